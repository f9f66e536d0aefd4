"""One thing to try next time: the first rule that fits what happened, with this deal's contents in it."""

from collections.abc import Callable

from attrs import frozen

from grader.deal.frontier import best_joint, frontier
from grader.deal.issue import Package
from grader.debrief.ledger import Entry, ledger
from grader.debrief.process import EQUAL_WITHIN, equal_sets
from grader.debrief.trades import Trade
from grader.debrief.value import Worth
from grader.debrief.wording import joined
from grader.table.moves import YOU_FIRST, Decline, Offer
from grader.table.session import Session

HIGHER = 5
"""Points by which a higher target lies above what was signed."""
APART = 5
"""Points by which packages may differ before they count as far apart."""
ALIKE = 3
"""Issues on which ground was given before it counts as giving on everything alike."""


@frozen
class Course:
    """What happened, as the rules look at it.

    Attributes:
        session: finished.
        worth: of the deal, or None without one.
        trades: still open in it.
        better: an offer of theirs that was better for the learner than what was signed and no worse for them, with its
            round; or None.
        entries: what was given and received.
    """

    session: Session
    worth: Worth | None
    trades: tuple[Trade, ...]
    better: tuple[Package, int] | None
    entries: tuple[Entry, ...]

    def may(self, kind: str) -> bool:
        """Whether a kind of move was on the table."""
        return self.session.unlocked is None or kind in self.session.unlocked

    @property
    def offers(self) -> list[Package]:
        """The learner's single offers, in order."""
        case = self.session.case
        return [t.move.package for t in self.session.history if t.seat == case.learner and isinstance(t.move, Offer)]


def to_try(
    session: Session, worth: Worth | None, trades: tuple[Trade, ...], better: tuple[Package, int] | None = None
) -> str:
    """One sentence or two on what to do differently next time; empty while the negotiation is open."""
    if not session.over:
        return ""
    course = Course(session, worth, trades, better, ledger(session))
    return next(sentence for rule in RULES if (sentence := rule(course)))


def signed_too_low(course: Course) -> str:
    """A deal below the own alternative."""
    if course.worth is None or course.worth.above_own_floor:
        return ""
    floor = course.session.case.you.preferences.reservation
    return (
        f"Before you sign, set the package beside your walk-away: this one was worth {course.worth.own} to you, "
        f"and you would have left below {floor}."
    )


def nothing_was_there(course: Course) -> str:
    """No deal, and no package that both would have taken."""
    case = course.session.case
    if course.worth is not None or best_joint(case.you.preferences, case.them.preferences) is not None:
        return ""
    return "Find out sooner that there is nothing to be had: in the first round, ask what they can't move on."


def left_without_a_deal(course: Course) -> str:
    """No deal, where there was one to be had."""
    if course.worth is not None:
        return ""
    floor, them = course.session.case.you.preferences.reservation, course.session.case.them.name
    left = course.session.history[-1].seat == course.session.case.learner
    return (
        f"Before {'you leave' if left else f'{them} leaves'}, put down one package worth a little more to you than your "
        f"walk-away of {floor}, and ask what would have to change in it for a yes."
    )


def let_a_better_one_go(course: Course) -> str:
    """They had offered more than what was signed."""
    if course.better is None:
        return ""
    package, when = course.better
    words = course.session.case.in_words(package)
    return (
        f"Note the best offer you have heard. Before you sign a worse one, ask for that of round {when} again: {words}."
    )


def sets_far_apart(course: Course) -> str:
    """Several offers that were not equal to the learner."""
    apart = [found for found in equal_sets(course.session) if found.spread > APART]
    if not apart:
        return ""
    values = joined([str(value) for value in apart[-1].values], "and")
    return (
        f"Bring packages closer together before you put them down: yours were worth {values} to you, and a choice among "
        f"them costs you something. Move one issue by a step until they lie within {EQUAL_WITHIN} points."
    )


def asked_nothing(course: Course) -> str:
    """Trades were left, and the learner never asked what matters to the other side."""
    if not course.trades or not course.may("ask") or any(e.mine and e.answer is not None for e in course.entries):
        return ""
    labels = joined([issue.label.lower() for issue in course.session.case.listed.issues], "or")
    return f"Before your second offer, ask {course.session.case.them.name} which matters most to them: {labels}."


