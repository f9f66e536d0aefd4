"""The measured lessons: the same runs for everybody, intervals that are right, and findings that can fail."""

import csv
import json
from math import inf, isnan

import pytest
from attrs import evolve

from bench import cells, findings, lessons, settings
from bench.cells import ITEMS, NO_AUTHORITY, ON_THE_CHAIR, OPPOSITE, ZERO_SUM, Cell, Naming, Run, dealt, groups, play
from bench.claims import Claim, hold
from bench.intervals import Estimate, mean, ratio, share
from bench.measured import Measured, f, own
from bench.pages import sheet, table
from bench.settings import AS_SET, PARAMETERS, SETTINGS, varied
from grader.deal import Case
from grader.market import Estimate as MarketEstimate
from grader.market.sweep import Cell as MarketCell
from grader.players import beliefs, player
from grader.players.base import Person
from grader.table import Accept, Ask, Offer, Session

RUN = Run(
    own=60,
    deal=True,
    share=0.5,
    created=0.0,
    on_frontier=False,
    rounds=6,
    shared=0,
    refused=False,
    openable=False,
    beyond=False,
    naming=None,
)
NO_DEAL = evolve(RUN, own=40, deal=False, share=None, created=None)


# Intervals.


def test_the_interval_of_a_share_is_wilsons():
    """10 of 20 lies between .299 and .701; none of 400 may still be 1 in 100."""
    half = share(10, 20)
    assert (half.value, round(half.low, 3), round(half.high, 3)) == (0.5, 0.299, 0.701)
    none = share(0, 400)
    assert (none.value, none.low, round(none.high, 4)) == (0, 0, 0.0095)
    assert share(400, 400).high == 1


def test_the_interval_of_a_mean_is_normal():
    """Ten values with a deviation of 1 lie within 1.96 / sqrt(10) of their mean; one value has no such interval."""
    measured = mean([1.0, 3.0] * 5)
    assert measured.value == 2
    assert round(measured.high - measured.low, 3) == round(2 * 1.96 * (10 / 9) ** 0.5 / 10**0.5, 3)
    assert mean([7.0]).low == -inf


def test_the_interval_of_a_ratio_is_katzs():
    """40 of 100 by 80 of 100 is a half, from .39 to .65; without a hit above, the lower end is 0."""
    half = ratio(40, 100, 80, 100)
    assert (half.value, round(half.low, 2), round(half.high, 2)) == (0.5, 0.39, 0.65)
    nothing = ratio(0, 100, 80, 100)
    assert (nothing.value, nothing.low) == (0, 0)
    assert 0 < nothing.high < 0.15


def test_where_nothing_was_measured_nothing_holds():
    """A figure without runs is nan for us, null in the last line, and no claim about it holds."""
    empty = share(0, 0)
    assert isnan(empty.value)
    assert empty.to_json() == {"estimate": None, "interval": [None, None], "runs": 0}
    assert Claim("", empty, least=0).holds() is False
    assert Claim("", empty, least=0, sure=True).holds(strictly=False) is False


def test_a_claim_about_an_effect_needs_its_whole_interval():
    """An effect of +1 that might be 0 is not sure; a threshold looks at the estimate alone."""
    figure = Estimate(1.0, -0.1, 2.1, 100)
    assert Claim("", figure, least=0, sure=True).holds() is False
    assert Claim("", figure, least=0, sure=True).holds(strictly=False) is True
    assert Claim("", figure, least=0).holds() is True
    assert Claim("", Estimate(0.0, 0.0, 0.0, 9), most=0, sure=True).holds() is False
    assert Claim("", figure).holds() is None


# Cells.


def test_the_reported_cases_are_the_ordinary_ones_not_tuned_at():
    """Neither tuned nor zero-sum nor infeasible nor without authority nor lopsided; one case is in one group."""
    found = groups()
    assert set(found) == {"reported", "tuned", "used-van", "fleet-leasing", "shared-warehouse"}
    everywhere = [case for group in found.values() for case in group]
    assert len(everywhere) == len(set(everywhere))
    assert len(found["reported"]) >= 10
    for case in map(Case.load, found["reported"]):
        assert case.feasible
        assert all(party.decides is None for party in case.parties)


