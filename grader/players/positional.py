"""The positional negotiator."""

from grader.deal.issue import Package
from grader.players.base import Person
from grader.players.conceding import evenly
from grader.table.history import History
from grader.table.moves import Decline, Evade, Move
from grader.table.session import Seat


class Positional(Person):
    """The ordinary person: takes the pie as fixed, keeps its reasons to itself, and gives ground on every issue alike.

    Source: fixed-pie perception (Bazerman & Neale 1983; Thompson & Hastie 1990) with time-dependent concessions.
    Among equal offers it chooses honestly: choosing tells, and costs nothing to say. Asked what matters most, it says
    that all of it does; asked what can't be moved, it says so, since a limit is a position too.
    """

    name = "positional"
    start = 96
    end = 8

    def propose(self, seat: Seat, history: History) -> Package:
        """Everywhere the same share of what it could want."""
        return evenly(seat, self.level(seat, history))

    def tell_order(self, seat: Seat, history: History) -> Move:
        """First an empty answer, then none."""
        return Evade() if not _evaded(seat, history) else Decline()

    def tell_reason(self, seat: Seat, history: History, issue: str | None) -> Move:
        """The same: reasons are its own business."""
        return self.tell_order(seat, history)


def _evaded(seat: Seat, history: History) -> bool:
    return any(turn.seat == seat.party.id and isinstance(turn.move, Evade) for turn in history)
