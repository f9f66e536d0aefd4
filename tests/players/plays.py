"""Behaviour as a readable list: what the learner does, and what is done in return."""

from collections.abc import Sequence

from grader.deal import Case, Package
from grader.players import player
from grader.table import History, Move, Session


def plays(
    who: str,
    *,
    case: Case | str = "first-minute",
    moves: Sequence[Move],
    replies: Sequence[Move | type],
    seed: str = "s",
) -> Session:
    """Play these moves against this player and expect these replies; a reply may be just a kind of move.

    >>> plays("positional", moves=[Ask()], replies=[Decline()])
    """
    session = Session(Case.load(case) if isinstance(case, str) else case, player(who), seed)
    for move, expected in zip(moves, replies, strict=True):
        answer = session.play(move)
        made = answer.move if answer is not None else None
        matches = isinstance(made, expected) if isinstance(expected, type) else made == expected
        assert matches, f"{who}, asked {move}: expected {expected}, did {made}"
    return session


def best_for(case: Case, party: str) -> Package:
    """The package this party would write for itself alone."""
    own = case.party(party).preferences
    return {issue: max(own.options(issue), key=own.points[issue].__getitem__) for issue in own.points}


def offers_of(history: History, seat: str) -> list[Package]:
    """The single packages a side has offered, in order."""
    return [turn.move.package for turn in history if turn.seat == seat and hasattr(turn.move, "package")]
