"""Moves as a record writes them."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.deal import Case
from grader.errors import MoveError
from grader.table import (
    Accept,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Move,
    Offer,
    Order,
    Prefer,
    Say,
    WalkAway,
    Why,
    from_json,
    kind,
    to_json,
)
from grader.table.moves import KINDS
from tests.table.scripted import any_move

WRITTEN = [
    (Offer({"price": "p82"}), {"offer": {"price": "p82"}}),
    (EqualOffers(({"price": "p82"}, {"price": "p88"})), {"equal_offers": [{"price": "p82"}, {"price": "p88"}]}),
    (Disclose(Order("price", "scope")), {"disclose": {"order": ["price", "scope"]}, "ask": False}),
    (Disclose(Why("budget"), ask=True), {"disclose": {"why": "budget"}, "ask": True}),
    (Ask(), {"ask": "priorities"}),
    (Ask("price"), {"ask": "price"}),
    (Say("Good morning."), {"say": "Good morning."}),
    (Accept(2), {"accept": 2}),
    (Prefer(0), {"prefer": 0}),
    (Decline(), {"decline": True}),
    (WalkAway(), {"walk_away": True}),
]


@pytest.mark.parametrize(
    ("move", "written"), WRITTEN, ids=lambda part: kind(part) if not isinstance(part, dict) else ""
)
def test_how_each_kind_of_move_is_written(move: Move, written: dict[str, object]):
    """Each kind has one form in a record, and reading it gives the move again."""
    assert to_json(move) == written
    assert from_json(json.loads(json.dumps(written))) == move


def test_every_kind_of_move_is_in_that_list():
    """No kind of move is without a form."""
    assert {kind(move) for move, _ in WRITTEN} == set(KINDS)


@settings(max_examples=60)
@given(any_move(Case.load("implementation-services")))
def test_a_move_survives_being_written(move: Move):
    """What is written and read again is the same move."""
    assert from_json(json.loads(json.dumps(to_json(move)))) == move


NO_MOVES = [
    None,
    [],
    "accept",
    {},
    {"accpet": 0},
    {"accept": True},
    {"accept": "0"},
    {"accept": 0.0},
    {"prefer": None},
    {"offer": ["p82"]},
    {"offer": {"price": 82}},
    {"equal_offers": {"price": "p82"}},
    {"equal_offers": [{"price": "p82"}, 3]},
    {"disclose": "price"},
    {"disclose": {"order": ["price"]}},
    {"disclose": {"order": ["price", 3]}},
    {"disclose": {"why": None}},
    {"disclose": {"why": "budget"}, "ask": "yes"},
    {"ask": 3},
    {"say": None},
    {"decline": False},
    {"walk_away": 1},
]


@pytest.mark.parametrize("written", NO_MOVES, ids=repr)
def test_what_is_no_move(written: object):
    """Anything else is refused, and the message shows it beside the kinds there are."""
    with pytest.raises(MoveError, match=r"a move: found .*, expected one of offer, .* such as \{\"accept\": 0\}"):
        from_json(written)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*KINDS, "why", "order"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=300)
@given(anything)
def test_any_json_is_a_move_or_a_move_error(written: object):
    """Whatever a file holds, reading it gives a move that can be written again, or a MoveError: nothing else."""
    try:
        move = from_json(written)
    except MoveError:
        return
    assert from_json(to_json(move)) == move


@pytest.mark.parametrize(
    "written", ["x" * 10**6, {"say": 10**6 * [0]}, {"offer": {"x" * 10**6: 1}}], ids=["text", "list", "key"]
)
def test_a_refusal_stays_short(written: object):
    """However long the thing that is no move, the message is short enough to read."""
    with pytest.raises(MoveError) as raised:
        from_json(written)
    assert len(str(raised.value)) < 300
