"""Writing a record: one writer at a time, each line on the disk before the next move is possible."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from grader.errors import RecordInUse
from grader.table.record import read_record

IN_BROWSER = sys.platform == "emscripten"
"""Whether this Python runs in a browser, which has no locks that end with their owner."""


class Recorder:
    """Holds one record open for writing.

    The lock belongs to the running process, so it is gone when a kernel is killed: nothing stale stays behind. In a
    browser nothing of that kind exists; there a record that has grown since it was opened is left alone.
    Within one process the latest `Recorder` of a file takes over from the one before, as when a cell is run twice.

    Args:
        path: the record; its folder is made if needed.

    Raises:
        RecordInUse: another kernel is writing this record.
    """

    _open: dict[Path, "Recorder"] = {}  # noqa: RUF012 - one registry for the process, on purpose

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        earlier = Recorder._open.pop(path.resolve(), None)
        if earlier is not None:
            earlier.close()
        self._release = _nothing if IN_BROWSER else _lock(path)
        self._size = _size(path)
        self._whole: int | None = None  # bytes of a record of whole lines, once one was seen
        Recorder._open[path.resolve()] = self
        self.closed = False

    def append(self, *lines: Mapping[str, Any], heading: Sequence[Mapping[str, Any]] = ()) -> None:
        """Add lines at the end, in one write that has reached the disk when this returns.

        A half-written line that a crash left at the end is dropped first.

        Args:
            lines: to be added.
            heading: what goes before them where the file has gone, or holds no whole line yet.

        Raises:
            RecordInUse: another cell, or in a browser another tab, has gone on with this record.
            RecordError: a line in the file can't be read.
            OSError: the disk is full or read-only. Whichever it was, what was there stays.
        """
        if self.closed:
            raise RecordInUse(f"{self.path.name} was opened again by another cell. Use the table of that cell.")
        if not IN_BROWSER:  # there the site brings the folder, and every look at a file costs a request
            self.path.parent.mkdir(parents=True, exist_ok=True)
        if self._whole is None or (not IN_BROWSER and _size(self.path) != self._whole):
            self._drop_fragment()
        # A descriptor, no file object: no buffer, since what failed once must not be written later, and no look of its own.
        file = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
        try:
            size = os.lseek(file, 0, os.SEEK_END)
            if IN_BROWSER and size > self._size:
                raise RecordInUse(
                    f"{self.path.name} was written in another tab meanwhile. Close that tab, then run this cell again: "
                    "the table goes on from there."
                )
            written = text = _text(lines if size else [*heading, *lines])
            try:
                while written:
                    written = written[os.write(file, written) :]
                os.fsync(file)
            except BaseException:  # a full disk, or the kernel's stop button: all lines or none
                os.ftruncate(file, size)
                raise
        finally:
            _store(file)
        self._size = self._whole = size + len(text)

    def _drop_fragment(self) -> None:
        fragment = read_record(self.path).fragment
        if fragment:
            os.truncate(self.path, _size(self.path) - fragment)

    def close(self) -> None:
        """Let others write."""
        self.closed = True
        Recorder._open.pop(self.path.resolve(), None)
        self._release()

    def __enter__(self) -> Self:
        """Open for the length of a `with` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close at its end."""
        self.close()


def _store(file: int) -> None:
    """Close a file. A browser stores it only now, and does not say what keeps it from that."""
    try:
        os.close(file)
    except OSError as error:
        if IN_BROWSER:
            raise OSError(error.errno, "the browser did not store it: it may have no room left") from error
        raise


def _text(lines: Iterable[Mapping[str, Any]]) -> bytes:
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode("utf-8", "replace")


def _size(path: Path) -> int:
    """Bytes of a file; 0 if it is absent. The browser's storage states another figure: there it is read."""
    if IN_BROWSER:
        return len(path.read_bytes()) if path.exists() else 0
    return path.stat().st_size if path.exists() else 0


def _lock(path: Path) -> Callable[[], None]:
    from filelock import FileLock, Timeout  # not needed to read or replay

    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise RecordInUse(
            f"{path.name} is open in another notebook or kernel. Close that one "
            "(menu Kernel, Shut Down Kernel), then run this cell again."
        ) from error
    return lock.release


def _nothing() -> None:
    """There is no lock to release."""
