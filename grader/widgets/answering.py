"""What can be said to a question of theirs, short of answering it."""

from collections.abc import Callable
from functools import partial

from grader.deal import Case
from grader.debrief.wording import question_clause
from grader.table import Ask, Decline, Evade, Move, Session
from grader.table.history import asks
from grader.table.moves import MUST_CHECK, PRIVATE, YOU_FIRST, kind
from grader.widgets.controls import button, markup, panel, row, say, show
from grader.widgets.words import own_words

_MOVES: tuple[Move, ...] = (Decline(YOU_FIRST), Decline(PRIVATE), Decline(MUST_CHECK), Evade(), Decline())


class AnswerPanel:
    """A button for each way of not answering, shown while the other side waits for an answer.

    Args:
        case: the deal.
        make: makes a move and says whether it was made.
        allowed: whether the rules allow a move now.
        unlocked: kinds of move the learner may make; None for all. Only these have a button.
    """

    def __init__(
        self,
        case: Case,
        make: Callable[[Move], bool],
        allowed: Callable[[Move], bool],
        unlocked: frozenset[str] | None,
    ) -> None:
        self.case, self._allowed = case, allowed
        self.question = markup()
        moves = [move for move in _MOVES if unlocked is None or kind(move) in unlocked]
        self.buttons = {move: button(f"“{own_words(case, move)}”", partial(make, move)) for move in moves}
        self.box = panel(self.question, row(*self.buttons.values())).add_class("nt-question")

    def update(self, session: Session) -> None:
        """Show the ways that are open now, or nothing where nothing was asked or all are locked."""
        last = session.history[-1]
        asked = last.seat != self.case.learner and asks(last.move)
        there = [move for move in self.buttons if asked and self._allowed(move)]
        for move, made in self.buttons.items():
            show(made, move in there)
        show(self.box, bool(there))
        say(self.question, f"{self._asked(last.move)} Share it, go on with something else, or say:" if there else "")

    def _asked(self, move: Move) -> str:
        them = self.case.them
        if isinstance(move, Ask):
            return f"{them.name} {question_clause(self.case, them.id, move.about)}."
        return f"{them.name} asked for one of yours in return."
