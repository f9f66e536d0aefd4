"""The record of a negotiation: one JSON object a line, written as it happens, replayed by whoever reads it.

The learner's own moves decide. Replies are kept for the reader and computed again, so an edited reply changes nothing
and is reported. Words are never compared. A last line without an end is what a crash leaves behind, not an error.

A file holds attempts one after the other. Each begins with a header, which has the key it is played at: the same in all
attempts, or in practice another in each::

    {"format": 1, "engine": 2, "deal": "meso", "counterpart": "collaborator", "key": "k7mx-2pqa", "attempt": 1}
    {"sheet": {"yardstick": "price", "swaps": {"payment": 60, ...}, ...}}
    {"prediction": {"their_top": "payment", "own_value": 60, "sure": 50}}
    {"you": {"equal_offers": [{"price": "p82", ...}, {"price": "p94", ...}]}}
    {"they": {"prefer": 1}, "words": "The second. ..."}

The sheet is there where the learner built an own one. The last before the table opened holds, also for attempts after it.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import define, field, frozen

from grader.deal.reading import shown
from grader.deal.variant import check_key
from grader.errors import KeyFormatError, MoveError, RecordError
from grader.table.moves import Move
from grader.table.notation import from_json, to_json
from grader.table.session import Session

FORMAT = 1
ENGINE = 2
"""Raised whenever the same moves may be answered differently than before."""
LARGEST = 5_000_000
"""Bytes of a record that is still read."""
_NOUNS = {int: "a whole number", str: "a text"}
_REMEDY = "Restore the file from a checkpoint, or rename it and start a fresh attempt."
_HEADER = {"format": int, "engine": int, "deal": str, "counterpart": str, "key": str, "attempt": int}


@define
class Attempt:
    """One negotiation of a record, as written.

    Attributes:
        header: deal, counterpart, key, attempt number, format and engine version.
        prediction: locked in before the table opened; empty if there was none.
        moves: the learner's own, in order, with their line numbers.
        replies: how many own moves had been made -> the reply written then.
        sheet: answers to the swap questions, with their line number, if the learner built an own score sheet.
    """

    header: dict[str, Any]
    prediction: dict[str, Any] = field(factory=dict)
    moves: list[tuple[int, Move]] = field(factory=list)
    replies: dict[int, Mapping[str, Any]] = field(factory=dict)
    sheet: tuple[int, dict[str, Any]] | None = None

    @property
    def begun(self) -> bool:
        """Whether the table has opened: a prediction is locked in, or a move made."""
        return bool(self.prediction or self.moves)

    def played(self, session: Session, where: str = "the record") -> tuple[Session, tuple[str, ...]]:
        """Play the moves again.

        Args:
            session: a fresh one of the same case, counterpart and seed.
            where: name of the file, for messages.

        Returns:
            The session at the end, and what a reader should know of the record: an edited reply, another engine.

        Raises:
            RecordError: a move that the rules don't allow; the message names the line.
        """
        edited = []
        for count, (line, move) in enumerate(self.moves, 1):
            try:
                answer = session.play(move)
            except MoveError as error:
                raise RecordError(f"{where}, line {line}: {error}") from error
            written = self.replies.get(count)
            if written is not None and (answer is None or written != to_json(answer.move)):
                edited.append(line + 1)
        if self.header["engine"] != ENGINE:
            engine = shown(self.header["engine"])
            return session, (f"{where}: played with engine {engine}; this is engine {ENGINE}.",)
        return session, tuple(f"{where}, line {line}: this reply was edited; it changes nothing." for line in edited)


@frozen
class Record:
    """A whole file.

    Attributes:
        attempts: first to last.
        fragment: bytes at the end that a crash left behind.
    """

    attempts: tuple[Attempt, ...]
    fragment: int = 0


def read_record(path: Path) -> Record:
    """Read a record; an absent file is an empty one.

    Raises:
        RecordError: too large, no plain file, not text, or a line that is not part of a record; the message names the line's number.
    """
    try:
        content = _content(path)
    except OSError as error:
        raise RecordError(f"{path.name}: can't be read ({error}). Check the file and its folder.") from error
    complete, _, fragment = content.rpartition(b"\n")
    attempts: list[Attempt] = []
    for number, line in enumerate(complete.split(b"\n") if complete else [], 1):
        _take(attempts, number, _parsed(path, number, line), path.name)
    return Record(tuple(attempts), len(fragment))


def first_key(path: Path) -> str | None:
    """The key in a record's first line, whatever became of the rest; None for an absent or empty file.

    Raises:
        RecordError: there is a file, but its first line is no header, or its key has the wrong form.
    """
    try:
        first, end, _ = _content(path).partition(b"\n")
    except OSError as error:
        raise RecordError(f"{path.name}: can't be read ({error}). Check the file and its folder.") from error
    if not end:
        return None
    attempts: list[Attempt] = []
    _take(attempts, 1, _parsed(path, 1, first), path.name)
    try:
        return check_key(attempts[0].header["key"])
    except KeyFormatError as error:
        raise RecordError(f"{path.name}, line 1: {error}") from error


def _content(path: Path) -> bytes:
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise RecordError(
            f"{path.name}: found a folder or a link, expected a plain file. Move it aside and start again."
        )
    if not path.exists():
        return b""
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise RecordError(
            f"{path.name}: found more than {LARGEST:,} bytes, expected a record. Move it aside and start again."
        )
    return content


def _parsed(path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        parsed = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise RecordError(
            f"{path.name}, line {number}: found {shown(line.decode('utf-8', 'replace'))}, expected one JSON object. {_REMEDY}"
        ) from error
    if not isinstance(parsed, dict):
        raise RecordError(f"{path.name}, line {number}: found {shown(parsed)}, expected one JSON object. {_REMEDY}")
    return parsed


def _take(attempts: list[Attempt], number: int, line: dict[str, Any], where: str) -> None:
    if "format" in line:
        for name, kind in _HEADER.items():
            if type(line.get(name)) is not kind:
                raise RecordError(
                    f"{where}, line {number}: found {name} = {shown(line.get(name))} in the header, expected "
                    f"{_NOUNS[kind]}. {_REMEDY}"
                )
        if line["format"] != FORMAT:
            raise RecordError(
                f"{where}, line {number}: found format {shown(line['format'])}, expected {FORMAT}. Update the course."
            )
        attempts.append(Attempt(line, sheet=attempts[-1].sheet if attempts else None))
        return
    if not attempts:
        raise RecordError(f"{where}, line {number}: found {shown(line)}, expected the header first. {_REMEDY}")
    attempt = attempts[-1]
    if "you" in line:
        try:
            attempt.moves.append((number, from_json(line["you"])))
        except MoveError as error:
            raise RecordError(f"{where}, line {number}: {error}") from error
    elif "they" in line and isinstance(line["they"], dict):
        attempt.replies[len(attempt.moves)] = line["they"]
    elif "prediction" in line and isinstance(line["prediction"], dict):
        attempt.prediction = line["prediction"]
    elif "sheet" in line and isinstance(line["sheet"], dict) and not attempt.begun:
        attempt.sheet = number, line["sheet"]
    else:
        raise RecordError(
            f"{where}, line {number}: found {shown(line)}, expected a header, a move, a reply, a prediction "
            f"or, before these, a score sheet. {_REMEDY}"
        )
