"""Small assignments and hand-ins, written cell by cell."""

import hashlib

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import ClearHiddenTests
from nbgrader.utils import compute_checksum

from grader.marking.job import Cell, Job, Limits, Marked
from grader.marking.rooms import examiner

QUICK = Limits(seconds=5, total_seconds=20)


def given(source: str) -> NotebookNode:
    """A set-up cell of the instructor's."""
    return _cell(source, grade=False, solution=False)


def checked(source: str, points: float = 1) -> NotebookNode:
    """A test cell of the instructor's."""
    return _cell(source, grade=True, solution=False, points=points)


def answer(source: str) -> NotebookNode:
    """A cell for an answer, filled in."""
    return _cell(source, grade=False, solution=True)


def own(source: str) -> NotebookNode:
    """A cell that the learner added."""
    return nbformat.v4.new_code_cell(source)


def _cell(source: str, *, grade: bool, solution: bool, points: float = 0) -> NotebookNode:
    name = hashlib.md5(source.encode(), usedforsecurity=False).hexdigest()[:12]
    cell = nbformat.v4.new_code_cell(source)
    cell.metadata.nbgrader = {
        "grade": grade,
        "grade_id": name,
        "locked": not solution,
        "solution": solution,
        "task": False,
        "schema_version": 3,
        "cell_type": "code",
    }
    if grade:
        cell.metadata.nbgrader["points"] = points
    cell.metadata.nbgrader["checksum"] = compute_checksum(cell) if not solution else "another"
    return cell


def job(*cells: NotebookNode, **named: object) -> Job:
    """A hand-in of these cells, the instructor's as they are."""
    theirs = []
    for cell in cells:
        mark = cell.metadata.get("nbgrader")
        if mark:
            kinds = {name: mark[name] for name in ("grade", "solution", "locked", "task")}
            shown, _ = ClearHiddenTests().preprocess_cell(nbformat.from_dict(cell), {}, 0)
            kinds |= {"points": mark.get("points", 0), "released": shown.source}
            theirs.append(Cell(mark["grade_id"], "code", cell.source, **kinds))
    notebook = nbformat.v4.new_notebook(cells=list(cells))
    named.setdefault("limits", QUICK)
    return Job("ana", "small", tuple(theirs), nbformat.writes(notebook).encode(), **named)  # type: ignore[arg-type]


def marked(*cells: NotebookNode, **named: object) -> tuple[Marked, NotebookNode]:
    """What came of it, and the notebook as it was run."""
    found = examiner.mark(job(*cells, **named))
    content = found.content.decode() or nbformat.writes(nbformat.v4.new_notebook())
    return found, nbformat.reads(content, as_version=4)


def scores(*cells: NotebookNode, **named: object) -> list[float | None]:
    """The points of each test, in order."""
    found, _ = marked(*cells, **named)
    assert not found.failure, found.failure
    return list(found.scores.values())


def texts(cell: NotebookNode) -> str:
    """Everything that a cell showed, as text."""
    shown = [output.get("text", "") or output.get("data", {}).get("text/plain", "") for output in cell.outputs]
    return "\n".join([*shown, *(line for output in cell.outputs for line in output.get("traceback", []))])
