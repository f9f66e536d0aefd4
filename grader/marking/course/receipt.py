"""The receipt that lies in ``autograded/STUDENT/NAME/``: what was marked, and what it earned.

It is in place before the gradebook is written, and says so once that is done. So a run that was killed in between goes on
from the receipt: nothing is marked twice.
"""

import hashlib
import json
import os
import secrets
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from attrs import asdict, evolve, field, frozen

from grader.marking.course.folder import RECEIPT

KEY = ".marking.key"
"""In ``autograded/``: enters every digest, so that nobody hands in a receipt of his own making."""


@frozen
class Earned:
    """What one notebook earned.

    Attributes:
        scores: graded cell -> points by the tests; None where a person gives them.
        for_a_person: graded cells that a person must look at, whatever their points.
        unanswered: cells left as they were handed out.
    """

    scores: Mapping[str, float | None] = field(factory=dict)
    for_a_person: frozenset[str] = frozenset()
    unanswered: frozenset[str] = frozenset()


@frozen
class Receipt:
    """One hand-in, marked.

    Attributes:
        digest: of the hand-in and the assignment.
        earned: notebook -> what it earned; a missing notebook has no entry.
        timestamp: when it was handed in, in UTC, without a zone.
        remarks: for the instructor, in sentences.
        sizes: bytes of each file beside this one.
        written: whether the gradebook has it.
    """

    digest: str
    earned: Mapping[str, Earned]
    timestamp: datetime | None
    remarks: tuple[str, ...]
    sizes: Mapping[str, int]
    written: bool = False

    @property
    def points(self) -> float:
        """By the tests; what a person gives comes on top."""
        return sum(points or 0 for earned in self.earned.values() for points in earned.scores.values())

    def put(self, folder: Path) -> None:
        """Write it, whole or not at all."""
        new = folder / f"{RECEIPT}.new"
        new.write_text(json.dumps(asdict(self), default=_plain), encoding="utf-8")
        new.replace(folder / RECEIPT)

    def confirmed(self, folder: Path) -> "Receipt":
        """The same, with the note that the gradebook has it."""
        found = evolve(self, written=True)
        found.put(folder)
        return found


def read(folder: Path) -> Receipt | None:
    """The receipt in this folder, if there is one and every file is there that it speaks of."""
    try:
        kept: dict[str, Any] = json.loads((folder / RECEIPT).read_text(encoding="utf-8"))
        earned = {
            name: Earned(dict(each["scores"]), frozenset(each["for_a_person"]), frozenset(each["unanswered"]))
            for name, each in kept["earned"].items()
        }
        timestamp = datetime.fromisoformat(kept["timestamp"]) if kept["timestamp"] else None
        receipt = Receipt(
            kept["digest"], earned, timestamp, tuple(kept["remarks"]), dict(kept["sizes"]), kept["written"] is True
        )
        there = all((folder / path).stat().st_size == size for path, size in receipt.sizes.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return receipt if there else None


def key(autograded: Path) -> bytes:
    """The secret of this course, made at the first call."""
    file = autograded / KEY
    if not file.exists() or not file.stat().st_size:
        autograded.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(".new")
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as handle:
            handle.write(secrets.token_bytes(32))
        new.replace(file)
    return file.read_bytes()


def digest(secret: bytes, *parts: str) -> str:
    """Of everything that decides the marks of a hand-in."""
    return hashlib.sha256(secret + "\0".join(parts).encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(f"a receipt has no {type(value).__name__}")
