"""A run, whatever befalls it: nothing is marked twice, no mark is lost, and one hand-in's trouble is its own."""

import errno
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
import pytest
from attrs import evolve, field, frozen

from grader.errors import MarkingError
from grader.marking.course import gradebook, shelf
from grader.marking.course.assignment import Assignment
from grader.marking.course.chosen import chosen
from grader.marking.course.folder import RECEIPT
from grader.marking.course.gradebook import RunStopped, open_gradebook
from grader.marking.course.receipt import Receipt
from grader.marking.course.settings import Settings
from grader.marking.crew import workers
from grader.marking.crew.batch import AHEAD, mark_all
from grader.marking.handins.jobs import Rules, beside
from grader.marking.handins.keeping import Outcome
from grader.marking.job import Job, Marked
from tests.marking import standin
from tests.marking.corpus import FULL
from tests.marking.test_gradebook import rows
from tests.nbgrader.course import ROOT, Course
from tests.nbgrader.handins import LEARNERS


class AtOnce(Executor):
    """Runs each task when it is asked for."""

    def submit(self, task, /, *args, **kwargs):
        """Run it."""
        future: Future[Any] = Future()
        try:
            future.set_result(task(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - as executors do
            future.set_exception(error)
        return future


@pytest.fixture(autouse=True)
def traced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every call of the stand-in leaves a trace here."""
    folder = tmp_path / "traces"
    folder.mkdir()
    monkeypatch.setenv(standin.TRACES, str(folder))
    return folder


def times() -> Counter[str]:
    """How often each was marked."""
    return Counter(path.name.partition(".")[0] for path in Path(os.environ[standin.TRACES]).iterdir())


@frozen
class Run:
    """A course to mark."""

    settings: Settings
    course: Course
    options: dict[str, Any] = field(factory=dict)

    def rules(self) -> Rules:
        """As they are now."""
        return Rules.of(self.settings, Assignment.load(self.settings, "meso"), trusted=False)

    def outcomes(self, executor: Executor | None = None, students: list[str] | None = None) -> Iterator[Outcome]:
        """Mark, one outcome after the other."""
        with open_gradebook(self.settings, "meso") as writer:
            asked = students or chosen(self.settings, "meso")
            options = {"task": standin.mark, **self.options}
            yield from mark_all(asked, self.rules(), writer, executor or AtOnce(), **options)

    def marked(self, executor: Executor | None = None, **options: Any) -> dict[str, Outcome]:
        """Mark all, and return who got what."""
        return {each.student: each for each in evolve(self, options={**self.options, **options}).outcomes(executor)}

    def folder(self, student: str) -> Path:
        """Where the marked hand-in lies."""
        return self.course.root / "autograded" / student / "meso"

    def copy_of(self, student: str, *names: str) -> None:
        """Others hand in the same."""
        for name in names:
            shutil.copytree(self.course.submitted(student), self.course.submitted(name))


@pytest.fixture
def run(rules: Settings, course: Course) -> Run:
    """A course with ten hand-ins."""
    return Run(rules, course)


def leftovers(course: Course) -> list[Path]:
    """Temporary files and folders in ``autograded/``."""
    names = (*course.root.glob("autograded/**/.*.new-*"), *course.root.glob("autograded/**/.*.old-*"))
    return [*names, *course.root.glob(f"autograded/**/{RECEIPT}.new")]


def test_everybody_is_marked_once_and_kept(run: Run):
    """Every hand-in has its folder, its receipt and its rows; a second run marks nobody."""
    first = run.marked()
    assert {each.state for each in first.values()} == {"marked"}
    assert set(first) == set(LEARNERS)
    kept = rows(run.course)
    assert len(kept["grades"]) == 6 * len(LEARNERS)
    for student in LEARNERS:
        assert (run.folder(student) / "meso.ipynb").stat().st_mode & 0o777 == 0o444
    assert (run.folder("ana") / "moves" / "meso.jsonl").read_bytes() == (
        run.course.submitted("ana") / "moves" / "meso.jsonl"
    ).read_bytes()
    again = run.marked()
    assert {each.state for each in again.values()} == {"marked before"}
    assert {each.student: (each.points, each.remarks) for each in again.values()} == {
        each.student: (each.points, each.remarks) for each in first.values()
    }
    assert set(times().values()) == {1}
    assert rows(run.course) == kept
    assert leftovers(run.course) == []


def test_what_has_changed_is_marked_again(run: Run):
    """Another file, another assignment, or --force: marked again; everybody else is left alone."""
    run.marked()
    (run.course.submitted("ben") / "more.txt").write_text("x")
    assert [name for name, each in run.marked().items() if each.state == "marked"] == ["ben"]
    assert (run.folder("ben") / "more.txt").read_text() == "x"
    (run.course.root / "source" / "meso" / "prices.csv").write_text("1")
    assert {each.state for each in run.marked().values()} == {"marked"}
    assert (run.folder("ana") / "prices.csv").read_text() == "1"
    assert {each.state for each in run.marked(force=True).values()} == {"marked"}
    assert times()["ana"] == 3
    assert times()["ben"] == 4


@pytest.mark.parametrize("damage", ["folder", "notebook", "receipt", "shorter", "not ours"])
def test_a_damaged_folder_is_made_again(run: Run, damage: str):
    """What nbgrader or a crash left of a folder is not taken for a marked hand-in."""
    run.marked()
    place = run.folder("ana")
    match damage:
        case "folder":
            shutil.rmtree(place)
        case "notebook":
            (place / "meso.ipynb").unlink()
        case "receipt":
            (place / RECEIPT).write_text("{")
        case "shorter":
            os.truncate(place / "meso.ipynb", 10)
        case "not ours":
            text = (place / RECEIPT).read_text()
            (place / RECEIPT).write_text(text.replace('"digest": "', '"digest": "0'))
    assert [name for name, each in run.marked().items() if each.state == "marked"] == ["ana"]
    assert len(list(place.iterdir())) == 3


def test_a_receipt_of_a_learners_own_making_is_worth_nothing(run: Run):
    """Who learns how digests are made still lacks the course's secret; a receipt handed in is not kept either."""
    run.marked()
    receipt = (run.folder("ana") / RECEIPT).read_text()
    assert (run.course.root / "autograded" / ".marking.key").stat().st_mode & 0o777 == 0o600
    run.folder("cleo").joinpath(RECEIPT).write_text(receipt)  # ana's marks, as if cleo had put them there
    (run.course.submitted("cleo") / RECEIPT).write_text(receipt)
    found = run.marked()["cleo"]
    assert (found.state, found.points) == ("marked", 0)
    assert json_of(run, "cleo")["digest"] != json_of(run, "ana")["digest"]


def json_of(run: Run, student: str) -> dict[str, Any]:
    """A receipt, as it lies there."""
    found: dict[str, Any] = json.loads((run.folder(student) / RECEIPT).read_text())
    return found


def test_a_lost_gradebook_is_filled_from_the_receipts(run: Run, rules: Settings):
    """A gradebook restored from before the marking gets every mark back, and nobody's code is run again."""
    empty = (run.course.root / "gradebook.db").read_bytes()
    run.marked()
    kept = rows(run.course)
    for file in run.course.root.glob("gradebook.db*"):
        file.unlink()
    (run.course.root / "gradebook.db").write_bytes(empty)
    assert {each.state for each in run.marked().values()} == {"marked before"}
    assert rows(run.course) == kept
    assert set(times().values()) == {1}


POINTS: dict[str, tuple[object, str]] = {
    "before the folder": (shelf, "exchange"),
    "after the folder": (gradebook.Writer, "write"),
    "after the marks": (Receipt, "confirmed"),
}


@pytest.mark.parametrize("when", POINTS)
@pytest.mark.parametrize("turn", [1, 4])
def test_a_run_killed_anywhere_goes_on(run: Run, when: str, turn: int, monkeypatch: pytest.MonkeyPatch):
    """Killed at any step of any hand-in, the next call ends as an undisturbed run does, and marks only what was lost."""
    place, name = POINTS[when]
    step, calls = getattr(place, name), []

    def killed(*args):
        calls.append(None)
        if len(calls) == turn:
            raise KeyboardInterrupt
        return step(*args)

    with monkeypatch.context() as patched:
        patched.setattr(place, name, killed)
        patched.setattr(shutil, "rmtree", lambda *args, **kwargs: None)  # kill -9 leaves no time for tidying up
        with pytest.raises(KeyboardInterrupt):
            run.marked()
    before = {student for student in LEARNERS if (run.folder(student) / RECEIPT).exists()}
    found = run.marked()
    assert {name for name, each in found.items() if each.state == "marked before"} == before
    assert len(before) == (turn - 1 if when == "before the folder" else turn)
    assert all(number == 1 for name, number in times().items() if name in before)
    assert leftovers(run.course) == []
    assert len(rows(run.course)["grades"]) == 6 * len(LEARNERS)
    assert {json_of(run, student)["written"] for student in LEARNERS} == {True}


@pytest.mark.parametrize("steps", [1, 2])
def test_a_folder_about_to_be_replaced_is_not_lost(run: Run, steps: int, monkeypatch: pytest.MonkeyPatch):
    """Killed between taking the old folder away and putting the new one there: the old one comes back."""
    run.marked()
    old = (run.folder("ana") / "meso.ipynb").read_bytes()
    (run.course.submitted("ana") / "more.txt").write_text("x")
    rename, calls = Path.rename, []

    def killed(self, target):
        if self.name != RECEIPT and "marking" not in self.name:
            calls.append(None)
            if len(calls) == steps:
                raise KeyboardInterrupt
        return rename(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", killed)
        patched.setattr(shutil, "rmtree", lambda *args, **kwargs: None)
        with pytest.raises(KeyboardInterrupt):
            run.marked()
    assert run.folder("ana").exists() == (steps == 1)
    shelf.sweep(run.settings, "meso")
    assert (run.folder("ana") / "meso.ipynb").read_bytes() == old
    assert run.marked()["ana"].state == "marked"
    assert leftovers(run.course) == []


def test_kill_minus_nine_at_any_moment(run: Run, monkeypatch: pytest.MonkeyPatch):
    """A real run, killed again and again as it goes: it ends where it would have ended, nothing marked twice that was kept."""
    command = [sys.executable, "-m", "tests.marking.run_standin", str(run.course.root), "2"]
    settled: list[str] = []
    for lines in (3, 20):
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)
        assert process.stdout
        said = [line.split(maxsplit=1) for _, line in zip(range(lines), process.stdout, strict=False)]
        if lines < len(LEARNERS):
            os.kill(process.pid, signal.SIGKILL)
        process.wait(timeout=60)
        process.stdout.close()
        settled += [student for student, state in said if state == "marked\n"]
    assert Counter(settled).most_common(1)[0][1] == 1
    assert {student for student, _ in said} == set(LEARNERS)
    assert leftovers(run.course) == []
    assert len(rows(run.course)["grades"]) == 6 * len(LEARNERS)
    connection = sqlite3.connect(run.course.root / "gradebook.db")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES])
