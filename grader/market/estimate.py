"""A mean and how sure it is, where partners are drawn in groups."""

from collections.abc import Sequence
from statistics import fmean, stdev

from attrs import frozen

_T = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228)
"""Student's t, 97.5 %, for 1 to 10 degrees of freedom."""


@frozen
class Estimate:
    """A mean with its 95 % interval.

    Attributes:
        mean: in the unit of the values.
        low: lower end.
        high: upper end.
    """

    mean: float
    low: float
    high: float


def estimate(groups: Sequence[Sequence[float]]) -> Estimate:
    """Mean of the groups' means, and a 95 % interval by Student's t over the groups.

    Values of one group share their partners and are not independent; the groups are. One group alone has an interval
    without bounds.
    """
    means = [fmean(group) for group in groups]
    mean, free = fmean(means), len(means) - 1
    if not free:
        return Estimate(mean, float("-inf"), float("inf"))
    t = _T[free - 1] if free <= len(_T) else 1.96 + 2.6 / free
    half = t * stdev(means) / len(means) ** 0.5
    return Estimate(mean, mean - half, mean + half)
