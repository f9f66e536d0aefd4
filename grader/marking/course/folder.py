"""A hand-in's folder, read as bytes: nothing outside it, nothing that is not a file, nothing without a limit."""

import errno
import hashlib
import os
import stat
from collections.abc import Collection, Iterator
from fnmatch import fnmatch
from pathlib import Path

from attrs import define, field, frozen

from grader.errors import MarkingError

LARGEST_NOTEBOOK = 20 << 20
"""Bytes. The assignments have 20 kB; a few pictures or charts in the outputs make that 1 MB. Outputs are not needed."""
LARGEST_FILES = 20 << 20
"""Bytes of all other files together: a record has 10 kB. They are kept in memory, and travel with each notebook."""
MOST_ENTRIES = 500
"""Files and folders beside the notebook; a package folder that was handed in by mistake has thousands."""
DEEPEST = 12
"""Folders inside each other."""
LONGEST_PATH = 400
"""Bytes of a path inside the folder: with the course's own path before it, every system can still write it."""

RECEIPT = ".marking.json"
"""Ours, in ``autograded/``; nobody may hand it in."""


class Unmarkable(MarkingError):
    """This hand-in can't be marked, and the others can; the message goes on after "could not be marked: "."""


@frozen
class Folder:
    """What was found.

    Attributes:
        files: path inside the folder -> content.
        unread: paths of notebooks that nobody asked for.
        odd: path -> what lies there in place of a file, such as "a link".
        remarks: what was left out, in sentences.
    """

    files: dict[str, bytes]
    unread: tuple[str, ...] = ()
    odd: dict[str, str] = field(factory=dict)
    remarks: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Of names and contents."""
        found = hashlib.sha256()
        for path, content in sorted(self.files.items()):
            found.update(f"{path}\0{len(content)}\0".encode() + content)
        return found.hexdigest()


def read(place: Path, notebooks: Collection[str], ignore: Collection[str] = ()) -> Folder:
    """Read a hand-in.

    Links are not followed, wherever they lead.

    Args:
        place: the folder; itself no link.
        notebooks: files at its top that are read as notebooks. Others that end in ``.ipynb`` are only named.
        ignore: patterns of names that are left out, as in nbgrader's ``CourseDirectory.ignore``.

    Raises:
        Unmarkable: it is no folder, holds too much, or can't be read.
    """
    reading = _Reading(frozenset(notebooks), tuple(ignore))
    try:
        if stat.S_ISLNK(os.lstat(place).st_mode):
            raise Unmarkable("the folder is a link, and links are not followed. Put the hand-in itself there.")
        reading.inside(os.open(place, _FOLDER), "", 0)
    except NotADirectoryError as error:
        raise Unmarkable("it is a file where a folder is expected. Put it into a folder of that name.") from error
    except OSError as error:
        raise Unmarkable(f"it can't be read: {error.strerror or error}. Look at its permissions.") from error
    return Folder(reading.files, tuple(reading.unread), reading.odd, tuple(reading.remarks))


_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@define
class _Reading:
    notebooks: frozenset[str]
    ignore: tuple[str, ...]
    files: dict[str, bytes] = field(factory=dict)
    unread: list[str] = field(factory=list)
    odd: dict[str, str] = field(factory=dict)
    remarks: list[str] = field(factory=list)
    entries: int = 0
    size: int = 0

    def inside(self, handle: int, above: str, depth: int) -> None:
        """Read what lies in an open folder, and close it."""
        try:
            for name in self.names(handle):
                path = above + name
                if self.left_out(path, name):
                    continue
                kind = stat.S_IFMT(os.stat(name, dir_fd=handle, follow_symlinks=False).st_mode)
                if kind == stat.S_IFDIR and path not in self.notebooks:
                    if depth == DEEPEST:
                        raise Unmarkable(
                            f"more than {DEEPEST} folders lie inside each other. Ask for the notebook alone."
                        )
                    self.inside(os.open(name, _FOLDER, dir_fd=handle), f"{path}/", depth + 1)
                elif kind == stat.S_IFREG:
                    self.file(handle, name, path)
                else:
                    self.strange(path, kind)
        finally:
            os.close(handle)

    def names(self, handle: int) -> Iterator[str]:
        """What lies in a folder, in order; patterns of the settings are left out."""
        found = []
        with os.scandir(handle) as entries:
            for entry in entries:
                if any(fnmatch(entry.name, pattern) for pattern in self.ignore):
                    continue
                self.entries += 1
                if self.entries > MOST_ENTRIES:
                    raise Unmarkable(
                        f"more than {MOST_ENTRIES} files lie in the folder. Ask for the notebook, and for `moves` beside it."
                    )
                found.append(entry.name)
        return iter(sorted(found))

    def left_out(self, path: str, name: str) -> bool:
        """Whether a name may not be used, which is remarked upon."""
        shown = name.encode(errors="replace").decode()[:60]
        if path == RECEIPT:
            self.remarks.append(f"`{RECEIPT}` was left out: the name is ours.")
        elif not name.isprintable() or "\\" in name:
            self.remarks.append(f"{shown!r} was left out: its name is not readable on every system.")
        elif len(path.encode()) > LONGEST_PATH:
            self.remarks.append(f"{shown!r} was left out: its name is too long.")
        else:
            return False
        return True

    def strange(self, path: str, kind: int) -> None:
        """Remark upon something that is neither file nor folder."""
        words = {stat.S_IFLNK: "a link", stat.S_IFDIR: "a folder"}.get(kind, "a device, pipe or socket")
        self.odd[path] = words
        if path not in self.notebooks:
            self.remarks.append(f"`{path}` was left out: it is {words}.")

    def file(self, folder: int, name: str, path: str) -> None:
        """Read a file, if it is one that is wanted."""
        is_notebook = path in self.notebooks
        if name.endswith(".ipynb") and not is_notebook:
            self.unread.append(path)
            return
        room = LARGEST_NOTEBOOK if is_notebook else LARGEST_FILES - self.size
        content = _content(folder, name, room)
        if content is None:
            self.strange(path, stat.S_IFIFO)
        elif len(content) > room and is_notebook:
            raise Unmarkable(
                f"`{path}` has more than {LARGEST_NOTEBOOK >> 20} MB. Ask for it once more, without outputs (Kernel, Restart "
                "and Clear Outputs)."
            )
        elif len(content) > room:
            raise Unmarkable(
                f"the files beside the notebook have more than {LARGEST_FILES >> 20} MB. Ask for it without them."
            )
        else:
            self.size += 0 if is_notebook else len(content)
            self.files[path] = content


def _content(folder: int, name: str, room: int) -> bytes | None:
    """A file's content, at most one byte more than there is room for; None if it is no file any more."""
    try:
        handle = os.open(name, _FILE, dir_fd=folder)
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.ENXIO}:  # exchanged for a link or a socket since we looked
            return None
        raise
    with os.fdopen(handle, "rb") as file:
        return file.read(room + 1) if stat.S_ISREG(os.fstat(handle).st_mode) else None
