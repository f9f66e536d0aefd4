"""What one side believes of the other's priorities: particles, weighed by everything the other says and does.

The prior leans on one's own priorities: people start out assuming that the other side wants the same things as much
(fixed-pie perception: Thompson & Hastie 1990). Beliefs are equal to the last bit on every machine: odds are powers of
two, and sums of fractions are taken by `fsum`, since the built-in `sum` rounds otherwise from Python 3.12 on.
"""

from functools import lru_cache
from itertools import pairwise
from math import fsum
from random import Random

from attrs import frozen

from grader.deal.issue import Package
from grader.deal.preferences import Preferences
from grader.table.history import History, packages_of
from grader.table.moves import MOST_PACKAGES, Accept, Disclose, EqualOffers, Move, Offer, Order, Prefer
from grader.table.session import Seat

PARTICLES = 120
SCALE = 1000
"""Points of a believed best package: finer than real points, so that small shifts count."""
TOLD = 0.95
"""How far a stated comparison is believed; an assumption, no source."""
CHOICE = 60
"""Believed points (of SCALE) that double the odds of a choice among equal offers; an assumption."""
OFFERED = 250
"""Believed points that double the odds of making an offer: offers say little; an assumption."""
ALIKE = 0.1
"""Chance that on an issue the other side wants the same direction; an assumption."""

_Points = dict[str, dict[str, int]]


@frozen
class Beliefs:
    """Particles over the other side's points, with weights that sum to 1."""

    particles: tuple[_Points, ...]
    weights: tuple[float, ...]

    def mean(self) -> Preferences:
        """The expected preferences, in points of SCALE; their reservation is unknown and taken as 0."""
        first = self.particles[0]
        return Preferences(
            {
                issue: {
                    option: round(fsum(w * p[issue][option] for w, p in zip(self.weights, self.particles, strict=True)))
                    for option in options
                }
                for issue, options in first.items()
            }
        )

    def chance_top(self, issue: str) -> float:
        """How likely it is, from 0 to 1, that this issue matters most to them."""
        return fsum(
            w
            for w, p in zip(self.weights, self.particles, strict=True)
            if max(p, key=lambda i: max(p[i].values())) == issue
        )


def _prior(seed: str, own: _Points) -> tuple[_Points, ...]:
    random = Random(f"{seed}/beliefs")
    stakes = {issue: max(options.values()) - min(options.values()) for issue, options in own.items()}
    total = sum(stakes.values()) or 1
    particles = []
    for _ in range(PARTICLES):
        cuts = sorted([0.0, *(random.random() for _ in range(len(stakes) - 1)), 1.0])
        drawn = [b - a for a, b in pairwise(cuts)]
        points: _Points = {}
        for (issue, stake), share in zip(stakes.items(), drawn, strict=True):
            weight = (int(SCALE * share) + SCALE * stake // total) // 2
            options = list(own[issue])
            rising = own[issue][options[-1]] < own[issue][options[0]]
            if random.random() < ALIKE:
                rising = not rising
            steps = len(options) - 1
            points[issue] = {o: weight * (i if rising else steps - i) // steps for i, o in enumerate(options)}
        particles.append(points)
    return tuple(particles)


@frozen
class _Particle:
    """One guess at the other side's points, with what it implies worked out once."""

    points: _Points
    weights: dict[str, int]
    odds: dict[int, dict[str, dict[str, float]]]

    def offering(self, move: Move) -> float:
        """Likelihood of putting these packages on the table."""
        packages = packages_of(move)
        likelihood = 1.0
        for package in packages:
            for issue, option in package.items():
                likelihood *= self.odds[len(packages)][issue][option]
        return likelihood

    def choosing(self, which: int, packages: tuple[Package, ...]) -> float:
        """Likelihood of choosing this one of several packages."""
        odds = [2.0 ** (sum(self.points[i][o] for i, o in package.items()) // CHOICE) for package in packages]
        return odds[which] / fsum(odds)


def _odds(points: _Points, shares: int) -> dict[str, dict[str, float]]:
    table = {}
    for issue, options in points.items():
        odds = {option: 2.0 ** (value // (OFFERED * shares)) for option, value in options.items()}
        total = fsum(odds.values())
        table[issue] = {option: value / total for option, value in odds.items()}
    return table


@lru_cache(maxsize=256)
def _particles(seed: str, own: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]) -> tuple[_Particle, ...]:
    return tuple(
        _Particle(
            points,
            {issue: max(options.values()) for issue, options in points.items()},
            {shares: _odds(points, shares) for shares in range(1, MOST_PACKAGES + 1)},
        )
        for points in _prior(seed, {issue: dict(options) for issue, options in own})
    )


def beliefs(seat: Seat, history: History) -> Beliefs:
    """What this seat believes of the other side after everything that was said and done."""
    own = tuple((issue, tuple(options.items())) for issue, options in seat.party.preferences.points.items())
    particles = _particles(seat.seed, own)
    weights = [1 / len(particles)] * len(particles)
    mine: tuple[Package, ...] = ()
    for turn in history:
        if turn.seat == seat.party.id:
            mine = packages_of(turn.move) or mine
            continue
        match turn.move:
            case Disclose(Order(more, less)):
                weights = [
                    w * (TOLD if p.weights[more] > p.weights[less] else 1 - TOLD)
                    for w, p in zip(weights, particles, strict=True)
                ]
            case Prefer(which) | Accept(which) if len(mine) > 1:
                weights = [w * p.choosing(which, mine) for w, p in zip(weights, particles, strict=True)]
            case Offer() | EqualOffers():
                weights = [w * p.offering(turn.move) for w, p in zip(weights, particles, strict=True)]
        total = fsum(weights)  # at each turn: a long negotiation must not run out of the smallest number
        weights = [w / total for w in weights]
    return Beliefs(tuple(p.points for p in particles), tuple(weights))
