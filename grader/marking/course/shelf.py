"""The folders in ``autograded/`` and ``feedback/``: each appears whole or not at all, whenever the run is killed."""

import glob
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from grader.marking.course.receipt import Receipt
from grader.marking.course.settings import Settings

NEW, OLD = ".new-", ".old-"


def put(settings: Settings, assignment: str, student: str, files: Mapping[str, bytes], receipt: Receipt) -> Path:
    """Put a marked hand-in in its place, and return that; what lay there is gone.

    Args:
        settings: of the course.
        assignment: its name.
        student: whose hand-in it is.
        files: path inside the folder -> content.
        receipt: lies beside them.

    Raises:
        OSError: no room, or no right to write; what lay there before still does.
    """
    place = settings.folder("autograded", student, assignment)
    new = draft(place)
    try:
        for path, content in files.items():
            (new / path).parent.mkdir(parents=True, exist_ok=True)
            (new / path).write_bytes(content)
            (new / path).chmod(settings.permissions)
        for folder in (new, *(found for found in new.rglob("*") if found.is_dir())):
            folder.chmod(0o2775 if settings.course.groupshared else 0o755)
        receipt.put(new)
        exchange(new, place)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return place


def draft(place: Path) -> Path:
    """An empty folder next to this place, where nobody looks until what is to be put there is complete."""
    place.parent.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f".{place.name}{NEW}", dir=place.parent))


def exchange(new: Path, place: Path) -> None:
    """Put a folder in its place; what lay there is gone."""
    if not place.exists():
        new.rename(place)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{place.name}{OLD}", dir=place.parent))
    place.rename(old / "it")
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def sweep(settings: Settings, assignment: str, step: str = "autograded") -> None:
    """Tidy up after a run that was killed: unfinished folders go, one that was about to be replaced comes back."""
    for place in _leftovers(settings, assignment, step, OLD):
        former = place.parent / place.name[1:].rpartition(OLD)[0]
        if not former.exists() and (place / "it").exists():
            (place / "it").rename(former)
        shutil.rmtree(place, ignore_errors=True)
    for place in _leftovers(settings, assignment, step, NEW):
        shutil.rmtree(place, ignore_errors=True)


def _leftovers(settings: Settings, assignment: str, step: str, kind: str) -> list[Path]:
    anybody = glob.escape(os.fspath(settings.folder(step, "\0", assignment))).replace("\0", "*")
    pattern = os.path.join(os.path.dirname(anybody), f".*{kind}*")  # noqa: PTH118, PTH120 - a pattern, not a path
    return [Path(found) for found in glob.glob(pattern)]  # noqa: PTH207
