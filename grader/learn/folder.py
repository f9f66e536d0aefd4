"""The learner's folder: a copy of the lessons that keeps up with the course and never overwrites what was edited.

``.course.json`` in the folder holds the SHA-256 of each file as last copied. A file that still has it is ours to
renew; any other file is the learner's. (Running a notebook and saving it is editing it.)
"""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

import grader
from grader.errors import CourseError

LESSONS = ("*.ipynb", "*.md")
MANIFEST = ".course.json"


@dataclass
class Copied:
    """What became of each file, by name."""

    new: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)  # edited by the learner, while the course has a newer version

    def summary(self, folder: Path) -> str:
        """Say where the lessons are and what changed; a second line names what was kept."""
        changes = [f"{len(names)} {word}" for word, names in (("new", self.new), ("updated", self.updated)) if names]
        text = f"Your lessons are in {folder}" + (f" ({', '.join(changes)})." if changes else ".")
        if self.kept:
            text += (
                f"\nKept as you left them, though the course has a newer version: {', '.join(self.kept)}. "
                "To get the newer one, rename yours and call this again."
            )
        return text


def find_course() -> Path:
    """Find the folder of the lessons: inside the installed package, or beside it in a checkout.

    Raises:
        CourseError: neither place has them.
    """
    package = Path(grader.__file__).parent
    for course in (package / "course", package.parent / "course"):
        if any(course.glob("*.ipynb")):
            return course
    raise CourseError(
        f"No lessons found in {package / 'course'} or {package.parent / 'course'}. Expected *.ipynb files there. "
        "Install the course again, or call this from a fresh checkout."
    )


def copy_lessons(course: Path, folder: Path) -> Copied:
    """Copy the lessons of ``course`` into ``folder``: new files, and newer versions of files nobody edited.

    A file appears whole or not at all, and an interrupted copy is taken up by the next call.

    Raises:
        CourseError: the folder can't be written, or is the course's own.
    """
    if folder.resolve() == course.resolve():
        raise CourseError(f"{folder} holds the course itself, which stays clean. Name another folder for your copy.")
    result = Copied()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        ours = _read_manifest(folder)
        for source in sorted(path for pattern in LESSONS for path in course.glob(pattern)):
            _copy_one(source, folder, ours, result)
    except OSError as error:
        raise CourseError(
            f"Can't write the lessons to {folder}: {error.strerror or error}. "
            "Make room or choose another folder: python -m grader learn FOLDER"
        ) from error
    return result


def _copy_one(source: Path, folder: Path, ours: dict[str, str], result: Copied) -> None:
    """Copy one file unless the learner's version must stay, and note what was done."""
    name, target, content = source.name, folder / source.name, source.read_bytes()
    newest = _digest(content)
    found = _digest(target.read_bytes()) if target.exists() else None
    if found not in (None, newest, ours.get(name)):
        if ours.get(name) != newest:
            result.kept.append(name)
        return
    if found != newest:
        _write_whole(target, content)
        (result.new if found is None else result.updated).append(name)
    if ours.get(name) != newest:
        ours[name] = newest
        _write_whole(folder / MANIFEST, json.dumps(ours, indent=1, sort_keys=True).encode())


def _read_manifest(folder: Path) -> dict[str, str]:
    """Read what was copied last; a manifest that can't be read means nothing is ours to overwrite."""
    try:
        copied = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return copied if isinstance(copied, dict) else {}


def _write_whole(target: Path, content: bytes) -> None:
    """Write a file in one step, so that a crash leaves the old one or the new one."""
    partial = target.with_name(f".{target.name}.part")
    partial.write_bytes(content)
    partial.replace(target)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
