"""The writer of nbgrader's gradebook, held against nbgrader's own steps, row by row."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import nbformat
import pytest
from attrs import evolve
from nbgrader import preprocessors as theirs
from nbgrader.api import Gradebook
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from grader.errors import MarkingError
from grader.marking.course import database
from grader.marking.course.assignment import Assignment
from grader.marking.course.gradebook import PAUSES, RunStopped, Writer, open_gradebook
from grader.marking.course.receipt import Earned, Receipt
from grader.marking.course.settings import Settings
from grader.marking.handins import handin
from grader.marking.handins.jobs import Rules, earned, jobs
from grader.marking.job import Marked
from grader.marking.steps import NeedsAPerson
from tests.marking import standin
from tests.nbgrader.course import Course
from tests.nbgrader.handins import LEARNERS, cell

DUE = datetime(2026, 11, 20, 12)  # noqa: DTZ001 - nbgrader keeps UTC without saying so
LATE = DUE + timedelta(hours=3)


@pytest.fixture
def assignment(rules: Settings) -> Assignment:
    """The assignment."""
    return Assignment.load(rules, "meso")


@pytest.fixture
def writer(rules: Settings) -> Iterator[Writer]:
    """A writer that does not wait."""
    with open_gradebook(rules, "meso") as found:
        found.pause = lambda seconds: None
        yield found


@contextmanager
def theirs_too(course: Course) -> Iterator[Course]:
    """A second course with the same gradebook, for nbgrader's own steps."""
    other = Course(course.place / "theirs")
    other.root.mkdir(parents=True)
    (other.root / "gradebook.db").write_bytes((course.root / "gradebook.db").read_bytes())
    yield other


def rows(course: Course) -> dict[str, list[tuple[Any, ...]]]:
    """What the gradebook holds, without the keys that nbgrader draws."""
    queries = {
        "students": "select id, first_name, last_name, email from student",
        "submissions": "select a.name, s.student_id, s.timestamp, s.extension from submitted_assignment s "
        "join assignment a on a.id = s.assignment_id",
        "notebooks": "select s.student_id, n.name, b.late_submission_penalty, b.flagged from submitted_notebook b "
        "join submitted_assignment s on s.id = b.assignment_id join notebook n on n.id = b.notebook_id",
        "grades": "select s.student_id, n.name, c.name, c.type, g.auto_score, g.manual_score, g.extra_credit, "
        "g.needs_manual_grade from grade g join base_cell c on c.id = g.cell_id join submitted_notebook b on "
        "b.id = g.notebook_id join submitted_assignment s on s.id = b.assignment_id join notebook n on n.id = b.notebook_id",
        "comments": "select s.student_id, n.name, c.name, c.type, k.auto_comment, k.manual_comment from comment k "
        "join base_cell c on c.id = k.cell_id join submitted_notebook b on b.id = k.notebook_id "
        "join submitted_assignment s on s.id = b.assignment_id join notebook n on n.id = b.notebook_id",
    }
    connection = sqlite3.connect(course.root / "gradebook.db")
    try:
        return {name: sorted(connection.execute(query).fetchall(), key=repr) for name, query in queries.items()}
    finally:
        connection.close()


def marked(rules: Settings, assignment: Assignment, student: str) -> Marked:
    """A hand-in, marked by the stand-in."""
    found = handin.read(student, assignment, handin.gather(rules, assignment, student))
    (job,) = jobs(Rules.of(rules, assignment, trusted=False), found)
    return standin.result(job)


def receipt_of(rules: Settings, assignment: Assignment, student: str, timestamp: datetime | None = None) -> Receipt:
    """Its receipt."""
    each, _ = earned(Rules.of(rules, assignment, trusted=False), marked(rules, assignment, student))
    return Receipt("", {"meso": each}, timestamp, (), {})


def by_nbgrader(
    course: Course, rules: Settings, assignment: Assignment, student: str, timestamp: datetime | None = None
) -> None:
    """Save the same with nbgrader's own steps, in the order in which `nbgrader autograde` calls them."""
    with Gradebook(course.db_url, "negotiation") as book:
        book.update_or_create_student(student)
        book.update_or_create_submission("meso", student, **({"timestamp": timestamp} if timestamp else {}))
    notebook = nbformat.v4.reads(marked(rules, assignment, student).content.decode())
    resources = {
        "nbgrader": {"student": student, "assignment": "meso", "notebook": "meso", "db_url": course.db_url},
    }
    for step in (theirs.SaveAutoGrades, NeedsAPerson, theirs.AssignLatePenalties):
        notebook, resources = step(config=rules.config)(notebook, resources)


