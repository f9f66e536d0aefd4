"""What people at the table have in common: they answer what was just done, and give ground as time runs out."""

from grader.deal.issue import Package
from grader.deal.preferences import Preferences
from grader.players.voice import spoken
from grader.table.history import History, last_move, packages_of, standing
from grader.table.moves import (
    Accept,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Move,
    Offer,
    Order,
    Prefer,
    Say,
    WalkAway,
    Why,
)
from grader.table.session import Seat


def aspiration(start: int, end: int, elapsed: int, rounds: int, power: int = 1) -> int:
    """Points a player holds out for: from `start` to `end` as the rounds go by, A0 - (A0 - A1) t^power.

    Args:
        start: points at the first round.
        end: points at the deadline.
        elapsed: rounds used.
        rounds: rounds in all.
        power: 1 concedes evenly; more concedes late.

    Source: time-dependent tactics (Faratin, Sierra & Jennings 1998).
    """
    passed, whole = min(elapsed, rounds), rounds
    for _ in range(power - 1):
        passed, whole = passed * min(elapsed, rounds), whole * rounds
    return start - (start - end) * passed // whole


class Person:
    """A player who answers what the other side just did. One method for each thing that can happen.

    Attributes:
        name: in the catalogue and in records.
        start: per cent of the own best package held out for at first.
        end: per cent of the way from the walk-away to the own best held out for at the deadline.
    """

    name = "person"
    start = 90
    end = 25

    def respond(self, seat: Seat, history: History) -> Move:
        """The next move: a pure function of seat and history."""
        other = next((turn.seat for turn in history if turn.seat != seat.party.id), None)
        if seat.party.id == seat.deadline_of and seat.elapsed(history) >= seat.rounds:
            return self.last_word(seat, history)
        move = last_move(history, other) if other is not None else None
        match move:
            case Offer() | EqualOffers():
                return self.weigh(seat, history, packages_of(move))
            case Disclose(_, ask):
                return self.answer(seat, history, None) if ask else self.hear(seat, history)
            case Ask(issue):
                return self.answer(seat, history, issue)
            case Say() if seat.party.id != seat.deadline_of:  # two who only remark would never end
                return Say("...")
        return Offer(self.propose(seat, history))

    def words(self, seat: Seat, history: History, move: Move) -> str:
        """What this person says while making the move, in the words the case has for them."""
        return spoken(seat, self.name, history, move)

    def level(self, seat: Seat, history: History) -> int:
        """Points this person holds out for now."""
        own = seat.party.preferences
        end = own.reservation + (own.best - own.reservation) * self.end // 100
        return aspiration(own.best * self.start // 100, end, seat.elapsed(history), seat.rounds)

    def weigh(self, seat: Seat, history: History, packages: tuple[Package, ...]) -> Move:
        """Answer one offer, or several equal ones."""
        own = seat.party.preferences
        which = max(range(len(packages)), key=lambda i: (own.allows(packages[i]), own.value(packages[i]), -i))
        best = packages[which]
        last_chance = seat.elapsed(history) >= seat.rounds
        least = own.reservation + (own.best - own.reservation) // 10 if last_chance else self.level(seat, history)
        if own.accepts(best) and own.value(best) >= least:
            return Accept(which)
        if len(packages) > 1 and not last_chance:
            return Prefer(which)
        return Offer(self.propose(seat, history))

    def last_word(self, seat: Seat, history: History) -> Move:
        """When only a yes or leaving remains: take what beats the alternative."""
        own = seat.party.preferences
        other = next(turn.seat for turn in history if turn.seat != seat.party.id)
        offers = standing(history, other)
        which = max(range(len(offers)), key=lambda i: (own.accepts(offers[i]), own.value(offers[i]), -i), default=0)
        return Accept(which) if offers and own.accepts(offers[which]) else WalkAway()

    def propose(self, seat: Seat, history: History) -> Package:
        """The package to offer now."""
        raise NotImplementedError

    def answer(self, seat: Seat, history: History, issue: str | None) -> Move:
        """Answer a question: about priorities, or why one issue matters."""
        return Decline()

    def hear(self, seat: Seat, history: History) -> Move:
        """React to something shared without a question."""
        return Say("...")


def shared(history: History, seat: Seat) -> tuple[int, int]:
    """How many facts this seat has shared, and how many it was given; one said twice counts once."""
    facts = {(turn.seat, turn.move.fact) for turn in history if isinstance(turn.move, Disclose)}
    given = sum(who == seat.party.id for who, _ in facts)
    return given, len(facts) - given


def next_order(seat: Seat, history: History) -> Order | None:
    """The next true comparison worth telling: the top issue against the last, then the second against the last ..."""
    own: Preferences = seat.party.preferences
    ranking, stakes = own.ranking(), own.stakes()
    told = {t.move.fact for t in history if t.seat == seat.party.id and isinstance(t.move, Disclose)}
    for more in ranking[:-1]:
        fact = Order(more, ranking[-1])
        if fact not in told and stakes[more] > stakes[ranking[-1]]:
            return fact
    return None


def reason(seat: Seat, issue: str) -> Why:
    """The interest that makes most of this issue for the party."""

    def pull(interest_id: str) -> int:
        interest = seat.party.interest(interest_id)
        shares = interest.satisfies.get(issue, {"": 0}).values()
        return interest.weight * (max(shares) - min(shares))

    return Why(max((i.id for i in seat.party.interests), key=pull))
