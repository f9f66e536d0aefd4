"""A brief in prose says what weighs most, in every variant, and never how much."""

import re

import pytest

from grader.deal import Case, variant
from grader.deal.brief import in_prose
from grader.deal.case import known_cases

KEYS = ("example", "k7mx-2pqa", "a2b3-c4d5")


@pytest.mark.parametrize("name", sorted(known_cases()))
@pytest.mark.parametrize("key", KEYS)
def test_the_heaviest_interest_comes_first_and_says_so(name, key):
    """Every interest has a line, in the order of its variant's weights; only the first would be given up last."""
    party = variant(Case.load(name), key).you
    told = in_prose(party)
    weights = [party.interest(i.id).weight for line in told for i in party.interests if f": {i.label}. {i.why}" in line]
    assert len(told) == len(party.interests) == len(weights)
    assert weights == sorted(weights, reverse=True)
    assert [line.startswith("What you would give up last") for line in told] == [True] + [False] * (len(told) - 1)


def test_no_weight_is_given_away():
    """No line holds a number that its interest's own words do not hold."""
    for name in known_cases():
        party = Case.load(name).you
        for line in in_prose(party):
            (interest,) = [i for i in party.interests if i.label in line and i.why in line]
            assert set(re.findall(r"\d+", line)) <= set(re.findall(r"\d+", interest.label + interest.why))


def test_what_is_light_is_called_so():
    """An interest of less than a fifth of the whole could be done without; a heavier one counts."""
    party = Case.load("implementation-services").you
    leads = [line.split(":")[0] for line in in_prose(party)]
    assert leads == [
        "What you would give up last",
        "What counts as well",
        "What counts as well",
        "What you would like, and could do without",
    ]
