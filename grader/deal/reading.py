"""Reading a case file field by field, so that every complaint names the place and the next step."""

import reprlib
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import Any

from attrs import frozen

from grader.errors import CaseError


@frozen
class Table:
    """One table of a case file, with the name of its place.

    Attributes:
        content: what the file holds there.
        file: name of the file, such as ``supplier-delay.toml``.
        section: names of the tables that lead here, such as ``parties.buyer.must``; empty for the whole file.
    """

    content: Mapping[str, Any]
    file: str
    section: str = ""

    def fail(self, found: str, expected: str, remedy: str) -> CaseError:
        """The error to raise: place, found, expected, next step."""
        place = f"{self.file}: [{self.section}]" if self.section else self.file
        return CaseError(f"{place}: found {found}, expected {expected}. {remedy}")

    def at(self, name: str) -> str:
        """The place of a field of this table, for messages."""
        return f"{self.file}: [{self._inner(name)}]"

    def _inner(self, name: str) -> str:
        return f"{self.section}.{name}" if self.section else name

    def only(self, known: Collection[str]) -> None:
        """Refuse a field of any other name: CaseError."""
        for name in self.content:
            if name not in known:
                close = get_close_matches(name, list(known), n=1)
                remedy = (
                    f'Did you mean "{close[0]}"?' if close else "Remove it, or see docs/authoring.md for the fields."
                )
                raise self.fail(f'the field "{name}"', f"only {listed(known)}", remedy)

    def _get(self, name: str, kind: type, noun: str, default: Any = None) -> Any:
        if name not in self.content:
            if default is not None:
                return default
            raise self.fail(f'no "{name}"', noun, f"Add the line `{name} = ...`.")
        value = self.content[name]
        if type(value) is not kind:
            raise self.fail(f"{name} = {shown(value)}", noun, f"Write {noun} for `{name}`.")
        return value

    def text(self, name: str, default: str | None = None) -> str:
        """A text that is not empty."""
        value = self._get(name, str, "a text in quotes", default)
        if not value.strip() and default is None:
            raise self.fail(f'{name} = ""', "a text that is not empty", f"Write the text of `{name}`.")
        return str(value).strip()

    def whole(self, name: str, least: int, most: int, default: int | None = None) -> int:
        """A whole number between `least` and `most`."""
        noun = f"a whole number from {least} to {most}" if least < most else f"{least}"
        value = self._get(name, int, noun, default)
        if not least <= value <= most:
            raise self.fail(f"{name} = {shown(value)}", noun, f"Change `{name}`.")
        return int(value)

    def texts(self, name: str, least: int = 1) -> tuple[str, ...]:
        """A list of at least `least` texts, none empty, none twice."""
        values = self._get(name, list, f"a list of at least {least} texts")
        for value in values:
            if type(value) is not str or not value.strip():
                raise self.fail(f"{shown(value)} in {name}", "a text in quotes", "Write every entry in quotes.")
        if len(set(values)) < len(values):
            raise self.fail(f"the same text twice in {name}", "different texts", "Remove or rewrite one.")
        if len(values) < least:
            raise self.fail(f"{len(values)} texts in {name}", f"at least {least}", f"Write {least - len(values)} more.")
        return tuple(values)

    def wholes(self, name: str, least: int, most: int, default: Collection[int]) -> tuple[int, ...]:
        """A list of whole numbers between `least` and `most`, at least one."""
        noun = f"a list of whole numbers from {least} to {most}"
        values = self._get(name, list, noun, list(default))
        if not values:
            raise self.fail(f"an empty {name}", noun, "Write at least one, or remove the line.")
        for value in values:
            if type(value) is not int or not least <= value <= most:
                raise self.fail(f"{shown(value)} in {name}", noun, f"Change `{name}`.")
        return tuple(values)

    def flag(self, name: str, *, default: bool) -> bool:
        """True or false."""
        return bool(self._get(name, bool, "true or false", default))

    def table(self, name: str, default: Mapping[str, Any] | None = None) -> "Table":
        """A table inside this one."""
        value = self._get(name, dict, "a table", dict(default) if default is not None else None)
        return Table(value, self.file, self._inner(name))

    def tables(self) -> dict[str, "Table"]:
        """All of this table's fields, each a table itself."""
        return {name: self.table(name) for name in self.content}


def listed(names: Collection[str]) -> str:
    """Names for a message, in quotes, joined by commas."""
    return ", ".join(f'"{name}"' for name in names)


_MOST = 60
_short = reprlib.Repr()
_short.maxstring = _short.maxother = _MOST
_short.maxlevel = 3


def shown(value: object) -> str:
    """A value for a message: as Python writes it, but cut at 60 characters, however long or deep it is."""
    try:
        written = _short.repr(value)
    except ValueError:  # Python refuses to write out a number of thousands of digits
        return "a very long number"
    return written if len(written) <= _MOST else f"{written[: _MOST - 3]}..."
