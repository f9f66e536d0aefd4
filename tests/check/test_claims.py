"""The small pieces that checks are made of."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.check import Miss, plain
from grader.check.claims import listing, mapping, matched, number, one_of, place, text, whole
from tests.check.hostile import json_values

TERMS = {
    "p84": "€84,000",
    "p90": "€90,000",
    "net60": "net-60",
    "ten": "10-12 weeks",
    "less": "-5 %",
    "more": "5 %",
    "trial": "a trial, with a review date",
}


def asked(piece: Callable[..., object], *given: object) -> tuple[object, Miss | None]:
    """What a piece returns, or the Miss it raises."""
    try:
        return piece(*given), None
    except Miss as miss:
        return None, miss


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("p84", "p84"),
        ("€84,000", "p84"),
        ("€ 84 000", "p84"),
        ("84000", "p84"),
        (84_000, "p84"),
        ("eur 84'000", "p84"),
        ("84 000 €", "p84"),
        ("NET 60", "net60"),
        ("net\u201360", "net60"),
        ("'net_60'", "net60"),
        ("net60.", "net60"),
        (60, "net60"),
        ("10 \u2013 12 Weeks", "ten"),
        ("\u22125 %", "less"),
        ("5%", "more"),
        ("A trial,  with a review-date", "trial"),
    ],
)
def test_a_label_is_recognised_however_it_is_spelt(said: object, meant: str) -> None:
    """Case, spacing, dashes, quotes, currency and thousands make no difference; a minus and a range do."""
    assert matched(said, TERMS) == meant


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("net-6", 'Did you mean "net-60"?'),
        ("$84,000", 'Did you mean "€84,000"?'),
        ("1012 weeks", 'Did you mean "10-12 weeks"?'),
        ("nothing like it", ""),
        ("", ""),
        (True, ""),
        (["net-60"], ""),
        ("x" * 10_000, ""),
    ],
)
def test_what_matches_nothing_is_named_with_the_nearest(said: object, hint: str) -> None:
    """The Miss lists the choices and asks about the nearest, if one is near."""
    with pytest.raises(Miss) as caught:
        matched(said, TERMS, "package B, payment")
    assert caught.value.hint == hint
    assert caught.value.expected.startswith('for package B, payment one of: "€84,000", ')


def test_true_and_false_need_no_quotes() -> None:
    """A learner who writes True means the choice "true"."""
    assert one_of(True, ("true", "false")) == "true"


def test_a_label_that_could_be_either_is_asked_about() -> None:
    """A number that two labels hold is no answer."""
    with pytest.raises(Miss) as caught:
        matched(60, {"a": "net-60", "b": "60 days"})
    assert caught.value.hint == 'Which do you mean, "net-60" or "60 days"?'


@given(
    st.sampled_from(sorted(TERMS)), st.sampled_from([str.upper, str.lower, str.title, lambda label: f'  "{label}" '])
)
def test_every_label_finds_its_own_id(choice: str, spelt: Callable[[str], str]) -> None:
    """Each choice is found by its label and by its id."""
    assert matched(spelt(TERMS[choice]), TERMS) == choice
    assert matched(choice, TERMS) == choice


@given(json_values)
def test_no_plain_value_breaks_a_piece(value: Any) -> None:
    """Whatever comes through the door, a piece returns it or says in words what is wrong."""
    try:
        value = plain(value)
    except Miss:
        return
    for piece in (number, whole, text, listing, mapping):
        kept, miss = asked(piece, value, "your answer")
        assert miss is None or (miss.expected.endswith("for your answer") and miss.got)
        assert miss is not None or kept == value
    choice, miss = asked(matched, value, TERMS)
    assert choice in TERMS or (miss is not None and miss.got)


def test_one_of_returns_the_option_as_the_author_wrote_it() -> None:
    """The learner's spelling is set aside."""
    assert one_of(" hard  bargainer", ("Hard-bargainer", "Messenger")) == "Hard-bargainer"


@pytest.mark.parametrize(
    ("piece", "value", "finding"),
    [
        (number, "61", 'expected a number for your price; found "61"'),
        (number, True, "expected a number for your price; found True"),
        (whole, 2.5, "expected a whole number for your price; found 2.5"),
        (text, "  ", "expected a text with something in it for your price; found an empty text"),
        (text, 3, "expected a text in quotes for your price; found 3"),
        (listing, {"A": 1}, "expected a list in square brackets for your price; found {...} with 1 in it"),
        (mapping, [1, 2], "expected names with a value each, in {...} for your price; found a list of 2"),
    ],
)
def test_a_wrong_shape_is_said_in_words(piece: Callable[..., object], value: object, finding: str) -> None:
    """What was expected, for which place, and what stands there."""
    with pytest.raises(Miss) as caught:
        piece(value, "your price")
    assert caught.value.finding == finding


def test_a_number_in_quotes_gets_the_obvious_question() -> None:
    """The most common slip has its own hint; a word gets none."""
    with pytest.raises(Miss) as caught:
        number("€ 84,000")
    assert caught.value.hint == "Could you write it without the quotes?"
    with pytest.raises(Miss) as caught:
        number("much")
    assert caught.value.hint == ""


def test_a_number_keeps_to_its_bounds() -> None:
    """From least to most, both included."""
    assert number(0, least=0, most=100) == 0
    assert whole(100, least=0, most=100) == 100
    with pytest.raises(Miss, match="a number, at least 0 and at most 100 for how sure you are; found 101"):
        whole(101, "how sure you are", least=0, most=100)


def test_a_place_is_named_as_a_learner_counts() -> None:
    """Entries from 1, keys by name, levels by their noun."""
    assert place("B", "payment", nouns=("package",)) == "package B, payment"
    assert place(1, "payment") == "item 2, payment"
    assert place("") == '""'