def test_a_full_disk_stops_the_run_with_a_line(run: Run, code: int, monkeypatch: pytest.MonkeyPatch):
    """No room: one line, no half-written folder; with room again, the run goes on."""
    write, calls = Path.write_bytes, []

    def full(self, content):
        calls.append(None)
        if len(calls) > 8:
            write(self, content[:10])
            raise OSError(code, os.strerror(code), str(self))
        return write(self, content)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        with pytest.raises(RunStopped, match=os.strerror(code)) as error:
            run.marked()
    assert "\n" not in str(error.value)
    assert leftovers(run.course) == []
    found = run.marked()
    assert Counter(each.state for each in found.values())["marked before"] >= 2
    assert set(times().values()) <= {1, 2}


def test_a_name_that_can_not_be_written_is_that_hand_ins_trouble(run: Run, monkeypatch: pytest.MonkeyPatch):
    """A file system that takes shorter names refuses one hand-in, not the run."""
    write = Path.write_bytes

    def short(self, content):
        if "ben" in self.parts:
            raise OSError(errno.ENAMETOOLONG, "File name too long", str(self))
        return write(self, content)

    monkeypatch.setattr(Path, "write_bytes", short)
    found = run.marked()
    assert [name for name, each in found.items() if each.failure] == ["ben"]
    assert "name can't be written here" in found["ben"].failure


