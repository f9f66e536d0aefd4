"""``python -m grader mark NAME``: mark what was handed in, into nbgrader's gradebook."""

import argparse
import contextlib
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor
from functools import partial
from pathlib import Path

from attrs import evolve

from grader.errors import MarkingError
from grader.marking.course import settings as course_settings
from grader.marking.course.assignment import Assignment
from grader.marking.course.chosen import chosen
from grader.marking.course.gradebook import RunStopped, Writer, open_gradebook
from grader.marking.crew import workers
from grader.marking.crew.batch import mark_all
from grader.marking.crew.report import as_json, table
from grader.marking.crew.run import STOPPED_BY_HAND, alone, processes, watched
from grader.marking.handins.jobs import Rules
from grader.marking.handins.keeping import Outcome
from grader.marking.steps import refuse_what_we_do_not_run


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``mark`` takes on the command line."""
    parser.add_argument("name", metavar="NAME", help="the assignment, such as meso")
    parser.add_argument("--student", action="append", metavar="ID", help="mark this hand-in only; may be given again")
    parser.add_argument("--force", action="store_true", help="mark again what was marked as it is now")
    parser.add_argument(
        "--jobs", type=processes, metavar="N", help="processes that mark at a time (default: one a core)"
    )
    parser.add_argument("--json", action="store_true", help="end with JSON instead of a table")
    parser.add_argument("--scheduler", metavar="tcp://...", help="mark on the Dask cluster with this address")
    parser.add_argument(
        "--trust-learners",
        action="store_true",
        help="run learners' code without a sandbox: it can read and change whatever you can",
    )


def run(args: argparse.Namespace) -> int:
    """Mark; returns 0 even if a hand-in could not be marked, 1 if the run had to stop.

    Raises:
        MarkingError: it can't begin.
    """
    settings = course_settings.load(Path.cwd())
    refuse_what_we_do_not_run(settings.config)
    assignment = Assignment.load(settings, args.name)
    students = chosen(settings, args.name, args.student)
    rules = Rules.of(settings, assignment, trusted=args.trust_learners)
    outcomes: list[Outcome] = []
    stopped, code = "", 0
    with alone(settings), open_gradebook(settings, args.name) as writer:
        try:
            with _crew(args) as crew:
                for outcome in watched(_marking(args, crew, rules, writer, students), len(students), "hand-ins"):
                    outcomes.append(outcome)  # noqa: PERF402 - what came before an error counts
        except KeyboardInterrupt:
            stopped, code = "Stopped. What was marked so far is kept; call this again, and it goes on.", STOPPED_BY_HAND
        except RunStopped as error:
            stopped, code = str(error), 1
        people = writer.for_a_person() if code != 1 else {}
    left = len(students) - len(outcomes)
    print(
        as_json(args.name, outcomes, people, left, stopped) if args.json else table(args.name, outcomes, people, left)
    )
    if stopped:
        print(stopped, file=sys.stderr)
    return code


@contextlib.contextmanager
def _crew(args: argparse.Namespace) -> Iterator[workers.Crew]:
    """The workers, ready to mark as the arguments say.

    Raises:
        MarkingError: there is no sandbox where they work, or no cluster.
    """
    if args.scheduler:
        from grader.marking.crew import cluster

        with cluster.executor(args.scheduler, trusted=args.trust_learners) as (executor, count):
            yield workers.Crew([executor], count)
        return
    _confined(trusted=args.trust_learners)
    with workers.Crew([workers.pool(args.jobs or workers.cores())], args.jobs or workers.cores()) as crew:
        yield crew


def _confined(*, trusted: bool) -> None:
    from grader.marking.rooms import sandbox

    if not trusted and (problem := sandbox.problem()):
        raise MarkingError(
            f"{problem} Or trust your learners with this machine, the gradebook and the hidden tests: --trust-learners"
        )


def _marking(
    args: argparse.Namespace, crew: workers.Crew, rules: Rules, writer: Writer, students: list[str]
) -> Iterator[Outcome]:
    from grader.marking.rooms import examiner

    return mark_all(
        students,
        rules,
        writer,
        crew.executors[-1],
        examiner.mark,
        workers=crew.workers,
        renew=None if args.scheduler else crew.renew,
        survey=partial(_surveyed, rules),
        force=args.force,
    )


def _surveyed(rules: Rules, executor: Executor) -> Rules:
    """The rules, with the cells that have to run beside the learner's code; read off the instructor's solved notebook."""
    from grader.marking.rooms import examiner

    found, solved = {}, {}
    for notebook in rules.assignment.notebooks:
        file = rules.settings.folder("source", ".", rules.assignment.name) / f"{notebook.name}.ipynb"
        if file.is_file():
            solved[notebook.name] = examiner.code_of(file.read_bytes())
            given, limits = dict(rules.assignment.files), rules.settings.limits
            asked = executor.submit(
                examiner.open_cells, file.read_bytes(), notebook.cells, given, limits, trusted=rules.trusted
            )
            try:
                found[notebook.name] = asked.result()
            except BrokenExecutor as error:
                raise MarkingError(f"{file} ends the process that runs it. Run it yourself, and mend it.") from error
    return evolve(rules, open=found, solved=solved)
