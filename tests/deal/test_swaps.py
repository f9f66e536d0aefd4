"""A score sheet built by swaps gives back the preferences it was answered from, and names what is wrong with an answer."""

import copy
import json
import math
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.deal import Case, Preferences
from grader.deal.answers import read_answers, to_weigh, usual_yardstick
from grader.deal.swaps import OwnSheet, answers_for, evenly, of_a_hundred, seen_by, sheet_from
from grader.errors import AnswerError
from tests.deal.small import supplier_delay

SERVICES = Case.load("implementation-services")
GIVEN = {
    "yardstick": "price",
    "best": {"price": "p76", "payment": "net90", "scope": "full", "support": "clock"},
    "swaps": {"payment": 60, "scope": 150, "support": 90},
    "between": {"payment": {"net30": 35, "net60": 75}},
    "walk_away": {"price": "p100", "payment": "net60", "scope": "full", "support": "office"},
}


def changed(**answers: object) -> dict[str, object]:
    """The answers with some given otherwise; an issue set to None is left out."""
    made: dict[str, object] = copy.deepcopy(GIVEN)
    for name, value in answers.items():
        merged = {**made[name], **value} if isinstance(value, dict) and isinstance(made.get(name), dict) else value
        made[name] = {k: v for k, v in merged.items() if v is not None} if isinstance(merged, dict) else merged
    return made


def test_a_swap_makes_points():
    """Payment at 60 per cent of price has 60 points for price's 100, and all four share 100 points."""
    sheet = sheet_from(SERVICES, GIVEN)
    assert sheet.stakes() == {"price": 25, "payment": 15, "scope": 38, "support": 22}
    assert sheet.points["price"] == {"p76": 25, "p82": 19, "p88": 13, "p94": 6, "p100": 0}
    assert sheet.points["payment"] == {"net15": 0, "net30": 5, "net60": 11, "net90": 15}
    assert sheet.best == 100
    assert sheet.reservation == sheet.value(GIVEN["walk_away"]) == 56


def test_labels_will_do():
    """A learner may write labels, in any case and spacing, where a record holds ids."""
    by_label = {
        "yardstick": "PRICE",
        "best": {"Price": "€76,000", "Payment": "Net 90", "Scope": "full  scope", "Support": "round the clock"},
        "swaps": {"Payment": 60, "Scope": 150, "Support": 90},
        "between": {"Payment": {"net 30": 35, "net 60": 75}},
        "walk_away": {"Price": "€100,000", "Payment": "net 60", "Scope": "Full scope", "Support": "office hours"},
    }
    assert sheet_from(SERVICES, by_label) == sheet_from(SERVICES, GIVEN)


def test_answers_come_back_from_a_record():
    """What a sheet keeps of its answers is JSON, and makes the same sheet again."""
    sheet = sheet_from(SERVICES, GIVEN)
    assert sheet_from(SERVICES, json.loads(json.dumps(sheet.answers))) == sheet


@pytest.mark.parametrize(
    ("case", "yardstick"),
    [("implementation-services", "price"), ("consulting-project", "fee"), ("joint-venture", "profits")],
)
def test_money_is_the_usual_yardstick(case: str, yardstick: str):
    """Everything is measured against the first issue in money, or the first issue where none is."""
    assert usual_yardstick(Case.load(case)) == yardstick


def test_a_best_option_in_the_middle():
    """Where the best option is not at an end, the farther end is the worst unless another is named."""
    options = ("a", "b", "c", "d")
    assert {o: float(s) for o, s in evenly(options, "c", "a").items()} == {"a": 0, "b": 0.5, "c": 1, "d": 0.5}
    sheet = sheet_from(SERVICES, changed(best={"payment": "net60"}, between={"payment": {}}))
    assert sheet.points["payment"] == {"net15": 0, "net30": 8, "net60": 15, "net90": 8}
    other = sheet_from(
        SERVICES, changed(best={"payment": "net60"}, worst={"payment": "net90"}, between={"payment": {}})
    )
    assert other.points["payment"] == {"net15": 0, "net30": 0, "net60": 15, "net90": 0}


