"""Both sides' non-negotiables: ticked and saved in a form, or written in the cell; either way the same answer is checked."""

import json
from pathlib import Path
from typing import Any

import pytest
from ipywidgets import Button

from grader.lessons import and_mindset
from grader.lessons.and_mindset.ticked import both, file_of, kept
from grader.table import Setting
from grader.widgets.both_lists import BothLists, both_lists
from tests.widgets.conftest import everything, plain

RIGHT = {"theirs": ["a", "h"], "yours": ["f", "g"]}
DOTS: dict[str, Any] = {"theirs": ["..."], "yours": ["..."]}


@pytest.fixture
def deal(tmp_path: Path) -> Setting:
    """The graded deal, in a folder of its own."""
    return and_mindset.deal("example", str(tmp_path))


def form_of(deal: Setting) -> BothLists:
    """The form, opened."""
    return BothLists(deal, and_mindset.lines(deal))


def tick(form: BothLists, lists: dict[str, list[str]]) -> None:
    """Tick these letters, and press the button."""
    for side, letters in lists.items():
        for letter, box in form.boxes[side].items():
            box.value = letter in letters
    (button,) = [widget for widget in everything(form.box) if isinstance(widget, Button)]
    button.click()


def check(answer: object, deal: Setting) -> float:
    """As the test cell of the assignment does it."""
    return float(and_mindset.lists(both(answer, deal), and_mindset.lines(deal)))


def test_ticked_or_written_the_same_answer_is_checked(deal):
    """Dots in the cell: what was saved counts. Letters in the cell: they count, whatever was saved."""
    assert check(DOTS, deal) == 0
    tick(form_of(deal), RIGHT)
    assert check(DOTS, deal) == check(RIGHT, deal) == and_mindset.lists.points
    assert (
        check({"theirs": [...], "yours": [...]}, deal)
        == check({"theirs": "...", "yours": ...}, deal)
        == and_mindset.lists.points
    )
    assert check({"theirs": ["c"], "yours": ["b"]}, deal) == 0
    assert check({"theirs": ["a", "h"], "yours": ["..."]}, deal) == 0
    assert check({"theirs": ["a", "h"], "yours": []}, deal) == and_mindset.lists.points / 2


def test_every_line_stands_under_who_said_it(deal):
    """Eight boxes, four a side, each with its letter and its words."""
    form, said = form_of(deal), and_mindset.lines(deal)
    for side in ("theirs", "yours"):
        assert list(form.boxes[side]) == [letter for letter, line in said.lines.items() if line.side == side]
    for letter, box in {**form.boxes["theirs"], **form.boxes["yours"]}.items():
        assert box.description == f"{letter} · “{said.lines[letter].text}”"


def test_what_was_saved_is_there_again(deal):
    """The next time the cell is run, the boxes are ticked as they were."""
    tick(form_of(deal), RIGHT)
    again = form_of(deal)
    assert again.ticked == RIGHT
    assert "You have saved Luca's: a and h, your own: f and g." in plain(again.status.value)
    tick(again, {"theirs": ["a"], "yours": []})
    assert kept(deal) == {"theirs": ["a"], "yours": []}


def test_nothing_ticked_is_not_saved(deal):
    """A press on the button alone leaves no file."""
    form = form_of(deal)
    tick(form, {"theirs": [], "yours": []})
    assert "Tick first" in form.status.value
    assert not file_of(deal).exists()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '"a"',
        "[" * 5_000,
        "\udc80",
        '{"key": "example"}',
        '{"key": "example", "theirs": "a", "yours": []}',
        '{"key": "example", "theirs": [1], "yours": []}',
        '{"key": "another", "theirs": ["a", "h"], "yours": ["f", "g"]}',
        json.dumps({"key": "example", "theirs": ["a"] * 9_000, "yours": []}),
    ],
)
def test_a_file_that_is_not_ours_counts_for_nothing(deal, content):
    """Damaged, too large, or of another variant: the cell's dots are dots."""
    file_of(deal).parent.mkdir(exist_ok=True)
    file_of(deal).write_bytes(content.encode("utf-8", "surrogateescape"))
    assert kept(deal) is None
    assert check(DOTS, deal) == 0
    assert not any(form_of(deal).ticked.values())


def test_a_folder_that_cannot_be_written_is_told(deal):
    """The sentence names the file, and nothing is raised."""
    form = form_of(deal)
    deal.path.parent.rmdir() if deal.path.parent.exists() else None
    deal.path.parent.write_text("a file where the folder belongs")
    tick(form, RIGHT)
    assert "and-mindset-lists.json can't be written" in plain(form.status.value)


def test_under_nbgrader_nothing_is_drawn(deal, monkeypatch):
    """The lines, and what was saved, as a page without widgets; without a deal, a sentence."""
    shown: list[Any] = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    tick(form_of(deal), RIGHT)
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    both_lists(deal, and_mindset.lines(deal))
    both_lists("no deal", None)
    assert "Saved in the form, Luca's: a and h, your own: f and g." in repr(shown[0])
    assert "“There is one oven" in shown[0]._repr_html_()
    assert "Run the cells above first." in repr(shown[1])
