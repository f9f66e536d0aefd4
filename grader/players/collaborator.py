"""The collaborator."""

from grader.deal.frontier import Point, best_point
from grader.deal.issue import Package
from grader.players import telling
from grader.players.base import Person
from grader.players.beliefs import beliefs
from grader.players.conceding import aspiration
from grader.table.history import History
from grader.table.moves import YOU_FIRST, Decline, Disclose, Fact, Floor, Limit, Move, Order, Say, Why
from grader.table.session import Seat


class Collaborator(Person):
    """Returns what is shared, picks the best of several offers for itself, and looks for packages that help both.

    It knows only what was said or shown: to a silent partner it gives ground like anybody else, because without news it
    believes that you care about the same things (Thompson & Hastie 1990). It answers one question unasked-for, then
    waits for yours: reciprocity in disclosure (Thompson 1991). What you could just about sign it takes for the place to
    share gains from, not for the price to pay.
    """

    name = "collaborator"
    start = 90
    end = 25

    def level(self, seat: Seat, history: History) -> int:
        """Points it holds out for now, whatever it knows of your walk-away."""
        own = seat.party.preferences
        end = own.reservation + (own.best - own.reservation) * self.end // 100
        return aspiration(own.best * self.start // 100, end, seat.elapsed(history), seat.rounds)

    def propose(self, seat: Seat, history: History) -> Package:
        """Of the packages worth holding out for, the one with the best product of own gain and believed gain to you."""
        return for_both(seat, history, self.level(seat, history)).package

    def tell_order(self, seat: Seat, history: History) -> Move:
        """One fact for each fact, and one in advance."""
        order = telling.next_order(seat, history)
        if self._owed(seat, history):
            return Disclose(order) if order is not None else Say("...")
        return Decline(YOU_FIRST)

    def tell_reason(self, seat: Seat, history: History, issue: str | None) -> Move:
        """A reason like any other fact."""
        if not self._owed(seat, history):
            return Decline(YOU_FIRST)
        fact = telling.reason(seat, issue) if issue is not None else telling.next_reason(seat, history)
        return Disclose(fact) if fact is not None else Say("...")

    def hear(self, seat: Seat, history: History, fact: Fact) -> Move:
        """Something new is answered in kind, while there is something left to tell."""
        answer: Fact | None = None
        match fact:
            case Order():
                answer = telling.next_order(seat, history)
            case Why():
                answer = telling.next_reason(seat, history)
            case Limit():
                answer = telling.next_limit(seat, history)
            case Floor():
                return Say("...")
        return Disclose(answer) if answer is not None and self._owed(seat, history) else Say("...")

    def _owed(self, seat: Seat, history: History) -> bool:
        given, received = telling.shared(seat, history)
        return given <= received


def for_both(seat: Seat, history: History, level: int) -> Point:
    """The package with the best product of both sides' gains, among those worth at least `level` points to this seat.

    The other side's points are the believed ones. If nothing that they say is possible reaches the level, the best of
    what is possible; if that is less than the own walk-away, one's own best.

    Source: the Nash product (Nash 1950) on believed preferences.
    """
    own = seat.party.preferences
    believed = beliefs(seat, history).mean()
    least = believed.reservation

    def worth(mine: int, theirs: int) -> tuple[int, int]:
        return (mine - own.reservation) * max(0, theirs - least), -mine

    found = best_point(own, believed, worth, level)
    if found is not None and found.own >= own.reservation:
        return found
    best = {issue: max(own.options(issue), key=own.options(issue).__getitem__) for issue in own.points}
    return Point(own.value(best), 0, best)
