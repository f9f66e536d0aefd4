"""One move changed, the rest played again: what is repeated, who plays on, and that nothing else changes."""

from copy import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.deal import Case
from grader.errors import MoveError
from grader.players import player
from grader.players.what_if import STAND_INS, stand_in, what_if
from grader.table import (
    Accept,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Offer,
    Order,
    Prefer,
    Say,
    Session,
    WalkAway,
    Why,
    kind,
    replay,
)
from tests.deal.small import late_ideas
from tests.players.anything import improvised
from tests.players.plays import CASES, WHO, load
from tests.table.scripted import Scripted, any_move, fresh

SERVICES = Case.load("implementation-services")
FIRST = {"price": "p100", "payment": "net15", "scope": "reports", "support": "office"}
NEXT = {"price": "p82", "payment": "net15", "scope": "full", "support": "office"}
THIRD = {"price": "p94", "payment": "net15", "scope": "full", "support": "office"}
SET = (NEXT, {**NEXT, "price": "p76", "scope": "reports"})
LESSON = frozenset({"offer", "disclose", "ask", "say", "accept", "walk_away"})


class Haggler:
    """Opens with one package; answers a question with a refusal and any offer with the next of two packages."""

    name = "haggler"

    def respond(self, seat, history):
        """Two packages in turn: which one depends on how many offers were made, not on what else was said."""
        offers = sum(turn.seat != seat.party.id and isinstance(turn.move, Offer) for turn in history)
        if history and isinstance(history[-1].move, Ask):
            return Decline()
        return Offer(FIRST if offers < 2 else THIRD)

    def words(self, seat, history, move):
        """Nothing but the move."""
        return "..."


def haggled(*moves, unlocked=LESSON):
    """A fresh session with the haggler, and the moves as made in it."""
    session = Session(SERVICES, Haggler(), "s", unlocked)
    replay(copy(session), moves)
    return session, list(moves)


def own(result):
    """The learner's moves of the other line."""
    return result.session.moves


def test_what_comes_later_is_made_again():
    """A question in place of an offer: the later offers and the remark are made again, word for word."""
    session, moves = haggled(Offer(NEXT), Say("Well?"), Offer(THIRD), WalkAway())
    result = what_if(session, moves, 0, Ask())
    assert own(result) == [Ask(), Say("Well?"), Offer(THIRD), WalkAway()]
    assert (result.turn, result.repeated, result.stand_in, result.since) == (1, 3, None, None)


def test_a_yes_to_something_else_is_not_repeated():
    """They now have another package on the table: the yes meant the old one, so somebody else plays on from there."""
    session, moves = haggled(Offer(NEXT), Offer(NEXT), Accept(0))
    result = what_if(session, moves, 0, Ask())
    assert own(result)[:2] == [Ask(), Offer(NEXT)]
    assert result.repeated == 1
    assert result.stand_in.name == "discloser"
    assert result.since == 3
    assert result.session.over


def test_a_yes_to_the_same_is_repeated():
    """The package they have on the table is the one it was: the yes is still meant."""
    session, moves = haggled(Ask(), Ask("price"), Accept(0))
    result = what_if(session, moves, 1, Disclose(Order("price", "scope")))
    assert own(result) == [Ask(), Disclose(Order("price", "scope")), Accept(0)]
    assert result.session.deal == FIRST
    assert result.stand_in is None


def test_a_preference_is_repeated_for_the_same_package_only():
    """Pointing at the second of two packages means that package, not its place."""
    theirs = (EqualOffers(SET), EqualOffers(SET[::-1]), *[Offer(THIRD)] * 9)

    class Turning(Scripted):
        def respond(self, seat, history):
            if any(isinstance(turn.move, Ask) for turn in history):
                return super().respond(seat, history)
            return EqualOffers(SET)

    session = Session(SERVICES, Turning(*theirs), "s")
    moves = [Say("Hm."), Prefer(1), WalkAway()]
    assert own(what_if(session, moves, 0, Say("Well."))) == [Say("Well."), *moves[1:]]
    other = what_if(session, moves, 0, Ask())
    assert other.repeated == 0
    assert other.since == 2


def test_not_answering_belongs_to_its_question():
    """A refusal is repeated where they ask the same, and not where they ask nothing or something else."""

    class Curious(Scripted):
        def respond(self, seat, history):
            asked = sum(isinstance(turn.move, Disclose) for turn in history)
            return Offer(FIRST) if not history else Ask(("price", "scope")[min(asked, 1)])

    session = Session(SERVICES, Curious(), "s")
    moves = [Ask(), Decline(), WalkAway()]
    assert own(what_if(session, moves, 0, Ask("price"))) == [Ask("price"), Decline(), WalkAway()]
    assert what_if(session, moves, 0, Disclose(Order("price", "scope"))).repeated == 0


