"""Hand-ins made of the catalogue: the k-th carries the k-th answer to every item of its assignment."""

import ast
import copy
from typing import Any

import nbformat

from tests.content.catalogues import CATALOGUE
from tests.content.notebooks import exercises_in
from tests.lessons import given
from tests.nbgrader.handins import cell

Notebook = nbformat.NotebookNode
GRADED = {exercise.name for exercise in given.GRADED}
KEYED = 'key = "example"'
"""The catalogue's answers are those to the example's variant."""


def count(assignment: str) -> int:
    """How many hand-ins it takes until every answer to every item was handed in."""
    return max(len(rows) for name, rows in CATALOGUE.items() if name in GRADED and name.startswith(f"{assignment}/"))


def handed_in(released: Notebook, number: int) -> tuple[Notebook, dict[str, float]]:
    """A hand-in with this number, and the points that the catalogue says its check cells get.

    An item with fewer answers than that begins again with its first. An answer that can't be written into the cell, such
    as a number where the cell has two names, is left out: the cell stays as it came.
    """
    notebook, expected = copy.deepcopy(released), {}
    cell(notebook, "key").source = KEYED
    for check in list(notebook.cells):
        name = check.metadata.get("nbgrader", {}).get("grade_id", "")
        called = exercises_in(check.source) if check.cell_type == "code" and name.endswith("-check") else []
        for exercise in called:
            row = CATALOGUE[exercise.name][number % len(CATALOGUE[exercise.name])]
            source = written(_asked(check.source, exercise.name), row.answer)
            if source is not None:
                cell(notebook, name.removesuffix("-check")).source = source
            expected[name] = float(row.points) if source is not None else 0.0
    return notebook, expected


def written(asked: ast.expr, answer: Any) -> str | None:
    """The source of an answer cell whose names, put together as the check asks for them, make this answer."""
    match asked:
        case ast.Name(id=name):
            return f"{name} = {answer!r}".replace("Ellipsis", "...")
        case ast.Call(args=[first, *_]):
            return written(first, answer)
        case ast.Dict(keys=keys, values=values) if isinstance(answer, dict):
            names = [key.value for key in keys if isinstance(key, ast.Constant)]
            if list(answer) == names:
                lines = [written(value, answer[name]) for name, value in zip(names, values, strict=True)]
                return "\n".join(line for line in lines if line is not None)
    return None


def _asked(source: str, exercise: str) -> ast.expr:
    """What a check cell passes to the exercise as the answer."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return next(c.args[0] for c in calls if [e.name for e in exercises_in(ast.unparse(c.func) + "()")] == [exercise])
