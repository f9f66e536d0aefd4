"""A learner's folder in ``feedback/``: a page for each of their notebooks, and beside it the other files, as nbgrader has it."""

import contextlib
import errno
import os
import shutil
import signal
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from attrs import frozen
from nbgrader.utils import find_all_files

from grader.marking.course import settings
from grader.marking.course.folder import RECEIPT
from grader.marking.course.settings import Settings
from grader.marking.feedback.press import Missing, Press
from grader.marking.feedback.standing import Standing

SECONDS = 60
"""A learner's pages that take longer are given up: text can be written that no reader of Markdown gets through."""
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


@frozen
class Booklet:
    """A folder to be filled.

    Attributes:
        course: the folder with the settings.
        student: whose it is.
        assignment: its name.
        marked: where the marked hand-in lies.
        new: where the folder is to be made; it is not there yet.
        standings: notebook -> its points and comments.
    """

    course: Path
    student: str
    assignment: str
    marked: Path
    new: Path
    standings: Mapping[str, Standing]


class _TooLong(Exception):
    """The time is up."""


def bind(booklet: Booklet) -> str:
    """Make the folder; why it can't be made, or "".

    Raises:
        OSError: nothing can be written any more, whoever's it is.
    """
    try:
        with _at_most(SECONDS):
            _fill(booklet)
    except Missing as why:
        return f"{why}."
    except _TooLong:
        return f"it takes longer than {SECONDS} seconds. Look into the notebook."
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise
        return f"{error.filename}: {error.strerror}."
    except Exception as error:  # noqa: BLE001 - a page that can't be made stops nobody else
        return f"{type(error).__name__}: {' '.join(str(error).split())[:200]}. Look into the notebook."
    return ""


@lru_cache(maxsize=1)
def press(course: Path) -> tuple[Press, Settings]:
    """The press of a course, made once in a process."""
    found = settings.load(course)
    return Press(found), found


def _fill(booklet: Booklet) -> None:
    maker, course = press(booklet.course)
    booklet.new.mkdir()
    for file in find_all_files(str(booklet.marked), [*course.course.ignore, "*.ipynb", RECEIPT]):
        copy = booklet.new / Path(file).relative_to(booklet.marked)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    for notebook in sorted(booklet.marked.glob("*.ipynb")):
        if notebook.stem not in booklet.standings:
            raise Missing(f"the gradebook does not know a notebook `{notebook.stem}` of theirs; mark it again")
        page = maker.page(notebook, booklet.student, booklet.assignment, booklet.standings[notebook.stem])
        (booklet.new / f"{notebook.stem}.html").write_text(page, encoding="utf-8", errors="replace")
    _permit(booklet.new, course)


def _permit(folder: Path, course: Settings) -> None:
    """Give files and folders nbgrader's permissions for feedback."""
    for where, _, files in os.walk(folder):
        for file in files:
            Path(where, file).chmod(course.page_permissions)
        share(Path(where), course)


def share(folder: Path, course: Settings) -> None:
    """Open a folder to the group, if the course belongs to one."""
    mode = folder.stat().st_mode
    if course.course.groupshared and mode & 0o2770 != 0o2770:
        with contextlib.suppress(PermissionError):  # somebody else's of this group, who has to open it
            folder.chmod((mode | 0o2770) & 0o2777)


@contextlib.contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """End what is done in the block when the time is up, where the system can do that."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def up(*_: object) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGALRM, up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
