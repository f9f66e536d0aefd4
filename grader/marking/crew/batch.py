"""A run: every hand-in is read here, marked by some executor, and kept here, one after the other as they come back.

Only this process reads hand-ins and writes marks; a worker gets bytes and gives bytes. A few jobs for each worker are
under way at a time, so that memory does not grow with the class.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait

from attrs import define, evolve, field

from grader.errors import MarkingError
from grader.marking.course.folder import Unmarkable
from grader.marking.course.gradebook import RunStopped, Writer
from grader.marking.handins import handin
from grader.marking.handins.handin import HandIn
from grader.marking.handins.jobs import Rules, jobs
from grader.marking.handins.keeping import Keeper, Outcome
from grader.marking.job import Job, Marked

AHEAD = 2
"""Jobs under way for each worker: one that runs, and one that waits for it."""
Task = Callable[[Job], Marked]
Survey = Callable[[Executor], Rules]


def mark_all(
    students: Iterable[str],
    rules: Rules,
    writer: Writer,
    executor: Executor,
    task: Task,
    *,
    workers: int = 1,
    renew: Callable[[], Executor] | None = None,
    survey: Survey | None = None,
    force: bool = False,
) -> Iterator[Outcome]:
    """Mark hand-ins, and tell of each as soon as its marks are in the gradebook.

    Args:
        students: whose hand-ins.
        rules: how they are marked.
        writer: of the gradebook.
        executor: runs the task; any of `concurrent.futures`' kind.
        task: marks one notebook, such as `grader.marking.rooms.examiner.mark`.
        workers: how many tasks the executor runs at a time.
        renew: makes another executor, when the processes of the first have died.
        survey: completes the rules before the first hand-in is run; not called if there is none to run.
        force: whether to mark again what was marked before.

    Raises:
        RunStopped: the marks can't be kept, or the executor can't go on.
        MarkingError: the task can't run on this machine.
    """
    run = _Run(Keeper(rules, writer), executor, task, renew, survey, force)
    try:
        run.keeper.look_up()
        yield from run.outcomes(deque(students), workers * AHEAD)
    except OSError as error:
        raise RunStopped(
            f"{error.filename or 'A file'} can't be written: {error.strerror or error}. What was marked so far is kept. "
            "Mend that, call this again, and it goes on."
        ) from error
    finally:
        for future in run.waiting:
            future.cancel()


@define
class _HandIn:
    """A hand-in under way: how many notebooks are marked for it, and what came of those that are done."""

    hand_in: HandIn
    digest: str
    notebooks: int
    results: list[Marked] = field(factory=list)


@define(eq=False)
class _Sent:
    """A job under way, and whether it is tried for the second time."""

    job: Job
    of: _HandIn
    again: bool = False


@define
class _Run:
    keeper: Keeper
    executor: Executor
    task: Task
    renew: Callable[[], Executor] | None
    survey: Survey | None
    force: bool
    waiting: dict["Future[Marked]", _Sent] = field(factory=dict)
    broken: bool = False

    def outcomes(self, students: deque[str], most: int) -> Iterator[Outcome]:
        """Keep the executor busy, and settle what comes back."""
        while students or self.waiting:
            while students and len(self.waiting) < most:
                outcome = self.begun(students.popleft())
                if outcome:
                    yield outcome
            if self.waiting:
                done, _ = wait(self.waiting, return_when=FIRST_COMPLETED)
                yield from self.settled(done)

    def begun(self, student: str) -> Outcome | None:
        """Send a hand-in off, unless it was marked before or can't be marked."""
        try:
            self.keeper.admit(student)
            rules = self.keeper.rules
            found = handin.gather(rules.settings, rules.assignment, student)
            digest = self.keeper.digest(student, found)
            before = None if self.force else self.keeper.before(student, digest)
            if before:
                return before
            hand_in = handin.read(student, rules.assignment, found)
            if self.survey is not None:
                rules, self.survey = self.survey(self.working()), None
                self.keeper.rules = rules
            todo = jobs(rules, hand_in)
        except Unmarkable as why:
            return self.keeper.failed(student, str(why))
        under_way = _HandIn(hand_in, digest, len(todo))
        for job in todo:
            self.send(_Sent(job, under_way))
        return None

    def send(self, sent: _Sent) -> None:
        """Hand a job to the executor."""
        future: Future[Marked]
        try:
            future = self.working().submit(self.task, sent.job)
        except BrokenExecutor as error:
            future = Future()
            future.set_exception(error)
        self.waiting[future] = sent

    def working(self) -> Executor:
        """The executor; another one if its processes have died."""
        if self.broken:
            if self.renew is None:
                raise RunStopped(
                    "The workers have died. What was marked so far is kept. Call this again, and it goes on."
                )
            self.executor, self.broken = self.renew(), False
        return self.executor

    def settled(self, done: Iterable["Future[Marked]"]) -> Iterator[Outcome]:
        """Take results in; where workers have died, find out on whose account."""
        suspects = []
        for future in done:
            sent = self.waiting.pop(future)
            try:
                marked = future.result()
            except BrokenExecutor:
                suspects.append(sent)
            except CancelledError as error:
                raise RunStopped(
                    "The workers take no more. What was marked so far is kept. Call this again."
                ) from error
            except MarkingError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever went wrong in a worker, the others go on
                if sent.again:
                    yield from self.result(sent, _given_up(sent.job, error))
                else:
                    self.send(evolve(sent, again=True))
            else:
                yield from self.result(sent, marked)
        if suspects:
            yield from self.one_by_one(suspects)

    def one_by_one(self, suspects: list[_Sent]) -> Iterator[Outcome]:
        """The workers died while these were under way. Let each run alone, so that the one is caught that ends them."""
        self.broken = True
        if self.waiting:  # these have ended too, and some of them may have a result
            ended, _ = wait(self.waiting)
            for future in ended:
                sent = self.waiting.pop(future)
                if future.exception():
                    suspects.append(sent)
                else:
                    yield from self.result(sent, future.result())
        for sent in suspects:
            yield from self.result(sent, self.alone(sent.job))

    def alone(self, job: Job) -> Marked:
        """Run a job while nothing else runs; twice, if it ends the workers, since it may have waited when they died before."""
        for _ in range(2):
            try:
                return self.working().submit(self.task, job).result()
            except BrokenExecutor:
                self.broken = True
            except MarkingError:
                raise
            except Exception as error:  # noqa: BLE001 - as above
                return _given_up(job, error)
        why = "it ended the process that marked it, twice. Too much memory, perhaps: look into the notebook."
        return Marked(job.student, job.notebook, failure=why)

    def result(self, sent: _Sent, marked: Marked) -> Iterator[Outcome]:
        """Take in one notebook of a hand-in; the last one settles it."""
        under_way = sent.of
        under_way.results.append(marked)
        if len(under_way.results) == under_way.notebooks:
            try:
                yield self.keeper.keep(under_way.hand_in, under_way.digest, under_way.results)
            except Unmarkable as why:
                yield self.keeper.failed(under_way.hand_in.student, str(why))


def _given_up(job: Job, error: Exception) -> Marked:
    why = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return Marked(
        job.student, job.notebook, failure=f"the marker stopped, twice ({why}). The fault is ours: report it."
    )
