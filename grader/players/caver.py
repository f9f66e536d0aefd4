"""The learner who caves in."""

from grader.deal.issue import Package
from grader.players.base import Person
from grader.players.conceding import evenly
from grader.table.history import History
from grader.table.session import Seat


class Caver(Person):
    """Gives in early to keep the peace: near its walk-away by half-time, and glad of anything above it.

    Source: unmitigated communion and early capitulation (Amanatullah, Morris & Curhan 2008); the pace is an assumption.
    """

    name = "caver"
    start = 80
    end = 5

    def level(self, seat: Seat, history: History) -> int:
        """Twice as fast down as anybody else."""
        own = seat.party.preferences
        end = own.reservation + (own.best - own.reservation) * self.end // 100
        passed = min(2 * seat.elapsed(history), seat.rounds)
        first = own.best * self.start // 100
        return first - (first - end) * passed // seat.rounds

    def propose(self, seat: Seat, history: History) -> Package:
        """Everywhere the same share of what it could want, less each time."""
        return evenly(seat, self.level(seat, history))
