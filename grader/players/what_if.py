"""A negotiation played again with one of the learner's moves changed: the same case, the same counterpart, the same seed.

What the learner did before the change stays. What they did after it is repeated for as long as it is still allowed and
still means the same; from the first move that is not, somebody else plays on, to the end.
"""

from collections.abc import Sequence
from copy import copy

from attrs import frozen

from grader.errors import MoveError
from grader.players.base import Person
from grader.players.catalogue import player
from grader.table.history import rounds_used, standing
from grader.table.moves import Accept, Decline, Evade, Move, Offer, Prefer, Say, WalkAway
from grader.table.session import Session, replay, seat_at

_ENDINGS = frozenset({"accept", "walk_away"})
"""Kinds of move that whoever plays on may always make: without them nothing would end."""


@frozen
class StandIn:
    """A simulated learner who plays on.

    Attributes:
        name: in `grader.players.catalogue`.
        needs: kinds of move it is made of.
        who: as the continuation of "a simulated learner who".
    """

    name: str
    needs: frozenset[str]
    who: str


STAND_INS = (
    StandIn(
        "meso",
        frozenset({"offer", "equal_offers"}),
        "puts packages on the table that are worth the same to you, and builds on the one they choose",
    ),
    StandIn(
        "discloser",
        frozenset({"offer", "disclose"}),
        "says what matters more to you, asks for the same, and looks for packages that help both",
    ),
    StandIn("positional", frozenset(), "makes one offer after another and gives way a little each time"),
)
"""Who may play on: the first whose moves are all on the table in the lesson."""


@frozen
class WhatIf:
    """The other line of a negotiation.

    Attributes:
        session: as it would have gone, to its end.
        turn: place of the changed move in its history.
        repeated: how many of the learner's later moves were made again.
        stand_in: who played on, or None if nobody had to.
        since: the round from which they did; more than the case's rounds if those were used up; None if nobody did.
    """

    session: Session
    turn: int
    repeated: int = 0
    stand_in: StandIn | None = None
    since: int | None = None


def what_if(fresh: Session, moves: Sequence[Move], place: int, changed: Move) -> WhatIf:
    """Play these moves again with one of them changed.

    A later move means the same if it is an offer, something shared, a question, a remark or leaving; a yes or a
    preference only if it points at the package it pointed at then; not answering only if the question is the same. If
    the counterpart ends it earlier, the rest is dropped.

    Args:
        fresh: a session of the same case, counterpart and seed with no move of the learner's in it; it is left as it is.
        moves: the learner's own, as they were made.
        place: of the one that is changed, from 0.
        changed: what is done in its place.

    Raises:
        MoveError: the changed move is not allowed there, there is no move at that place, or the moves can't be played.
    """
    if not 0 <= place < len(moves):
        raise MoveError(f"move {place + 1}: expected one from 1 to {len(moves)}. Choose one of your moves.")
    then = replay(copy(fresh), moves[:place])
    other, turn = copy(then), len(then.history)
    other.play(changed)
    then.play(moves[place])
    repeated = 0
    for move in moves[place + 1 :]:
        if other.over or not (_allowed(other, move) and _the_same(then, other, move)):
            break
        other.play(move)
        then.play(move)
        repeated += 1
    if other.over:
        return WhatIf(other, turn, repeated)
    since = rounds_used(other.history, other.case.learner) + 1
    return WhatIf(other, turn, repeated, _played_on(other), since)


def _the_same(then: Session, other: Session, move: Move) -> bool:
    """Whether a move would mean in the other line what it meant in the first."""
    them = other.case.them.id
    match move:
        case Accept(which) | Prefer(which):
            was, now = standing(then.history, them), standing(other.history, them)
            return which < len(now) and was[which] == now[which]
        case Decline() | Evade():
            return then.history[-1].move == other.history[-1].move
    return True


def stand_in(unlocked: frozenset[str] | None) -> StandIn:
    """Who plays on where these kinds of move are on the table; None for all kinds."""
    return next(known for known in STAND_INS if unlocked is None or known.needs <= unlocked)


def _played_on(session: Session) -> StandIn:
    """Play a session to its end, within the moves on the table in its lesson, and say who did."""
    found = stand_in(session.unlocked)
    person = player(found.name)
    unlocked = session.unlocked
    session.unlocked = None if unlocked is None else unlocked | _ENDINGS
    while not session.over:
        session.play(_next_move(session, person))
    session.unlocked = unlocked
    return found


def _next_move(session: Session, person: Person) -> Move:
    """What this person does; an offer in place of what is not on the table, or of a remark; an ending in place of that."""
    case = session.case
    seat, history = seat_at(case, case.learner, session.seed, session.history), session.history
    wanted = person.respond(seat, history)
    for move in (wanted, Offer(person.propose(seat, history)), person.last_word(seat, history)):
        if not isinstance(move, Say) and _allowed(session, move):
            return move
    return WalkAway()


def _allowed(session: Session, move: Move) -> bool:
    try:
        session.check(move)
    except MoveError:
        return False
    return True
