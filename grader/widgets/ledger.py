"""The record being played on: it resumes the latest attempt, and holds every move before it is shown."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from attrs import define

from grader.errors import MoveError
from grader.progress.keeping import free
from grader.table import Move, Session, Setting, Turn, to_json
from grader.table.own_sheet import as_seen
from grader.table.recorder import Recorder


@define
class Ledger:
    """One learner's attempts at one deal, open for writing.

    Attributes:
        deal: what is played, as the variant of this attempt.
        recorder: holds the file.
        attempt: number of the one being played.
        session: this attempt, as far as it went.
        prediction: locked in, or empty.
        notes: what a reader should know of the file: an edited reply, another engine.
        other_numbers: whether this attempt is at another variant than the first.
    """

    deal: Setting
    recorder: Recorder
    attempt: int
    session: Session
    prediction: dict[str, Any]
    notes: tuple[str, ...]
    other_numbers: bool = False

    @classmethod
    def open(cls, deal: Setting) -> Self:
        """Open the record and play its latest attempt again.

        Raises:
            RecordInUse: another kernel holds it.
            RecordError: it is damaged; nothing was changed and nothing is held.
            OSError: the folder can't be written.
        """
        recorder = Recorder(deal.path)
        try:
            attempts = deal.attempts()
            if not attempts:
                return cls(deal, recorder, 1, deal.session(), {}, ())
            latest = attempts[-1]
            session, notes = deal.replayed(latest)
            deal.sheet = deal.sheet_of(latest) or deal.sheet
            now, number = deal.at(latest.header["key"]), latest.header["attempt"]
            prediction, other_numbers = dict(latest.prediction), now is not deal
            return cls(now, recorder, number, session, prediction, notes, other_numbers)
        except BaseException:
            recorder.close()
            raise

    @property
    def where(self) -> str:
        """The record as the learner finds it: folder and name."""
        return f"{self.deal.path.parent.name}/{self.deal.path.name}"

    @property
    def seen(self) -> Session:
        """This attempt as the learner sees it: by the own score sheet, if there is one. For showing only."""
        return as_seen(self.session, self.deal.sheet)

    def lock_in(self, prediction: dict[str, Any]) -> None:
        """Write the prediction. Raises RecordError or OSError; then nothing was locked in."""
        self.recorder.append({"prediction": prediction}, heading=self._so_far())
        self.prediction = prediction

    def make(self, move: Move, answered: Callable[[], object] | None = None) -> Turn | None:
        """Make a move, and write it with its answer, in one.

        Args:
            move: of the learner.
            answered: called when the answer is there, before both are written. Whoever shows it shows it at once, and takes
                it back if writing fails.

        Raises:
            MoveError: the rules don't allow it.
            RecordError, OSError: it could not be written. Either way it was not made.
        """
        before, so_far = self.session.history, self._so_far()
        answer = self.session.play(move)
        lines: list[dict[str, Any]] = [{"you": to_json(move)}]
        if answer is not None:
            lines.append({"they": to_json(answer.move), "words": answer.words})
        try:
            if answered is not None:
                answered()
            self.recorder.append(*lines, heading=so_far)
        except BaseException:  # the kernel's stop button too: what is not in the record was not said
            self.session.history = before
            raise
        return answer

    def start_afresh(self) -> None:
        """Begin the next attempt, at a variant of its own where the deal has them; the ones before stay in the file.

        Raises:
            MoveError: this one still goes on.
            RecordError, OSError: it could not be written. Either way this one stays.
        """
        if not self.session.over:
            raise MoveError("this negotiation still goes on: expected an agreement or a walk-out first. Finish it.")
        following = self.deal.afresh()
        session = following.session()
        self.recorder.append(following.header(self.attempt + 1))
        self.other_numbers = following is not self.deal
        self.deal, self.session, self.attempt = following, session, self.attempt + 1
        self.prediction, self.notes = {}, ()

    def moves(self) -> list[dict[str, Any]]:
        """The learner's moves as a record writes them."""
        return [to_json(move) for move in self.session.moves]

    def _so_far(self) -> list[dict[str, Any]]:
        """Every line of this attempt: written again where the file has gone."""
        lines = [self.deal.header(self.attempt)]
        if self.deal.sheet is not None:
            lines.append({"sheet": dict(self.deal.sheet.answers)})
        if self.prediction:
            lines.append({"prediction": self.prediction})
        for turn in self.session.history[1:]:
            mine = turn.seat == self.deal.case.learner
            lines.append({"you": to_json(turn.move)} if mine else {"they": to_json(turn.move), "words": turn.words})
        return lines


def set_aside(deal: Setting) -> Path:
    """Rename a record that can't be read, never overwriting another, and begin a new one with the same key.

    Returns:
        The new place of the old file.

    Raises:
        RecordInUse: another kernel holds it.
        OSError: it can't be renamed.
    """
    with Recorder(deal.path) as recorder:
        aside = free(deal.path, "damaged")
        deal.path.rename(aside)
        recorder.append(deal.header(1))
    return aside
