"""A negotiation is its list of moves: the same moves, the same answers, whatever else happens."""

import re
from functools import cache
from itertools import product

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.deal import Case, Preferences
from grader.errors import MoveError
from grader.players import player
from grader.table import (
    Ask,
    Decline,
    Disclose,
    Evade,
    Fact,
    History,
    Mandate,
    Move,
    Order,
    SendUp,
    Session,
    Why,
    from_json,
    kind,
    negotiate,
    replay,
    to_json,
    voiced,
)
from grader.table.moves import AUTHORITY, LIMITS
from tests.table.scripted import fresh, play_what_is_allowed, some_moves

CASES = ("implementation-services", "first-minute", "three-years")
COUNTERPARTS = ("collaborator", "guarded", "hard_bargainer", "messenger", "positional")
TABLES = tuple(product(CASES, COUNTERPARTS))


@cache
def case_of(name: str) -> Case:
    """The case of this name, read once."""
    return Case.load(name)


def tables_and_moves() -> st.SearchStrategy[tuple[Case, str, list[Move]]]:
    """A case, who sits opposite, and what the learner tries."""
    return st.sampled_from(TABLES).flatmap(
        lambda table: st.tuples(st.just(case_of(table[0])), st.just(table[1]), some_moves(case_of(table[0])))
    )


@settings(max_examples=40)
@given(tables_and_moves(), st.sampled_from(["s", "t"]))
def test_replaying_the_moves_gives_the_same_negotiation(drawn: tuple[Case, str, list[Move]], seed: str):
    """Move by move and word by word, also when another negotiation is played in between."""
    case, counterpart, moves = drawn
    session = play_what_is_allowed(fresh(case, counterpart, seed), moves)
    again, between = fresh(case, counterpart, seed), fresh(case, counterpart, f"{seed}2")
    for move in session.moves:
        play_what_is_allowed(between, [move])
        again.play(move)
    assert again.history == session.history
    assert replay(fresh(case, counterpart, seed), session.moves).history == session.history


def with_other_secrets(case: Case) -> Case:
    """The same case to anyone across the table: only what the learner's side keeps to itself is different."""
    you = case.you
    points = {
        issue: {option: 977 * rank * (place + 1) for place, option in enumerate(options)}
        for rank, (issue, options) in enumerate(reversed(you.preferences.points.items()), 1)
    }
    secret = evolve(
        you,
        brief="other",
        alternative="other",
        interests=tuple(evolve(i, weight=991, why="other", says=("other", "others")) for i in you.interests),
        preferences=Preferences(points, 983),
    )
    return evolve(case, parties=tuple(secret if party.id == you.id else party for party in case.parties))


@settings(max_examples=40)
@given(tables_and_moves())
def test_the_other_side_does_not_know_what_you_keep_to_yourself(drawn: tuple[Case, str, list[Move]]):
    """With other points, another walk-away and other reasons behind the same moves, every answer and word is the same."""
    case, counterpart, moves = drawn
    session = play_what_is_allowed(fresh(case, counterpart), moves)
    other = replay(fresh(with_other_secrets(case), counterpart), session.moves)
    assert other.history == session.history


def test_somebody_who_peeks_would_be_found_out():
    """The other secrets differ in every issue's worth and direction, and in nothing that is public."""
    for name in CASES:
        case, other = case_of(name), with_other_secrets(case_of(name))
        assert other.them == case.them
        assert other.issues == case.issues
        assert list(other.you.preferences.points) != list(case.you.preferences.points)
        for issue, options in case.you.preferences.points.items():
            assert all(other.you.preferences.points[issue][o] != value for o, value in options.items())


def numbers(text: str) -> set[str]:
    """The numbers in a text."""
    return set(re.findall(r"\d[\d,.]*\d|\d", text))


@settings(max_examples=30)
@given(tables_and_moves())
def test_what_they_say_is_whole_and_names_no_points(drawn: tuple[Case, str, list[Move]]):
    """Every sentence is filled in, and each number in it is an amount on the table, never points."""
    case, counterpart, moves = drawn
    session = play_what_is_allowed(fresh(case, counterpart), moves)
    on_the_table = numbers(" ".join(o.label for i in case.issues for o in i.options))
    for turn in session.history:
        if turn.seat == case.them.id:
            assert turn.words.strip(), turn
            assert not re.search(r"[{}]", turn.words), turn
            assert numbers(turn.words) <= on_the_table, turn
        else:
            assert turn.words == ""


