"""What becomes of a hand-in: its folder in ``autograded/`` first, then its marks in the gradebook, or a sentence why not."""

import errno
from pathlib import Path
from typing import Any, Literal

import nbformat
from attrs import define, field, frozen

from grader.marking.course import receipt, shelf
from grader.marking.course.folder import Folder, Unmarkable
from grader.marking.course.gradebook import Writer
from grader.marking.course.receipt import Earned, Receipt
from grader.marking.handins.handin import HandIn
from grader.marking.handins.jobs import Rules, beside, earned
from grader.marking.job import Marked

State = Literal["marked", "marked before", "not marked"]


@frozen
class Outcome:
    """What became of a hand-in.

    Attributes:
        student: whose it is.
        state: "marked" now, "marked before", or "not marked".
        points: by the tests.
        scores: notebook -> graded cell -> points; None where a person gives them.
        remarks: for the instructor, in sentences.
        failure: why it could not be marked, or "".
    """

    student: str
    state: State
    points: float = 0
    scores: dict[str, dict[str, float | None]] = field(factory=dict)
    remarks: tuple[str, ...] = ()
    failure: str = ""

    @classmethod
    def of(cls, student: str, state: State, kept: Receipt) -> "Outcome":
        """What a receipt says."""
        return cls(student, state, kept.points, {n: dict(e.scores) for n, e in kept.earned.items()}, kept.remarks)


@define
class Keeper:
    """Keeps marks, and knows what was kept before.

    Attributes:
        rules: how hand-ins are marked.
        writer: of the gradebook.
    """

    rules: Rules
    writer: Writer
    _secret: bytes = b""
    _scores: dict[str, Any] = field(factory=dict)
    _students: frozenset[str] = frozenset()

    def look_up(self) -> None:
        """Read what was kept before, and tidy up after a run that was killed."""
        shelf.sweep(self.rules.settings, self.rules.assignment.name)
        self._secret = receipt.key(
            Path(self.rules.settings.course.root, self.rules.settings.course.autograded_directory)
        )
        self._scores = self.writer.scores()
        self._students = self.writer.students()

    def admit(self, student: str) -> None:
        """Let only those pass whom the gradebook may hold.

        Raises:
            Unmarkable: it does not know them, and the settings say that it must.
        """
        if student not in self._students and not self.rules.settings.creates_students:
            raise Unmarkable(f"the gradebook has no student {student}. Call: nbgrader db student add {student}")

    def digest(self, student: str, found: Folder) -> str:
        """Of everything that decides the marks of this hand-in."""
        return receipt.digest(self._secret, student, self.rules.assignment.digest, found.digest)

    def before(self, student: str, digest: str) -> Outcome | None:
        """What was kept of a hand-in, if it was marked as it is now; what the gradebook lacks of it is written.

        Raises:
            RunStopped: the gradebook can't be written.
        """
        place = self._place(student)
        found = receipt.read(place)
        if found is None or found.digest != digest:
            return None
        there = self._scores.get(student, {})
        if not found.written or any(
            there.get(name, {}).get(cell, "nothing") != points
            for name, notebook in found.earned.items()
            for cell, points in notebook.scores.items()
        ):
            self.writer.write(student, found)
            found = found.confirmed(place)
        return Outcome.of(student, "marked before", found)

    def keep(self, hand_in: HandIn, digest: str, results: list[Marked]) -> Outcome:
        """Keep what came of a hand-in's notebooks.

        Raises:
            Unmarkable: one of them could not be marked.
            RunStopped: the gradebook can't be written.
            OSError: the folder can't.
        """
        for marked in results:
            if marked.failure:
                raise Unmarkable(f"{marked.failure}{f' (in `{marked.notebook}.ipynb`)' if len(results) > 1 else ''}")
        kept = {marked.notebook: self._earned(marked) for marked in results}
        files = beside(hand_in.files, self.rules.assignment.files)
        files |= {f"{name}.ipynb": content for name, (_, content) in kept.items()}
        remarks = dict.fromkeys([*hand_in.remarks, *(remark for marked in results for remark in marked.remarks)])
        found = Receipt(
            digest,
            {name: notebook for name, (notebook, _) in kept.items()},
            hand_in.timestamp,
            tuple(remarks),
            {path: len(content) for path, content in files.items()},
        )
        place = self._put(hand_in.student, files, found)
        self.writer.write(hand_in.student, found)
        return Outcome.of(hand_in.student, "marked", found.confirmed(place))

    def failed(self, student: str, why: str) -> Outcome:
        """A hand-in that could not be marked; what was marked of it before stays."""
        before = " What was marked before stays." if self._place(student).exists() else ""
        return Outcome(student, "not marked", failure=f"{why}{before}")

    def _place(self, student: str) -> Path:
        return self.rules.settings.folder("autograded", student, self.rules.assignment.name)

    def _earned(self, marked: Marked) -> tuple[Earned, bytes]:
        try:
            return earned(self.rules, marked)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, nbformat.ValidationError) as error:
            why = f"what it showed makes no valid notebook ({type(error).__name__}). Look into it."
            raise Unmarkable(why) from error

    def _put(self, student: str, files: dict[str, bytes], found: Receipt) -> Path:
        try:
            return shelf.put(self.rules.settings, self.rules.assignment.name, student, files, found)
        except OSError as error:
            if error.errno in {errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL}:
                raise Unmarkable("a file's name can't be written here. Rename it, in `submitted`.") from error
            raise
