"""From plan to deal: what is missing is said in a sentence, and what is not missing can be played."""

import tomllib

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.deal import Case
from grader.errors import PlanError
from grader.planning import Plan, PlannedIssue, assumed, missing, to_case
from grader.planning.case import content
from grader.planning.offers import beneath, complete, for_instance, in_words, proposed, worth
from grader.planning.plan import BEST
from grader.planning.points import per_cent, shares, target, walk_away
from grader.planning.toml import to_toml
from grader.players import player
from grader.table import Accept, Session, WalkAway, standing
from tests.planning.plans import NASTY, ORDERS, PLANS, PLAYABLE

PRICE, PAYMENT, SCOPE = ORDERS.issues


@pytest.mark.parametrize(
    ("issues", "sentence"),
    [
        ((), "Nothing is on the table yet."),
        ((PRICE,), "Only “Price” is on the table."),
        ((PRICE, evolve(PAYMENT, options=("net 60",))), "“Payment” has one option so far. A deal needs at least two."),
        ((PRICE, evolve(PAYMENT, options=())), "“Payment” has no option yet. A deal needs at least two."),
        ((PRICE, evolve(PAYMENT, options=("a{", "A("))), "“Payment” lists “a{” twice."),
        ((PRICE, evolve(PAYMENT, label="")), "One issue has options (net 60 ...) and no name."),
        ((PRICE, evolve(PAYMENT, weight=None)), "“Payment”: say how much the best option matters to you"),
        ((PRICE, evolve(PAYMENT, label="price")), "Two issues are called “Price”."),
    ],
)
def test_what_is_missing_is_said(issues, sentence):
    """One friendly sentence for each thing; then no deal can be made of it."""
    plan = Plan(issues=issues)
    assert any(each.startswith(sentence) for each in missing(plan)), missing(plan)
    with pytest.raises(PlanError):
        to_case(plan)


def test_what_is_taken_for_granted_is_said():
    """Each guess that is open has its sentence, with the number used; a full plan has none."""
    payment, worth_to_them = assumed(ORDERS)
    assert payment == "How much they care about “Payment” is open: taken as 30, beside your other guesses."
    assert worth_to_them.startswith("What they have without a deal is open: taken as worth ")
    guessed = evolve(ORDERS, their_worth=20).with_issue(1, their_weight=20)
    assert assumed(guessed) == ()
    assert assumed(evolve(guessed, alternative_worth=None)) == ("Your walk-away is open: taken as 40, of 100.",)
    (hopeless,) = assumed(evolve(guessed, their_worth=95, walk_away=95))
    assert hopeless.startswith("By these numbers no package suits you both")


@given(st.lists(st.integers(1, 1_000), min_size=1, max_size=6))
def test_weights_become_points_of_a_hundred(weights):
    """They add up to 100, none is 0, and what matters more never gets fewer."""
    found = shares(weights)
    assert sum(found) == BEST
    assert min(found) >= 1
    assert all(
        a >= b for x, a in zip(weights, found, strict=True) for y, b in zip(weights, found, strict=True) if x > y
    )


def test_options_are_spread_evenly():
    """From nothing to all, each step as wide as the others."""
    assert [per_cent(n, downwards=False) for n in (2, 3, 4)] == [[0, 100], [0, 50, 100], [0, 33, 67, 100]]
    assert per_cent(3, downwards=True) == [100, 50, 0]


@given(PLAYABLE)
@settings(deadline=None)
def test_whatever_lacks_nothing_is_a_case(plan):
    """Its file reads back as a case in which both sides' best package is worth 100, mine the first of every list."""
    assert missing(plan) == ()
    written = to_toml(content(plan))
    assert tomllib.loads(written) == content(plan)
    case = Case.build(tomllib.loads(written), "own")
    assert case.you.preferences.best == case.them.preferences.best == BEST
    assert case.you.preferences.value({issue.id: "option-1" for issue in case.issues}) == BEST
    assert case.you.preferences.reservation == walk_away(plan)


@given(PLANS)
@settings(deadline=None)
def test_any_plan_is_playable_or_says_why(plan):
    """There is no plan that says nothing is missing and still makes no deal; what is assumed can always be said."""
    assumed(plan)
    if not missing(plan):
        to_case(plan)


def test_a_case_says_who_wants_what():
    """Their end is the other one unless they like the same; what is not negotiable holds; reasons are spoken."""
    case = to_case(ORDERS.with_issue(2, alike=True))
    theirs = case.them.preferences.points
    assert list(theirs["issue-1"].values()) == sorted(theirs["issue-1"].values())
    assert list(theirs["issue-3"].values()) == sorted(theirs["issue-3"].values(), reverse=True)
    assert case.you.preferences.must == {"issue-1": {"option-1", "option-2"}}
    assert case.you.interest("issue-1").says[0] == "The board sees all above €85,000."
    assert case.them.interest("issue-1").says[0] == "We close soon."
    assert (case.title, case.them.name) == ("The new order system", "Marta")


@pytest.mark.parametrize("name", ["collaborator", "guarded", "hard_bargainer", "messenger", "positional"])
def test_it_can_be_played_to_its_end(name):
    """Against whoever it may be, the table opens and can be closed."""
    session = Session(to_case(ORDERS), player(name), "own/example")
    offers = standing(session.history, "them")
    assert offers
    mine = session.case.you.preferences
    session.play(Accept(0) if mine.allows(offers[0]) else WalkAway())
    assert session.over


@given(PLAYABLE)
@settings(deadline=None, max_examples=40)
def test_proposed_offers_are_nearly_equal(plan):
    """None is below what is acceptable issue by issue, none comes twice, and they lie near the target."""
    rows = proposed(plan)
    assert len(set(rows)) == len(rows) <= 3
    case = to_case(plan)
    for row in rows:
        assert complete(plan, row)
        package = {f"issue-{n + 1}": f"option-{at + 1}" for n, at in enumerate(row) if at is not None}
        assert worth(plan, row) == case.you.preferences.value(package)
        assert abs(worth(plan, row) - target(plan)) <= 8
        assert case.you.preferences.allows(package)


def test_three_offers_near_the_target():
    """Where the deal has room, three are found, and each reads as a package."""
    issues = tuple(PlannedIssue(f"Issue {n}", tuple("abcd"), 25, their_weight=n + 1) for n in range(4))
    rows = proposed(Plan(issues=issues, target=70))
    assert len(rows) == 3
    values = [worth(Plan(issues=issues), row) for row in rows]
    assert max(values) - min(values) <= 4
    assert in_words(Plan(issues=issues), rows[0]).count(";") == 3


def test_a_number_is_shown_as_a_package():
    """Points become something one can picture; what is wrong with an offer is said."""
    assert for_instance(ORDERS, 100) == "€76,000; net 60; full"
    assert beneath(ORDERS, (2, 0, 0)) == "You said €90,000 is not acceptable to you."
    assert beneath(ORDERS, (1, 1, 2)) == "Walking away is worth more to you."
    assert beneath(ORDERS, (0, 0, 0)) == ""


@given(NASTY)
def test_any_text_survives_toml(text):
    """A text is read back as it was written; lone halves of letters never get that far."""
    written = text.encode("utf-8", "replace").decode()
    assert tomllib.loads(to_toml({"a": {"b": written}, "c": [written]})) == {"a": {"b": written}, "c": [written]}
