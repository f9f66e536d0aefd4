"""Running a notebook from top to bottom in a folder of its own, and storing what an assignment's solution shows.

    python -m tests.content.running

runs every assignment in ``source/`` and stores its outputs there: after a change of a card, a table or a text.
"""

import os
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from tests.content.notebooks import ASSIGNMENTS, Notebook, code_cells, read, written

SECONDS = 120
"""A cell may take this long; the slowest needs two."""
WIDGETS = "application/vnd.jupyter.widget-view+json"


def run(path: Path, folder: Path) -> Notebook:
    """Run a notebook as a learner would, with `folder` as its folder. CellExecutionError if a cell stops."""
    os.environ["IPYTHONDIR"] = str(folder / ".ipython")
    os.environ.pop("NBGRADER_EXECUTION", None)
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=SECONDS,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute()
    ran = folder / f"ran-{path.name}"
    nbformat.write(notebook, ran)
    return read(ran)


def shown(notebook: Notebook, cell_id: str) -> list[str]:
    """What a cell shows where nothing but plain text can be shown."""
    outputs = next(cell["outputs"] for cell in notebook["cells"] if cell["id"] == cell_id)
    return ["".join(output["data"]["text/plain"]) for output in outputs if "data" in output]


def store(path: Path) -> None:
    """Run an assignment and store its outputs in it: nothing that differs from run to run."""
    with tempfile.TemporaryDirectory() as folder:
        ran = run(path, Path(folder))
    stored = read(path)
    for cell, run_cell in zip(code_cells(stored), code_cells(ran), strict=True):
        cell["outputs"] = [kept(output) for output in run_cell["outputs"]]
        cell["execution_count"] = run_cell["execution_count"]  # nbval takes a cell without one for never run
    for cell in stored["cells"]:
        cell["source"] = cell["source"].splitlines(keepends=True)
    written(stored, path)


def kept(output: dict) -> dict:
    """An output as it is stored: its HTML in lines, and of a form its words alone, since its widgets are new in each run."""
    output.get("data", {}).pop(WIDGETS, None)
    html = output.get("data", {}).get("text/html")
    if html is not None:
        output["data"]["text/html"] = "".join(html).splitlines(keepends=True)
    return output


if __name__ == "__main__":
    for assignment in ASSIGNMENTS:
        store(assignment)
