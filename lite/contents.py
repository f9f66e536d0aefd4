"""The files a learner finds on the site: the lessons, and the assignments as self-checks. The same files as everywhere."""

import json
from pathlib import Path
from typing import Any

from lite.parts import ROOT

CHECK = "check-yourself-"
"""What the name of an assignment begins with here. It lies beside the lessons, so that progress() carries it along too."""
EMPTY = ("moves", "plans", "plans/rehearsed")
"""Folders that the course would make: here from the beginning, since the browser makes one under another name first."""
_DATE = "2026-01-01T00:00:00Z"  # the same for every build: a file's age means nothing here
_KINDS = {".ipynb": ("notebook", None), ".md": ("file", "text/markdown")}


def write(site: Path) -> None:
    """Put the files in place, with the lists by which the browser finds them."""
    lessons = {path.name: path for path in sorted((ROOT / "course").glob("*.*")) if path.suffix in _KINDS}
    checks = {f"{CHECK}{path.name}": path for path in sorted((ROOT / "release").glob("*/*.ipynb"))}
    for folder, files in (("", lessons | checks), *((empty, {}) for empty in EMPTY)):
        place = site / "files" / folder
        place.mkdir(parents=True, exist_ok=True)
        for name, path in files.items():
            (place / name).write_bytes(path.read_bytes())
        listed = [_file(folder, name, path.stat().st_size) for name, path in files.items()]
        inside = [_folder(each, None) for each in EMPTY if str(Path(each).parent) == (folder or ".")]
        index = site / "api" / "contents" / folder / "all.json"
        index.parent.mkdir(parents=True, exist_ok=True)
        index.write_text(json.dumps(_folder(folder, [*listed, *inside])), encoding="utf-8")


def _file(folder: str, name: str, size: int) -> dict[str, Any]:
    kind, mimetype = _KINDS[Path(name).suffix]
    return {**_about(folder, name), "type": kind, "mimetype": mimetype, "size": size, "content": None, "format": None}


def _folder(path: str, content: list[dict[str, Any]] | None) -> dict[str, Any]:
    folder, _, name = path.rpartition("/")
    about = {**_about(folder, name), "type": "directory", "mimetype": None, "size": None}
    return {**about, "content": content, "format": None if content is None else "json"}


def _about(folder: str, name: str) -> dict[str, Any]:
    path = f"{folder}/{name}" if folder else name
    return {"name": name, "path": path, "created": _DATE, "last_modified": _DATE, "writable": True}
