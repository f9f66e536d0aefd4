"""Marking on a real cluster of worker processes: the marks are the same, and a worker that dies costs a retry."""

import importlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from distributed import Client, LocalCluster

from grader.errors import MarkingError
from grader.marking.course.folder import RECEIPT
from grader.marking.course.gradebook import RunStopped
from grader.marking.course.settings import Settings
from grader.marking.crew import cluster
from grader.marking.job import Job, Marked
from grader.marking.rooms import examiner, sandbox
from grader.marking.rooms.door import Room
from grader.marking.rooms.messages import Ran
from tests.marking import standin
from tests.marking.test_batch import Run
from tests.marking.test_gradebook import rows
from tests.nbgrader.course import ROOT, Course
from tests.nbgrader.handins import LEARNERS

pytestmark = pytest.mark.xdist_group("marking")
needs_a_sandbox = pytest.mark.skipif(sandbox.problem() is not None, reason=str(sandbox.problem()))
STUDENTS = ("ana", "cleo", "dan")


@pytest.fixture(scope="module")
def workers() -> Iterator[LocalCluster]:
    """Two processes, one hand-in at a time each."""
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as found:
        yield found


@pytest.fixture(scope="module")
def everywhere(workers: LocalCluster) -> Iterator[Client]:
    """Whoever calls things on every worker."""
    with Client(workers, set_as_default=False) as client:
        yield client


@pytest.fixture
def opened(tmp_path: Path, handed_in: Course) -> Callable[[str], Course]:
    """Courses in which a few have handed in."""

    def make(name: str) -> Course:
        course = Course(tmp_path / name)
        shutil.copytree(handed_in.root, course.root, ignore=shutil.ignore_patterns("submitted"))
        for student in STUDENTS:
            shutil.copytree(handed_in.submitted(student), course.submitted(student))
        return course

    return make


def mark(course: Course, *options: str) -> dict[str, Any]:
    """What the command says as JSON."""
    found = subprocess.run(
        [sys.executable, "-m", "grader", "mark", "meso", "--json", *options],
        cwd=course.root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "JUPYTER_CONFIG_DIR": str(course.place / "nowhere")},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert found.returncode == 0, found.stderr
    said: dict[str, Any] = json.loads(found.stdout)
    return said


def in_order(said: dict[str, Any]) -> list[dict[str, Any]]:
    """Whoever was settled first."""
    return sorted(said["hand_ins"], key=lambda each: each["student"])


def receipts(course: Course) -> dict[str, Any]:
    """What was kept beside each hand-in, but for the course's secret."""
    kept = {student: course.root / "autograded" / student / "meso" / RECEIPT for student in STUDENTS}
    return {student: {**json.loads(path.read_text()), "digest": ""} for student, path in kept.items()}


def dies_once(traces: Path, student: str) -> None:
    """In a worker: whoever marks this student first is killed while one of their cells runs."""
    mark, run = examiner.mark, Room.run

    def killed(room: Room, code: str, count: int, seconds: float, *, shown: bool = True) -> Ran:
        found = run(room, code, count, seconds, shown=shown)
        if count > 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return found

    def traced(job: Job) -> Marked:
        if job.student == student:
            turn = len(list(traces.iterdir()))
            (traces / f"{turn}-{os.getpid()}").touch()
            if not turn:
                Room.run = killed  # type: ignore[method-assign]
        return mark(job)

    examiner.mark = traced


@needs_a_sandbox
def test_the_gradebook_is_the_same_whoever_dies(
    workers: LocalCluster, everywhere: Client, opened: Callable[[str], Course], tmp_path: Path
):
    """Marked by processes here and by a cluster, one of whose workers is killed in the middle of a hand-in."""
    here, there = opened("here"), opened("there")
    alone = mark(here, "--jobs", "1")
    traces = tmp_path / "traces"
    traces.mkdir()
    everywhere.wait_for_workers(2)
    before = {info["pid"] for info in everywhere.run(lambda: {"pid": os.getpid()}).values()}
    everywhere.run(dies_once, traces, "dan")
    together = mark(there, "--scheduler", workers.scheduler_address)

    assert [each["state"] for each in together["hand_ins"]] == ["marked"] * len(STUDENTS)
    assert in_order(together) == in_order(alone)
    assert rows(there) == rows(here)
    assert receipts(there) == receipts(here)
    first, *again = sorted(path.name for path in traces.iterdir())
    assert int(first.partition("-")[2]) in before
    assert len(again) <= 1  # the worker that took its place does not count
    everywhere.wait_for_workers(2)
    after = {info["pid"] for info in everywhere.run(lambda: {"pid": os.getpid()}).values()}
    assert len(before & after) == 1


