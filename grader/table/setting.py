"""A deal made ready to be played: whose variant, against whom, with which moves, and where it is recorded.

This is what a notebook holds as ``deal``.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from attrs import define, evolve, field

from grader.deal import EXAMPLE, Case, new_key, variant
from grader.deal.reading import listed, shown
from grader.deal.swaps import OwnSheet, seen_by
from grader.deal.variant import check_key
from grader.errors import ExerciseError, KeyFormatError, RecordError
from grader.table.moves import Move
from grader.table.notation import from_json, to_json
from grader.table.own_sheet import sheet_of
from grader.table.record import ENGINE, FORMAT, Attempt, first_key, read_record
from grader.table.recorder import Recorder
from grader.table.session import Player, Session, replay

DAMAGED = "damaged_record"
"""Stands for the moves of a record that can't be read or replayed: a person must look."""
FOLDER = "moves"
"""Where records lie, beside the notebook."""
FACTS = frozenset({"order", "why", "limit", "floor", "mandate"})
"""Kinds of fact, as records write them."""
FIRST_FACTS = frozenset({"order", "why"})
"""Kinds that are offered unless a lesson says otherwise."""


def read_only() -> bool:
    """Whether nbgrader is running this notebook: then nothing is drawn, locked or written."""
    return "NBGRADER_EXECUTION" in os.environ


@define
class Setting:
    """A deal made ready to be played.

    Attributes:
        name: of the deal; its record is ``moves/NAME.jsonl``.
        case: this learner's variant.
        counterpart: who sits opposite.
        key: of the variant; None if there is none yet and none may be drawn, and then a person must look.
        unlocked: kinds of move the learner may make; None for all.
        path: of the record.
        facts: kinds of fact, of `FACTS`, that the table offers to share and to ask for. The rules allow all of them.
        builds_sheet: whether the learner builds the score sheet: the brief is prose, and the table waits for the sheet.
        sheet: the learner's own score sheet, or None. It is for showing: replies and marks never depend on it.
        origin: the case as its file has it, where each fresh attempt is dealt a variant of its own; None where every
            attempt is at this one.
    """

    name: str
    case: Case
    counterpart: Player
    key: str | None
    unlocked: frozenset[str] | None = None
    path: Path = field(factory=Path)
    facts: frozenset[str] = FIRST_FACTS
    builds_sheet: bool = False
    sheet: OwnSheet | None = None
    origin: Case | None = None

    def own_case(self) -> Case:
        """The learner's variant, where it matters that it is theirs.

        Raises:
            KeyFormatError: there is no key, so nobody can say which variant this learner had; a person must look.
        """
        if self.key is None:
            raise KeyFormatError(
                f"{self.name}: found no variant key, neither in the notebook nor in a record. "
                f"Ask the learner for {FOLDER}/{self.name}.jsonl, or for their key."
            )
        return self.case

    def session(self) -> Session:
        """A fresh session, nothing played yet.

        Equal moves get equal answers in every attempt at a variant, so that a list of moves alone can be replayed and
        marked.
        """
        return Session(self.case, self.counterpart, f"{self.case.id}/{self.key}", self.unlocked)

    def at(self, key: str | None) -> "Setting":
        """The same deal as the variant of this key; the deal itself where all attempts are at one."""
        if self.origin is None or key is None or key == self.key:
            return self
        return evolve(self, case=variant(self.origin, key), key=key)

    def afresh(self) -> "Setting":
        """What the next attempt is played at: the same story with other numbers, or the deal itself."""
        return self.at(new_key())

    def header(self, attempt: int) -> dict[str, Any]:
        """The line a record of this deal begins an attempt with."""
        return {
            "format": FORMAT,
            "engine": ENGINE,
            "deal": self.name,
            "counterpart": self.counterpart.name,
            "key": self.key,
            "attempt": attempt,
        }

    def attempts(self) -> tuple[Attempt, ...]:
        """The attempts in the record, first to last.

        Raises:
            RecordError: the record is damaged, or belongs to another variant or counterpart.
        """
        attempts = read_record(self.path).attempts
        expected = self.header(1)
        for attempt in attempts:
            for name in ("deal", "counterpart", "key"):
                if name == "key" and self.origin is not None:
                    self._check_key(attempt)
                elif attempt.header[name] != expected[name]:
                    raise RecordError(
                        f"{self.path.name}: found {name} {shown(attempt.header[name])} in its header, "
                        f"expected {expected[name]!r}. Use the key of the record, or rename the record and start again."
                    )
            self.sheet_of(attempt)
        return attempts

    def _check_key(self, attempt: Attempt) -> None:
        key, number = attempt.header["key"], attempt.header["attempt"]
        try:
            well_formed = check_key(key) == key
        except KeyFormatError:
            well_formed = False
        if not well_formed:
            raise RecordError(
                f"{self.path.name}: found key {shown(key)} in the header of attempt {number}, expected two groups of four "
                "letters and digits such as k7mx-2pqa. Restore the file from a checkpoint, or rename it and start again."
            )

    def sheet_of(self, attempt: Attempt) -> OwnSheet | None:
        """The own sheet an attempt was played on, or None. RecordError if its answers make no sheet."""
        return sheet_of(self.case, attempt, self.path.name)

    def recall_sheet(self) -> None:
        """Take up the own sheet of the record's latest attempt; none if there is none. RecordError as `attempts`."""
        attempts = self.attempts()
        self.sheet = self.sheet_of(attempts[-1]) if attempts else None

    @property
    def seen(self) -> Case:
        """The case as the learner sees it: with the own sheet, if there is one, in place of the brief's points."""
        return seen_by(self.case, self.sheet)

    def replayed(self, attempt: Attempt) -> tuple[Session, tuple[str, ...]]:
        """An attempt played again, and what a reader should know of its record. Raises RecordError as `Attempt.played`."""
        return attempt.played(self.at(attempt.header["key"]).session(), self.path.name)

    def moves(self, given: object = ...) -> list[dict[str, Any]]:
        """The learner's moves that count, as JSON: those given, or else those of the latest finished attempt at this variant.

        Args:
            given: a list of moves as a record writes them, or ``...`` to read the record.

        Returns:
            An empty list if nothing was played. What is no list of moves comes back as one that can't be played, so
            that a check can say so.
        """
        if given is not ... and given is not None:
            if type(given) is tuple:  # round brackets for square ones
                return list(given)
            return given if isinstance(given, list) else [{"unreadable": given}]
        try:
            return self._recorded_moves()
        except RecordError as error:
            return [{DAMAGED: str(error)}]

    def _recorded_moves(self) -> list[dict[str, Any]]:
        attempts = [attempt for attempt in self.attempts() if attempt.header["key"] == self.key]
        finished = [attempt for attempt in attempts if attempt.moves and self.replayed(attempt)[0].over]
        chosen = finished or [attempt for attempt in attempts if attempt.moves]
        return [to_json(move) for _, move in chosen[-1].moves] if chosen else []

    def replay(self, moves: list[Any]) -> Session:
        """Play a list of moves, as a record writes them. Raises MoveError at the first bad one."""
        read: list[Move] = [from_json(move) for move in moves]
        return replay(self.session(), read)


