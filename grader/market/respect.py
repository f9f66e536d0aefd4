"""How a negotiation felt to the other side, read off the moves: never off points, and never off the words.

Why it is counted apart from points: how people feel after a negotiation falls into the result, the self, the process and
the relationship, and predicted later choices of whom to negotiate with better than the economic result did (Curhan,
Elfenbein & Xu 2006); feelings after a first negotiation predicted the wish to meet again, which the economic result did
not (Curhan, Elfenbein & Eisenkraft 2010). Both asked people. That these moves carry the feeling, and how much each
counts, are assumptions of ours: nobody has measured it move by move.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from attrs import frozen

from grader.market.treatment import Sides, asked_again, far, last_word, named, nearer
from grader.table.history import asks, ended, packages_of, rounds_used, standing
from grader.table.moves import Accept, Decline, Disclose, EqualOffers, Move, Say, WalkAway
from grader.table.session import Session

WEIGHTS: Mapping[str, float] = {"answered": 2, "returned": 1, "consulted": 1, "heeded": 1, "moved": 2, "stayed": 3}
"""How much each sign counts, beside one part of "neither well nor badly"; assumptions."""
NEUTRAL = 0.5
"""What somebody feels to whom nothing was done either way."""
_REASON, _REMARK, _EMPTY = 0.7, 0.5, 0.2
"""What an answer that gives no fact is worth: a stated reason, a remark, an empty answer or none; a fact is worth 1."""


@frozen
class Sign:
    """One thing that the other side will remember about how they were treated.

    Attributes:
        name: a key of `WEIGHTS`.
        value: from 0, badly, to 1, well.
        why: what was seen, as a sentence.
    """

    name: str
    value: float
    why: str


def signs(session: Session, seat: str | None = None) -> tuple[Sign, ...]:
    """What one side will remember of how the other treated it; only what there was an occasion for.

    Args:
        session: a negotiation that has ended.
        seat: id of the party whose feeling is asked for; the counterpart if None.
    """
    sides = Sides(session.case, session.history, seat or session.case.them.id)
    return tuple(sign for read in _READINGS if (sign := read(sides)) is not None)


def felt(found: Iterable[Sign], weights: Mapping[str, float] = WEIGHTS) -> float:
    """Felt respect, 0 to 1: the weighted mean of the signs and of one part of neither."""
    found = tuple(found)
    total = NEUTRAL + sum(weights[sign.name] * sign.value for sign in found)
    return total / (1 + sum(weights[sign.name] for sign in found))


def _answered(sides: Sides) -> Sign | None:
    """Their questions: answered, declined with a reason, or met with nothing."""
    worth = [
        _worth(answer.move)
        for question, answer in pairwise(sides.history)
        if question.seat == sides.me and asks(question.move)
    ]
    if not worth:
        return None
    return Sign("answered", sum(worth) / len(worth), f"They asked {_times(len(worth))}.")


def _worth(answer: Move) -> float:
    match answer:
        case Disclose() | Accept():
            return 1.0
        case Decline(str()):
            return _REASON
        case Say():
            return _REMARK
        case Decline() | WalkAway():
            return 0.0
    return _EMPTY


def _returned(sides: Sides) -> Sign | None:
    """Facts for facts; to be told something first is to be trusted."""
    theirs, yours = len(sides.facts(mine=True)), len(sides.facts(mine=False))
    if not theirs and not yours:
        return None
    value = min(1.0, yours / theirs) if theirs else 1.0
    return Sign("returned", value, f"They told {_things(theirs)}, you told {_things(yours)}.")


def _consulted(sides: Sides) -> Sign | None:
    """Whether anybody wanted to know what suits them: by a question, or by offers to choose from."""
    yours = sides.moves(mine=False)
    if any(isinstance(move, EqualOffers) for move in yours):
        return Sign("consulted", 1.0, "They were given a choice.")
    if any(asks(move) for move in yours):
        return Sign("consulted", 1.0, "They were asked about their side.")
    return Sign("consulted", 0.0, "Nobody asked what suits them.")


def _heeded(sides: Sides) -> Sign | None:
    """How near your last word came to what they first asked for, on the issues they said matter."""
    issues = named(sides)
    first = next((p[0] for m in sides.moves(mine=True) if (p := packages_of(m))), None)
    last = last_word(sides)
    if not issues or first is None or not last:
        return None
    apart = [min(far(sides.case, issue, p, first) for p in last) for issue in issues]
    return Sign("heeded", 1 - sum(apart) / len(apart), f"They named {_things(len(issues))} that matter to them.")


def _moved(sides: Sides) -> Sign | None:
    """Of the steps you could have made towards them, the part you made; the same demand or question again is none.

    A step of any size counts. Small concessions anger people by what they withhold, less by not being returned in kind
    (Collabra: Psychology 9, 88929, 2023, on impasses), and what was withheld shows in how good the deal was.
    """
    steps = []
    for place, turn in enumerate(sides.history):
        if turn.seat == sides.me:
            continue
        before = sides.history[:place]
        if isinstance(turn.move, Accept):
            steps.append(True)
        elif packages_of(turn.move) and standing(before, turn.seat):
            steps.append(nearer(sides.case, before, turn))
        elif asked_again(before, turn):
            steps.append(False)
    if not steps:
        return None
    return Sign("moved", sum(steps) / len(steps), f"You came nearer in {sum(steps)} of {len(steps)} steps.")


def _stayed(sides: Sides) -> Sign | None:
    """Whether you left them sitting there; to part at the deadline is no walk-out."""
    last = sides.history[-1]
    early = rounds_used(sides.history, sides.case.learner) < sides.case.rounds
    if ended(sides.history) and isinstance(last.move, WalkAway) and last.seat != sides.me and early:
        return Sign("stayed", 0.0, "You walked out before time was up.")
    return None


_READINGS: tuple[Callable[[Sides], Sign | None], ...] = (_answered, _returned, _consulted, _heeded, _moved, _stayed)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _things(count: int) -> str:
    return {0: "nothing", 1: "one thing"}.get(count, f"{count} things")
