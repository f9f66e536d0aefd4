"""What can be read off a negotiation: rounds, questions, interests that were voiced, packages that stand."""

import pytest

from grader.table import (
    Accept,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Evade,
    Floor,
    Limit,
    Mandate,
    Move,
    Offer,
    Order,
    Prefer,
    Say,
    SendUp,
    Turn,
    WalkAway,
    Why,
    agreement,
    packages_of,
    standing,
    voiced,
)
from grader.table.history import History, asks, ended, last_move, rounds_of, rounds_used
from grader.table.moves import AUTHORITY, KINDS, LIMITS

FAIR = {"crews": "two", "penalty": "half"}
MINE = {"crews": "weekend", "penalty": "whole"}

# A move, the rounds it takes, whether it asks something, and the packages it puts on the table.
MOVES: list[tuple[Move, int, bool, tuple[dict[str, str], ...]]] = [
    (Offer(FAIR), 1, False, (FAIR,)),
    (EqualOffers((FAIR, MINE)), 1, False, (FAIR, MINE)),
    (Disclose(Order("crews", "penalty")), 1, False, ()),
    (Disclose(Order("crews", "penalty"), ask=True), 1, True, ()),
    (Disclose(Why("dry"), ask=True), 1, True, ()),
    (Disclose(Limit("crews", frozenset({"two"})), ask=True), 1, True, ()),
    (Disclose(Floor(FAIR)), 1, False, ()),
    (Disclose(Mandate(frozenset({"crews"})), ask=True), 1, True, ()),
    (Ask(), 1, True, ()),
    (Ask("crews"), 1, True, ()),
    (Ask(LIMITS), 1, True, ()),
    (Ask(AUTHORITY), 1, True, ()),
    (Say("Why?"), 0, False, ()),
    (Accept(), 1, False, ()),
    (Prefer(1), 1, False, ()),
    (Decline(), 1, False, ()),
    (Evade(), 1, False, ()),
    (SendUp(FAIR), 2, False, (FAIR,)),
    (WalkAway(), 1, False, ()),
]


@pytest.mark.parametrize(
    ("move", "rounds", "question", "packages"), MOVES, ids=[type(move).__name__ for move, *_ in MOVES]
)
def test_what_a_move_is(move: Move, rounds: int, question: bool, packages: tuple[dict[str, str], ...]):
    """A remark takes no round, a package sent upstairs two, all else one; a question may come with a fact."""
    assert rounds_of(move) == rounds
    assert asks(move) is question
    assert packages_of(move) == packages
    assert ended((Turn("buyer", move),)) is isinstance(move, Accept | WalkAway)


def test_every_kind_of_move_is_in_that_list():
    """No kind of move is without an answer to these questions, and before the first move nothing was asked."""
    assert {type(move) for move, *_ in MOVES} == set(KINDS.values())
    assert not asks(None)
    assert not ended(())


def talk(*turns: tuple[str, Move]) -> History:
    """Who did what, in order."""
    return tuple(Turn(seat, move) for seat, move in turns)


def test_rounds_are_counted_for_each_side_alone():
    """What the other side does takes none of your rounds."""
    history = talk(("buyer", SendUp(FAIR)), ("supplier", Offer(MINE)), ("buyer", Say("Oh.")), ("supplier", Ask()))
    assert (rounds_used(history, "buyer"), rounds_used(history, "supplier")) == (2, 2)
    assert rounds_used((), "buyer") == 0


def test_an_interest_is_voiced_by_the_party_that_has_it():
    """Only a reason counts: no order, no limit, no question, and no remark however clear. Said once, it stays said."""
    history = talk(
        ("supplier", Offer(FAIR)),
        ("buyer", Disclose(Why("costs"))),
        ("supplier", Disclose(Order("crews", "penalty"))),
        ("buyer", Disclose(Limit("crews", frozenset({"two"})))),
        ("supplier", Say("I want my weekends.")),
        ("buyer", Ask("crews")),
        ("supplier", Disclose(Why("rest"), ask=True)),
        ("buyer", Disclose(Why("costs"))),
    )
    assert voiced(history) == {"buyer.costs", "supplier.rest"}
    assert voiced(history[:6]) == {"buyer.costs"}
    assert voiced(history[:1]) == frozenset()


def test_a_package_sent_upstairs_stands():
    """Whoever decides may take it, and then it is the deal; until something else is put there it stays."""
    history = talk(("supplier", Offer(MINE)), ("buyer", SendUp(FAIR)))
    assert standing(history, "buyer") == (FAIR,)
    assert standing((*history, Turn("supplier", Ask()), Turn("buyer", Say("Well?"))), "buyer") == (FAIR,)
    assert agreement((*history, Turn("supplier", Accept()))) == FAIR
    assert agreement(history) is None


def test_the_latest_move_of_a_side():
    """Remarks count as moves here: who has just remarked has not just asked."""
    history = talk(("supplier", Ask()), ("buyer", Offer(FAIR)), ("supplier", Say("Never mind.")))
    assert last_move(history, "supplier") == Say("Never mind.")
    assert last_move(history, "buyer") == Offer(FAIR)
    assert last_move(history[:1], "buyer") is None