def test_run_by_run_every_cell_is_played_at_the_same_variants():
    """The same number is the same variant for everybody, another number another; a cell played again is the same again."""
    assert dealt("first-minute", 3).them.preferences == dealt("first-minute", 3).them.preferences
    points = [dealt("first-minute", number).you.preferences for number in range(6)]
    assert any(one != points[0] for one in points)
    cell = Cell("tuned", "meso", "collaborator")
    assert play(cell, 6) == play(cell, 6)
    assert play(cell, 6)[:3] == play(cell, 3)


def test_runs_are_spread_evenly_over_the_cases(monkeypatch):
    """Seven runs at three cases: three at the first, two at each of the others, each at a variant of its own."""
    seen = []
    monkeypatch.setattr(cells, "_play", lambda cell, case, number: seen.append((case, number)))
    play(Cell("tuned", "positional", "positional"), 7)
    assert [case for case, _ in seen] == [*cells.TUNED, *cells.TUNED, cells.TUNED[0]]
    assert len(set(seen)) == 7


@pytest.mark.parametrize("item", ITEMS)
def test_a_discloser_made_to_measure_shares_that_fact_once(item):
    """One fact of its kind with a collaborator, at a case where there is one to share; the other one shares none."""
    group = "reported"  # holds cases with non-negotiables
    runs = play(Cell(group, f"discloser of {item}", "positional"), len(groups()[group]))
    assert {run.shared for run in runs} <= {0, 1}
    assert any(run.shared for run in runs)
    assert not any(run.shared for run in play(Cell("tuned", "discloser of nothing", "positional"), 6))


def test_a_run_without_a_deal_is_worth_the_walk_away():
    """Own value without a deal is the reservation; there is no f, and nothing was captured."""
    (run,) = play(Cell(NO_AUTHORITY, "positional", "messenger"), 1)
    if not run.deal:
        assert run.own == Case.load(NO_AUTHORITY).you.preferences.reservation
        assert run.share is None
    assert NO_DEAL.captured == "no deal"
    assert [evolve(RUN, share=value).captured for value in (1.0, 0.4, 0.0, -0.2)] == ["all", "part", "none", "none"]


def test_only_a_package_sent_upstairs_changes_what_the_messenger_may_not_settle():
    """In the room everything but its errand stays as in its first offer; a plan that sends one package gets more."""
    session = Session(Case.load(NO_AUTHORITY), player("messenger"), "1", aloud=False)
    for _ in range(6):
        session.play(Ask())
    assert session.history[-1].move.reason == "must_check"
    session.play(Offer({"price": "p240", "term": "m24", "mileage": "k25", "service": "replacement"}))
    assert session.history[-1].move.package["price"] != session.history[0].move.package["price"]
    session.play(Accept())
    assert not cells._measured(session, None).beyond
    assert not any(run.beyond for run in play(Cell(NO_AUTHORITY, "caver", "messenger"), 6))
    assert any(run.beyond for run in play(Cell(NO_AUTHORITY, "planned, upstairs", "messenger"), 6))


def test_what_could_be_known_is_asked_after_two_sets_only():
    """Of the MESO user and of the silent learner, at the reported cases; nobody else made equal offers."""
    assert any(run.naming for run in play(Cell("reported", "meso", "positional"), 4))
    assert not any(run.naming for run in play(Cell("reported", "positional", "positional"), 4))


def test_a_player_that_breaks_is_named_with_its_place(monkeypatch):
    """Whoever mends it needs learner, counterpart, case, variant and seed."""

    def broken():
        raise ZeroDivisionError

    monkeypatch.setitem(cells.SEATED, "broken", broken)
    with pytest.raises(ZeroDivisionError) as raised:
        play(Cell("tuned", "positional", "broken"), 1)
    assert raised.value.__notes__ == [
        "bench.lessons: positional with broken at first-minute, variant 0, seed 'lessons/first-minute/0'"
    ]


# Settings.


@pytest.mark.parametrize("parameter", [p for group in PARAMETERS.values() for p in group], ids=lambda p: p.name)
def test_every_named_number_is_there_and_can_be_varied(parameter):
    """It is a number where it is said to be, stays in its kind, and varies unless it is at its bound."""
    number = parameter.read()
    assert isinstance(number, int | float)
    less, more = parameter.times(0.5), parameter.times(1.5)
    assert type(less) is type(more) is type(number)
    assert less != more or (parameter.how == "given" and number == 100)
    assert parameter.how != "per cent" or max(less, more) <= 100


