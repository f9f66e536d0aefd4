"""The messenger, as a list of moves."""

import pytest

from grader.deal import Package
from grader.players import player
from grader.players.messenger import Messenger
from grader.table import (
    Accept,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Floor,
    Mandate,
    Offer,
    Prefer,
    Say,
    SendUp,
    Session,
    standing,
)
from grader.table.moves import AUTHORITY, LIMITS, MUST_CHECK, PRIVATE
from grader.table.session import seat_at
from tests.players.anything import improvised
from tests.players.plays import CASES, best_for, load, offers_of, plays, replies_of, says, stepping_down, told, why

LEASE = load("fleet-leasing")
MINE, SENT = best_for(LEASE, "care"), best_for(LEASE, "lessor")
OWN = LEASE.them.preferences


def test_what_it_was_sent_for_it_explains_the_rest_it_must_check():
    """It knows why its own issue matters; priorities, limits and other reasons it would have to ask."""
    plays(
        "messenger",
        case=LEASE,
        moves=[
            Ask("price"),
            Ask(),
            Ask("term"),
            Ask(LIMITS),
            told("service", "term", ask=True),
            why("wages", ask=True),
        ],
        replies=[why("rate"), *[Decline(MUST_CHECK)] * 5],
    )


def test_it_says_what_it_may_settle():
    """Asked who decides, it names its errand; asked for a walk-away, it has none to give."""
    plays(
        "messenger",
        case=LEASE,
        moves=[Ask(AUTHORITY), Disclose(Mandate(frozenset(["term"])), ask=True), Disclose(Floor(MINE), ask=True)],
        replies=[Disclose(Mandate(frozenset({"price"}))), Disclose(Mandate(frozenset({"price"}))), Decline(PRIVATE)],
    )


def test_what_it_hears_it_writes_down():
    """A fact without a question gets a remark, and changes no offer."""
    plays("messenger", case=LEASE, moves=[told("service", "term"), why("wages")], replies=[Say, Say])


@pytest.mark.parametrize("name", CASES)
def test_where_no_case_says_it_was_sent_for_its_own_top_issue(name: str):
    """Its errand is what the case names, or the one issue that matters most to its side."""
    case = load(name)
    errand = case.them.decides or frozenset(case.listed.them.preferences.ranking()[:1])
    plays("messenger", case=case, moves=[Ask(AUTHORITY)], replies=[Disclose(Mandate(errand))])


def test_it_gives_ground_on_its_errand_only():
    """All its offers differ in the price alone, however you move on the rest; the price falls."""
    moves = stepping_down(LEASE, 6)
    session = plays("messenger", case=LEASE, moves=moves, replies=[Offer] * 6)
    offers = offers_of(session.history, "lessor")
    assert {tuple(offer[i] for i in ("term", "mileage", "service")) for offer in offers} == {("m60", "k10", "none")}
    values = [OWN.value(offer) for offer in offers]
    assert values == sorted(values, reverse=True)
    assert values[0] > values[-1]


def test_what_touches_the_rest_is_not_agreed_in_the_room():
    """However good: better than its instructions on everything, with one other issue touched, gets another offer."""
    touched = {**SENT, "mileage": "k15"}
    within = {**SENT, "price": "p280"}
    assert OWN.value(touched) > OWN.value(within)
    plays("messenger", case=LEASE, moves=[Ask(), Ask(), Ask(), Offer(within)], replies=[Decline] * 3 + [Accept(0)])
    moves = [Offer(touched)] * 8
    session = plays("messenger", case=LEASE, moves=moves, replies=[Offer] * 8)
    assert session.rounds_left == 0


def test_within_its_errand_it_agrees():
    """The rest as it was sent, and the price low: not yet; a better price it takes, alone or among several."""
    low, high = {**SENT, "price": "p260"}, {**SENT, "price": "p300"}
    plays("messenger", case=LEASE, moves=[Offer(low), Offer(high)], replies=[Offer, Accept(0)])
    plays("messenger", case=LEASE, moves=[EqualOffers((low, {**SENT, "price": "p320"}))], replies=[Accept(1)])


