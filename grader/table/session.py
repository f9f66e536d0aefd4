"""A negotiation as it happens: a case, a person on one side, a player on the other.

The reply is a pure function of case, seed and moves, so a negotiation is its list of moves.
"""

from collections.abc import Iterable
from typing import Protocol

from attrs import define, field, frozen

from grader.deal.case import Case, Party
from grader.deal.issue import Issue, Package
from grader.errors import MoveError
from grader.table.history import History, Turn, agreement, ended, rounds_used
from grader.table.moves import Move, kind
from grader.table.rules import check_move


@frozen
class Seat:
    """Everything a player may know: its own side, and what is public. Never the other side's preferences.

    Attributes:
        party: its own side.
        issues: of the case.
        rounds: moves the learner's side has before the deadline.
        deadline_of: id of the party whose moves count the rounds.
        seed: of everything this player draws by chance.
    """

    party: Party
    issues: tuple[Issue, ...]
    rounds: int
    deadline_of: str
    seed: str

    def elapsed(self, history: History) -> int:
        """Rounds used so far."""
        return rounds_used(history, self.deadline_of)


class Player(Protocol):
    """Whoever can sit at the table."""

    name: str

    def respond(self, seat: Seat, history: History) -> Move:
        """The next move of this seat: a pure function of its two arguments."""

    def words(self, seat: Seat, history: History, move: Move) -> str:
        """What the person says while making the move."""


def seat_at(case: Case, party_id: str, seed: str) -> Seat:
    """The seat of one party, as a player gets it."""
    return Seat(case.party(party_id), case.issues, case.rounds, case.learner, f"{seed}/{party_id}")


def reply(case: Case, party_id: str, player: Player, seed: str, history: History) -> Turn:
    """What this player does next. Raises MoveError if the player breaks a rule (a defect of the player)."""
    seat = seat_at(case, party_id, seed)
    move = player.respond(seat, history)
    check_move(case, history, party_id, move)
    return Turn(party_id, move, player.words(seat, history, move))


@define
class Session:
    """One attempt: the learner's side against a player, who makes the first offer.

    Attributes:
        case: the deal, as this learner's variant has it.
        counterpart: who sits opposite.
        seed: of the counterpart.
        unlocked: kinds of move the learner may make; None for all.
        history: everything so far, the counterpart's opening first.
    """

    case: Case
    counterpart: Player
    seed: str
    unlocked: frozenset[str] | None = None
    history: History = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.history = (reply(self.case, self.case.them.id, self.counterpart, self.seed, ()),)

    def check(self, move: Move) -> None:
        """Whether the learner may make this move now. Raises MoveError if not."""
        if self.unlocked is not None and kind(move) not in self.unlocked:
            names = ", ".join(sorted(self.unlocked)).replace("_", " ")
            raise MoveError(
                f"{kind(move).replace('_', ' ')}: this move is not on the table in this lesson. Available: {names}."
            )
        check_move(self.case, self.history, self.case.learner, move)

    def play(self, move: Move) -> Turn | None:
        """Make the learner's move and hear the answer.

        Returns:
            The counterpart's turn, or None if the learner's move ended the negotiation.

        Raises:
            MoveError: the move is not allowed; the history is unchanged.
        """
        self.check(move)
        history = (*self.history, Turn(self.case.learner, move))
        answer = None
        if not ended(history):
            answer = reply(self.case, self.case.them.id, self.counterpart, self.seed, history)
            history = (*history, answer)
        self.history = history
        return answer

    @property
    def deal(self) -> Package | None:
        """The package agreed, or None."""
        return agreement(self.history)

    @property
    def over(self) -> bool:
        """Whether somebody accepted or left."""
        return ended(self.history)

    @property
    def rounds_left(self) -> int:
        """Moves the learner has before only a yes or leaving remains."""
        return max(0, self.case.rounds - rounds_used(self.history, self.case.learner))

    @property
    def moves(self) -> list[Move]:
        """The learner's own moves, in order: all that is needed to play it again."""
        return [turn.move for turn in self.history if turn.seat == self.case.learner]


def negotiate(case: Case, learner: Player, counterpart: Player, seed: str) -> History:
    """Seat two players and let them finish. The learner's side must end by the deadline, as the rules demand."""
    session = Session(case, counterpart, seed)
    seat = seat_at(case, case.learner, seed)
    while not session.over:
        session.play(learner.respond(seat, session.history))
    return session.history


def replay(session: Session, moves: Iterable[Move]) -> Session:
    """Play these moves in order on a fresh session and return it. Raises MoveError at the first that is not allowed."""
    for number, move in enumerate(moves, 1):
        try:
            session.play(move)
        except MoveError as error:
            raise MoveError(f"move {number}: {error}") from error
    return session