def test_a_number_that_was_renamed_is_missed_by_name():
    """The message says what was looked for and where."""
    with pytest.raises(AttributeError, match=r"found no GONE in grader\.players\.base"):
        settings.Parameter("grader.players.base", "GONE", "plain").read()


@pytest.mark.parametrize("setting", [name for name in SETTINGS if name != AS_SET])
def test_under_another_setting_people_play_otherwise_and_then_as_before(setting):
    """Numbers are varied for the players themselves, nothing remembered stays, and afterwards all is as it was."""
    cell = Cell("tuned", "discloser", "collaborator")
    before = play(cell, 12)
    other = play(cell, 12, setting)
    assert other != before
    assert play(cell, 12) == before
    beliefs._reading.cache_clear()
    assert play(cell, 12, setting) == other


def test_the_numbers_come_back_whatever_happens():
    """A run that breaks off leaves no varied number behind."""
    start = Person.start

    def break_off():
        with varied("concessions x 0.5"):
            assert Person.start == 100 - (100 - start) // 2
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert Person.start == start


# Findings, on cells made up.


def world():
    """Cells in which every finding holds."""
    told = Naming(top=True, order=False, chance=0.25)
    wrong = Naming(top=False, order=False, chance=0.25)
    kinds = [1.0] * 19 + [0.5] * 65 + [-0.1] * 14
    pairs = [evolve(RUN, share=value, on_frontier=value == 1) for value in kinds] + [NO_DEAL] * 2
    pairs = [evolve(run, rounds=7 + place % 2) for place, run in enumerate(pairs)]
    good = [evolve(RUN, share=1.0 - place % 3 / 10, on_frontier=True, rounds=5) for place in range(100)]
    made = {cell: [RUN] * 100 for one in findings.FINDINGS for cell in one.cells}
    for cell in made:
        match cell.learner, cell.counterpart:
            case "positional", "positional":
                made[cell] = pairs
            case ("discloser", "collaborator") | ("and", "and"):
                made[cell] = good
            case "meso", _:
                made[cell] = [evolve(run, naming=told if place % 4 else wrong) for place, run in enumerate(good)]
            case (("open" | "open, stopping"), ("hard_bargainer" | "positional")):
                made[cell] = [evolve(RUN, refused=True, own=60 + place % 2) for place in range(100)]
            case "discloser of floor", "hard_bargainer":
                made[cell] = [evolve(RUN, shared=1, own=55 + place % 2) for place in range(100)]
            case learner, _ if learner.startswith("discloser of ") and learner != "discloser of nothing":
                made[cell] = [evolve(RUN, shared=1)] * 100
            case "planned, upstairs", _:
                made[cell] = [evolve(RUN, beyond=True)] * 100
    return Measured(made, market())


def market(low=5.0, low_there=5.0):
    """What the market's sweep might find: the lower end of creating's lead, at its own numbers and in a cell."""
    ahead = MarketEstimate(10.0, low_there, 15.0)
    earned = dict.fromkeys(("creating", "squeezing", "caving", "positional"), ahead)
    cell = MarketCell("ordinary", 0.6, 10, 1.0, earned, {}, ahead, dict.fromkeys(("squeezing", "caving"), ahead))
    won = evolve(cell, market="passing trade")
    found = {"cells": [cell], "squeezing_wins": [won], "runs": 10}
    return {"against": "caving", "estimate": 10.0, "interval": (low, 15.0), **found}


@pytest.mark.parametrize("one", findings.FINDINGS, ids=lambda one: str(one.number))
def test_every_finding_can_hold_and_says_when(one):
    """In a world made for it each finding holds, by the intervals and by the estimates; its docstring names the bounds."""
    claims = one.claims(world())
    assert hold(claims), [claim for claim in claims if claim.holds() is False]
    assert hold(claims, strictly=False)
    assert any(claim.holds() for claim in claims)
    assert "Holds if" in one.claims.__doc__
    assert len({claim.what for claim in claims}) == len(claims)


def test_the_findings_are_eight_and_in_order():
    """One to eight, each once."""
    assert [one.number for one in findings.FINDINGS] == list(range(1, 9))