def test_one_hand_ins_trouble_is_its_own(run: Run):
    """Not a notebook, refused by the examiner, an error in our own task: each says so, and the others are marked."""
    run.copy_of("ana", "raises", "raises-once", "refused", "broken")
    (run.course.submitted("broken") / "meso.ipynb").write_text("{")
    found = run.marked()
    failures = {name: each.failure for name, each in found.items() if each.failure}
    assert set(failures) == {"raises", "refused", "broken"}
    assert "the marker stopped, twice (RuntimeError: no idea)" in failures["raises"]
    assert failures["refused"] == "its cells ran for too long."
    assert found["raises-once"].points == found["ana"].points
    assert not [name for name in failures if run.folder(name).exists()]
    assert {row[0] for row in rows(run.course)["submissions"]} == {"meso"}
    assert not set(failures) & {row[0] for row in rows(run.course)["students"]}


def test_a_hand_in_that_can_not_be_marked_any_more_keeps_its_marks(run: Run):
    """A later hand-in that is broken takes nothing away, and the line says so."""
    run.marked()
    before = rows(run.course)
    (run.course.submitted("ana") / "meso.ipynb").write_text("{")
    found = run.marked()["ana"]
    assert found.failure.endswith("What was marked before stays.")
    assert rows(run.course) == before
    assert (run.folder("ana") / "meso.ipynb").exists()