def test_non_negotiables_stay_those_of_the_brief():
    """What the brief rules out is in no question, is worth nothing, and stays ruled out."""
    case = supplier_delay()
    assert to_weigh(case) == {"crews": ("two", "weekend"), "penalty": ("none", "half", "whole")}
    answers = answers_for(case, case.you.preferences).to_json()
    sheet = sheet_from(case, answers)
    assert sheet.must == case.you.preferences.must
    assert sheet.points["crews"]["one"] == 0
    assert sheet.best == 100
    with pytest.raises(AnswerError, match=r"walk_away, crews: found 'one', expected one of \"two crews\""):
        sheet_from(case, answers | {"walk_away": {"crews": "one", "penalty": "none"}})


def test_an_option_nobody_listed_is_where_the_brief_has_it():
    """No question names a latent option, yet it has points once it opens: as far of the way as in the brief."""
    case = Case.load("three-years")
    brief = case.you.preferences
    assert "break" not in to_weigh(case)["length"]
    sheet = sheet_from(case, answers_for(case, brief).to_json())
    assert sheet.points["length"] == brief.points["length"]
    assert sheet.points["length"]["break"] > 0


def test_the_other_side_is_as_it_was():
    """Seen by a learner with an own sheet, only the learner's points are others."""
    sheet = sheet_from(SERVICES, GIVEN)
    seen = seen_by(SERVICES, sheet)
    assert seen.you.preferences == sheet
    assert seen.them == SERVICES.them
    assert SERVICES.you.preferences.reservation == 40
    assert seen_by(SERVICES, None) is SERVICES


WRONG = [
    (changed(swaps={"payment": -1}), "swaps, payment: found -1, expected per cent from 0 to 300"),
    (changed(swaps={"payment": 301}), "swaps, payment: found 301"),
    (changed(swaps={"payment": math.nan}), "swaps, payment: found nan"),
    (changed(swaps={"payment": math.inf}), "swaps, payment: found inf"),
    (changed(swaps={"payment": "60"}), "swaps, payment: found '60', expected per cent .* without quotes"),
    (changed(swaps={"payment": True}), "swaps, payment: found True"),
    (changed(swaps={"payment": None}), "swaps, payment: found no answer"),
    (changed(swaps={"payment": ...}), "swaps, payment: found no answer"),
    (changed(best={"payment": ...}), "best: found nothing for 'payment'"),
    (changed(swaps={"price": 100}), "swaps: found 'price', expected every issue but the yardstick"),
    (changed(swaps={"colour": 10}), 'swaps: found \'colour\', expected one of "Price", "Payment"'),
    (changed(swaps=[60]), r"swaps: found \[60\], expected names with a value each"),
    (changed(best={"payment": None}), "best: found nothing for 'payment'.*Say which end"),
    (changed(best={"payment": "net45"}), "best, payment: found 'net45', expected one of \"net 15\""),
    (changed(worst={"payment": "net90"}), "worst, payment: found 'net90' as best and worst"),
    (
        changed(between={"payment": {"net30": 101}}),
        "between, payment, net30: found 101, expected per cent from 0 to 100",
    ),
    (changed(between={"payment": {"net90": 50}}), "between, payment, net90: found 50, expected 100, since"),
    (changed(between={"payment": {"net31": 50}}), "between, payment: found 'net31'"),
    (changed(walk_away={"support": None}), "walk_away: found nothing for 'support'"),
    (changed(walk_away={"support": 3}), "walk_away, support: found 3"),
    (changed(yardstick="colour"), "yardstick: found 'colour'"),
    (changed(weights={}), "found 'weights', expected only \"yardstick\""),
    ("60 %", "your answers: found '60 %'"),
    ({1: 2}, "your answers: found"),
]


@pytest.mark.parametrize(("answers", "message"), WRONG, ids=[message[:40] for _, message in WRONG])
def test_a_wrong_answer_is_named(answers: object, message: str):
    """An answer that is none is named with its question, what was found and expected; nothing is changed."""
    before = copy.deepcopy(answers)
    with pytest.raises(AnswerError, match=f"^Your score sheet, .*{message}"):
        sheet_from(SERVICES, answers)
    assert repr(answers) == repr(before)


