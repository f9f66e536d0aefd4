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
from grader.table import Decline, Disclose, History, Move, Session, Why, kind
from grader.table.session import replay
from tests.table.scripted import fresh, play_what_is_allowed, some_moves

CASES = ("implementation-services", "first-minute")
COUNTERPARTS = ("collaborator", "positional")
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


@settings(max_examples=80)
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


@settings(max_examples=80)
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


@settings(max_examples=60)
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


@settings(max_examples=60)
@given(st.sampled_from(CASES).flatmap(lambda name: st.tuples(st.just(case_of(name)), some_moves(case_of(name)))))
def test_a_positional_negotiator_never_shares(drawn: tuple[Case, list[Move]]):
    """Whatever the learner does, the positional one gives no reason and no priority away."""
    case, moves = drawn
    history = play_what_is_allowed(fresh(case, "positional"), moves).history
    assert not [t for t in history if t.seat == case.them.id and isinstance(t.move, Disclose)]


def facts(history: History, seat: str) -> list[Disclose]:
    """What this side has shared."""
    return [t.move for t in history if t.seat == seat and isinstance(t.move, Disclose)]


@settings(max_examples=60)
@given(st.sampled_from(CASES).flatmap(lambda name: st.tuples(st.just(case_of(name)), some_moves(case_of(name)))))
def test_a_collaborator_tells_the_truth_and_stays_one_fact_ahead_at_most(drawn: tuple[Case, list[Move]]):
    """Every comparison it states is true of its own points, and it gives at most one fact more than it was given."""
    case, moves = drawn
    history = play_what_is_allowed(fresh(case, "collaborator"), moves).history
    stakes = case.them.preferences.stakes()
    for end in range(len(history)):
        mine, theirs = facts(history[:end], case.them.id), facts(history[:end], case.you.id)
        assert len({d.fact for d in mine}) <= len({d.fact for d in theirs}) + 1
        orders = [d.fact for d in mine if not isinstance(d.fact, Why)]
        assert all(stakes[order.more] > stakes[order.less] for order in orders)
        assert len(set(orders)) == len(orders)


def test_a_replay_names_the_move_that_is_not_allowed():
    """The message counts from one."""
    with pytest.raises(MoveError, match=r"move 2: nothing to decline"):
        replay(fresh(case_of("first-minute"), "positional"), [Disclose(Why("soon")), Decline()])


def test_the_counterpart_opens():
    """A session begins with an offer of theirs, and the learner has made no move yet."""
    session: Session = fresh(case_of("first-minute"), "collaborator")
    assert [(t.seat, kind(t.move)) for t in session.history] == [("seller", "offer")]
    assert session.moves == []
    assert session.rounds_left == 6
    assert not session.over
