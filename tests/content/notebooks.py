"""The course's notebooks, read as they lie on the disk."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from grader.check import Exercise
from grader.lessons import start
from tests.lessons.given import ASSIGNMENTS as GRADED_LESSONS

ROOT = Path(__file__).parents[2]
LESSONS = sorted((ROOT / "course").glob("*.ipynb"))
ASSIGNMENTS = sorted((ROOT / "source").glob("*/*.ipynb"))
MODULES = {name.replace("-", "_"): lesson for name, lesson in GRADED_LESSONS.items()} | {"start": start}

Notebook = dict[str, Any]
Cell = dict[str, Any]


def read(path: Path) -> Notebook:
    """A notebook as written: nbformat itself would add what is missing. Sources become one text."""
    notebook: Notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    return notebook


def written(notebook: Notebook, path: Path) -> Path:
    """Write a notebook, and return where."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def cell_of(notebook: Notebook, cell_id: str) -> Cell:
    """The cell of this id."""
    return next(cell for cell in notebook["cells"] if cell.get("id") == cell_id)


def code_cells(notebook: Notebook) -> Iterator[Cell]:
    """The cells that run."""
    return (cell for cell in notebook["cells"] if cell["cell_type"] == "code")


def exercises_in(source: str) -> list[Exercise]:
    """The exercises that a cell calls, such as ``meso.improve(...)``; none if it can't be parsed."""
    try:
        calls = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    except SyntaxError:
        return []
    named = [f for f in calls if isinstance(f, ast.Attribute) and isinstance(f.value, ast.Name)]
    found = [getattr(MODULES.get(f.value.id), f.attr, None) for f in named]
    return [each for each in found if isinstance(each, Exercise)]


def answered_by(notebook: Notebook) -> dict[str, str]:
    """Name of each exercise that a notebook calls, and the source of the cell that calls it."""
    return {each.name: cell["source"] for cell in code_cells(notebook) for each in exercises_in(cell["source"])}
