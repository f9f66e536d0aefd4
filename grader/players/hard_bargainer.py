"""The hard bargainer."""

from grader.deal.frontier import Frontier
from grader.deal.issue import Package
from grader.players import telling
from grader.players.base import Person
from grader.players.beliefs import beliefs
from grader.table.history import History, standing
from grader.table.moves import Accept, Decline, Disclose, Evade, Limit, Move, Offer, Order, Prefer
from grader.table.session import Seat

LATE = 2
"""Rounds before the deadline in which a hostage is let go; an assumption."""


class HardBargainer(Person):
    """Wants the larger part, tells nothing true about itself, and presses.

    A proposal maximises its own gain times the believed chance that you would take it, and never takes an offer back. An
    issue that you said matters to you is held hostage: it stays at its own end of it until the last rounds. Asked, it
    evades, or claims your top issue as its own; asked for limits, it claims one that it does not have. From several equal
    offers it picks the best parts. Source: distributive tactics (Walton & McKersie 1965); that a stated priority is turned against its owner is
    an assumption.
    """

    name = "hard_bargainer"
    start = 98
    end = 50

    def propose(self, seat: Seat, history: History) -> Package:
        """Own gain times believed acceptance, with your stated top issue held back."""
        deals, promises = self._wagers(seat, history)
        level, hostage = super().level(seat, history), self._hostage(seat, history)
        good = [place for place, (mine, _) in enumerate(deals.pairs) if mine >= level]
        best = max(good, key=lambda place: (promises[place], deals.pairs[place][1]), default=None)
        package = deals.point(best).package if best is not None else _own_best(seat)
        if hostage is not None:
            package = {**package, hostage: _own_best(seat)[hostage]}
        return self._no_more_than_before(seat, history, package)

    def _no_more_than_before(self, seat: Seat, history: History, package: Package) -> Package:
        """The package, or the own standing offer where that asks for less."""
        own, stands = seat.party.preferences, standing(history, seat.party.id)
        return stands[0] if stands and own.value(stands[0]) < own.value(package) else package

    def level(self, seat: Seat, history: History) -> int:
        """No less than its best proposal is worth, discounted by the chance that you refuse it."""
        _, promises = self._wagers(seat, history)
        return max(super().level(seat, history), seat.party.preferences.reservation + int(max(promises, default=0)))

    def _wagers(self, seat: Seat, history: History) -> tuple[Frontier, list[float]]:
        left = 1 - seat.elapsed(history) / seat.rounds
        return beliefs(seat, history).wagers(seat.party.preferences, left)

    def weigh(self, seat: Seat, history: History, packages: tuple[Package, ...]) -> Move:
        """Of several offers, the best of each issue, if that is worth asking for; it never says which of them it likes."""
        move = super().weigh(seat, history, packages)
        if isinstance(move, Accept) or len(packages) == 1:
            return move
        own = seat.party.preferences
        picked = {i: max((p[i] for p in packages), key=own.points[i].__getitem__) for i in own.points}
        worth_it = 2 * own.value(picked) >= own.reservation + self.level(seat, history)
        if isinstance(move, Prefer) and own.allows(picked) and worth_it:
            return Offer(self._no_more_than_before(seat, history, picked))
        return Offer(self.propose(seat, history))

    def tell_order(self, seat: Seat, history: History) -> Move:
        """Says what suits it: that it cares most about what you care about most. Otherwise nothing, at some length."""
        top = stated_top(seat, history)
        if top is not None:
            claim = Order(top, next(i for i in seat.party.preferences.ranking() if i != top))
            if claim not in telling.told(seat, history, by_me=True):
                return Disclose(claim)
        return _nothing(seat, history)

    def tell_reason(self, seat: Seat, history: History, issue: str | None) -> Move:
        """Nothing, at some length; the second time without the length."""
        return _nothing(seat, history)

    def tell_limit(self, seat: Seat, history: History) -> Move:
        """Claims that on its top issue only its own end is possible."""
        own = seat.party.preferences
        top = own.ranking()[0]
        if any(isinstance(fact, Limit) for fact in telling.told(seat, history, by_me=True)):
            return Evade()
        ordered = sorted(own.options(top), key=own.options(top).__getitem__, reverse=True)
        return Disclose(Limit(top, frozenset(ordered[: max(1, len(ordered) // 2)])))

    def _hostage(self, seat: Seat, history: History) -> str | None:
        late = seat.elapsed(history) >= seat.rounds - LATE
        return None if late else stated_top(seat, history)


def stated_top(seat: Seat, history: History) -> str | None:
    """The issue that the other side has said matters most to it, by the last comparison it made; None without one."""
    stated = [fact.more for fact in telling.told(seat, history, by_me=False) if isinstance(fact, Order)]
    return stated[-1] if stated else None


def _nothing(seat: Seat, history: History) -> Move:
    empty = any(turn.seat == seat.party.id and isinstance(turn.move, Evade) for turn in history)
    return Decline() if empty else Evade()


def _own_best(seat: Seat) -> Package:
    own = seat.party.preferences
    return {issue: max(own.options(issue), key=own.options(issue).__getitem__) for issue in own.points}
