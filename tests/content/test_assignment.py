"""An assignment in ``source/``, and a broken one for each rule."""

import copy

import pytest

from tests.content.assignment import (
    folder_faults,
    grading_faults,
    mark_faults,
    release_faults,
    solution_faults,
    stored_faults,
)
from tests.content.notebooks import ASSIGNMENTS, ROOT, Notebook, cell_of, code_cells, read, written
from tests.content.shape import frame_faults, link_faults, prose_faults
from tests.lessons.given import ASSIGNMENTS as GRADED

POINTS = 20
"""Of every assignment."""
SOURCE = ROOT / "source" / "meso" / "meso.ipynb"


def assignment_faults(notebook: Notebook, name: str = "meso") -> list[str]:
    """Everything that is wrong with an assignment."""
    return [
        *frame_faults(notebook),
        *prose_faults(notebook),
        *link_faults(notebook, SOURCE.parent),
        *mark_faults(notebook),
        *grading_faults(notebook, GRADED[name].GRADED, POINTS),
        *solution_faults(notebook),
        *stored_faults(notebook),
    ]


@pytest.mark.parametrize("path", ASSIGNMENTS, ids=lambda path: path.stem)
def test_an_assignment_keeps_its_shape(path):
    """Marks that nbgrader takes, one test cell an exercise, points that agree, solutions marked, outputs stored."""
    assert path.parent.name == path.stem
    assert assignment_faults(read(path), path.stem) == []


@pytest.mark.parametrize("folder", ["source", "release"])
def test_an_assignments_folder_holds_its_notebook_alone(folder):
    """No record, no gradebook, no second notebook lies in ``source/`` or ``release/``."""
    names = sorted(GRADED)
    assert sorted(path.name for path in (ROOT / folder).iterdir()) == names
    assert [fault for name in names for fault in folder_faults(ROOT / folder / name)] == []


def _twice(notebook: Notebook) -> None:
    cell_of(notebook, "plan")["metadata"]["nbgrader"]["grade_id"] = "improve"


def _unmarked(notebook: Notebook) -> None:
    del cell_of(notebook, "menu")["metadata"]["nbgrader"]


def _old_mark(notebook: Notebook) -> None:
    del cell_of(notebook, "plan-check")["metadata"]["nbgrader"]["locked"]


def _other_points(notebook: Notebook) -> None:
    cell_of(notebook, "plan-check")["metadata"]["nbgrader"]["points"] = 9


def _other_form(notebook: Notebook) -> None:
    cell_of(notebook, "plan-check")["source"] += "\nassert score > 2"


def _no_last_line(notebook: Notebook) -> None:
    cell_of(notebook, "improve-check")["source"] = "score = meso.improve(package, choice)"


def _another_exercise(notebook: Notebook) -> None:
    cell_of(notebook, "improve-check")["source"] = "score = meso.plan(plan, deal)\nscore"


def _no_seed(notebook: Notebook) -> None:
    cell_of(notebook, "plan-check")["source"] = "score = meso.plan(plan, deal)\nscore"


def _unlocked(notebook: Notebook) -> None:
    cell_of(notebook, "plan-check")["metadata"]["nbgrader"]["locked"] = False


def _no_solution(notebook: Notebook) -> None:
    cell_of(notebook, "plan")["source"] = "plan = [\n    ...,\n]"


def _no_template(notebook: Notebook) -> None:
    cell = cell_of(notebook, "improve")
    cell["source"] = cell["source"][cell["source"].index("### BEGIN") :]


def _solution_in_the_open(notebook: Notebook) -> None:
    cell_of(notebook, "set-up")["source"] += "\n### BEGIN SOLUTION\npackages = {}\n### END SOLUTION"


def _no_outputs(notebook: Notebook) -> None:
    for cell in code_cells(notebook):
        cell["outputs"] = []


def _half_marks(notebook: Notebook) -> None:
    cell_of(notebook, "plan-check")["outputs"][0]["data"]["text/plain"] = ["2.0"]


def _an_error(notebook: Notebook) -> None:
    cell_of(notebook, "menu")["outputs"] = [{"output_type": "error", "ename": "E", "evalue": "", "traceback": []}]


