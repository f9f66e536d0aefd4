"""The protocol as a player: facts in an order, and what each kind of reply is answered by."""

from attrs import frozen

from grader.debrief.ledger import DECLINED, EMPTY, REFUSED, RETURNED
from grader.lessons.disclosure.facts import ALTERNATIVE, FALSE, FLOOR, NOTHING, ORDER, SECOND, WHY, WHY_ELSE
from grader.players.collaborator import Collaborator
from grader.players.discloser import least
from grader.table.history import History, asks
from grader.table.moves import Ask, Decline, Disclose, Evade, Floor, Move, Order, WalkAway, Why
from grader.table.session import Seat

REPLIES = (RETURNED, DECLINED, EMPTY, REFUSED)
GO_ON, STOP, LEAVE = "go on", "stop", "leave"
ACTIONS = (GO_ON, STOP, LEAVE)


@frozen
class Script:
    """What to tell, and what to do after each reply.

    Attributes:
        kinds: of the facts, in the order in which they are told, one a round, each with a question in return.
        after: kind of reply -> what is done after it.
    """

    kinds: tuple[str, ...]
    after: tuple[tuple[str, str], ...]

    def action(self, reply: str) -> str:
        """What is done after this kind of reply."""
        return dict(self.after)[reply]


def reply_kind(move: Move) -> str:
    """Which of the four kinds of answer a move is; what passes the question over holds nothing either."""
    match move:
        case Disclose():
            return RETURNED
        case Decline(None):
            return REFUSED
        case Decline():
            return DECLINED
        case Evade():
            return EMPTY
    return EMPTY


class Scripted(Collaborator):
    """Tells by a script as long as the script goes on; then looks for what helps both.

    Structured reciprocal disclosure with the reading of replies made explicit; after Thompson (1991) on the exchange.
    """

    name = "scripted"

    def __init__(self, script: Script) -> None:
        self.script = script

    def respond(self, seat: Seat, history: History) -> Move:
        """Take what is good enough, tell what is next, then bargain."""
        if seat.elapsed(history) < seat.rounds:
            taken = self.good_enough(seat, history)
            if taken is not None:
                return taken
            replies = replies_to(seat.party.id, history)
            actions = [self.script.action(reply) for reply in replies]
            if LEAVE in actions:
                return WalkAway()
            if STOP not in actions and len(replies) < len(self.script.kinds):
                return _move(seat, history, self.script.kinds[len(replies)])
        return super().respond(seat, history)


def replies_to(side: str, history: History) -> list[str]:
    """The kinds of answer to a side's own questions so far."""
    found = []
    for place, turn in enumerate(history):
        if turn.seat == side and asks(turn.move):
            answer = next((t.move for t in history[place + 1 :] if t.seat != side), None)
            found += [reply_kind(answer)] if answer is not None else []
    return found


def _move(seat: Seat, history: History, kind: str) -> Move:
    own = seat.party.preferences
    ranking = own.ranking()
    reasons = sorted(seat.party.interests, key=lambda interest: -interest.weight)
    if kind in (FLOOR, ALTERNATIVE):
        return Disclose(Floor(least(seat, history)), ask=True)
    if kind == NOTHING:
        return Ask()
    if kind in (WHY, WHY_ELSE):
        return Disclose(Why(reasons[kind == WHY_ELSE].id), ask=True)
    more, less = {ORDER: (0, -1), SECOND: (1, -1), FALSE: (-1, 0)}[kind]
    return Disclose(Order(ranking[more], ranking[less]), ask=True)