@pytest.mark.parametrize("said", [{"net15": 0, "net30": 35, "net60": 75, "net90": 100}, {"net30": 35, "net60": 75}])
def test_the_ends_may_be_said_too(said: dict[str, int]):
    """Who writes 0 and 100 for the ends says what is known, and is not corrected."""
    assert sheet_from(SERVICES, changed(between={"payment": said})) == sheet_from(SERVICES, GIVEN)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from([*GIVEN, "worst"]), JUNK), st.booleans())
def test_any_answer_makes_a_sheet_or_is_named(junk: dict[str, object], over: bool):
    """Whatever is written, the result is a whole sheet or an AnswerError, never another exception."""
    try:
        sheet = sheet_from(SERVICES, {**GIVEN, **junk} if over else junk)
    except AnswerError:
        return
    assert sheet.best == 100


@st.composite
def preferences(draw: st.DrawFn) -> Preferences:
    """Somebody's real preferences over the implementation deal: every issue in whole points, 100 in all, price not least."""
    cuts = sorted(draw(st.lists(st.integers(1, 99), min_size=3, max_size=3, unique=True)))
    stakes = [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
    points = {}
    for issue, stake in zip(SERVICES.issues, stakes, strict=True):
        shares = [
            0,
            100,
            *draw(st.lists(st.integers(0, 100), min_size=len(issue.options) - 2, max_size=len(issue.options) - 2)),
        ]
        order = draw(st.permutations(shares))
        points[issue.id] = {o.id: stake * share // 100 for o, share in zip(issue.options, order, strict=True)}
    return Preferences(points, draw(st.integers(0, 100)))


@settings(max_examples=200)
@given(preferences())
def test_answers_from_real_preferences_give_them_back(real: Preferences):
    """Who answers every question as their preferences have it gets these preferences back."""
    answers = answers_for(SERVICES, real)
    sheet = sheet_from(SERVICES, answers.to_json())
    assert sheet.points == real.points
    assert sheet.ranking() == real.ranking()
    assert real.value(answers.walk_away) >= real.reservation


@settings(max_examples=200)
@given(preferences())
def test_rounded_answers_give_them_back_within_rounding(real: Preferences):
    """In whole per cents the points come back to within two, and what matters much more still ranks higher."""
    said = answers_for(SERVICES, real).to_json()
    said["swaps"] = {issue: round(value) for issue, value in said["swaps"].items()}
    said["between"] = {i: {o: round(v) for o, v in steps.items()} for i, steps in said["between"].items()}
    sheet = sheet_from(SERVICES, said)
    for issue, options in real.points.items():
        assert all(abs(sheet.points[issue][option] - value) <= 2 for option, value in options.items())
    stakes, own = real.stakes(), sheet.stakes()
    assert all(own[a] >= own[b] for a, b in product(stakes, repeat=2) if stakes[a] > stakes[b] + 2)


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 300), max_size=8))
def test_a_hundred_points_are_dealt_out(measures: dict[str, int]):
    """All 100 points are dealt out whole, nobody is off by one, and nothing at all gets nothing."""
    dealt = of_a_hundred(measures)
    total = sum(measures.values())
    assert sum(dealt.values()) == (100 if total else 0)
    assert all(abs(dealt[name] - 100 * measure / (total or 1)) < 1 for name, measure in measures.items())


def test_every_case_can_be_answered():
    """In every case the swap questions reach the brief's real points, whatever the yardstick."""
    for name in ("first-minute", "implementation-services", "three-years", "product-launch", "used-van"):
        case = Case.load(name)
        sheet = sheet_from(case, answers_for(case, case.you.preferences).to_json())
        assert isinstance(sheet, OwnSheet)
        assert sheet.points == case.you.preferences.points


def test_reading_fills_in_what_may_be_left_out():
    """Yardstick, worst ends and the steps between need not be said."""
    said = {name: value for name, value in GIVEN.items() if name not in ("yardstick", "between")}
    read = read_answers(SERVICES, said)
    assert read.yardstick == "price"
    assert read.worst == {"price": "p100", "payment": "net15", "scope": "core", "support": "email"}
    assert read.between == {}
