"""Preflight: what a learner handed in, as notebooks that can be run, or a sentence why they can't.

Nothing here trusts anything: a hand-in may be anybody's idea of a joke, and the next one has to be marked all the same.
"""

import json
import math
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import nbformat
from attrs import frozen
from nbgrader.utils import parse_utc

from grader.marking.course import folder
from grader.marking.course.assignment import Assignment
from grader.marking.course.folder import Folder, Unmarkable
from grader.marking.course.settings import Settings
from grader.marking.handins.cells import Cells, cells_of, tidied

TIMESTAMP = "timestamp.txt"
MOST_OTHER_NOTEBOOKS = 5
"""Looked into, where an expected notebook is missing."""
MOST_PARTS = 1_000_000
"""Lists and dictionaries in a notebook's JSON; each takes a hundred bytes of memory, and an honest notebook has 5,000."""


@frozen
class HandIn:
    """What one learner handed in.

    Attributes:
        student: whose it is.
        notebooks: name in the assignment -> metadata and cells; a missing notebook is not in it.
        files: what else was handed in: path inside the folder -> content.
        timestamp: when, in UTC, without a zone; None if nobody knows.
        remarks: for the instructor, in sentences.
    """

    student: str
    notebooks: Mapping[str, Cells]
    files: Mapping[str, bytes]
    timestamp: datetime | None
    remarks: tuple[str, ...]


def gather(settings: Settings, assignment: Assignment, student: str) -> Folder:
    """Read a learner's folder under ``submitted/``, a renamed notebook under the name that it should have.

    Raises:
        Unmarkable: it can't be read, or there is no notebook of this assignment in it.
    """
    _good_name(student)
    place = settings.folder("submitted", student, assignment.name)
    expected = [f"{notebook.name}.ipynb" for notebook in assignment.notebooks]
    found = folder.read(place, expected, settings.course.ignore)
    missing = [name for name in expected if name not in found.files]
    if not missing:
        return found
    found = _renamed(place, settings, assignment, found)
    if not any(name in found.files for name in expected):
        raise Unmarkable(_no_notebook(found, expected))
    return found


def read(student: str, assignment: Assignment, found: Folder) -> HandIn:
    """Make notebooks out of what was gathered.

    Raises:
        Unmarkable: one of them is no notebook.
    """
    files, remarks = dict(found.files), list(found.remarks)
    notebooks = {
        each.name: parsed(f"{each.name}.ipynb", files.pop(f"{each.name}.ipynb"))
        for each in assignment.notebooks
        if f"{each.name}.ipynb" in files
    }
    remarks += [
        f"`{each.name}.ipynb` is missing: 0 points for it."
        for each in assignment.notebooks
        if each.name not in notebooks
    ]
    remarks += [remark for cells in notebooks.values() for remark in cells.remarks]
    timestamp = None
    if TIMESTAMP in files:
        timestamp, remark = _time(files[TIMESTAMP])
        remarks += [remark] if remark else []
    return HandIn(student, notebooks, files, timestamp, tuple(remarks))


def parsed(name: str, content: bytes) -> Cells:
    """Read a notebook: UTF-8, JSON, nbformat 4 or older, every cell well-formed.

    Raises:
        Unmarkable: it is none.
    """
    if not content.strip():
        raise Unmarkable(f"`{name}` is empty. Ask for it again.")
    try:
        text = content.decode("utf-8-sig")
        if text.count("[") + text.count("{") > MOST_PARTS:
            raise Unmarkable(f"`{name}` has more than a million parts. Ask for it once more, without outputs.")
        notebook = json.loads(text, parse_constant=lambda _: None, parse_float=_finite)
        if re.search(r"\\u[dD][89a-fA-F]", text):
            notebook = json.loads(_whole(json.dumps(notebook, ensure_ascii=False)))
    except UnicodeDecodeError as error:
        raise Unmarkable(
            f"`{name}` is not UTF-8 (byte {error.start + 1}). Ask for the file as Jupyter saved it."
        ) from error
    except json.JSONDecodeError as error:
        where = (
            "its JSON ends early"
            if error.pos >= len(text) - 1
            else f"its JSON stops making sense at line {error.lineno}"
        )
        raise Unmarkable(f"`{name}` is no notebook: {where}. Ask for it again.") from error
    except ValueError as error:
        raise Unmarkable(
            f"`{name}` is no notebook: it holds a number with thousands of digits. Ask for it again."
        ) from error
    except RecursionError as error:
        raise Unmarkable(f"`{name}` is no notebook: its JSON is nested too deeply. Ask for it again.") from error
    return tidied(name, cells_of(name, _version_4(name, notebook)))


