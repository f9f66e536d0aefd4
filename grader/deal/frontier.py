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
from itertools import product
from typing import Any

from attrs import frozen

from grader.deal.issue import Package
from grader.deal.preferences import Preferences

_Merged = tuple[int, int, tuple[int, ...]]


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


def _steps(own: Preferences, other: Preferences, issue: str) -> list[tuple[int, int, int]]:
    """The frontier of one issue: own points, the other's points, place of the option; the first of equal ones."""
    allowed = other.options(issue).keys() & own.options(issue).keys()
    theirs = other.points[issue]
    options = [
        (-value, -theirs[option], place)
        for place, (option, value) in enumerate(own.points[issue].items())
        if option in allowed
    ]
    steps: list[tuple[int, int, int]] = []
    for value, reached, place in sorted(options):
        if not steps or -reached > steps[-1][1]:
            steps.append((-value, -reached, place))
    return steps


def _merged(own: Preferences, other: Preferences, least: int = 0) -> list[_Merged]:
    """The frontier as own points, the other's points and the place of each option, highest own value first.

    Packages worth less than `least` to the first party are dropped as soon as they can't reach it any more.
    """
    steps = [_steps(own, other, issue) for issue in own.points]
    if not all(steps):
        return []
    to_come = sum(step[0][0] for step in steps)
    merged: list[_Merged] = [(0, 0, ())]
    for step in steps:
        to_come -= step[0][0]
        merged = _merge(merged, step)
        if least:
            merged = [one for one in merged if one[0] + to_come >= least]
    return merged


def _point(own: Preferences, merged: _Merged) -> Point:
    """A point of the frontier with its package spelt out."""
    own_sum, other_sum, path = merged
    names = own.points.items()
    package = {issue: list(options)[place] for (issue, options), place in zip(names, path, strict=True)}
    return Point(own_sum, other_sum, package)


def _merge(merged: list[_Merged], steps: list[tuple[int, int, int]]) -> list[_Merged]:
    """The frontier of everything so far and one issue more, highest own value first."""
    best: dict[int, int] = {}
    origin: dict[int, tuple[tuple[int, ...], int]] = {}
    for own_step, other_step, place in steps:
        for own_sum, other_sum, path in merged:
            total, reached = own_sum + own_step, other_sum + other_step
            known = best.get(total)
            if known is None or reached > known or (reached == known and (path, place) < origin[total]):
                best[total], origin[total] = reached, (path, place)
    kept: list[_Merged] = []
    top = None
    for total in sorted(best, reverse=True):
        reached = best[total]
        if top is None or reached > top:
            top = reached
            path, place = origin[total]
            kept.append((total, reached, (*path, place)))
    return kept


def frontier(own: Preferences, other: Preferences) -> tuple[Point, ...]:
    """Every package that cannot be made better for one side without making it worse for the other.

    Args:
        own: preferences of the first party.
        other: preferences of the second, real or believed, over the same issues and options.

    Returns:
        Points, lowest own value first; empty if the two sides' non-negotiables leave an issue without an option.
    """
    return tuple(_point(own, merged) for merged in reversed(_merged(own, other)))


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
    merged = _merged(own, other, least)
    if merged:
        return _point(own, max(reversed(merged), key=lambda point: worth(point[0], point[1])))
    merged = _merged(own, other) if least else []
    return _point(own, merged[0]) if merged else None


def all_points(own: Preferences, other: Preferences) -> tuple[Point, ...]:
    """Every package that both sides' non-negotiables allow, in the case's order. Grows as the product of the options."""
    issues = list(own.points)
    choices = [[option for option in own.options(issue) if option in other.options(issue)] for issue in issues]
    packages = (dict(zip(issues, chosen, strict=True)) for chosen in product(*choices))
    return tuple(Point(own.value(package), other.value(package), package) for package in packages)


def _acceptable(own: Preferences, other: Preferences) -> list[Point]:
    return [p for p in frontier(own, other) if p.own >= own.reservation and p.other >= other.reservation]


def best_joint(own: Preferences, other: Preferences) -> Point | None:
    """The deal with the most points for both together that neither would refuse.

    If two tie, the one with the more even gains; then the one that is worth less to the first party. None if no package
    reaches both alternatives.
    """

    def worth(point: Point) -> tuple[int, int]:
        gap = abs((point.own - own.reservation) - (point.other - other.reservation))
        return point.own + point.other, -gap

    return max(_acceptable(own, other), key=worth, default=None)


def nash_point(own: Preferences, other: Preferences) -> Point | None:
    """The deal with the largest product of both sides' gains over their alternatives (Nash 1950).

    Ties as in `best_joint`. None if no package reaches both alternatives.
    """

    def product_of_gains(point: Point) -> tuple[int, int]:
        mine, theirs = point.own - own.reservation, point.other - other.reservation
        return mine * theirs, -abs(mine - theirs)

    return max(_acceptable(own, other), key=product_of_gains, default=None)


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
        near = [p for p in frontier(own, hypothesis) if abs(p.own - target) <= tolerance]
        if near:
            package = min(near, key=lambda p: (abs(p.own - target), -p.other)).package
            if package not in found:
                found.append(package)
    return tuple(found)
