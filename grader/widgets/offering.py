"""Making offers: one package, or several at once."""

from collections.abc import Callable
from functools import partial

from ipywidgets import Button

from grader.deal import Case, Package
from grader.table import EqualOffers, Move, Offer, SendUp
from grader.table.moves import MOST_PACKAGES
from grader.widgets.builder import PackageBuilder
from grader.widgets.controls import button, markup, panel, row, say, show
from grader.widgets.transcript import package_html, worth_words
from grader.widgets.words import LETTERS


class OfferPanel:
    """The builder, the buttons for what it holds, and the list of packages to be put down together.

    Args:
        case: the deal, with its latent options.
        make: makes a move and says whether it was made.
        theirs: the package the other side last put down, to start from.
        single: whether one package may be offered.
        several: whether several may be offered at once.
        up: whether one may be sent upstairs.
    """

    def __init__(
        self,
        case: Case,
        make: Callable[[Move], bool],
        theirs: Callable[[], Package],
        *,
        single: bool,
        several: bool,
        up: bool,
    ) -> None:
        self.case, self._make, self._theirs = case, make, theirs
        self.builder = PackageBuilder(case.listed)
        self.offer = button("Offer this package", self._offer, primary=True)
        self.copy = button("Start from their offer", self.start_from_theirs)
        self.send_up = button("Send this package upstairs (takes two rounds)", self._send_up) if up else None
        self.add = button("Add to equal offers", self._add)
        self.drafts: list[Package] = []
        self.hint = markup().add_class("nt-status")
        self.rows = [_Row(case, letter, partial(self._remove, place)) for place, letter in enumerate(LETTERS)]
        self.put = button("Put these on the table", self._put, primary=True)
        there = ((self.offer, single), (self.add, several), (self.send_up, up), (self.copy, True))
        buttons = [made for made, shown in there if made is not None and shown]
        together = [*(draft.box for draft in self.rows), self.put] if several else []
        self.box = panel(self.builder.box, row(*buttons), self.hint, *together)
        self._show_drafts()

    def update(self, table: Case, *, upstairs: bool) -> None:
        """Offer what is on the table now, and the way upstairs while there is time for it."""
        self.builder.update(table)
        if self.send_up is not None:
            show(self.send_up, upstairs)

    def start_from_theirs(self) -> None:
        """Copy the other side's standing offer into the builder."""
        self.builder.fill(self._theirs())

    def clear(self) -> None:
        """Forget the drafts and start from the other side's offer, for a fresh attempt."""
        self.drafts.clear()
        self._show_drafts()
        self.start_from_theirs()

    def _offer(self) -> None:
        if self.builder.package == self._theirs():
            self._show_drafts("This is what they offered. Change an option, or accept their offer.")
        elif self._make(Offer(self.builder.package)):
            self._show_drafts()

    def _send_up(self) -> None:
        self._make(SendUp(self.builder.package))

    def _add(self) -> None:
        package = self.builder.package
        if package in self.drafts:
            self._show_drafts("This package is in the list already. Change an option first.")
        elif len(self.drafts) == MOST_PACKAGES:
            self._show_drafts("Three is the most. Remove one first.")
        else:
            self.drafts.append(package)
            self._show_drafts()

    def _remove(self, place: int) -> None:
        if place < len(self.drafts):
            del self.drafts[place]
            self._show_drafts()
            self.add.focus()

    def _put(self) -> None:
        if self._make(EqualOffers(tuple(self.drafts))):
            self.drafts.clear()
            self._show_drafts()
            self.add.focus()

    def _show_drafts(self, problem: str = "") -> None:
        count = len(self.drafts)
        own = self.case.you.preferences
        values = [own.value(draft) for draft in self.drafts]
        few = {0: "", 1: "Add a second one to put them on the table together."}.get(
            count,
            f"Worth {', '.join(map(str, values))} to you: {max(values, default=0) - min(values, default=0)} apart.",
        )
        say(self.hint, problem or few)
        for place, draft in enumerate(self.rows):
            draft.show(self.drafts[place] if place < count else None)
        self.put.description = f"Put these {count} on the table" if count > 1 else "Put these on the table"
        show(self.put, count > 1)
        self.offer.button_style = "" if count > 1 else "primary"


class _Row:
    """One draft: its letter, its contents, its worth, and a button to remove it."""

    def __init__(self, case: Case, letter: str, remove: Callable[[], object]) -> None:
        self.case, self.letter = case, letter
        self.shown = markup().add_class("nt-wide")
        self.remove: Button = button(f"Remove {letter}", remove)
        self.box = row(self.shown, self.remove)

    def show(self, package: Package | None) -> None:
        show(self.box, package is not None)
        self.shown.value = (
            ""
            if package is None
            else package_html(self.case, package, worth_words(self.case, package), letter=self.letter)
        )
