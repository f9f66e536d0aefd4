"""What a package is worth, and its share of the available value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.deal import Case, all_points, best_joint, even_split
from grader.debrief import worth
from tests.deal.small import late_ideas, supplier_delay
from tests.debrief.cases import case_of, cases, packages_of

DESK = Case.load("first-minute")
SERVICES = Case.load("implementation-services")


@given(st.data())
def test_a_package_is_worth_its_points_and_on_the_frontier_if_nothing_beats_it(data):
    """Points, frontier and floors, against every package there is."""
    case = data.draw(cases())
    package = data.draw(packages_of(case))
    mine, theirs = case.you.preferences, case.them.preferences
    found = worth(case, package)
    assert (found.own, found.other) == (mine.value(package), theirs.value(package))
    beaten = any(
        p.own >= found.own and p.other >= found.other and p.own + p.other > found.own + found.other
        for p in all_points(mine, theirs)
    )
    assert found.on_frontier is not beaten
    assert found.above_own_floor is (found.own >= mine.reservation)
    assert found.above_other_floor is (found.other >= theirs.reservation)


@given(st.data())
def test_the_share_runs_from_the_even_split_to_the_best_joint_deal(data):
    """It is 1 for the best joint deal, never more for a deal both would sign, and grows by the joint points alone."""
    case = data.draw(cases())
    mine, theirs = case.you.preferences, case.them.preferences
    best, split = best_joint(mine, theirs), even_split(mine, theirs)  # everything is listed in these cases
    top = worth(case, best.package).share
    if best.own + best.other <= split:
        assert top is None
        return
    assert top == 1
    found = worth(case, data.draw(packages_of(case)))
    assert found.share * (best.own + best.other - split) == pytest.approx(found.own + found.other - split)
    if found.above_own_floor and found.above_other_floor:
        assert found.share <= 1


@pytest.mark.parametrize(
    ("case", "package", "share"),
    [
        (DESK, {"price": "top", "day": "thursday"}, 1),  # 65 + 65, the most there is
        (DESK, {"price": "dear", "day": "friday"}, 18 / 26),  # 61 + 61; an even split is worth 104
        (DESK, {"price": "low", "day": "sunday"}, -34 / 26),  # 35 + 35: worse than splitting everything
        (supplier_delay(), {"crews": "two", "penalty": "half"}, 0),  # the middle of both lists
        # H of what was listed: (42 + 24) + (15 + 30) = 111; Jmax of everything: 94 + 84 = 178
        (late_ideas(), {"crews": "two", "penalty": "half"}, 0),
        (late_ideas(), {"crews": "two", "penalty": "none"}, (126 - 111) / (178 - 111)),
        (late_ideas(), {"crews": "night", "penalty": "hotel"}, 1),
    ],
)
def test_a_share_can_be_counted_by_hand(case, package, share):
    """From below nothing to all of it, by the formula (J - H) / (Jmax - H)."""
    assert worth(case, package).share == pytest.approx(share)


def test_a_fixed_pie_has_no_share():
    """Where the sum is always the same there is nothing to gain over a split: no share, and every package on the edge."""
    case = case_of([[0, 20, 40], [0, 30, 60]], [[40, 20, 0], [60, 30, 0]])
    found = [worth(case, p.package) for p in all_points(case.you.preferences, case.them.preferences)]
    assert {each.share for each in found} == {None}
    assert all(each.on_frontier for each in found)
