"""One thing to try: which rule fits which course, with this deal's contents in its sentence."""

import pytest
from hypothesis import given

from grader.deal import Case, best_joint
from grader.debrief import read_deal
from grader.table import Accept, Ask, Decline, Disclose, EqualOffers, Offer, Order, Prefer, Say, Session, WalkAway, Why
from grader.table.moves import YOU_FIRST
from tests.deal.small import late_ideas
from tests.debrief.cases import case_of
from tests.table.scripted import Scripted, fresh, play_what_is_allowed, some_moves

SERVICES = Case.load("implementation-services")
BEST = best_joint(SERVICES.you.preferences, SERVICES.them.preferences).package
LOW = {"price": "p100", "payment": "net15", "scope": "core", "support": "email"}
INSIDE = {"price": "p88", "payment": "net60", "scope": "migration", "support": "office"}
HIGH = {"price": "p76", "payment": "net90", "scope": "full", "support": "clock"}
DOWN = {"price": "p82", "payment": "net90", "scope": "migration", "support": "extended"}
APART = ({**INSIDE, "price": "p76"}, INSIDE)
NEAR = ({**INSIDE, "price": "p82", "payment": "net30"}, {**INSIDE, "price": "p88"})


def advice(*moves, theirs=(), opening=INSIDE, case=SERVICES, unlocked=None):
    """What there is to try after these moves, with somebody who answers by script."""
    session = Session(case, Scripted(Offer(opening), *theirs), "s", unlocked)
    for move in moves:
        session.play(move)
    return read_deal(session).to_try


HM = Say("Hm.")


ALL = frozenset({"offer", "accept", "walk_away"})


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (  # signed below the alternative, whatever else there was
            {"moves": [Accept(0)], "opening": LOW},
            "Before you sign, set the package beside your walk-away: this one was worth 0 to you, and you would have left below 40.",
        ),
        (
            {"moves": [WalkAway()]},
            "Before you leave, put down one package worth a little more to you than your walk-away of 40, and ask what "
            "would have to change in it for a yes.",
        ),
        (
            {"moves": [Ask()], "theirs": [WalkAway()]},
            "Before Marta leaves, put down one package worth a little more to you than your walk-away of 40",
        ),
        (
            {"moves": [EqualOffers(APART), Accept(0)], "theirs": [Prefer(0)]},
            "Bring packages closer together before you put them down: yours were worth 76 and 63 to you, and",
        ),
        (
            {"moves": [Offer(HIGH), Accept(0)], "theirs": [HM]},
            "Before your second offer, ask Marta which matters most to them: price, payment, scope or support.",
        ),
        (
            {"moves": [Ask(), Accept(0)], "theirs": [Decline(YOU_FIRST)]},
            "When Marta says “you first”, tell one thing and ask for the same back: that scope matters more to you than payment.",
        ),
        (
            {"moves": [Ask(), Offer(HIGH), Offer(DOWN), Accept(0)], "theirs": [Decline(), HM, HM]},
            "Your last offer gave more than your first on price, scope and support, and asked for nothing more. Next time give on one of them",
        ),
        (
            {"moves": [Ask(), Accept(0)], "theirs": [Decline()]},
            "Put the trade as a question: “If you had ",
        ),
        (
            {"moves": [Ask(), Accept(0)], "theirs": [Decline()], "opening": BEST},
            "Try for a higher target: ",
        ),
    ],
)
def test_each_course_has_its_advice(how, expected):
    """The first rule that fits, with contents and numbers of this deal."""
    moves = how.pop("moves")
    assert advice(*moves, **how).startswith(expected)


def test_a_better_offer_that_was_let_go():
    """They had offered more, at no cost to them: that one is named with its round."""
    case = case_of([[0, 10, 60]], [[20, 20, 20]])
    first, middle, last = ({"issue0": f"issue0-{place}"} for place in range(3))
    told = advice(Ask(), Ask(), Accept(0), opening=first, theirs=[Offer(last), Offer(middle)], case=case)
    assert told == (
        "Note the best offer you have heard. Before you sign a worse one, ask for that of round 1 again: <issue0-2>."
    )


def test_nothing_was_there():
    """Where no package would have suited both, it is about finding that out."""
    case = case_of([[0, 30]], [[30, 0]], (20, 20), feasible=False)
    told = advice(WalkAway(), opening={"issue0": "issue0-0"}, case=case)
    assert told == "Find out sooner that there is nothing to be had: in the first round, ask what they can't move on."


def test_an_option_that_nobody_listed_is_not_given_away():
    """Where the trade rests on an option that never came up, the advice is to ask why, not to ask for it."""
    opening = {"crews": "two", "penalty": "none"}
    told = advice(Ask(), Accept(0), opening=opening, theirs=[Decline()], case=late_ideas())
    assert told == (
        "Ask what lies behind crews for them, and say what it is for you: an option that nobody listed comes up that way."
    )
    opened = advice(Disclose(Why("dry"), ask=True), Accept(0), opening=opening, theirs=[HM], case=late_ideas())
    assert opened == "Put it as a question: “Would a crew at night do for you too?”"


def test_only_what_the_lesson_has_is_advised():
    """Nobody is told to ask, or to share, where the lesson has no such move."""
    assert advice(Offer(HIGH), Accept(0), theirs=[HM], unlocked=ALL).startswith("Put the trade as a question")
    asking = ALL | {"ask"}
    assert advice(Ask(), Accept(0), theirs=[Decline(YOU_FIRST)], unlocked=asking).startswith("Put the trade")


def test_packages_that_are_close_need_no_advice():
    """A few points between packages are no fault, nor is a question that was asked or a fact that was shared."""
    assert not advice(EqualOffers(NEAR), Accept(0), theirs=[Prefer(0)]).startswith("Bring packages")
    shared = Disclose(Order("scope", "payment"), ask=True)
    assert advice(shared, Accept(0), theirs=[Decline(YOU_FIRST)]).startswith("Put the trade")


def test_at_the_top_it_is_about_time():
    """Where no higher target was left, the rounds are."""
    top = case_of([[0, 60]], [[20, 20]])
    assert advice(Accept(0), opening={"issue0": "issue0-1"}, case=top) == (
        "There was hardly more to be had for you. See whether you get there sooner: you used 1 of 5 rounds."
    )


@given(some_moves(SERVICES))
def test_every_ending_has_advice_and_only_an_ending(moves):
    """Whatever was played: one thing to try once it is over, none before."""
    session = play_what_is_allowed(fresh(SERVICES, "collaborator"), moves)
    assert bool(read_deal(session).to_try) is session.over
