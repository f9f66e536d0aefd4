"""Marking beside ``nbgrader autograde`` and beside the bare cells, in one run: ``python -m bench.marking [--hand-ins 100]``.

A class of learners hands in ``meso`` (`bench.learners`: right, partial, wrong and raising by turns, own variants, records
that were played), and is marked by the commands that instructors call, isolation on, gradebook written:

- ``vs_nbgrader_added``, ``vs_nbgrader_total``: what one more hand-in adds to ``nbgrader autograde``, over what it adds to
  ``python -m grader mark`` with two jobs; and the whole run at the full size. nbgrader is measured at two small sizes, and
  its line drawn on; ours is measured at the full size. Goals: at least 30, and at least 15.
- ``execution_vs_bare``, ``all_vs_bare``: set-up, learner's and tests' cells run in two rooms, over the same cells run by a
  fork of a warm process that has imported the same, output dropped, no isolation; then everything around it too, from the
  folder under ``submitted/`` to the gradebook. One hand-in after the other in one process (`bench.steps`), so nothing
  overlaps. Goals: at most 1.3, and at most 2. The process that opens rooms for tests has also *rehearsed* the assignment;
  the table says how we compare with a bare process that has done the same.
- ``two_jobs_vs_one``, ``two_workers_vs_one``: how many times as fast a hand-in is added, with processes here and with
  workers of a Dask cluster on this machine. Two is the most.
- ``memory_500_vs_50``: peak memory of the command and all its processes, for large classes over small ones. Goal: flat.

Whoever marks a learner gives the same points, cell by cell, or no speed is printed and the exit code is 1.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench import steps
from bench.clock import Rows, in_ms
from bench.commands import Line, NotQuoted, School, begin, finished, nbgraders, ours
from bench.learners import make_class
from bench.memory import peak
from bench.report import print_report
from tests.nbgrader.course import Course

HAND_INS = 100
NBGRADERS = (4, 12)
"""Sizes at which nbgrader is measured: one and three hand-ins of each kind."""
SMALL = 12
"""The smaller size at which ours is measured."""
STEPPED = 24
"""Hand-ins that are marked step by step."""
MEMORY = (50, 500)
GOALS = {
    "vs_nbgrader_added": "at least 30",
    "vs_nbgrader_total": "at least 15",
    "execution_vs_bare": "at most 1.3",
    "all_vs_bare": "at most 2",
    "two_jobs_vs_one": "2 is the most",
    "two_workers_vs_one": "2 is the most",
    "memory_500_vs_50": "flat: about 1",
}
Measured = tuple[dict[str, float], Rows]
"""Ratios, and lines of the table."""


def against_nbgrader(school: School, count: int) -> Measured:
    """The commands, at two sizes each."""
    sizes = (SMALL, count)
    peer = line(NBGRADERS, lambda size: nbgraders(school, size))
    one, two = (line(sizes, lambda size, jobs=jobs: ours(school, size, "--jobs", jobs)) for jobs in ("1", "2"))
    ratios = {
        "vs_nbgrader_added": peer.added / two.added,
        "vs_nbgrader_total": peer.at(count) / two.at(count),
        "two_jobs_vs_one": one.added / two.added,
    }
    rows = [
        _row(f"nbgrader autograde, by runs at {NBGRADERS[0]} and {NBGRADERS[1]}", peer),
        (f"  in total at {count}, extrapolated", f"{peer.at(count):.1f} s"),
        _row(f"grader mark --jobs 2, by runs at {SMALL} and {count}", two),
        (f"  in total at {count}", f"{two.at(count):.1f} s"),
        _row("grader mark --jobs 1", one),
    ]
    return ratios, rows


def on_a_cluster(school: School, count: int) -> Measured:
    """One Dask worker, then two."""
    with _cluster() as cluster:
        lines = {}
        for workers in (1, 2):
            cluster.scale(workers)
            cluster.wait_for_workers(workers)
            options = ("--scheduler", cluster.scheduler_address)
            ours(school, SMALL, *options)  # starts the warm processes, which stay between runs
            lines[workers] = line((SMALL, count), lambda size, how=options: ours(school, size, *how))
    rows = [_row(f"grader mark --scheduler, {workers} Dask workers", found) for workers, found in lines.items()]
    return {"two_workers_vs_one": lines[1].added / lines[2].added}, rows


@contextmanager
def _cluster() -> Iterator[Any]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=1, threads_per_worker=1, processes=True, dashboard_address=":0") as cluster:
        yield cluster


def step_by_step(school: School) -> Measured:
    """One process, one hand-in after the other."""
    students = school.students[:STEPPED]
    course = school.opened("steps", len(students))
    took = {what: total / len(students) for what, total in steps.measure(course, students).items()}
    school.close(course, len(students))
    everything = took[steps.READ] + took[steps.EXECUTION] + took[steps.KEEP]
    inside = took[steps.OPEN] + took[steps.CELLS] + took[steps.ANSWERS]
    rows = [
        (f"One hand-in, step by step (mean of {len(students)})", ""),
        ("  the same cells, bare", in_ms(took[steps.BARE])),
        ("  the same, in a fork of a process that has rehearsed", in_ms(took[steps.REHEARSED])),
        ("  read, and put the instructor's cells back", in_ms(took[steps.READ])),
        ("  execution", in_ms(took[steps.EXECUTION])),
        ("    open two rooms", in_ms(took[steps.OPEN])),
        ("    run cells, with their messages", in_ms(took[steps.CELLS])),
        ("    fetch answers", in_ms(took[steps.ANSWERS])),
        ("    build outputs, and the rest", in_ms(took[steps.EXECUTION] - inside)),
        ("  keep", in_ms(took[steps.KEEP])),
        ("    gradebook", in_ms(took[steps.WRITE])),
        ("    nbgrader's own steps, folder in autograded/", in_ms(took[steps.KEEP] - took[steps.WRITE])),
        ("  everything", in_ms(everything)),
        ("  execution over bare, where both have rehearsed", f"{took[steps.EXECUTION] / took[steps.REHEARSED]:.2f}"),
        ("  everything over bare, where both have rehearsed", f"{everything / took[steps.REHEARSED]:.2f}"),
    ]
    return {
        "execution_vs_bare": took[steps.EXECUTION] / took[steps.BARE],
        "all_vs_bare": everything / took[steps.BARE],
    }, rows


def in_memory(school: School, sizes: tuple[int, int]) -> Measured:
    """Peaks for classes of two sizes."""
    held = []
    for size in sizes:
        course = school.opened("memory", size)
        process = begin(course, "--jobs", "2")
        held.append(peak(process))
        finished(process)
        school.close(course, size)
    rows = [(f"peak memory at {size} hand-ins", f"{most >> 20} MB") for size, most in zip(sizes, held, strict=True)]
    return {"memory_500_vs_50": held[1] / held[0]}, rows


def line(sizes: tuple[int, int], timed: Callable[[int], float]) -> Line:
    """A command's seconds at any size, by two."""
    few, many = sizes
    return Line.through((few, timed(few)), (many, timed(many)))


