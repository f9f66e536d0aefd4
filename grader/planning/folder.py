"""Plans as they are kept: saved at every change, whole or not at all, and never over something that can't be read."""

import hashlib
import json
import os
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from attrs import define, field

from grader.deal.reading import shown
from grader.errors import PlanError
from grader.planning.case import content as case_content
from grader.planning.document import SAVED, from_json, to_json
from grader.planning.page import to_markdown
from grader.planning.plan import Plan
from grader.planning.playable import missing
from grader.planning.toml import to_toml

FOLDER = "plans"
"""Where plans lie, beside the notebook."""
REHEARSED = "rehearsed"
"""Inside it: deals as they were played, so that their records can be replayed whatever the plan became."""
LARGEST = 1_000_000
"""Bytes of a plan that are still read."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,69}")
_SHORT = 40


def now() -> str:
    """The time, as it is written into a plan."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@define
class PlanFile:
    """One plan and its files: ``plans/NAME.json`` is the plan; ``.md`` and ``.toml`` are made from it.

    Attributes:
        path: of the JSON file.
        plan: as it was last saved or read.
        notes: what a reader should know: what was damaged, and where the file as it was is now.
    """

    path: Path
    plan: Plan = field(factory=Plan)
    notes: tuple[str, ...] = ()
    _seen: bytes | None = None

    @classmethod
    def open(cls, name: str, folder: str | Path = ".") -> Self:
        """Read a plan, or begin one. What is damaged is copied aside, and what could be read of it goes on.

        Raises:
            PlanError: a name of the wrong form, or a file that can't be read at all; it is left as it was.
        """
        file = cls.peek(name, folder)
        if file.notes and file._seen is not None:
            aside = _copied_aside(file.path, file._seen, "damaged")
            file.notes = (*file.notes, f"The file as it was is now {FOLDER}/{aside.name}.")
            file._write(file.plan, now())
        return file

    @classmethod
    def peek(cls, name: str, folder: str | Path = ".") -> Self:
        """Read a plan and write nothing. Raises PlanError as `open`."""
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise PlanError(
                f"planning sheet: found the name {shown(name)}, expected letters, digits and hyphens, such as "
                '"my-next-negotiation". Choose another name.'
            )
        path = Path(folder) / FOLDER / f"{name}.json"
        found = _read(path)
        if found is None:
            return cls(path)
        try:
            parsed = json.loads(found.decode("utf-8"))
        except (ValueError, RecursionError):
            start = found[:60].decode("utf-8", "replace")
            return cls(path, Plan(), (f"{FOLDER}/{path.name}: found {shown(start)}, expected JSON.",), found)
        plan, problems = from_json(parsed)
        return cls(path, plan, tuple(f"{FOLDER}/{path.name}: {problem}" for problem in problems), found)

    @property
    def where(self) -> str:
        """The page to print, as the learner finds it."""
        return f"{FOLDER}/{self.path.stem}.md"

    def save(self, plan: Plan, clock: Callable[[], str] = now) -> None:
        """Write a changed plan, with its page, and its deal as soon as that can be played.

        Raises:
            PlanError: the file was changed elsewhere meanwhile, or can't be written. What was there stays.
        """
        if plan == self.plan and self._seen is not None:
            return
        if _read(self.path) != self._seen:
            raise PlanError(
                f"{FOLDER}/{self.path.name} was changed elsewhere, in another notebook or by loading progress. "
                "What you write here is not saved now: run this cell again to go on with the newer one."
            )
        self._write(plan, clock())

    def keep_mine(self, plan: Plan, clock: Callable[[], str] = now) -> Path | None:
        """Save this plan although the file was changed elsewhere; what is there is kept beside it, at the place returned."""
        found = _read(self.path)
        aside = _copied_aside(self.path, found, "other") if found not in (None, self._seen) else None
        self._write(plan, clock())
        return aside

    def _write(self, plan: Plan, saved: str) -> None:
        text = json.dumps({SAVED: saved, **to_json(plan)}, ensure_ascii=False, indent=1) + "\n"
        deal = self.path.with_suffix(".toml")
        replace(self.path, text)
        self.plan, self._seen = plan, text.encode()
        replace(self.path.with_suffix(".md"), to_markdown(plan))
        if not missing(plan):
            replace(deal, self.deal_text)
        elif deal.is_file():
            deal.unlink()

    @property
    def deal_text(self) -> str:
        """The plan as a case file. PlanError if it can't be played yet."""
        return to_toml(case_content(self.plan))

    @property
    def deal_name(self) -> str:
        """What the deal is called as it is now; another content has another name. PlanError as `deal_text`."""
        mark = hashlib.sha256(f"{self.path.stem}\n{self.deal_text}".encode()).hexdigest()[:8]
        return f"plan-{self.path.stem[:_SHORT]}-{mark}"

    def rehearsed(self) -> Path:
        """The deal as it is now, kept for its records: the same content has the same file. PlanError as `deal_text`, or if it can't be written."""
        text = self.deal_text
        path = self.path.parent / REHEARSED / f"{self.deal_name}.toml"
        if _read(path) != text.encode():
            replace(path, text)
        return path


def replace(path: Path, text: str) -> None:
    """Write a file whole or not at all. PlanError if it can't be written; what was there stays."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):  # where the folder itself is a file, there is no draft either
            draft.unlink(missing_ok=True)
        raise _unwritable(path, error) from error


def _copied_aside(path: Path, found: bytes, why: str) -> Path:
    number = 1
    while True:
        separator = "." if why == "damaged" else "-"
        aside = path.with_name(f"{path.stem}{separator}{why}-{number}{path.suffix}")
        try:
            with aside.open("xb") as file:  # never over another file
                file.write(found)
                file.flush()
                os.fsync(file.fileno())
        except FileExistsError:
            number += 1
        except OSError as error:
            raise _unwritable(aside, error) from error
        else:
            return aside


def _read(path: Path) -> bytes | None:
    """What a file holds; None if it is absent. PlanError if it is no plain file, too large, or can't be opened."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise PlanError(f"{FOLDER}/{path.name}: found a folder or a link, expected a plain file. Move it aside.")
    try:
        if not path.exists():
            return None
        with path.open("rb") as file:
            found = file.read(LARGEST + 1)
    except OSError as error:
        raise PlanError(
            f"{FOLDER}/{path.name} can't be read ({error.strerror}). Check the file and its folder."
        ) from error
    if len(found) > LARGEST:
        raise PlanError(f"{FOLDER}/{path.name}: found more than {LARGEST:,} bytes. Move it aside.")
    return found


def _unwritable(path: Path, error: OSError) -> PlanError:
    return PlanError(
        f"{path.parent.name}/{path.name} can't be written here ({error.strerror}). Free some space, or copy the course to a "
        "folder of your own."
    )
