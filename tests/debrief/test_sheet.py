"""An own score sheet beside the brief: where they differ, what it cost, and the sentence that mattered first."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.deal import Case
from grader.deal.swaps import answers_for, sheet_from
from grader.debrief.sheet import Comparison, compare

CASE = Case.load("three-years")
BRIEF = CASE.you.preferences
DEAL = {"length": "two", "price": "p44", "exclusivity": "sole", "notice": "d180", "visits": "none"}


def compared(deal: dict[str, str] | None = None, **otherwise: Any) -> Comparison:
    """The sheet that the brief implies, with some answers given otherwise, beside the brief."""
    answers = answers_for(CASE, BRIEF).to_json()
    for name, value in otherwise.items():
        answers[name] = {**answers[name], **value}
    return compare(CASE, sheet_from(CASE, answers), deal)


def test_a_sheet_that_reads_the_brief_well():
    """Who answers as the brief has it is told so, and nothing was hidden from them."""
    found = compared(DEAL)
    assert found.shares == {
        i: (s, s) for i, s in {"length": 30, "price": 18, "exclusivity": 20, "notice": 10, "visits": 22}.items()
    }
    assert (found.alike, found.pairs) == (10, 10)
    assert found.wrong_way == {}
    assert found.hidden is None
    assert found.deal == (50, 50) == (BRIEF.value(DEAL), BRIEF.value(DEAL))
    assert found.sentences[0].startswith("Your sheet says what the brief says")


def test_what_was_given_too_little_is_named_with_its_line():
    """Points on the sheet, points in the brief, and the line of the brief that makes them."""
    found = compared(swaps={"visits": 10})
    assert found.shares["visits"] == (2, 22)
    assert found.sentences[0] == (
        "You gave visits 2 of 100. The brief makes it 22: "
        "“Forty floats leave in fifty minutes, and a guest in the gateway costs ten of them.”"
    )


def test_what_the_difference_cost_comes_first():
    """A trade that the sheet made look bad, and the brief good, is the first thing said."""
    found = compared(DEAL, swaps={"length": 40, "notice": 150, "visits": 20, "exclusivity": 50})
    assert found.hidden is not None
    assert found.hidden.changes == {"length": "one", "price": "p52"}
    traded = DEAL | found.hidden.changes
    assert found.hidden.brief == BRIEF.value(traded) - BRIEF.value(DEAL) == 9
    assert found.hidden.other == CASE.them.preferences.value(traded) - CASE.them.preferences.value(DEAL) == 12
    assert found.hidden.own == -6
    assert found.sentences[0] == (
        "Your sheet hid something from you: one year in exchange for €52,000 a year. By the brief that was worth 9 more "
        "to you, and 12 more to them; by your sheet it looked like 6 less."
    )


def test_a_deal_refused_by_the_sheet_and_good_by_the_brief_is_said_to_be_good():
    """Below the own walk-away and above the alternative: nobody is blamed for signing it."""
    best = {"length": "one", "price": "p40", "exclusivity": "open", "notice": "d30", "visits": "none"}
    found = compared(DEAL, walk_away=best)
    assert found.deal == (50, 50)
    assert found.alternative == 44
    assert any(
        said
        == "By your sheet this deal lies below the 100 at which you would have left. By the brief it is worth 50, and your "
        "alternative 44: signing was better than leaving."
        for said in found.sentences
    )
    assert not any("signing was better" in said for said in compared(DEAL).sentences)


def test_no_line_is_quoted_twice():
    """Two issues that one line of the brief speaks of: the second points back to it."""
    found = compared(swaps={"length": 40, "notice": 150})
    about = [said for said in found.sentences if said.startswith("You gave")]
    assert sum("After the vote in April" in said for said in about) == 1
    assert any(said.endswith("from that same line.") for said in about)


def test_an_issue_taken_the_wrong_way_round():
    """Who takes the worst option for the best is told which two the brief has the other way round."""
    found = compared(best={"visits": "four"}, worst={"visits": "none"}, between={"visits": {"two": 35}})
    assert found.wrong_way == {"visits": (("none", "two"), ("none", "four"), ("two", "four"))}
    assert found.sentences[0].startswith(
        "On visits you put four visits a year above no visits. The brief has it the other way round: “Forty floats"
    )


def test_a_walk_away_below_the_alternative():
    """A package worth less than the alternative, named as still good enough, is measured by the brief."""
    found = compared(
        walk_away={"price": "p56", "visits": "four", "length": "three", "exclusivity": "open", "notice": "d90"}
    )
    assert found.walk_away == (28, 28)
    assert "By the brief that is worth 28, and your alternative 44." in found.sentences[0]


def test_a_walk_away_far_above_the_alternative():
    """Who would leave too early is told from where the brief would have signed."""
    found = compared(
        walk_away={"length": "one", "price": "p40", "exclusivity": "open", "notice": "d30", "visits": "four"}
    )
    assert found.walk_away[1] == 78
    assert found.sentences[0].endswith("worth 78, and anything from 44 up is better than no deal.")


def test_signing_below_the_alternative_is_said_before_all_else():
    """A deal that looked good on the own sheet, and is worse than the alternative by the brief."""
    bad = DEAL | {"length": "three", "price": "p56"}
    low = {"length": "three", "price": "p56", "exclusivity": "sole", "notice": "d180", "visits": "none"}
    found = compared(bad, walk_away=low)
    assert found.deal == (22, 22)
    assert found.sentences[0] == (
        "By your sheet this deal is worth 22, and you would have walked away below 22. "
        "By the brief it is worth 22, and your alternative 44."
    )


def test_without_a_deal_nothing_is_said_of_one():
    """No deal: the two sheets are compared all the same."""
    found = compared()
    assert found.deal is None
    assert found.hidden is None
    assert not any("deal" in said for said in found.sentences)


CENTS = st.fixed_dictionaries({issue: st.integers(0, 300) for issue in ("length", "exclusivity", "notice", "visits")})
PACKAGES = st.fixed_dictionaries({i.id: st.sampled_from([o.id for o in i.options]) for i in CASE.issues})


@settings(max_examples=60)
@given(CENTS, PACKAGES)
def test_what_was_hidden_is_what_is_said_of_it(swaps: dict[str, int], deal: dict[str, str]):
    """Whatever the sheet: a hidden trade is better by the brief, no better by the sheet, no worse for them, and listed."""
    answers = answers_for(CASE, BRIEF).to_json()
    sheet = sheet_from(CASE, answers | {"swaps": swaps})
    found = compare(CASE, sheet, deal)
    assert sum(own for own, _ in found.shares.values()) == sum(real for _, real in found.shares.values()) == 100
    assert 0 <= found.alike <= found.pairs
    if found.hidden is not None:
        traded = deal | found.hidden.changes
        assert BRIEF.value(traded) - BRIEF.value(deal) == found.hidden.brief > 0
        assert sheet.value(traded) - sheet.value(deal) == found.hidden.own <= 0
        assert CASE.them.preferences.value(traded) >= CASE.them.preferences.value(deal)
        assert all(option in CASE.listed.you.preferences.points[i] for i, option in found.hidden.changes.items())


@pytest.mark.parametrize("name", ["first-minute", "product-launch", "supplier-delay", "flexible-work"])
def test_every_kind_of_case_can_be_compared(name: str):
    """Two issues or five, with and without non-negotiables: a sheet that follows the brief has no fault."""
    case = Case.load(name)
    found = compare(case, sheet_from(case, answers_for(case, case.you.preferences).to_json()))
    assert found.alike == found.pairs
    assert found.wrong_way == {}
    assert all(abs(own - real) <= 1 for own, real in found.shares.values())
