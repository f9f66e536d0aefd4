"""What the other side has on the table, saying yes to it, and leaving. Nothing here is done by one click alone."""

from collections.abc import Callable
from functools import partial
from html import escape

from ipywidgets import VBox

from grader.deal import Case, Package
from grader.table import Accept, Move, Prefer, WalkAway
from grader.table.moves import MOST_PACKAGES
from grader.widgets.controls import button, markup, panel, row, show
from grader.widgets.transcript import worth_words
from grader.widgets.words import LETTERS, paragraph


class ClosingPanel:
    """The standing offers with a button each, a way out, and the question asked before either.

    Args:
        case: the deal.
        make: makes a move and says whether it was made.
        allowed: whether the rules allow a move now.
    """

    def __init__(self, case: Case, make: Callable[[Move], bool], allowed: Callable[[Move], bool]) -> None:
        self.case, self._make, self._allowed = case, make, allowed
        self._pending: Move | None = None
        self.standing: tuple[Package, ...] = ()
        self.offers = [markup().add_class("nt-wide") for _ in range(MOST_PACKAGES)]
        self.accepts = [button("", partial(self._ask_first, Accept(place))) for place in range(MOST_PACKAGES)]
        self.prefers = [button("", partial(make, Prefer(place))) for place in range(MOST_PACKAGES)]
        self.walk = button("Walk away", lambda: self._ask_first(WalkAway()))
        first, *more = [*zip(self.offers, self.accepts, self.prefers, strict=True)]
        self.rows = [row(*first, self.walk), *(row(*parts) for parts in more)]
        self.question = markup()
        self.yes = button("", self._do, primary=True)
        self.no = button("Not yet", self._think_again)
        self.confirm: VBox = panel(self.question, row(self.yes, self.no)).add_class("nt-question")
        self.box = panel(*self.rows, self.confirm)
        show(self.confirm, visible=False)

    def update(self, standing: tuple[Package, ...]) -> None:
        """Show what stands now."""
        self.standing, self._pending = standing, None
        show(self.confirm, visible=False)
        several = len(standing) > 1
        for place, (shown, offer) in enumerate(zip(self.rows, self.offers, strict=True)):
            there = place < len(standing)
            show(shown, there)
            if not there:
                continue
            letter = LETTERS[place] if several else ""
            value = self.case.you.preferences.value(standing[place])
            whose = f"{self.case.them.name}'s offer {letter}".rstrip()
            text = f"{self.case.in_words(standing[place])}; {worth_words(self.case, standing[place])}."
            offer.value = f"<p><strong>{escape(whose)}:</strong> {escape(text)}</p>"
            self.accepts[place].description = f"Accept {letter or 'their offer'} ({value} points)"
            self.prefers[place].description = f"Prefer {letter}, without accepting"
            show(self.accepts[place], self._allowed(Accept(place)))
            show(self.prefers[place], self._allowed(Prefer(place)))
        show(self.walk, self._allowed(WalkAway()))

    def _ask_first(self, move: Move) -> None:
        own = self.case.you.preferences
        if isinstance(move, Accept):
            if move.which >= len(self.standing):  # pressed while the offer was going
                return
            package = self.standing[move.which]
            value = own.value(package)
            below = " That is less than your alternative." if value < own.reservation else ""
            text = f"Sign this? {self.case.in_words(package)}: worth {value} to you; your walk-away is {own.reservation}.{below}"
            self.yes.description = "Yes, sign it"
        else:
            text = f"Leave without a deal? Your alternative is worth {own.reservation} to you. Nothing can follow."
            self.yes.description = "Yes, walk away"
        self._pending = move
        self.question.value = paragraph(text)
        show(self.confirm, visible=True)
        self.yes.focus()

    def _do(self) -> None:
        move, self._pending = self._pending, None
        show(self.confirm, visible=False)
        if move is not None:
            self._make(move)

    def _think_again(self) -> None:
        self._pending = None
        show(self.confirm, visible=False)
        self.walk.focus()
