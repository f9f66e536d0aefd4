"""Trades still open in a deal: real ones, said truly, and none where nothing is left."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.deal import Case, all_points
from grader.debrief import Trade, open_trades, worth
from tests.deal.small import late_ideas
from tests.debrief.cases import case_of, cases, packages_of

SERVICES = Case.load("implementation-services")


def trade_faults(case: Case, package: dict[str, str], trade: Trade) -> list[str]:
    """Say what is not true of a trade: its gains, its sentence, its worth to both."""
    after = {**package, **trade.changes}
    mine, theirs = case.you.preferences, case.them.preferences
    gains = mine.value(after) - mine.value(package), theirs.value(after) - theirs.value(package)
    found = []
    if (trade.own_gain, trade.other_gain) != gains:
        found.append("its gains are not the points between the two packages")
    if min(gains) < 0 or sum(gains) == 0:
        found.append("somebody loses, or nobody gains")
    if not mine.allows(after) or not theirs.allows(after):
        found.append("somebody could never sign it")
    if any(package[issue] == option for issue, option in trade.changes.items()):
        found.append("it changes what does not change")
    labels = [case.issue(issue).option(option).label for issue, option in trade.changes.items()]
    if not all(label in trade.sentence for label in labels):
        found.append("its sentence leaves something out")
    if re.findall(r"([+-]\d+) for", trade.sentence) != [f"{gain:+d}" for gain in gains]:
        found.append("its sentence counts otherwise")
    given_up = (
        trade.sentence.partition("agree to ")[2].partition(", ask for")[0] if "agree to" in trade.sentence else ""
    )
    for issue, option in trade.changes.items():
        step = mine.points[issue][option] - mine.points[issue][package[issue]]
        if (case.issue(issue).option(option).label in given_up) != (step < 0):
            found.append(f"its sentence has {issue} on the wrong side")
    return found


@given(st.data())
def test_every_trade_is_real_and_said_truly(data):
    """Its gains are the points, nobody loses, both could sign it, and its sentence says just that."""
    case = data.draw(cases())
    package = data.draw(packages_of(case))
    trades = open_trades(case, package)
    assert [fault for trade in trades for fault in trade_faults(case, package, trade)] == []
    assert len(trades) <= 3
    for place, trade in enumerate(trades):
        assert all(not set(earlier.changes.items()) <= set(trade.changes.items()) for earlier in trades[:place])


@given(st.data())
def test_a_deal_has_open_trades_exactly_if_it_is_below_the_frontier(data):
    """On the frontier there is none; below it there is one."""
    case = data.draw(cases())
    package = data.draw(packages_of(case))
    assert (open_trades(case, package) == ()) is worth(case, package).on_frontier


def test_the_best_trade_comes_first():
    """The one that gives the one who gains less the most, in a deal that left much."""
    package = {"price": "p88", "payment": "net60", "scope": "migration", "support": "office"}
    trades = open_trades(SERVICES, package)
    assert [min(trade.own_gain, trade.other_gain) for trade in trades] == sorted(
        (min(trade.own_gain, trade.other_gain) for trade in trades), reverse=True
    )
    mine, theirs = SERVICES.you.preferences, SERVICES.them.preferences
    within_two = max(
        min(p.own - mine.value(package), p.other - theirs.value(package))
        for p in all_points(mine, theirs)
        if sum(p.package[issue] != package[issue] for issue in package) <= 2
    )
    assert min(trades[0].own_gain, trades[0].other_gain) == within_two


def test_a_larger_change_is_named_where_only_that_helps():
    """Here one issue alone, or two, cost somebody something; all three together bring them a point and cost you none."""
    case = case_of([[0, 4], [2, 0], [2, 0]], [[3, 0], [0, 2], [0, 2]])
    package = {issue.id: issue.options[0].id for issue in case.issues}
    (trade,) = open_trades(case, package)
    assert len(trade.changes) == 3
    assert (trade.own_gain, trade.other_gain) == (0, 1)
    assert trade_faults(case, package, trade) == []


NOTE = " (nobody had listed it: it opens once somebody says why)"


@pytest.mark.parametrize(
    ("crews", "penalty", "said", "best"),
    [
        ("two", "none", (), f"agree on a crew at night{NOTE}: +25 for you, +12 for them"),
        ("two", "none", ("buyer.dry",), "agree on a crew at night: +25 for you, +12 for them"),
        (
            "two",
            "half",
            ("buyer.dry",),
            f"agree on a crew at night and your hotel bill{NOTE}: +37 for you, +30 for them",
        ),
        (
            "weekend",
            "none",
            (),
            f"agree to a crew at night{NOTE}, ask for your hotel bill (nobody had listed this one either): "
            "+24 for you, +24 for them",
        ),
    ],
)
def test_an_option_that_was_not_on_the_table_is_named_as_such(crews, penalty, said, best):
    """A trade may need what nobody had listed, and says so; what was opened meanwhile is a trade like any other."""
    case, package = late_ideas(), {"crews": crews, "penalty": penalty}
    assert open_trades(case, package, case.opened(frozenset(said)))[0].sentence == best
    if not said:
        assert open_trades(case, package)[0].sentence == best


def test_a_trade_that_is_not_real_is_caught():
    """A gain miscounted, a loss hidden, a label left out: each is named."""
    package = {"price": "p88", "payment": "net60", "scope": "migration", "support": "office"}
    sentence = "agree to net 15, ask for full scope: -1 for you, +23 for them"
    real = Trade({"payment": "net15", "scope": "full"}, -1, 23, sentence)
    assert trade_faults(SERVICES, package, real) == ["somebody loses, or nobody gains"]
    assert "its gains are not the points between the two packages" in trade_faults(
        SERVICES, package, Trade(real.changes, 5, 23, sentence)
    )
    silent = Trade(real.changes, -1, 23, "agree to net 15: -1 for you, +23 for them")
    assert "its sentence leaves something out" in trade_faults(SERVICES, package, silent)
    turned = Trade(real.changes, -1, 23, "agree to full scope, ask for net 15: -1 for you, +23 for them")
    assert "its sentence has payment on the wrong side" in trade_faults(SERVICES, package, turned)