def by_a_person(course: Course, student: str) -> None:
    """Somebody reads the reflection, gives extra credit for the plan, and comments on both."""
    with Gradebook(course.db_url, "negotiation") as book:
        reflection = book.find_grade("reflection", "meso", "meso", student)
        reflection.manual_score, reflection.needs_manual_grade = 1.5, False
        book.find_grade("plan-check", "meso", "meso", student).extra_credit = 0.5
        book.find_comment("reflection", "meso", "meso", student).manual_comment = "Good."
        book.find_comment("plan", "meso", "meso", student).manual_comment = "Bold."
        book.db.commit()


def due(course: Course, **extension: int) -> None:
    """Set the time by which the assignment is to be handed in, and an extension for ana."""
    with Gradebook(course.db_url, "negotiation") as book:
        book.update_or_create_assignment("meso", duedate=DUE)
        if extension:
            book.grant_extension("meso", "ana", **extension)


def test_a_class_is_written_as_nbgrader_writes_it(
    course: Course, rules: Settings, assignment: Assignment, writer: Writer
):
    """Students, submissions, notebooks, points, comments: every row as nbgrader's own steps leave it."""
    unknown = nbformat.read(course.submitted("dan") / "meso.ipynb", as_version=4)
    cell(unknown, "plan").source = "plan = ['unknown', 'half']"
    nbformat.write(unknown, course.submitted("dan") / "meso.ipynb")
    with theirs_too(course) as other:
        for student in LEARNERS:
            writer.write(student, receipt_of(rules, assignment, student))
            by_nbgrader(other, rules, assignment, student)
        mine, nbgraders = rows(course), rows(other)
    assert mine == nbgraders
    assert len(mine["grades"]) == 6 * len(LEARNERS)
    assert ("dan", "meso", "plan-check", "GradeCell", 4.0, None, None, 1) in mine["grades"]
    assert ("cleo", "meso", "reflection", "SolutionCell", "No response.", None) in mine["comments"]


def test_what_a_person_gave_is_kept(course: Course, rules: Settings, assignment: Assignment, writer: Writer):
    """Marked again: manual scores, extra credit and comments stay, and the person is asked to look once more."""
    with theirs_too(course) as other:
        for again in range(2):
            writer.write("ana", receipt_of(rules, assignment, "ana"))
            by_nbgrader(other, rules, assignment, "ana")
            if not again:
                by_a_person(course, "ana")
                by_a_person(other, "ana")
        assert rows(course) == rows(other)
    assert ("ana", "meso", "reflection", "GradeCell", None, 1.5, None, 1) in rows(course)["grades"]
    assert ("ana", "meso", "plan-check", "GradeCell", 8.0, None, 0.5, 0) in rows(course)["grades"]
    assert ("ana", "meso", "plan", "SolutionCell", None, "Bold.") in rows(course)["comments"]


@pytest.mark.parametrize(
    ("method", "extension", "timestamp"),
    [
        ("zero", {}, None),
        ("zero", {}, DUE - timedelta(hours=1)),
        ("zero", {}, LATE),
        ("zero", {"hours": 1}, LATE),
        ("zero", {"hours": 5}, LATE),
        ("none", {}, LATE),
    ],
    ids=str,
)
def test_late_hand_ins_are_penalised_by_the_settings_rule(
    course: Course,
    rules: Settings,
    assignment: Assignment,
    writer: Writer,
    method: str,
    extension: dict[str, int],
    timestamp: datetime | None,
):
    """On time, late, late with an extension: the penalty is nbgrader's, points given by a person included."""
    rules.config.LateSubmissionPlugin.penalty_method = method
    with theirs_too(course) as other:
        for again in range(2):
            writer.write("ana", receipt_of(rules, assignment, "ana", timestamp))
            by_nbgrader(other, rules, assignment, "ana", timestamp)
            if not again:
                for each in (course, other):
                    by_a_person(each, "ana")
                    due(each, **extension)
        assert rows(course) == rows(other)
    penalised = method == "zero" and timestamp == LATE and extension != {"hours": 5}
    assert rows(course)["notebooks"] == [("ana", "meso", 17.0 if penalised else None, 0)]


