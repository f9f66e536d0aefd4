"""How a deal came about: counted off the moves."""

import pytest
from hypothesis import given

from grader.deal import Case
from grader.debrief import equal_sets, process_lines
from grader.table import (
    Accept,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Evade,
    Floor,
    Limit,
    Offer,
    Order,
    Prefer,
    Say,
    SendUp,
    Session,
    WalkAway,
    Why,
)
from grader.table.moves import AUTHORITY, LIMITS, MUST_CHECK, YOU_FIRST
from tests.deal.small import late_ideas
from tests.table.scripted import Scripted, fresh, play_what_is_allowed, some_moves

SERVICES = Case.load("implementation-services")


def package(words):
    """A package by the ids of its options, in the case's order."""
    return dict(zip(("price", "payment", "scope", "support"), words.split(), strict=True))


FIRST = package("p100 net15 reports office")
SET = tuple(map(package, ("p100 net90 full clock", "p82 net15 full extended", "p82 net90 full email")))  # 74, 76, 74
NEXT = package("p82 net15 full office")


def told(theirs, mine):
    """A session in which they open and answer by script, and the learner makes these moves."""
    session = Session(SERVICES, Scripted(Offer(FIRST), *theirs), "s")
    for move in mine:
        session.play(move)
    return session


def test_equal_offers_are_read_with_what_came_of_them():
    """Values, the one they pointed at, and the offer made next."""
    (found,) = equal_sets(told([Prefer(1), Say("Hm."), Accept(0)], [EqualOffers(SET), Say("I see."), Offer(NEXT)]))
    assert found.packages == SET
    assert found.values == (74, 76, 74)
    assert found.spread == 2
    assert found.chosen == 1
    assert found.next_offer == NEXT


@pytest.mark.parametrize(
    ("theirs", "mine", "chosen", "following"),
    [
        ([Accept(2)], [EqualOffers(SET)], 2, None),  # taken at once
        ([Offer(FIRST), Say("Hm.")], [EqualOffers(SET), Offer(NEXT)], None, NEXT),  # answered without choosing
        ([Prefer(0), Prefer(0)], [EqualOffers(SET), EqualOffers(SET[:2])], 0, None),  # another set next
        ([Prefer(0)], [EqualOffers(SET), WalkAway()], 0, None),
        ([Prefer(0), Accept(0)], [EqualOffers(SET), SendUp(NEXT)], 0, NEXT),  # and then upstairs
    ],
)
def test_what_came_of_equal_offers(theirs, mine, chosen, following):
    """Taken at once, answered without a choice, followed by another set, left."""
    found = equal_sets(told(theirs, mine))[0]
    assert (found.chosen, found.next_offer) == (chosen, following)


@pytest.mark.parametrize(
    ("theirs", "mine", "lines"),
    [
        ([], [Accept(0)], ["You used 1 of 8 rounds.", "You asked nothing and shared nothing; neither did they."]),
        (
            [Disclose(Order("payment", "scope")), Say("Hm.")],
            [Disclose(Order("scope", "payment"), ask=True), Ask("price")],
            [
                "You used 2 of 8 rounds.",
                "You asked twice and shared one thing; they told you one thing.",
                "What came of your questions: one returned and one passed over.",
                "The first sign of how Marta negotiates came in round 1: you asked, and they said that payment matters more to them than scope.",
            ],
        ),
        (
            [Disclose(Order("payment", "scope"))],
            [Ask()],
            [
                "You used 1 of 8 rounds.",
                "You asked once and shared nothing; they told you one thing.",
                "The first sign of how Marta negotiates came in round 1: you asked, and they said that payment matters more to them than scope.",
            ],
        ),
        (
            [Decline(YOU_FIRST), Evade(), Decline(), Decline(MUST_CHECK)],
            [Ask(), Ask("price"), Ask(LIMITS), Ask(AUTHORITY)],
            [
                "You used 4 of 8 rounds.",
                "You asked four times and shared nothing; they told you nothing.",
                "What came of your questions: two declined with a reason, one answered emptily and one refused.",
                "The first sign of how Marta negotiates came in round 2: you asked, and got an answer with nothing in it.",
            ],
        ),
        (
            [Disclose(Limit("price", frozenset({"p100"}))), Offer({**FIRST, "price": "p94"})],
            [Ask(LIMITS), Ask()],
            [
                "You used 2 of 8 rounds.",
                "You asked twice and shared nothing; they told you one thing.",
                "What came of your questions: one returned and one passed over.",
                "Marta said that on price it has to be €100,000; their offers since speak against it.",
            ],
        ),
        (
            [Say("Hm."), Offer(FIRST), Accept(0)],
            [Disclose(Floor(NEXT)), SendUp(SET[0]), SendUp(NEXT)],
            [
                "You used 5 of 8 rounds.",
                "You asked nothing and shared one thing; they told you nothing.",
                "In round 1 you named the least you could sign, worth 69 to you.",
                "A package worth 74 to you went upstairs and was answered with another one.",
                "A package worth 69 to you went upstairs and was taken as it was.",
            ],
        ),
        (
            [Say("Hm."), Say("Hm."), Say("No.")],
            [Offer(NEXT), Say("Well?"), Offer(NEXT)],
            [
                "You used 2 of 8 rounds.",
                "You asked nothing and shared nothing; neither did they.",
                "You made two single offers; all were refused.",
                "After a refusal you made one more offer, and stayed where you were.",
            ],
        ),
        (
            [Prefer(1)],
            [EqualOffers(SET)],
            [
                "You used 1 of 8 rounds.",
                "You asked nothing and shared nothing; neither did they.",
                "You put three packages down at once, worth 74, 76, 74 to you: close enough to be equal. They pointed at the one worth 76.",
            ],
        ),
        (
            [Say("Hm.")],
            [EqualOffers((FIRST, NEXT))],
            [
                "You used 1 of 8 rounds.",
                "You asked nothing and shared nothing; neither did they.",
                "You put two packages down at once, worth 23, 69 to you: 46 points apart.",
            ],
        ),
    ],
)
def test_the_course_of_a_negotiation_in_sentences(theirs, mine, lines):
    """Rounds, questions, what was shared, equal and single offers."""
    assert process_lines(told(theirs, mine)) == lines


