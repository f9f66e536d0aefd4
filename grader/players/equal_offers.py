"""The learner who makes several equal offers."""

from typing import ClassVar

from grader.players.collaborator import Collaborator
from grader.players.hypotheses import equal_set
from grader.table.history import History
from grader.table.moves import EqualOffers, Move
from grader.table.session import Seat


class EqualOffersMaker(Collaborator):
    """Puts three packages down that are worth the same to it, listens to the choice, does it again, then builds on it.

    Source: multiple equivalent simultaneous offers (Medvec & Galinsky 2005; tested by Leonardelli et al. 2019).

    Attributes:
        sets: rounds of equal offers before single ones.
    """

    name = "meso"
    sets: ClassVar[int] = 2

    def respond(self, seat: Seat, history: History) -> Move:
        """Take what is good enough; otherwise the next set, then single offers."""
        if seat.elapsed(history) < seat.rounds:
            taken = self.good_enough(seat, history)
            if taken is not None:
                return taken
            made = sum(t.seat == seat.party.id and isinstance(t.move, EqualOffers) for t in history)
            if made < self.sets:
                packages = equal_set(seat, history, 3, self.level(seat, history))
                if len(packages) > 1:
                    return EqualOffers(packages)
        return super().respond(seat, history)
