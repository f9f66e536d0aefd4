"""The commands that instructors call, timed on classes of two sizes: what a run costs at all, and what each hand-in adds."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from attrs import field, frozen

from bench.learners import copy_class
from grader.marking.course import settings
from grader.marking.course.gradebook import Scores, open_gradebook
from tests.nbgrader.course import ROOT, Course


class NotQuoted(Exception):
    """There is no speed to quote: the same work got different marks, or the machine was too busy."""


@frozen
class Line:
    """Seconds of a command, by the size of the class.

    Attributes:
        start: that it takes with nothing to do.
        added: that each hand-in adds.
    """

    start: float
    added: float

    @classmethod
    def through(cls, small: tuple[int, float], large: tuple[int, float]) -> "Line":
        """The line through two measurements: hand-ins, and seconds.

        Raises:
            NotQuoted: one size, or the larger class took no longer.
        """
        (few, short), (many, long) = small, large
        if many <= few or long <= short:
            raise NotQuoted(
                f"{many} hand-ins took {long:.2f} s, and {few} took {short:.2f} s. Measure larger classes, on a machine with "
                "nothing else to do"
            )
        added = (long - short) / (many - few)
        return cls(short - few * added, added)

    def at(self, hand_ins: int) -> float:
        """Seconds for a class of this size."""
        return self.start + hand_ins * self.added


@frozen
class School:
    """A generated course without hand-ins, the class that hands in, and where courses are made for each command.

    Attributes:
        course: generated; nothing is marked in it.
        submitted: everybody's hand-ins.
        students: whose, in order.
        scores: of everybody who was marked so far, whoever did it.
    """

    course: Course
    submitted: Path
    students: list[str]
    scores: dict[str, Scores] = field(factory=dict)

    def opened(self, what: str, count: int) -> Course:
        """A course of its own, in which the first so many have handed in."""
        course = Course(self.course.place.parent / f"{what}-{count}")
        shutil.copytree(self.course.root, course.root)
        copy_class(self.students[:count], self.submitted, course.root / "submitted")
        return course

    def close(self, course: Course, count: int) -> None:
        """Compare the marks with those that were given so far, and throw the course away.

        Raises:
            NotQuoted: somebody has none, or others.
        """
        found = marks(course)
        for student in self.students[:count]:
            before, now = self.scores.setdefault(student, found.get(student, {})), found.get(student)
            if now is None or now != before:
                raise NotQuoted(f"{student} got {now} in {course.place.name}, and {before} in an earlier run")
        shutil.rmtree(course.place)


def nbgraders(school: School, count: int) -> float:
    """Seconds of ``nbgrader autograde meso`` for a class of this size."""
    course = school.opened("nbgrader", count)
    start = perf_counter()
    course.nbgrader("autograde", "meso")
    took = perf_counter() - start
    school.close(course, count)
    return took


def ours(school: School, count: int, *options: str) -> float:
    """Seconds of ``python -m grader mark meso`` with these options, for a class of this size."""
    course = school.opened("ours", count)
    start = perf_counter()
    finished(begin(course, *options))
    took = perf_counter() - start
    school.close(course, count)
    return took


def begin(course: Course, *options: str) -> "subprocess.Popen[str]":
    """Begin to mark this course, away from this user's own settings."""
    return subprocess.Popen(
        [sys.executable, "-m", "grader", "mark", "meso", *options],
        cwd=course.root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "JUPYTER_CONFIG_DIR": str(course.place / "home")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def finished(process: "subprocess.Popen[str]") -> str:
    """What a command said at its end; AssertionError if it failed."""
    said, _ = process.communicate()
    assert process.returncode == 0, said
    return said


def marks(course: Course) -> dict[str, Scores]:
    """Every student's points by the tests, out of the gradebook."""
    with open_gradebook(settings.load(course.root), "meso") as writer:
        return writer.scores()
