"""A plan: any field may be empty, none grows without bound, and an edit keeps what it does not touch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.planning import Plan, PlannedIssue
from grader.planning.plan import LABEL, LINE, MOST_ISSUES, MOST_OPTIONS, TEXT, moved, one_line, some_lines
from tests.planning.plans import ISSUES, NASTY, ORDERS, PLANS


@given(NASTY)
def test_a_line_stays_a_line(text):
    """One line holds no break, no hidden sign, no more than its size, and is its own tidy form."""
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert not set(line) & set("\x00\x7f\u202e\u2028\t")
    assert one_line(line) == line
    assert some_lines(some_lines(text)) == some_lines(text)


def test_nothing_grows_without_bound():
    """Whatever is written, a plan keeps to its sizes."""
    huge = "x" * 10_000
    issue = PlannedIssue(huge, tuple(f"{n}{huge}" for n in range(50)), why=huge)
    plan = Plan(line=huge, title=huge, issues=(issue,) * 50, questions=f"{huge}\n" * 50, offers=[[1] * 50] * 50)
    assert len(plan.issues) == MOST_ISSUES
    assert [len(plan.line), len(plan.title), len(plan.questions)] == [LINE, LABEL, TEXT]
    assert len(plan.issues[0].options) == MOST_OPTIONS
    assert max(map(len, plan.issues[0].options)) == LABEL
    assert [len(row) for row in plan.offers] == [MOST_ISSUES] * 3


@pytest.mark.parametrize("value", [True, 40.0, "40", -1, 101, 10**30, None, []])
def test_what_is_no_number_of_points_is_none(value):
    """Points are whole numbers from 0 to 100; anything else counts as not written."""
    assert Plan(walk_away=value).walk_away is None


@pytest.mark.parametrize(
    ("before", "after", "place", "now"),
    [
        ("abc", "abc", 1, 1),
        ("abc", "xabc", 1, 2),
        ("abc", "bc", 1, 0),
        ("abc", "ac", 1, None),
        ("abc", "abd", 2, 2),
        ("abc", "", 0, None),
        ("abc", "abc", None, None),
        ("abc", "abc", 5, None),
    ],
)
def test_an_option_is_found_again_after_its_list_was_edited(before, after, place, now):
    """By its words, or by its place where it was reworded; None if it is gone."""
    assert moved(place, tuple(before), tuple(after)) == now


def test_offers_follow_the_options_they_chose():
    """A new option at the top moves choices down; the other issues' choices stay."""
    plan = Plan(issues=ORDERS.issues, offers=[[1, 0, 2]])
    edited = plan.with_issue(0, options=("€70,000", *ORDERS.issues[0].options))
    assert edited.offers[0][:3] == (2, 0, 2)
    assert edited.issues[0].least == 2
    assert edited.issues[1:] == plan.issues[1:]


@given(PLANS, ISSUES, st.integers(0, MOST_ISSUES - 1))
def test_an_edit_keeps_the_other_issues(plan, issue, place):
    """Whatever is written into one issue, the others stay as they were."""
    edited = plan.with_issue(place, label=issue.label, options=issue.options)
    others = [i for n, i in enumerate(edited.issues) if n != place and n < len(plan.issues)]
    assert others == [i for n, i in enumerate(plan.issues) if n != place]
    assert [r[:place] + r[place + 1 :] for r in edited.offers] == [r[:place] + r[place + 1 :] for r in plan.offers]