NAMED = evolve(RUN, naming=Naming(top=False, order=False, chance=0.25))
TOLD = evolve(RUN, naming=Naming(top=True, order=False, chance=0.25))
ORDERED = evolve(RUN, naming=Naming(top=True, order=True, chance=0.25))
FAILURES = {
    "positional pairs on the frontier as often as others": (1, "on the frontier, positional by MESO", {"positional__positional": [evolve(RUN, on_frontier=True, share=0.6)] * 100}),
    "a discloser with less f": (1, "f, positional less disclosing", {"discloser__collaborator": [evolve(RUN, share=-0.5, on_frontier=True)] * 100}),
    "positional pairs that find everything": (1, "positional pairs capture all", {"positional__positional": [evolve(RUN, share=1.0)] * 30 + [RUN] * 70}),
    "positional pairs that find nothing": (1, "positional pairs, part", {"positional__positional": [evolve(RUN, share=-0.2)] * 100}),
    "an order that hurts": (2, "own value, order to guarded", {"discloser_of_order__guarded": [evolve(RUN, shared=1, own=57)] * 100}),
    "a walk-away that costs nothing": (2, "own value, floor to hard_bargainer", {"discloser_of_floor__hard_bargainer": [evolve(RUN, shared=1)] * 100}),
    "a walk-away that gains": (2, "own value, floor to guarded", {"discloser_of_floor__guarded": [evolve(RUN, shared=1, own=63)] * 100}),
    "facts that were never shared": (2, "own value, order to guarded", {"discloser_of_order__guarded": [RUN] * 100}),
    "going on that gains": (3, "own value of going on, hard_bargainer", {"open__hard_bargainer": [evolve(RUN, refused=True, own=63)] * 100}),
    "nobody who refuses": (3, "counterparts who refuse", {"open__hard_bargainer": [RUN] * 100, "open__positional": [RUN] * 100}),
    "a top issue nobody names": (4, "top issue named: at least 60 %", {f"meso__{name}": [NAMED] * 100 for name in OPPOSITE}),
    "a top issue named half the time": (
        4,
        "top issue named: at least 60 %",
        {f"meso__{name}": [NAMED, TOLD] * 50 for name in OPPOSITE},
    ),
    "whole orders as often as tops": (4, "whole order right", {f"meso__{name}": [ORDERED] * 100 for name in OPPOSITE}),
    "joint value from a fixed pie": (5, "joint value created, all deals", {"and__guarded": [RUN] * 99 + [evolve(RUN, created=1.0)]}),
    "a trade in the room": (6, "runs that close a trade in the room", {"caver__messenger": [RUN] * 99 + [evolve(RUN, beyond=True)]}),
    "a long road": (8, "rounds, both AND", {"and__and": [evolve(RUN, share=1.0, rounds=9)] * 100}),
    "two at it who find nothing": (8, "f, both AND", {"and__and": [evolve(RUN, share=-0.5, rounds=5)] * 100}),
    "two at it who part": (8, "deal rate, both AND", {"and__and": [NO_DEAL] * 30 + [evolve(RUN, share=1.0, rounds=5)] * 70}),
}  # fmt: skip


@pytest.mark.parametrize("what", FAILURES)
def test_every_finding_can_fail(what):
    """Each of its bounds is looked at: with one thing otherwise this figure fails, and with it the finding."""
    number, figure, changed = FAILURES[what]
    names = {"a fixed pie": ZERO_SUM, "the room": NO_AUTHORITY}
    group = next((names[end] for end in names if what.endswith(end)), "reported")
    found = world()
    for name, runs in changed.items():
        learner, counterpart = (part.replace("discloser_of_", "discloser of ") for part in name.split("__"))
        assert Cell(group, learner, counterpart) in found.runs
        found.runs[Cell(group, learner, counterpart)] = runs
    claims = findings.FINDINGS[number - 1].claims(found)
    assert [claim.what for claim in claims if claim.holds() is False and claim.what.startswith(figure)]
    assert not hold(claims)


@pytest.mark.parametrize("found", [market(low=-1.0), market(low_there=-1.0)])
def test_the_long_game_fails_where_creating_is_not_clearly_ahead(found):
    """An interval that reaches below 0 is no lead, at the market's own numbers or anywhere else with visible reputation."""
    assert not hold(findings.FINDINGS[6].claims(Measured({}, found)))


