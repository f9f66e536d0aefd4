"""What the people of a case say."""

import re

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.deal import Case
from grader.deal.case import CASES
from grader.deal.lines import KINDS, LEAST_LINES
from grader.players.catalogue import PLAYERS
from grader.players.voice import line_kind
from grader.table import Ask, Move, Offer, Say, Session
from grader.table.session import seat_at
from tests.deal.small import supplier_delay
from tests.table.scripted import fresh, play_what_is_allowed, some_moves

WRITTEN = (
    ("implementation-services", "collaborator"),
    ("implementation-services", "positional"),
    ("first-minute", "collaborator"),
)
NEVER = {"collaborator": set(), "positional": {"share", "why"}}
"""Kinds of line a player never needs."""


@pytest.mark.parametrize(("name", "who"), WRITTEN)
def test_there_are_lines_for_every_kind_of_move(name: str, who: str):
    """At least four different sentences for each kind of move that this player makes."""
    lines = Case.load(name).them.lines[who]
    assert set(lines) == set(KINDS) - NEVER[who]
    assert all(len(set(written)) >= LEAST_LINES >= 4 for written in lines.values())


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.toml")))
def test_lines_are_written_for_players_there_are(name: str):
    """A misspelt player would be silent without anybody noticing."""
    for party in Case.load(name).parties:
        assert set(party.lines) <= set(PLAYERS)


def numbered(case: Case) -> Case:
    """The case with a number before each line, to tell lines apart once they are filled in."""
    lines = {
        who: {kind: tuple(f"#{n} {line}" for n, line in enumerate(written)) for kind, written in kinds.items()}
        for who, kinds in case.them.lines.items()
    }
    them = evolve(case.them, lines=lines)
    return evolve(case, parties=tuple(them if party.id == them.id else party for party in case.parties))


def said(session: Session) -> list[tuple[str, int]]:
    """Kind and number of every line they said."""
    case = session.case
    seat = seat_at(case, case.them.id, session.seed)
    found = []
    for end, turn in enumerate(session.history):
        if turn.seat == case.them.id:
            number = re.match(r"#(\d+) ", turn.words)
            assert number, f"not one of the case's lines: {turn.words}"
            found.append((line_kind(session.history[:end], seat, turn.move), int(number[1])))
    return found


def always_sayable(case: Case, who: str, kind: str) -> set[int]:
    """Numbers of the lines that need nothing given up before."""
    return {n for n, line in enumerate(case.them.lines[who][kind]) if "{give" not in line}


@settings(max_examples=80)
@given(
    st.sampled_from(WRITTEN).flatmap(
        lambda w: st.tuples(st.just(numbered(Case.load(w[0]))), st.just(w[1]), some_moves(Case.load(w[0])))
    ),
    st.sampled_from(["s", "t", "u"]),
)
def test_nobody_repeats_themselves_while_other_lines_are_left(drawn: tuple[Case, str, list[Move]], seed: str):
    """Every line is the case's own, and none of a kind comes again before each one that fits has been said."""
    case, who, moves = drawn
    spoken: dict[str, list[int]] = {}
    for kind, number in said(play_what_is_allowed(fresh(case, who, seed), moves)):
        earlier = spoken.setdefault(kind, [])
        if number in earlier:
            assert always_sayable(case, who, kind) <= set(earlier), (kind, number, earlier)
        earlier.append(number)


def test_a_long_talk_goes_round_all_lines():
    """Eight remarks in a row get each of the four lines twice."""
    case = numbered(Case.load("first-minute"))
    session = play_what_is_allowed(fresh(case, "collaborator"), [Say("Hm.")] * 8)
    numbers = [number for kind, number in said(session) if kind == "say"]
    assert sorted(numbers[:4]) == sorted(numbers[4:]) == [0, 1, 2, 3]


def test_people_differ():
    """Not everybody opens with the same line: the seed decides who says what first."""
    case = numbered(Case.load("implementation-services"))
    for who in ("collaborator", "positional"):
        openings = {said(fresh(case, who, str(seed)))[0] for seed in range(30)}
        assert len(openings) == 4


def test_without_lines_of_its_own_a_case_still_speaks():
    """Plain sentences fill in where an author wrote none."""
    case = supplier_delay()
    session = fresh(case, "collaborator")
    for move in (Ask(), Say("Hm."), Offer({"crews": "weekend", "penalty": "whole"})):
        session.play(move)
    words = [turn.words for turn in session.history if turn.seat == "supplier"]
    assert all(words)
    assert not any(re.search(r"[{}#]", line) for line in words)


def test_a_sentence_begins_with_a_capital():
    """Labels of options are small; at the beginning of a sentence they are not."""
    for seed in range(20):
        for name, who in WRITTEN:
            session = play_what_is_allowed(fresh(Case.load(name), who, str(seed)), [Ask(), Ask(), Ask()])
            for turn in session.history:
                assert not re.search(r"(^|[.?!] )[a-z]", turn.words), turn.words
