"""How a deal came about: what was shared, asked, offered, and what moved whom. Read off the moves, never off the words."""

from itertools import pairwise

from attrs import frozen

from grader.deal.issue import Package
from grader.debrief.deeds import AGAINST
from grader.debrief.first_sign import first_sign
from grader.debrief.ledger import DECLINED, EMPTY, OPEN, PASSED_OVER, REFUSED, RETURNED, Entry, ledger
from grader.debrief.opening import openings
from grader.debrief.wording import joined
from grader.table.history import packages_of, rounds_used
from grader.table.moves import Accept, Disclose, EqualOffers, Floor, Offer, Prefer, SendUp
from grader.table.session import Session

EQUAL_WITHIN = 2
"""Points by which equal offers may differ and still be called equal."""


@frozen
class EqualSet:
    """Several offers put on the table at once, and what came of them.

    Attributes:
        packages: as offered.
        values: points of each to the learner's side.
        chosen: place of the one the other side preferred or took, or None.
        next_offer: the learner's next own package, or None.
    """

    packages: tuple[Package, ...]
    values: tuple[int, ...]
    chosen: int | None
    next_offer: Package | None

    @property
    def spread(self) -> int:
        """Points between the most and the least valuable."""
        return max(self.values) - min(self.values)


def equal_sets(session: Session) -> tuple[EqualSet, ...]:
    """Every set of equal offers the learner made, in order."""
    own, me = session.case.you.preferences, session.case.learner
    sets = []
    for place, turn in enumerate(session.history):
        if turn.seat != me or not isinstance(turn.move, EqualOffers):
            continue
        after = session.history[place + 1 :]
        answer = after[0].move if after else None
        later = (t.move for t in after if t.seat == me)
        following = next((m for m in later if isinstance(m, Offer | EqualOffers | SendUp)), None)
        sets.append(
            EqualSet(
                turn.move.packages,
                tuple(own.value(p) for p in turn.move.packages),
                getattr(answer, "which", None),
                following.package if isinstance(following, Offer | SendUp) else None,
            )
        )
    return tuple(sets)


def process_lines(session: Session) -> list[str]:
    """The course of the negotiation in a few sentences."""
    entries = ledger(session)
    return [
        f"You used {session.case.rounds - session.rounds_left} of {session.case.rounds} rounds.",
        *_said(entries),
        *_floors(session),
        *_offered(session),
        *_after_refusals(session),
        *_upstairs(session),
        *_unlisted(session),
        *_first_sign(session),
    ]


def _said(entries: tuple[Entry, ...]) -> list[str]:
    """What was asked, shared and told, what came of the questions, and what deeds speak against."""
    if not entries:
        return ["You asked nothing and shared nothing; neither did they."]
    mine = [entry for entry in entries if entry.mine]
    answers = [entry.answer for entry in mine if entry.answer is not None]
    shared, told = sum(e.told for e in mine), sum(e.told for e in entries if not e.mine)
    lines = [f"You asked {_times(len(answers))} and shared {things(shared)}; they told you {things(told)}."]
    counts = [(answers.count(kind), words) for kind, words in _ANSWERS.items()]
    if len(answers) > answers.count(RETURNED):
        came = joined([f"{_word(count)} {words}" for count, words in counts if count], "and")
        lines.append(f"What came of your questions: {came}.")
    return lines + [f"{e.who} {e.what}; their offers since speak against it." for e in entries if e.since == AGAINST]


def _floors(session: Session) -> list[str]:
    """Where the learner said what the least is that they could sign."""
    case, lines = session.case, []
    for place, turn in enumerate(session.history):
        if turn.seat == case.learner and isinstance(turn.move, Disclose) and isinstance(turn.move.fact, Floor):
            when = rounds_used(session.history[: place + 1], case.learner)
            value = case.you.preferences.value(turn.move.fact.package)
            lines.append(f"In round {when} you named the least you could sign, worth {value} to you.")
    return lines


