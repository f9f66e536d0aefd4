"""Playing a plan at several tables, and counting what came of it."""

from collections import Counter

import pytest

from grader.deal import Case
from grader.lessons import meso, trial
from grader.lessons.meso import plans
from grader.lessons.trial import Outcome, Trial, try_plan
from tests.lessons.reference import PLAN

SERVICES = Case.load("implementation-services")


def test_the_same_seed_plays_the_same_tables():
    """A trial can be run again; another seed meets other people."""
    once, again, other = (try_plan(PLAN, SERVICES.id, seed) for seed in (5, 5, 6))
    assert once == again
    assert once != other


def test_every_plan_meets_the_same_people():
    """Another plan sits down at the same tables, so that two plans can be compared."""
    one, another = (try_plan(plan, SERVICES.id, 5) for plan in (PLAN, ["accept at 40 %"]))
    assert [outcome.who for outcome in one.outcomes] == [outcome.who for outcome in another.outcomes]
    assert one != another


def test_a_trial_counts_deals_points_and_share():
    """Without a deal: the walk-away, and nothing of the available value."""
    trial = Trial((Outcome("Marta", 60, 0.9, "€82,000, net 15"), Outcome("Devi", 40, 0.0, None)))
    assert (trial.deals, trial.own, trial.share) == (0.5, 50, 0.45)
    assert repr(trial) == "1 deal at 2 tables; on average 50 points to you and 45 % of the available value"
    assert "no deal" in trial._repr_html_()


def test_a_plan_that_never_signs_gets_its_walk_away():
    """Asking until time is up ends at every table without a deal."""
    trial = try_plan(["ask for their top issue"] * 8, SERVICES.id, 3)
    assert trial.deals == 0
    assert {outcome.own for outcome in trial.outcomes} == {SERVICES.you.preferences.reservation}


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (["..."], "Put rules from the menu in place of the dots"),
        ([...], "Put rules from the menu in place of the dots"),
        (["be nice"], 'We can\'t read this plan yet: expected a rule from the menu; found "be nice".'),
        ("be nice", "We can't read this plan yet: expected a list in square brackets"),
    ],
)
def test_a_trial_of_something_else_says_so(plan, said):
    """No traceback: a sentence about what to write."""
    assert said in repr(meso.trial(plan))


def test_a_practice_trial_plays_the_practice_tables():
    """As many as the lesson says, none of them those that a hand-in is marked on."""
    trial = meso.trial(PLAN)
    assert len(trial.outcomes) == plans.PRACTICE_TABLES
    assert plans.PRACTICE_SEED not in (11, 12, 13)
    assert trial._repr_html_().count("<tr>") == plans.PRACTICE_TABLES + 1


def test_the_menu_can_be_copied_into_a_plan():
    """Every rule as it stands on the menu is a rule that a plan can hold."""
    assert meso.plan.read(list(meso.rules())).miss is None
    assert repr(meso.rules()).splitlines() == [f'"{rule}",' for rule in meso.rules()]


def test_everybody_sits_at_every_case(monkeypatch):
    """With as many kinds of people as cases, too: nobody keeps one case to themselves."""
    seated = []
    played = trial.negotiate

    def noting(case, plan, opposite, seed):
        seated.append((case.id, opposite.name))
        return played(case, plan, opposite, seed)

    monkeypatch.setattr(trial, "negotiate", noting)
    cases, kinds = ("supplier-delay", "flexible-work"), ("collaborator", "guarded")
    try_plan(["accept at 40 %"], cases, 5, 8, kinds)
    assert Counter(seated) == {(case, kind): 2 for case in cases for kind in kinds}
