"""The assignment as the instructor made it: from nbgrader's gradebook, which has kept it since it was generated."""

import difflib
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, frozen
from nbformat import NotebookNode
from nbgrader import api
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme
from nbgrader.utils import find_all_files
from sqlalchemy import select
from sqlalchemy.orm import Session

from grader.errors import MarkingError
from grader.marking.course.database import connect
from grader.marking.course.settings import Settings
from grader.marking.job import Cell

RECORDS = "moves/*.jsonl"


@frozen
class Notebook:
    """One notebook of an assignment.

    Attributes:
        name: without ``.ipynb``.
        cells: those with nbgrader's mark, in the notebook's order, hidden tests included.
        kernelspec: the kernel that it was written for; empty if nobody knows.
    """

    name: str
    cells: tuple[Cell, ...]
    kernelspec: Mapping[str, Any]


@frozen
class Assignment:
    """What hand-ins are marked against.

    Attributes:
        name: such as "meso".
        notebooks: in the order of their names.
        files: what the instructor puts beside the notebooks: path inside the folder -> content.
        digest: of all this; another one means that hand-ins must be marked again.
    """

    name: str
    notebooks: tuple[Notebook, ...]
    files: Mapping[str, bytes]
    digest: str

    @classmethod
    def load(cls, settings: Settings, name: str) -> "Assignment":
        """Read an assignment from the gradebook, and its order of cells from ``release/`` or ``source/``.

        Raises:
            MarkingError: there is no gradebook or no such assignment, it was never generated, its notebook has changed
                since, or a record of a negotiation lies where every learner would get it.
        """
        _no_record(settings, name)
        with connect(settings) as engine, Session(engine) as session:
            kept = session.scalars(select(api.Assignment).where(api.Assignment.name == name)).one_or_none()
            if kept is None or not kept.notebooks:
                raise MarkingError(_not_there(settings, name, list(session.scalars(select(api.Assignment.name)))))
            notebooks = tuple(_notebook(settings, name, found) for found in kept.notebooks)
        files = _files(settings, name)
        return cls(name, notebooks, files, _digest(notebooks, files, settings))


def known_in_gradebook(settings: Settings, name: str) -> None:
    """Make sure that the gradebook has this assignment.

    Raises:
        MarkingError: it has not, or there is no gradebook.
    """
    with connect(settings) as engine, Session(engine) as session:
        names = session.scalars(select(api.Assignment.name).where(api.Assignment.notebooks.any()))
        if name not in (known := list(names)):
            raise MarkingError(_not_there(settings, name, known))


def _no_record(settings: Settings, name: str) -> None:
    for step in ("source", "release"):
        for record in sorted(settings.folder(step, ".", name).rglob(RECORDS)):
            raise MarkingError(
                f"{record} is a record of a negotiation. Found there, it is handed out to every learner and put over their "
                "own record when marking. Delete it, then generate and release the assignment again."
            )


def _not_there(settings: Settings, name: str, known: list[str]) -> str:
    generate = f"nbgrader generate_assignment {name}"
    if settings.folder("source", ".", name).is_dir() or name in known:
        return f"The assignment {name} was never generated, so there is nothing to mark against. Call: {generate}"
    sources = settings.folder("source", ".", ".")
    known = sorted({*known, *(folder.name for folder in sources.glob("*") if folder.is_dir())})
    near = difflib.get_close_matches(name, known, n=1, cutoff=0)
    if not near:
        return f"There is no assignment yet. Put one into {sources / name}, then call: {generate}"
    return f"There is no assignment {name}; there is {', '.join(known)}. Did you mean {near[0]}?"


def _notebook(settings: Settings, assignment: str, kept: api.Notebook) -> Notebook:
    graded = {cell.name: cell for cell in (*kept.grade_cells, *kept.task_cells)}
    grade = {cell.name for cell in kept.grade_cells}
    solution = {cell.name for cell in kept.solution_cells}
    task = {cell.name for cell in kept.task_cells}
    cells = {
        cell.name: Cell(
            name=cell.name,
            cell_type=cell.cell_type,
            source=cell.source or "",
            grade=cell.name in grade,
            solution=cell.name in solution,
            locked=cell.locked,
            task=cell.name in task,
            points=float(graded[cell.name].max_score) if cell.name in graded else 0,
            checksum=cell.checksum or "",
        )
        for cell in kept.source_cells
    }
    ordered = tuple(_released(settings, cells[name]) for name in _order(settings, assignment, kept.name, set(cells)))
    kernelspec = json.loads(kept.kernelspec) if kept.kernelspec else {}
    return Notebook(kept.name, ordered, kernelspec or {})


def _order(settings: Settings, assignment: str, name: str, expected: set[str]) -> list[str]:
    """Names of cells in the order of the notebook; the gradebook keeps none."""
    missing = expected
    file = settings.folder("source", ".", assignment) / f"{name}.ipynb"
    for step in ("release", "source"):  # the first has what nbgrader adds, such as a header's cells
        place = settings.folder(step, ".", assignment) / f"{name}.ipynb"
        if not place.is_file():
            continue
        file = place
        names = [cell.get("metadata", {}).get("nbgrader", {}).get("grade_id") for cell in _cells(file)]
        found = [each for each in names if each in expected]
        missing = expected.difference(found)
        if not missing:
            return found
    raise MarkingError(
        f"{file} does not have the cells that the gradebook knows ({', '.join(sorted(missing)[:3])} ...), so their order is "
        f"unknown. It was moved, or edited since: put it back, or call: nbgrader generate_assignment {assignment} --force"
    )


def _cells(file: Path) -> list[dict[str, Any]]:
    try:
        return list(json.loads(file.read_text(encoding="utf-8"))["cells"])
    except (OSError, ValueError, KeyError) as error:
        raise MarkingError(
            f"{file} is no notebook that can be read: {error}. Mend it, then generate it again."
        ) from error


def _released(settings: Settings, cell: Cell) -> Cell:
    """The cell, with what learners got of its source: without hidden tests and marking schemes."""
    mark = {"grade": cell.grade, "solution": cell.solution, "locked": cell.locked, "task": cell.task}
    shown = NotebookNode(
        cell_type=cell.cell_type, source=cell.source, metadata={"nbgrader": {**mark, "grade_id": cell.name}}
    )
    for step in (ClearHiddenTests, ClearMarkScheme):
        shown, _ = step(config=settings.config).preprocess_cell(shown, {}, 0)
    return evolve(cell, released=str(shown.source))


def _files(settings: Settings, name: str) -> dict[str, bytes]:
    folder = settings.folder("source", ".", name)
    found = find_all_files(str(folder), [*settings.course.ignore, "*.ipynb"])
    files = {Path(path).relative_to(folder).as_posix(): path for path in sorted(found)}
    kept = settings.learners_own(name)
    return {inside: Path(path).read_bytes() for inside, path in files.items() if inside not in kept}


def _digest(notebooks: tuple[Notebook, ...], files: Mapping[str, bytes], settings: Settings) -> str:
    found = hashlib.sha256(repr((notebooks, settings.notice)).encode(errors="replace"))
    for name, content in files.items():
        found.update(f"{name}\0{len(content)}\0".encode(errors="replace") + content)
    return found.hexdigest()
