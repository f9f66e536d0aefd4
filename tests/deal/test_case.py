"""The cases of the course, as they read."""

import re

import pytest

from grader.deal import Case
from grader.deal.case import CASES
from grader.errors import CaseError
from tests.deal.small import NAME, content, supplier_delay

NAMES = sorted(path.stem for path in CASES.glob("*.toml"))


def test_the_two_cases_of_the_course_are_there():
    """The first minute and the services deal are among the cases."""
    assert {"first-minute", "implementation-services"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_text_of_a_case_is_filled_in(name: str):
    """No story, brief, reason or sentence of a case still holds a placeholder that the case itself should fill."""
    case = Case.load(name)
    texts = [case.story, case.title]
    for party in case.parties:
        texts += [party.name, party.role, party.brief, party.alternative]
        texts += [text for i in party.interests for text in (i.label, i.why, *i.says)]
    assert [text for text in texts if re.search(r"[{}]", text)] == []


@pytest.mark.parametrize("name", NAMES)
def test_in_a_case_of_the_course_both_sides_can_gain(name: str):
    """Both parties weigh 100 points of interests, and neither is content with its alternative."""
    case = Case.load(name)
    for party in case.parties:
        assert sum(i.weight for i in party.interests) == 100
        assert 0 < party.preferences.reservation < party.preferences.best


def test_who_sits_where():
    """The learner plays the party the file names; the other one sits opposite."""
    case = supplier_delay()
    assert (case.you.id, case.them.id) == ("buyer", "supplier")
    assert case.opposite("supplier") is case.you
    assert case.story == "Ana is three weeks behind. Plan A was one crew."


def test_a_package_in_words():
    """A package reads as its options' labels, in the case's order."""
    case = supplier_delay()
    package = {"penalty": "half", "crews": "two"}
    assert case.in_words(package) == "two crews, €5,000"
    assert case.labels(package) == {"Crews": "two crews", "Penalty": "€5,000"}


def test_points_follow_the_interests():
    """What an option is worth comes from weights and shares alone."""
    points = supplier_delay().you.preferences.points
    assert points == {"crews": {"one": 0, "two": 42, "weekend": 70}, "penalty": {"none": 0, "half": 15, "whole": 30}}


@pytest.mark.parametrize("ask", ["party", "issue"])
def test_asking_for_what_is_not_there(ask: str):
    """A case has no party and no issue of another name."""
    with pytest.raises(KeyError):
        getattr(supplier_delay(), ask)("nobody")
    with pytest.raises(KeyError):
        supplier_delay().you.interest("nobody")
    with pytest.raises(KeyError):
        supplier_delay().issue("crews").option("none")


@pytest.mark.parametrize("side", ["buyer", "supplier"])
def test_non_negotiables_count_towards_the_best_package(side: str):
    """A walk-away within the best package, but above the best one that the non-negotiables leave, is refused."""
    changed = content()
    changed["parties"][side]["must"] = {"penalty": ["half"]}
    changed["parties"][side]["reservation"] = 90
    with pytest.raises(CaseError, match=rf"\[parties\.{side}\]: found reservation = 90, expected at most"):
        Case.build(changed, NAME)
