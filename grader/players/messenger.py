"""The messenger."""

from grader.deal.issue import Package
from grader.players import telling
from grader.players.base import Person
from grader.players.collaborator import for_both
from grader.table.history import History, last_move, packages_of
from grader.table.moves import MUST_CHECK, Accept, Decline, Disclose, EqualOffers, Move, Offer, Prefer, SendUp
from grader.table.session import Seat

_PRINCIPAL = 40
"""Per cent of the way from the walk-away to the own best that satisfies whoever decides; an assumption."""


class Messenger(Person):
    """Sent to settle one issue. Everything else it would have to check, and nothing else closes in the room.

    It gives ground on its issue as anybody does, keeps all others where its instructions put them, and accepts only
    packages that leave them there. A package sent upstairs reaches somebody who looks for what helps both; what comes
    back are its new instructions. No source: a person without authority, as the course describes it.
    """

    name = "messenger"
    start = 96
    end = 15

    def errand(self, seat: Seat) -> frozenset[str]:
        """Ids of the issues it may settle: those the case names, or the one that matters most to its own side."""
        decides = seat.party.decides
        return decides if decides is not None else frozenset(seat.party.preferences.ranking()[:1])

    def instructed(self, seat: Seat, history: History) -> Package:
        """What it was sent with: its side's best package, or the latest answer from upstairs."""
        answered = self._from_upstairs(seat, history)
        if answered is not None:
            return answered
        own = seat.party.preferences
        return {issue: max(own.options(issue), key=own.options(issue).__getitem__) for issue in own.points}

    def level(self, seat: Seat, history: History) -> int:
        """As anybody's, and no more than those upstairs have said they would take."""
        answered = self._from_upstairs(seat, history)
        level = super().level(seat, history)
        return level if answered is None else min(level, seat.party.preferences.value(answered))

    def _from_upstairs(self, seat: Seat, history: History) -> Package | None:
        for place in range(len(history) - 1, 0, -1):
            turn, before = history[place], history[place - 1]
            if turn.seat == seat.party.id and isinstance(turn.move, Offer) and isinstance(before.move, SendUp):
                return turn.move.package
        return None

    def propose(self, seat: Seat, history: History) -> Package:
        """Its instructions, with as much ground given on its own issues as the hour demands."""
        own = seat.party.preferences
        package = self.instructed(seat, history)
        level = self.level(seat, history)
        for issue in sorted(self.errand(seat)):
            rest = own.value(package) - own.points[issue][package[issue]]
            enough = [o for o, value in own.options(issue).items() if rest + value >= level]
            if enough:
                package = {**package, issue: min(enough, key=own.points[issue].__getitem__)}
        return package

    def weigh(self, seat: Seat, history: History, packages: tuple[Package, ...]) -> Move:
        """Nothing that touches another issue can be agreed here; among several it can still say which looks best."""
        if self.within(seat, history, packages):
            return super().weigh(seat, history, packages)
        if len(packages) > 1 and seat.elapsed(history) < seat.rounds:
            own = seat.party.preferences
            return Prefer(max(range(len(packages)), key=lambda i: (own.value(packages[i]), -i)))
        return Offer(self.propose(seat, history))

    def within(self, seat: Seat, history: History, packages: tuple[Package, ...]) -> bool:
        """Whether all of these leave alone what it may not settle."""
        fixed, errand = self.instructed(seat, history), self.errand(seat)
        return all(p[issue] == option for p in packages for issue, option in fixed.items() if issue not in errand)

    def upstairs(self, seat: Seat, history: History, package: Package) -> Move:
        """Whoever decides takes it if it is good enough, or sends back what would help both."""
        own = seat.party.preferences
        level = own.reservation + (own.best - own.reservation) * _PRINCIPAL // 100
        if own.accepts(package) and own.value(package) >= level:
            return Accept()
        return Offer(for_both(seat, history, level).package)

    def mandate(self, seat: Seat) -> frozenset[str]:
        """Its errand."""
        return self.errand(seat)

    def tell_order(self, seat: Seat, history: History) -> Move:
        """What matters to those who sent it, it would have to ask."""
        return Decline(MUST_CHECK)

    def tell_reason(self, seat: Seat, history: History, issue: str | None) -> Move:
        """Why its own errand matters it knows; the rest it would have to ask."""
        if issue in self.errand(seat):
            return Disclose(telling.reason(seat, str(issue)))
        return Decline(MUST_CHECK)

    def tell_limit(self, seat: Seat, history: History) -> Move:
        """What can't be moved, others decide."""
        return Decline(MUST_CHECK)

    def line_kind(self, seat: Seat, history: History, move: Move) -> str:
        """Where a package touches what it may not settle, it says that it would have to check."""
        other = last_move(history, telling.opposite(seat, history))
        if isinstance(move, Offer) and isinstance(other, SendUp):
            return "upstairs"
        if isinstance(move, Offer) and isinstance(other, Offer | EqualOffers):
            before = next(place for place in range(len(history) - 1, -1, -1) if history[place].move is other)
            if not self.within(seat, history[:before], packages_of(other)):
                return "check"
        return super().line_kind(seat, history, move)