def _offered(session: Session) -> list[str]:
    """Offers made, several at once or singly."""
    lines = []
    for equal in equal_sets(session):
        values = ", ".join(map(str, equal.values))
        verdict = "close enough to be equal" if equal.spread <= EQUAL_WITHIN else f"{equal.spread} points apart"
        chosen = "" if equal.chosen is None else f" They pointed at the one worth {equal.values[equal.chosen]}."
        lines.append(
            f"You put {_word(len(equal.packages))} packages down at once, worth {values} to you: {verdict}.{chosen}"
        )
    if not any(isinstance(t.move, EqualOffers | Prefer) for t in session.history):
        mine = [t.move for t in session.history if t.seat == session.case.learner]
        single = sum(isinstance(move, Offer) for move in mine)
        latest = next((move for move in reversed(mine) if packages_of(move)), None)
        taken = session.deal is not None and session.history[-1].seat != session.case.learner
        refused = single - (taken and isinstance(latest, Offer))
        if refused > 1:
            lines.append(
                f"You made {_word(single)} single offers; {'all' if refused == single else _word(refused)} were refused."
            )
    return lines


def _after_refusals(session: Session) -> list[str]:
    """What became of the learner's next offer each time one was refused: ground given, a trade, or neither."""
    own, me = session.case.you.preferences, session.case.learner
    offers = [place for place, turn in enumerate(session.history) if turn.seat == me and packages_of(turn.move)]
    came = []
    for earlier, later in pairwise(offers):
        if any(isinstance(session.history[place].move, SendUp) for place in (earlier, later)):
            continue
        if isinstance(session.history[earlier + 1].move, Prefer | Accept):
            continue
        before, after = (packages_of(session.history[place].move) for place in (earlier, later))
        if len(after) > 1:
            came.append(TOGETHER)
        elif len(before) == 1:
            steps = [own.points[issue][after[0][issue]] - own.points[issue][before[0][issue]] for issue in own.points]
            came.append(_KINDS_OF_STEP[min(steps) < 0, max(steps) > 0])
    if not came:
        return []
    if len(came) == 1:
        return [f"After a refusal you made one more offer, and {came[0]}."]
    if len(set(came)) == 1:
        return [f"After a refusal you made {_word(len(came))} more offers, and {came[0]} each time."]
    counts = [(came.count(kind), kind) for kind in (*_KINDS_OF_STEP.values(), TOGETHER)]
    parts = joined([f"in {_word(count)} you {kind}" for count, kind in counts if count], "and")
    return [f"After a refusal you made {_word(len(came))} more offers: {parts}."]


def _first_sign(session: Session) -> list[str]:
    sign = first_sign(session)
    return [sign] if sign is not None else []


def _upstairs(session: Session) -> list[str]:
    """Packages sent to whoever decides."""
    lines = []
    for turn, after in zip(session.history, session.history[1:], strict=False):
        if isinstance(turn.move, SendUp):
            came = "taken as it was" if isinstance(after.move, Accept) else "answered with another one"
            value = session.case.you.preferences.value(turn.move.package)
            lines.append(f"A package worth {value} to you went upstairs and was {came}.")
    return lines


def _unlisted(session: Session) -> list[str]:
    """Options that nobody had listed: which came onto the table, and, in the end, whether some did not."""
    case, history = session.case, session.history
    found = [
        (rounds_used(history[: place + 1], case.learner), opening.option.label)
        for place in range(len(history))
        for opening in openings(case, history, place)
    ]
    lines = [f"In round {when} an option came up that nobody had listed: {label}." for when, label in found]
    closed = sum(bool(o.opened_by) for issue in case.issues for o in issue.options) - len(found)
    if closed and session.over:
        more, plural, them = "more " if found else "", "s" if closed > 1 else "", "them" if closed > 1 else "it"
        lines.append(
            f"{_word(closed).title()} {more}option{plural} that nobody had listed never came up: "
            f"what would have opened {them} was not said."
        )
    return lines


_ANSWERS = {
    RETURNED: "returned",
    DECLINED: "declined with a reason",
    EMPTY: "answered emptily",
    REFUSED: "refused",
    PASSED_OVER: "passed over",
    OPEN: "still open",
}
_KINDS_OF_STEP = {
    (True, False): "gave way",
    (True, True): "gave one thing and asked for another",
    (False, False): "stayed where you were",
    (False, True): "asked for more",
}
"""By whether the learner's points fell on an issue, and whether they rose on one."""
TOGETHER = "put several packages down together"
_WORDS = ("nothing", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _word(count: int) -> str:
    return _WORDS[count] if 0 < count < len(_WORDS) else str(count)


def _times(count: int) -> str:
    return {0: "nothing", 1: "once", 2: "twice"}.get(count, f"{_word(count)} times")


def things(count: int) -> str:
    """How many things were told, in words."""
    return {0: "nothing", 1: "one thing"}.get(count, f"{_word(count)} things")
