"""An assignment worked through alone, in rounds: each at numbers of its own, until the learner has every item.

What was solved in a round that has ended is kept beside the record, in ``moves/NAME-rounds.json``::

    {"format": 1, "rounds": [{"key": "k7mx-2pqa", "solved": ["meso/equal-offers"]}]}
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from grader.deal import new_key
from grader.deal.reading import shown
from grader.errors import ProgressError
from grader.progress import keeping
from grader.progress.tries import content
from grader.table import Setting
from grader.table.recorder import Recorder

ENOUGH = 2
"""Rounds in which an item was solved, from which the learner has it. Our own choice: we know of no study that names a number."""
_FORMAT = 1
_LARGEST = 1_000_000


@frozen
class Round:
    """One time through an assignment.

    Attributes:
        key: of the variant it was at.
        solved: names of the exercises that were solved in it.
    """

    key: str
    solved: tuple[str, ...]


def file_of(deal: Setting) -> Path:
    """Where the rounds of an assignment are kept."""
    return deal.path.with_name(f"{deal.path.stem}-rounds.json")


def ended(deal: Setting) -> tuple[Round, ...]:
    """The rounds at other numbers than today's, first to last.

    Raises:
        ProgressError: the file can't be read; it is left as it is.
    """
    return tuple(each for each in _kept(deal) if each.key != deal.key)


def times_solved(before: Iterable[Round], now: Iterable[str]) -> Mapping[str, int]:
    """Exercise -> in how many rounds it was solved, the present one included."""
    return Counter([*now, *(name for each in before for name in each.solved)])


def begin_another(deal: Setting, solved: Iterable[str]) -> Path:
    """End the round that goes on, and draw a key for the next.

    Args:
        deal: of the assignment, at the numbers of the round that ends.
        solved: names of the exercises that were solved in it.

    Returns:
        The record of the round that has ended, under its new name; it holds what was played.

    Raises:
        ProgressError: the rounds can't be read or written. Nothing was changed.
        RecordInUse: another kernel holds the record; the round goes on.
        OSError: the record can't be renamed or written.
    """
    rounds = [*ended(deal), Round(str(deal.key), tuple(solved))]
    document = {"format": _FORMAT, "rounds": [{"key": each.key, "solved": list(each.solved)} for each in rounds]}
    keeping.replace(file_of(deal), json.dumps(document, indent=1) + "\n")
    aside = keeping.free(deal.path, "round")
    with Recorder(deal.path) as recorder:
        if deal.path.exists():
            deal.path.rename(aside)
        recorder.append(deal.header(1) | {"key": new_key()})
    return aside


def _kept(deal: Setting) -> list[Round]:
    path = file_of(deal)
    written = content(path, _LARGEST)
    if not written:
        return []
    try:
        found = json.loads(written)
    except (ValueError, RecursionError):
        found = written.decode("utf-8", "replace")
    if not (isinstance(found, dict) and found.get("format") == _FORMAT and isinstance(found.get("rounds"), list)):
        raise _unreadable(path, found)
    return [_round(each, path) for each in found["rounds"]]


def _round(found: Any, path: Path) -> Round:
    if isinstance(found, dict) and set(found) == {"key", "solved"}:
        key, solved = found["key"], found["solved"]
        if isinstance(key, str) and isinstance(solved, list) and all(isinstance(name, str) for name in solved):
            return Round(key, tuple(solved))
    raise _unreadable(path, found)


def _unreadable(path: Path, found: object) -> ProgressError:
    return ProgressError(
        f"{path.parent.name}/{path.name}: found {shown(found)}, expected the rounds of an assignment. Rename the file; "
        "the rounds are then counted from one."
    )