def told(module: str, name: str, value: object) -> None:
    """In a worker: it has another version, or no sandbox."""
    setattr(importlib.import_module(module), name, value)


@pytest.mark.parametrize(
    ("module", "name", "value", "line"),
    [
        (
            "grader.marking.crew.cluster",
            "__version__",
            "0.0.1",
            r"tcp://\S+ has version 0\.0\.1 of this course; here is",
        ),
        (
            "grader.marking.rooms.sandbox",
            "problem",
            partial(str, "bubblewrap is missing"),
            r"tcp://\S+: bubblewrap is missing",
        ),
    ],
    ids=["version", "sandbox"],
)
def test_workers_that_can_not_mark_are_named(
    workers: LocalCluster, everywhere: Client, module: str, name: str, value: object, line: str
):
    """Another version or no sandbox on one of them: said before anything is marked; trust needs no sandbox."""
    before = getattr(importlib.import_module(module), name)
    everywhere.wait_for_workers(2)
    one = next(iter(everywhere.nthreads()))
    everywhere.run(told, module, name, value, workers=[one])
    try:
        with pytest.raises(MarkingError, match=line), cluster.executor(workers.scheduler_address, trusted=False):
            pass
        if name == "problem":
            with cluster.executor(workers.scheduler_address, trusted=True) as (_, count):
                assert count == 2
    finally:
        everywhere.run(told, module, name, before, workers=[one])


@pytest.mark.parametrize(
    ("made", "line"),
    [
        ({"n_workers": 0}, "has no workers. Start some: dask worker tcp://"),
        ({"n_workers": 1, "threads_per_worker": 2}, "several threads, .* --nthreads 1"),
    ],
)
def test_a_cluster_that_does_not_fit_is_refused(made: dict[str, int], line: str):
    """No workers, or workers that would mark two hand-ins at a time in one process."""
    with (
        LocalCluster(processes=False, dashboard_address=":0", protocol="tcp", **made) as found,
        pytest.raises(MarkingError, match=line),
        cluster.executor(found.scheduler_address, trusted=True),
    ):
        pass


def test_a_scheduler_that_is_not_there(monkeypatch: pytest.MonkeyPatch):
    """One line, and how to start one."""
    monkeypatch.setattr(cluster, "SECONDS_TO_CONNECT", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        address = f"tcp://127.0.0.1:{nobody.getsockname()[1]}"
    with (
        pytest.raises(MarkingError, match=rf"No Dask scheduler answers at {address} .*\. Start one: dask scheduler"),
        cluster.executor(address, trusted=True),
    ):
        pass


def test_a_scheduler_that_ends_in_the_middle(rules: Settings, course: Course, monkeypatch: pytest.MonkeyPatch):
    """What was marked is kept, a line says so, and the next run goes on from there."""
    monkeypatch.delenv(standin.TRACES, raising=False)
    monkeypatch.setattr(cluster, "SECONDS_TO_CONNECT", 1)
    run = Run(rules, course)
    with (
        LocalCluster(1, processes=False, threads_per_worker=1, dashboard_address=":0", protocol="tcp") as found,
        cluster.executor(found.scheduler_address, trusted=True) as (executor, count),
    ):
        outcomes = run.outcomes(executor)
        first = next(outcomes)
        found.close()
        with pytest.raises(RunStopped, match=r"What was marked so far is kept\. Call this again"):
            list(outcomes)
    assert count == 1
    again = run.marked()
    assert again[first.student].state == "marked before"
    assert set(again) == set(LEARNERS)