def test_among_several_it_can_say_which_looks_best():
    """Pointing binds nobody; at the deadline it points no more."""
    packages = (MINE, {**MINE, "price": "p320"}, {**MINE, "service": "repairs"})
    moves = [EqualOffers(packages), EqualOffers(packages[::-1])]
    plays("messenger", case=LEASE, moves=moves, replies=[Prefer(1), Prefer(1)])


def test_a_package_sent_up_that_is_good_enough_is_agreed():
    """Whoever decides takes a package that the messenger could never have taken."""
    good = {**MINE, "term": "m60", "price": "p320"}
    plays("messenger", case=LEASE, moves=[Offer(good)], replies=[Offer])
    session = plays("messenger", case=LEASE, moves=[SendUp(good)], replies=[Accept(0)])
    assert session.deal == good


def test_sending_up_takes_two_rounds():
    """Waiting costs: two rounds are gone when the answer comes."""
    session = plays("messenger", case=LEASE, moves=[SendUp(MINE)], replies=[Offer])
    assert session.rounds_left == LEASE.rounds - 2


def sent_up() -> tuple[Session, Package]:
    """A poor package went up; what came back."""
    session = Session(LEASE, player("messenger"), "s")
    answer = session.play(SendUp(MINE))
    assert answer is not None
    assert isinstance(answer.move, Offer)
    return session, answer.move.package


def test_a_poor_package_comes_back_as_new_instructions():
    """What comes back gives on several issues; from then on the messenger leaves these where the answer put them."""
    session, instructed = sent_up()
    assert sum(instructed[issue] != SENT[issue] for issue in SENT) > 1
    for move in stepping_down(LEASE, 4):
        session.play(move)
    for offer in offers_of(session.history, "lessor")[1:]:
        assert {**offer, "price": ""} == {**instructed, "price": ""}


def test_new_instructions_can_be_agreed_in_the_room():
    """Offered what those upstairs said themselves, or better, the messenger agrees."""
    for price in ("p320", "same"):
        session, instructed = sent_up()
        better = {**instructed, "price": price} if price != "same" else instructed
        assert OWN.value(better) >= OWN.value(instructed)
        session.play(Offer(better))
        assert session.deal == better


def test_an_answer_from_upstairs_is_not_taken_back():
    """What those upstairs offered stays on offer, whatever you ask for afterwards."""
    for first in (MINE, {**MINE, "term": "m36"}, {**MINE, "service": "none"}):
        moves = [SendUp(first), *stepping_down(LEASE, 5)]
        session = plays("messenger", case=LEASE, moves=moves, replies=[Offer] * 6)
        values = [OWN.value(package) for package in offers_of(session.history, "lessor")]
        assert values[1:] == sorted(values[1:], reverse=True), (first, values)


@pytest.mark.parametrize("name", CASES)
def test_nothing_outside_its_errand_is_closed_in_the_room(name: str):
    """In all cases, whatever is played: it takes packages from upstairs, or such as leave its instructions alone."""
    case = load(name)
    messenger = Messenger()
    for seed in range(15):
        session = improvised(case, "messenger", seed)
        *before, last = session.history
        if last.seat == case.them.id and isinstance(last.move, Accept) and not isinstance(before[-1].move, SendUp):
            history = tuple(before)
            taken = standing(history, case.learner)[last.move.which]
            seat = seat_at(case, case.them.id, str(seed), history)
            instructed, errand = messenger.instructed(seat, history), messenger.errand(seat)
            assert {i for i in taken if taken[i] != instructed[i]} <= errand


def test_it_says_when_it_would_have_to_check():
    """Its words tell a package that it may not discuss from one that it finds too low."""
    case = says(
        LEASE,
        "messenger",
        {
            "check": ["I'd have to ask.", "Not mine to say."],
            "offer": ["{package}?", "Say {package}."],
            "upstairs": ["They say {package}.", "{package}, they say."],
        },
    )
    moves = [Offer(MINE), Offer({**SENT, "price": "p240"}), SendUp(MINE)]
    session = plays("messenger", case=case, moves=moves, replies=[Offer] * 3)
    checked, lowered, upstairs = (turn.words for turn in replies_of(session)[1:])
    assert checked.startswith(("I'd have to ask. ", "Not mine to say. "))
    assert case.in_words(offers_of(session.history, "lessor")[1]) in checked
    assert lowered.endswith("?") or lowered.startswith("Say")
    assert "they say" in upstairs.lower()
