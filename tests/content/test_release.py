"""What lies in ``release/`` is what nbgrader makes of ``source/``, byte for byte."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.content.notebooks import ASSIGNMENTS, ROOT, cell_of, read, written

NAMES = [path.stem for path in ASSIGNMENTS]


def generated(folder: Path, source: Path) -> Path:
    """The ``release/`` that ``make release`` would make of a ``source/``, in a course folder of its own."""
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    shutil.copytree(source, folder / "source")
    homes = dict.fromkeys(("HOME", "IPYTHONDIR", "JUPYTER_CONFIG_DIR"), str(folder / "home"))
    for name in sorted(path.name for path in source.iterdir()):
        subprocess.run(
            [sys.executable, "-m", "nbgrader", "generate_assignment", name, "--force"],
            cwd=folder,
            env={**os.environ, **homes},
            capture_output=True,
            text=True,
            check=True,
        )
    return folder / "release"


def drift(made: Path, kept: Path) -> list[str]:
    """Files that are in one of two folders only, or differ in a byte."""
    files = {path.relative_to(folder) for folder in (made, kept) for path in folder.rglob("*") if path.is_file()}

    def content(path: Path) -> bytes | None:
        return path.read_bytes() if path.is_file() else None

    return sorted(str(file) for file in files if content(made / file) != content(kept / file))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """What nbgrader makes of ``source/`` now."""
    return generated(tmp_path_factory.mktemp("course"), ROOT / "source")


def test_the_release_is_what_nbgrader_makes(made):
    """After a change in ``source/``: ``make release``."""
    assert drift(made, ROOT / "release") == []


def test_a_release_that_drifted_is_caught(made, tmp_path):
    """A word edited in ``release/``, or a file too many, is named."""
    kept = shutil.copytree(ROOT / "release", tmp_path / "release")
    path = kept / "meso" / "meso.ipynb"
    notebook = read(path)
    cell_of(notebook, "title")["source"] += " "
    written(notebook, path)
    (kept / "meso" / "moves.jsonl").write_text("{}\n", encoding="utf-8")
    assert drift(made, kept) == ["meso/meso.ipynb", "meso/moves.jsonl"]


def test_the_course_keeps_no_gradebook():
    """Making a release leaves a gradebook behind; it stays out of the repository."""
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert "gradebook.db*" in ignored
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    assert [name for name in tracked if "gradebook.db" in name or name.endswith(".jsonl")] == []
