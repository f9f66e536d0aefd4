"""Jobs out of a hand-in, and a folder for ``autograded/`` out of what came of them."""

import json
from collections.abc import Mapping
from typing import Any

import nbformat
from attrs import field, frozen
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbgrader.utils import determine_grade

from grader.marking.course.assignment import Assignment
from grader.marking.course.folder import Unmarkable
from grader.marking.course.receipt import Earned
from grader.marking.course.settings import Settings
from grader.marking.doubts import doubtful
from grader.marking.handins.arrange import arrange
from grader.marking.handins.handin import HandIn
from grader.marking.job import Job, Marked
from grader.marking.steps import after_running, finished

LARGEST_RESULT = 64 << 20
"""Bytes of an executed notebook: forty cells with as much output as one may have."""


@frozen
class Rules:
    """How the hand-ins of a run are marked.

    Attributes:
        settings: of the course.
        assignment: what is marked.
        trusted: whether learners' code runs without a sandbox.
        open: notebook -> cells of the instructor's that run beside the learner's code.
        solved: notebook -> code of the instructor's solved one, cell by cell.
        chain: the settings' own steps after a run.
    """

    settings: Settings
    assignment: Assignment
    trusted: bool = False
    open: Mapping[str, frozenset[str]] = field(factory=dict)
    solved: Mapping[str, tuple[str, ...]] = field(factory=dict)
    chain: list[Preprocessor] = field(factory=list)

    @classmethod
    def of(cls, settings: Settings, assignment: Assignment, *, trusted: bool) -> "Rules":
        """The rules of this course."""
        return cls(settings, assignment, trusted, chain=after_running(settings.config))


def jobs(rules: Rules, hand_in: HandIn) -> list[Job]:
    """What is to be run for a hand-in, a job for each notebook.

    Raises:
        Unmarkable: the instructor's cells can't be put back into one of its notebooks.
    """
    found = []
    for notebook in rules.assignment.notebooks:
        if notebook.name not in hand_in.notebooks:
            continue
        arranged = arrange(hand_in.notebooks[notebook.name], notebook, rules.settings.notice)
        found.append(
            Job(
                hand_in.student,
                notebook.name,
                notebook.cells,
                json.dumps(arranged.notebook).encode(),
                files=dict(hand_in.files),
                given=dict(rules.assignment.files),
                limits=rules.settings.limits,
                open=rules.open.get(notebook.name, frozenset()),
                solved=rules.solved.get(notebook.name, ()),
                trusted=rules.trusted,
                remarks=arranged.remarks,
            )
        )
    return found


def earned(rules: Rules, marked: Marked) -> tuple[Earned, bytes]:
    """What a notebook earned, and the notebook as it is kept, after the settings' own steps.

    Raises:
        Unmarkable: it has become too large to be kept.
        nbformat.ValidationError: its outputs are none.
    """
    if len(marked.content) > LARGEST_RESULT:
        raise Unmarkable(f"with its outputs, `{marked.notebook}.ipynb` has more than {LARGEST_RESULT >> 20} MB.")
    resources = {
        "nbgrader": {"student": marked.student, "assignment": rules.assignment.name, "notebook": marked.notebook}
    }
    notebook = nbformat.v4.reads(marked.content.decode())
    as_it_came = nbformat.from_dict(notebook)
    notebook = finished(notebook, rules.chain, resources)
    nbformat.validate(notebook)
    scores = dict(marked.scores)
    if any(type(step).__name__ not in {"LimitOutput", "ClearMetadataPreprocessor"} for step in rules.chain):
        scores |= _scored(notebook, scores)  # nbgrader, too, looks at the points after these steps
    people = marked.for_a_person | doubtful(notebook)
    content = marked.content if notebook == as_it_came else nbformat.v4.writes(notebook).encode(errors="replace")
    return Earned(scores, frozenset(people), marked.unanswered), content.rstrip() + b"\n"


def beside(learners: Mapping[str, bytes], given: Mapping[str, bytes]) -> dict[str, bytes]:
    """Files for the hand-in's folder: the instructor's replace the learner's, and folders that are in their way."""
    found = {path: content for path, content in learners.items() if not any(_clash(path, ours) for ours in given)}
    return {**found, **given}


def _clash(path: str, ours: str) -> bool:
    return path == ours or path.startswith(f"{ours}/") or ours.startswith(f"{path}/")


def _scored(notebook: NotebookNode, scores: Mapping[str, Any]) -> dict[str, float | None]:
    found: dict[str, float | None] = {}
    for cell in notebook.cells:
        mark = cell.metadata.get("nbgrader", {})
        if mark.get("grade") and scores.get(mark["grade_id"]) is not None and not mark.get("solution"):
            try:
                found[mark["grade_id"]], _ = determine_grade(cell)
            except ValueError:
                continue  # more than the maximum: the examiner has decided
    return found
