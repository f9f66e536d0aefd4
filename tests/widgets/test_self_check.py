"""An assignment alone: what is solved, what is not, what comes next, and the same again at other numbers."""

import json

import pytest

from grader.check import Exercise, Miss
from grader.check.card import score_text
from grader.lessons import meso
from grader.progress.rounds import Round, file_of
from grader.table.record import first_key
from grader.widgets import check_all
from grader.widgets.self_check import LATEST, MARKED, SelfCheck, remember, summed_up
from tests.widgets.conftest import buttons, offer, prepared, press, text

first = Exercise("alone/first", title="One", points=1, hints=("a", "b", "c"))
second = Exercise("alone/second", title="Two <b>", points=3, hints=("a", "b", "c"))


@first.check
def is_one(answer):
    """You found one."""
    if answer != 1:
        raise Miss(expected="one", got=str(answer), hint="Which?")


@second.check
def is_two(answer):
    """You found two."""
    if answer != 2:
        raise Miss(expected="two", got=str(answer), hint="Which?")


@second.check(worth=2, hidden=True)
def holds_elsewhere(answer, seed):
    """It holds elsewhere."""


BOTH = (first, second)


@pytest.mark.parametrize(
    ("answers", "lines", "following"),
    [
        ({}, ["1 · One: not run yet", "2 · Two <b>: not run yet"], "Next: 1 · One."),
        ({first: ...}, ["1 · One: not answered yet", "2 · Two <b>: not run yet"], "Next: 1 · One."),
        ({first: 1, second: 5}, ["1 · One: solved", "2 · Two <b>: 0 of 1 so far"], "Next: 2 · Two <b>."),
        (
            {first: 1, second: 2},
            ["1 · One: solved", "2 · Two <b>: solved; 2 more when it is marked"],
            "Next: the same at other numbers.",
        ),
    ],
)
def test_a_line_for_each_and_what_comes_next(answers, lines, following):
    """Not run, not answered, in part, solved: each is told, and the first that is open comes next."""
    page = summed_up(BOTH, {exercise.name: exercise(answer) for exercise, answer in answers.items()})
    said = page.words.splitlines()
    assert said[1:3] == lines
    assert said[3].startswith(following)
    assert "<b>" not in page.content


@pytest.fixture(autouse=True)
def nothing_answered(monkeypatch):
    """A notebook that was only just started."""
    monkeypatch.setattr("grader.widgets.self_check.LATEST", {})


def test_an_assignment_is_found_by_its_name(monkeypatch, tmp_path):
    """`check_all("meso")` has a line for each graded item and draws no key; while it is marked it says nothing of the kind."""
    monkeypatch.chdir(tmp_path)
    assert len(check_all("meso")._words.splitlines()) == len(meso.GRADED) + 2
    assert len(check_all("and-mindset")._words.splitlines()) > 4
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert check_all("meso").words == MARKED
    assert isinstance(LATEST, dict)


@pytest.mark.parametrize(
    ("before", "answers", "lines", "following"),
    [
        (["alone/first"], {}, ["not run yet; solved once before", "not run yet"], "Next: 1 · One."),
        (["alone/first"], {first: 1}, ["you have it", "not run yet"], "Next: 2 · Two <b>."),
        (["alone/first", "alone/second"], {first: 1, second: 2}, ["you have it", "you have it"], "You have all of it."),
        ([], {first: 1, second: 2}, ["solved", "solved; 2 more when it is marked"], "Next: the same at other numbers."),
    ],
)
def test_an_item_is_the_learners_when_it_was_solved_at_two_sets_of_numbers(before, answers, lines, following):
    """Solved in a round before and in this one: it is the learner's. One of the two is not enough."""
    latest = {exercise.name: exercise(answer) for exercise, answer in answers.items()}
    said = summed_up(BOTH, latest, [Round("k7mx-2pqa", tuple(before))]).words.splitlines()
    assert said[0].endswith("· round 2")
    assert [line.split(": ", 1)[1] for line in said[1:3]] == lines
    assert said[3].startswith(following)


