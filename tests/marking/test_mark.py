"""``python -m grader mark``: the marks are nbgrader's, and whatever stands in the way is said in a line with the next step."""

import io
import json
import os
import re
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from nbgrader.api import Gradebook

from grader.__main__ import main
from grader.lessons import meso
from grader.marking.course import gradebook, settings
from grader.marking.crew import workers
from grader.marking.crew.report import MOST_NAMES, MOST_REMARKS, table
from grader.marking.handins.keeping import Outcome
from grader.marking.job import Job, Limits, Marked
from grader.marking.rooms import examiner, sandbox
from tests.marking import standin
from tests.marking.test_batch import AtOnce
from tests.nbgrader import solver
from tests.nbgrader.course import ROOT, Course
from tests.nbgrader.handins import KEYS, LEARNERS
from tests.nbgrader.test_marks import CELLS, MARKS, NEEDS_A_PERSON

needs_a_sandbox = pytest.mark.skipif(sandbox.problem() is not None, reason=str(sandbox.problem()))


@pytest.fixture
def instructor(course: Course, monkeypatch: pytest.MonkeyPatch) -> Course:
    """An instructor at home in the course folder, whose machine marks with the stand-in."""
    monkeypatch.chdir(course.root)
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(course.place / "nowhere"))
    monkeypatch.setattr(workers, "pool", lambda jobs: AtOnce())
    monkeypatch.setattr(sandbox, "problem", lambda: None)
    monkeypatch.setattr(examiner, "mark", standin.mark)
    monkeypatch.setattr(examiner, "open_cells", lambda *args, **kwargs: frozenset())
    return course


