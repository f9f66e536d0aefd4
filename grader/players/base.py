"""What people at the table have in common: they answer what was just done, and give ground as time runs out."""

from grader.deal.issue import Package
from grader.players import telling
from grader.players.conceding import aspiration
from grader.players.voice import line_kind, spoken
from grader.table.history import History, asks, last_move, packages_of, standing
from grader.table.moves import (
    AUTHORITY,
    LIMITS,
    PRIVATE,
    Accept,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Fact,
    Floor,
    Limit,
    Mandate,
    Move,
    Offer,
    Order,
    Prefer,
    Say,
    SendUp,
    WalkAway,
)
from grader.table.session import Seat

HEARD_OUT = 75
"""Per cent of the rounds after which limits that leave too little are believed; an assumption."""
STUCK = 4
"""Offers in a row without a step towards a person after which they see no way to their walk-away; an assumption."""
FAR = 75
"""Per cent of the walk-away that such offers must not even reach: people still move at the deadline; an assumption."""


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
        if seat.party.id == seat.deadline_of and seat.elapsed(history) >= seat.rounds:
            return self.last_word(seat, history)
        move = last_move(history, telling.opposite(seat, history))
        if move is not None and self.hopeless(seat, history):
            return WalkAway()
        match move:
            case Offer() | EqualOffers():
                return self.weigh(seat, history, packages_of(move))
            case SendUp(package):
                return self.upstairs(seat, history, package)
            case Disclose(fact, True):
                return self.answer(seat, history, fact)
            case Disclose(fact) if not asks(last_move(history, seat.party.id)):  # what was asked for needs no answer
                return self.hear(seat, history, fact)
            case Ask(about):
                return self.asked(seat, history, about)
            case Say() if seat.party.id != seat.deadline_of:  # two who only remark would never end
                return Say("...")
        return Offer(self.propose(seat, history))

    def words(self, seat: Seat, history: History, move: Move) -> str:
        """What this person says while making the move, in the words the case has for them, or in their own."""
        return spoken(seat, self, history, move)

    def line_kind(self, seat: Seat, history: History, move: Move) -> str:
        """Which of this person's lines go with the move."""
        return line_kind(seat, history, move)

    def level(self, seat: Seat, history: History) -> int:
        """Points this person holds out for now. Who has been told what you could sign takes no less than that."""
        own = seat.party.preferences
        end = own.reservation + (own.best - own.reservation) * self.end // 100
        level = aspiration(own.best * self.start // 100, end, seat.elapsed(history), seat.rounds)
        floors = [own.value(p) for p in telling.floors(seat, history) if own.allows(p)]
        return max([level, *floors])

    def hopeless(self, seat: Seat, history: History) -> bool:
        """Whether the own walk-away can't be met before the deadline: by what they say is possible, or since they stopped moving.

        Words alone end nothing: somebody who names impossible limits is heard out until time runs short, since what
        they then offer or take may be something else.
        """
        own = seat.party.preferences
        limits = telling.limits(seat, history)
        if limits and seat.elapsed(history) * 100 >= seat.rounds * HEARD_OUT:
            within = [[v for o, v in own.options(i).items() if o in limits.get(i, own.points[i])] for i in own.points]
            if not all(within) or sum(map(max, within)) < own.reservation:
                return True
        if seat.rounds - seat.elapsed(history) > 1:
            return False
        other = telling.opposite(seat, history)
        offers = [max(map(own.value, p)) for t in history if t.seat == other and (p := packages_of(t.move))]
        stuck = len(offers) >= STUCK and max(offers[1 - STUCK :]) <= offers[-STUCK]
        return stuck and max(offers) * 100 < own.reservation * FAR

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

    def good_enough(self, seat: Seat, history: History) -> Move | None:
        """A yes, if something on the table is worth what this person holds out for now; None if not."""
        own, offers = seat.party.preferences, standing(history, telling.opposite(seat, history))
        good = [i for i, p in enumerate(offers) if own.accepts(p) and own.value(p) >= self.level(seat, history)]
        return Accept(max(good, key=lambda i: (own.value(offers[i]), -i))) if good else None

    def upstairs(self, seat: Seat, history: History, package: Package) -> Move:
        """A package meant for somebody above: who can decide weighs it like any other."""
        return self.weigh(seat, history, (package,))

    def last_word(self, seat: Seat, history: History) -> Move:
        """When only a yes or leaving remains: take what beats the alternative."""
        own = seat.party.preferences
        offers = standing(history, telling.opposite(seat, history))
        which = max(range(len(offers)), key=lambda i: (own.accepts(offers[i]), own.value(offers[i]), -i), default=0)
        return Accept(which) if offers and own.accepts(offers[which]) else WalkAway()

    def propose(self, seat: Seat, history: History) -> Package:
        """The package to offer now."""
        raise NotImplementedError

    def asked(self, seat: Seat, history: History, about: str | None) -> Move:
        """Answer a question: about priorities (None), limits, who decides, or why one issue matters."""
        if about is None:
            return self.tell_order(seat, history)
        if about == LIMITS:
            return self.tell_limit(seat, history)
        if about == AUTHORITY:
            return Disclose(Mandate(self.mandate(seat)))
        return self.tell_reason(seat, history, about)

    def answer(self, seat: Seat, history: History, fact: Fact) -> Move:
        """Answer somebody who shared a fact and asks for one of the same kind."""
        match fact:
            case Order():
                return self.asked(seat, history, None)
            case Limit():
                return self.asked(seat, history, LIMITS)
            case Mandate():
                return self.asked(seat, history, AUTHORITY)
            case Floor():
                return Decline(PRIVATE)
        return self.tell_reason(seat, history, None)

    def hear(self, seat: Seat, history: History, fact: Fact) -> Move:
        """React to something shared without a question."""
        return Say("...")

    def tell_order(self, seat: Seat, history: History) -> Move:
        """Answer a question about priorities."""
        return Decline()

    def tell_reason(self, seat: Seat, history: History, issue: str | None) -> Move:
        """Answer why an issue matters; None asks for any reason."""
        return Decline()

    def mandate(self, seat: Seat) -> frozenset[str]:
        """Ids of the issues it may settle."""
        decides = seat.party.decides
        return decides if decides is not None else frozenset(issue.id for issue in seat.issues)

    def tell_limit(self, seat: Seat, history: History) -> Move:
        """Answer a question about non-negotiables: the next one, or that there is none (left)."""
        limit = telling.next_limit(seat, history)
        return Disclose(limit) if limit is not None else Say("...")
