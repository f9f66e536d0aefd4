"""Where hand-ins stand by the gradebook: what their feedback pages say of points and comments."""

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import field, frozen
from nbgrader import api
from sqlalchemy import Engine, Select, select
from sqlalchemy.orm import Session


@frozen
class Standing:
    """One notebook of one learner.

    Attributes:
        score: points for all of it, by the tests and by a person, without the penalty.
        max_score: points that there are.
        late_penalty: points taken off for being late.
        points: graded cell -> points, and points that there are.
        comments: commented cell -> the comment; None where there is none.
        waiting: graded cells that a person has yet to look at.
    """

    score: float
    max_score: float
    late_penalty: float
    points: dict[str, tuple[float, float]] = field(factory=dict)
    comments: dict[str, str | None] = field(factory=dict)
    waiting: list[str] = field(factory=list)


def standings(engine: Engine, assignment: str, students: Sequence[str]) -> dict[str, dict[str, Standing]]:
    """Of these students, those whom the gradebook knows -> notebook -> where it stands; in three queries."""
    found: dict[str, dict[str, Standing]] = {}
    with Session(engine) as session:

        def rows(*columns: Any, of: Any = None) -> Iterable[Any]:
            return session.execute(_of(assignment, students, columns, of))

        sums = (api.SubmittedNotebook.score, api.SubmittedNotebook.max_score)
        for student, name, score, most, penalty in rows(*sums, api.SubmittedNotebook.late_submission_penalty):
            found.setdefault(student, {})[name] = Standing(score, most, penalty or 0)
        grades = (api.Grade.score, api.Grade.max_score, api.Grade.needs_manual_grade)
        for student, name, cell, score, most, waits in rows(api.BaseCell.name, *grades, of=api.Grade):
            found[student][name].points[cell] = score, most
            if waits:
                found[student][name].waiting.append(cell)
        for student, name, cell, comment in rows(api.BaseCell.name, api.Comment.comment, of=api.Comment):
            found[student][name].comments[cell] = comment
    return found


def _of(assignment: str, students: Sequence[str], columns: Iterable[Any], kind: Any) -> Select[Any]:
    query = (
        select(api.SubmittedAssignment.student_id, api.Notebook.name, *columns)
        .join_from(api.SubmittedNotebook, api.SubmittedNotebook.assignment)
        .join(api.Assignment, api.Assignment.id == api.SubmittedAssignment.assignment_id)
        .join(api.Notebook, api.Notebook.id == api.SubmittedNotebook.notebook_id)
        .where(api.Assignment.name == assignment, api.SubmittedAssignment.student_id.in_(students))
    )
    if kind is not None:
        query = query.join(kind, kind.notebook_id == api.SubmittedNotebook.id)
        query = query.join(api.BaseCell, api.BaseCell.id == kind.cell_id)
    return query