def _finite(digits: str) -> float | None:
    return number if math.isfinite(number := float(digits)) else None


def _whole(text: str) -> str:
    """Half of a character such as an emoji, which no file can hold, becomes the sign for what can't be shown."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _version_4(name: str, notebook: Any) -> Any:
    if not isinstance(notebook, dict) or type(version := notebook.get("nbformat")) is not int:
        raise Unmarkable(f"`{name}` is JSON, but no notebook. Ask for it again.")
    if version > 4:
        raise Unmarkable(f"`{name}` was written in a newer format (nbformat {version}); 4 is known here. Ask for that.")
    if version == 4:
        return notebook
    try:
        return nbformat.convert(nbformat.from_dict(notebook), 4)
    except Exception as error:  # an old format, converted by code that expects a notebook
        raise Unmarkable(
            f"`{name}` says that it is of the old format {version}, and is not. Ask for it again."
        ) from error


def _good_name(student: str) -> None:
    if not student.isprintable() or len(student.encode(errors="replace")) > 128:
        raise Unmarkable("the gradebook can't hold this name: it takes 128 printable characters. Rename the folder.")


def _renamed(place: Path, settings: Settings, assignment: Assignment, found: Folder) -> Folder:
    """The same with a notebook under its expected name, where exactly one other is a candidate for it."""
    others = [path for path in found.unread if "/" not in path]
    if not 0 < len(others) <= MOST_OTHER_NOTEBOOKS:
        return found
    contents = folder.read(place, others, settings.course.ignore).files
    files, remarks = dict(found.files), list(found.remarks)
    for notebook in assignment.notebooks:
        expected = f"{notebook.name}.ipynb"
        if expected in files:
            continue
        graded = {cell.name for cell in notebook.cells if cell.grade or cell.task}
        candidates = [name for name in others if name in contents and graded & _marks(name, contents[name])]
        if len(candidates) == 1:
            files[expected] = contents[candidates[0]]
            remarks.append(f"`{candidates[0]}` was taken for `{expected}`, which is missing.")
        elif candidates:
            raise Unmarkable(
                f"`{expected}` is missing, and {_listed(candidates)} could be meant. Rename the right one."
            )
    return Folder(files, found.unread, found.odd, tuple(remarks))


def _marks(name: str, content: bytes) -> set[str]:
    """Names of nbgrader's cells in a notebook; none if it can't be read."""
    try:
        return {cell.name for cell in parsed(name, content).cells if cell.name}
    except Unmarkable:
        return set()


def _no_notebook(found: Folder, expected: list[str]) -> str:
    for name in expected:
        if name in found.odd:
            return f"`{name}` is {found.odd[name]}, not a notebook. Put the notebook itself there."
    instead = f"; found {_listed(found.unread)} instead, without its cells" if found.unread else ""
    below = [path for path in found.unread if path.rpartition("/")[2] in expected]
    if below:
        return f"there is no `{expected[0]}` in the folder, but `{below[0]}`. Move it up, with what lies beside it."
    return f"there is no `{expected[0]}` in the folder{instead}. Put it there under that name, with `moves` beside it."


def _listed(names: Any) -> str:
    return ", ".join(f"`{name}`" for name in list(names)[:3]) + (" and others" if len(names) > 3 else "")


def _time(content: bytes) -> tuple[datetime | None, str]:
    """What ``timestamp.txt`` says, as nbgrader reads it, and a remark if it says nothing."""
    try:
        words = content.decode("utf-8").strip()
        if words:
            return parse_utc(words[:100]), ""
    except (ValueError, OverflowError, TypeError, AttributeError):
        pass
    return None, f"`{TIMESTAMP}` holds no time, so nobody knows whether this was late."
