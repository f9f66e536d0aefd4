"""How a deal came about: what was shared, asked, offered, and what moved whom. Read off the moves, never off the words."""

from attrs import frozen

from grader.deal.issue import Package
from grader.table.moves import Ask, Disclose, EqualOffers, Offer, Prefer
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
        following = next((m for m in later if isinstance(m, Offer | EqualOffers)), None)
        sets.append(
            EqualSet(
                turn.move.packages,
                tuple(own.value(p) for p in turn.move.packages),
                getattr(answer, "which", None),
                following.package if isinstance(following, Offer) else None,
            )
        )
    return tuple(sets)


def shared_and_told(session: Session) -> tuple[int, int]:
    """Facts the learner shared, and facts the other side told."""
    seats = [turn.seat for turn in session.history if isinstance(turn.move, Disclose)]
    mine = sum(seat == session.case.learner for seat in seats)
    return mine, len(seats) - mine


def asked(session: Session) -> int:
    """Questions the learner put, with or without sharing first."""
    mine = [turn.move for turn in session.history if turn.seat == session.case.learner]
    return sum(isinstance(m, Ask) or (isinstance(m, Disclose) and m.ask) for m in mine)


def process_lines(session: Session) -> list[str]:
    """The course of the negotiation in a few sentences."""
    case = session.case
    used = case.rounds - session.rounds_left
    lines = [f"You used {used} of {case.rounds} rounds."]
    questions = asked(session)
    mine, theirs = shared_and_told(session)
    if mine or theirs or questions:
        lines.append(f"You asked {_times(questions)} and shared {_things(mine)}; they told you {_things(theirs)}.")
    else:
        lines.append("You asked nothing and shared nothing; neither did they.")
    for equal in equal_sets(session):
        values = ", ".join(map(str, equal.values))
        verdict = "close enough to be equal" if equal.spread <= EQUAL_WITHIN else f"{equal.spread} points apart"
        chosen = "" if equal.chosen is None else f" They pointed at the one worth {equal.values[equal.chosen]}."
        lines.append(
            f"You put {_word(len(equal.packages))} packages down at once, worth {values} to you: {verdict}.{chosen}"
        )
    if not any(isinstance(t.move, EqualOffers | Prefer) for t in session.history):
        single = sum(isinstance(t.move, Offer) and t.seat == case.learner for t in session.history)
        taken = session.deal is not None and session.history[-1].seat != case.learner
        refused = single - taken
        if refused > 1:
            lines.append(f"You made {_word(single)} single offers; {_word(refused)} were refused.")
    return lines


_WORDS = ("nothing", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _word(count: int) -> str:
    return _WORDS[count] if 0 < count < len(_WORDS) else str(count)


def _times(count: int) -> str:
    return {0: "nothing", 1: "once", 2: "twice"}.get(count, f"{_word(count)} times")


def _things(count: int) -> str:
    return {0: "nothing", 1: "one thing"}.get(count, f"{_word(count)} things")
