"""The cells of a notebook that somebody else wrote: each of a known kind, with a source and metadata that hold no surprises."""

import re
from collections.abc import Mapping
from typing import Any

from attrs import define, field

from grader.marking.course.folder import Unmarkable

MOST_CELLS = 2000
"""The assignments have 26 cells; forty times that is nobody's work."""
DEEPEST_METADATA = 12
"""Levels of lists and dictionaries in each other; what Jupyter writes has three."""
_KINDS = ("code", "markdown", "raw")
_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
_TRANSIENT = ("orig_nbformat", "orig_nbformat_minor", "signature", "widgets")
"""Of a run that is over: nbformat drops the first three, the widgets' state belongs to outputs that are dropped too."""


@define
class HandedCell:
    """One cell.

    Attributes:
        kind: "code", "markdown" or "raw".
        source: its text.
        metadata: without surprises, nbgrader's mark included.
        id: Jupyter's, or "" if it has none that could be used.
        attachments: pictures in a text cell.
    """

    kind: str
    source: str
    metadata: dict[str, Any]
    id: str = ""
    attachments: dict[str, Any] = field(factory=dict)

    @property
    def mark(self) -> dict[str, Any]:
        """What the cell says that it is to nbgrader; empty if nothing sensible."""
        found = self.metadata.get("nbgrader")
        return found if isinstance(found, dict) else {}

    @property
    def name(self) -> str:
        """The name in its mark; "" if there is none."""
        found = self.mark.get("grade_id")
        return found if isinstance(found, str) else ""


@define
class Cells:
    """A notebook: its metadata, its cells, and what was noticed while they were read."""

    metadata: dict[str, Any]
    cells: list[HandedCell]
    remarks: list[str]


def cells_of(name: str, notebook: Mapping[str, Any]) -> Cells:
    """Take a notebook of format 4 apart.

    Args:
        name: of the file, for messages.
        notebook: as JSON has it.

    Raises:
        Unmarkable: it has no cells, too many, or one of no known kind.
    """
    found = notebook.get("cells")
    if not isinstance(found, list):
        raise Unmarkable(f"`{name}` has no list of cells. Ask for it again.")
    if len(found) > MOST_CELLS:
        raise Unmarkable(f"`{name}` has {len(found)} cells; up to {MOST_CELLS} are marked. Ask for it again.")
    return Cells(_dictionary(notebook.get("metadata")), [_cell(name, n, cell) for n, cell in enumerate(found, 1)], [])


def tidied(name: str, cells: Cells) -> Cells:
    """Drop metadata that nothing of Jupyter's writes, with a remark."""
    dropped = 0
    for key in _TRANSIENT:
        cells.metadata.pop(key, None)
    for metadata in (cells.metadata, *(cell.metadata for cell in cells.cells)):
        for key in [key for key, value in metadata.items() if deeper(value, DEEPEST_METADATA)]:
            del metadata[key]
            dropped += 1
    if dropped:
        cells.remarks.append(f"Metadata nested more than {DEEPEST_METADATA} levels deep was dropped from `{name}`.")
    return cells


def deeper(value: Any, levels: int) -> bool:
    """Whether lists and dictionaries lie in each other more than so many levels deep."""
    below: list[Any] = [value]
    for _ in range(levels + 1):
        inner: list[Any] = []
        for each in below:
            if isinstance(each, dict):
                inner.extend(each.values())
            elif isinstance(each, list):
                inner.extend(each)
        if not inner:
            return False
        below = inner
    return True


def _cell(name: str, number: int, cell: Any) -> HandedCell:
    kind = cell.get("cell_type") if isinstance(cell, dict) else None
    if not isinstance(kind, str) or kind not in _KINDS:
        raise Unmarkable(f"`{name}`, cell {number}, is neither code nor text. Ask for it again.")
    source = _text(cell.get("source", ""))
    if source is None:
        raise Unmarkable(f"`{name}`, cell {number}, has something else where its text belongs. Ask for it again.")
    metadata = _dictionary(cell.get("metadata"))
    metadata.pop("trusted", None)
    for field_of_outputs in ("collapsed", "scrolled"):
        if kind == "code":
            metadata.pop(field_of_outputs, None)
    given = cell.get("id")
    return HandedCell(
        kind,
        source,
        metadata,
        given if isinstance(given, str) and _ID.fullmatch(given) else "",
        {} if kind == "code" else _attachments(cell.get("attachments")),
    )


def _text(value: Any) -> str | None:
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "".join(value)
    return value if isinstance(value, str) else None


def _dictionary(value: Any) -> dict[str, Any]:
    return dict(value) if isinstance(value, dict) else {}


def _attachments(value: Any) -> dict[str, Any]:
    """Pictures: name -> kind -> content."""
    found: dict[str, Any] = {}
    for name, bundle in _dictionary(value).items():
        texts = {kind: _text(content) for kind, content in _dictionary(bundle).items()}
        if texts and None not in texts.values():
            found[name] = texts
    return found
