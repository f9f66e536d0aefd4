"""What travels between the coordinator and whoever marks: one notebook of one learner, and what came of it."""

from attrs import field, frozen


@frozen
class Cell:
    """A cell of the assignment as the instructor wrote it, hidden tests included; nbgrader's own marks.

    Attributes:
        name: nbgrader's grade id.
        cell_type: "code", "markdown" or "raw".
        source: of the instructor; for an answer, the solution.
        grade: whether points are given for it.
        solution: whether the learner writes it.
        locked: whether learners may not change it.
        task: whether it is a task of nbgrader's, marked by a person.
        points: its maximum; 0 where none are given.
        checksum: of the released cell, by which nbgrader notices that nothing was answered; "" without one.
        released: the source as learners got it, without hidden tests and marking schemes.
    """

    name: str
    cell_type: str
    source: str
    grade: bool
    solution: bool
    locked: bool
    task: bool
    points: float
    checksum: str = ""
    released: str = ""

    @property
    def is_setup(self) -> bool:
        """Code of the instructor that gives no points."""
        return self.cell_type == "code" and self.locked and not self.grade and not self.solution

    @property
    def is_test(self) -> bool:
        """Code of the instructor that gives points."""
        return self.cell_type == "code" and self.grade and not self.solution


SHOWN = 3
"""Times the limit on a cell's text that everything it shows may take: pictures and pages are larger than text."""


@frozen
class Limits:
    """What one hand-in may use.

    Attributes:
        seconds: for one cell.
        total_seconds: for the whole notebook.
        memory: bytes that each process may hold.
        disk: bytes that it may write.
        output: characters of one cell's output.
        processes: at a time, threads counted.
    """

    seconds: float = 60
    total_seconds: float = 300
    memory: int = 2 << 30
    disk: int = 64 << 20
    output: int = 1_000_000
    processes: int = 32


@frozen
class Job:
    """One notebook of one learner, to be marked.

    Attributes:
        student: whose it is.
        notebook: name of the assignment's notebook, without ``.ipynb``.
        cells: of the instructor's notebook that carry nbgrader's mark, in order.
        content: the notebook to run, as JSON: the learner's cells with the instructor's put back (`grader.marking.handins.arrange`).
        files: what else was handed in: path inside the folder -> content.
        given: what the instructor puts beside the notebook, over files of the same name; only this can be imported by
            set-up and test cells.
        limits: of its run.
        open: test and set-up cells that run beside the learner's code, since they need more than plain answers.
        solved: code of the instructor's solved notebook, cell by cell. The examiner's process runs it once before it opens
            its first room, so that what the course works out once is worked out; nothing else comes of it.
        trusted: whether the learner's code runs without a sandbox.
        remarks: what was noticed while it was prepared, for the instructor.
    """

    student: str
    notebook: str
    cells: tuple[Cell, ...]
    content: bytes
    files: dict[str, bytes] = field(factory=dict)
    given: dict[str, bytes] = field(factory=dict)
    limits: Limits = field(factory=Limits)
    open: frozenset[str] = frozenset()
    solved: tuple[str, ...] = ()
    trusted: bool = False
    remarks: tuple[str, ...] = ()


@frozen
class Marked:
    """What came of a job.

    Attributes:
        student: whose it is.
        notebook: its name.
        content: the executed notebook, as JSON; empty if it could not be marked.
        scores: graded cell -> points by the tests; None where a person must give them.
        for_a_person: graded cells that a person must look at, whatever their points.
        unanswered: cells left as they were handed out.
        remarks: for the instructor, in sentences.
        failure: why it could not be marked, or "".
    """

    student: str
    notebook: str
    content: bytes = b""
    scores: dict[str, float | None] = field(factory=dict)
    for_a_person: frozenset[str] = frozenset()
    unanswered: frozenset[str] = frozenset()
    remarks: tuple[str, ...] = ()
    failure: str = ""