def was_told_you_first(course: Course) -> str:
    """A question came back with "you first", and the learner shared nothing."""
    case, history = course.session.case, course.session.history
    refused = any(turn.seat != case.learner and turn.move == Decline(YOU_FIRST) for turn in history)
    if not refused or not course.may("disclose") or any(entry.mine and entry.told for entry in course.entries):
        return ""
    ranking = case.listed.you.preferences.ranking()
    more, less = (case.issue(issue).label.lower() for issue in (ranking[0], ranking[-1]))
    return (
        f"When {case.them.name} says “you first”, tell one thing and ask for the same back: that {more} matters more to "
        f"you than {less}. The order gives away no number."
    )


def gave_on_everything(course: Course) -> str:
    """Ground given on issue after issue, and nothing asked in return, though there was a trade."""
    offers, case = course.offers, course.session.case
    if not course.trades or len(offers) < 2:
        return ""
    points = case.you.preferences.points
    steps = {issue: points[issue][offers[-1][issue]] - points[issue][offers[0][issue]] for issue in points}
    given = [case.issue(issue).label.lower() for issue, step in steps.items() if step < 0]
    if len(given) < min(ALIKE, len(points)) or max(steps.values()) > 0:
        return ""
    return (
        f"Your last offer gave more than your first on {joined(given, 'and')}, and asked for nothing more. Next time give on "
        f"one of them and ask for another in the same offer{_for_instance(course)}."
    )


def left_a_trade(course: Course) -> str:
    """A trade still open, as a question."""
    if not course.trades:
        return ""
    case, table = course.session.case, course.session.table
    give, get = _halves(course, course.trades[0])
    for issue, option in course.trades[0].changes.items():
        if all(known.id != option for known in table.issue(issue).options):
            label = case.issue(issue).label.lower()
            return (
                f"Ask what lies behind {label} for them, and say what it is for you: an option that nobody listed comes "
                "up that way."
            )
    if give and get:
        return f"Put the trade as a question: “If you had {give}, could I have {get}?”"
    return (
        f"Put it as a question: “Would {give} help you?”"
        if give
        else f"Put it as a question: “Would {get} do for you too?”"
    )


def aim_higher(course: Course) -> str:
    """Nothing was left for both: what is left is a higher target."""
    case, deal = course.session.case, course.session.deal
    assert deal is not None
    mine, theirs = case.you.preferences, case.them.preferences
    own = mine.value(deal)
    higher = [p for p in frontier(mine, theirs) if p.own >= own + HIGHER and p.other >= theirs.reservation]
    if not higher:
        used = case.rounds - course.session.rounds_left
        return f"There was hardly more to be had for you. See whether you get there sooner: you used {used} of {case.rounds} rounds."
    point = min(higher, key=lambda p: p.own)
    return (
        f"Try for a higher target: {case.in_words(point.package)} would have been worth {point.own} to you, and still "
        f"better for {case.them.name} than no deal."
    )


RULES: tuple[Callable[[Course], str], ...] = (
    signed_too_low,
    nothing_was_there,
    left_without_a_deal,
    let_a_better_one_go,
    sets_far_apart,
    asked_nothing,
    was_told_you_first,
    gave_on_everything,
    left_a_trade,
    aim_higher,
)
"""Conditions with their sentences, the most costly first. The last one always fits a deal."""


def _halves(course: Course, trade: Trade) -> tuple[str, str]:
    """What the learner would give and what they would get, in words; either may be empty."""
    case, deal = course.session.case, course.session.deal
    assert deal is not None
    points = case.you.preferences.points
    labels: dict[bool, list[str]] = {True: [], False: []}
    for issue, option in trade.changes.items():
        labels[points[issue][option] < points[issue][deal[issue]]].append(case.issue(issue).option(option).label)
    return joined(labels[True], "and"), joined(labels[False], "and")


def _for_instance(course: Course) -> str:
    give, get = _halves(course, course.trades[0])
    known = course.session.table
    listed = all(
        any(o.id == option for o in known.issue(issue).options) for issue, option in course.trades[0].changes.items()
    )
    return f", such as {give} for {get}" if give and get and listed else ""
