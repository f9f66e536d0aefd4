"""Stands in for the examiner: marks without running anything, and dies, raises or waits for those who are called so.

A test cell earns its points if its answer was changed, half of them if the answer says "half".
"""

import os
from pathlib import Path

import nbformat
from nbgrader.utils import compute_checksum, determine_grade

from grader.marking.job import Job, Marked

TRACES = "STANDIN_TRACES"
"""The folder where each call leaves a file."""


def mark(job: Job) -> Marked:
    """Mark a notebook."""
    trace(job.student)
    match job.student:
        case "dies":
            os._exit(9)
        case "dies-once" if len(traces("dies-once")) == 1:
            os._exit(9)
        case "raises":
            raise RuntimeError("no\nidea")
        case "raises-once" if len(traces("raises-once")) == 1:
            raise RuntimeError("no idea")
        case "refused":
            return Marked(job.student, job.notebook, failure="its cells ran for too long.")
    return result(job)


def result(job: Job) -> Marked:
    """What a notebook earns."""
    notebook = nbformat.v4.reads(job.content.decode())
    answers = {cell.metadata["nbgrader"]["grade_id"]: cell for cell in notebook.cells if "nbgrader" in cell.metadata}
    unanswered = {name for name, cell in answers.items() if _is_unanswered(cell)}
    scores = {}
    for name, cell in answers.items():
        mark = cell.metadata["nbgrader"]
        if mark["grade"] and not mark["solution"]:
            answer = answers.get(name.removesuffix("-check"))
            points = 0 if answer is None or _is_unanswered(answer) else mark["points"]
            points = points / 2 if answer is not None and "half" in answer.source else points
            data = {"text/plain": repr(points), "text/html": _card(answer)}
            cell.outputs = [nbformat.v4.new_output("execute_result", data=data, execution_count=1)]
            cell.execution_count = 1
        if mark["grade"]:
            scores[name], _ = determine_grade(cell)
    content = nbformat.v4.writes(notebook).encode()
    return Marked(
        job.student, job.notebook, content, scores, frozenset(), frozenset(unanswered), (*job.remarks, "Stood in for.")
    )


def _is_unanswered(cell: nbformat.NotebookNode) -> bool:
    mark = cell.metadata["nbgrader"]
    return mark["solution"] and mark["checksum"] == compute_checksum(cell)


def _card(answer: nbformat.NotebookNode | None) -> str:
    return "<strong>not checked</strong>" if answer is not None and "unknown" in answer.source else "<p>checked</p>"


def trace(name: str) -> None:
    """Leave a file that says that this student was marked once more."""
    if TRACES in os.environ:
        folder = Path(os.environ[TRACES])
        (folder / f"{name}.{os.getpid()}.{len(traces(name))}").touch()


def traces(name: str) -> list[Path]:
    """Files left for this student."""
    return list(Path(os.environ[TRACES]).glob(f"{name}.*.*"))
