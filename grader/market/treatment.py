"""A negotiation as one of its sides saw it: what they named, what they asked for, and whether the other came nearer."""

from itertools import pairwise

from attrs import frozen

from grader.deal.case import Case
from grader.deal.issue import Package
from grader.table.history import History, Turn, packages_of, standing
from grader.table.moves import Accept, Ask, Decline, Disclose, Evade, Fact, Mandate, Move, Order, Why


@frozen
class Sides:
    """A finished negotiation, seen by one of its sides.

    Attributes:
        case: the deal.
        history: everything that happened.
        me: id of the side whose feeling is asked for.
    """

    case: Case
    history: History
    me: str

    def moves(self, *, mine: bool) -> list[Move]:
        """What this side did, or the other."""
        return [turn.move for turn in self.history if (turn.seat == self.me) is mine]

    def facts(self, *, mine: bool) -> list[Fact]:
        """What this side told, or the other, each once; who may decide is no fact of this kind."""
        told = [m.fact for m in self.moves(mine=mine) if isinstance(m, Disclose) and not isinstance(m.fact, Mandate)]
        return [fact for place, fact in enumerate(told) if fact not in told[:place]]


def named(sides: Sides) -> list[str]:
    """The issues they have said something about: by an order, or by a reason."""
    found: dict[str, None] = {}
    for fact in sides.facts(mine=True):
        match fact:
            case Order(more, _):
                found[more] = None
            case Why(interest):
                served = sides.case.party(sides.me).interest(interest).satisfies
                found[max(served, key=lambda issue: max(served[issue].values()) - min(served[issue].values()))] = None
    return list(found)


def last_word(sides: Sides) -> tuple[Package, ...]:
    """What you last offered, or accepted."""
    for place in range(len(sides.history) - 1, -1, -1):
        turn = sides.history[place]
        if turn.seat != sides.me:
            if isinstance(turn.move, Accept):
                return (standing(sides.history[:place], sides.me)[turn.move.which],)
            if packages_of(turn.move):
                return packages_of(turn.move)
    return ()


def asked_again(before: History, turn: Turn) -> bool:
    """Whether this question was refused or evaded before."""
    return isinstance(turn.move, Ask) and any(
        question.move == turn.move and isinstance(answer.move, Evade | Decline) and answer.move != Decline("you_first")
        for question, answer in pairwise(before)
    )


def nearer(case: Case, before: History, turn: Turn) -> bool:
    """Whether an offer lies nearer than the one before it to what they ask for now, on some issue."""
    asked, previous = standing(before, case.opposite(turn.seat).id), standing(before, turn.seat)
    if not asked:
        return True
    return any(
        min(far(case, issue.id, new, p) for p in asked)
        < min(far(case, issue.id, old, p) for old in previous for p in asked)
        for issue in case.issues
        for new in packages_of(turn.move)
    )


def far(case: Case, issue_id: str, one: Package, other: Package) -> float:
    """Distance of two packages on an issue, as a share of its list; to an option nobody had listed, one step."""
    options = case.issue(issue_id).options
    listed = [option.id for option in options if not option.opened_by]
    here, there = one[issue_id], other[issue_id]
    if here == there:
        return 0.0
    steps = abs(listed.index(here) - listed.index(there)) if here in listed and there in listed else 1
    return steps / max(1, len(listed) - 1)
