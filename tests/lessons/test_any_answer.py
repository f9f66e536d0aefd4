"""Whatever is handed in, no check of ours breaks, and nobody earns more than is due."""

import contextlib
import copy
import io
import math
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.check import Exercise, Score
from grader.deal import all_points
from grader.debrief import worth
from grader.lessons import meso
from grader.lessons.meso.plans import MENU
from grader.lessons.meso.situation import improvements
from tests.check.hostile import HOSTILE, any_answers, hostile_values, json_values, made
from tests.content.catalogues import CATALOGUE
from tests.lessons.given import EXERCISES, choice_of, deal_of, keys, scored

CASE = deal_of().case
OPEN = {"value/guess"}
"""Exercises in which any number from 0 to 100 is right: a guess, which commits and can't be wrong."""
EACH = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)


def handed_in(exercise: Exercise, answer: Any, seed: int | None = None) -> Score:
    """Score an answer and assert what every score promises: no fault of ours, points within bounds, stderr silent."""
    errors = io.StringIO()
    with contextlib.redirect_stderr(errors):
        score = scored(exercise, answer, seed)
    assert [claim.trouble for claim in score.claims if claim.trouble] == []
    assert math.isfinite(score)
    assert 0 <= score <= exercise.points
    assert float(repr(score)) == score
    score._repr_html_().encode()
    assert errors.getvalue() == ""
    return score


def right_answers(exercise: Exercise) -> list[Any]:
    """What the catalogue gives full marks."""
    return [row.answer for row in CATALOGUE[exercise.name] if row.points == exercise.points]


def places(answer: Any) -> list[tuple[Any, ...]]:
    """Every place in an answer, the whole of it first."""
    found: list[tuple[Any, ...]] = [()]
    if isinstance(answer, dict):
        found += [(key, *rest) for key, value in answer.items() for rest in places(value)]
    elif isinstance(answer, list | tuple):
        found += [(at, *rest) for at, value in enumerate(answer) for rest in places(value)]
    return found


def with_change(answer: Any, place: tuple[Any, ...], change: Any) -> Any:
    """The answer with something else in one place; tuples become lists, and sets are left alone."""
    if not place:
        return change
    changed = dict(answer) if isinstance(answer, dict) else list(answer)
    changed[place[0]] = with_change(answer[place[0]], place[1:], change)
    return changed


@st.composite
def bent(draw: Any, answers: list[Any]) -> Any:
    """A right answer with one place changed: any JSON, a hostile object, or another part of a right answer."""
    answer = copy.deepcopy(draw(st.sampled_from(answers)))
    parts = [
        part
        for each in answers
        for part in (each.values() if isinstance(each, dict) else each if isinstance(each, list) else [])
    ]
    change = draw(json_values | hostile_values | (st.sampled_from(parts) if parts else st.nothing()))
    return with_change(answer, draw(st.sampled_from(places(answer))), change)


@EACH
def test_a_hostile_object_earns_nothing(exercise):
    """Objects that lie, raise or never end: no exercise gives a point for one."""
    earning = [name for name, make in HOSTILE if handed_in(exercise, make()) != 0]
    assert earning == [] or exercise.name in OPEN


@EACH
def test_any_answer_gets_a_fair_score(exercise):
    """Any JSON, hostile objects amid it: a score, and full marks only for what the catalogue knows as right."""

    @settings(max_examples=50)
    @given(any_answers)
    def hand_in(answer: Any) -> None:
        score = handed_in(exercise, made(answer))
        assert score < exercise.points or exercise.name in OPEN or answer in right_answers(exercise)

    hand_in()


@EACH
def test_a_right_answer_with_something_else_in_it_gets_a_fair_score(exercise):
    """The nearest thing to a right answer, and the likeliest to reach a check: nothing breaks, nothing is overpaid."""

    @settings(max_examples=80)
    @given(bent(right_answers(exercise)))
    def hand_in(answer: Any) -> None:
        handed_in(exercise, made(answer))

    hand_in()


EVERY_PACKAGE = [point.package for point in all_points(CASE.you.preferences, CASE.them.preferences)]
packages = st.sampled_from(EVERY_PACKAGE)
near_the_target = st.sampled_from([each for each in EVERY_PACKAGE if 69 <= CASE.you.preferences.value(each) <= 81])


@given(st.lists(near_the_target, min_size=1, max_size=4))
def test_equal_offers_earn_full_marks_only_if_they_are(offered):
    """Two or three, within two points of each other, within five of the target: otherwise something is missing."""
    score = handed_in(meso.equal_offers, offered, 11)
    values = [CASE.you.preferences.value(package) for package in offered]
    equal = 2 <= len(values) <= 3 and max(values) - min(values) <= 2 and all(70 <= value <= 80 for value in values)
    assert equal or score < 4
    assert equal or score <= 2.5


def test_what_is_ruled_out_is_one_set_of_issues():
    """Of all sixteen answers one earns full marks; none earns any that names a possible issue."""
    issues, right = [issue.id for issue in CASE.issues], set(choice_of().ruled_out())
    answers = [set(named) for count in range(5) for named in combinations(issues, count)]
    for answer in answers:
        score = handed_in(meso.ruled_out, answer)
        assert (score == meso.ruled_out.points) == (answer == right)
        assert (score == 0) == (not answer or not answer <= right)


@pytest.mark.parametrize("key", keys(10, "improvements"))
def test_an_improvement_is_one_for_both(key):
    """Of all packages there are, those earn full marks that are no worse for you and better for them in every way."""
    choice = choice_of(key)
    right = list(improvements(choice))
    assert [package for package in EVERY_PACKAGE if scored(meso.improve, package, key=key) == 2] == right


issue_ids = st.sampled_from([issue.id for issue in CASE.issues])
moves = st.one_of(
    packages.map(lambda package: {"offer": package}),
    st.lists(packages, max_size=4).map(lambda several: {"equal_offers": several}),
    st.builds(
        lambda more, less, ask: {"disclose": {"order": [more, less]}, "ask": ask}, issue_ids, issue_ids, st.booleans()
    ),
    issue_ids.map(lambda issue: {"ask": issue}),
    st.integers(-1, 3).map(lambda which: {"accept": which}),
    st.sampled_from([{"say": "Hm."}, {"walk_away": True}, {"decline": True}, {"prefer": 0}]),
)
likely = packages.map(lambda package: {"offer": package})


@settings(max_examples=60)
@given(st.lists(likely, max_size=7), st.lists(moves, max_size=3))
def test_any_negotiation_gets_a_fair_score(offers, others):
    """Moves that may be made and moves that may not: more than half only for a deal above the floor."""
    played = [*others[:1], *offers, *others[1:], {"accept": 0}]
    score = handed_in(meso.negotiation, played)
    if score > 3:
        deal = deal_of().replay(played).deal
        assert worth(CASE, deal).own >= 55


levels = st.integers(0, 130).map(str)
lines = st.builds(lambda line, level: line.replace("80", level).replace("65", level), st.sampled_from(MENU), levels)


@settings(max_examples=12)
@given(st.lists(lines, min_size=1, max_size=11), st.integers(0, 10**6))
def test_any_plan_can_be_played(plan, seed):
    """Rules in any order, with any numbers, on any seed: a score, hidden part included, and no fault of ours."""
    handed_in(meso.plan, plan, seed)
    assert repr(meso.trial(plan))


@settings(max_examples=30)
@given(any_answers)
def test_trying_a_plan_never_stops_a_notebook(plan):
    """``meso.trial`` says in a sentence what it can't read."""
    assert repr(meso.trial(made(plan)))
