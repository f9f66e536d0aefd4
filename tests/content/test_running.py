"""Every notebook runs from top to bottom, unsolved and solved."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from nbclient.exceptions import CellExecutionError

from tests.content.assignment import marked
from tests.content.notebooks import ASSIGNMENTS, LESSONS, MODULES, ROOT, Cell, Notebook, cell_of, read, written
from tests.content.running import run, shown

APPEARANCE = Path(__file__).with_name("appearance.cfg")
RELEASED = [ROOT / "release" / path.parent.name / path.name for path in ASSIGNMENTS]


def scores(notebook: Notebook) -> dict[str, list[str]]:
    """What nbgrader reads in each test cell."""
    tests = [cell["id"] for cell in marked(notebook, grade=True) if cell["cell_type"] == "code"]
    return {name: shown(notebook, name) for name in tests}


def differing(folder: Path) -> tuple[list[str], str]:
    """Run all notebooks of a folder beside their stored outputs, strictly: the cells that differ, and what nbval said."""
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "NBGRADER_EXECUTION"}
    nbval = ["--nbval", "--nbval-current-env", "--nbval-cell-timeout=120", f"--nbval-sanitize-with={APPEARANCE}"]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-c", "pytest.ini", "-p", "no:cacheprovider", *nbval],
        cwd=folder,
        env={**environment, "IPYTHONDIR": str(folder / "ipython"), "PY_COLORS": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert " passed" in ran.stdout, ran.stdout + ran.stderr
    return re.findall(r"^FAILED (\S+::Cell \d+)", ran.stdout, flags=re.MULTILINE), ran.stdout


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
    assert len(found) == len(MODULES[path.stem.replace("-", "_")].GRADED)
    assert set(map(tuple, found.values())) == {("0.0",)}


def cell(cell_id: str, source: str, **output: str) -> Cell:
    """A cell that was run, and what it showed."""
    data = {f"text/{kind}": text for kind, text in output.items()}
    outputs = [{"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": data}]
    return {
        "cell_type": "code",
        "id": cell_id,
        "metadata": {},
        "execution_count": 1,
        "source": source,
        "outputs": outputs,
    }


def test_a_cell_that_stops_is_caught(tmp_path):
    """A lesson whose dots are used for something stops the run."""
    notebook = read(LESSONS[0])
    cell_of(notebook, "middle")["source"] = "middle = ...\n\nmiddle + 1"
    with pytest.raises(CellExecutionError):
        run(written(notebook, tmp_path / "lesson.ipynb"), tmp_path)


@pytest.fixture(scope="module")
def compared(tmp_path_factory) -> tuple[list[str], str]:
    """Copies of the solved assignments, and a notebook with one stored output that is wrong."""
    folder = tmp_path_factory.mktemp("solved")
    for path in ASSIGNMENTS:
        written(read(path), folder / path.name)
    styled = "from IPython.display import HTML\nHTML('<style>here</style>1 <b>point</b>')"
    notebook = read(LESSONS[0])
    notebook["cells"] = [
        cell("same", "1 + 1", plain="2"),
        cell("styled", styled, plain="<IPython.core.display.HTML object>", html="<style>there</style>1 <b>point</b>"),
        cell("other", "1 + 1", plain="3"),
    ]
    written(notebook, folder / "broken.ipynb")
    return differing(folder)


@pytest.mark.parametrize("path", ASSIGNMENTS, ids=lambda path: path.stem)
def test_a_solved_assignment_shows_what_it_stores(compared, path):
    """Run again, on a copy, it shows the same to the letter: full marks, every card, every table."""
    cells, said = compared
    mine = [name for name in cells if name.startswith(path.name)]
    assert mine == [], f"{said}\nIf the change is meant: python -m tests.content.running"


def test_another_output_than_the_stored_one_is_caught(compared):
    """What is stored is compared; how it looks is not."""
    cells, _ = compared
    assert [name for name in cells if name.startswith("broken")] == ["broken.ipynb::Cell 2"]
