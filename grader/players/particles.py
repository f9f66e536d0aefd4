"""Guesses at the other side's points, drawn before anything is known, and how likely each makes what they do.

Numbers that no source gives are named here and marked as assumptions; `bench/lessons.py` varies them by half.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import fsum
from operator import add, mul, truediv
from random import Random
from zlib import crc32

from attrs import field, frozen

from grader.deal.issue import Package
from grader.table.session import Seat

PARTICLES = 64
POOL = 1_200
"""Draws of which everybody's particles are a run, from a place of their own."""
SCALE = 1000
"""Points of a believed best package: finer than real points, so that small shifts count."""
TOLD = 0.95
"""How far a stated comparison is believed; an assumption, no source."""
CHOICE = 60
"""Believed points (of SCALE) that double the odds of a choice among equal offers; an assumption."""
OFFERED = 400
"""Believed points that double the odds of making an offer: offers say little; an assumption."""
EQUAL = 60
"""Believed points between equal offers that halve the odds of calling them equal; an assumption."""
ALIKE = 0.1
"""Chance that on an issue the other side wants the same direction; an assumption."""
FIELD = 48
"""Bits for the points of one option, over all guesses: 2^24 shares of at most 2^24 points."""
UNSURE = 300
"""Width of the guesses at a walk-away, in points of SCALE, around one's own; an assumption."""

Points = dict[str, dict[str, int]]
Shape = tuple[tuple[str, tuple[tuple[str, int], ...]], ...]


def _frozen(points: Mapping[str, Mapping[str, int]]) -> Shape:
    return tuple((issue, tuple(options.items())) for issue, options in points.items())


@frozen
class Drawn:
    """What guesses are drawn from: everything a seat knows before the first move is read.

    Attributes:
        seed: of chance.
        own: one's own points: issue id -> option id -> points.
        floor: one's own walk-away as a share of the best package, in points of SCALE.
        heard: interests the other side has voiced: id -> issue id -> option id -> per cent.
        latent: options that nobody had listed, as (issue id, option id).
        lean: whether the guesses lean on one's own priorities.
    """

    seed: str
    own: Shape
    floor: int
    heard: tuple[tuple[str, Shape], ...]
    latent: frozenset[tuple[str, str]]
    lean: bool

    @classmethod
    def by(cls, seat: Seat, *, lean: bool) -> "Drawn":
        """What this seat draws from."""
        own = seat.party.preferences
        return cls(
            seat.seed,
            _frozen(own.points),
            SCALE * own.reservation // own.best,
            tuple((interest, _frozen(shape)) for interest, shape in sorted(seat.heard.items())),
            frozenset(seat.openers),
            lean,
        )


@lru_cache(maxsize=16)
def _pool(issues: int) -> tuple[list[list[int]], list[list[float]]]:
    """Points of the whole (SCALE) for so many issues, drawn evenly; numbers from 0 to 1 for each issue, and once more.

    Column by column: one column for each issue. Drawing takes longer than anything else a player does, so everybody
    takes from one pool.
    """
    random = Random(f"pool/{issues}")
    shares, chances = [], []
    for _ in range(POOL):
        cuts = sorted([0.0, *(random.random() for _ in range(issues - 1)), 1.0])
        shares.append([int(SCALE * (high - low)) for low, high in pairwise(cuts)])
        chances.append([random.random() for _ in range(issues + 1)])
    return [list(column) for column in zip(*shares, strict=True)], [
        list(column) for column in zip(*chances, strict=True)
    ]


