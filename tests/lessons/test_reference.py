"""Whatever the key, a learner who does what the lesson teaches can earn every point."""

import os
from collections import Counter

from grader.lessons import meso
from tests.lessons.given import choice_of, deal_of, keys, scored
from tests.lessons.reference import PLAN, build, improve, negotiate, rule_out

COUNT = int(os.environ.get("COURSE_KEYS", "150"))
"""Variants to solve; 1,000 take about three minutes."""
KEYS = keys(COUNT, "reference")


def test_equal_offers_can_be_built_from_every_sheet():
    """Full marks for equal offers, hidden part included, on every variant."""
    found = Counter(
        float(
            scored(meso.equal_offers, dict(zip("ABC", build(deal_of(key).case.you.preferences), strict=False)), 11, key)
        )
        for key in KEYS
    )
    assert found == {meso.equal_offers.points: COUNT}


def test_every_choice_can_be_read():
    """Full marks for what a choice rules out, on every variant; it never settles everything."""
    choices = [choice_of(key) for key in KEYS]
    assert Counter(float(meso.ruled_out(rule_out(choice), choice)) for choice in choices) == {
        meso.ruled_out.points: COUNT
    }
    assert {len(choice.possible()) for choice in choices} <= {2, 3}


def test_every_choice_can_be_improved_on():
    """Full marks for round two, on every variant."""
    assert Counter(float(meso.improve(improve(choice), choice)) for choice in map(choice_of, KEYS)) == {
        meso.improve.points: COUNT
    }


def test_one_plan_serves_with_people_not_met():
    """A plan knows nothing of a key: the lesson's own earns every point when marked, and nearly every one with others."""
    assert scored(meso.plan, PLAN, (11, 12, 13)) == meso.plan.points
    elsewhere = [scored(meso.plan, PLAN, seed) for seed in range(101, 109)]
    assert min(elsewhere) >= 0.87 * meso.plan.points
    assert sum(elsewhere) / len(elsewhere) > 0.97 * meso.plan.points


def test_a_good_negotiation_earns_every_point():
    """Two thirds of the variants at the first attempt, all of them when sitting down again."""
    sample = KEYS if "COURSE_KEYS" in os.environ else KEYS[:60]
    attempts = [[float(score) for score in negotiate(deal_of(key))] for key in sample]
    assert Counter(scores[-1] for scores in attempts) == {meso.negotiation.points: len(sample)}
    first = Counter(scores[0] for scores in attempts)
    assert first[meso.negotiation.points] >= len(sample) / 2
    assert min(first) >= 2
