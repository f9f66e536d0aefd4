"""The gradebook in PostgreSQL: the marks are those of SQLite, and no connection that is lost costs one."""

import itertools
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from psycopg import OperationalError
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from grader.errors import MarkingError
from grader.marking.course import settings
from grader.marking.course.gradebook import PAUSES, RunStopped, open_gradebook
from grader.marking.crew.batch import mark_all
from grader.marking.handins.keeping import Outcome
from grader.marking.rooms import sandbox
from tests.conftest import REQUIRE_BROWSER
from tests.marking import standin
from tests.marking.postgres import Server, binaries
from tests.marking.test_batch import AtOnce, Run
from tests.nbgrader.course import ROOT, Course
from tests.nbgrader.handins import LEARNERS

pytestmark = pytest.mark.xdist_group("marking")
STUDENTS = ["ana", "ben", "cleo", "dan", "eva"]
_numbers = itertools.count(1)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server; where there is none, a failure in CI and a skip elsewhere."""
    programs = binaries()
    if programs is None:
        why = "PostgreSQL is not installed here (Debian and Ubuntu: apt install postgresql)"
        if os.environ.get(REQUIRE_BROWSER) == "1":
            pytest.fail(f"{why}, and {REQUIRE_BROWSER}=1 asks for every test")
        pytest.skip(why)
    with Server.running(programs) as found:
        yield found


@pytest.fixture(scope="module")
def generated(server: Server, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with nbgrader's own tables, made and filled as `nbgrader generate_assignment` does it."""
    server.tell("CREATE DATABASE generated")
    course = Course.found(tmp_path_factory.mktemp("generated"))
    config = settings.load(course.root).config
    config.CourseDirectory |= {"db_url": server.url("generated"), "assignment_id": "meso"}
    GenerateAssignment(coursedir=CourseDirectory(config=config), config=config).start()
    assert not (course.root / "gradebook.db").exists()
    return "generated"


@pytest.fixture
def gradebook(server: Server, generated: str, course: Course) -> str:
    """A database of the test's own, which the course's settings name."""
    name = f"gradebook_{next(_numbers)}"
    server.tell(f"CREATE DATABASE {name} TEMPLATE {generated}")
    with (course.root / "nbgrader_config.py").open("a") as config:
        config.write(f'\nc.CourseDirectory.db_url = "{server.url(name)}"\n')
    return name