def test_another_round_has_other_numbers_and_keeps_what_was_played(seated, monkeypatch):
    """Two presses: the record is kept under another name, the next one has a key of its own, what was solved counts."""
    deal = seated.deal
    monkeypatch.chdir(deal.path.parents[1])
    before = deal.path.read_bytes()
    remember(first(1))
    remember(second(5))
    check = SelfCheck(BOTH, deal)
    press(check, "The same at other numbers")
    assert "In a class you hand in one set of numbers" in text(check)
    assert deal.path.read_bytes() == before
    press(check, "Yes, other numbers")
    assert "moves/meso.round-1.jsonl" in text(check)
    assert deal.path.with_name("meso.round-1.jsonl").read_bytes() == before
    key = first_key(deal.path)
    assert key not in (None, deal.key)
    again = prepared(deal.path.parents[1], key=...)
    assert again.key == key
    shown = SelfCheck(BOTH, again)
    assert "1 · One: not run yet; solved once before" in shown.box._words
    assert "2 · Two <b>: not run yet" in shown.box._words.splitlines()
    remember(first(1))
    assert "1 · One: you have it" in SelfCheck(BOTH, again).box._words


def test_the_question_before_it_can_be_answered_no(seated):
    """Staying changes nothing."""
    check = SelfCheck(BOTH, seated.deal)
    press(check, "The same at other numbers")
    press(check, "Stay with these")
    assert buttons(check) == ["The same at other numbers"]
    assert not file_of(seated.deal).exists()


@pytest.mark.parametrize(
    "written", ["", "[", "[]", '{"format": 2}', '{"format": 1, "rounds": [{"key": 1}]}', "[" * 100_000]
)
def test_rounds_that_cannot_be_read_are_named_and_left(seated, written):
    """A damaged file is named, nothing is written over it, and the rest is shown; an empty one is none."""
    file_of(seated.deal).write_text(written)
    check = SelfCheck(BOTH, seated.deal)
    assert "1 · One: not run yet" in check.box._words
    assert ("moves/meso-rounds.json: found" in text(check)) == bool(written)
    assert (buttons(check) == []) == bool(written)
    assert file_of(seated.deal).read_text() == written


def test_a_full_disk_begins_no_round(seated, monkeypatch):
    """What can't be written is said; the record stays, and the round goes on."""
    before = seated.deal.path.read_bytes()
    remember(first(1))
    check = SelfCheck(BOTH, seated.deal)

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("pathlib.Path.rename", full)
        press(check, "The same at other numbers")
        press(check, "Yes, other numbers")
    assert "No space left on device" in text(check)
    assert seated.deal.path.read_bytes() == before
    assert "1 · One: you have it" not in SelfCheck(BOTH, seated.deal).box._words  # the round is not counted twice


def test_a_table_that_was_open_writes_no_more(seated):
    """After another round has begun, the old table changes neither record."""
    check = SelfCheck(BOTH, seated.deal)
    press(check, "The same at other numbers")
    press(check, "Yes, other numbers")
    records = {path: path.read_bytes() for path in seated.deal.path.parent.glob("*.jsonl")}
    assert len(records) == 2
    offer(seated)
    assert "was opened again by another cell" in text(seated)
    assert {path: path.read_bytes() for path in records} == records
    assert json.loads(file_of(seated.deal).read_text())["rounds"] == [{"key": "example", "solved": []}]


def test_a_title_that_asks_needs_no_colon():
    """`Which? not run yet`, in the summary and on the card."""
    asking = Exercise("alone/asking", title="Which?", points=1, hints=("a", "b", "c"))

    @asking.check
    def said_which(answer):
        """You said which."""

    assert "1 · Which? not run yet" in summed_up([asking], {}).words
    assert score_text(asking(1)).startswith("Which? 1 of 1 point")
    assert score_text(first(1)).startswith("One: 1 of 1 point")
