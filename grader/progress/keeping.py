"""The file of tries as it is kept: a line more for each change, and a damaged file set aside, never overwritten."""

import json
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from grader.errors import ProgressError
from grader.progress.tries import FILE, LARGEST, Try, as_json, content, latest, read


def note(folder: Path, exercise: str, points: float, of: float) -> None:
    """Write down what an answer earned, unless the exercise stands there already.

    Args:
        folder: of the notebooks.
        exercise: its name.
        points: earned.
        of: points there were, without hidden parts.

    Raises:
        ProgressError: the file can't be read or written.
    """
    tries, _ = mended(folder)
    standing = latest(tries).get(exercise)
    if standing is None or (standing.points, standing.of) != (points, of):
        _append(folder / FILE, Try(_now(), exercise, points, of))


def mended(folder: Path) -> tuple[tuple[Try, ...], tuple[str, ...]]:
    """The tries of a folder. A file with damaged lines is kept under another name, and its good lines go on.

    Returns:
        The tries, and what a reader should know: which line was damaged, and where the file as it was is now.

    Raises:
        ProgressError: the file can't be read at all; it is left as it was.
    """
    path = folder / FILE
    tries, wrong = read(path)
    if not wrong:
        return tries, ()
    aside = free(path, "damaged")
    try:
        with aside.open("xb") as file:  # never over another file
            file.write(content(path, LARGEST))
    except OSError as error:
        raise ProgressError(f"{wrong[0]} {path.name} can't be set aside ({error.strerror}). Rename it.") from error
    replace(path, _lines(tries))
    return tries, (*wrong, f"The file as it was is now {aside.name}; its {len(tries)} good lines go on in {path.name}.")


def replace(path: Path, text: str) -> None:
    """Write a file whole or not at all.

    Raises:
        ProgressError: it can't be written; what was there stays.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise ProgressError(
            f"{path.name} can't be written ({error.strerror}). What was there is unchanged. Free some space, or choose "
            "another folder."
        ) from error


def free(path: Path, why: str) -> Path:
    """A name beside this file for what is set aside, such as ``progress.damaged-1.jsonl``; never one that is taken."""
    number = 1
    while (aside := path.with_name(f"{path.stem}.{why}-{number}{path.suffix}")).exists():
        number += 1
    return aside


def _append(path: Path, found: Try) -> None:
    try:
        whole = content(path, LARGEST)
        with path.open("ab", buffering=0) as file:
            if fragment := len(whole) - (whole.rfind(b"\n") + 1):  # a line that a crash cut short
                file.truncate(len(whole) - fragment)
            file.write(_lines([found]).encode())  # at once: another notebook may be writing too
    except OSError as error:
        raise ProgressError(
            f"{path.name} can't be written ({error.strerror}). Your answer was checked all the same."
        ) from error


def _lines(tries: Iterable[Try]) -> str:
    return "".join(json.dumps(as_json(each)) + "\n" for each in tries)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