@pytest.fixture
def said(instructor: Course, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Call the command: what it returned, and said on both channels."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(["mark", *arguments])
        return code, *capsys.readouterr()

    return call


Said = Callable[..., tuple[int, str, str]]


def line(said: tuple[int, str, str]) -> str:
    """The one line of a command that could not begin."""
    code, out, error = said
    assert (code, out) == (2, "")
    assert error.count("\n") == 1
    return error


# ---- with the real examiner ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory, handed_in: Course) -> Course:
    """A course that was marked by the command, as an instructor calls it."""
    place = tmp_path_factory.mktemp("marked") / "place"
    subprocess.run(["cp", "-r", handed_in.place, place], check=True)
    course = Course(place)
    found = subprocess.run(
        [sys.executable, "-m", "grader", "mark", "meso", "--json"],
        cwd=course.root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "JUPYTER_CONFIG_DIR": str(place / "nowhere")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    (course.place / "said.json").write_text(found.stdout)
    return course


def grades(course: Course, learner: str) -> dict[str, Any]:
    """A learner's lines of the gradebook."""
    with Gradebook(course.db_url) as book:
        return {grade.name: grade.to_dict() for grade in book.find_submission_notebook("meso", "meso", learner).grades}


@needs_a_sandbox
@pytest.mark.parametrize("learner", MARKS)
def test_the_marks_are_those_of_nbgrader(real: Course, learner: str):
    """Cell by cell, each honest hand-in gets the points that `nbgrader autograde` gives."""
    found = {name: grade["auto_score"] for name, grade in grades(real, learner).items()}
    assert found == dict(zip(CELLS, MARKS[learner], strict=True))


@needs_a_sandbox
def test_partial_credit_is_that_of_nbgrader(real: Course):
    """What is half right is worth what the exercises give, hidden parts included."""
    deal = meso.deal(KEYS["ben"], folder=str(real.submitted("ben")))
    found = {name: grade["auto_score"] for name, grade in grades(real, "ben").items()}
    assert [found[name] for name in list(CELLS)[:3]] == [0.5, 0.75, 1]
    assert found["plan-check"] == meso.plan(solver.PLAN[1:3], deal).and_on(seed=(11, 12, 13))
    assert found["negotiation-check"] == meso.negotiation(deal.moves(), deal)


@needs_a_sandbox
@pytest.mark.parametrize("learner", NEEDS_A_PERSON)
def test_who_needs_a_person_is_as_with_nbgrader(real: Course, learner: str):
    """Both graders ask a person to look at the same cells."""
    found = {name for name, grade in grades(real, learner).items() if grade["needs_manual_grade"]}
    assert found == NEEDS_A_PERSON[learner]


@needs_a_sandbox
def test_json_tells_everything(real: Course):
    """For each hand-in its state, points, cells, and what needs a person; nothing else is on that channel."""
    found = json.loads((real.place / "said.json").read_text())
    assert (found["assignment"], found["not_come_to"], found["stopped"]) == ("meso", 0, "")
    hand_ins = {each["student"]: each for each in found["hand_ins"]}
    assert set(hand_ins) == set(LEARNERS)
    for learner, each in hand_ins.items():
        assert each["state"] == "marked"
        assert each["scores"] == {"meso": {name: grade["auto_score"] for name, grade in grades(real, learner).items()}}
        assert set(each["for_a_person"]) == NEEDS_A_PERSON.get(learner, {"reflection"})
    assert hand_ins["ana"]["points"] == 18
    assert [name for name, each in hand_ins.items() if each["remarks"]] == ["finn"]


@needs_a_sandbox
def test_nbgrader_goes_on_from_there(real: Course):
    """Feedback, export and another `autograde` work as after nbgrader's own marking; the latter leaves all as it is."""
    real.nbgrader("generate_feedback", "meso", "--student=ana")
    page = (real.root / "feedback" / "ana" / "meso" / "meso.html").read_text(encoding="utf-8")
    for exercise in meso.GRADED:
        assert f"{exercise.title}: " in page
    real.nbgrader("export", "--to=grades.csv")
    assert "ana" in (real.root / "grades.csv").read_text()
    marked = (real.root / "autograded" / "ana" / "meso" / "meso.ipynb").read_bytes()
    assert "Skipping existing assignment" in real.nbgrader("autograde", "meso", "--student=ana")
    assert (real.root / "autograded" / "ana" / "meso" / "meso.ipynb").read_bytes() == marked


# ---- what it says ----------------------------------------------------------------------------------------------------


def test_the_table_tells_who_needs_what(said: Said, instructor: Course):
    """Counts, cells that need a person and whose, who could not be marked and why, remarks; exit code 0."""
    (instructor.submitted("hal") / "meso.ipynb").write_text("{")
    code, out, error = said("meso")
    assert code == 0
    assert re.search(r"meso: 10 hand-ins\n  marked +9\n  marked before +0\n  could not be marked +1\n", out)
    assert re.search(r"Needs a person.*\n  reflection  ana, ben, dan, eva, finn, gus, jo, kim\n", out)
    assert re.search(r"Could not be marked\n  hal  `meso.ipynb` is no notebook: its JSON ends early", out)
    assert re.search(r"  everybody  Stood in for\.\n  finn ", out)
    assert error == ""
    code, out, _ = said("meso")
    assert code == 0
    assert re.search(r"  marked +0\n  marked before +9\n", out)


def test_one_student_or_some(said: Said):
    """Only those who were asked for are marked."""
    assert "meso: 2 hand-ins\n" in said("meso", "--student", "ana", "--student", "ben")[1]
    assert re.search(r"  marked +8\n  marked before +2\n", said("meso")[1])
    assert re.search(r"  marked +1\n  marked before +0\n", said("meso", "--student", "ana", "--force")[1])


def test_nobody_of_that_name(said: Said):
    """A misspelt student is told from those who handed in."""
    assert "there is no submitted/anna/meso. Did you mean ana?" in line(said("meso", "--student", "anna"))


def test_nobody_has_handed_in(said: Said, instructor: Course):
    """Nothing to mark: the line says where hand-ins belong, and what takes them in."""
    (instructor.root / "submitted").rename(instructor.root / "elsewhere")
    found = line(said("meso"))
    assert "nothing matches submitted/STUDENT/meso" in found
    assert "nbgrader collect meso" in found


def test_a_misspelt_assignment(said: Said):
    """The nearest name is offered."""
    assert "Did you mean meso?" in line(said("mesa"))


def test_no_gradebook(said: Said, instructor: Course):
    """A folder without gradebook: the line names it, and what makes one."""
    (instructor.root / "gradebook.db").unlink()
    assert "There is no gradebook in" in line(said("meso"))


def test_a_course_never_released(said: Said, instructor: Course):
    """A gradebook that has never seen this assignment."""
    (instructor.root / "source" / "batna").mkdir()
    assert "was never generated" in line(said("batna"))


@pytest.mark.parametrize(
    ("setting", "verdict"),
    [
        (
            "c.Marking.second = 5",
            "c.Marking.second is unknown. Known: disk, memory, output, processes, seconds, total_seconds",
        ),
        ("c.Marking.seconds = 'long'", "seconds"),
        ("c.Marking.processes = 0", "processes"),
        ("c.OverwriteCells.missing_cell_notification = '{x}'", "nbgrader_config.py"),
        ("c.Autograde.sanitize_preprocessors = [steps.ClearOutput, steps.Execute]", "the step Execute in c.Autograde"),
        ("c.Autograde.post_convert_hook = print", "c.Autograde.post_convert_hook, which only nbgrader runs"),
        ("1 +", "SyntaxError"),
        ("c.CourseDirectory.db_url = 'nonsense'", "is no address of a database"),
    ],
)
def test_a_wrong_setting_is_named(said: Said, instructor: Course, setting: str, verdict: str):
    """A setting that is misspelt, of the wrong kind or no Python at all is named, before anything is marked."""
    with (instructor.root / "nbgrader_config.py").open("a") as file:
        file.write(f"\n{setting}\n")
    assert verdict in line(said("meso"))


def test_limits_come_from_the_settings(instructor: Course):
    """The limits in the settings are those of every job; nbgrader's own number of seconds counts where ours is not set."""
    assert settings.load(instructor.root).limits == Limits(seconds=60)
    with (instructor.root / "nbgrader_config.py").open("a") as file:
        file.write("\nc.Execute.timeout = 400\n")
    assert settings.load(instructor.root).limits == Limits(seconds=400, total_seconds=400)
    with (instructor.root / "nbgrader_config.py").open("a") as file:
        file.write("\nc.Marking.seconds = 7\nc.Marking.memory = 1 << 30\nc.Marking.processes = 9\n")
    assert settings.load(instructor.root).limits == Limits(seconds=7, memory=1 << 30, processes=9)


def test_without_a_sandbox_it_refuses(said: Said, monkeypatch: pytest.MonkeyPatch):
    """No sandbox: the line says what is missing, and which flag takes the risk; nothing is run."""
    monkeypatch.setattr(
        sandbox, "problem", lambda: "The sandbox needs bubblewrap. On Debian: sudo apt install bubblewrap"
    )
    monkeypatch.setattr(examiner, "mark", None)
    found = line(said("meso"))
    assert "sudo apt install bubblewrap" in found
    assert "--trust-learners" in found


def test_learners_may_be_trusted(said: Said, monkeypatch: pytest.MonkeyPatch):
    """With the flag every job says so, to the examiner, which says it in every result."""
    seen: list[bool] = []
    asked: list[dict[str, Any]] = []

    def mark(job: Job) -> Marked:
        seen.append(job.trusted)
        return standin.mark(job)

    monkeypatch.setattr(sandbox, "problem", lambda: "There is none.")
    monkeypatch.setattr(examiner, "mark", mark)
    monkeypatch.setattr(examiner, "open_cells", lambda *args, **kwargs: asked.append(kwargs) or frozenset())
    assert said("meso", "--trust-learners")[0] == 0
    assert set(seen) == {True}
    assert asked == [{"trusted": True}]


def test_a_second_run_waits_for_nobody(said: Said, instructor: Course):
    """Two runs in one course would get in each other's way: the second says so."""
    (instructor.root / "autograded").mkdir()
    with FileLock(instructor.root / "autograded" / ".marking.lock"):
        assert "Another `python -m grader mark` is at work" in line(said("meso"))
    assert said("meso")[0] == 0


def stopping(after: int, error: BaseException, task: Callable[..., Any]) -> Callable[..., Any]:
    """The same, until it has been called so often."""
    calls: list[None] = []

    def step(*args: Any) -> Any:
        calls.append(None)
        if len(calls) > after:
            raise error
        return task(*args)

    return step


def test_stopped_by_hand(said: Said, monkeypatch: pytest.MonkeyPatch):
    """After Ctrl-C the table tells how far it came; the next call goes on."""
    with monkeypatch.context() as patched:
        patched.setattr(gradebook.Writer, "write", stopping(4, KeyboardInterrupt(), gradebook.Writer.write))
        code, out, error = said("meso")
    assert code == 130
    assert re.search(r"meso: 10 hand-ins\n  marked +4\n.*\n.*\n  not come to yet +6\n", out)
    assert error == "Stopped. What was marked so far is kept; call this again, and it goes on.\n"
    assert re.search(r"  marked +5\n  marked before +5\n", said("meso")[1])  # the fifth had its folder already


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_lost_gradebook_ends_the_run(said: Said, monkeypatch: pytest.MonkeyPatch, form: tuple[str, ...]):
    """The connection is lost for good: one line, exit code 1, and the table of what was kept."""
    lost = gradebook.RunStopped("The gradebook can't be written: gone.")
    with monkeypatch.context() as patched:
        patched.setattr(gradebook.Writer, "write", stopping(4, lost, gradebook.Writer.write))
        code, out, error = said("meso", *form)
    assert (code, error) == (1, "The gradebook can't be written: gone.\n")
    if form:
        assert (json.loads(out)["not_come_to"], json.loads(out)["stopped"]) == (6, error.strip())
    else:
        assert re.search(r"  marked +4\n", out)


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_wrong_number_of_processes(said: Said, jobs: str, capsys: pytest.CaptureFixture[str]):
    """The number is checked before anything begins."""
    with pytest.raises(SystemExit):
        said("meso", "--jobs", jobs)
    assert "expected 1 or more" in capsys.readouterr().err


def test_a_bar_shows_the_time_left(instructor: Course, monkeypatch: pytest.MonkeyPatch):
    """On a terminal a bar tells how many are done and how long the others will take."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    assert main(["mark", "meso"]) == 0
    assert re.search(r"10/10 \[\d\d:\d\d<\d\d:\d\d", screen.getvalue())


def test_no_scheduler_answers(said: Said):
    """An address that leads nowhere is said in a line."""
    pytest.importorskip("distributed")
    assert "No Dask scheduler answers at nonsense://x" in line(said("meso", "--scheduler", "nonsense://x"))


def test_a_long_table_is_cut():
    """With many names in a cell and many remarks, the table stays readable, and says where the rest is."""
    outcomes = [Outcome(f"s{n:03}", "marked", remarks=(f"Odd {n}.",)) for n in range(200)]
    found = table("meso", outcomes, {each.student: ["reflection"] for each in outcomes})
    assert f"and {200 - MOST_NAMES} others" in found
    assert f"and {200 - MOST_REMARKS} more; --json has them all" in found
    assert len(found.splitlines()) < 80


def test_nothing_that_steers_a_terminal_is_printed():
    """Names and messages may be a learner's: control characters are shown as question marks."""
    found = table("meso", [Outcome("a\x1b[2Jb", "not marked", failure="x\u202ey\nz\udce9")], {})
    assert "a?[2Jb  x?y?z?" in found
    found.encode()


# ---- processes -------------------------------------------------------------------------------------------------------


def gone(process: int) -> bool:
    """Whether a process ends, within a minute."""
    try:
        handle = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], 60)[0])
    finally:
        os.close(handle)