def test_a_plugin_of_the_instructors_own_is_asked(
    course: Course, rules: Settings, assignment: Assignment, writer: Writer
):
    """A rule of the instructor's decides, within 0 and the points that there are."""

    class Hours(theirs.latesubmissions.LateSubmissionPlugin):
        asked: list[tuple[str, float, float]] = []  # noqa: RUF012

        def late_submission_penalty(self, student_id, score, total_seconds_late):
            self.asked.append((student_id, score, total_seconds_late))
            return {"ana": 2.5, "ben": 1000, "dan": -3}[student_id]

    rules.config.AssignLatePenalties.plugin_class = Hours
    due(course)
    for student in ("ana", "ben", "dan"):
        writer.write(student, receipt_of(rules, assignment, student, LATE))
    assert [(student, seconds) for student, _, seconds in Hours.asked] == [(s, 10_800) for s in ("ana", "ben", "dan")]
    score = {student: score for student, score, _ in Hours.asked}
    assert rows(course)["notebooks"] == [
        ("ana", "meso", 2.5, 0),
        ("ben", "meso", score["ben"], 0),
        ("dan", "meso", 0.0, 0),
    ]


def test_a_missing_notebook_scores_nothing(course: Course, writer: Writer):
    """Where a notebook is missing, its cells get 0 and wait for nobody, as nbgrader has it."""
    writer.write("ana", Receipt("", {}, None, (), {}))
    grades = rows(course)["grades"]
    assert {grade[4:] for grade in grades} == {(0.0, None, None, 0)}
    assert len(grades) == 6


def test_an_extension_without_a_date_does_no_harm(
    course: Course, rules: Settings, assignment: Assignment, writer: Writer
):
    """An extension of no deadline is no lateness."""
    writer.write("ana", receipt_of(rules, assignment, "ana"))
    with Gradebook(course.db_url, "negotiation") as book:
        book.grant_extension("meso", "ana", hours=1)
    writer.write("ana", receipt_of(rules, assignment, "ana", LATE))
    assert rows(course)["notebooks"] == [("ana", "meso", None, 0)]


def test_cells_that_nbgrader_did_not_write_yet_are_added(
    course: Course, rules: Settings, assignment: Assignment, writer: Writer
):
    """A row that is missing in an older gradebook is made."""
    writer.write("ana", receipt_of(rules, assignment, "ana"))
    whole = rows(course)
    connection = sqlite3.connect(course.root / "gradebook.db")
    with connection:
        connection.execute("delete from grade where auto_score = 6")
        connection.execute("delete from comment where auto_comment is null")
    connection.close()
    writer.write("ana", receipt_of(rules, assignment, "ana"))
    assert rows(course) == whole


def test_a_hand_in_is_one_transaction(course: Course, rules: Settings, assignment: Assignment, writer: Writer):
    """Everything of a hand-in is written at once, or nothing is."""
    commits: list[None] = []
    event.listen(writer._engine, "commit", lambda connection: commits.append(None))
    event.listen(writer._engine, "rollback", lambda connection: commits.append(None))
    writer.write("ana", receipt_of(rules, assignment, "ana"))
    assert len(commits) == 1


@pytest.mark.parametrize("statement", ["INSERT INTO student", "INSERT INTO grade", "INSERT INTO comment"])
def test_a_run_killed_while_writing_leaves_nothing(
    course: Course, rules: Settings, assignment: Assignment, writer: Writer, statement: str
):
    """Stopped at any statement, the gradebook is as it was."""
    before = rows(course)

    def killed(connection, cursor, sent, *rest):
        if sent.startswith(statement):
            raise KeyboardInterrupt

    event.listen(writer._engine, "before_cursor_execute", killed)
    with pytest.raises(KeyboardInterrupt):
        writer.write("ana", receipt_of(rules, assignment, "ana"))
    assert rows(course) == before


