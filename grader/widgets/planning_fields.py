"""The fields of a planning sheet: each with its name above it, and below it what is wrong with what was written."""

from collections.abc import Callable, Iterable
from contextlib import contextmanager
from typing import Any

from ipywidgets import Button, Dropdown, Text, Textarea, VBox, Widget

from grader.planning.plan import LINE, TEXT
from grader.widgets.controls import button, markup, panel, say, show
from grader.widgets.planning_style import FOLD, OPEN

Taken = Callable[[Any], str | None]
"""Takes what was written; returns what is wrong with it, in a sentence, or nothing."""
NOTHING = "nothing"
"""The value of an option that chooses nothing: ipywidgets shows None as an empty line."""


class Field(VBox):
    """A control, and the sentence below it."""

    def __init__(self, control: Widget, taken: Taken) -> None:
        self.control, self._taken, self._filling = control, taken, False
        self.problem = markup().add_class("nt-problem").add_class("nt-status")
        super().__init__([control, self.problem])
        control.observe(self._entered, "value")

    def _entered(self, change: Any) -> None:
        if not self._filling:
            say(self.problem, self._taken(change["new"]) or "", "nt-note")

    @contextmanager
    def filling(self) -> Any:
        """Change the control without taking that for the learner's."""
        self._filling = True
        try:
            yield
        finally:
            self._filling = False


def words(label: str, value: str, taken: Callable[[str], object], placeholder: str = "", most: int = LINE) -> Field:
    """A line to write."""
    made = Text(value=value, description=label, placeholder=placeholder).add_class("nt-field")
    return Field(made, lambda text: _fits(text, taken, most))


def several_lines(
    label: str, value: str, taken: Callable[[str], str | None], placeholder: str = "", rows: int = 3
) -> Field:
    """A few lines to write."""
    made = Textarea(value=value, description=label, placeholder=placeholder, rows=rows).add_class("nt-field")
    return Field(made, lambda text: _fits(text, taken, TEXT))


def number(
    label: str, value: int | None, taken: Callable[[int | None], object], least: int, most: int, placeholder: str = ""
) -> Field:
    """A whole number to write, or nothing."""
    shown = "" if value is None else str(value)
    made = Text(value=shown, description=label, placeholder=placeholder).add_class("nt-field").add_class("nt-number")

    def read(text: str) -> str | None:
        written = text.strip()
        found = int(written) if written.isdecimal() and len(written) <= len(str(most)) else None
        if written and (found is None or not least <= found <= most):
            return f"Write a whole number from {least} to {most:,}. This one is not saved."
        taken(found)
        return None

    return Field(made, read)


def pick(label: str, options: Iterable[tuple[str, Any]], value: Any, taken: Callable[[Any], object]) -> Field:
    """A list to choose from; `NOTHING` is an option like any other, and taken as None."""
    made = Dropdown(description=label, options=tuple(options), value=value).add_class("nt-field")

    def chosen(found: Any) -> None:
        taken(None if found == NOTHING else found)

    return Field(made, chosen)


def offer_options(field: Field, label: str, options: tuple[tuple[str, Any], ...], value: Any) -> None:
    """Change what a list to choose from offers, and what is chosen."""
    control = field.control
    with field.filling():
        if control.description != label:
            control.description = label
        if control.options != options:
            control.options = options
        if control.value != value:
            control.value = value


class Fold(VBox):
    """A part of the sheet that is opened by a button; what it shows is brought up to date while it is open.

    Args:
        title: what the part is about.
        inside: what it holds.
        refresh: brings it up to date.
    """

    def __init__(self, title: str, inside: Iterable[Widget], refresh: Callable[[], object] = lambda: None) -> None:
        self.title, self._refresh, self.opened = title, refresh, False
        self.toggle: Button = button(title, self.turn).add_class(FOLD)
        self.inside = panel(*inside).add_class("nt-inside")
        super().__init__([self.toggle, self.inside])
        self.add_class("nt-folded")
        show(self.inside, visible=False)

    def turn(self) -> None:
        """Open it, or fold it again."""
        self.opened = not self.opened
        if self.opened:
            self._refresh()
            self.toggle.add_class(OPEN)
        else:
            self.toggle.remove_class(OPEN)
        show(self.inside, self.opened)

    def update(self, summary: str) -> None:
        """Say on the button what there is inside, and bring that up to date where it is seen."""
        description = f"{self.title} · {summary}" if summary else self.title
        if self.toggle.description != description:
            self.toggle.description = description
        if self.opened:
            self._refresh()


def _fits(text: str, taken: Callable[[str], Any], most: int) -> str | None:
    problem = taken(text)
    if len(text) > most:
        return f"Only the first {most:,} characters are kept."
    return problem if isinstance(problem, str) else None