@pytest.fixture
def pool() -> Iterator[Executor]:
    """Two workers."""
    found = workers.pool(2)
    yield found
    workers.stop(found)


def test_workers_are_stopped_whatever_they_do(pool: Executor):
    """A worker that is busy for ever ends with the run."""
    processes = {pool.submit(os.getpid).result()}
    pool.submit(signal.pause)
    workers.stop(pool)
    assert all(gone(process) for process in processes)


def test_workers_do_not_hear_ctrl_c(pool: Executor):
    """Ctrl-C reaches every process of a terminal; only the one that writes decides what it means."""
    process = pool.submit(os.getpid).result()
    os.kill(process, signal.SIGINT)
    assert pool.submit(partial(pow, 2, 3)).result() == 8


def test_workers_are_gone_when_the_run_is_killed(tmp_path: Path):
    """After kill -9 nothing is left running, busy or not."""
    program = (
        "import os, signal\nfrom grader.marking.crew import workers\n"
        "if __name__ == '__main__':\n    pool = workers.pool(1)\n    print(pool.submit(os.getpid).result(), flush=True)\n"
        "    pool.submit(signal.pause)\n    signal.pause()\n"
    )
    (tmp_path / "program.py").write_text(program)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.Popen(
        [sys.executable, tmp_path / "program.py"], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert run.stdout
    worker = int(run.stdout.readline())
    run.kill()
    run.wait()
    run.stdout.close()
    assert gone(worker)
