"""The marks of lessons 01 and 03 are where the stated rule puts them: on seeds and keys that mark nobody."""

from importlib import import_module

import pytest

from grader.lessons import disclosure, value
from grader.lessons.disclosure import plans as disclosure_plans
from grader.lessons.value import plans as value_plans
from tests.content import catalogue_disclosure, catalogue_value
from tests.lessons.cuts import ALL, GOOD, KEYS, MISTAKES, SEEDS, SILENT, at_tables, at_the_deal, halfway
from tests.lessons.given import scored

FEW_SEEDS, FEW_KEYS = tuple(SEEDS)[::15], KEYS[::6]
PLANS = {"value": value_plans, "disclosure": disclosure_plans}
MODULES = {lesson: import_module(f"grader.lessons.{lesson}.negotiation") for lesson in PLANS}
MARKING = {"value": catalogue_value.SEEDS["value/plan"], "disclosure": catalogue_disclosure.SEEDS["disclosure/plan"]}
EXERCISES = {"value": value.plan, "disclosure": disclosure.plan}


@pytest.mark.parametrize("lesson", PLANS)
def test_marks_of_a_plan_are_set_on_other_seeds(lesson):
    """Within what few seeds allow: all points halfway from the mistakes to good plans, none at yes to everything."""
    plans = PLANS[lesson]
    good, bad = (
        at_tables(lesson, GOOD[lesson], FEW_SEEDS),
        at_tables(lesson, (*MISTAKES[lesson], ALL[lesson]), FEW_SEEDS),
    )
    none = at_tables(lesson, [ALL[lesson]], FEW_SEEDS)
    assert pytest.approx(halfway(good.own, bad.own), abs=2.5) == plans.ENOUGH
    assert pytest.approx(none.own, abs=4) == plans.LITTLE
    assert pytest.approx(halfway(good.share, bad.share), abs=0.1) == plans.MOST_OF_IT
    assert pytest.approx(none.share, abs=0.1) == plans.PART_OF_IT
    assert not set(MARKING[lesson]) & set(SEEDS)


@pytest.mark.parametrize("lesson", MODULES)
def test_marks_of_a_negotiation_are_set_on_keys_of_nobody(lesson):
    """The floor halfway from yes to everything to good plans; shares likewise, from the mistakes."""
    deal, every = MODULES[lesson], [ALL[lesson]]
    good, none = at_the_deal(lesson, GOOD[lesson], FEW_KEYS), at_the_deal(lesson, every)
    bad = at_the_deal(lesson, (*MISTAKES[lesson], *SILENT[lesson], *every), FEW_KEYS)
    assert -2 <= halfway(good.own, none.own) - deal.FLOOR < 7
    assert pytest.approx(halfway(good.share, bad.share), abs=0.1) == deal.GOOD_SHARE
    assert pytest.approx(none.share, abs=0.1) == deal.FAIR_SHARE


@pytest.mark.parametrize("lesson", PLANS)
def test_plans_are_marked_in_their_order(lesson):
    """On the seeds that mark every good plan earns more than every mistake."""
    exercise, seeds = EXERCISES[lesson], MARKING[lesson]
    good = [scored(exercise, list(plan), seeds) for plan in GOOD[lesson]]
    bad = [scored(exercise, list(plan), seeds) for plan in (*MISTAKES[lesson], ALL[lesson])]
    assert min(good) > max(bad)
    assert min(good) >= exercise.points - 0.25
