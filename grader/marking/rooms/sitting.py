"""One notebook, cell by cell: who runs it where, and what is asked of whom."""

import re
import time
from collections.abc import Iterable
from typing import Any

from attrs import define, field, frozen
from nbclient import NotebookClient
from nbformat import NotebookNode, v4
from nbgrader.utils import compute_checksum, determine_grade

from grader.check.crossing import whole
from grader.marking.job import Cell, Job, Marked
from grader.marking.rooms.desks import bench, desk
from grader.marking.rooms.door import Room
from grader.marking.rooms.messages import RoomError
from grader.marking.rooms.needs import Needs, needs
from grader.marking.rooms.showing import language, show, written


@frozen
class Step:
    """A code cell to run.

    Attributes:
        place: in the notebook.
        count: its number in square brackets.
        cell: of the notebook.
        ours: the instructor's cell of this name, if it is a set-up or a test cell.
        needs: what it needs.
    """

    place: int
    count: int
    cell: NotebookNode
    ours: Cell | None
    needs: Needs


@define
class Sitting:
    """The marking of one notebook.

    Attributes:
        job: what is to be marked.
        notebook: as it is run.
        steps: its code cells.
        shown: what the learner's room showed goes through this client of nbclient's.
        examined: what the examiner's room showed goes through this one, since a client remembers displays and widgets.
        known: names that set-up or tests have bound.
        later: names that functions of theirs read.
        open: cells of the instructor's that run in the learner's room.
        remarks: for the instructor.
        until: when the learner's room closes.
        lost: how the learner's room was lost, or "".
        surveying: whether this is the instructor's own notebook, run to see what its tests need.
    """

    job: Job
    notebook: NotebookNode
    steps: list[Step]
    shown: NotebookClient
    examined: NotebookClient
    known: set[str] = field(factory=set)
    later: set[str] = field(factory=set)
    open: set[str] = field(factory=set)
    remarks: list[str] = field(factory=list)
    until: float = 0
    lost: str = ""
    surveying: bool = False

    @classmethod
    def of(cls, job: Job) -> "Sitting":
        """Before anything has run."""
        notebook = v4.reads(job.content.decode())
        by_name = {cell.name: cell for cell in job.cells}
        steps: list[Step] = []
        ours = frozenset[str]()
        for place, cell in enumerate(notebook.cells):
            if cell.cell_type != "code" or not cell.source.strip():
                continue
            mine = by_name.get(_name(cell))
            found = mine if mine is not None and (mine.is_setup or mine.is_test) else None
            wanted = needs(cell.source, ours if found else (), trusted=found is not None)
            if found:
                ours = wanted.ours
            steps.append(Step(place, len(steps) + 1, cell, found, wanted))
        shown, examined = NotebookClient(notebook), NotebookClient(notebook)
        for client in (shown, examined):
            client.reset_execution_trackers()
        sitting = cls(job, notebook, steps, shown, examined, open=set(job.open))
        sitting.remarks += job.remarks
        return sitting

    def marked(self) -> Marked:
        """Run everything."""
        modules = sorted({m for step in self.steps if step.ours for m in _imported(step.cell.source)})
        job = self.job
        at_desks, at_benches = desk(job, modules), bench(job, modules)
        self.until = time.monotonic() + job.limits.total_seconds
        with (
            at_desks.open(job.limits, {**job.files, **job.given}) as theirs,
            at_benches.open(job.limits, job.files, job.given) as ours,
        ):
            for step in self.steps:
                step.cell.outputs, step.cell.execution_count = [], None
            for step in self.steps:
                if step.ours is None or step.ours.name in self.open:
                    self._at(theirs, step)
                else:
                    self._instructors(theirs, ours, step)
        self.shown.widget_state |= self.examined.widget_state
        self.shown.set_widgets_metadata()
        self.notebook.metadata["language_info"] = language()
        return self._result()

    def _at(self, desk: Room, step: Step, source: str | None = None) -> None:
        """A cell in the learner's room, as long as there is one; with a source of its own, nothing is shown of it."""
        left = self.until - time.monotonic()
        if not self.lost and left <= 0:
            self.lost = f"at cell {step.count}: the notebook ran for {self.job.limits.total_seconds:g} seconds"
        if self.lost:
            return
        try:
            text = step.cell.source if source is None else source
            ran = desk.run(text, step.count, min(left, self.job.limits.seconds), shown=source is None)
            if source is None:
                show(self.shown, step.cell, step.place, step.count, ran)
        except RoomError as error:
            self.lost = f"at cell {step.count}: {error}"

    def _instructors(self, desk: Room, bench: Room, step: Step) -> None:
        """A cell of the instructor's: on the answers it names, among the examiners; for the learner, if it is needed."""
        own = step.needs
        wanted = (own.reads | own.later | self.later) - self.known
        answers = self._fetched(desk, wanted)
        if self.surveying and not all(map(whole, answers.values())) and step.ours is not None:
            self.open.add(step.ours.name)
            self._at(desk, step)
            return
        self.later |= own.later
        try:
            bench.bind(answers)
            ran = bench.run(step.cell.source, step.count, self.job.limits.seconds)
        except RoomError as error:
            raise RoomError(f"a cell of the assignment could not be run on these answers: {error}") from error
        self.known |= own.binds
        show(self.examined, step.cell, step.place, step.count, ran)
        if step.ours is not None and self._needed(step):
            self._at(desk, step, step.ours.released)

    def _fetched(self, desk: Room, names: Iterable[str]) -> dict[str, Any]:
        if self.lost or not names:
            return {}
        try:
            return desk.fetch(names)
        except RoomError as error:
            self.lost = f"when its answers were asked for: {error}"
            return {}

    def _needed(self, step: Step) -> bool:
        """Whether cells of the learner's room may need what this one of the instructor's does."""
        if step.ours is not None and step.ours.is_setup and not step.needs.plain:
            return True
        binds = set(step.needs.binds)
        for later in self.steps[step.count :]:
            theirs = later.needs
            if later.ours is None or later.ours.name in self.open:
                if theirs.anything or not binds.isdisjoint(theirs.reads | theirs.later):
                    return True
            elif not binds.isdisjoint(theirs.reads | theirs.later):  # what needs this one may itself be needed
                binds |= theirs.binds
        return False

    def _result(self) -> Marked:
        scores: dict[str, float | None] = {}
        people: set[str] = set()
        unanswered: set[str] = set()
        for cell in self.notebook.cells:
            mark = cell.metadata.get("nbgrader", {})
            if (mark.get("solution") or mark.get("task")) and mark.get("checksum") == compute_checksum(cell):
                unanswered.add(mark["grade_id"])
            if mark.get("grade"):
                try:
                    scores[mark["grade_id"]], _ = determine_grade(cell)
                except ValueError as error:
                    scores[mark["grade_id"]] = 0.0
                    people.add(mark["grade_id"])
                    self.remarks.append(f"{mark['grade_id']}: the test's points can't be used ({error}).")
        if self.lost:
            self.remarks.append(f"The learner's cells stopped {self.lost}. What came after counts as not answered.")
            people |= {
                step.ours.name for step in self.steps if step.ours is not None and step.ours.is_test and _stopped(step)
            }
        if self.open:
            self.remarks.append(
                f"Run beside the learner's code, which could reach them: {', '.join(sorted(self.open))}."
            )
        if self.job.trusted:
            self.remarks.append("Marked without a sandbox.")
        content = written(self.notebook)
        return Marked(
            self.job.student,
            self.job.notebook,
            content,
            scores,
            frozenset(people),
            frozenset(unanswered),
            tuple(self.remarks),
        )


def _name(cell: NotebookNode) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))


def _stopped(step: Step) -> bool:
    return any(output.output_type == "error" for output in step.cell.outputs)


def _imported(source: str) -> set[str]:
    return set(re.findall(r"^\s*(?:from|import)\s+([A-Za-z_][\w.]*)", source, re.MULTILINE))
