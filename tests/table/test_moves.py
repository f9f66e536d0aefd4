"""Moves as a record writes them."""

import json
from typing import get_args

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
    Evade,
    Fact,
    Floor,
    Limit,
    Mandate,
    Move,
    Offer,
    Order,
    Prefer,
    Say,
    SendUp,
    WalkAway,
    Why,
    from_json,
    kind,
    to_json,
)
from grader.table.moves import AUTHORITY, KINDS, LIMITS, MUST_CHECK, PRIVATE, REASONS, YOU_FIRST
from grader.table.notation import PRIORITIES
from tests.table.scripted import any_move

WRITTEN = [
    (Offer({"price": "p82"}), {"offer": {"price": "p82"}}),
    (EqualOffers(({"price": "p82"}, {"price": "p88"})), {"equal_offers": [{"price": "p82"}, {"price": "p88"}]}),
    (Disclose(Order("price", "scope")), {"disclose": {"order": ["price", "scope"]}, "ask": False}),
    (Disclose(Why("budget"), ask=True), {"disclose": {"why": "budget"}, "ask": True}),
    (Ask(), {"ask": "priorities"}),
    (
        Disclose(Limit("price", frozenset({"p88", "p82"}))),
        {"disclose": {"limit": {"price": ["p82", "p88"]}}, "ask": False},
    ),
    (Disclose(Floor({"price": "p82"}), ask=True), {"disclose": {"floor": {"price": "p82"}}, "ask": True}),
    (Disclose(Mandate(frozenset({"scope", "price"}))), {"disclose": {"mandate": ["price", "scope"]}, "ask": False}),
    (Disclose(Mandate(frozenset())), {"disclose": {"mandate": []}, "ask": False}),
    (Ask("price"), {"ask": "price"}),
    (Ask(LIMITS), {"ask": "limits"}),
    (Ask(AUTHORITY), {"ask": "authority"}),
    (Say("Good morning."), {"say": "Good morning."}),
    (Accept(2), {"accept": 2}),
    (Prefer(0), {"prefer": 0}),
    (Decline(), {"decline": True}),
    (Decline(YOU_FIRST), {"decline": "you_first"}),
    (Decline(PRIVATE), {"decline": "private"}),
    (Decline(MUST_CHECK), {"decline": "must_check"}),
    (Evade(), {"evade": True}),
    (SendUp({"price": "p82"}), {"send_up": {"price": "p82"}}),
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
    """No kind of move, no fact and no reason is without a form."""
    moves = [move for move, _ in WRITTEN]
    assert {kind(move) for move in moves} == set(KINDS)
    assert {type(move.fact) for move in moves if isinstance(move, Disclose)} == set(get_args(Fact))
    assert {move.reason for move in moves if isinstance(move, Decline)} == {None, *REASONS}


names = st.text(max_size=8)
packages = st.dictionaries(names, names, max_size=4)
facts = st.one_of(
    st.builds(Order, names, names),
    st.builds(Why, names),
    st.builds(Limit, names, st.frozensets(names, max_size=4)),
    st.builds(Floor, packages),
    st.builds(Mandate, st.frozensets(names, max_size=4)),
)
# A question about "priorities" by that name is the question about no issue: no case may call an issue so.
about = names.filter(lambda name: name != PRIORITIES)
all_moves: dict[str, st.SearchStrategy[Move]] = {
    "offer": st.builds(Offer, packages),
    "equal_offers": st.builds(EqualOffers, st.lists(packages, max_size=4).map(tuple)),
    "disclose": st.builds(Disclose, facts, st.booleans()),
    "ask": st.builds(Ask, st.none() | about),
    "say": st.builds(Say, st.text(max_size=40)),
    "accept": st.builds(Accept, st.integers()),
    "prefer": st.builds(Prefer, st.integers()),
    "decline": st.builds(Decline, st.none() | names),
    "evade": st.builds(Evade),
    "send_up": st.builds(SendUp, packages),
    "walk_away": st.builds(WalkAway),
}


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=30)
@given(data=st.data())
def test_a_move_survives_being_written(name: str, data: st.DataObject):
    """Whatever ids it holds, a move written as JSON under its own name and read again is the same move."""
    move = data.draw(all_moves[name])
    written = json.loads(json.dumps(to_json(move)))
    assert next(iter(written)) == name
    assert from_json(written) == move


@settings(max_examples=60)
@given(any_move(Case.load("three-years")))
def test_a_move_at_a_table_survives_being_written(move: Move):
    """So are the moves of a real case."""
    assert from_json(json.loads(json.dumps(to_json(move)))) == move


def test_a_set_of_options_is_written_in_one_order():
    """Options and issues that have no order of their own are written sorted, so that a record is the same everywhere."""
    several = frozenset("edcba")
    assert to_json(Disclose(Limit("price", several)))["disclose"] == {"limit": {"price": ["a", "b", "c", "d", "e"]}}
    assert to_json(Disclose(Mandate(several)))["disclose"] == {"mandate": ["a", "b", "c", "d", "e"]}


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
    {"decline": 1},
    {"decline": None},
    {"decline": ["private"]},
    {"evade": False},
    {"evade": "yes"},
    {"send_up": ["p82"]},
    {"send_up": {"price": 82}},
    {"send_up": True},
    {"disclose": {"limit": ["price", "p82"]}},
    {"disclose": {"limit": {}}},
    {"disclose": {"limit": {"price": "p82"}}},
    {"disclose": {"limit": {"price": [82]}}},
    {"disclose": {"limit": {"price": ["p82"], "scope": ["full"]}}},
    {"disclose": {"floor": "p82"}},
    {"disclose": {"floor": {"price": None}}},
    {"disclose": {"mandate": "price"}},
    {"disclose": {"mandate": {"price": True}}},
    {"disclose": {"mandate": [None]}},
    {"disclose": {"shoe": "size"}},
    {"disclose": {}},
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
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*KINDS, "why", "order", "limit", "floor", "mandate", "ask"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@settings(max_examples=150)
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