def guesses(drawn: Drawn) -> "Particles":
    """Draw points and walk-aways, each as likely as the other.

    An issue is taken to run the other way for them, mostly; once they have voiced an interest that draws on it, the
    guesses follow what that interest says of its options. Options that nobody had listed are worth anything, unless an
    interest they voiced says more.
    """
    shares, chances = _pool(len(drawn.own))
    first = crc32(f"{drawn.seed}/beliefs".encode()) % (POOL - PARTICLES)
    mine = slice(first, first + PARTICLES)
    heard = _heard(drawn)
    stakes = [max(v for _, v in options) - min(v for _, v in options) for _, options in drawn.own]
    total = sum(stakes) or 1
    points = {}
    for place, (issue, options) in enumerate(drawn.own):
        weight = shares[place][mine]
        if drawn.lean:
            leaning = SCALE * stakes[place] // total
            weight = [(one + leaning) // 2 for one in weight]
        if issue in heard:
            points[issue] = {o: [one * heard[issue][o] // 100 for one in weight] for o, _ in options}
        else:
            points[issue] = _columns(drawn, issue, dict(options), weight, chances[place][mine])
    floors = [min(900, max(0, drawn.floor + int((chance - 0.5) * UNSURE))) for chance in chances[-1][mine]]
    drawn_on = {interest: frozenset(issue for issue, _ in shape) for interest, shape in drawn.heard}
    return Particles.from_columns(points, floors, drawn_on)


def _columns(
    drawn: Drawn, issue: str, own: dict[str, int], weight: list[int], chances: list[float]
) -> dict[str, list[int]]:
    """Points of the options of one issue in each guess: even steps, the other way round than one's own, mostly."""
    listed = [option for option in own if (issue, option) not in drawn.latent]
    steps = max(1, len(listed) - 1)
    own_falls = own[listed[-1]] < own[listed[0]]
    alike = [place for place, one in enumerate(chances) if one < ALIKE]
    columns = {}
    for option in own:
        if option in listed:
            up = listed.index(option)
            rising, falling = (up, steps - up) if own_falls else (steps - up, up)
            column = [one * rising // steps for one in weight]
            for place in alike:
                column[place] = weight[place] * falling // steps
            columns[option] = column
        else:
            shift = crc32(f"{issue}/{option}".encode()) % PARTICLES
            moved = chances[shift:] + chances[:shift]
            columns[option] = [int(one * (0.3 + 0.6 * chance)) for one, chance in zip(weight, moved, strict=True)]
    return columns


def _heard(drawn: Drawn) -> dict[str, dict[str, int]]:
    """Issue id -> option id -> per cent, as the voiced interests that draw on it say together."""
    found: dict[str, dict[str, int]] = {}
    for _, shape in drawn.heard:
        for issue, options in shape:
            shares = found.setdefault(issue, {option: 0 for option, _ in options})
            for option, share in options:
                shares[option] += share
    own = dict(drawn.own)
    scaled = {}
    for issue, shares in found.items():
        here = {option: shares[option] for option, _ in own[issue]}
        low, high = min(here.values()), max(here.values())
        if high > low:
            scaled[issue] = {option: 100 * (share - low) // (high - low) for option, share in here.items()}
    return scaled


@frozen
class Particles:
    """Guesses at the other side's points, column by column, with what they imply worked out once.

    Attributes:
        points: issue id -> option id -> points in each guess.
        weight: issue id -> points of its best option in each guess.
        top: id of the issue that matters most in each guess.
        floors: the walk-away in each guess, in points of SCALE.
        drawn_on: voiced interest -> ids of the issues it draws on.
    """

    points: dict[str, dict[str, list[int]]]
    weight: dict[str, list[int]]
    top: list[str]
    floors: list[int]
    drawn_on: Mapping[str, frozenset[str]]
    _odds: dict[tuple[int, str], dict[str, list[float]]] = field(factory=dict, init=False, repr=False, eq=False)
    _stacked: list[int] = field(factory=list, init=False, repr=False, eq=False)

    @classmethod
    def of(
        cls, guesses: Sequence[Points], floors: Sequence[int] = (), drawn_on: Mapping[str, frozenset[str]] | None = None
    ) -> "Particles":
        """The guesses, each given as issue id -> option id -> points, set in columns."""
        first = guesses[0]
        points = {issue: {o: [g[issue][o] for g in guesses] for o in options} for issue, options in first.items()}
        return cls.from_columns(points, list(floors) or [0] * len(guesses), drawn_on or {})

    @classmethod
    def from_columns(
        cls, points: dict[str, dict[str, list[int]]], floors: list[int], drawn_on: Mapping[str, frozenset[str]]
    ) -> "Particles":
        """The guesses in columns already: issue id -> option id -> points in each guess."""
        weight = {issue: list(map(max, zip(*options.values(), strict=True))) for issue, options in points.items()}
        names = list(weight)
        top = [names[each.index(max(each))] for each in zip(*weight.values(), strict=True)]
        return cls(points, weight, top, floors, drawn_on)

    def weighed(self, shares: Sequence[int]) -> dict[str, dict[str, int]]:
        """Points of each option, summed over the guesses, each counted so many times.

        The points of a guess stand in one whole number, a field for each option, so that one product weighs them all.

        Args:
            shares: whole numbers, one for each guess, of which the sum is below 2^24.
        """
        columns = [column for options in self.points.values() for column in options.values()]
        if not self._stacked:
            stacked = [0] * len(self.top)
            for column in columns:
                stacked = [one << FIELD | points for one, points in zip(stacked, column, strict=True)]
            self._stacked.extend(stacked)
        whole, totals = sum(map(mul, shares, self._stacked)), []
        for _ in columns:
            totals.append(whole & ((1 << FIELD) - 1))
            whole >>= FIELD
        return {issue: {option: totals.pop() for option in options} for issue, options in self.points.items()}

    def values(self, package: Package) -> list[int]:
        """Points of a package in each guess."""
        total = [0] * len(self.top)
        for issue, option in package.items():
            total = list(map(add, total, self.points[issue][option]))
        return total

    def offering(self, packages: tuple[Package, ...]) -> list[float]:
        """Likelihood of putting these packages on the table, in each guess; several are said to be equally good."""
        likelihood = [1.0] * len(self.top)
        for package in packages:
            for issue, option in package.items():
                likelihood = list(map(mul, likelihood, self._offered(len(packages), issue)[option]))
        if len(packages) > 1:
            spreads = [max(values) - min(values) for values in zip(*map(self.values, packages), strict=True)]
            likelihood = [one * 2.0 ** -(spread // EQUAL) for one, spread in zip(likelihood, spreads, strict=True)]
        return likelihood

    def _offered(self, shares: int, issue: str) -> dict[str, list[float]]:
        """Option id -> likelihood of offering it among so many packages, in each guess."""
        if (shares, issue) not in self._odds:
            self._odds[shares, issue] = _odds(self.points[issue], shares)
        return self._odds[shares, issue]

    def choosing(self, which: int, packages: tuple[Package, ...]) -> list[float]:
        """Likelihood of choosing this one of several packages, in each guess."""
        odds = [[2.0 ** (value // CHOICE) for value in self.values(package)] for package in packages]
        return [chosen / fsum(each) for chosen, *each in zip(odds[which], *odds, strict=True)]

    def comparing(self, more: str, less: str) -> list[float]:
        """Likelihood of saying that one issue matters more than another, in each guess."""
        pairs = zip(self.weight[more], self.weight[less], strict=True)
        return [TOLD if a > b else 1 - TOLD for a, b in pairs]

    def voicing(self, interest: str) -> list[float] | None:
        """Likelihood of voicing this interest, in each guess: the more its issues matter, the likelier."""
        issues = self.drawn_on.get(interest, frozenset())
        if not issues:
            return None
        return [fsum([SCALE // 4, *(self.weight[issue][i] for issue in issues)]) for i in range(len(self.top))]


def _odds(points: dict[str, list[int]], shares: int) -> dict[str, list[float]]:
    odds = {option: [1 << value // (OFFERED * shares) for value in column] for option, column in points.items()}
    totals = list(map(sum, zip(*odds.values(), strict=True)))
    return {option: list(map(truediv, column, totals)) for option, column in odds.items()}
