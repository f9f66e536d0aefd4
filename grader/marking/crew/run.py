"""What every command over all hand-ins does: it is alone in its course, shows how far it is, and can be stopped by hand."""

import argparse
import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from grader.errors import MarkingError

if TYPE_CHECKING:
    from grader.marking.course.settings import Settings

STOPPED_BY_HAND = 130
"""What a command returns after Ctrl-C."""
Each = TypeVar("Each")


@contextlib.contextmanager
def alone(settings: "Settings") -> Iterator[None]:
    """Keep a second run out of this course, for as long as the block lasts.

    Raises:
        MarkingError: there is one already.
    """
    from filelock import FileLock, Timeout

    file = Path(settings.course.root, settings.course.autograded_directory, ".marking.lock")
    file.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(file, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise MarkingError(
            "Another `python -m grader mark` is at work in this course, or a `feedback`. Wait until it has ended."
        ) from error
    try:
        yield
    finally:
        lock.release()


def watched(each: Iterator[Each], total: int, what: str) -> Iterator[Each]:
    """The same, with a bar that shows how many are done and how long the others will take."""
    from tqdm import tqdm

    tqdm.monitor_interval = 0  # no thread of its own: another worker may have to be forked
    yield from tqdm(each, total=total, unit=f" {what}", file=sys.stderr, disable=None, smoothing=0.1)


def processes(text: str) -> int:
    """A number of processes, as given on the command line."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number of processes; expected 1 or more")
    return int(text)
