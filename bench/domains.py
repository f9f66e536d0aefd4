"""Random deals for benchmarks, the same ones each time: two sides' points, drawn from a seeded source of chance."""

from collections.abc import Sequence
from random import Random

from grader.deal import Preferences

MOST = 100
"""Points of an option, at most."""
Sides = tuple[Preferences, Preferences]


def side(rows: Sequence[Sequence[int]], reservation: int = 0) -> Preferences:
    """One side, from a row of points for each issue."""
    return Preferences(
        {f"i{i}": {f"o{j}": value for j, value in enumerate(row)} for i, row in enumerate(rows)}, reservation
    )


def free(random: Random, issues: int, options: int) -> Sides:
    """Two sides whose points have nothing to do with each other."""
    first, second = ([_row(random, options) for _ in range(issues)] for _ in range(2))
    return side(first), side(second)


def opposed(random: Random, issues: int, options: int) -> Sides:
    """Two sides with opposed interests: on every issue, what is better for one is worse for the other."""
    rising = [sorted(_row(random, options)) for _ in range(issues)]
    falling = [sorted(_row(random, options), reverse=True) for _ in range(issues)]
    return side(rising), side(falling)


def small(random: Random) -> Sides:
    """One to five issues of two to six options, points 0 to 100.

    In every third deal points are few, so that ties are the rule; on half the issues interests are opposed; every other
    deal has reservation values up to two thirds of a side's best.
    """
    most = random.choice([3, 20, MOST])
    sizes = [random.randint(2, 6) for _ in range(random.randint(1, 5))]
    first = [_row(random, size, most) for size in sizes]
    second = [
        [most - value for value in row] if random.random() < 0.5 else _row(random, len(row), most) for row in first
    ]
    reserved = random.random() < 0.5
    limits = [random.randint(0, 2 * sum(map(max, rows)) // 3) if reserved else 0 for rows in (first, second)]
    return side(first, limits[0]), side(second, limits[1])


def _row(random: Random, options: int, most: int = MOST) -> list[int]:
    return [random.randint(0, most) for _ in range(options)]
