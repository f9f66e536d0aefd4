"""Both sides' non-negotiables in a notebook: ticked in a form, or written as two lists in the cell below it."""

from html import escape
from typing import Any

from IPython import display as ipython
from ipywidgets import Checkbox, VBox

from grader.errors import GraderError
from grader.lessons.and_mindset.ticked import file_of, keep, kept
from grader.lessons.conversation import SIDES, Lines
from grader.table import Setting, read_only
from grader.widgets.controls import Frame, button, columns, markup, panel, row, say
from grader.widgets.static import Page
from grader.widgets.words import paragraph

_INTRO = "Tick what could not be given at any price, on each side. Or write the letters as two lists in the next cell."
_NOTHING = "No list was saved."
_FIRST = "Tick first what can't be given, theirs and yours."


class BothLists:
    """A box to tick for each line, one side beside the other, and a button that saves both lists.

    Args:
        deal: whose record lies beside the file that is saved.
        said: what both sides say.

    Attributes:
        box: what the cell shows.
    """

    def __init__(self, deal: Setting, said: Lines) -> None:
        self.deal, self.said = deal, said
        self.boxes = {
            side: {letter: self._line(letter) for letter, line in said.lines.items() if line.side == side}
            for side in SIDES
        }
        self.status = markup().add_class("nt-status")
        self.save = button("Save both lists", self._save, primary=True)
        self.box = Frame(repr(said))
        self.box.hold(
            markup(paragraph(said.scene.story, "nt-who") + paragraph(_INTRO)),
            columns(
                self._side("theirs", f"{said.scene.them} can't give"),
                self._side("yours", "You can't give"),
                least="19em",
            ),
            row(self.save),
            self.status,
        )
        self._fill(kept(deal))

    def _line(self, letter: str) -> Checkbox:
        text = f"{letter} · “{self.said.lines[letter].text}”"
        return Checkbox(description=text, indent=False).add_class("nt-line")

    def _side(self, side: str, title: str) -> VBox:
        return panel(markup(f"<p><strong>{escape(title)}</strong></p>"), *self.boxes[side].values())

    def _fill(self, saved: dict[str, list[str]] | None) -> None:
        if saved is None:
            return
        for side, letters in saved.items():
            for letter, box in self.boxes[side].items():
                box.value = letter in letters
        say(self.status, f"You have saved {_in_words(self.said, saved)}.")

    @property
    def ticked(self) -> dict[str, list[str]]:
        """``theirs`` and ``yours`` -> letters, as ticked now."""
        return {side: [letter for letter, box in boxes.items() if box.value] for side, boxes in self.boxes.items()}

    def _save(self) -> None:
        if not any(self.ticked.values()):
            say(self.status, _FIRST)
            return
        try:
            keep(self.deal, self.said, self.ticked)
        except GraderError as error:
            say(self.status, str(error))
            return
        where = f"{file_of(self.deal).parent.name}/{file_of(self.deal).name}"
        say(self.status, f"Saved in {where}: {_in_words(self.said, self.ticked)}. Now run the next cell, dots and all.")


def _in_words(said: Lines, lists: dict[str, list[str]]) -> str:
    """Both lists in a few words."""
    whose = {"theirs": f"{said.scene.them}'s", "yours": "your own"}
    return ", ".join(f"{whose[side]}: {' and '.join(lists[side]) or 'none'}" for side in ("theirs", "yours"))


def both_lists(deal: Any, said: Any) -> None:
    """Let the learner tick what neither side can give.

    Where nbgrader runs the notebook, the lines are shown, and what was saved. Nothing here raises.

    Args:
        deal: of the lesson or the assignment.
        said: what both sides say, as `grader.lessons.and_mindset.lines` gives it.
    """
    if not isinstance(deal, Setting) or not isinstance(said, Lines):
        sentence = "both_lists: expected a deal and what both sides say. Run the cells above first."
        _display(Page(paragraph(sentence), sentence))
        return
    if read_only() or deal.key is None:
        saved = kept(deal)
        told = _NOTHING if saved is None else f"Saved in the form, {_in_words(said, saved)}."
        _display(Page(said._repr_html_() + paragraph(told), f"{said!r}\n{told}"))
        return
    _display(BothLists(deal, said).box)


def _display(shown: object) -> None:
    ipython.display(shown)  # type: ignore[no-untyped-call]
