"""Learners who share, with and without stopping."""

from typing import ClassVar

from grader.deal.frontier import frontier
from grader.deal.issue import Package
from grader.players import telling
from grader.players.beliefs import beliefs
from grader.players.collaborator import Collaborator
from grader.players.conceding import evenly
from grader.table.history import History
from grader.table.moves import Ask, Decline, Disclose, Evade, Fact, Floor, Move
from grader.table.session import Seat


class Discloser(Collaborator):
    """Shares one thing and asks for one; goes on only if it is returned, and then looks for what helps both.

    Structured reciprocal disclosure: a credibility test and an exchange in one (Thompson 1991 on the exchange).

    Attributes:
        items: what is shared, in order: ``order``, ``why``, ``limit``, ``floor``; by default two orders.
        stops: whether a refusal or an empty answer ends the sharing.
    """

    name = "discloser"
    items: ClassVar[tuple[str, ...]] = ("order", "order")
    stops: ClassVar[bool] = True

    def respond(self, seat: Seat, history: History) -> Move:
        """Take what is good enough, share what is next, then bargain."""
        if seat.elapsed(history) < seat.rounds:
            taken = self.good_enough(seat, history)
            if taken is not None:
                return taken
            made = sum(t.seat == seat.party.id and isinstance(t.move, Disclose | Ask) for t in history)
            if made < len(self.items) and not (self.stops and refused(seat, history)):
                fact = self.next_fact(seat, history, self.items[made])
                if fact is not None:
                    return Disclose(fact, ask=True)
        return super().respond(seat, history)

    def next_fact(self, seat: Seat, history: History, item: str) -> Fact | None:
        """The next fact of this kind, or None if there is none left."""
        match item:
            case "order":
                return telling.next_order(seat, history)
            case "why":
                return telling.next_reason(seat, history)
            case "limit":
                return telling.next_limit(seat, history)
        return Floor(least(seat, history))


class OpenHanded(Discloser):
    """Goes on sharing whatever comes back: collaborative because it has decided to be."""

    name = "open"
    items = ("order", "why", "order", "why")
    stops = False


def least(seat: Seat, history: History) -> Package:
    """The least it could sign: of the packages worth its walk-away or more, the one that costs the other side least."""
    own = seat.party.preferences
    points = [p for p in frontier(own, beliefs(seat, history).mean()) if p.own >= own.reservation]
    return points[0].package if points else evenly(seat, own.reservation)


def refused(seat: Seat, history: History) -> bool:
    """Whether the other side has refused an answer or given an empty one. "You first" is no refusal, nor "I must check"."""
    return any(turn.seat != seat.party.id and turn.move in (Decline(), Evade()) for turn in history)
