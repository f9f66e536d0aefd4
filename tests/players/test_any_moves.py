"""Whatever a learner does, everybody answers with a legal move, and always with the same one."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.players import player
from grader.players.catalogue import PLAYERS
from grader.table import Accept, History, Move, Session, WalkAway, negotiate, to_json
from grader.table.session import reply, seat_at
from tests.deal.elsewhere import printed
from tests.deal.small import late_ideas
from tests.players.anything import any_move, improvised
from tests.players.plays import CASES, WHO, load
from tests.table.scripted import play_what_is_allowed

SOME = ["first-minute", "flexible-work", "fleet-leasing", "joint-venture", "used-van"]
DEALS = [*map(load, SOME), late_ideas()]


def written(history: History) -> list[object]:
    """A negotiation as plain values, words included."""
    return [[turn.seat, to_json(turn.move), turn.words] for turn in history]


@pytest.mark.parametrize("who", WHO)
@settings(max_examples=25)
@given(st.sampled_from(DEALS).flatmap(lambda case: st.tuples(st.just(case), st.lists(any_move(case), max_size=16))))
def test_every_reply_is_legal_and_none_comes_by_chance(who: str, drawn: tuple[object, list[Move]]):
    """Moves of every kind in any order: the table refuses what is wrong, the player answers the rest, twice the same."""
    case, moves = drawn
    first, second = (play_what_is_allowed(Session(case, player(who), "s"), moves) for _ in range(2))
    assert written(first.history) == written(second.history)
    assert all(turn.words for turn in first.history if turn.seat == case.them.id)
    for end, turn in enumerate(first.history):
        if turn.seat == case.them.id:  # a reply made apart from all others is the same
            assert reply(case, case.them.id, player(who), "s", first.history[:end]) == turn
    if first.deal is not None and isinstance(first.history[-1].move, Accept):
        assert case.them.preferences.allows(first.deal)


@pytest.mark.parametrize("name", CASES)
def test_in_every_case_everybody_answers_anything(name: str):
    """In each case, down to the last round, against each counterpart."""
    case = load(name)
    for who in WHO:
        for seed in range(100, 103):
            session = improvised(case, who, seed)
            assert session.over
            last = session.history[-1]
            if isinstance(last.move, Accept) and last.seat == case.them.id:
                assert case.them.preferences.accepts(session.deal), (who, seed)


def test_nobody_signs_or_offers_what_its_limits_forbid():
    """Non-negotiables hold for everybody's own offers, whatever is played."""
    for name in ("flexible-work", "flexible-work-fixed", "joint-venture", "supplier-delay"):
        case = load(name)
        for who in WHO:
            for seed in range(6):
                session = improvised(case, who, seed)
                for turn in session.history:
                    if turn.seat == case.them.id and hasattr(turn.move, "package"):
                        assert case.them.preferences.allows(turn.move.package), (name, who, seed)


def transcripts() -> str:
    """Some negotiations of every player, whole, as one text."""
    played = [written(improvised(load(name), who, seed).history) for name in SOME for who in WHO for seed in range(2)]
    played += [
        written(negotiate(load(name), player(who), player(other), "s", aloud=True).history)
        for name in ("implementation-services", "three-years")
        for who in PLAYERS
        for other in WHO
        if who != "messenger"
    ]
    return json.dumps(played, ensure_ascii=True)


def test_replies_are_the_same_in_another_process():
    """A fresh Python with another hash seed gives the same moves and the same words."""
    code = "from tests.players.test_any_moves import transcripts; print(transcripts())"
    assert printed(code, hash_seed=12) == f"{transcripts()}\n"


@pytest.mark.parametrize("who", [who for who in PLAYERS if who != "messenger"])
def test_a_learner_is_a_function_of_seat_and_history(who: str):
    """Asked twice, with other negotiations in between, a learner's player makes the same move."""
    case = load("implementation-services")
    session = negotiate(case, player(who), player("guarded"), "s")
    other = negotiate(load("three-years"), player(who), player("collaborator"), "t")
    assert other.over
    for end, turn in enumerate(session.history):
        if turn.seat == case.learner:
            seat = seat_at(case, case.learner, "s", session.history[:end])
            assert player(who).respond(seat, session.history[:end]) == turn.move
    assert isinstance(session.history[-1].move, Accept | WalkAway)
