"""What each attempt came to, what was expected of it, and the sentences made of both."""

import re

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from grader.deal import Case, nash_point
from grader.debrief import open_trades, worth
from grader.debrief.attempts import Attempted, Expected, attempted
from grader.debrief.attempts_words import calibration, expected_line, not_proof, play_line, trades_words
from grader.table import Offer, Session, WalkAway
from tests.debrief.cases import case_of, cases, packages_of, signed
from tests.table.scripted import Scripted

SERVICES = Case.load("implementation-services")
CAVED = {"price": "p94", "payment": "net15", "scope": "core", "support": "email"}
EXPECTED = Expected("payment", "scope", 80, 60)
PLAY = Attempted(
    them="Marta",
    agreed=True,
    own=66,
    walk_away=40,
    floor_met=True,
    best=100,
    balanced=70,
    share=0.58,
    trades=2,
    rounds=4,
    expected=EXPECTED,
)


def left(case, opening):
    """A negotiation from which the learner walked out."""
    session = Session(case, Scripted(Offer(opening)), "s")
    session.play(WalkAway())
    return session


@given(st.data())
def test_a_deal_is_measured_as_the_debrief_measures_it(data):
    """Own points, floor, share, trades and the balanced deal are those that the debrief and the map show."""
    case = data.draw(cases())
    package = data.draw(packages_of(case))
    found, measured = attempted(signed(case, package), {}), worth(case, package)
    assert (found.agreed, found.own, found.share) == (True, measured.own, measured.share)
    assert found.floor_met is measured.above_own_floor
    assert found.trades == len(open_trades(case, package))
    assert (found.walk_away, found.best) == (case.you.preferences.reservation, case.you.preferences.best)
    assert found.balanced == nash_point(case.you.preferences, case.them.preferences).own
    assert found.expected is None


@given(st.data())
def test_per_cent_of_the_best_package_keeps_the_order(data):
    """Whatever is worth more to you stands further to the right, from nothing to the best package at 100."""
    case = data.draw(cases())
    found = attempted(signed(case, data.draw(packages_of(case))), {})
    assert 0 <= found.per_cent(found.own) <= 100
    assert (found.own >= found.walk_away) <= (found.per_cent(found.own) >= found.per_cent(found.walk_away))
    assert found.per_cent(found.best) == (100 if found.best else 0)


def test_without_a_deal_there_is_the_alternative():
    """Who leaves has the alternative, no share and no trades."""
    found = attempted(left(SERVICES, CAVED), {})
    assert (found.agreed, found.own, found.floor_met) == (False, SERVICES.you.preferences.reservation, True)
    assert (found.share, found.trades, found.rounds) == (None, None, 1)


def test_a_deal_below_the_floor_is_told():
    """Signing less than the alternative does not meet the floor."""
    found = attempted(signed(SERVICES, CAVED), {})
    assert found.own < found.walk_away
    assert not found.floor_met
    assert "below your walk-away" in play_line(1, found)


def test_where_no_deal_suits_both_there_is_no_balanced_one():
    """A case without any room has no mark for the balanced deal, and the sentence names none."""
    case = case_of([[0, 10], [0, 10]], [[10, 0], [10, 0]], floors=(15, 15), feasible=False)
    found = attempted(left(case, {"issue0": "issue0-0", "issue1": "issue1-0"}), {})
    assert found.balanced is None
    assert "balanced" not in play_line(1, found)


def test_an_unfinished_attempt_is_none():
    """While the table is open there is nothing to measure."""
    assert attempted(Session(SERVICES, Scripted(Offer(CAVED)), "s"), {}) is None


@pytest.mark.parametrize(
    ("prediction", "expected"),
    [
        ({"their_top": "payment", "own_value": 60, "sure": 80}, ("payment", 80, 60)),
        ({"their_top": "payment"}, ("payment", None, None)),
        ({"own_value": 0, "sure": 80}, (None, None, 0)),
        ({"their_top": "payment", "sure": 101, "own_value": 101}, ("payment", None, None)),
        ({"their_top": "payment", "sure": True, "own_value": -1}, ("payment", None, None)),
        ({"their_top": "<b>", "sure": 80}, None),
        ({"their_top": ["payment"], "own_value": "60"}, None),
        ({}, None),
    ],
)
def test_what_can_be_read_of_a_prediction(prediction, expected):
    """Each part of a prediction is taken if it is what the form would have written, and passed over if not."""
    found = attempted(signed(SERVICES, CAVED), prediction).expected
    assert (found and (found.top, found.sure, found.own_value)) == expected


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=3,
)


@given(st.fixed_dictionaries({}, optional={"their_top": JSON | st.just("price"), "own_value": JSON, "sure": JSON}))
def test_any_prediction_in_a_record_can_be_told(prediction):
    """Whatever a file holds as a prediction, there is a line or none, and never an exception."""
    play = attempted(signed(SERVICES, CAVED), prediction)
    assert expected_line(1, play).startswith("Play 1: ") is (play.expected is not None)
    assert calibration([play]) == ""


