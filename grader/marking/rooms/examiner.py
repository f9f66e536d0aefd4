"""One hand-in marked: the learner's cells run in one room, set-up and tests in another, and only answers cross over.

Which cell runs where is fixed by the instructor's notebook. The learner's room runs the learner's cells. The examiner's
room runs set-up and test cells, hidden tests included, on the answers that they name; a name that set-up or tests have
bound is never asked of the learner. Set-up cells also run in the learner's room if its cells may need them; what comes
of them there is never read.
"""

import grader.marking.light  # noqa: F401 - before any notebook library

# isort: split
from collections.abc import Iterable

from nbformat import v4

from grader.marking.job import Cell, Job, Limits, Marked
from grader.marking.rooms.messages import RoomError
from grader.marking.rooms.sitting import Sitting


def mark(job: Job) -> Marked:
    """Mark one notebook. Never raises for anything that a learner did.

    Raises:
        MarkingError: the marking itself can't run on this machine.
    """
    try:
        return Sitting.of(job).marked()
    except RoomError as error:
        return Marked(job.student, job.notebook, remarks=job.remarks, failure=f"{error}")


def open_cells(
    content: bytes,
    cells: Iterable[Cell],
    given: dict[str, bytes] | None = None,
    limits: Limits | None = None,
    *,
    trusted: bool = False,
) -> frozenset[str]:
    """Test and set-up cells that need more of a learner than plain answers, such as a function to call.

    These have to run beside the learner's code. Read off the instructor's own solved notebook, which is run for it, so
    that no learner decides it.

    Args:
        content: the instructor's notebook with solutions, as JSON.
        cells: of it.
        given: files that lie beside it.
        limits: of its run.
        trusted: whether it runs without a sandbox.
    """
    job = Job("", "", tuple(cells), content, given=given or {}, limits=limits or Limits(), trusted=trusted)
    sitting = Sitting.of(job)
    sitting.surveying = True
    sitting.marked()
    return frozenset(sitting.open)


def code_of(content: bytes) -> tuple[str, ...]:
    """The code of a notebook, cell by cell."""
    return tuple(cell.source for cell in v4.reads(content.decode()).cells if cell.cell_type == "code")
