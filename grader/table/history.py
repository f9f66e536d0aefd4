"""What has been said and done so far, and what can be read off it."""

from attrs import frozen

from grader.deal.issue import Package
from grader.table.moves import Accept, Ask, Disclose, EqualOffers, Move, Offer, Say, SendUp, WalkAway, Why


@frozen
class Turn:
    """One move by one side.

    Attributes:
        seat: id of the party that moved.
        move: what it did.
        words: what it said; never compared, never needed.
    """

    seat: str
    move: Move
    words: str = ""


History = tuple[Turn, ...]


def packages_of(move: Move) -> tuple[Package, ...]:
    """The packages a move puts on the table; none for most moves."""
    if isinstance(move, Offer) or isinstance(move, SendUp):  # noqa: SIM101 - asked at every turn of every history
        return (move.package,)
    return move.packages if isinstance(move, EqualOffers) else ()


def standing(history: History, seat: str) -> tuple[Package, ...]:
    """What this seat last put on the table and the other side may still accept."""
    for turn in reversed(history):
        if turn.seat == seat and packages_of(turn.move):
            return packages_of(turn.move)
    return ()


def last_move(history: History, seat: str) -> Move | None:
    """The latest move of this seat, or None."""
    return next((turn.move for turn in reversed(history) if turn.seat == seat), None)


def rounds_used(history: History, seat: str) -> int:
    """Rounds this seat has used: one for each move but remarks, two for a package sent upstairs."""
    return sum([rounds_of(turn.move) for turn in history if turn.seat == seat])


def rounds_of(move: Move) -> int:
    """Rounds a move takes."""
    return 0 if isinstance(move, Say) else 1 + isinstance(move, SendUp)


def asks(move: Move | None) -> bool:
    """Whether a move asks the other side something."""
    return isinstance(move, Ask) or (isinstance(move, Disclose) and move.ask)


def voiced(history: History) -> frozenset[str]:
    """The interests, as ``party.interest``, that somebody has voiced: what opens options nobody listed."""
    return frozenset(
        f"{turn.seat}.{turn.move.fact.interest}"
        for turn in history
        if isinstance(turn.move, Disclose) and isinstance(turn.move.fact, Why)
    )


def agreement(history: History) -> Package | None:
    """The package that was agreed, or None."""
    if history and isinstance(history[-1].move, Accept):
        other = next(turn.seat for turn in reversed(history) if turn.seat != history[-1].seat)
        return standing(history[:-1], other)[history[-1].move.which]
    return None


def ended(history: History) -> bool:
    """Whether somebody accepted or left."""
    return bool(history) and isinstance(history[-1].move, Accept | WalkAway)
