"""Somebody who does what the script says, and moves to draw at random."""

from hypothesis import strategies as st

from grader.deal import Case, Package
from grader.errors import MoveError
from grader.players import player
from grader.table import (
    Accept,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Evade,
    Fact,
    Floor,
    History,
    Limit,
    Mandate,
    Move,
    Offer,
    Order,
    Prefer,
    Say,
    SendUp,
    Session,
    WalkAway,
    Why,
)
from grader.table.moves import AUTHORITY, LIMITS, REASONS
from grader.table.session import Seat


class Scripted:
    """Makes the moves of a list, one after the other."""

    name = "scripted"

    def __init__(self, *moves: Move) -> None:
        self.moves = moves

    def respond(self, seat: Seat, history: History) -> Move:
        """The next move of the list."""
        return self.moves[sum(turn.seat == seat.party.id for turn in history)]

    def words(self, seat: Seat, history: History, move: Move) -> str:
        """Nothing but the move."""
        return "..."


def any_fact(case: Case) -> st.SearchStrategy[Fact]:
    """A fact the learner may think of sharing, true or not."""
    issues = [issue.id for issue in case.issues]
    limits = [
        st.builds(Limit, st.just(i.id), st.frozensets(st.sampled_from([o.id for o in i.options]), min_size=1))
        for i in case.issues
    ]
    return st.one_of(
        st.builds(Order, st.sampled_from(issues), st.sampled_from(issues)),
        st.builds(Why, st.sampled_from([i.id for i in case.you.interests])),
        st.one_of(*limits),
        any_package(case).map(Floor),
        st.frozensets(st.sampled_from(issues)).map(Mandate),
    )


def any_package(case: Case) -> st.SearchStrategy[Package]:
    """Any package of the whole case, options that nobody listed included."""
    return st.fixed_dictionaries({i.id: st.sampled_from([o.id for o in i.options]) for i in case.issues})


def any_move(case: Case) -> st.SearchStrategy[Move]:
    """A move the learner may think of; whether it is allowed now depends on the table. Moves that end it are rare."""
    packages = any_package(case)
    facts = any_fact(case)
    return st.one_of(
        packages.map(Offer),
        st.lists(packages, min_size=2, max_size=3).map(lambda several: EqualOffers(tuple(several))),
        st.builds(Disclose, facts, st.booleans()),
        st.sampled_from([None, LIMITS, AUTHORITY, *(i.id for i in case.issues)]).map(Ask),
        st.sampled_from(["Good morning.", "Is that {package} all?"]).map(Say),
        st.integers(0, 2).map(Prefer),
        st.sampled_from([Decline(), *map(Decline, REASONS), Evade()]),
        packages.map(SendUp),
        packages.map(Offer),
        st.sampled_from([Accept(0), Accept(1), WalkAway(), Ask(), Ask()]),
    )


def some_moves(case: Case) -> st.SearchStrategy[list[Move]]:
    """Up to fourteen of them."""
    return st.lists(any_move(case), max_size=14)


def fresh(case: Case, counterpart: str, seed: str = "s") -> Session:
    """A session of this case against this player."""
    return Session(case, player(counterpart), seed)


def play_what_is_allowed(session: Session, moves: list[Move]) -> Session:
    """Play these moves in order, leaving out what the rules refuse; a refused move must change nothing."""
    for move in moves:
        before = session.history
        try:
            session.play(move)
        except MoveError:
            assert session.history is before
    return session
