"""Hand-ins marked one after the other in this process: what each step takes, beside the bare cells.

Every hand-in is run bare, and then marked with everything around it: sandbox, tests apart, nbgrader's own steps, folder and
gradebook. No two steps overlap, as they do where workers and coordinator have a core each.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from attrs import evolve, frozen
from nbformat import v4

from bench.bare import Bare
from bench.commands import NotQuoted
from grader.marking.course import settings
from grader.marking.course.assignment import Assignment
from grader.marking.course.gradebook import Writer, open_gradebook
from grader.marking.handins import handin
from grader.marking.handins.jobs import Rules, jobs
from grader.marking.handins.keeping import Keeper
from grader.marking.job import Job, Marked
from grader.marking.rooms import examiner
from grader.marking.rooms.door import Room
from grader.marking.rooms.warm import Warm
from tests.nbgrader.course import Course

BARE, REHEARSED = "bare", "bare, rehearsed"
READ, EXECUTION, KEEP = "read and arrange", "execution", "keep"
OPEN, CELLS, ANSWERS, WRITE = "open", "cells", "answers", "write"
WATCHED = {
    OPEN: (Warm, ("open",)),
    CELLS: (Room, ("run",)),
    ANSWERS: (Room, ("fetch", "bind")),
    WRITE: (Writer, ("write",)),
}
"""Parts of the steps, and the calls they consist of."""
Times = dict[str, float]
"""What -> seconds, of all hand-ins together."""


def measure(course: Course, students: list[str]) -> Times:
    """Mark these hand-ins in this course, whose gradebook is empty.

    Raises:
        NotQuoted: somebody's points are not those of the bare cells.
    """
    found = settings.load(course.root)
    rules = _ruled(Rules.of(found, Assignment.load(found, "meso"), trusted=False))
    with (
        open_gradebook(found, "meso") as writer,
        Bare(rules.solved["meso"]) as bare,
        Bare(rules.solved["meso"], rehearsed=True) as rehearsed,
    ):
        keeper = Keeper(rules, writer)
        keeper.look_up()
        for student in students[:2]:  # starts the warm processes
            examiner.mark(_Read.of(keeper, student).job)
        times: Times = dict.fromkeys((BARE, REHEARSED, READ, EXECUTION, KEEP, *WATCHED), 0.0)
        for student in students:
            with TemporaryDirectory() as folder:
                _one(keeper, student, (bare, rehearsed), Path(folder), times)
    return times


def _ruled(rules: Rules) -> Rules:
    """The rules, completed as `grader.mark` does before the first hand-in."""
    source = rules.settings.folder("source", ".", "meso") / "meso.ipynb"
    (notebook,) = rules.assignment.notebooks
    content, given, limits = source.read_bytes(), dict(rules.assignment.files), rules.settings.limits
    rules = evolve(rules, solved={"meso": examiner.code_of(content)})
    return evolve(rules, open={"meso": examiner.open_cells(content, notebook.cells, given, limits)})


@frozen
class _Read:
    """A hand-in, ready to be run."""

    digest: str
    hand_in: handin.HandIn
    job: Job

    @classmethod
    def of(cls, keeper: Keeper, student: str) -> "_Read":
        found = handin.gather(keeper.rules.settings, keeper.rules.assignment, student)
        hand_in = handin.read(student, keeper.rules.assignment, found)
        (job,) = jobs(keeper.rules, hand_in)
        return cls(keeper.digest(student, found), hand_in, job)


def _one(keeper: Keeper, student: str, bounds: tuple[Bare, Bare], folder: Path, times: Times) -> None:
    """Mark one hand-in, and add what it took."""
    keeper.admit(student)
    cells, names = runnable(_Read.of(keeper, student).job, folder)
    for what, bound in zip((BARE, REHEARSED), bounds, strict=True):
        times[what] += bound.run(cells, folder)
    with watched(times):
        start = perf_counter()
        read = _Read.of(keeper, student)
        ready = perf_counter()
        marked = examiner.mark(read.job)
        done = perf_counter()
        keeper.keep(read.hand_in, read.digest, [marked])
        kept = perf_counter()
    times[READ] += ready - start
    times[EXECUTION] += done - ready
    times[KEEP] += kept - done
    must_agree(student, marked, dict(zip(names, bounds[0].shown(cells, folder), strict=True)))


def runnable(job: Job, folder: Path) -> tuple[list[str], list[str]]:
    """The code cells of a job and the names of nbgrader's that they bear; its files are put into this folder."""
    for path, content in {**job.files, **job.given}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    found = [cell for cell in v4.reads(job.content.decode()).cells if cell.cell_type == "code" and cell.source.strip()]
    names = [cell.metadata.get("nbgrader", {}).get("grade_id") or f"cell {n}" for n, cell in enumerate(found)]
    return [cell.source for cell in found], names


def must_agree(student: str, marked: Marked, shown: dict[str, str]) -> None:
    """Compare points with what the bare cells showed as theirs: a cell that shows nothing has failed.

    Raises:
        NotQuoted: they are not the same.
    """
    if marked.failure:
        raise NotQuoted(f"{student} could not be marked: {marked.failure}")
    for cell, points in marked.scores.items():
        bare = float(shown[cell] or 0) if cell in shown else points  # a reflection is not run
        if points != bare:
            raise NotQuoted(f"{student}: {cell} earns {points} here, and {bare} where its cells are run bare")


@contextmanager
def watched(times: Times) -> Iterator[None]:
    """Add what the parts of the steps take."""
    before = [(owner, name, getattr(owner, name)) for owner, names in WATCHED.values() for name in names]
    for what, (owner, names) in WATCHED.items():
        for name in names:
            setattr(owner, name, _timed(getattr(owner, name), what, times))
    try:
        yield
    finally:
        for owner, name, call in before:
            setattr(owner, name, call)


def _timed(call: Callable[..., Any], what: str, times: Times) -> Callable[..., Any]:
    def timed(*args: Any, **named: Any) -> Any:
        start = perf_counter()
        try:
            return call(*args, **named)
        finally:
            times[what] += perf_counter() - start

    return timed
