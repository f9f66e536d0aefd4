"""Every notebook runs from top to bottom, unsolved and solved."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from nbclient.exceptions import CellExecutionError

from tests.content.assignment import marked
from tests.content.notebooks import ASSIGNMENTS, LESSONS, ROOT, Notebook, cell_of, read, written
from tests.content.running import DRAWING, WITHOUT, run, shown

RELEASED = [ROOT / "release" / path.parent.name / path.name for path in ASSIGNMENTS]


def scores(notebook: Notebook) -> dict[str, list[str]]:
    """What nbgrader reads in each test cell."""
    tests = [cell["id"] for cell in marked(notebook, grade=True) if cell["cell_type"] == "code"]
    return {name: shown(notebook, name) for name in tests}


def differs(path: Path) -> str:
    """Run a notebook and compare with its stored outputs, strictly; what nbval says, or nothing if all is the same."""
    (path.parent / "sanitize.cfg").write_text(
        f"[drawing]\nregex: (?s){DRAWING.pattern}\nreplace: {WITHOUT}\n", encoding="utf-8"
    )
    (path.parent / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "NBGRADER_EXECUTION"}
    nbval = ["--nbval", "--nbval-current-env", "--nbval-cell-timeout=120", "--nbval-sanitize-with=sanitize.cfg"]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-c", "pytest.ini", "-p", "no:cacheprovider", *nbval, path.name],
        cwd=path.parent,
        env={**environment, "IPYTHONDIR": str(path.parent / "ipython"), "PY_COLORS": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.stdout + ran.stderr if ran.returncode else ""


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_runs_unsolved(tmp_path, path):
    """Dots and all: no cell stops."""
    ran = run(path, tmp_path)
    assert [
        cell["id"] for cell in ran["cells"] for output in cell.get("outputs", ()) if output["output_type"] == "error"
    ] == []


@pytest.mark.parametrize("path", RELEASED, ids=lambda path: path.stem)
def test_a_released_assignment_runs_unsolved_and_scores_nothing(tmp_path, path):
    """No cell stops, and every test cell shows 0."""
    found = scores(run(path, tmp_path))
    assert len(found) == 5
    assert set(map(tuple, found.values())) == {("0.0",)}


@pytest.mark.parametrize("path", ASSIGNMENTS, ids=lambda path: path.stem)
def test_a_solved_assignment_shows_what_it_stores(tmp_path, path):
    """Run again, on a copy, it shows the same to the letter: full marks, every card, every table."""
    said = differs(written(read(path), tmp_path / path.name))
    assert said == "", f"{said}\nIf the change is meant: python -m tests.content.running"


def small(source: str, output: str) -> Notebook:
    """A notebook of one cell."""
    shown = [{"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": output}}]
    cell = {"cell_type": "code", "id": "one", "metadata": {}, "execution_count": 1, "source": source, "outputs": shown}
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": kernel,
        "cells": [{**cell, "outputs": shown if output else []}],
    }


def test_a_cell_that_stops_is_caught(tmp_path):
    """A lesson whose dots are used for something stops the run."""
    notebook = read(LESSONS[0])
    cell_of(notebook, "middle")["source"] = "middle = ...\n\nmiddle + 1"
    with pytest.raises(CellExecutionError):
        run(written(notebook, tmp_path / "lesson.ipynb"), tmp_path)


@pytest.mark.parametrize(("output", "same"), [("2", True), ("3", False)])
def test_another_output_than_the_stored_one_is_caught(tmp_path, output, same):
    """What is stored is compared."""
    assert (differs(written(small("1 + 1", output), tmp_path / "one.ipynb")) == "") is same
