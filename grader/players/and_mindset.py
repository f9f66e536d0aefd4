"""Learners with the AND mindset."""

from typing import ClassVar

from grader.deal.issue import Package
from grader.players import telling
from grader.players.beliefs import beliefs
from grader.players.collaborator import Collaborator
from grader.players.conceding import evenly
from grader.players.discloser import refused
from grader.table.history import History, asks, last_move
from grader.table.moves import LIMITS, Ask, Disclose, Move
from grader.table.session import Seat


class AndMindset(Collaborator):
    """Non-negotiables first, its own and theirs; then the reasons; then packages designed for both.

    Where they keep theirs to themselves it stops, and bargains like anybody. No source for the technique as a whole; the
    steps are those of the course.

    Attributes:
        mutual: whether it goes on only with somebody who answers.
    """

    name = "and"
    start = 85
    mutual: ClassVar[bool] = True

    def respond(self, seat: Seat, history: History) -> Move:
        """Take what is good enough; answer what is asked; otherwise the next step towards a joint design."""
        if seat.elapsed(history) < seat.rounds and not asks(last_move(history, telling.opposite(seat, history))):
            taken = self.good_enough(seat, history)
            if taken is not None:
                return taken
            step = self.next_step(seat, history) if not (self.mutual and refused(seat, history)) else None
            if step is not None:
                return step
        return super().respond(seat, history)

    def next_step(self, seat: Seat, history: History) -> Move | None:
        """Limits, then a reason for a reason, then why they want what they seem to want most."""
        mine = [t.move for t in history if t.seat == seat.party.id and isinstance(t.move, Disclose | Ask)]
        limit = telling.next_limit(seat, history)
        if not mine or limit is not None:
            return Disclose(limit, ask=True) if limit is not None else Ask(LIMITS)
        if not any(isinstance(move, Disclose) and move.ask and not _is_limit(move) for move in mine):
            reason = telling.next_reason(seat, history)
            return Disclose(reason, ask=True) if reason is not None else None
        asked = {move.about for move in mine if isinstance(move, Ask)}
        top = max(seat.party.preferences.points, key=lambda issue: beliefs(seat, history).chance_top(issue))
        return Ask(top) if top not in asked and len(asked - {LIMITS}) < 1 else None

    def propose(self, seat: Seat, history: History) -> Package:
        """For both, or evenly where only one side is at it."""
        if self.mutual and refused(seat, history):
            return evenly(seat, self.level(seat, history))
        return super().propose(seat, history)


def _is_limit(move: Disclose) -> bool:
    return not hasattr(move.fact, "interest")


class OneSidedAnd(AndMindset):
    """Keeps at it whatever they do."""

    name = "and_one_sided"
    mutual = False