def make_ready(
    name: str,
    case: Case,
    counterpart: Player,
    key: object = ...,
    *,
    unlocked: frozenset[str] | None = None,
    facts: frozenset[str] = FIRST_FACTS,
    builds_sheet: bool = False,
    fresh: bool = False,
    folder: str | Path = ".",
) -> Setting:
    """Make a deal ready to be played.

    The variant's key is the one given, or the record's, or a fresh one, which is then written as the record's first
    line. Under nbgrader none is drawn. A damaged record stops nothing here: `grader.widgets.play` names the damage.

    Args:
        name: of the deal and its record.
        case: as its file has it.
        counterpart: who sits opposite.
        key: a key, or ``...`` for the learner's own.
        unlocked: kinds of move the learner may make; None for all.
        facts: kinds of fact, of `FACTS`, that the table offers to share and to ask for.
        builds_sheet: whether the learner builds the score sheet from a prose brief before the table opens.
        fresh: whether each attempt after the first is dealt a variant of its own: for practice. Not for what is graded,
            and not where a score sheet is built.
        folder: the notebook's.

    Raises:
        KeyFormatError: a key of the wrong form.
        RecordInUse: a key had to be drawn while another kernel was writing.
        ExerciseError: a kind of fact that there is none of, or fresh variants where a score sheet is built.
    """
    path = Path(folder) / FOLDER / f"{name}.jsonl"
    if not facts <= FACTS:
        raise ExerciseError(
            f"make_ready({name!r}): found facts {listed(sorted(facts - FACTS))}, expected some of "
            f"{listed(sorted(FACTS))}. Check the spelling."
        )

    if fresh and builds_sheet:
        raise ExerciseError(
            f"make_ready({name!r}): found fresh=True with builds_sheet=True. An own score sheet holds for one variant: "
            "leave one of the two out."
        )

    def ready(found: str | None) -> Setting:
        dealt, origin = variant(case, found or EXAMPLE), case if fresh else None
        setting = Setting(name, dealt, counterpart, found, unlocked, path, facts, builds_sheet, origin=origin)
        with suppress(RecordError):  # the table says what is damaged
            setting.recall_sheet()
        return setting

    if key is not ... and key is not None:
        return ready(check_key(key))
    try:
        found = first_key(path)
    except RecordError:  # the table says what is damaged, and offers to set it aside
        found = None if read_only() else new_key()
        return ready(found)
    if found is not None or read_only():
        return ready(found)
    with Recorder(path) as recorder:
        found = first_key(path)  # another kernel may have drawn one meanwhile
        setting = ready(found or new_key())
        if found is None:
            recorder.append(setting.header(1))
    return setting
