"""The first thing the other side did that tells kinds of people apart: what it was and when, never what kind they are.

Read off the moves and the learner's own points. A sign is a reason to look again; one of them proves nothing.
"""

from grader.deal.case import Case
from grader.deal.issue import Package
from grader.debrief.wording import fact_clause
from grader.table.history import History, asks, packages_of, rounds_used, standing
from grader.table.moves import MUST_CHECK, Decline, Disclose, Evade, Offer, Order, SendUp, Why
from grader.table.session import Session

MUCH = 1 / 3
"""Share of an issue, from its worst to its best end for the learner, that both halves of a trade must move; an assumption.

Smaller steps to and fro are rounding: people who give ground on every issue alike make them too.
"""


def first_sign(session: Session) -> str | None:
    """The first sign as a sentence or two, or None where there was none.

    Signs are a fact returned for a fact or a question, a trade in place of a demand, pressing on where you had just
    given, an answer that says nothing, and "I'd have to check".
    """
    case, history = session.case, session.history
    for place in range(1, len(history)):
        if history[place].seat != case.learner:
            deed = _deed(case, history, place)
            if deed:
                when = max(1, rounds_used(history[:place], case.learner))  # a remark takes no round
                return f"The first sign of how {case.them.name} negotiates came in round {when}: {deed}."
    return None


def _deed(case: Case, history: History, place: int) -> str:
    """What this turn of theirs showed, as a clause; empty for most turns."""
    before = history[place - 1].move
    match history[place].move:
        case Evade():
            return "you asked, and got an answer with nothing in it"
        case Decline(reason) if reason == MUST_CHECK:
            return "you asked, and they would have had to check with somebody"
        case Disclose(Order() | Why() as fact) if not _echo(fact, history[:place], case.learner):
            did = "asked" if asks(before) else "told them something"
            return f"you {did}, and they {fact_clause(case, case.them.id, fact)}"
        case Offer(package) if not isinstance(before, SendUp):
            return _move_of_package(case, history, place, package)
    return ""


def _echo(fact: Order | Why, history: History, me: str) -> bool:
    """Whether they name as theirs the issue that the learner named before: that tells nothing, either way."""
    told = [t.move.fact for t in history if t.seat == me and isinstance(t.move, Disclose)]
    return isinstance(fact, Order) and any(isinstance(mine, Order) and mine.more == fact.more for mine in told)


def _move_of_package(case: Case, history: History, place: int, package: Package) -> str:
    """Whether an offer of theirs trades, or presses where the learner has just given."""
    earlier = standing(history[:place], case.them.id)
    if len(earlier) != 1:
        return ""
    steps = _steps(case, earlier[0], package)
    labels = {issue.id: issue.label.lower() for issue in case.issues}
    up, down = max(steps, key=steps.__getitem__), min(steps, key=steps.__getitem__)
    if _share(case, up, steps[up]) > MUCH and _share(case, down, -steps[down]) > MUCH:
        return f"they came towards you on {labels[up]} and asked for more on {labels[down]} in return"
    given = _just_given(case, history[:place])
    if given is None or steps[up] > 0:
        return ""
    mine = packages_of(history[place - 1].move)[0]
    points = case.you.preferences.points[given]
    if points[package[given]] < points[mine[given]]:
        return f"you had just given on {labels[given]}, and they asked for more of it and gave nothing"
    return ""


def _just_given(case: Case, history: History) -> str | None:
    """The issue on which the learner's last offer gave most since the one before; None if it gave nothing."""
    me = case.learner
    if not isinstance(history[-1].move, Offer):
        return None
    earlier = standing(history[:-1], me)
    if len(earlier) != 1:
        return None
    steps = _steps(case, earlier[0], history[-1].move.package)
    most = min(steps, key=steps.__getitem__)
    return most if steps[most] < 0 else None


def _steps(case: Case, before: Package, after: Package) -> dict[str, int]:
    """Points the learner gains on each issue from one package to another."""
    points = case.you.preferences.points
    return {issue: points[issue][after[issue]] - points[issue][before[issue]] for issue in points}


def _share(case: Case, issue: str, step: int) -> float:
    points = case.you.preferences.points[issue].values()
    return step / max(1, max(points) - min(points))
