"""Who earns most where; and what the claim of the course comes to."""

import pytest
from attrs import fields

from grader.market import MARKETS, WAYS, Estimate, Market, Memory, cells_table, finding_7, robust, sweep
from grader.market.estimate import estimate
from grader.market.finding import changes
from grader.market.respect import WEIGHTS
from grader.market.sweep import LEARNERS, ahead, measured


@pytest.fixture(scope="module")
def found():
    """The finding, on few runs."""
    return finding_7(runs=60, pools=3)


def test_an_estimate_counts_groups_and_not_runs():
    """The mean of group means, and Student's t over them; one group alone says nothing about others."""
    groups = [[1.0, 3.0], [4.0], [6.0]]
    assert estimate(groups).mean == 4
    assert estimate(groups).high == pytest.approx(4 + 4.303 * 2 / 3**0.5)
    assert estimate([[1.0, 2.0]]).low == float("-inf")
    assert estimate([[float(n % 2)] for n in range(40)]).high == pytest.approx(
        0.5 + 2.023 * 0.50637 / 40**0.5, abs=1e-3
    )


def test_a_lead_is_taken_run_by_run():
    """Two ways that share their luck differ by exactly what one earned more."""
    earned = {"one": [[5.0, 50.0], [7.0, 70.0]], "other": [[3.0, 48.0], [5.0, 68.0]]}
    assert ahead(earned, "one", "other") == Estimate(2, 2, 2)


def test_cells_come_in_the_order_of_the_arguments():
    """Every market, visibility, horizon and discount has its cell, with every way and learner in it."""
    cells = sweep(2, "s", {"small": Market(pool=2)}, (0.0, 0.9), (1, 2), (0.5, 1.0), pools=2)
    assert [(c.visibility, c.horizon, c.discount) for c in cells] == [
        (v, h, d) for v in (0.0, 0.9) for h in (1, 2) for d in (0.5, 1.0)
    ]
    assert set(cells[0].earned) == set(WAYS)
    assert set(cells[0].learners) == set(LEARNERS)
    assert len(cells_table(cells)) == len(cells)
    assert cells == sweep(2, "s", {"small": Market(pool=2)}, (0.0, 0.9), (1, 2), (0.5, 1.0), pools=2)


def test_one_deal_alone_knows_neither_reputation_nor_discount(found):
    """Whoever judges by the first deal sees the same in every market of the same people."""
    for market in MARKETS:
        first = [c.earned for c in found["cells"] if c.market == market and c.horizon == 1]
        assert len(first) > 1
        assert all(earned == first[0] for earned in first)


def test_the_verdict_follows_from_the_cells_of_the_claim(found):
    """Ten deals, reputation visible, ordinary market: it holds if creating is clearly ahead of both in each of them."""
    visible = [c for c in found["cells"] if (c.market, c.horizon) == ("ordinary", 10) and c.visibility in {0.6, 0.9}]
    leads = [c.creating_ahead[way] for c in visible for way in ("squeezing", "caving")]
    assert len(leads) == 12
    assert found["holds"] is all(lead.low > 0 for lead in leads)
    assert found["interval"][0] < found["estimate"] < found["interval"][1]
    assert found["estimate"] in {lead.mean for lead in leads}


def test_caving_earns_least_of_those_who_make_every_deal(found):
    """Generosity is no reputation that pays: over ten deals caving is behind creating and behind ordinary bargaining."""
    for cell in found["cells"]:
        if cell.horizon == 10:
            assert cell.earned["caving"].mean < cell.earned["positional"].mean < cell.earned["creating"].mean


def test_the_cells_in_which_squeezing_wins_are_named(found):
    """They are listed from all markets, not from the one of the claim; none is hidden."""
    assert found["squeezing_wins"] == [c for c in found["cells"] if c.squeezing_wins]
    assert {c.market for c in found["cells"]} == set(MARKETS)


def gains_of(squeezer: list[int], others: list[int]) -> dict[str, list[list[list[int]]]]:
    """Gains of one period: in two groups of partners, one run each."""
    return {name: [[[points]] for points in (squeezer if name == "squeezer" else others)] for name in LEARNERS}


def test_squeezing_wins_only_by_more_than_chance():
    """Ahead in every group alike it wins; ahead on average of two very different groups it does not."""
    clear = measured("made", gains_of([40, 41], [30, 31]), 0.0, 1, 1.0)
    chance = measured("made", gains_of([90, 1], [30, 31]), 0.0, 1, 1.0)
    assert clear.squeezing_wins
    assert clear.creating_ahead["squeezing"] == Estimate(-10, -10, -10)
    assert chance.best == "squeezing"
    assert not chance.squeezing_wins
    assert cells_table([chance])[0]["best"] == "squeezing (not clear)"


def test_learners_of_one_way_count_in_equal_parts():
    """What creating earned is the mean of those who create."""
    gains = {name: [[[place]], [[place]]] for place, name in enumerate(LEARNERS)}
    cell = measured("made", gains, 0.0, 1, 1.0)
    assert cell.earned["creating"].mean == pytest.approx(sum(LEARNERS.index(n) for n in WAYS["creating"]) / 3)


def test_an_assumption_can_be_varied_alone():
    """The claim as assumed comes first, then the one assumption halved and raised."""
    varied = robust(runs=4, pools=2, only=["trusting"])
    assert [(v.assumption, v.value) for v in varied] == [("as assumed", 1.0), ("trusting", 0.3), ("trusting", 0.9)]
    assert len({v.over_squeezing.mean for v in varied}) > 1


def test_every_assumption_is_varied_by_half():
    """Each number of a market and of a memory that is an assumption turns up, halved and raised."""
    names = [name for name, _, _ in changes(Market())]
    left_out = {"case", "periods", "visibility", "discount", "pool", "memory", "plays", "weights"}
    expected = {f.name for of in (Market, Memory) for f in fields(of)} - left_out | {f"weight of {w}" for w in WEIGHTS}
    assert {name for name in names if names.count(name) == 2} == expected