def test_an_option_that_did_not_come_up_can_t_be_offered():
    """An offer with an option that only the changed move had opened is no longer possible: somebody else plays on."""
    opening = {"crews": "two", "penalty": "none"}
    session = Session(late_ideas(), Scripted(Offer(opening), *[Say("Hm.")] * 20), "s")
    moves = [Disclose(Why("dry")), Offer({"crews": "night", "penalty": "none"}), WalkAway()]
    assert what_if(session, moves, 0, Disclose(Why("dry"), ask=True)).repeated == 2
    result = what_if(session, moves, 0, Ask())
    assert (result.repeated, result.since) == (0, 2)


def test_who_ends_it_earlier_ends_it():
    """A yes of theirs drops what came later; a yes or leaving of the learner's own does too."""
    session = Session(SERVICES, player("collaborator"), "s")
    moves = [Ask(), Offer(NEXT), WalkAway()]
    gift = Offer({"price": "p100", "payment": "net15", "scope": "core", "support": "email"})
    given = what_if(session, moves, 0, gift)
    assert own(given) == [gift]
    assert (given.session.deal, given.repeated, given.stand_in) == (gift.package, 0, None)
    for last in (Accept(0), WalkAway()):
        assert own(what_if(session, moves, 1, last)) == [Ask(), last]


@pytest.mark.parametrize(
    ("place", "changed", "words"),
    [
        (0, EqualOffers(SET), "not on the table in this lesson"),
        (0, Offer({"price": "p82"}), "a package"),
        (0, Prefer(0), "not on the table in this lesson"),
        (3, Ask(), "expected one from 1 to 3"),
        (-1, Ask(), "expected one from 1 to 3"),
    ],
)
def test_a_change_that_is_not_allowed_is_said(place, changed, words):
    """What the lesson or the rules don't allow is a MoveError, and the fresh session is as it was."""
    session, moves = haggled(Offer(NEXT), Offer(THIRD), WalkAway())
    before = session.history
    with pytest.raises(MoveError, match=words):
        what_if(session, moves, place, changed)
    assert session.history == before


@pytest.mark.parametrize(
    ("unlocked", "name"),
    [
        (None, "meso"),
        (LESSON | {"equal_offers"}, "meso"),
        (LESSON, "discloser"),
        (LESSON - {"disclose"}, "positional"),
        (frozenset({"ask", "accept"}), "positional"),
    ],
)
def test_who_plays_on_keeps_to_the_lesson(unlocked, name):
    """The first simulated learner whose moves are all on the table; nobody does what the lesson has not got."""
    assert stand_in(unlocked).name == name
    result = what_if(Session(SERVICES, Haggler(), "s", unlocked), [Ask(), Accept(0)], 1, Ask("price"))
    assert result.session.over
    played = {kind(move) for move in own(result)[2:]}
    assert unlocked is None or played <= unlocked | {"accept", "walk_away"}
    assert result.session.unlocked == unlocked


def test_every_stand_in_is_a_player_with_words():
    """Each has a name in the catalogue, and a clause that goes on after "a simulated learner who"."""
    for known in STAND_INS:
        assert player(known.name).name == known.name
        assert not known.who[0].isupper()
        assert not known.who.endswith(".")


@st.composite
def finished(draw):
    """A finished negotiation of any case with anybody, improvised."""
    case, who = draw(st.sampled_from(CASES)), draw(st.sampled_from(WHO))
    return improvised(load(case), who, draw(st.integers(0, 5)))


def again(session):
    """A fresh session of the same."""
    return fresh(session.case, session.counterpart.name, session.seed)


@settings(max_examples=25)
@given(finished(), st.data())
def test_a_move_changed_into_itself_changes_nothing(session, data):
    """The same move, the same negotiation, to the word."""
    place = data.draw(st.integers(0, len(session.moves) - 1))
    result = what_if(again(session), session.moves, place, session.moves[place])
    assert result.session.history == session.history
    assert result.repeated == len(session.moves) - place - 1
    assert result.stand_in is None


@settings(max_examples=40)
@given(finished(), st.data())
def test_any_change_leads_to_an_end(session, data):
    """What came before stays, the changed move follows, an end is reached by the deadline, twice the same."""
    place, changed = data.draw(st.integers(0, len(session.moves) - 1)), data.draw(any_move(session.case))
    try:
        result = what_if(again(session), session.moves, place, changed)
    except MoveError:
        return
    history = result.session.history
    assert history[: result.turn] == session.history[: result.turn]
    assert history[result.turn].move == changed
    assert (
        own(result)[place + 1 : place + 1 + result.repeated] == session.moves[place + 1 : place + 1 + result.repeated]
    )
    assert result.session.over
    if result.stand_in is None:
        assert len(own(result)) == place + 1 + result.repeated
    assert replay(again(session), own(result)).history == history
    twice = what_if(again(session), session.moves, place, changed)
    assert (twice.session.history, twice.since) == (history, result.since)
