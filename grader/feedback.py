"""``python -m grader feedback NAME``: a feedback page for every marked hand-in, as ``nbgrader generate_feedback`` makes it."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.charts import picture
from grader.marking.crew.run import STOPPED_BY_HAND, alone, processes, watched

if TYPE_CHECKING:
    from grader.marking.feedback.making import Feedback, Outcome

FEW = 20
"""Pages that one process makes sooner than several: each needs an engine of its own that draws, and that starts slowly."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``feedback`` takes on the command line."""
    parser.add_argument("name", metavar="NAME", help="the assignment, such as meso")
    parser.add_argument("--student", action="append", metavar="ID", help="for this learner only; may be given again")
    parser.add_argument("--force", action="store_true", help="make anew what is there already")
    parser.add_argument(
        "--jobs", type=processes, metavar="N", help="processes that make pages at a time (default: one a core)"
    )


def run(args: argparse.Namespace) -> int:
    """Make the feedback; returns 0 even if somebody's could not be made, 1 if the run had to stop.

    Raises:
        MarkingError: it can't begin.
    """
    picture.begin()  # the engine that draws wakes up while all this is imported
    from grader.marking.course import settings as course_settings
    from grader.marking.course import shelf
    from grader.marking.course.chosen import marked
    from grader.marking.course.gradebook import RunStopped
    from grader.marking.feedback.making import Feedback, table

    course = Path.cwd()
    feedback = Feedback(course_settings.load(course), course, args.name)
    students = marked(feedback.settings, args.name, args.student)
    outcomes: list[Outcome] = []
    stopped, code = "", 0
    with alone(feedback.settings):
        shelf.sweep(feedback.settings, args.name, "feedback")
        try:
            for outcome in watched(_making(args, feedback, students), len(students), "pages"):
                outcomes.append(outcome)  # noqa: PERF402 - what came before an error counts
        except KeyboardInterrupt:
            stopped, code = "Stopped. The feedback made so far is kept; call this again for the rest.", STOPPED_BY_HAND
        except RunStopped as error:
            stopped, code = str(error), 1
    print(table(args.name, outcomes, len(students) - len(outcomes)))
    if stopped:
        print(stopped, file=sys.stderr)
    return code


def _making(args: argparse.Namespace, feedback: "Feedback", students: Sequence[str]) -> Iterator["Outcome"]:
    """What is there already first, then the rest."""
    from grader.marking.course.database import connect
    from grader.marking.crew import workers
    from grader.marking.feedback.booklet import press
    from grader.marking.feedback.making import Outcome, make_all

    there = [] if args.force else [student for student in students if feedback.is_there(student)]
    yield from (Outcome(student, "made before") for student in there)
    missing = sorted(set(students).difference(there))
    if not missing:
        return
    press(feedback.course)
    jobs = args.jobs or (1 if len(missing) <= FEW else workers.cores())
    jobs = min(jobs, len(missing))
    crew = workers.Crew([workers.copies(jobs, picture.begin) if jobs > 1 else _Here()], jobs)
    with crew, connect(feedback.settings) as engine:
        yield from make_all(
            feedback, missing, engine, crew.executors[-1], workers=crew.workers, renew=crew.renew if jobs > 1 else None
        )


class _Here(Executor):
    """Does each task in this process, when it is asked for."""

    def submit(self, task: Any, /, *args: Any, **named: Any) -> "Future[Any]":
        """Do it."""
        done: Future[Any] = Future()
        try:
            done.set_result(task(*args, **named))
        except Exception as error:  # noqa: BLE001 - as executors do
            done.set_exception(error)
        return done
