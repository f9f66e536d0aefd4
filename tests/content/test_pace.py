"""The minutes a lesson states, counted; and a lesson that miscounts for each rule."""

import copy

import pytest

from tests.content.notebooks import LESSONS, ROOT, Notebook, cell_of, read
from tests.content.pace import pace_faults, parts

LESSON = ROOT / "course" / "04-meso.ipynb"


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_takes_the_minutes_it_states(path):
    """The core, and every optional part: reading at a stated pace, and the minutes of each exercise and game."""
    assert pace_faults(read(path)) == []


def _unsaid(notebook: Notebook) -> None:
    del cell_of(notebook, "play")["metadata"]["minutes"]


def _too_long(notebook: Notebook) -> None:
    cell_of(notebook, "play")["metadata"]["minutes"] = 20


def _too_short(notebook: Notebook) -> None:
    cell_of(notebook, "play")["metadata"]["minutes"] = 1


def _longer_than_it_says(notebook: Notebook) -> None:
    cell_of(notebook, "plan")["metadata"]["minutes"] = 12


def _no_longer_optional(notebook: Notebook) -> None:
    cell = cell_of(notebook, "plan-text")
    cell["source"] = cell["source"].replace(" (optional, 8 minutes)", "")


def _no_minutes_at_all(notebook: Notebook) -> None:
    cell = cell_of(notebook, "title")
    cell["source"] = cell["source"].replace("40 minutes.", "")


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (_unsaid, "play says nothing of its minutes"),
        (_too_long, "its core takes"),
        (_too_short, "its core takes"),
        (_longer_than_it_says, "plan-text takes"),
        (_no_longer_optional, "its core takes"),
        (_no_minutes_at_all, "it does not say"),
    ],
)
def test_a_lesson_that_miscounts_is_caught(spoil, fault):
    """Each rule has a lesson that breaks it."""
    notebook = copy.deepcopy(read(LESSON))
    spoil(notebook)
    assert any(found.startswith(fault) for found in pace_faults(notebook))


def test_an_optional_part_ends_where_the_next_begins():
    """A heading ends it, and so does the next text where it is a single exercise that is optional."""
    core, what_if, plan = parts(read(LESSON))
    assert [cell["id"] for cell in what_if.cells] == ["what-if-text", "what-if"]
    assert [cell["id"] for cell in plan.cells] == ["plan-text", "menu", "plan", "trial"]
    assert "evidence" in {cell["id"] for cell in core.cells}
