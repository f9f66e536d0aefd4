"""The frontier of all possible deals, built by merging the issues' own frontiers one at a time.

Points are additive over issues, so a package on the frontier is made of options that are on their own issue's
frontier, and the frontier of the first k issues is enough to build that of k + 1: no enumeration. Points are whole
numbers, so a frontier never holds more packages than there are different own values.

Ties: of two packages worth the same to both, the one whose options come first in the case's order is kept. One record
therefore replays identically on every machine.

Source: dynamic programming over additive criteria; the frontier of a sum of sets is contained in the sum of their
frontiers (Ehrgott, Multicriteria Optimization, 2005, section 2).
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import product
from math import prod
from typing import Any

from attrs import frozen

from grader.deal.issue import Package
from grader.deal.preferences import Preferences


@frozen
class Point:
    """A package and what it is worth.

    Attributes:
        own: points for the first party.
        other: points for the second.
        package: issue id -> option id.
    """

    own: int
    other: int
    package: Package


class Frontier:
    """Every package that cannot be made better for one side without making it worse for the other, not yet spelt out.

    A package, or the part of it that has been put together, is one whole number: own points in its highest bits, the
    other's points in the middle, and below them the places of its options, the first of a list counting most. Numbers
    of parts add up to the number of the whole, and the larger of two is better for the first side, or as good for it and
    better for the other, or as good for both and first in the case's order.

    Args:
        own: preferences of the first party.
        other: preferences of the second, real or believed, over the same issues and options.
        least: points for the first party below which nothing is looked for; None for no such limit.
    """

    def __init__(self, own: Preferences, other: Preferences, least: int | None = None) -> None:
        self._options: dict[str, list[str]] = {}
        self._numbers: list[int] = []
        mine, theirs = [], []
        for issue in own.points:
            ours, others = own.options(issue), other.options(issue)
            both = [option for option in ours if option in others]
            if not both:
                return
            self._options[issue] = both
            mine.append([ours[option] for option in both])
            theirs.append([others[option] for option in both])
        self._low_mine, self._low_theirs = sum(map(min, mine)), sum(map(min, theirs))
        self._places = prod(map(len, mine)).bit_length()
        self._points = self._places + (sum(map(max, theirs)) - self._low_theirs).bit_length()
        self._theirs = (1 << self._points) - (1 << self._places)
        self._numbers = [0]
        to_come = sum(map(max, mine)) - self._low_mine
        unit = prod(map(len, mine))
        for own_row, other_row in zip(mine, theirs, strict=True):
            unit //= len(own_row)
            to_come -= max(own_row) - min(own_row)
            floor = 0 if least is None else (least - self._low_mine - to_come) << self._points
            steps = self._undominated(self._steps(own_row, other_row, unit), 0)
            self._numbers = self._undominated([one + step for step in steps for one in self._numbers], floor)

    def _steps(self, mine: list[int], theirs: list[int], unit: int) -> list[int]:
        """The options of one issue as numbers, over the worst there; a place counts `unit`."""
        low, low_theirs = min(mine), min(theirs)
        places = range((len(mine) - 1) * unit, -1, -unit)
        rows = zip(mine, theirs, places, strict=True)
        return [((m - low) << self._points) + ((t - low_theirs) << self._places) + place for m, t, place in rows]

    def _undominated(self, numbers: list[int], floor: int) -> list[int]:
        """Those that nothing beats, the best for the first side first; none below `floor`."""
        kept, top, bits = [], -1, self._theirs
        for number in sorted(numbers, reverse=True):
            if number < floor:
                break
            reached = number & bits
            if reached > top:
                top = reached
                kept.append(number)
        return kept

    @cached_property
    def pairs(self) -> list[tuple[int, int]]:
        """Own and other points of each package on the frontier, lowest own value first."""
        return [self._pair(number) for number in reversed(self._numbers)]

    def _pair(self, number: int) -> tuple[int, int]:
        return self._low_mine + (number >> self._points), self._low_theirs + ((number & self._theirs) >> self._places)

    def points(self) -> tuple[Point, ...]:
        """Everything on the frontier, lowest own value first."""
        return tuple(self._point(number) for number in reversed(self._numbers))

    def best(self, worth: Callable[[int, int], Any]) -> Point | None:
        """The package that is worth most; of equals, the one worth least to the first party. None if there is none.

        Args:
            worth: from own points and the other's points to anything that can be compared.
        """
        worths = [worth(*pair) for pair in self.pairs]
        return self.point(worths.index(max(worths))) if worths else None

    def point(self, place: int) -> Point:
        """The package at this place of `pairs`."""
        return self._point(self._numbers[-1 - place])

    def _point(self, number: int) -> Point:
        package, path = {}, number & ((1 << self._places) - 1)
        for issue, options in reversed(self._options.items()):
            path, place = divmod(path, len(options))
            package[issue] = options[-1 - place]
        return Point(*self._pair(number), dict(reversed(package.items())))


def frontier(own: Preferences, other: Preferences) -> tuple[Point, ...]:
    """Every package that cannot be made better for one side without making it worse for the other.

    Args:
        own: preferences of the first party.
        other: preferences of the second, real or believed, over the same issues and options.

    Returns:
        Points, lowest own value first; empty if the two sides' non-negotiables leave an issue without an option.
    """
    return Frontier(own, other).points()


def best_point(own: Preferences, other: Preferences, worth: Callable[[int, int], Any], least: int = 0) -> Point | None:
    """The package on the frontier that is worth most, without spelling out all the others.

    Args:
        own: preferences of the first party.
        other: preferences of the second, real or believed.
        worth: from own points and the other's points to anything that can be compared; of equals, the one that is worth
            least to the first party is taken.
        least: points the package should be worth to the first party. If none is, the one worth most to it is taken.

    Returns:
        None if the two sides' non-negotiables leave an issue without an option.
    """
    found = Frontier(own, other, least).best(worth)
    return found if found is not None else Frontier(own, other).best(lambda mine, _: mine)


def all_values(own: Preferences, other: Preferences) -> list[tuple[int, int]]:
    """What every package of `all_points` is worth to both, in the same order, without spelling out any."""
    values = [(0, 0)]
    for issue in own.points:
        theirs = other.options(issue)
        steps = [(value, theirs[option]) for option, value in own.options(issue).items() if option in theirs]
        values = [(mine + more, their + step) for mine, their in values for more, step in steps]
    return values


def all_points(own: Preferences, other: Preferences) -> tuple[Point, ...]:
    """Every package that both sides' non-negotiables allow, in the case's order. Grows as the product of the options."""
    choices = [[option for option in own.options(i) if option in other.options(i)] for i in own.points]
    values = zip(all_values(own, other), product(*choices), strict=True)
    return tuple(Point(mine, theirs, dict(zip(own.points, chosen, strict=True))) for (mine, theirs), chosen in values)


def best_joint(own: Preferences, other: Preferences, deals: Frontier | None = None) -> Point | None:
    """The deal with the most points for both together that neither would refuse.

    If two tie, the one with the more even gains; then the one that is worth less to the first party. None if no package
    reaches both alternatives.

    Args:
        own: preferences of the first party.
        other: preferences of the second.
        deals: their frontier, where it is known already.
    """

    def joint(mine: int, theirs: int) -> tuple[int, int]:
        return mine + theirs, -abs((mine - own.reservation) - (theirs - other.reservation))

    return _best_deal(deals or Frontier(own, other), own, other, joint)


def nash_point(own: Preferences, other: Preferences) -> Point | None:
    """The deal with the largest product of both sides' gains over their alternatives (Nash 1950).

    Ties as in `best_joint`. None if no package reaches both alternatives.
    """

    def product_of_gains(mine: int, theirs: int) -> tuple[int, int]:
        gain, gain_of_theirs = mine - own.reservation, theirs - other.reservation
        return gain * gain_of_theirs, -abs(gain - gain_of_theirs)

    return _best_deal(Frontier(own, other), own, other, product_of_gains)


def _best_deal(deals: Frontier, own: Preferences, other: Preferences, worth: Callable[[int, int], Any]) -> Point | None:
    """The deal that is worth most of those that neither would refuse; None if there is none."""

    def accepted(mine: int, theirs: int) -> bool:
        return mine >= own.reservation and theirs >= other.reservation

    found = deals.best(lambda mine, theirs: (accepted(mine, theirs), worth(mine, theirs)))
    return found if found is not None and accepted(found.own, found.other) else None


def even_split(own: Preferences, other: Preferences) -> float:
    """Joint points when every issue is settled in the middle of its list (H in the course's share of available value).

    A list of even length has two middle options; their mean is taken.
    """
    total = 0.0
    for issue, options in own.points.items():
        joint = [value + other.points[issue][option] for option, value in options.items()]
        total += (joint[(len(joint) - 1) // 2] + joint[len(joint) // 2]) / 2
    return total


def equal_offers(
    own: Preferences, hypotheses: Sequence[Preferences], target: int, tolerance: int = 2
) -> tuple[Package, ...]:
    """Packages worth about the same to you, each the best for somebody else you may be facing.

    Args:
        own: your preferences.
        hypotheses: one set of believed preferences for each thing they may value most.
        target: points each package should be worth to you.
        tolerance: points by which two of the packages may differ from the target.

    Returns:
        At most one package for each hypothesis, without repetition; a hypothesis whose frontier has no package within
        the tolerance adds none.
    """
    found: list[Package] = []
    for hypothesis in hypotheses:
        deals = Frontier(own, hypothesis, target - tolerance)
        nearest = deals.best(lambda mine, theirs: (-abs(mine - target), theirs))
        if nearest is not None and abs(nearest.own - target) <= tolerance and nearest.package not in found:
            found.append(nearest.package)
    return tuple(found)
