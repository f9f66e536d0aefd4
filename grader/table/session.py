"""A negotiation as it happens: a case, a person on one side, a player on the other.

The reply is a pure function of case, seed and moves, so a negotiation is its list of moves.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol

from attrs import define, field, frozen

from grader.deal.case import Case, Party
from grader.deal.issue import Issue, Package
from grader.errors import MoveError
from grader.table.history import History, Turn, agreement, ended, rounds_used, voiced
from grader.table.moves import Move, kind
from grader.table.rules import check_move


@frozen
class Seat:
    """Everything a player may know: its own side, and what is public. Never the other side's preferences.

    Attributes:
        party: its own side.
        issues: of the case, with the options that are open by now.
        rounds: moves the learner's side has before the deadline.
        deadline_of: id of the party whose moves count the rounds.
        seed: of everything this player draws by chance.
        heard: interests the other side has voiced: id -> issue id -> option id -> per cent satisfied. How much an
            interest weighs is not heard.
        openers: options nobody had listed, as (issue id, option id) -> the interests, as ``party.interest``, that open
            each; only options that are open by now.
    """

    party: Party
    issues: tuple[Issue, ...]
    rounds: int
    deadline_of: str
    seed: str
    heard: Mapping[str, Mapping[str, Mapping[str, int]]] = field(factory=dict)
    openers: Mapping[tuple[str, str], frozenset[str]] = field(factory=dict)

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


def seat_at(case: Case, party_id: str, seed: str, history: History = ()) -> Seat:
    """The seat of one party, as a player gets it after everything so far."""
    said = voiced(history)
    table = case.opened(said)
    other = case.opposite(party_id)
    return Seat(
        party=table.party(party_id),
        issues=table.issues,
        rounds=case.rounds,
        deadline_of=case.learner,
        seed=f"{seed}/{party_id}",
        heard={i.id: i.satisfies for i in other.interests if f"{other.id}.{i.id}" in said},
        openers={(i.id, o.id): o.opened_by for i in table.issues for o in i.options if o.opened_by},
    )


def reply(case: Case, party_id: str, player: Player, seed: str, history: History, *, aloud: bool = True) -> Turn:
    """What this player does next, and what it says; without words where nobody listens.

    Raises:
        MoveError: the player broke a rule (a defect of the player).
    """
    seat = seat_at(case, party_id, seed, history)
    move = player.respond(seat, history)
    check_move(case, history, party_id, move)
    return Turn(party_id, move, player.words(seat, history, move) if aloud else "")


@define
class Session:
    """One attempt: the learner's side against a player, who makes the first offer.

    Attributes:
        case: the deal, as this learner's variant has it.
        counterpart: who sits opposite.
        seed: of the counterpart.
        unlocked: kinds of move the learner may make; None for all.
        aloud: whether the counterpart speaks; simulations are quicker without words.
        history: everything so far, the counterpart's opening first.
    """

    case: Case
    counterpart: Player
    seed: str
    unlocked: frozenset[str] | None = None
    aloud: bool = True
    history: History = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.history = (self._answer(()),)

    def _answer(self, history: History) -> Turn:
        return reply(self.case, self.case.them.id, self.counterpart, self.seed, history, aloud=self.aloud)

    @property
    def table(self) -> Case:
        """The case as it lies on the table now: options that nobody listed are there once they were opened."""
        return self.case.opened(voiced(self.history))

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
            answer = self._answer(history)
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


def negotiate(case: Case, learner: Player, counterpart: Player, seed: str, *, aloud: bool = False) -> Session:
    """Seat two players and let them finish. The learner's side must end by the deadline, as the rules demand."""
    session = Session(case, counterpart, seed, aloud=aloud)
    while not session.over:
        session.play(learner.respond(seat_at(case, case.learner, seed, session.history), session.history))
    return session


def replay(session: Session, moves: Iterable[Move]) -> Session:
    """Play these moves in order on a fresh session and return it. Raises MoveError at the first that is not allowed."""
    for number, move in enumerate(moves, 1):
        try:
            session.play(move)
        except MoveError as error:
            raise MoveError(f"move {number}: {error}") from error
    return session
