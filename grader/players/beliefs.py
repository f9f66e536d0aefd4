"""What one side believes of the other's priorities: particles, weighed by everything the other says and does.

The prior leans on one's own priorities: people start out assuming that the other side wants the same things as much
(fixed-pie perception: Thompson & Hastie 1990). Beliefs are equal to the last bit on every machine: odds are powers of
two, and sums of fractions are taken by `fsum`, since the built-in `sum` rounds otherwise from Python 3.12 on.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import fsum
from operator import mul, truediv
from random import Random

from attrs import frozen

from grader.deal.issue import Package
from grader.deal.preferences import Preferences
from grader.table.history import History, packages_of
from grader.table.moves import MOST_PACKAGES, Accept, Disclose, EqualOffers, Offer, Order, Prefer
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

    particles: "Particles"
    weights: tuple[float, ...]

    def mean(self) -> Preferences:
        """The expected preferences, in points of SCALE; their reservation is unknown and taken as 0."""
        return Preferences(
            {
                issue: {option: round(fsum(map(mul, self.weights, points))) for option, points in options.items()}
                for issue, options in self.particles.points.items()
            }
        )

    def chance_top(self, issue: str) -> float:
        """How likely it is, from 0 to 1, that this issue matters most to them."""
        return fsum(w for w, top in zip(self.weights, self.particles.top, strict=True) if top == issue)


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
class Particles:
    """Guesses at the other side's points, column by column, with what they imply worked out once.

    Attributes:
        points: issue id -> option id -> points in each guess.
        weight: issue id -> points of its best option in each guess.
        top: id of the issue that matters most in each guess.
        odds: packages offered at once -> issue id -> option id -> likelihood of offering that option in each guess.
    """

    points: dict[str, dict[str, list[int]]]
    weight: dict[str, list[int]]
    top: list[str]
    odds: dict[int, dict[str, dict[str, list[float]]]]

    @classmethod
    def of(cls, guesses: Sequence[_Points]) -> "Particles":
        """The guesses, each given as issue id -> option id -> points, set in columns."""
        first = guesses[0]
        points = {issue: {o: [g[issue][o] for g in guesses] for o in options} for issue, options in first.items()}
        weight = {issue: list(map(max, zip(*options.values(), strict=True))) for issue, options in points.items()}
        top = [max(first, key=lambda issue, i=i: weight[issue][i]) for i in range(len(guesses))]  # type: ignore[misc]
        shares = range(1, MOST_PACKAGES + 1)
        odds = {share: {issue: _odds(options, share) for issue, options in points.items()} for share in shares}
        return cls(points, weight, top, odds)

    def offering(self, packages: tuple[Package, ...]) -> list[float]:
        """Likelihood of putting these packages on the table, in each guess."""
        odds = self.odds[len(packages)]
        likelihood = [1.0] * len(self.top)
        for package in packages:
            for issue, option in package.items():
                likelihood = list(map(mul, likelihood, odds[issue][option]))
        return likelihood

    def choosing(self, which: int, packages: tuple[Package, ...]) -> list[float]:
        """Likelihood of choosing this one of several packages, in each guess."""
        values = [map(sum, zip(*(self.points[i][o] for i, o in p.items()), strict=True)) for p in packages]
        odds = [[2.0 ** (value // CHOICE) for value in column] for column in values]
        return [chosen / fsum(each) for chosen, *each in zip(odds[which], *odds, strict=True)]

    def comparing(self, more: str, less: str) -> list[float]:
        """Likelihood of saying that one issue matters more than another, in each guess."""
        pairs = zip(self.weight[more], self.weight[less], strict=True)
        return [TOLD if a > b else 1 - TOLD for a, b in pairs]


def _odds(points: dict[str, list[int]], shares: int) -> dict[str, list[float]]:
    odds = {option: [2.0 ** (value // (OFFERED * shares)) for value in column] for option, column in points.items()}
    totals = [fsum(each) for each in zip(*odds.values(), strict=True)]
    return {option: list(map(truediv, column, totals)) for option, column in odds.items()}


@lru_cache(maxsize=256)
def _particles(seed: str, own: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]) -> Particles:
    return Particles.of(_prior(seed, {issue: dict(options) for issue, options in own}))


def beliefs(seat: Seat, history: History) -> Beliefs:
    """What this seat believes of the other side after everything that was said and done."""
    own = tuple((issue, tuple(options.items())) for issue, options in seat.party.preferences.points.items())
    particles = _particles(seat.seed, own)
    weights = [1 / len(particles.top)] * len(particles.top)
    mine: tuple[Package, ...] = ()
    for turn in history:
        if turn.seat == seat.party.id:
            mine = packages_of(turn.move) or mine
            continue
        match turn.move:
            case Disclose(Order(more, less)):
                likelihood = particles.comparing(more, less)
            case Prefer(which) | Accept(which) if len(mine) > 1:
                likelihood = particles.choosing(which, mine)
            case Offer() | EqualOffers():
                likelihood = particles.offering(packages_of(turn.move))
            case _:
                continue
        weights = list(map(mul, weights, likelihood))
        total = fsum(weights)  # at each turn: a long negotiation must not run out of the smallest number
        weights = [w / total for w in weights]
    return Beliefs(particles, tuple(weights))
