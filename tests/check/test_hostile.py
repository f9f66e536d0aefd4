"""Whatever is handed in, an exercise answers with a score."""

import contextlib
import io
import json
import math
from typing import Any

import pytest
from hypothesis import given

from grader.check import Exercise, Miss, Score
from tests.check.hostile import HOSTILE, any_answers, made
from tests.check.test_feedback import Page, echo


def sums() -> Exercise:
    """An exercise whose checks know nothing about shapes: they may break, never escape."""
    exercise = Exercise("test/sums", points=4, hints=("where", "what", "how"))

    @exercise.check
    def says(answer: Any) -> None:
        """you said something"""
        raise Miss(expected="something else", got=f"{answer}", hint="Why?", earned=0.5)

    @exercise.check
    def adds_up(answer: Any) -> None:
        """your numbers add up"""
        if sum(answer) != 10:
            raise Miss(got=f"{sum(answer)}")

    @exercise.check(needs=adds_up, worth=2, hidden=True)
    def plays(answer: Any, seed: int) -> None:
        """it plays well"""
        if answer[seed] < 3:
            raise Miss(earned=answer[seed])

    return exercise


def hold(score: Score) -> None:
    """Assert what every score promises."""
    assert math.isfinite(score)
    assert 0 <= score <= score.points
    assert float(repr(score)) == score
    assert Page(score._repr_html_()).open == []
    score._repr_html_().encode()
    score.text.encode()
    json.dumps([claim.got for claim in score.claims], ensure_ascii=False).encode()


def hand_in(answer: Any) -> None:
    """Hand in an answer everywhere it can go; nothing may reach stderr."""
    errors = io.StringIO()
    with contextlib.redirect_stderr(errors):
        for exercise in (sums(), echo()):
            score = exercise(answer)
            hold(score)
            hold(score.and_on(seed=(0, 1)))
            reading = exercise.read(answer)
            assert Page(reading._repr_html_()).open == []
            repr(reading).encode()
    assert errors.getvalue() == ""


@pytest.mark.parametrize("make", [factory for _, factory in HOSTILE], ids=[name for name, _ in HOSTILE])
def test_a_hostile_object_gets_a_score(make: Any) -> None:
    """None of them raises, prints, or earns more than there is."""
    hand_in(make())


@given(any_answers)
def test_any_answer_gets_a_score(answer: Any) -> None:
    """Nor does any JSON, alone or with a hostile object in it."""
    hand_in(made(answer))


@pytest.mark.parametrize("make", [factory for _, factory in HOSTILE], ids=[name for name, _ in HOSTILE])
def test_what_cannot_be_read_is_never_our_fault(make: Any) -> None:
    """An exercise that asks nothing of the shape is never broken by what is handed in."""
    assert not echo()(make()).broken