def test_the_frontier_counts_deals_and_what_was_captured_counts_runs():
    """Of two deals one on the frontier is a half, whatever else ended without a deal; part is two of four runs."""
    cell = Cell("reported", "a", "b")
    found = Measured({cell: [evolve(RUN, on_frontier=True), RUN, NO_DEAL, NO_DEAL]})
    assert found.on_frontier(cell).value == found.deals(cell).value == 0.5
    assert found.captured(cell, "part").value == found.captured(cell, "no deal").value == 0.5
    assert found.mean(cell, f).value == 0.5
    assert found.mean(cell, own).value == 50


def test_differences_are_taken_run_by_run():
    """Runs that both end in a deal are compared for f; all are for own value; some may be left out."""
    one, two = Cell("reported", "a", "b"), Cell("reported", "c", "b")
    found = Measured({one: [RUN, evolve(RUN, own=70, share=0.9, refused=True)], two: [NO_DEAL, RUN]})
    assert found.difference(one, two, own).value == 15
    assert found.difference(one, two, f).value == pytest.approx(0.4)
    assert found.difference(one, two, own, lambda run: run.refused).value == 10


# The report.


def test_everything_a_finding_needs_is_played_in_every_setting():
    """Each cell once in a setting, every learner with every counterpart at the reported and the tuned cases."""
    todo = lessons.tasks(400)
    assert len({(what, setting) for what, _, setting in todo}) == len(todo)
    for setting in SETTINGS:
        here = {what: runs for what, runs, name in todo if name == setting}
        assert lessons.MARKET in here
        assert all(cell in here for one in findings.FINDINGS for cell in one.cells)
    plain = {what: runs for what, runs, name in todo if name == AS_SET}
    for group in ("reported", "tuned"):
        for learner in ON_THE_CHAIR:
            for name in OPPOSITE:
                assert plain[Cell(group, learner, name)] >= 400


def test_the_tables_show_what_was_measured():
    """One line a cell, in Markdown and as CSV; without a deal a dash, and nothing in the CSV."""
    cell = Cell("reported", "positional", "messenger")
    found = Measured({cell: [NO_DEAL] * 10})
    assert "| positional | messenger | 0% [0%, 28%] | 40.0 | - |" in table(found, [cell])
    (row,) = csv.DictReader(sheet(found, [cell]).splitlines())
    assert (row["runs"], row["deals"], row["own value"], row["f"], row["f low"]) == ("10", "0.0000", "40.0000", "", "")


def test_the_report_ends_in_json_with_every_finding(monkeypatch, tmp_path, capsys):
    """A run of one each: files are written, and the last line holds estimate, interval and verdict of each finding."""
    small = {**groups(), "reported": ("first-minute",)}
    monkeypatch.setattr(cells, "groups", lambda: small)
    monkeypatch.setattr(lessons, "SETTINGS", {name: SETTINGS[name] for name in (AS_SET, "beliefs x 0.5")})
    monkeypatch.setattr(lessons, "TABLES", {"reported": lessons.TABLES["reported"]})
    monkeypatch.setattr(lessons, "finding_7", lambda runs: market())
    monkeypatch.setattr("sys.argv", ["bench.lessons", "--runs", "1", "--jobs", "1", "--out", str(tmp_path / "new")])
    lessons.main()
    *said, last = capsys.readouterr().out.strip().splitlines()

    def refuse(constant):
        raise AssertionError(constant)

    found = json.loads(last, parse_constant=refuse)
    assert list(found) == [str(number) for number in range(1, 9)]
    for one in found.values():
        assert {"holds", "estimate", "interval", "holds_in", "figures"} <= one.keys()
        assert list(one["settings"]) == [AS_SET, "beliefs x 0.5"]
    assert found["5"]["holds"] is True
    assert len([line for line in said if line.startswith("(")]) == 8
    assert any(line.startswith("    not so: ") for line in said)
    text = (tmp_path / "new" / "lessons.md").read_text(encoding="utf-8")
    assert text.count("\n| ") > len(ON_THE_CHAIR) * len(OPPOSITE)
    rows = list(csv.DictReader((tmp_path / "new" / "lessons.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) == len(ON_THE_CHAIR) * len(OPPOSITE)


@pytest.mark.parametrize("asked", [["--runs", "0"], ["--jobs", "0"]])
def test_nothing_to_play_is_refused(asked, monkeypatch, capsys):
    """At least one run, and one process."""
    monkeypatch.setattr("sys.argv", ["bench.lessons", *asked])
    with pytest.raises(SystemExit):
        lessons.main()
    assert "expected at least 1 of each" in capsys.readouterr().err
