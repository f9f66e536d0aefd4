"""Many simulated pairs: counted once, the same each time, never better than there was to be had."""

from itertools import islice

import pytest

from bench.humans import read_pairs
from grader.charts.population import describe_population, population
from grader.debrief.captured import CAPTURED, captured, shares_of
from grader.lessons.population import HUMAN, HUMAN_PAIRS, simulate
from grader.widgets import population as population_widget


@pytest.mark.parametrize(
    ("share", "kind"), [(None, "no deal"), (-0.2, "none"), (0.0, "none"), (0.01, "part"), (0.99, "part"), (1.0, "all")]
)
def test_what_a_pair_captured_has_four_words(share, kind):
    """At or below an even split nothing was captured; the best joint deal is all of it."""
    assert captured(share) == kind


def test_the_shares_of_all_outcomes_make_one():
    """Every pair is counted once."""
    shares = shares_of([pair.captured for pair in simulate("consulting-project", pairs=60)])
    assert list(shares) == list(CAPTURED)
    assert sum(shares.values()) == pytest.approx(1)


def test_the_same_call_seats_the_same_pairs():
    """A second run, and a longer one, begin with the same pairs."""
    once = list(simulate("consulting-project", pairs=30))
    assert list(islice(simulate("consulting-project", pairs=50), 30)) == once


def test_pairs_differ_and_none_does_better_than_possible():
    """They sit at different variants; no share lies above 1."""
    pairs = list(simulate("consulting-project", "discloser", "collaborator", 60))
    assert len({(pair.own, pair.other) for pair in pairs}) > 5
    assert all(pair.share is None or pair.share <= 1 for pair in pairs)


def test_who_shares_captures_more_than_who_claims():
    """Disclosing pairs beat positional pairs at the deal of lesson 01 by a wide margin."""
    claiming, sharing = (
        [pair.share for pair in simulate("consulting-project", *who, 80) if pair.share is not None]
        for who in (("positional", "positional"), ("discloser", "collaborator"))
    )
    assert sum(sharing) / len(sharing) > sum(claiming) / len(claiming) + 0.2


def test_the_chart_shows_every_group_and_outcome():
    """A bar for each, in per cent, and the same told in words."""
    groups = {"ours": dict.fromkeys(CAPTURED, 0.25), "people": HUMAN}
    rows = population(groups)["data"]["values"]
    assert len(rows) == 2 * len(CAPTURED)
    assert {"group": "people", "outcome": "all", "per cent": 19.1} in rows
    assert "people: all 19.1 %, part 65.1 %, none 13.7 %, no deal 2.1 %." in describe_population(groups)


def test_in_a_notebook_the_bar_fills_and_the_chart_follows(monkeypatch):
    """First the bar, full at the end, then the chart beside the human pairs, then a sentence."""
    shown = []
    monkeypatch.setattr("grader.widgets.showing._display", lambda what, **_: shown.append(what))
    population_widget("consulting-project", pairs=50)
    bar, chart, told = shown
    assert bar.children[0].value == bar.children[0].max == 50
    assert f"{HUMAN_PAIRS} human pairs" in chart["text/plain"]
    assert told["text/plain"].startswith("Of 50 simulated pairs (both positional), ")
    assert "Of 773 human pairs, 19.1 % captured all." in told["text/plain"]


def test_stopped_early_it_tells_of_those_that_played(monkeypatch):
    """The stop button of the notebook costs nothing that was counted."""
    shown = []
    monkeypatch.setattr("grader.widgets.showing._display", lambda what, **_: shown.append(what))

    def stopped(*arguments):
        yield from islice(simulate(*arguments), 40)
        raise KeyboardInterrupt

    monkeypatch.setattr("grader.widgets.pairs.simulate", stopped)
    population_widget("consulting-project", pairs=1_000)
    assert "Of 40 simulated pairs" in shown[-1]["text/plain"]


def test_a_name_that_nobody_has_is_said(monkeypatch):
    """Neither a case nor a player that does not exist ends in a traceback."""
    shown = []
    monkeypatch.setattr("grader.widgets.showing._display", lambda what, **_: shown.append(what))
    population_widget("no-such-case", pairs=5)
    population_widget("consulting-project", "nobody", pairs=5)
    assert "no-such-case.toml: found no such case file" in repr(shown[1])
    assert "there is no player called 'nobody'" in repr(shown[-1])


def test_the_human_figures_are_those_of_the_dialogues(tmp_path):
    """The four figures make one, and without a dialogue there is nothing to count."""
    assert sum(HUMAN.values()) == pytest.approx(1)
    assert list(read_pairs(tmp_path)) == []
