"""The marks in nbgrader's gradebook: one hand-in is one transaction, through nbgrader's own tables."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from attrs import define, field, frozen
from nbgrader import api
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.orm import Session, selectinload

from grader.errors import MarkingError
from grader.marking.course.database import connect, reason
from grader.marking.course.receipt import Earned, Receipt
from grader.marking.course.settings import Settings

NO_RESPONSE = "No response."
PAUSES = (0.2, 1.0, 5.0)
"""Seconds before each new attempt, when the connection was lost or somebody else was writing for long."""

Scores = dict[str, dict[str, float | None]]
"""Notebook -> graded cell -> points."""


class RunStopped(MarkingError):
    """The run can't go on. What was marked so far is kept, and the next call goes on from there."""


@frozen
class _Table:
    """A notebook's rows in the gradebook, by the names of its cells."""

    notebook: str
    graded: Mapping[str, str]
    commented: Mapping[str, str]
    tasks: frozenset[str]


@define
class Writer:
    """Writes marks; one for a run. Made by `open_gradebook`.

    Attributes:
        settings: of the course.
        assignment: the assignment's name.
        pause: waits so many seconds.
    """

    settings: Settings
    assignment: str
    _engine: Engine
    pause: Callable[[float], None] = time.sleep
    _id: str = ""
    _tables: dict[str, _Table] = field(factory=dict)

    def look_up(self) -> None:
        """Read what does not change during a run."""
        with Session(self._engine) as session:
            assignment = session.scalars(select(api.Assignment).where(api.Assignment.name == self.assignment)).one()
            self._id = assignment.id
            for notebook in assignment.notebooks:
                graded = {cell.name: cell.id for cell in (*notebook.grade_cells, *notebook.task_cells)}
                commented = {cell.name: cell.id for cell in (*notebook.solution_cells, *notebook.task_cells)}
                tasks = frozenset(cell.name for cell in notebook.task_cells)
                self._tables[notebook.name] = _Table(notebook.id, graded, commented, tasks)

    def students(self) -> frozenset[str]:
        """Everybody whom the gradebook knows."""
        with Session(self._engine) as session:
            return frozenset(session.scalars(select(api.Student.id)))

    def scores(self) -> dict[str, Scores]:
        """Every student's points by the tests."""
        found: dict[str, Scores] = {}
        for student, notebook, cell, points in self._grades(api.Grade.auto_score):
            found.setdefault(student, {}).setdefault(notebook, {})[cell] = points
        return found

    def for_a_person(self) -> dict[str, list[str]]:
        """Every student's cells that wait for a person."""
        found: dict[str, list[str]] = {}
        for student, _, cell, needed in self._grades(api.Grade.needs_manual_grade):
            if needed:
                found.setdefault(student, []).append(cell)
        return found

    def write(self, student: str, receipt: Receipt) -> None:
        """Write a hand-in's marks; manual scores, extra credit and comments by a person stay.

        Raises:
            RunStopped: the gradebook can't be written, after a few attempts.
        """
        for pause in (*PAUSES, None):
            try:
                with Session(self._engine) as session, session.begin():
                    self._write(session, student, receipt)
            except DBAPIError as error:
                if pause is None or not _passing(error):
                    raise RunStopped(
                        f"The gradebook can't be written: {reason(error)}. What was marked so far is kept. When it can be, "
                        "call this again, and it goes on."
                    ) from error
                self._engine.dispose()
                self.pause(pause)
            else:
                return

    def _grades(self, column: Any) -> Iterator[Any]:
        query = (
            select(api.SubmittedAssignment.student_id, api.Notebook.name, api.BaseCell.name, column)
            .join(api.SubmittedNotebook, api.SubmittedNotebook.assignment_id == api.SubmittedAssignment.id)
            .join(api.Notebook, api.Notebook.id == api.SubmittedNotebook.notebook_id)
            .join(api.Grade, api.Grade.notebook_id == api.SubmittedNotebook.id)
            .join(api.BaseCell, api.BaseCell.id == api.Grade.cell_id)
            .where(api.SubmittedAssignment.assignment_id == self._id)
        )
        with Session(self._engine) as session:
            yield from session.execute(query).all()

    def _write(self, session: Session, student: str, receipt: Receipt) -> None:
        submission = self._submission(session, student)
        if receipt.timestamp is not None:
            submission.timestamp = receipt.timestamp
        for name, table in self._tables.items():
            notebook = _one(submission.notebooks, "notebook_id", table.notebook, api.SubmittedNotebook)
            grades = {row: _one(notebook.grades, "cell_id", cell, api.Grade) for row, cell in table.graded.items()}
            comments = {
                row: _one(notebook.comments, "cell_id", cell, api.Comment) for row, cell in table.commented.items()
            }
            if name in receipt.earned:
                _enter(grades, receipt.earned[name])
                for row, comment in comments.items():  # nbgrader says nothing about a task that was left as it was
                    silent = row in receipt.earned[name].unanswered and row not in table.tasks
                    comment.auto_comment = NO_RESPONSE if silent else None
                self._penalise(session, student, submission, notebook)
            else:  # nbgrader gives 0 for a missing notebook, and asks nobody to look
                for grade in grades.values():
                    grade.auto_score, grade.needs_manual_grade = 0, False

    def _submission(self, session: Session, student: str) -> api.SubmittedAssignment:
        if session.get(api.Student, student) is None:
            session.add(api.Student(id=student))
        loaded = selectinload(api.SubmittedAssignment.notebooks)
        found = session.scalars(
            select(api.SubmittedAssignment)
            .where(api.SubmittedAssignment.assignment_id == self._id, api.SubmittedAssignment.student_id == student)
            .options(
                loaded.selectinload(api.SubmittedNotebook.grades), loaded.selectinload(api.SubmittedNotebook.comments)
            )
        ).one_or_none()
        if found is None:
            found = api.SubmittedAssignment(assignment_id=self._id, student_id=student)
            session.add(found)
        return found

    def _penalise(self, session: Session, student: str, submission: Any, notebook: Any) -> None:
        """The penalty for being late, by the settings' own rule."""
        notebook.late_submission_penalty = None
        duedate = session.get_one(api.Assignment, self._id).duedate if submission.timestamp else None
        late = duedate and (submission.timestamp - duedate - (submission.extension or timedelta())).total_seconds()
        if not late or late <= 0:
            return
        session.flush()
        step = AssignLatePenalties(config=self.settings.config)
        step.init_plugin()
        session.refresh(notebook, ["score"])
        penalty = step.plugin_inst.late_submission_penalty(student, notebook.score, late)
        if penalty is not None:
            notebook.late_submission_penalty = min(max(penalty, 0), notebook.score)


@contextmanager
def open_gradebook(settings: Settings, assignment: str) -> Iterator[Writer]:
    """A writer for one assignment, which must be in the gradebook.

    Raises:
        MarkingError: the gradebook can't be used.
    """
    with connect(settings) as engine:
        writer = Writer(settings, assignment, engine)
        writer.look_up()
        yield writer


def _one(rows: list[Any], key: str, value: str, kind: type[Any]) -> Any:
    """The row that belongs to a cell or notebook, made if there is none."""
    for row in rows:
        if getattr(row, key) == value:
            return row
    rows.append(kind(**{key: value}))
    return rows[-1]


def _enter(grades: Mapping[str, Any], earned: Earned) -> None:
    for name, points in earned.scores.items():
        if name in grades:
            grades[name].auto_score = points
            grades[name].needs_manual_grade = (
                grades[name].manual_score is not None or points is None or name in earned.for_a_person
            )


def _passing(error: DBAPIError) -> bool:
    """Whether it may work a moment later: not if the disk is full or the table is unknown."""
    if "full" in str(error.orig) or "readonly" in str(error.orig):
        return False
    return error.connection_invalidated or isinstance(error, OperationalError | InterfaceError)
