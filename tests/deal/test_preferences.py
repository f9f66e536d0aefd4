"""Points come from interests, and are whole."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.deal import Interest, Issue, Option, Preferences
from grader.deal.interests import points_from
from grader.errors import CaseError


def interest(weight: int, **satisfied: int) -> Interest:
    """An interest in the day alone."""
    return Interest("i", "label", "why", ("a", "b"), weight, {"day": satisfied})


DAY = Issue("day", "Day", (Option("fri", "Friday"), Option("sat", "Saturday")))


@pytest.mark.parametrize(
    ("weight", "per_cent", "points"),
    [(1, 50, 1), (3, 50, 2), (1, 49, 0), (7, 50, 4), (65, 75, 49), (26, 25, 7), (100, 100, 100), (9, 0, 0)],
)
def test_points_are_rounded_half_up(weight: int, per_cent: int, points: int):
    """Half a point counts as one, always upwards: 0.5 is 1 and 1.5 is 2."""
    assert points_from([interest(weight, fri=per_cent)], [DAY]) == {"day": {"fri": points, "sat": 0}}


def test_points_are_added_before_they_are_rounded():
    """Two interests that each give a quarter of a point give half a point together, which is one."""
    assert points_from([interest(1, fri=25), interest(1, fri=25)], [DAY])["day"]["fri"] == 1


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(1, 100), st.integers(0, 100)), min_size=1, max_size=5))
def test_points_are_the_nearest_whole_number(drawn: list[tuple[int, int]]):
    """Points differ from the exact sum by at most a half, and a half goes up."""
    exact = sum(Fraction(weight * share, 100) for weight, share in drawn)
    points = points_from([interest(weight, fri=share) for weight, share in drawn], [DAY])["day"]["fri"]
    assert Fraction(-1, 2) < exact - points + 0 < Fraction(1, 2) or exact - points == Fraction(-1, 2)


def test_issues_nobody_cares_about_are_worth_nothing():
    """An issue without an interest still has points: none, for every option."""
    other = Issue("price", "Price", (Option("low", "low"), Option("high", "high")))
    assert points_from([interest(10, fri=100)], [other]) == {"price": {"low": 0, "high": 0}}


@pytest.mark.parametrize("value", [math.nan, math.inf, 1.0, 0.5, True, "1", None], ids=repr)
def test_points_that_are_not_whole_are_refused(value: object):
    """NaN, floats and booleans are no points; the message names issue and option."""
    with pytest.raises(CaseError, match=r"'day', option 'fri': found .*, expected whole points\. Write"):
        Preferences({"day": {"sat": 1, "fri": value}})


@pytest.mark.parametrize("value", [math.nan, 40.0, True, "40"], ids=repr)
def test_a_reservation_that_is_not_whole_is_refused(value: object):
    """A walk-away is points too."""
    with pytest.raises(CaseError, match=r"reservation: found .*, expected whole points"):
        Preferences({"day": {"fri": 1}}, reservation=value)


def test_an_issue_without_options_is_refused():
    """There is nothing to choose from in an issue without options."""
    with pytest.raises(CaseError, match="'day': found no options"):
        Preferences({"day": {}})


SIDE = Preferences(
    {"price": {"low": 10, "mid": 20, "high": 30}, "day": {"fri": 5, "sat": 0}},
    reservation=20,
    must={"price": frozenset({"low", "mid"})},
)


@pytest.mark.parametrize(
    ("price", "day", "value", "accepted"),
    [
        ("mid", "sat", 20, True),
        ("low", "fri", 15, False),
        ("mid", "fri", 25, True),
        ("high", "fri", 35, False),
    ],
    ids=["just the walk-away", "below it", "above it", "good, but not negotiable"],
)
def test_what_a_party_accepts(price: str, day: str, value: int, accepted: bool):
    """A package must reach the walk-away and respect every non-negotiable, however many points it has."""
    package = {"price": price, "day": day}
    assert SIDE.value(package) == value
    assert SIDE.accepts(package) is accepted


def test_what_matters_how_much():
    """Stakes are the distance between an issue's best and worst option; ties keep the case's order."""
    assert SIDE.stakes() == {"price": 20, "day": 5}
    assert SIDE.best == 25
    assert SIDE.options("price") == {"low": 10, "mid": 20}
    assert Preferences({"a": {"x": 0, "y": 5}, "b": {"x": 0, "y": 9}, "c": {"x": 1, "y": 6}}).ranking() == [
        "b",
        "a",
        "c",
    ]


def test_an_incomplete_package_has_no_value():
    """A package that leaves an issue open is worth nothing that could be said."""
    with pytest.raises(KeyError):
        SIDE.value({"price": "low"})