def test_a_worker_that_dies_costs_a_retry(run: Run):
    """Who ends a worker twice is not marked; who ended it once, and everybody beside them, is."""
    run.copy_of("ana", "dies", "dies-once")
    pools = [workers.pool(2)]

    def renew() -> Executor:
        pools[-1].shutdown(wait=False)
        pools.append(workers.pool(2))
        return pools[-1]

    found = run.marked(pools[0], workers=2, renew=renew)
    pools[-1].shutdown()
    assert {name: each.failure[:20] for name, each in found.items() if each.failure} == {"dies": "it ended the process"}
    assert times()["dies"] in {2, 3}  # the first time, it may have waited while somebody else ended the worker
    assert found["dies-once"].points == found["ana"].points
    assert len(found) == len(LEARNERS) + 2


def test_without_other_workers_the_run_stops(run: Run):
    """Where the executor can't be renewed, what was marked is kept, and a line says so."""
    run.copy_of("ana", "dies")
    with workers.pool(1) as executor, pytest.raises(RunStopped, match="The workers have died"):
        run.marked(executor, workers=1)


def test_a_task_that_can_not_run_here_stops_the_run(run: Run):
    """A machine that can't mark says so once, not for each hand-in."""

    def unable(job: Job) -> Marked:
        raise MarkingError("The sandbox needs bubblewrap.")

    with pytest.raises(MarkingError, match="bubblewrap"):
        run.marked(task=unable)


def test_only_a_few_jobs_are_under_way(run: Run):
    """However many hand in, only so many jobs wait for a worker: memory does not grow with the class."""
    run.copy_of("cleo", *(f"learner-{number}" for number in range(20)))
    under_way: list[int] = []

    class Counting(ThreadPoolExecutor):
        def submit(self, task, /, *args, **kwargs):
            under_way.append(self._work_queue.qsize())
            return super().submit(task, *args, **kwargs)

    with Counting(2) as executor:
        assert len(run.marked(executor, workers=2)) == len(LEARNERS) + 20
    assert max(under_way) < 2 * AHEAD


def test_the_survey_is_asked_once_and_only_if_needed(run: Run):
    """The instructor's own notebook is run before the first hand-in is, and not where there is nothing to run."""
    asked: list[Executor] = []
    jobs: list[Job] = []

    def survey(executor: Executor) -> Rules:
        asked.append(executor)
        return evolve(run.rules(), open={"meso": frozenset({"plan-check"})})

    def task(job: Job) -> Marked:
        jobs.append(job)
        return standin.mark(job)

    run.marked(survey=survey, task=task)
    run.marked(survey=survey, task=task)
    assert len(asked) == 1
    assert {job.open for job in jobs} == {frozenset({"plan-check"})}


def test_a_job_holds_what_the_examiner_needs(run: Run):
    """Instructor's cells, files of both, limits of the settings; nobody else's files, and no gradebook."""
    (run.course.root / "source" / "meso" / "prices.csv").write_text("1")
    (run.course.submitted("ana") / "prices.csv").write_text("2")
    run.settings.config.Marking.seconds = 7
    seen: dict[str, Job] = {}

    def task(job: Job) -> Marked:
        seen[job.student] = job
        return standin.mark(job)

    evolve(run, settings=evolve(run.settings, limits=evolve(run.settings.limits, seconds=7))).marked(task=task)
    job = seen["ana"]
    assert [each.name for each in job.cells][:3] == ["title", "key-text", "key"]
    assert job.files["prices.csv"] == b"2"
    assert job.given == {"prices.csv": b"1"}
    assert job.limits.seconds == 7
    assert set(job.files) == {"prices.csv", "moves/meso.jsonl", "moves/.meso.jsonl.lock"}
    assert (run.folder("ana") / "prices.csv").read_text() == "1"