@pytest.fixture
def run(course: Course, gradebook: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A course whose gradebook is there, and traces of every call of the stand-in."""
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(course.place / "nowhere"))
    (tmp_path / "traces").mkdir()
    monkeypatch.setenv(standin.TRACES, str(tmp_path / "traces"))
    return Run(settings.load(course.root), course)


def outcomes(run: Run, pause: Callable[[float], None], students: list[str] | None = None) -> Iterator[Outcome]:
    """Mark, with another way to wait for the database."""
    with open_gradebook(run.settings, "meso") as writer:
        writer.pause = pause
        yield from mark_all(students or STUDENTS, run.rules(), writer, AtOnce(), standin.mark)


def marked(found: Iterator[Outcome]) -> dict[str, str]:
    """Whoever was marked, and how."""
    return {each.student: each.state for each in found}


def kept(url: str) -> dict[str, Any]:
    """What nbgrader finds in its gradebook."""
    grades = ("name", "auto_score", "manual_score", "extra_credit", "needs_manual_grade")
    comments = ("name", "auto_comment", "manual_comment")
    with Gradebook(url) as book:
        return {
            submission.student.id: {
                notebook.name: [
                    sorted((tuple(getattr(row, column) for column in columns) for row in rows), key=repr)
                    for rows, columns in ((notebook.grades, grades), (notebook.comments, comments))
                ]
                for notebook in submission.notebooks
            }
            for submission in book.assignment_submissions("meso")
        }


def times() -> Counter[str]:
    """How often each was run."""
    return Counter(path.name.partition(".")[0] for path in Path(os.environ[standin.TRACES]).iterdir())


def never(seconds: float) -> None:
    """Nobody has to wait."""
    raise AssertionError(f"waited {seconds} seconds")


@pytest.mark.skipif(sandbox.problem() is not None, reason=str(sandbox.problem()))
def test_the_command_writes_there(server: Server, gradebook: str, course: Course):
    """`python -m grader mark` with nothing but the address in the settings; SQLite's file is left alone."""
    before = (course.root / "gradebook.db").read_bytes()
    found = subprocess.run(
        [sys.executable, "-m", "grader", "mark", "meso", "--json", "--jobs", "1", "--student=ana", "--student=hal"],
        cwd=course.root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "JUPYTER_CONFIG_DIR": str(course.place / "nowhere")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    said = {each["student"]: each["scores"]["meso"] for each in json.loads(found.stdout)["hand_ins"]}
    with Gradebook(server.url(gradebook)) as book:
        for student, scores in said.items():
            submission = book.find_submission_notebook("meso", "meso", student)
            assert {grade.name: grade.auto_score for grade in submission.grades} == scores
        assert book.find_submission("meso", "ana").score == 18
    assert set(said) == {"ana", "hal"}
    assert (course.root / "gradebook.db").read_bytes() == before


def test_the_rows_are_those_of_sqlite(server: Server, gradebook: str, run: Run, course: Course):
    """The same class in both, and a course that moves to PostgreSQL later: nobody's code is run again for that."""
    there = evolve(run, settings=settings.load(course.root))
    there.settings.course.db_url = course.db_url
    assert set(marked(outcomes(there, never, list(LEARNERS))).values()) == {"marked"}
    assert set(marked(outcomes(run, never, list(LEARNERS))).values()) == {"marked before"}
    assert set(times().values()) == {1}
    found = kept(server.url(gradebook))
    assert set(found) == set(LEARNERS)
    assert found == kept(course.db_url)


def test_what_a_person_gave_is_kept(server: Server, gradebook: str, run: Run):
    """Marked again: points, extra credit and comments by hand stay."""
    marked(outcomes(run, never))
    with Gradebook(server.url(gradebook)) as book:
        reflection = book.find_grade("reflection", "meso", "meso", "ana")
        reflection.manual_score, reflection.extra_credit = 1.5, 0.5
        book.find_comment("plan", "meso", "meso", "ana").manual_comment = "Bold."
        book.db.commit()
    (run.course.submitted("ana") / "more.txt").write_text("x")
    assert marked(outcomes(run, never))["ana"] == "marked"
    (grades, comments) = kept(server.url(gradebook))["ana"]["meso"]
    assert ("reflection", None, 1.5, 0.5, True) in grades
    assert ("plan", None, "Bold.") in comments


def test_a_connection_that_is_lost_between_two_hand_ins(server: Server, gradebook: str, run: Run):
    """The server hung up while nobody talked: the next hand-in finds another connection, without waiting."""
    found = outcomes(run, never)
    first = next(found)
    assert server.hang_up(gradebook) > 0
    states = {first.student: first.state, **marked(found)}
    assert states == dict.fromkeys(STUDENTS, "marked")
    assert set(kept(server.url(gradebook))) == set(STUDENTS)
    assert set(times().values()) == {1}


WHEN = {"in the middle of a hand-in": "do_execute", "before a hand-in is committed": "do_commit"}


@pytest.mark.parametrize("when", [*WHEN, "after it was committed"])
@pytest.mark.parametrize("how", ["hung up", "crashed"])
def test_a_connection_that_is_lost_while_writing(
    server: Server, gradebook: str, run: Run, when: str, how: str, monkeypatch: pytest.MonkeyPatch
):
    """At the worst moments, and with a server that is gone until the writer waits: every mark is there, once."""
    lost: list[str] = []
    waited: list[float] = []

    def lose() -> None:
        lost.append(when)
        if how == "hung up":
            assert server.hang_up(gradebook) > 0
        else:
            server.stop()

    def execute(dialect: Any, cursor: Any, statement: str, *arguments: Any) -> None:
        if not lost and statement.startswith("INSERT INTO grade"):
            lose()
        executed(dialect, cursor, statement, *arguments)

    def commit(dialect: Any, connection: Any) -> None:
        last = not lost
        if last and when in WHEN:
            lose()
        committed(dialect, connection)
        if last and when not in WHEN:
            lose()
            raise OperationalError("server closed the connection unexpectedly")

    def wait(seconds: float) -> None:
        waited.append(seconds)
        if how == "crashed":
            server.start()

    executed, committed = PGDialect_psycopg.do_execute, PGDialect_psycopg.do_commit
    name = WHEN.get(when, "do_commit")
    found = outcomes(run, wait)
    first = next(found)
    monkeypatch.setattr(PGDialect_psycopg, name, execute if name == "do_execute" else commit)
    states = {first.student: first.state, **marked(found)}
    assert len(lost) == 1
    assert waited == [PAUSES[0]]
    assert states == dict.fromkeys(STUDENTS, "marked")
    assert set(times().values()) == {1}
    undisturbed = kept(server.url(gradebook))
    assert set(undisturbed) == set(STUDENTS)
    assert set(marked(outcomes(run, never)).values()) == {"marked before"}
    assert kept(server.url(gradebook)) == undisturbed
    assert set(times().values()) == {1}


def test_a_server_that_stays_away_stops_the_run(server: Server, gradebook: str, run: Run):
    """One line after a few attempts; when it is back, the next call goes on, and runs nobody twice."""
    waited: list[float] = []
    found = outcomes(run, waited.append)
    first = next(found)
    server.stop()
    try:
        with pytest.raises(
            RunStopped, match=r"The gradebook can't be written: .*What was marked so far is kept"
        ) as error:
            marked(found)
    finally:
        server.start()
    assert "\n" not in str(error.value)
    assert waited == list(PAUSES)
    again = marked(outcomes(run, never))
    before = {student for student, state in again.items() if state == "marked before"}
    assert first.student in before
    assert len(before) == 2  # the one whose marks could not be written is not run again
    assert set(kept(server.url(gradebook))) == set(STUDENTS)
    assert set(times().values()) == {1}


def test_a_server_that_is_not_there(run: Run, server: Server, tmp_path: Path):
    """One line, without the password."""
    run.settings.course.db_url = f"postgresql+psycopg://ana:secret@/gradebook?host={tmp_path}"
    with pytest.raises(MarkingError, match=r"can't be used: .* Is it running") as error:
        marked(outcomes(run, never))
    assert "secret" not in str(error.value)
    assert "\n" not in str(error.value)