@pytest.mark.parametrize(
    ("theirs", "mine", "line"),
    [
        (
            [Offer(FIRST), Say("Hm.")],
            [Offer(NEXT), Offer({**NEXT, "price": "p88"})],
            "made one more offer, and gave way.",
        ),
        (
            [Offer(FIRST)] * 4,
            [
                Offer(NEXT),
                Offer({**NEXT, "price": "p88", "payment": "net30"}),
                Offer({**NEXT, "price": "p88"}),
                Offer({**NEXT, "price": "p94"}),
            ],
            "made three more offers: in two you gave way and in one you gave one thing and asked for another.",
        ),
        (
            [Offer(FIRST)] * 2,
            [Offer(NEXT), Offer({**NEXT, "price": "p76"})],
            "made one more offer, and asked for more.",
        ),
        ([Offer(FIRST)] * 2, [Offer(NEXT), EqualOffers(SET)], "and put several packages down together."),
        ([Prefer(0), Offer(FIRST)], [EqualOffers(SET), Offer(NEXT)], None),  # that was a choice, no refusal
        ([Accept(0)], [Offer(NEXT)], None),
    ],
)
def test_what_an_offer_did_after_a_refusal(theirs, mine, line):
    """Ground given, a trade, the same again, more asked for, several at once; nothing where nothing was refused."""
    found = [told_line for told_line in process_lines(told(theirs, mine)) if told_line.startswith("After a refusal")]
    assert [sentence.endswith(line) for sentence in found] == ([True] if line else [])


@pytest.mark.parametrize(
    ("mine", "lines"),
    [
        ([], []),
        (
            [WalkAway()],
            ["Two options that nobody had listed never came up: what would have opened them was not said."],
        ),
        (
            [Disclose(Why("dry")), WalkAway()],
            [
                "In round 1 an option came up that nobody had listed: a crew at night.",
                "One more option that nobody had listed never came up: what would have opened it was not said.",
            ],
        ),
        (
            [Disclose(Why("dry")), Disclose(Why("costs")), Disclose(Why("dry")), WalkAway()],
            [
                "In round 1 an option came up that nobody had listed: a crew at night.",
                "In round 2 an option came up that nobody had listed: your hotel bill.",
            ],
        ),
    ],
)
def test_what_nobody_had_listed(mine, lines):
    """Which options came up and when; in the end, how many did not, and not before."""
    session = Session(late_ideas(), Scripted(Offer({"crews": "two", "penalty": "none"}), *[Say("Hm.")] * 5), "s")
    for move in mine:
        session.play(move)
    assert [line for line in process_lines(session) if "nobody had listed" in line] == lines


@given(some_moves(SERVICES))
def test_any_negotiation_can_be_told(moves):
    """Whatever was played, the first line counts its rounds and there is a line for each set of equal offers."""
    session = play_what_is_allowed(fresh(SERVICES, "collaborator"), moves)
    lines = process_lines(session)
    assert lines[0] == f"You used {8 - session.rounds_left} of 8 rounds."
    assert sum(line.startswith("You put") for line in lines) == len(equal_sets(session))
