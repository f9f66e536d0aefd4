"""What may be done when, and what a refusal says."""

import pytest

from grader.deal import Case
from grader.errors import MoveError
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
    Session,
    WalkAway,
    Why,
    agreement,
    standing,
)
from grader.table.history import Turn
from grader.table.moves import AUTHORITY, KINDS, LIMITS
from grader.table.rules import check_move
from tests.deal.small import supplier_delay
from tests.table.scripted import Scripted

THEIRS = {"crews": "one", "penalty": "none"}
FAIR = {"crews": "two", "penalty": "half"}
MINE = {"crews": "weekend", "penalty": "whole"}
MILD = {"crews": "weekend", "penalty": "half"}

# How the other side plays, what you did before, what you try now, and what the refusal says.
REFUSED = {
    "a move after an agreement": (
        [Offer(FAIR)],
        [Accept()],
        Offer(MINE),
        ["this negotiation is over", "fresh attempt"],
    ),
    "a remark after leaving": ([Offer(FAIR)], [WalkAway()], Say("Wait!"), ["this negotiation is over"]),
    "a move after they accepted": ([Offer(FAIR), Accept()], [Offer(MINE)], Offer(MINE), ["this negotiation is over"]),
    "a move after they left": ([Offer(FAIR), WalkAway()], [Offer(MINE)], Accept(), ["this negotiation is over"]),
    "an offer when the rounds are used up": (
        [Offer(FAIR)] * 6,
        [Offer(MINE)] * 5,
        Offer(MINE),
        ["the rounds are used up", "expected a yes", "Accept or walk away"],
    ),
    "a question when the rounds are used up": ([Offer(FAIR)] * 6, [Ask()] * 5, Ask(), ["the rounds are used up"]),
    "an offer that leaves an issue open": (
        [Offer(FAIR)],
        [],
        Offer({"crews": "two"}),
        ["a package", "'crews'", 'one option for each of "crews", "penalty"', "Complete it"],
    ),
    "an offer on an issue that isn't there": (
        [Offer(FAIR)],
        [],
        Offer({**FAIR, "colour": "red"}),
        ["a package", "'colour'", 'one option for each of "crews", "penalty"'],
    ),
    "an option that isn't there": (
        [Offer(FAIR)],
        [],
        Offer({**FAIR, "penalty": "double"}),
        ["Penalty: found 'double'", 'expected one of "none", "half", "whole"', "Choose one"],
    ),
    "an offer beyond the own non-negotiable": (
        [Offer(FAIR)],
        [],
        Offer(THEIRS),
        ['Crews: found "one crew"', 'expected one of "two crews", "weekend shift"', "your own non-negotiable"],
    ),
    "equal offers of which one is beyond it": (
        [Offer(FAIR)],
        [],
        EqualOffers((FAIR, THEIRS)),
        ['Crews: found "one crew"', "your own non-negotiable"],
    ),
    "a yes beyond it": (
        [Offer(THEIRS)],
        [],
        Accept(),
        ['Crews: found "one crew"', "your own non-negotiable", "Answer with an offer, or walk away"],
    ),
    "one equal offer": (
        [Offer(FAIR)],
        [],
        EqualOffers((FAIR,)),
        ["found 1", "expected two or three", "Add or drop one"],
    ),
    "four equal offers": (
        [Offer(FAIR)],
        [],
        EqualOffers((FAIR, MINE, MILD, {"crews": "two", "penalty": "none"})),
        ["found 4", "expected two or three packages"],
    ),
    "the same offer twice": (
        [Offer(FAIR)],
        [],
        EqualOffers((FAIR, MINE, dict(FAIR))),
        ["found the same package twice", "expected different ones", "Change one"],
    ),
    "an order of an unknown issue": (
        [Offer(FAIR)],
        [],
        Disclose(Order("colour", "crews")),
        ["an issue: found 'colour'", 'expected one of "crews", "penalty"', "Check the spelling"],
    ),
    "an order of one issue": (
        [Offer(FAIR)],
        [],
        Disclose(Order("crews", "crews")),
        ["an order: found 'crews' twice", "expected two different issues"],
    ),
    "an interest of the other side": (
        [Offer(FAIR)],
        [],
        Disclose(Why("margin")),
        ["an interest: found 'margin'", 'expected one of "dry", "costs"', "Choose one of yours"],
    ),
    "a question about an unknown issue": ([Offer(FAIR)], [], Ask("colour"), ["an issue: found 'colour'"]),
    "an empty remark": ([Offer(FAIR)], [], Say("  "), ["a remark: found 0 characters", "expected 1 to 500"]),
    "a speech": ([Offer(FAIR)], [], Say("x" * 501), ["a remark: found 501 characters", "expected 1 to 500", "Shorten"]),
    "a yes to nothing": ([Ask()], [], Accept(), ["nothing to take", "no offer on the table"]),
    "a preference among nothing": ([Ask()], [], Prefer(0), ["nothing to take"]),
    "a preference for the only offer": (
        [Offer(FAIR)],
        [],
        Prefer(0),
        ["nothing to choose from", "Accept it or answer"],
    ),
    "a yes to a second offer that isn't there": (
        [Offer(FAIR)],
        [],
        Accept(1),
        ["the offer at place 1", "expected a place from 0 to 0"],
    ),
    "a yes to an offer before the first": ([Offer(FAIR)], [], Accept(-1), ["the offer at place -1"]),
    "a preference for a third of two": (
        [EqualOffers((FAIR, MILD))],
        [],
        Prefer(2),
        ["the offer at place 2", "expected a place from 0 to 1"],
    ),
    "declining what nobody asked": (
        [Offer(FAIR)],
        [],
        Decline(),
        ["nothing to answer", "the other side asked no question", "Make another move"],
    ),
    "declining a remark after the question": (
        [Ask(), Say("Never mind.")],
        [Offer(FAIR)],
        Decline(),
        ["nothing to answer"],
    ),
    "evading what nobody asked": (
        [Offer(FAIR)],
        [],
        Evade(),
        ["nothing to answer", "the other side asked no question"],
    ),
    "evading a fact that asked nothing back": (
        [Disclose(Order("penalty", "crews"))],
        [],
        Evade(),
        ["nothing to answer"],
    ),
    "a reason nobody knows": (
        [Ask()],
        [],
        Decline("too early"),
        ["a reason: found 'too early'", 'expected one of "you_first", "private", "must_check", or none', "Choose one"],
    ),
    "an empty reason": ([Ask()], [], Decline(""), ["a reason: found ''", "or none"]),
    "a limit on an unknown issue": (
        [Offer(FAIR)],
        [],
        Disclose(Limit("colour", frozenset({"red"}))),
        ["an issue: found 'colour'", 'expected one of "crews", "penalty"', "Check the spelling"],
    ),
    "a limit to an unknown option": (
        [Offer(FAIR)],
        [],
        Disclose(Limit("crews", frozenset({"two", "six"}))),
        ["a limit on crews: found ['six', 'two']", 'one or more of "one", "two", "weekend"', "Choose some"],
    ),
    "a limit to nothing": (
        [Offer(FAIR)],
        [],
        Disclose(Limit("crews", frozenset())),
        ["a limit on crews: found []", "one or more of", "Choose some"],
    ),
    "a limit to another issue's option": (
        [Offer(FAIR)],
        [],
        Disclose(Limit("crews", frozenset({"half"}))),
        ["a limit on crews: found ['half']"],
    ),
    "a floor that leaves an issue open": (
        [Offer(FAIR)],
        [],
        Disclose(Floor({"crews": "two"})),
        ["a package: found ['crews']", "Complete it"],
    ),
    "a floor with an option that isn't there": (
        [Offer(FAIR)],
        [],
        Disclose(Floor({**FAIR, "penalty": "double"})),
        ["Penalty: found 'double'", 'expected one of "none", "half", "whole"'],
    ),
    "a floor below the own non-negotiable": (
        [Offer(FAIR)],
        [],
        Disclose(Floor(THEIRS)),
        ['Crews: found "one crew"', "your own non-negotiable"],
    ),
    "authority over an unknown issue": (
        [Offer(FAIR)],
        [],
        Disclose(Mandate(frozenset({"crews", "colour"}))),
        ["an issue: found 'colour'", 'expected one of "crews", "penalty"'],
    ),
    "sending up half a package": ([Offer(FAIR)], [], SendUp({"crews": "two"}), ["a package: found ['crews']"]),
    "sending up an option that isn't there": (
        [Offer(FAIR)],
        [],
        SendUp({**FAIR, "crews": "six"}),
        ["Crews: found 'six'", "Choose one of these"],
    ),
    "sending up what is below the own non-negotiable": (
        [Offer(FAIR)],
        [],
        SendUp(THEIRS),
        ['Crews: found "one crew"', "your own non-negotiable", "Offer something you could sign"],
    ),
    "sending up with one round left": (
        [Offer(FAIR)] * 5,
        [Offer(MINE)] * 4,
        SendUp(FAIR),
        ["sending a package upstairs", "found one round left, expected two", "Make another move"],
    ),
    "sending up twice, and then with one round left": (
        [Offer(FAIR)] * 3,
        [SendUp(FAIR), SendUp(MINE)],
        SendUp(FAIR),
        ["found one round left, expected two"],
    ),
    "sending up when the rounds are used up": (
        [Offer(FAIR)] * 6,
        [Offer(MINE)] * 5,
        SendUp(FAIR),
        ["the rounds are used up", "Accept or walk away"],
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_refused_move_changes_nothing_and_says_why(what: str):
    """The table is as it was before, and the message names what is wrong and what to do."""
    theirs, before, move, words = REFUSED[what]
    session = Session(supplier_delay(), Scripted(*theirs), "s")
    for earlier in before:
        session.play(earlier)
    history, left, deal = session.history, session.rounds_left, session.deal
    with pytest.raises(MoveError) as raised:
        session.play(move)
    assert [word for word in words if word not in str(raised.value)] == [], str(raised.value)
    assert session.history is history
    assert (session.rounds_left, session.deal) == (left, deal)


# How the other side plays, what you did before, what you may do now.
ALLOWED = {
    "a yes when the rounds are used up": ([Offer(FAIR)] * 6, [Offer(MINE)] * 5, Accept()),
    "leaving when the rounds are used up": ([Offer(FAIR)] * 6, [Offer(MINE)] * 5, WalkAway()),
    "a remark when the rounds are used up": ([Offer(FAIR)] * 7, [Offer(MINE)] * 5, Say("Well.")),
    "a yes to an offer that a question followed": ([Offer(FAIR), Ask(), Ask()], [Say("Hm.")], Accept()),
    "a yes to the second of two": ([EqualOffers((THEIRS, FAIR))], [], Accept(1)),
    "a preference": ([EqualOffers((THEIRS, FAIR)), Ask()], [], Prefer(1)),
    "declining a question": ([Ask(), Ask()], [], Decline()),
    "declining a question that came with a fact": (
        [Disclose(Order("penalty", "crews"), ask=True), Ask()],
        [],
        Decline(),
    ),
    "declining with a reason": ([Ask(), Ask()], [], Decline("you_first")),
    "declining what is private": ([Ask(LIMITS), Ask()], [], Decline("private")),
    "declining since somebody must be asked": ([Ask(AUTHORITY), Ask()], [], Decline("must_check")),
    "evading a question": ([Ask(), Ask()], [], Evade()),
    "evading a question that came with a fact": ([Disclose(Why("margin"), ask=True), Ask()], [], Evade()),
    "asking for limits": ([Offer(FAIR), Ask()], [], Ask(LIMITS)),
    "asking who decides": ([Offer(FAIR), Ask()], [], Ask(AUTHORITY)),
    "a limit, true or not": ([Offer(FAIR), Ask()], [], Disclose(Limit("crews", frozenset({"one"})), ask=True)),
    "a limit to all options": (
        [Offer(FAIR), Ask()],
        [],
        Disclose(Limit("penalty", frozenset({"none", "half", "whole"}))),
    ),
    "a floor below the walk-away": ([Offer(FAIR), Ask()], [], Disclose(Floor({"crews": "two", "penalty": "none"}))),
    "authority over everything": ([Offer(FAIR), Ask()], [], Disclose(Mandate(frozenset({"crews", "penalty"})))),
    "authority over nothing": ([Offer(FAIR), Ask()], [], Disclose(Mandate(frozenset()))),
    "sending up with two rounds left": ([Offer(FAIR)] * 4 + [Ask()], [Offer(MINE)] * 3, SendUp(FAIR)),
    "a yes after the last package sent up": ([Offer(FAIR)] * 5, [Offer(MINE)] * 3 + [SendUp(MINE)], Accept()),
    "the longest remark": ([Offer(FAIR), Ask()], [], Say("x" * 500)),
    "the own interest": ([Offer(FAIR), Ask()], [], Disclose(Why("dry"), ask=True)),
    "three equal offers": ([Offer(FAIR), Ask()], [], EqualOffers((FAIR, MINE, MILD))),
}


@pytest.mark.parametrize("what", ALLOWED)
def test_what_just_keeps_the_rules(what: str):
    """The neighbours of the refused moves are allowed."""
    theirs, before, move = ALLOWED[what]
    session = Session(supplier_delay(), Scripted(*theirs), "s")
    for earlier in before:
        session.play(earlier)
    session.play(move)
    assert session.moves == [*before, move]


def test_the_deadline_counts_rounds_and_not_remarks():
    """Each of your moves takes a round but a remark, and their moves take none."""
    session = Session(supplier_delay(), Scripted(*[Offer(FAIR)] * 9), "s")
    left = []
    for move in [
        Say("Hello."),
        Offer(MINE),
        Ask(),
        Say("Well."),
        Disclose(Why("dry")),
        EqualOffers((FAIR, MINE)),
        Ask(),
    ]:
        session.play(move)
        left.append(session.rounds_left)
    assert left == [5, 4, 3, 3, 2, 1, 0]


def test_a_package_sent_upstairs_takes_two_rounds():
    """Waiting for whoever decides costs a round more than an offer across the table; the other side waits for free."""
    session = Session(supplier_delay(), Scripted(*[SendUp(FAIR)] * 9), "s")
    left = [session.rounds_left]
    for move in [SendUp(MINE), Say("Well?"), Offer(FAIR), SendUp(FAIR)]:
        session.play(move)
        left.append(session.rounds_left)
    assert left == [5, 3, 3, 2, 0]


# One move of each kind, each of them allowed where somebody has asked and two packages lie on the table.
ONE_OF_EACH: dict[str, Move] = {
    "offer": Offer(FAIR),
    "equal_offers": EqualOffers((FAIR, MINE)),
    "disclose": Disclose(Why("dry"), ask=True),
    "ask": Ask(),
    "say": Say("Well."),
    "accept": Accept(1),
    "prefer": Prefer(0),
    "decline": Decline("private"),
    "evade": Evade(),
    "send_up": SendUp(FAIR),
    "walk_away": WalkAway(),
}
ASKED = (
    Turn("supplier", EqualOffers((MILD, FAIR))),
    Turn("buyer", Say("Hm.")),
    Turn("supplier", Ask()),
)


def test_that_is_one_of_each():
    """No kind of move is missing, and each would be allowed if it were made in time and in turn."""
    assert set(ONE_OF_EACH) == set(KINDS)
    for move in ONE_OF_EACH.values():
        check_move(supplier_delay(), ASKED, "buyer", move)


@pytest.mark.parametrize("name", KINDS)
def test_nobody_moves_twice(name: str):
    """Whoever has moved waits for the other side, whatever the move."""
    history = (*ASKED, Turn("buyer", Say("I am thinking.")))
    with pytest.raises(MoveError, match=r"out of turn: found 'buyer' moving twice, expected 'supplier'\. Wait"):
        check_move(supplier_delay(), history, "buyer", ONE_OF_EACH[name])


@pytest.mark.parametrize("last", [Accept(0), WalkAway()], ids=["after a yes", "after leaving"])
@pytest.mark.parametrize("name", KINDS)
def test_nothing_follows_the_end(name: str, last: Move):
    """After an agreement or a walk-out no move of any kind is possible, for either side."""
    history = (*ASKED, Turn("buyer", last))
    for seat in ("buyer", "supplier"):
        with pytest.raises(MoveError, match="this negotiation is over"):
            check_move(supplier_delay(), history, seat, ONE_OF_EACH[name])


@pytest.mark.parametrize("name", KINDS)
def test_when_the_rounds_are_used_up(name: str):
    """Only a yes, leaving and a remark are left to the learner's side; the other side is not bound by the count."""
    talk = (Turn("buyer", Offer(MINE)), Turn("supplier", Ask()))
    history = (Turn("supplier", EqualOffers((MILD, FAIR))), *talk * supplier_delay().rounds)
    if name in {"accept", "walk_away", "say"}:
        check_move(supplier_delay(), history, "buyer", ONE_OF_EACH[name])
    else:
        with pytest.raises(MoveError, match="the rounds are used up"):
            check_move(supplier_delay(), history, "buyer", ONE_OF_EACH[name])
    check_move(supplier_delay(), (*history, Turn("buyer", Say("Well?"))), "supplier", Offer(FAIR))


def test_moves_that_a_lesson_keeps_locked():
    """A kind of move that the lesson has not unlocked is refused, and the message names those that are."""
    session = Session(supplier_delay(), Scripted(Offer(FAIR)), "s", frozenset({"offer", "accept", "walk_away"}))
    history = session.history
    with pytest.raises(MoveError, match=r"equal offers: this move is not on the table .*: accept, offer, walk away\."):
        session.play(EqualOffers((FAIR, MINE)))
    assert session.history is history
    with pytest.raises(MoveError, match=r"send up: this move is not on the table in this lesson"):
        session.play(SendUp(FAIR))
    session.play(Accept())
    assert session.deal == FAIR


def test_a_player_who_breaks_a_rule_is_found_out():
    """The rules hold for the other side as well, and an answer against them takes your own move back with it."""
    with pytest.raises(MoveError, match="nothing to take"):
        Session(supplier_delay(), Scripted(Accept()), "s")
    session = Session(supplier_delay(), Scripted(Offer(FAIR), Decline()), "s")
    history = session.history
    with pytest.raises(MoveError, match="nothing to answer"):
        session.play(Offer(MINE))
    assert session.history is history


@pytest.mark.parametrize(
    ("theirs", "mine", "deal"),
    [
        ([Offer(FAIR)], [Accept()], FAIR),
        ([EqualOffers((MILD, FAIR))], [Accept(1)], FAIR),
        ([Offer(FAIR), Accept(1)], [EqualOffers((MINE, MILD))], MILD),
        ([Offer(FAIR), Offer(MILD), Say("And?")], [Offer(MINE), Say("Well."), Accept()], MILD),
        ([Offer(FAIR), Accept()], [SendUp(MILD)], MILD),
        ([SendUp(FAIR)], [Accept()], FAIR),
        ([Offer(FAIR), WalkAway()], [Offer(MINE)], None),
        ([Offer(FAIR)], [WalkAway()], None),
    ],
    ids=[
        "their offer",
        "the second of theirs",
        "the second of mine",
        "their latest",
        "mine, upstairs",
        "theirs, upstairs",
        "they leave",
        "I leave",
    ],
)
def test_what_was_agreed(theirs: list[Move], mine: list[Move], deal: dict[str, str] | None):
    """A yes takes what the other side last put on the table."""
    session = Session(supplier_delay(), Scripted(*theirs), "s")
    for move in mine:
        session.play(move)
    assert session.over
    assert session.deal == deal
    assert agreement(session.history) == deal


def test_what_stands_on_the_table():
    """A side's latest packages stand until it puts others there; talking does not take them away."""
    case: Case = supplier_delay()
    session = Session(case, Scripted(EqualOffers((FAIR, MILD)), Ask()), "s")
    assert standing(session.history, "supplier") == (FAIR, MILD)
    assert standing(session.history, "buyer") == ()
    session.play(Offer(MINE))
    assert standing(session.history, "supplier") == (FAIR, MILD)
    assert standing(session.history, "buyer") == (MINE,)
