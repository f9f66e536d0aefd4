"""The engine's benchmark compares before it times, and says what it compared with. NegMAS is not needed here."""

import json
import sys
from itertools import cycle
from random import Random

import pytest

from bench import domains, engine, oracle, tables
from grader.deal import Case, all_points


class Counted:
    """A deal as a peer has it, answered by trying every package."""

    def __init__(self, own, other, *, reserved=False):
        self.points = [
            (float(p.own), float(p.other))
            for p in all_points(own, other)
            if not reserved or (p.own >= own.reservation and p.other >= other.reservation)
        ]

    def frontier(self):
        """What no other point beats, every package of equal ones."""
        beats = [(a, b) for a, b in self.points for c, d in self.points if (c >= a and d > b) or (c > a and d >= b)]
        return tuple(point for point in self.points if point not in set(beats))


class Optimist(Counted):
    """A peer that promises one point more than there is."""

    def frontier(self):
        """The frontier, and one point beyond it."""
        return (*super().frontier(), (999.0, 999.0))


class Run:
    """A negotiation that is over at once."""

    def run(self):
        """Do nothing."""


class Peer:
    """A stand-in for NegMAS, whose deals are of these kinds in turn."""

    NAME = "a stand-in"

    def __init__(self, *kinds):
        self.kinds = cycle(kinds or [Counted])

    def Domain(self, *sides, reserved=False):  # noqa: N802
        """The next deal."""
        return next(self.kinds)(*sides, reserved=reserved)

    def negotiation(self, case):
        """Nothing to negotiate."""
        return Run()


@pytest.fixture
def short(monkeypatch):
    """Everything once, and small."""
    for module, name, value in [
        (engine, "REPETITIONS", 1),
        (engine, "ISSUES", 2),
        (engine, "OPTIONS", 3),
        (oracle, "DEALS", 3),
        (tables, "TABLES", 1),
        (tables, "BATCH", 2),
        (tables, "VARIANTS", 1),
    ]:
        monkeypatch.setattr(module, name, value)


def test_the_report_has_every_figure_and_its_goal(short, capsys):
    """The last line holds the five figures, and the table says beside each what it should be."""
    engine.report(Peer())
    *table, last = capsys.readouterr().out.strip().splitlines()
    assert json.loads(last).keys() == engine.GOALS.keys()
    assert json.loads(last)["oracle_disagreements"] == 0
    for name, goal in engine.GOALS.items():
        assert any(f"{name} (goal: {goal})" in line for line in table)


def test_where_a_small_deal_differs_no_speed_is_quoted(short, capsys):
    """A peer that finds another point in the small deals stops the run before anything is timed."""
    with pytest.raises(SystemExit, match=r"3 of the small deals have another frontier .* No speed"):
        engine.report(Peer(Optimist))
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("found", "where"),
    [([Optimist, Counted], "free deal 0"), ([Counted, Optimist], "opposed deal 0")],
)
def test_where_a_timed_deal_differs_no_speed_is_quoted(found, where, short):
    """So does one that finds another point in a deal that is timed."""
    with pytest.raises(SystemExit, match=f"{where}: .* No speed is quoted"):
        engine.frontiers(Peer(*found))


def test_twenty_issues_are_compared_too(short, monkeypatch):
    """NegMAS can't list 10^20 packages, so there the plain count is the judge."""
    monkeypatch.setattr(engine, "by_totals", lambda _: [(1, 1)])
    with pytest.raises(SystemExit, match=r"opposed deal 0 of 20 issues: .* No speed is quoted"):
        engine.frontiers(Peer())


def test_a_package_that_is_not_worth_what_its_point_says_is_noticed(monkeypatch):
    """The packages are looked at, not their points alone."""
    own, other = domains.side([[1, 2]]), domains.side([[2, 1]])
    first, second = oracle.frontier(own, other)
    monkeypatch.setattr(oracle, "frontier", lambda *_: (first, type(second)(second.own, second.other, first.package)))
    with pytest.raises(SystemExit, match=r"says \(2, 1\), its package is worth \(1, 2\)"):
        oracle.ours((own, other))


@pytest.mark.parametrize("seed", range(5))
def test_the_plain_count_of_many_packages_is_right(seed):
    """What 20 issues are compared with is itself what trying every package finds."""
    sides = domains.opposed(Random(seed), 3, 4)
    assert oracle.by_totals(sides) == oracle.theirs(Counted(*sides))


def test_in_opposed_deals_one_gains_what_costs_the_other():
    """On every issue, an option that is better for one side is no better for the other."""
    own, other = domains.opposed(Random(1), 20, 10)
    assert len(own.points) == 20
    for issue, row in own.points.items():
        assert len(row) == 10
        assert sorted(row, key=row.get) == sorted(row, key=lambda option, issue=issue: -other.points[issue][option])


def test_the_small_deals_are_the_same_each_time_and_of_every_kind():
    """200 deals of one to five issues with two to six options, points 0 to 100; some with ties, some with reservations."""
    deals = oracle.small_deals()
    assert deals == oracle.small_deals()
    assert len(deals) == 200
    rows = [list(row.values()) for own, other in deals for side in (own, other) for row in side.points.values()]
    assert {len(own.points) for own, _ in deals} == {1, 2, 3, 4, 5}
    assert {len(row) for row in rows} == {2, 3, 4, 5, 6}
    assert (min(map(min, rows)), max(map(max, rows))) == (0, 100)
    assert 60 <= sum(own.reservation > 0 or other.reservation > 0 for own, other in deals) <= 140
    assert sum(len(set(row)) < len(row) for row in rows) > 100


def test_every_player_is_timed(short):
    """A player who is added to the catalogue is timed without a word here."""
    _, rows = tables.replies(Peer(), Case.load("implementation-services"))
    for name in (player.name for player in tables.COUNTERPARTS):
        assert any(f"a reply of the {name} " in what for what, _ in rows)


def test_without_the_peer_one_line_says_how_to_get_it(monkeypatch, capsys):
    """NegMAS is large and optional: without it the benchmark ends with one line and an exit code."""
    monkeypatch.setitem(sys.modules, "negmas", None)
    monkeypatch.delitem(sys.modules, "bench.peer", raising=False)
    monkeypatch.setattr("sys.argv", ["bench.engine"])
    with pytest.raises(SystemExit) as stop:
        engine.main()
    assert "make bench" in stop.value.code
    assert "\n" not in stop.value.code


def test_the_oracles_file_holds_what_the_peer_found(short, tmp_path):
    """Each deal has both sides' points, both reservations and the frontier, one deal a line."""
    oracle.write_oracle(Peer(), tmp_path / "frontiers.json")
    text = (tmp_path / "frontiers.json").read_text(encoding="utf-8")
    kept = json.loads(text)
    assert len(text.splitlines()) == len(kept["deals"]) + 2
    assert kept["source"] == "a stand-in"
    for deal, (own, other) in zip(kept["deals"], oracle.small_deals(), strict=True):
        assert [domains.side(*of) for of in zip(deal["points"], deal["reservations"], strict=True)] == [own, other]
        assert [tuple(point) for point in deal["frontier"]] == oracle.reached((own, other))
