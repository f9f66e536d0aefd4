"""Feedback pages beside ``nbgrader generate_feedback``, in one run: ``python -m bench.feedback [--hand-ins 90]``.

A class hands in ``meso`` (`bench.learners`, everybody with a negotiation and a map of their own) and is marked by
``python -m grader mark``. Then both commands make the feedback, by turns, with this course's settings:

- ``feedback_vs_nbgrader``: what one more hand-in adds to nbgrader's command, over what it adds to ``python -m grader
  feedback``, on all cores. Goal: at least 5.
- ``feedback_vs_nbgrader_total_10``: the whole run for ten hand-ins.

The course's settings draw the map with the engine that ours uses, and leave out nbconvert's second reading of the page, so
nbgrader's command is itself faster here than as it is shipped. The pages are compared byte for byte, or no speed is printed.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.clock import in_ms
from bench.commands import Line, NotQuoted, begin, finished
from bench.learners import make_class
from bench.report import print_report
from grader.marking.course.folder import RECEIPT
from tests.nbgrader.course import ROOT, Course

HAND_INS = 90
FEW = 10
ROUNDS = 3
GOAL = 5


def marked(place: Path, count: int) -> tuple[Course, list[str]]:
    """A course in which so many have handed in and are marked, and who they are."""
    course = Course.found(place)
    course.nbgrader("generate_assignment", "meso")
    students = make_class(count, course.released, course.root / "submitted")
    finished(begin(course))
    return course, students


def first(course: Course, students: list[str]) -> Course:
    """The same course with the marked hand-ins of these students only."""
    smaller = Course(course.place.parent / f"first-{len(students)}")
    shutil.copytree(course.root, smaller.root, ignore=shutil.ignore_patterns("submitted", "autograded"))
    for student in students:
        shutil.copytree(course.root / "autograded" / student, smaller.root / "autograded" / student)
    return smaller


def seconds(course: Course, module: str, command: str) -> tuple[float, dict[str, bytes]]:
    """How long a command takes to make all feedback, and the files that it makes."""
    shutil.rmtree(course.root / "feedback", ignore_errors=True)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "JUPYTER_CONFIG_DIR": str(course.place / "home")}
    start = perf_counter()
    subprocess.run(
        [sys.executable, "-m", module, command, "meso"],
        cwd=course.root,
        env=environment,
        capture_output=True,
        check=True,
    )
    took = perf_counter() - start
    folder = course.root / "feedback"
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != RECEIPT)
    return took, {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def both(course: Course) -> tuple[float, float]:
    """Seconds of nbgrader's command and of ours.

    Raises:
        NotQuoted: they made something else.
    """
    theirs, pages = seconds(course, "nbgrader", "generate_feedback")
    ours, same = seconds(course, "grader", "feedback")
    if pages != same:
        other = sorted(name for name in pages.keys() | same.keys() if pages.get(name) != same.get(name))
        raise NotQuoted(f"The two commands made different files: {', '.join(other[:3])}")
    return theirs, ours


def report(place: Path, count: int) -> None:
    """Make course and class, measure, and print."""
    course, students = marked(place / "all", count)
    sizes = {size: first(course, students[:size]) for size in (FEW, count // 3, count)}
    took: dict[int, list[tuple[float, float]]] = {size: [] for size in sizes}
    for _ in range(ROUNDS):
        for size, smaller in sizes.items():
            took[size].append(both(smaller))
    lines = []
    for command in (0, 1):
        at = {size: median(each[command] for each in rounds) for size, rounds in took.items()}
        lines.append(Line.through((count // 3, at[count // 3]), (count, at[count])))
    theirs, ours = lines
    few = [median(each[command] for each in took[FEW]) for command in (0, 1)]
    ratios = {
        "feedback_vs_nbgrader": theirs.added / ours.added,
        "feedback_vs_nbgrader_total_10": median(one / other for one, other in took[FEW]),
    }
    rows = [
        ("nbgrader generate_feedback, each hand-in added", in_ms(theirs.added)),
        ("grader feedback, each hand-in added", in_ms(ours.added)),
        (f"nbgrader generate_feedback, {FEW} in total", f"{few[0]:.2f} s"),
        (f"grader feedback, {FEW} in total", f"{few[1]:.2f} s"),
        (f"nbgrader generate_feedback, {count} in total", f"{theirs.at(count):.2f} s"),
        (f"grader feedback, {count} in total", f"{ours.at(count):.2f} s"),
        *((f"{name} (goal: at least {GOAL})", f"{value:.2f}") for name, value in ratios.items()),
    ]
    print_report(
        f"Feedback for up to {count} hand-ins on {os.cpu_count()} cores, median of {ROUNDS} runs", rows, ratios
    )


def main() -> None:
    """Measure, and print the report."""
    os.environ["PATH"] = os.pathsep.join(
        [str(Path(sys.executable).parent), os.environ["PATH"]]
    )  # nbgrader calls alembic
    parser = argparse.ArgumentParser(prog="python -m bench.feedback", description=__doc__.partition("\n")[0])
    parser.add_argument("--hand-ins", type=int, default=HAND_INS, help=f"size of the class ({HAND_INS})")
    count = parser.parse_args().hand_ins
    if count < HAND_INS:
        sys.exit(
            f"bench.feedback: found --hand-ins {count}; expected at least {HAND_INS}, so that several processes work."
        )
    with TemporaryDirectory(prefix="bench-feedback-") as place:
        os.environ["JUPYTER_CONFIG_DIR"] = str(Path(place, "home"))
        try:
            report(Path(place), count)
        except NotQuoted as why:
            sys.exit(f"bench.feedback: {why}. No speed is quoted.")


if __name__ == "__main__":
    main()
