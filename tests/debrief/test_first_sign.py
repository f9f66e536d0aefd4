"""The first sign of who sits opposite: what was done and when, and nothing where nothing was shown."""

import pytest

from grader.deal import Case
from grader.debrief.first_sign import first_sign
from grader.players import player
from grader.players.catalogue import COUNTERPARTS, LEARNERS
from grader.table import (
    Accept,
    Ask,
    Decline,
    Disclose,
    Evade,
    Limit,
    Mandate,
    Offer,
    Order,
    Say,
    SendUp,
    Session,
    Why,
    negotiate,
)
from grader.table.moves import AUTHORITY, LIMITS, MUST_CHECK, YOU_FIRST
from tests.table.scripted import Scripted

SERVICES = Case.load("implementation-services")
FIRST = {"price": "p100", "payment": "net15", "scope": "reports", "support": "office"}
MINE = {"price": "p76", "payment": "net15", "scope": "full", "support": "office"}
GIVEN = {**MINE, "price": "p88"}
CLAIM = Disclose(Order("payment", "scope"))


def sign(theirs, mine):
    """The first sign where they open and answer by script, and the learner makes these moves."""
    session = Session(SERVICES, Scripted(Offer(FIRST), *theirs), "s")
    for move in mine:
        session.play(move)
    return first_sign(session)


@pytest.mark.parametrize(
    ("theirs", "mine", "expected"),
    [
        ([Evade()], [Ask()], "round 1: you asked, and got an answer with nothing in it."),
        (
            [Say("Hm."), Decline(MUST_CHECK)],
            [Say("Well?"), Ask()],
            "round 1: you asked, and they would have had to check",
        ),
        ([CLAIM], [Ask()], "round 1: you asked, and they said that payment matters more to them than scope."),
        ([CLAIM], [Disclose(Order("scope", "price"))], "you told them something, and they said that payment matters"),
        (
            [Offer(FIRST), Offer({**FIRST, "price": "p76", "scope": "core"})],
            [Offer(MINE), Offer(MINE)],
            "round 2: they came towards you on price and asked for more on scope in return.",
        ),
        (
            [Offer(FIRST), Offer(FIRST)],
            [Offer(MINE), Offer(GIVEN)],
            "round 2: you had just given on price, and they asked for more of it and gave nothing.",
        ),
    ],
)
def test_a_sign_is_told_as_what_was_done(theirs, mine, expected):
    """A fact returned, a trade, pressure where ground was given, an empty answer, "I'd have to check"."""
    found = sign(theirs, mine)
    assert found.startswith("The first sign of how Marta negotiates came in ")
    assert expected in found


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        ([], [Accept(0)]),
        ([Decline(YOU_FIRST)], [Ask()]),  # no refusal, and everybody may say it
        ([Decline()], [Ask()]),
        ([Disclose(Limit("price", frozenset({"p100"})))], [Ask(LIMITS)]),  # a limit is a position too
        ([Disclose(Mandate(frozenset({"price"})))], [Ask(AUTHORITY)]),
        ([Disclose(Order("price", "scope"))], [Disclose(Order("price", "payment"), ask=True)]),  # your own words back
        ([Offer(FIRST)], [Offer(MINE)]),  # nothing had been given yet
        ([Offer(FIRST), Offer(FIRST)], [Offer(GIVEN), Offer(MINE)]),  # nothing was given: more was asked for
        ([Offer(FIRST), Offer({**FIRST, "price": "p94"})], [Offer(MINE), Offer(GIVEN)]),  # they gave too
        (
            [Offer({**FIRST, "price": "p94", "payment": "net30"})],
            [Ask()],
        ),  # they came towards you, and asked for nothing
        ([Offer({**FIRST, "price": "p94", "scope": "core"})], [Ask()]),  # a small step towards you is no trade
        (
            [Offer({**FIRST, "price": "p94"}), Offer({**FIRST, "scope": "migration"})],
            [Ask()] * 2,
        ),  # nor one away from you
        ([Offer(FIRST)] * 2, [Offer(MINE), Offer({**MINE, "price": "p100"})]),  # what was given is all they asked there
        ([Offer({**FIRST, "price": "p76", "scope": "core"})], [SendUp(MINE)]),  # it comes from somebody else
    ],
)
def test_what_tells_nothing_is_no_sign(theirs, mine):
    """What any kind of person may do is passed over."""
    assert sign(theirs, mine) is None


def test_the_first_one_counts():
    """What came later does not take its place."""
    assert "nothing in it" in sign([Evade(), CLAIM], [Ask(), Disclose(Why(SERVICES.you.interests[0].id), ask=True)])


@pytest.mark.parametrize("counterpart", [known.name for known in COUNTERPARTS])
def test_no_sign_names_a_kind(counterpart):
    """Whoever plays, the type's name and its words are never in the sentence."""
    for learner in LEARNERS[:4]:
        found = first_sign(negotiate(SERVICES, learner(), player(counterpart), "s")) or ""
        assert not any(known.name.replace("_", " ") in found.lower() for known in COUNTERPARTS)
