"""The place in a cell's output where a table stands: it opens the record, or says why it can't be opened."""

from pathlib import Path

from ipywidgets import Widget

from grader.errors import RecordError, RecordInUse
from grader.table import Setting
from grader.widgets.clearing import let_go, noted
from grader.widgets.controls import Frame, button, markup
from grader.widgets.ledger import Ledger, set_aside
from grader.widgets.static import table_page
from grader.widgets.table import Table
from grader.widgets.words import paragraph

MOVED = "This table was opened again in another cell. Go on there."


class Place:
    """Where one deal is played. The latest place of a record takes over from the one before.

    Args:
        deal: what is played.

    Attributes:
        box: what the cell shows.
        table: the live table, or None if the record could not be opened.
    """

    _latest: dict[Path, "Place"] = {}  # noqa: RUF012 - one registry for the process, on purpose

    def __init__(self, deal: Setting) -> None:
        self.deal = deal
        self.table: Table | None = None
        self._made: list[Widget] = []
        self.box = Frame("Run this cell to sit down at the table.")
        earlier = Place._latest.get(deal.path.resolve())
        Place._latest[deal.path.resolve()] = self
        self.open()
        if earlier is not None:
            earlier.retire()

    def open(self) -> None:
        """Open the record and sit down."""
        if self.deal.builds_sheet and self.deal.sheet is None:
            self._tell("First build your own score sheet, in the cell above. The table opens once it is saved.")
            return
        try:
            ledger = Ledger.open(self.deal)
        except RecordInUse as error:
            self._show(markup(table_page(self.deal, message=str(error)).content))
        except RecordError as error:
            aside = button("Set this file aside and start again", self._set_aside, primary=True)
            kept = f"Nothing is deleted: the file stays in {self.deal.path.parent.name}/ under another name."
            self._tell(str(error), kept, aside)
        except OSError as error:
            self._tell(
                f"{self.deal.path.parent.name}/{self.deal.path.name} can't be written here ({error.strerror}). "
                "Copy the course to a folder of your own, or free some space; then run this cell again."
            )
        else:
            self._sit_down(ledger)

    @classmethod
    def reopen(cls, deal: Setting) -> None:
        """Sit down anew where this deal is shown, after its score sheet was built or changed elsewhere."""
        place = cls._latest.get(deal.path.resolve())
        if place is not None:
            left, place.deal = place._there, deal
            place.open()
            let_go(left)

    def _sit_down(self, ledger: Ledger) -> None:
        with noted() as made:
            self.table = Table(ledger, lambda words: self._seat_again(ledger, words))
        self._show(*self.table.parts)
        self._made = made

    def _seat_again(self, ledger: Ledger, words: str) -> None:
        """A fresh attempt: a table of its own, since names and points may be others."""
        left = self._there
        self._sit_down(ledger)
        if self.table is not None:
            self.table.tell(words)
        let_go(left)

    def retire(self) -> None:
        """Another place has taken over: say so, and let the widgets go."""
        left = self._there
        self._tell(MOVED)
        let_go(left)

    def _set_aside(self) -> None:
        try:
            aside = set_aside(self.deal)
        except (RecordError, OSError) as error:
            self._tell(f"The file could not be renamed: {error}")
            return
        self.open()
        if self.table is not None:
            self.table.tell(f"The old file is now {aside.parent.name}/{aside.name}.")

    def _tell(self, *parts: str | Widget) -> None:
        self._show(*(markup(paragraph(part, "nt-note")) if isinstance(part, str) else part for part in parts))

    def _show(self, *widgets: Widget) -> None:
        self.box.hold(*widgets)
        self._made = []

    @property
    def _there(self) -> list[Widget]:
        """What is in the box now, and what was made along with it."""
        return [*self.box.held, *self._made, *(self.table.made_later if self.table is not None else ())]
