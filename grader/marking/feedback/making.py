"""Feedback for a class: a folder for each marked hand-in, made by some executor, put in its place here."""

import itertools
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from pathlib import Path
from typing import Literal

from attrs import define, field, frozen
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from grader.marking.course import shelf
from grader.marking.course.database import reason
from grader.marking.course.gradebook import RunStopped
from grader.marking.course.settings import Settings
from grader.marking.crew.report import section
from grader.marking.feedback.booklet import Booklet, bind, share
from grader.marking.feedback.standing import Standing, standings

AHEAD = 2
"""Folders under way for each worker: one that is filled, and one that waits for it."""
READ_AT_ONCE = 100
"""Hand-ins whose points are read together."""
State = Literal["made", "made before", "not made"]


@frozen
class Outcome:
    """What became of a learner's feedback.

    Attributes:
        student: whose it is.
        state: "made" now, "made before" and left alone, or "not made".
        waiting: graded cells on it that a person has yet to look at.
        failure: why it could not be made, or "".
    """

    student: str
    state: State
    waiting: tuple[str, ...] = ()
    failure: str = ""


@frozen
class Feedback:
    """The feedback for one assignment: where it lies, and whose is there.

    Attributes:
        settings: of the course.
        course: the folder with the settings.
        assignment: its name.
    """

    settings: Settings
    course: Path
    assignment: str

    def place(self, student: str) -> Path:
        """A learner's folder in ``feedback/``."""
        return self.settings.folder("feedback", student, self.assignment)

    def is_there(self, student: str) -> bool:
        """Whether feedback is there and nbgrader, too, would leave it: no newer hand-in has been marked since."""
        if not self.place(student).exists():
            return False
        try:
            now, before = (
                self.settings.course.get_existing_timestamp(str(place))
                for place in (self.settings.folder("autograded", student, self.assignment), self.place(student))
            )
        except Exception:  # noqa: BLE001 - a time that can't be read; nbgrader raises whatever comes
            return False
        return now is None or before is None or now <= before


def make_all(
    feedback: Feedback,
    students: Sequence[str],
    engine: Engine,
    executor: Executor,
    *,
    workers: int = 1,
    renew: Callable[[], Executor] | None = None,
) -> Iterator[Outcome]:
    """Make the feedback of these students, and tell of each as soon as it is in its place.

    Args:
        feedback: of which assignment.
        students: with a marked hand-in; what feedback there is of theirs is replaced.
        engine: of the gradebook.
        executor: fills the folders; any of `concurrent.futures`' kind.
        workers: how many folders it fills at a time.
        renew: makes another executor, when the processes of the first have died.

    Raises:
        RunStopped: nothing can be written or read any more, or the executor can't go on.
    """
    run = _Run(feedback, executor, renew)
    try:
        root = feedback.settings.folder("feedback", ".", ".")
        root.mkdir(parents=True, exist_ok=True)
        share(root, feedback.settings)
        yield from run.outcomes(_booklets(feedback, students, engine), workers * AHEAD)
    except OSError as error:
        raise RunStopped(
            f"{error.filename or 'A file'} can't be written: {error.strerror or error}. The feedback made so far is kept. Mend "
            "that, and call this again."
        ) from error
    except DBAPIError as error:
        raise RunStopped(
            f"The gradebook can't be read: {reason(error)}. The feedback made so far is kept. When it can be, call this again."
        ) from error
    finally:
        for future, booklet in run.waiting.items():
            future.cancel()
            _drop(booklet)


def _booklets(feedback: Feedback, students: Sequence[str], engine: Engine) -> Iterator[tuple[str, Booklet | None]]:
    """Each student's folder to be filled; None for those whom the gradebook does not know."""
    for first in range(0, len(students), READ_AT_ONCE):
        some = students[first : first + READ_AT_ONCE]
        found = standings(engine, feedback.assignment, some)
        for student in some:
            yield student, _booklet(feedback, student, found[student]) if student in found else None


