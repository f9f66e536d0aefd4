"""An assignment alone: what is solved, what is not, and what comes next."""

import pytest

from grader.check import Exercise, Miss
from grader.lessons import meso
from grader.widgets import check_all
from grader.widgets.self_check import LATEST, MARKED, summed_up

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
            "For the same at other numbers",
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


def test_an_assignment_is_found_by_its_name(monkeypatch):
    """`check_all("meso")` has a line for each graded item; while it is marked, it says nothing of the kind."""
    monkeypatch.setattr("grader.widgets.self_check.LATEST", {})
    assert len(check_all("meso").words.splitlines()) == len(meso.GRADED) + 2
    assert len(check_all("and-mindset").words.splitlines()) > 4
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert check_all("meso").words == MARKED
    assert isinstance(LATEST, dict)
