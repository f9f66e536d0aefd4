"""The positional negotiator."""

from grader.deal.issue import Package
from grader.players.base import Person
from grader.table.history import History
from grader.table.session import Seat


class Positional(Person):
    """The ordinary person: takes the pie as fixed, keeps its reasons to itself, and gives ground on every issue alike.

    Source: fixed-pie perception (Bazerman & Neale 1983; Thompson & Hastie 1990) with time-dependent concessions.
    Among equal offers it chooses honestly: choosing tells, and costs nothing to say.
    """

    name = "positional"
    start = 96
    end = 8

    def propose(self, seat: Seat, history: History) -> Package:
        """On every issue the worst own option that still keeps the share of it now held out for."""
        own = seat.party.preferences
        share = self.level(seat, history) * 100 // own.best
        package = {}
        for issue in own.points:
            options = own.options(issue)
            top, bottom = max(options.values()), min(options.values())
            enough = [o for o, value in options.items() if (value - bottom) * 100 >= (top - bottom) * share]
            package[issue] = min(enough, key=lambda o, options=options: options[o])  # type: ignore[misc]
        return package