def _times(notebook: Notebook) -> None:
    cell_of(notebook, "menu")["metadata"]["execution"] = {"iopub.status.busy": "2026-01-01"}


def _too_many_words(notebook: Notebook) -> None:
    cell_of(notebook, "plan-text")["source"] += " and so on" * 30


BREAKS = [
    (_too_many_words, "plan-text has "),
    (_twice, "two cells are marked improve"),
    (_unmarked, "menu has no mark"),
    (_old_mark, "nbgrader: "),
    (_other_points, "plan-check is worth 9, its exercise 8"),
    (_other_points, "21 points together, not 20"),
    (_other_form, "plan-check is not in the form of a test cell"),
    (_no_last_line, "improve-check is not in the form of a test cell"),
    (_another_exercise, "its test cells are not one for each exercise, in order"),
    (_no_seed, "plan-check names a seed without a hidden check"),
    (_unlocked, "plan-check can be edited"),
    (_no_solution, "plan has no solution, or more than one"),
    (_no_template, "improve holds no `...` when its solution is gone"),
    (_solution_in_the_open, "set-up holds a solution that nobody takes away"),
    (_no_outputs, "no outputs are stored"),
    (_half_marks, "plan-check stores ['2.0'], not full marks"),
    (_an_error, "menu stores an error"),
    (_times, "a cell keeps execution"),
]


@pytest.mark.parametrize(("break_it", "fault"), BREAKS)
def test_a_broken_assignment_is_caught(break_it, fault):
    """One rule broken, one fault named."""
    notebook = copy.deepcopy(read(SOURCE))
    break_it(notebook)
    found = assignment_faults(notebook)
    assert any(each.startswith(fault) for each in found), found


@pytest.mark.parametrize("stray", ["moves/meso.jsonl", "meso.jsonl", "gradebook.db", "notes.ipynb"])
def test_a_stray_file_is_caught(tmp_path, stray):
    """A record above all: nbgrader would hand it out, and lay it over what learners played."""
    folder = tmp_path / "meso"
    written(read(SOURCE), folder / "meso.ipynb")
    assert folder_faults(folder) == []
    (folder / stray).parent.mkdir(exist_ok=True)
    (folder / stray).write_text("{}", encoding="utf-8")
    assert f"{stray} does not belong here" in folder_faults(folder)


def test_a_release_gives_nothing_away():
    """No solution, no hidden test, no output, no file beside the notebook."""
    for name in GRADED:
        assert release_faults(ROOT / "release" / name, read(ROOT / "source" / name / f"{name}.ipynb")) == []


def _left_in(cell_id: str, text: str):
    def leave(notebook: Notebook) -> None:
        cell_of(notebook, cell_id)["source"] += text

    return leave


def _run(notebook: Notebook) -> None:
    cell_of(notebook, "menu")["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "1"}]


@pytest.mark.parametrize(
    ("leave", "fault"),
    [
        (_left_in("plan", "\n### BEGIN SOLUTION"), "it says BEGIN SOLUTION"),
        (_left_in("plan-check", "\nscore = score.and_on(seed=11)"), "it says and_on"),
        (_left_in("plan-check", "\n### BEGIN HIDDEN TESTS"), "it says HIDDEN"),
        (_left_in("ruled-out", '\nruled_out = ["price", "scope"]'), "it gives away: ruled_out = "),
        (_left_in("plan", '\n    "accept at 60 %",'), 'it gives away: "accept at 60 %",'),
        (_left_in("reflection", cell_of(read(SOURCE), "reflection")["source"]), "it gives away: They pointed"),
        (_run, "menu holds what a run left"),
    ],
)
def test_a_release_that_gives_something_away_is_caught(tmp_path, leave, fault):
    """A line of a solution, a hidden test, an output: each is named."""
    notebook = read(ROOT / "release" / "meso" / "meso.ipynb")
    leave(notebook)
    written(notebook, tmp_path / "meso" / "meso.ipynb")
    found = release_faults(tmp_path / "meso", read(SOURCE))
    assert any(each.startswith(fault) for each in found), found
