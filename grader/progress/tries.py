"""What was tried and what it earned: one line of JSON for every answer that changed how an exercise stands.

::

    {"exercise": "meso/odd-one-out", "points": 1.0, "of": 1.0, "at": "2026-05-04T09:30:12Z"}
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from grader.deal.reading import shown
from grader.errors import ProgressError

FILE = "progress.jsonl"
"""Beside the notebooks."""
LARGEST = 5_000_000
"""Bytes of a file that is still read."""
_NAME = re.compile(r"[a-z0-9][a-z0-9/-]{0,99}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_MOST = 1000


@frozen(order=True)
class Try:
    """One answer to one exercise.

    Attributes:
        at: when, as UTC to the second.
        exercise: its name, such as ``meso/odd-one-out``.
        points: that it earned.
        of: points that there were, without hidden parts.
    """

    at: str
    exercise: str
    points: float
    of: float

    @property
    def solved(self) -> bool:
        """Whether it earned all there was."""
        return self.points >= self.of


def as_json(found: Try) -> dict[str, Any]:
    """A try as the file has it."""
    return asdict(found)


def from_json(line: object, where: str) -> Try:
    """Read a try. Raises ProgressError, naming ``where``, for anything else."""
    if isinstance(line, Mapping) and set(line) == {"exercise", "points", "of", "at"}:
        name, points, of, at = line["exercise"], line["points"], line["of"], line["at"]
        if _fits(_NAME, name) and _fits(_TIME, at) and _figure(points) and _figure(of) and points <= of:
            return Try(at, name, float(points), float(of))
    raise ProgressError(f"{where}: found {shown(line)}, expected an exercise, its points, of how many, and when.")


def read(path: Path) -> tuple[tuple[Try, ...], tuple[str, ...]]:
    """Read the file; an absent one is empty, and a last line that a crash cut short is passed over.

    Returns:
        The tries in the order they were made, and a sentence for each line that is none.

    Raises:
        ProgressError: no plain file, too large, or it can't be opened.
    """
    found, wrong = [], []
    lines = content(path, LARGEST).split(b"\n")[:-1]
    for number, line in enumerate(lines, 1):
        where = f"{path.name}, line {number}"
        try:
            found.append(from_json(json.loads(line), where))
        except ProgressError as error:
            wrong.append(str(error))
        except (ValueError, RecursionError):
            wrong.append(f"{where}: found {shown(line.decode('utf-8', 'replace'))}, expected one line of JSON.")
    return tuple(found), tuple(wrong)


def content(path: Path, largest: int) -> bytes:
    """What a file holds; nothing if it is absent.

    Raises:
        ProgressError: no plain file, larger than this many bytes, or it can't be opened.
    """
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise ProgressError(f"{path.name}: found a folder or a link, expected a plain file. Move it aside.")
    try:
        if not path.exists():
            return b""
        with path.open("rb") as file:
            read_so_far = file.read(largest + 1)
    except OSError as error:
        raise ProgressError(f"{path.name} can't be read ({error.strerror}). Check the file and its folder.") from error
    if len(read_so_far) > largest:
        raise ProgressError(f"{path.name}: found more than {largest:,} bytes. Move it aside.")
    return read_so_far


def latest(tries: Iterable[Try]) -> dict[str, Try]:
    """Exercise -> its last try."""
    return {each.exercise: each for each in sorted(tries, key=lambda each: each.at)}


def best(tries: Iterable[Try]) -> dict[str, Try]:
    """Exercise -> the first of its tries that earned the largest share of its points."""
    found: dict[str, Try] = {}
    for each in sorted(tries):
        held = found.get(each.exercise)
        if held is None or each.points * held.of > held.points * each.of:
            found[each.exercise] = each
    return found


def _fits(form: re.Pattern[str], text: object) -> bool:
    return isinstance(text, str) and form.fullmatch(text) is not None


def _figure(found: object) -> bool:
    return isinstance(found, int | float) and not isinstance(found, bool) and 0 <= found <= _MOST
