"""The collaborator."""

from grader.deal.frontier import frontier
from grader.deal.issue import Package
from grader.players.base import Person, next_order, reason, shared
from grader.players.beliefs import SCALE, beliefs
from grader.table.history import History
from grader.table.moves import Decline, Disclose, Move, Say
from grader.table.session import Seat


class Collaborator(Person):
    """Returns what is shared, picks the best of several offers for itself, and looks for packages that help both.

    It knows only what was said or shown: to a silent partner it gives ground like anybody else, because without news it
    believes that you care about the same things (Thompson & Hastie 1990). It answers one question unasked-for, then
    waits for yours: reciprocity in disclosure (Thompson 1991).
    """

    name = "collaborator"
    start = 90
    end = 25

    def propose(self, seat: Seat, history: History) -> Package:
        """Of the packages worth holding out for, the one with the best product of own gain and believed gain to you.

        Your walk-away is not known; it is taken to be as far from your best as one's own.
        """
        own = seat.party.preferences
        level = self.level(seat, history)
        believed = beliefs(seat, history).mean()
        least = SCALE * own.reservation // own.best
        points = frontier(own, believed)
        worth = [p for p in points if p.own >= level] or [points[-1]]
        return max(worth, key=lambda p: ((p.own - own.reservation) * max(0, p.other - least), -p.own)).package

    def answer(self, seat: Seat, history: History, issue: str | None) -> Move:
        """One fact for each fact, and one in advance."""
        given, received = shared(history, seat)
        if given > received:
            return Decline()
        return Disclose(reason(seat, issue)) if issue is not None else self.hear(seat, history)

    def hear(self, seat: Seat, history: History) -> Move:
        """Something new is answered in kind, while there is something left to tell."""
        given, received = shared(history, seat)
        order = next_order(seat, history)
        return Disclose(order) if given <= received and order is not None else Say("...")