def test_sqlite_writes_ahead_and_durably(course: Course, writer: Writer):
    """The journal is WAL, so that others read meanwhile; a commit waits for the disk."""
    with writer._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def lost(writer: Writer, times: int, words: str = "server closed the connection unexpectedly") -> list[float]:
    """Lose the connection so many times, and return the list of pauses that are made."""
    pauses: list[float] = []
    writer.pause = pauses.append
    left = [times]

    def closed(connection):
        if left[0]:
            left[0] -= 1
            raise OperationalError("COMMIT", {}, sqlite3.OperationalError(words))

    event.listen(writer._engine, "commit", closed)
    return pauses


@pytest.mark.parametrize("times", [1, len(PAUSES)])
def test_a_lost_connection_is_made_again(
    course: Course, rules: Settings, assignment: Assignment, writer: Writer, times: int
):
    """The connection is lost a few times: the marks are written all the same, once."""
    pauses = lost(writer, times)
    writer.write("ana", receipt_of(rules, assignment, "ana"))
    assert pauses == list(PAUSES[:times])
    assert len(rows(course)["grades"]) == 6


def test_a_connection_that_stays_lost_stops_the_run(
    course: Course, rules: Settings, assignment: Assignment, writer: Writer
):
    """After a few attempts there is one clear line, and the gradebook is as it was."""
    before = rows(course)
    lost(writer, 100)
    with pytest.raises(RunStopped, match=r"can't be written: server closed.* What was marked so far is kept") as error:
        writer.write("ana", receipt_of(rules, assignment, "ana"))
    assert "\n" not in str(error.value)
    assert rows(course) == before


def test_a_full_disk_is_not_tried_again(course: Course, rules: Settings, assignment: Assignment, writer: Writer):
    """A full disk won't have room a second later."""
    pauses = lost(writer, 100, "database or disk is full")
    with pytest.raises(RunStopped, match="database or disk is full"):
        writer.write("ana", receipt_of(rules, assignment, "ana"))
    assert pauses == []


def test_somebody_else_who_writes_is_waited_for(
    course: Course, rules: Settings, assignment: Assignment, monkeypatch: pytest.MonkeyPatch
):
    """Formgrader holds the gradebook for a moment: we wait, and write."""
    monkeypatch.setattr(database, "SECONDS_TO_WAIT", 0)
    other = sqlite3.connect(course.root / "gradebook.db", isolation_level=None)
    with open_gradebook(rules, "meso") as writer:
        other.execute("BEGIN IMMEDIATE")
        writer.pause = lambda seconds: other.execute("ROLLBACK") and None
        writer.write("ana", receipt_of(rules, assignment, "ana"))
    other.close()
    assert len(rows(course)["grades"]) == 6


def test_scores_and_people_are_read_as_they_were_written(
    course: Course, rules: Settings, assignment: Assignment, writer: Writer
):
    """What was written can be looked up: points by the tests, and cells that wait for a person."""
    for student in ("ana", "cleo"):
        writer.write(student, receipt_of(rules, assignment, student))
    scores = writer.scores()
    assert scores["cleo"] == {"meso": dict.fromkeys(scores["ana"]["meso"], 0.0)}
    assert scores["ana"]["meso"]["reflection"] is None
    assert writer.for_a_person() == {"ana": ["reflection"]}
    assert writer.students() == {"ana", "cleo"}


def test_a_database_that_can_not_be_reached_is_said_without_its_password(rules: Settings):
    """An address that leads nowhere, a driver that is missing: a line each, and no secret in it."""
    for address in ("postgresql://me:secret@127.0.0.1:1/x", "nonsense", "oracle+nothing://x"):
        rules.course.db_url = address
        with pytest.raises(MarkingError) as error, open_gradebook(rules, "meso"):
            pass
        assert "secret" not in str(error.value)
        assert "\n" not in str(error.value)


def test_points_above_the_gradebooks_cells_are_left_out(
    course: Course, rules: Settings, assignment: Assignment, writer: Writer
):
    """A name that the gradebook has no cell for is not written anywhere."""
    found = receipt_of(rules, assignment, "ana")
    odd = Earned({**found.earned["meso"].scores, "forged": 99.0}, found.earned["meso"].for_a_person)
    writer.write("ana", evolve(found, earned={"meso": odd, "other": odd}))
    assert len(rows(course)["grades"]) == 6
