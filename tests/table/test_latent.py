"""At the table, an option nobody listed is not there until somebody has said why they want something."""

import pytest

from grader.errors import MoveError
from grader.table import (
    Accept,
    Ask,
    Disclose,
    EqualOffers,
    Floor,
    Limit,
    Move,
    Offer,
    Order,
    Say,
    SendUp,
    Session,
    Turn,
    Why,
)
from grader.table.rules import check_move
from grader.table.session import replay, seat_at
from tests.deal.small import late_ideas, supplier_delay
from tests.table.scripted import Scripted

FAIR = {"crews": "two", "penalty": "half"}
NIGHT = {"crews": "night", "penalty": "half"}
HOTEL = {"crews": "two", "penalty": "hotel"}


def table(*theirs: Move) -> Session:
    """The small case with two latent options, against somebody who does this."""
    return Session(late_ideas(), Scripted(*theirs), "s")


# What names an option that is still closed, and how the refusal lists those that are open.
TOO_EARLY: dict[str, tuple[Move, str]] = {
    "an offer": (Offer(NIGHT), 'Crews: found \'night\', expected one of "one", "two", "weekend". Choose one of these.'),
    "one of several": (
        EqualOffers((FAIR, HOTEL)),
        'Penalty: found \'hotel\', expected one of "none", "half", "whole".',
    ),
    "a package for upstairs": (SendUp(NIGHT), 'Crews: found \'night\', expected one of "one", "two", "weekend".'),
    "a floor": (Disclose(Floor(HOTEL)), 'Penalty: found \'hotel\', expected one of "none", "half", "whole".'),
    "a limit": (
        Disclose(Limit("crews", frozenset({"two", "night"}))),
        'a limit on crews: found [\'night\', \'two\'], expected one or more of "one", "two", "weekend".',
    ),
}


@pytest.mark.parametrize("what", TOO_EARLY)
def test_what_nobody_has_thought_of_cannot_be_named(what: str):
    """The refusal lists the open options alone, and the table is as it was; so for either side."""
    move, message = TOO_EARLY[what]
    session = table(Offer(FAIR))
    history, lies_there = session.history, session.table
    with pytest.raises(MoveError) as raised:
        session.play(move)
    assert message in str(raised.value)
    assert session.history is history
    assert session.table is lies_there
    assert session.rounds_left == 5
    with pytest.raises(MoveError) as raised:
        check_move(session.case, (), "supplier", move)
    assert message in str(raised.value)


@pytest.mark.parametrize("what", TOO_EARLY)
def test_once_it_is_open_it_is_an_option_like_any_other(what: str):
    """The very same moves are allowed as soon as the interests behind them have been voiced."""
    session = table(Offer(FAIR), Disclose(Why("rest")), Ask(), Ask())
    session.play(Disclose(Why("costs")))
    session.play(Ask())
    session.play(TOO_EARLY[what][0])
    assert session.moves[-1] == TOO_EARLY[what][0]


def open_now(session: Session) -> set[str]:
    """Ids of the options that nobody had listed and that are on the table."""
    return {o.id for issue in session.table.issues for o in issue.options if o.opened_by}


def test_it_opens_with_a_voiced_interest():
    """Step by step: shared priorities, questions and remarks open nothing; the right reason does, at once and for good."""
    session = table(Offer(FAIR), Say("I want my weekends."), Disclose(Order("penalty", "crews")), *[Ask()] * 4)
    opened = [open_now(session)]
    for move in [
        Say("I want a dry house."),
        Disclose(Order("crews", "penalty")),
        Disclose(Why("dry"), ask=True),
        Ask("crews"),
        Disclose(Why("costs")),
    ]:
        session.play(move)
        opened.append(open_now(session))
    assert opened == [set(), set(), set(), {"night"}, {"night"}, {"night", "hotel"}]
    assert session.case.issue("crews") == session.table.issue("crews")


def test_the_other_side_opens_it_too():
    """An answer that gives the right reason opens the option for the very next move."""
    session = table(Offer(FAIR), Disclose(Why("rest")), Accept())
    session.play(Ask("crews"))
    assert open_now(session) == {"night"}
    session.play(Offer(NIGHT))
    assert session.deal == NIGHT