@pytest.mark.parametrize(
    ("learners", "given", "kept"),
    [
        ({"a": b"1"}, {"b": b"2"}, {"a": b"1", "b": b"2"}),
        ({"a": b"1"}, {"a": b"2"}, {"a": b"2"}),
        ({"a": b"1"}, {"a/b": b"2"}, {"a/b": b"2"}),
        ({"a/b/c": b"1", "ab": b"3"}, {"a/b": b"2"}, {"a/b": b"2", "ab": b"3"}),
    ],
)
def test_the_instructors_files_have_their_way(
    learners: dict[str, bytes], given: dict[str, bytes], kept: dict[str, bytes]
):
    """A file of the instructor's replaces the learner's, and a file or folder that is in its way."""
    assert beside(learners, given) == kept


def test_settings_decide_who_is_marked(run: Run):
    """Students who are left out are not marked; those whom the gradebook must know already are refused otherwise."""
    run.settings.course.student_id_exclude = "ben,dan"
    run.settings.config.Autograde.create_student = False
    found = run.marked()
    assert set(found) == set(LEARNERS) - {"ben", "dan"}
    assert "the gradebook has no student ana. Call: nbgrader db student add ana" in found["ana"].failure


def test_a_doubtful_check_needs_a_person(run: Run):
    """The rule that nbgrader's marking follows is followed here: the card says that nothing was checked."""
    path = run.course.submitted("ana") / "meso.ipynb"
    path.write_text(path.read_text().replace('"plan = ', '"# unknown\\n", "plan = '))
    run.marked()
    with open_gradebook(run.settings, "meso") as writer:
        assert writer.for_a_person()["ana"] == ["plan-check", "reflection"]
        assert writer.for_a_person()["ben"] == ["reflection"]


def test_the_settings_own_steps_come_before_the_points(run: Run):
    """Noise that the settings ignore costs no points, and long output is cut, as with nbgrader."""
    run.settings.config.IgnorePattern.pattern = "DeprecationWarning"
    run.settings.config.IgnorePattern.enabled = True
    run.settings.config.LimitOutput.max_lines = 5

    def noisy(job: Job) -> Marked:
        found = standin.result(job)
        notebook = nbformat.v4.reads(found.content.decode())
        for cell in notebook.cells:
            if cell.metadata.get("nbgrader", {}).get("grade_id") == "plan-check":
                cell.outputs.insert(0, nbformat.v4.new_output("stream", name="stderr", text="DeprecationWarning: x"))
                cell.outputs.append(nbformat.v4.new_output("stream", text="line\n" * 100))
        content = nbformat.v4.writes(notebook).encode()
        return evolve(found, content=content, scores={**found.scores, "plan-check": 0.0})

    assert run.marked(task=noisy)["ana"].scores["meso"]["plan-check"] == FULL["plan-check"]
    text = (run.folder("ana") / "meso.ipynb").read_text()
    assert "DeprecationWarning" not in text
    assert "Output truncated" in text


def _broken_outputs(job: Job) -> Marked:
    return evolve(standin.result(job), content=b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{}]}')


def _huge(job: Job) -> Marked:
    return evolve(standin.result(job), content=bytes((64 << 20) + 1))


@pytest.mark.parametrize(
    ("task", "why"),
    [(_broken_outputs, "makes no valid notebook"), (_huge, "has more than 64 MB")],
    ids=["broken", "huge"],
)
def test_what_can_not_be_kept_is_that_hand_ins_trouble(run: Run, task: Callable[[Job], Marked], why: str):
    """Outputs that make no notebook, or too large a one, are refused in a sentence."""

    def one(job: Job) -> Marked:
        return task(job) if job.student == "ana" else standin.mark(job)

    found = run.marked(task=one)
    assert [name for name, each in found.items() if each.failure] == ["ana"]
    assert why in found["ana"].failure
