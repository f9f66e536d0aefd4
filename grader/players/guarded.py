"""The guarded negotiator."""

from grader.deal.issue import Package
from grader.players import telling
from grader.players.collaborator import Collaborator
from grader.players.conceding import evenly
from grader.table.history import History
from grader.table.moves import YOU_FIRST, Decline, EqualOffers, Fact, Move, Say
from grader.table.session import Seat


class Guarded(Collaborator):
    """You first. Then it mirrors: a fact for a fact, and no more.

    Until it has learnt something of you, from a fact or from several offers that you call equal, it gives ground on every
    issue alike and keeps its reasons; afterwards it looks for packages as the collaborator does. It may refuse a
    question and still choose among equal offers. Source: reciprocity in disclosure (Thompson 1991); "you first" is
    caution, not hostility.
    """

    name = "guarded"
    start = 94
    end = 20

    def propose(self, seat: Seat, history: History) -> Package:
        """Like anybody until it has learnt something of you; then for both."""
        shown = any(turn.seat != seat.party.id and isinstance(turn.move, EqualOffers) for turn in history)
        if shown or telling.shared(seat, history)[1]:
            return super().propose(seat, history)
        return evenly(seat, self.level(seat, history))

    def tell_limit(self, seat: Seat, history: History) -> Move:
        """What it can't move on it says once it has heard something from you."""
        return super().tell_limit(seat, history) if telling.shared(seat, history)[1] else Decline(YOU_FIRST)

    def hear(self, seat: Seat, history: History, fact: Fact) -> Move:
        """Unasked, it takes note and says nothing of itself."""
        return Say("...")

    def _owed(self, seat: Seat, history: History) -> bool:
        given, received = telling.shared(seat, history)
        return given < received
