"""What is promised of every exercise: nothing for nothing, little for the first offer, three hints, texts that fit."""

import re

import pytest

from grader.lessons import meso
from grader.table import Accept, EqualOffers
from grader.table.notation import to_json
from tests.lessons.given import EXERCISES, deal_of, given, keys, scored
from tests.lessons.reference import build

SEED = 11
KEYS = keys(64, "promises")
NOTHING = {
    "dots": ...,
    "dots in quotes": "...",
    "nothing": None,
    "dots in a list": [...],
    "no list": [],
    "no names": {},
    "an empty text": "",
}
TEMPLATES = {
    "packages": {name: dict.fromkeys(("price", "payment", "scope", "support"), ...) for name in "ABC"},
    "packages in quotes": {name: dict.fromkeys(("price", "payment", "scope", "support"), "...") for name in "ABC"},
    "a package": dict.fromkeys(("price", "payment", "scope", "support"), ...),
    "parts": {"package": ..., "walking_away": ..., "most": ..., "move": ..., "firm": ..., "designer": ..., "zone": ...},
    "lines": dict.fromkeys("abcde", "..."),
}


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
@pytest.mark.parametrize("answer", [*NOTHING.values(), *TEMPLATES.values()], ids=[*NOTHING, *TEMPLATES])
def test_nothing_earns_nothing(exercise, answer):
    """An exercise left as it was scores 0, hidden part included, and nothing of ours fails on it."""
    score = scored(exercise, answer, SEED)
    assert score == 0
    assert not score.broken


@pytest.mark.parametrize("key", KEYS)
def test_the_first_offer_earns_a_third_at_most(key):
    """Nor does it help to put equal offers down first and then take the first offer all the same."""
    deal = deal_of(key)
    equal = to_json(EqualOffers(build(deal.case.you.preferences)))
    third = meso.negotiation.points / 3
    assert meso.negotiation([to_json(Accept(0))], deal) == 0
    assert meso.negotiation([equal, to_json(Accept(0))], deal) <= third


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_every_exercise_has_three_hints_and_points_that_add_up(exercise):
    """Where to look, what to compare, a worked neighbour: sentences, the last of them another case."""
    exercise.validate()
    assert len(exercise.hints) == 3
    assert exercise.hints[2].startswith("A neighbour") or exercise.name == "start/middle"
    assert all(re.search(r"[.?]$", hint) for hint in exercise.hints)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_a_claim_reads_as_a_line_of_a_card(exercise):
    """No capital, no full stop, no word of programming."""
    for check in exercise.checks:
        assert check.text[0].islower()
        assert not check.text.endswith(".")
        assert not re.search(r"\b(list|dict|string|function|int|return|check)s?\b", check.text)


def test_names_and_titles_are_told_apart():
    """No two exercises share a name; no two of one lesson share a title."""
    assert len({exercise.name for exercise in EXERCISES}) == len(EXERCISES)
    titles = [(exercise.name.partition("/")[0], exercise.title) for exercise in EXERCISES]
    assert len(set(titles)) == len(titles)


def test_no_key_no_marks_but_a_person():
    """Without a key nobody can say whose packages these are: nothing is earned, and a person is asked."""
    deal = deal_of()
    keyless = type(deal)(deal.name, deal.case, deal.counterpart, None, deal.unlocked, deal.path)
    choice = meso.their_choice(keyless)
    answers = {
        meso.equal_offers: (dict(zip("ABC", build(deal.case.you.preferences), strict=False)), keyless),
        meso.ruled_out: (["price"], choice),
        meso.improve: (choice.packages["A"], choice),
        meso.negotiation: ([{"accept": 0}], keyless),
    }
    for exercise, (answer, context) in answers.items():
        assert exercise(answer, context) == 0
        assert exercise(answer, context).broken
        assert not exercise(..., context).broken


def test_every_move_that_a_record_can_hold_can_be_marked():
    """Asking what matters most to them is a move like any other."""
    from grader.table import Ask, WalkAway

    score = meso.negotiation([to_json(Ask()), to_json(WalkAway())], *given(meso.negotiation))
    assert score.miss is None