@settings(max_examples=30)
@given(st.sampled_from(CASES).flatmap(lambda name: st.tuples(st.just(case_of(name)), some_moves(case_of(name)))))
def test_a_positional_negotiator_never_shares(drawn: tuple[Case, list[Move]]):
    """Whatever the learner does, the positional one gives no reason and no priority away."""
    case, moves = drawn
    history = play_what_is_allowed(fresh(case, "positional"), moves).history
    assert [fact for fact in facts(history, case.them.id) if isinstance(fact, Order | Why)] == []


def facts(history: History, seat: str) -> list[Fact]:
    """What this side has shared, each fact once."""
    shared = [t.move.fact for t in history if t.seat == seat and isinstance(t.move, Disclose)]
    return [fact for place, fact in enumerate(shared) if fact not in shared[:place]]


@settings(max_examples=30)
@given(st.sampled_from(CASES).flatmap(lambda name: st.tuples(st.just(case_of(name)), some_moves(case_of(name)))))
def test_a_collaborator_tells_the_truth_and_stays_one_fact_ahead_at_most(drawn: tuple[Case, list[Move]]):
    """Every comparison it states is true of its own points, and it gives at most one more away than it was given.

    Who may decide what is no secret: that does not count.
    """
    case, moves = drawn
    history = play_what_is_allowed(fresh(case, "collaborator"), moves).history
    for end in range(len(history)):
        mine, theirs = facts(history[:end], case.them.id), facts(history[:end], case.you.id)
        stakes = case.opened(voiced(history[:end])).them.preferences.stakes()
        given_away, given = ([f for f in shared if not isinstance(f, Mandate)] for shared in (mine, theirs))
        assert len(given_away) <= len(given) + 1
        if isinstance(history[end].move, Disclose) and history[end].seat == case.them.id:
            fact = history[end].move.fact
            assert not isinstance(fact, Order) or stakes[fact.more] > stakes[fact.less]


@settings(max_examples=30)
@given(tables_and_moves())
def test_a_silent_negotiation_is_the_same_negotiation(drawn: tuple[Case, str, list[Move]]):
    """Without words every move is the same as with them: nobody listens to the words."""
    case, counterpart, moves = drawn
    aloud = play_what_is_allowed(fresh(case, counterpart), moves)
    silent = replay(Session(case, player(counterpart), "s", aloud=False), aloud.moves)
    assert [(t.seat, t.move) for t in silent.history] == [(t.seat, t.move) for t in aloud.history]
    assert {t.words for t in silent.history} == {""}
    assert all(t.words for t in aloud.history if t.seat == case.them.id)


def test_two_players_seated_finish_by_themselves():
    """A negotiation between two players is a session that is over: it can be replayed, and is silent unless asked."""
    case = case_of("three-years")
    for counterpart in COUNTERPARTS:
        played = negotiate(case, player("collaborator"), player(counterpart), "s")
        assert played.over
        assert played.history[0].seat == case.them.id
        assert {t.words for t in played.history} == {""}
        again = replay(Session(case, player(counterpart), "s", aloud=False), played.moves)
        assert again.history == played.history
        aloud = negotiate(case, player("collaborator"), player(counterpart), "s", aloud=True)
        assert aloud.moves == played.moves
        assert all(t.words for t in aloud.history if t.seat == case.them.id)


SENT = {"length": "two", "price": "p44", "exclusivity": "open", "notice": "d90", "visits": "two"}


@pytest.mark.parametrize("counterpart", COUNTERPARTS)
def test_a_package_sent_upstairs_is_replayed(counterpart: str):
    """Whoever sits opposite, a negotiation with packages sent upstairs is played again move by move and round by round."""
    session = fresh(case_of("three-years"), counterpart)
    play_what_is_allowed(
        session, [Ask(AUTHORITY), SendUp(SENT), Evade(), SendUp({**SENT, "visits": "four"}), Ask(LIMITS)]
    )
    assert sum(isinstance(move, SendUp) for move in session.moves) >= 1
    again = replay(fresh(case_of("three-years"), counterpart), map(from_json, map(to_json, session.moves)))
    assert again.history == session.history
    assert (
        again.rounds_left
        == session.rounds_left
        == 8 - len(session.moves) - sum(isinstance(move, SendUp) for move in session.moves)
    )


def test_a_replay_names_the_move_that_is_not_allowed():
    """The message counts from one."""
    with pytest.raises(MoveError, match=r"move 2: nothing to answer"):
        replay(fresh(case_of("first-minute"), "positional"), [Disclose(Why("soon")), Decline()])


def test_the_counterpart_opens():
    """A session begins with an offer of theirs, and the learner has made no move yet."""
    session: Session = fresh(case_of("first-minute"), "collaborator")
    assert [(t.seat, kind(t.move)) for t in session.history] == [("seller", "offer")]
    assert session.moves == []
    assert session.rounds_left == 6
    assert not session.over