def _row(what: str, found: Line) -> tuple[str, str]:
    return what, f"{found.start:.1f} s + {in_ms(found.added)} each"


def report(place: Path, count: int, memory: tuple[int, int]) -> None:
    """Make the course and the class, measure, and print."""
    course = Course.found(place / "generated")
    course.nbgrader("generate_assignment", "meso")
    _tell(f"{max(count, *memory)} learners hand in")
    students = make_class(max(count, *memory), course.released, place / "submitted")
    school = School(course, place / "submitted", students)
    parts = {
        "step by step": lambda: step_by_step(school),
        "beside nbgrader": lambda: against_nbgrader(school, count),
        "on a Dask cluster": lambda: on_a_cluster(school, count),
        "memory": lambda: in_memory(school, memory),
    }
    ratios: dict[str, float] = {}
    rows: Rows = []
    for what, part in parts.items():
        _tell(what)
        found, measured = part()
        ratios |= found
        rows += measured
    rows += [(f"{name} (goal: {goal})", f"{ratios[name]:.3g}") for name, goal in GOALS.items()]
    title = f"Marking {count} hand-ins on {os.cpu_count()} cores, isolation on; memory at {memory[0]} and {memory[1]}"
    print_report(title, rows, {name: ratios[name] for name in GOALS})


def _tell(what: str) -> None:
    print(f"bench.marking: {what} ...", file=sys.stderr, flush=True)


def main() -> None:
    """Measure, and print the report."""
    os.environ["PATH"] = os.pathsep.join(
        [str(Path(sys.executable).parent), os.environ["PATH"]]
    )  # nbgrader calls alembic
    chosen = arguments().parse_args()
    if chosen.hand_ins < 2 * SMALL or chosen.memory <= MEMORY[0]:
        sys.exit(
            f"bench.marking: found --hand-ins {chosen.hand_ins} --memory {chosen.memory}; expected at least {2 * SMALL}, "
            f"and more than {MEMORY[0]}."
        )
    with TemporaryDirectory(prefix="bench-marking-") as place:
        os.environ["JUPYTER_CONFIG_DIR"] = str(Path(place, "home"))
        try:
            report(Path(place), chosen.hand_ins, (MEMORY[0], chosen.memory))
        except NotQuoted as why:
            sys.exit(f"bench.marking: {why}. No speed is quoted.")


def arguments() -> argparse.ArgumentParser:
    """What the benchmark takes."""
    found = argparse.ArgumentParser(prog="python -m bench.marking", description=__doc__.partition("\n")[0])
    found.add_argument("--hand-ins", type=int, default=HAND_INS, help=f"size of the class ({HAND_INS})")
    found.add_argument(
        "--memory", type=int, default=MEMORY[1], help=f"size of the large class for memory ({MEMORY[1]})"
    )
    return found


if __name__ == "__main__":
    main()