@pytest.mark.parametrize(
    ("play", "line"),
    [
        (
            PLAY,
            "Play 3, with Marta: worth 66 points to you, 66 % of your best package. Your walk-away was 40 %, the best "
            "balanced deal 70 %. 58 % of the available value, 2 trades left, a deal after 4 rounds.",
        ),
        (
            evolve(PLAY, best=50, own=30, walk_away=20, balanced=None, share=None, trades=0, rounds=1),
            "Play 3, with Marta: worth 30 points to you, 60 % of your best package. Your walk-away was 40 %. Nothing to "
            "gain over an even split, no trade left, a deal after 1 round.",
        ),
        (
            evolve(PLAY, agreed=False, own=40, share=None, trades=None),
            "Play 3, with Marta: no deal after 4 rounds, so you keep your alternative. Your walk-away was 40 %, the best "
            "balanced deal 70 %.",
        ),
        (
            evolve(PLAY, floor_met=False, share=-0.25, trades=3),
            "Play 3, with Marta: worth 66 points to you, 66 % of your best package, against your own non-negotiable. "
            "Your walk-away was 40 %, the best balanced deal 70 %. -25 % of the available value, 3 or more trades left, "
            "a deal after 4 rounds.",
        ),
    ],
    ids=["a deal", "other points", "no deal", "a bad deal"],
)
def test_a_play_in_a_sentence(play, line):
    """Everything the chart shows of a play, and the rounds."""
    assert play_line(3, play) == line


@pytest.mark.parametrize(("trades", "words"), [(0, "no trade left"), (1, "1 trade left"), (2, "2 trades left")])
def test_trades_left_are_counted(trades, words):
    """None, one, or several."""
    assert trades_words(evolve(PLAY, trades=trades)) == words


@pytest.mark.parametrize(
    ("play", "line"),
    [
        (
            PLAY,
            "Play 2: you expected 60 points, and it came to 66; you thought that payment mattered most to Marta "
            "(80 % sure), but it was scope.",
        ),
        (
            evolve(PLAY, agreed=False, expected=Expected("scope", "scope", None, 60)),
            "Play 2: you expected 60 points, and there was no deal; you thought that scope mattered most to Marta, and "
            "it did.",
        ),
        (
            evolve(PLAY, expected=Expected(None, "scope", None, 60)),
            "Play 2: you expected 60 points, and it came to 66.",
        ),
        (evolve(PLAY, expected=None), ""),
    ],
    ids=["both", "no deal", "points alone", "nothing"],
)
def test_what_was_expected_and_what_came(play, line):
    """A line for each play with a prediction."""
    assert expected_line(2, play) == line


def told(*predictions):
    """Plays with these predictions: how sure, and whether it was right; None for a play without."""
    made = [None if p is None else Expected("scope" if p[1] else "price", "scope", p[0], 60) for p in predictions]
    return [evolve(PLAY, expected=expected) for expected in made]


@pytest.mark.parametrize(
    ("predictions", "sentence"),
    [
        ([], ""),
        ([(80, True)], ""),
        ([(80, True), None, (None, True)], ""),
        ([(80, True), (80, False)], "You were 80 % sure both times, and right once."),
        ([(80, True), (60, True)], "You were 80 % and 60 % sure, and right both times."),
        ([(0, False), None, (0, False)], "You were 0 % sure both times, and right neither time."),
        ([(90, True)] * 3, "You were 90 % sure all three times, and right all three times."),
        ([(90, False)] * 3, "You were 90 % sure all three times, and right in none of three."),
        ([(90, True), (80, False), (70, False)], "You were 90 %, 80 % and 70 % sure, and right in one of three."),
        ([(90, True), (80, False)] * 3, "You were 85 % sure on average, and right in three of six."),
        ([(50, True)] * 13, "You were 50 % sure all 13 times, and right all 13 times."),
    ],
)
def test_calibration_is_a_count(predictions, sentence):
    """How sure, and how often right: with two predictions or more, and nothing beyond the counts."""
    assert calibration(told(*predictions)) == sentence


@given(st.lists(st.none() | st.tuples(st.none() | st.integers(0, 100), st.booleans()), max_size=15))
def test_calibration_counts_only_what_says_how_sure(predictions):
    """Plays without a prediction, or without how sure it was, change nothing."""
    plays = told(*predictions)
    counted = [p for p in plays if p.expected is not None and p.expected.sure is not None]
    assert calibration(plays) == calibration(counted)
    assert bool(calibration(plays)) is (len(counted) >= 2)


@pytest.mark.parametrize(("count", "words"), [(2, "Two"), (12, "Twelve"), (13, "13")])
def test_plays_are_never_called_proof(count, words):
    """However many there are."""
    assert not_proof(count) == f"{words} plays, not proof"
    assert re.search("prov|better|improv", not_proof(count).removesuffix("proof")) is None
