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
from grader.players.voice import line_kind, spoken
from grader.table import Ask, History, Move, Offer, Say, Session, packages_of, standing
from grader.table.session import Seat, seat_at
from tests.deal.small import supplier_delay
from tests.table.scripted import Scripted, fresh, play_what_is_allowed, some_moves

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


def said(session: Session, who: str) -> list[tuple[str, int, set[int]]]:
    """Of every line they said: its kind, its number, and the numbers of the lines that would have fitted."""
    case = session.case
    seat = seat_at(case, case.them.id, session.seed)
    points = case.them.preferences.points
    found = []
    for end, turn in enumerate(session.history):
        if turn.seat == case.them.id:
            kind = line_kind(session.history[:end], seat, turn.move)
            number = re.match(r"#(\d+) ", turn.words)
            assert number, f"not one of the case's lines: {turn.words}"
            before = standing(session.history[:end], case.them.id)
            gave_ground = isinstance(turn.move, Offer) and any(
                points[issue][option] < points[issue][earlier[issue]]
                for earlier in before
                for issue, option in turn.move.package.items()
            )
            heard = [
                packages_of(t.move) for t in session.history[:end] if t.seat != case.them.id and packages_of(t.move)
            ]
            asked_for = isinstance(turn.move, Offer) and any(
                points[issue][option] > points[issue][heard[-1][0][issue]]
                for issue, option in turn.move.package.items()
                if heard and len(heard[-1]) == 1
            )
            fitting = set()
            for n, line in enumerate(case.them.lines[who][kind]):
                gets = kind != "offer" or asked_for or "{get" not in line
                if gets and (gave_ground or "{give" not in line):
                    fitting.add(n)
            found.append((kind, int(number[1]), fitting))
    return found


def nothing_twice(session: Session, who: str) -> None:
    """No line of a kind came again while one that would have fitted had not been said."""
    spoken: dict[str, list[int]] = {}
    for kind, number, fitting in said(session, who):
        earlier = spoken.setdefault(kind, [])
        assert number in fitting
        if number in earlier:
            assert fitting <= set(earlier), (kind, number, earlier)
        earlier.append(number)


@settings(max_examples=60)
@given(
    st.sampled_from(WRITTEN).flatmap(
        lambda w: st.tuples(st.just(numbered(Case.load(w[0]))), st.just(w[1]), some_moves(Case.load(w[0])))
    ),
    st.sampled_from(["s", "t", "u"]),
)
def test_nobody_repeats_themselves_while_other_lines_are_left(drawn: tuple[Case, str, list[Move]], seed: str):
    """Whatever is played, every line is the case's own, and none comes again before each one that fits was said."""
    case, who, moves = drawn
    nothing_twice(play_what_is_allowed(fresh(case, who, seed), moves), who)


class Haggler(Scripted):
    """Makes the moves of a script in the collaborator's words."""

    def words(self, seat: Seat, history: History, move: Move) -> str:
        """What a collaborator would say with this move."""
        return spoken(seat, "collaborator", history, move)


def test_nobody_repeats_themselves_when_some_lines_do_not_fit():
    """Giving ground in one round and none in the next: lines that speak of a concession come and go, none comes twice."""
    case = numbered(Case.load("implementation-services"))
    first, second, third = (
        {"price": price, "payment": "net15", "scope": "core", "support": "email"} for price in ("p100", "p94", "p88")
    )
    offers = [Offer(package) for package in (first, second, second, third, third, third, second, third)]
    for seed in range(30):
        session = Session(case, Haggler(*offers), str(seed))
        nothing_twice(play_what_is_allowed(session, [Ask()] * 7), "collaborator")


def test_a_long_talk_goes_round_all_lines():
    """Eight remarks in a row get each of the four lines twice."""
    case = numbered(Case.load("first-minute"))
    session = play_what_is_allowed(fresh(case, "collaborator"), [Say("Hm.")] * 8)
    numbers = [number for kind, number, _ in said(session, "collaborator") if kind == "say"]
    assert sorted(numbers[:4]) == sorted(numbers[4:]) == [0, 1, 2, 3]


def test_people_differ():
    """Not everybody opens with the same line: the seed decides who says what first."""
    case = numbered(Case.load("implementation-services"))
    for who in ("collaborator", "positional"):
        openings = {said(fresh(case, who, str(seed)), who)[0][1] for seed in range(30)}
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