def _booklet(feedback: Feedback, student: str, standing: dict[str, Standing]) -> Booklet:
    marked = feedback.settings.folder("autograded", student, feedback.assignment)
    new = shelf.draft(feedback.place(student)) / "it"
    return Booklet(feedback.course, student, feedback.assignment, marked, new, standing)


def _drop(booklet: Booklet) -> None:
    shutil.rmtree(booklet.new.parent, ignore_errors=True)


@define
class _Run:
    feedback: Feedback
    executor: Executor
    renew: Callable[[], Executor] | None
    waiting: dict["Future[str]", Booklet] = field(factory=dict)

    def outcomes(self, booklets: Iterator[tuple[str, Booklet | None]], most: int) -> Iterator[Outcome]:
        """Keep the executor busy, and put in its place what comes back."""
        for student, booklet in booklets:
            if booklet is None:
                yield self.failed(student, "the gradebook has no points of theirs; mark them again.")
                continue
            self.send(booklet)
            if len(self.waiting) >= most:
                yield from self.settled()
        while self.waiting:
            yield from self.settled()

    def send(self, booklet: Booklet) -> None:
        """Hand a folder to the executor."""
        future: Future[str]
        try:
            future = self.executor.submit(bind, booklet)
        except BrokenExecutor as error:
            future = Future()
            future.set_exception(error)
        self.waiting[future] = booklet

    def settled(self) -> Iterator[Outcome]:
        """Take in what is done; wait until something is."""
        done, _ = wait(self.waiting, return_when=FIRST_COMPLETED)
        died = []
        for future in done:
            try:
                why = future.result()
            except BrokenExecutor:
                died.append(future)
            else:
                yield self.put(self.waiting.pop(future), why)
        if died:
            yield from self.one_by_one()

    def one_by_one(self) -> Iterator[Outcome]:
        """A worker died: whatever was under way is done alone, so that the one is caught that ends it."""
        if self.renew is None:
            raise RunStopped("The workers have died. The feedback made so far is kept. Call this again.")
        wait(self.waiting)
        self.executor = self.renew()
        for future in list(self.waiting):
            booklet = self.waiting[future]
            shutil.rmtree(booklet.new, ignore_errors=True)
            try:
                why = self.executor.submit(bind, booklet).result()
            except BrokenExecutor:
                why = "it ends the process that makes it. Too much memory, perhaps: look into the notebook."
                self.executor = self.renew()
            yield self.put(self.waiting.pop(future), why)

    def put(self, booklet: Booklet, why: str) -> Outcome:
        """Put a folder in its place, unless it could not be made."""
        try:
            if why:
                return self.failed(booklet.student, why)
            shelf.exchange(booklet.new, self.feedback.place(booklet.student))
        finally:
            _drop(booklet)
        waiting = itertools.chain.from_iterable(each.waiting for each in booklet.standings.values())
        return Outcome(booklet.student, "made", tuple(waiting))

    def failed(self, student: str, why: str) -> Outcome:
        """Feedback that could not be made; what there was stays."""
        before = " The feedback from before stays." if self.feedback.place(student).exists() else ""
        return Outcome(student, "not made", failure=f"{why}{before}")


def table(assignment: str, outcomes: Sequence[Outcome], left: int = 0) -> str:
    """How much was made, whose could not be and why.

    Args:
        assignment: its name.
        outcomes: of the run.
        left: hand-ins that the run did not come to.
    """
    count = Counter(each.state for each in outcomes)
    unread = sum(bool(each.waiting) for each in outcomes)
    total = len(outcomes) + left
    lines = [
        f"{assignment}: feedback for {total} marked hand-in{'' if total == 1 else 's'}",
        f"  made               {count['made']:>6}",
        f"  made before        {count['made before']:>6}"
        + "  (left as it is; --force makes it anew)" * bool(count["made before"]),
        f"  could not be made  {count['not made']:>6}",
    ]
    if left:
        lines.append(f"  not come to yet    {left:>6}")
    if unread:
        lines.append(
            f"Still waiting for a person, in part: {unread} of those made. Their points so far are on the page."
        )
    lines += section("Could not be made", [(each.student, each.failure) for each in outcomes if each.failure])
    return "\n".join(lines)
