"""What one side believes of the other's priorities: particles, weighed by everything the other says and does.

The prior leans on one's own priorities: people start out assuming that the other side wants the same things as much
(fixed-pie perception: Thompson & Hastie 1990). Beliefs are equal to the last bit on every machine: odds are powers of
two, and sums of fractions are taken by `fsum`, since the built-in `sum` rounds otherwise from Python 3.12 on.
"""

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from math import fsum
from operator import mul

from attrs import define, field, frozen

from grader.deal.frontier import Frontier
from grader.deal.issue import Package
from grader.deal.preferences import Preferences
from grader.players import telling
from grader.players.particles import SCALE, Drawn, Particles, guesses
from grader.table.history import History, Turn, packages_of
from grader.table.moves import (
    AUTHORITY,
    LIMITS,
    Accept,
    Ask,
    Disclose,
    EqualOffers,
    Floor,
    Offer,
    Order,
    Prefer,
    SendUp,
    Why,
)
from grader.table.session import Seat


@frozen
class Beliefs:
    """Particles over the other side's points, with weights that sum to 1.

    Attributes:
        particles: the guesses.
        weights: how likely each is, 0 to 1.
        floors: the walk-away in each guess, in points of SCALE.
        limits: what the other side says is possible: issue id -> option ids.
    """

    particles: Particles
    weights: tuple[float, ...]
    floors: tuple[int, ...]
    limits: dict[str, frozenset[str]]
    _mean: list[Preferences] = field(factory=list, init=False, repr=False, eq=False)
    _wagers: dict[float, tuple[Frontier, list[float]]] = field(factory=dict, init=False, repr=False, eq=False)
    _below: list[tuple[list[int], list[float]]] = field(factory=list, init=False, repr=False, eq=False)

    def mean(self) -> Preferences:
        """The expected preferences, in points of SCALE, within the limits the other side has named."""
        if not self._mean:
            shares = [int(weight * FINE) for weight in self.weights]  # whole numbers add up quicker, and exactly
            whole = sum(shares)
            points = {
                issue: {option: round(total / whole) for option, total in options.items()}
                for issue, options in self.particles.weighed(shares).items()
            }
            floor = round(sum(map(mul, shares, self.floors)) / whole)
            self._mean.append(Preferences(points, floor, self.limits))
        return self._mean[0]

    def chance_top(self, issue: str) -> float:
        """How likely it is, from 0 to 1, that this issue matters most to them."""
        return fsum(w for w, top in zip(self.weights, self.particles.top, strict=True) if top == issue)

    def accepting(self, value: int, left: float) -> float:
        """How likely it is, 0 to 1, that they would take a package now.

        Args:
            value: points of SCALE that it is believed to bring them.
            left: share of the rounds still to come; the more, the more they are thought to hold out for.
        """
        if not self._below:
            ordered = sorted(zip(self.floors, self.weights, strict=True))
            self._below.append(
                ([floor for floor, _ in ordered], list(accumulate((w for _, w in ordered), initial=0.0)))
            )
        floors, chances = self._below[0]
        return chances[bisect_right(floors, value - HELD_OUT * left * SCALE)]

    def wagers(self, own: Preferences, left: float) -> tuple[Frontier, list[float]]:
        """What each deal promises: own gain over the walk-away, times the chance that they would take it now.

        Args:
            own: preferences of the side that believes.
            left: as in `accepting`.

        Returns:
            The frontier with the expected preferences, from the own walk-away up, and the promise of each of its
            points, in points of one's own.
        """
        if left not in self._wagers:
            deals = Frontier(own, self.mean(), own.reservation)
            promises = [(mine - own.reservation) * self.accepting(theirs, left) for mine, theirs in deals.pairs]
            self._wagers[left] = deals, promises
        return self._wagers[left]


FINE = 1 << 20
"""Parts in which weights are counted where whole numbers do."""
HELD_OUT = 0.25
"""Share of a best package that somebody is thought to ask above the walk-away at first; an assumption."""


@define
class _Reading:
    """How far a history has been read: what it says so far need not be read again."""

    particles: Particles
    weights: list[float] = field(init=False)
    floors: tuple[int, ...] = field(init=False)
    read: list[Turn] = field(init=False)
    mine: tuple[Package, ...] = field(init=False)
    asked_why: bool = field(init=False)
    current: Beliefs | None = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Forget everything read."""
        count = len(self.particles.top)
        self.weights, self.floors = [1 / count] * count, tuple(self.particles.floors)
        self.read, self.mine, self.asked_why, self.current = [], (), False, None

    def take(self, turn: Turn, me: str) -> None:
        """Read one turn more."""
        self.read.append(turn)
        self.current = None
        packages = packages_of(turn.move)
        if turn.seat == me:
            self.mine = packages or self.mine
            self.asked_why = isinstance(turn.move, Ask) and turn.move.about not in (None, LIMITS, AUTHORITY)
            return
        likelihood = self._likelihood(turn, packages)
        if likelihood is None:
            return
        weights = list(map(mul, self.weights, likelihood))
        total = fsum(weights)  # at each turn: a long negotiation must not run out of the smallest number
        self.weights = [w / total for w in weights]

    def _likelihood(self, turn: Turn, packages: tuple[Package, ...]) -> list[float] | None:
        particles = self.particles
        match turn.move:
            case Disclose(Order(more, less)):
                return particles.comparing(more, less)
            case Disclose(Why(interest)) if not self.asked_why:  # whoever is asked for one has to name that one
                return particles.voicing(interest)
            case Disclose(Floor(package)):
                self.floors = tuple(particles.values(package))
            case Prefer(which) | Accept(which) if len(self.mine) > 1:
                return particles.choosing(which, self.mine)
            case Offer() | EqualOffers() | SendUp():
                return particles.offering(packages)
        return None

    def believed(self, limits: dict[str, frozenset[str]]) -> Beliefs:
        if self.current is None:
            self.current = Beliefs(self.particles, tuple(self.weights), self.floors, limits)
        return self.current


@lru_cache(maxsize=128)
def _reading(drawn: Drawn) -> _Reading:
    return _Reading(guesses(drawn))


def beliefs(seat: Seat, history: History, *, lean: bool = True) -> Beliefs:
    """What this seat believes of the other side after everything that was said and done.

    Args:
        seat: who believes.
        history: everything so far.
        lean: whether the prior leans on the own priorities, as people's does; without it, what could be known.
    """
    reading = _reading(Drawn.by(seat, lean=lean))
    read = reading.read
    if len(read) > len(history) or any(a is not b for a, b in zip(read, history, strict=False)):
        reading.restart()
    for turn in history[len(reading.read) :]:
        reading.take(turn, seat.party.id)
    return reading.believed(telling.limits(seat, history))
