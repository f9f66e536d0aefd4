"""Options nobody listed: they come to the table once an interest has been voiced, with all that belongs to them."""

from itertools import chain, combinations

import pytest

from grader.deal import Case, Preferences, all_points, best_joint, frontier
from grader.deal.case import CASES
from tests.deal.small import late_ideas, supplier_delay

LISTED = {"crews": ["one", "two", "weekend"], "penalty": ["none", "half", "whole"]}
NIGHT = {"crews": ["one", "two", "weekend", "night"], "penalty": ["none", "half", "whole"]}
HOTEL = {"crews": ["one", "two", "weekend"], "penalty": ["none", "half", "whole", "hotel"]}
BOTH = {"crews": ["one", "two", "weekend", "night"], "penalty": ["none", "half", "whole", "hotel"]}

# What was voiced, and what is then on the table.
OPENED = {
    "nothing": ([], LISTED),
    "an interest that opens an option": (["buyer.dry"], NIGHT),
    "another one that opens the same": (["supplier.rest"], NIGHT),
    "one that opens the other": (["buyer.costs"], HOTEL),
    "an interest of the same name, but of the other side": (["supplier.costs"], LISTED),
    "the name of an interest without its party": (["costs"], LISTED),
    "one that opens and one that doesn't": (["supplier.costs", "buyer.dry"], NIGHT),
    "both that open the same": (["buyer.dry", "supplier.rest"], NIGHT),
    "enough to open all": (["buyer.dry", "buyer.costs"], BOTH),
    "everything": (["buyer.dry", "buyer.costs", "supplier.costs", "supplier.rest"], BOTH),
}


def options(case: Case) -> dict[str, list[str]]:
    """Issue id -> its options' ids, in order."""
    return {issue.id: [option.id for option in issue.options] for issue in case.issues}


@pytest.mark.parametrize("what", OPENED)
def test_an_option_opens_with_the_interest_that_needs_it(what: str):
    """Any interest that the file names opens it, if it is voiced by the party that has it; nothing else does."""
    voiced, expected = OPENED[what]
    table = late_ideas().opened(frozenset(voiced))
    assert options(table) == expected
    for party in table.parties:
        assert {issue: list(values) for issue, values in party.preferences.points.items()} == expected


def test_at_first_nobody_has_thought_of_them():
    """The case as it lies on the table at first holds the listed options alone; the file's own holds all, latent last."""
    case = late_ideas()
    assert options(case.listed) == LISTED
    assert options(case) == BOTH
    assert case.openers == {"buyer.dry", "supplier.rest", "buyer.costs"}
    assert [o.opened_by for o in case.issue("crews").options] == [set(), set(), set(), {"buyer.dry", "supplier.rest"}]


def test_a_voiced_interest_that_opens_nothing_changes_nothing():
    """The very same table lies there as before."""
    case = late_ideas()
    assert case.opened(frozenset({"supplier.costs"})) is case.listed
    night = case.opened(frozenset({"buyer.dry"}))
    assert case.opened(frozenset({"buyer.dry", "supplier.rest"})) == night
    assert case.opened(frozenset({"buyer.dry", "supplier.costs"})) is night


def test_once_all_are_open_it_is_the_whole_case():
    """With every opener voiced nothing is left out; and where nothing is latent nothing ever is."""
    case, plain = late_ideas(), supplier_delay()
    assert case.opened(case.openers) is case
    assert plain.listed is plain
    assert plain.opened(frozenset({"buyer.dry"})) is plain
    assert plain.openers == frozenset()


def test_non_negotiables_follow():
    """A non-negotiable names a latent option only where it is open, and never loses a listed one."""
    case = late_ideas()
    assert case.you.preferences.must == {"crews": {"two", "weekend", "night"}}
    assert case.listed.you.preferences.must == {"crews": {"two", "weekend"}}
    assert case.opened(frozenset({"buyer.costs"})).you.preferences.must == {"crews": {"two", "weekend"}}
    assert case.opened(frozenset({"buyer.dry"})).you.preferences.must == {"crews": {"two", "weekend", "night"}}


def test_what_the_listed_options_are_worth_does_not_change():
    """Points, walk-aways, interests and lines are the same before and after; an idea adds points of its own."""
    case = late_ideas()
    for before, after in zip(case.listed.parties, case.parties, strict=True):
        for issue, values in before.preferences.points.items():
            assert values.items() <= after.preferences.points[issue].items()
        assert before.preferences.reservation == after.preferences.reservation
        assert (before.interests, before.lines, before.brief) == (after.interests, after.lines, after.brief)
    assert case.you.preferences.points["crews"]["night"] == 67  # 95 % of 70, half up
    assert case.them.preferences.points["penalty"]["hotel"] == 48


def subsets(names: frozenset[str]) -> list[frozenset[str]]:
    """Every choice of these names."""
    ordered = sorted(names)
    return [frozenset(c) for c in chain.from_iterable(combinations(ordered, n) for n in range(len(ordered) + 1))]


def only(own: Preferences, allowed: dict[str, list[str]]) -> Preferences:
    """The same preferences where these options alone are possible."""
    must = {i: frozenset(allowed[i]) & own.must.get(i, frozenset(allowed[i])) for i in own.points}
    return Preferences(own.points, own.reservation, must)


LATENT = sorted(p.stem for p in CASES.glob("*.toml") if Case.load(p.stem).openers)


@pytest.mark.parametrize("name", ["small", *LATENT])
def test_the_table_is_the_whole_case_without_what_is_closed(name: str):
    """Whatever was voiced, the packages, their points and the frontier are the whole case's own over the open options."""
    case = late_ideas() if name == "small" else Case.load(name)
    assert options(case.listed) != options(case)
    for voiced in subsets(case.openers):
        table = case.opened(voiced)
        open_now = {i.id: [o.id for o in i.options if not o.opened_by or o.opened_by & voiced] for i in case.issues}
        assert options(table) == open_now
        whole = [only(p.preferences, open_now) for p in case.parties]
        mine, theirs = (p.preferences for p in table.parties)
        assert all_points(mine, theirs) == all_points(*whole)
        assert frontier(mine, theirs) == frontier(*whole)


@pytest.mark.parametrize("name", [name for name in LATENT if Case.load(name).feasible])
def test_an_idea_of_the_course_is_worth_having(name: str):
    """Options nobody listed raise the best joint deal by four points or more."""
    case = Case.load(name)
    with_ideas = best_joint(case.you.preferences, case.them.preferences)
    without = best_joint(case.listed.you.preferences, case.listed.them.preferences)
    assert with_ideas is not None
    assert without is not None
    assert with_ideas.own + with_ideas.other >= without.own + without.other + 4
    latent = {(i.id, o.id) for i in case.issues for o in i.options if o.opened_by}
    assert latent & set(with_ideas.package.items())
