"""One hand-in marked: the learner's cells run in one room, set-up and tests in another, and only answers cross over.

Which cell runs where is fixed by the instructor's notebook. The learner's room runs the learner's cells. The examiner's
room runs set-up and test cells, hidden tests included, on the answers that they name; a name that set-up or tests have
bound is never asked of the learner. Set-up cells also run in the learner's room if its cells may need them; what comes
of them there is never read.
"""

import grader.marking.light  # noqa: F401 - before any notebook library

# isort: split
import atexit
import json
import os
import re
import time
from collections.abc import Callable, Iterable
from typing import Any

from attrs import define, field, frozen
from nbclient import NotebookClient
from nbformat import NotebookNode, v4
from nbformat.v4.rwbase import split_lines, strip_transient
from nbgrader.utils import compute_checksum, determine_grade

from grader.check.crossing import whole
from grader.marking.job import Cell, Job, Limits, Marked
from grader.marking.rooms.needs import Needs, needs
from grader.marking.rooms.warm import Message, Ran, Room, RoomError, Warm

TIMED_OUT = {
    "ename": "CellTimeoutError",
    "evalue": "",
    "traceback": ["\x1b[0;31mCellTimeoutError\x1b[0m: No reply from kernel before timeout"],
}
"""What nbgrader writes under a cell that ran for too long."""

_warm: dict[tuple[int, bool, str, int], Warm] = {}


def mark(job: Job) -> Marked:
    """Mark one notebook. Never raises for anything that a learner did.

    Raises:
        MarkingError: the marking itself can't run on this machine.
    """
    try:
        return _Sitting.of(job).marked()
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
    sitting = _Sitting.of(job)
    sitting.surveying = True
    sitting.marked()
    return frozenset(sitting.open)


def code_of(content: bytes) -> tuple[str, ...]:
    """The code of a notebook, cell by cell."""
    return tuple(cell.source for cell in v4.reads(content.decode()).cells if cell.cell_type == "code")


def _desk(job: Job, modules: Iterable[str]) -> Warm:
    """The process that opens rooms for learners' code; started at the first call."""
    return _kept("desk", job, lambda: Warm(modules, confined=not job.trusted))


def _bench(job: Job, modules: Iterable[str]) -> Warm:
    """The process that opens rooms for tests: one that learners' rooms were never copied from."""
    if not job.solved:
        return _desk(job, modules)
    return _kept(job.notebook, job, lambda: Warm(modules, job.solved, confined=not job.trusted))


def _kept(who: str, job: Job, start: Callable[[], Warm]) -> Warm:
    key = (os.getpid(), job.trusted, who, hash(job.solved) if who != "desk" else 0)
    if key not in _warm:
        for other in [k for k in _warm if k[0] != key[0]]:  # of the process this one was forked from
            del _warm[other]
        for other in [k for k in _warm if k[:3] == key[:3]]:  # of another version of the notebook
            _warm.pop(other).close()
        _warm[key] = start()
    return _warm[key]


@atexit.register
def close() -> None:
    """End this process's warm processes."""
    for key in [k for k in _warm if k[0] == os.getpid()]:
        _warm.pop(key).close()


@frozen
class _Step:
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
class _Sitting:
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
    steps: list[_Step]
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
    def of(cls, job: Job) -> "_Sitting":
        notebook = v4.reads(job.content.decode())
        by_name = {cell.name: cell for cell in job.cells}
        steps: list[_Step] = []
        ours = frozenset[str]()
        for place, cell in enumerate(notebook.cells):
            if cell.cell_type != "code" or not cell.source.strip():
                continue
            mine = by_name.get(_name(cell))
            found = mine if mine is not None and (mine.is_setup or mine.is_test) else None
            wanted = needs(cell.source, ours if found else (), trusted=found is not None)
            if found:
                ours = wanted.ours
            steps.append(_Step(place, len(steps) + 1, cell, found, wanted))
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
        desks, benches = _desk(job, modules), _bench(job, modules)
        self.until = time.monotonic() + job.limits.total_seconds
        with (
            desks.open(job.limits, {**job.files, **job.given}) as desk,
            benches.open(job.limits, job.files, job.given) as bench,
        ):
            for step in self.steps:
                step.cell.outputs, step.cell.execution_count = [], None
            for step in self.steps:
                if step.ours is None or step.ours.name in self.open:
                    self._at(desk, step)
                else:
                    self._instructors(desk, bench, step)
        self.shown.widget_state |= self.examined.widget_state
        self.shown.set_widgets_metadata()
        self.notebook.metadata["language_info"] = dict(_language())
        return self._result()

    def _at(self, desk: Room, step: _Step, source: str | None = None) -> None:
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
                self._show(self.shown, step, ran)
        except RoomError as error:
            self.lost = f"at cell {step.count}: {error}"

    def _instructors(self, desk: Room, bench: Room, step: _Step) -> None:
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
        self._show(self.examined, step, ran)
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

    def _needed(self, step: _Step) -> bool:
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

    def _show(self, client: NotebookClient, step: _Step, ran: Ran) -> None:
        """Write what a cell showed into the notebook, as nbclient does."""
        cell = step.cell
        cell.execution_count = step.count
        client.clear_before_next_output = False  # as nbclient does before each cell
        for message in ran.messages:
            if message.kind != "status":
                _process(client, message, step)
        reply = {**TIMED_OUT, "status": "error"} if ran.late else ran.reply
        if reply["status"] == "error" and not any(
            output.output_type == "error" and output.ename == reply["ename"] for output in cell.outputs
        ):
            trace = reply["traceback"] or ["ERROR: An error occurred while showtraceback was disabled"]
            cell.outputs.append(v4.new_output("error", ename=reply["ename"], evalue=reply["evalue"], traceback=trace))

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
        content = _written(self.notebook)
        return Marked(
            self.job.student,
            self.job.notebook,
            content,
            scores,
            frozenset(people),
            frozenset(unanswered),
            tuple(self.remarks),
        )


def _written(notebook: NotebookNode) -> bytes:
    """The notebook as nbformat writes it, but on one line: indenting it would take longer than most cells."""
    found = strip_transient(split_lines(notebook))
    return (json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ": ")) + "\n").encode(
        errors="replace"
    )


def _name(cell: NotebookNode) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))


def _stopped(step: _Step) -> bool:
    return any(output.output_type == "error" for output in step.cell.outputs)


def _imported(source: str) -> set[str]:
    return set(re.findall(r"^\s*(?:from|import)\s+([A-Za-z_][\w.]*)", source, re.MULTILINE))


def _language() -> dict[str, Any]:
    from ipykernel.ipkernel import IPythonKernel

    return dict(IPythonKernel.language_info)


def _process(client: NotebookClient, message: Message, step: _Step) -> None:
    parent = {"msg_id": f"cell-{step.count}"}
    sent = {
        "header": {"msg_type": message.kind, "msg_id": ""},
        "msg_type": message.kind,
        "parent_header": parent,
        "content": message.content,
        "metadata": message.metadata,
        "buffers": message.buffers,
    }
    try:
        client.process_message(sent, step.cell, step.place)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise RoomError("it sent what is no message of Jupyter's") from error