def test_the_other_side_may_offer_what_your_reason_opened():
    """Who voices a reason may get an idea back in the same breath."""
    session = table(Offer(FAIR), Offer(NIGHT))
    answer = session.play(Disclose(Why("dry")))
    assert answer is not None
    assert answer.move == Offer(NIGHT)
    session.play(Accept())
    assert session.deal == NIGHT


def test_an_interest_of_the_same_name_opens_nothing():
    """Both sides have costs; only the buyer's, voiced by the buyer, bring the hotel bill to the table."""
    session = table(Offer(FAIR), Disclose(Why("costs")), Ask())
    before = session.table
    session.play(Ask("penalty"))
    assert session.table is before
    with pytest.raises(MoveError, match="found 'hotel'"):
        session.play(Offer(HOTEL))
    session.play(Disclose(Why("costs")))
    assert open_now(session) == {"hotel"}


def test_a_voiced_interest_that_opens_nothing_changes_nothing():
    """In a case without latent options the table is the case, whatever is said; else it is the same table as before."""
    plain = Session(supplier_delay(), Scripted(Offer(FAIR), Ask()), "s")
    plain.play(Disclose(Why("dry")))
    assert plain.table is plain.case
    session = table(Offer(FAIR), Disclose(Why("costs")))
    before = session.table
    session.play(Say("Why?"))
    assert session.table is before


def test_what_a_player_sees_of_it():
    """A seat has the open options alone, in issues, points and non-negotiables, and knows which interest opened them."""
    case = late_ideas()
    history = (Turn("supplier", Offer(FAIR)), Turn("buyer", Disclose(Why("dry"))))
    for party in ("buyer", "supplier"):
        before, after = seat_at(case, party, "s"), seat_at(case, party, "s", history)
        assert "night" not in str(before.issues) + str(before.party.preferences)
        assert "hotel" not in str(after.issues) + str(after.party.preferences)
        assert before.openers == {}
        assert list(after.party.preferences.points["crews"]) == ["one", "two", "weekend", "night"]
        assert list(after.party.preferences.points["penalty"]) == ["none", "half", "whole"]
        assert after.openers == {("crews", "night"): {"buyer.dry", "supplier.rest"}}
    assert seat_at(case, "buyer", "s").party.preferences.must == {"crews": {"two", "weekend"}}
    assert seat_at(case, "buyer", "s", history).party.preferences.must == {"crews": {"two", "weekend", "night"}}


def test_what_a_player_hears_of_a_voiced_interest():
    """How far each option satisfies it, from the other side only, and never how much it weighs."""
    case = late_ideas()
    history = (
        Turn("supplier", Disclose(Why("costs"))),
        Turn("buyer", Disclose(Why("dry"))),
        Turn("supplier", Say("I see.")),
    )
    heard = seat_at(case, "supplier", "s", history).heard
    assert set(heard) == {"dry"}
    assert {o: heard["dry"]["crews"][o] for o in ("one", "two", "weekend", "night")} == {
        "one": 0,
        "two": 60,
        "weekend": 100,
        "night": 95,
    }
    assert set(seat_at(case, "buyer", "s", history).heard) == {"costs"}
    assert seat_at(case, "buyer", "s", history[:0]).heard == {}


def test_a_negotiation_with_ideas_replays():
    """The moves alone open the same options again, in the same places."""
    theirs = [Offer(FAIR), Disclose(Why("rest")), Offer(NIGHT), Ask(), Accept()]
    session = table(*theirs)
    for move in [Ask("crews"), SendUp(NIGHT), Disclose(Why("costs")), Offer({"crews": "night", "penalty": "hotel"})]:
        session.play(move)
    assert session.deal == {"crews": "night", "penalty": "hotel"}
    again = replay(table(*theirs), session.moves)
    assert again.history == session.history
    assert again.table is again.case
    with pytest.raises(MoveError, match="move 1: Crews: found 'night'"):
        replay(table(*theirs), session.moves[1:])
