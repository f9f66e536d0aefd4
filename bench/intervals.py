"""How sure a measured figure is: 95 % intervals.

They speak of other runs at the same cases. What another deal would show, no interval here says.
"""

from collections.abc import Sequence
from math import exp, inf, isfinite, log, nan, sqrt
from statistics import fmean, stdev
from typing import Any

from attrs import frozen

Z = 1.96
"""Standard errors on either side that hold 95 % of a normal distribution."""


@frozen
class Estimate:
    """A figure and its 95 % interval; nan where nothing was there to measure.

    Attributes:
        value: the figure.
        low: lower end of the interval.
        high: upper end.
        runs: how many runs it rests on.
    """

    value: float
    low: float
    high: float
    runs: int

    def to_json(self) -> dict[str, Any]:
        """As the last line of a report holds it: null for what isn't there."""
        value, low, high = (round(x, 4) if isfinite(x) else None for x in (self.value, self.low, self.high))
        return {"estimate": value, "interval": [low, high], "runs": self.runs}

    def shown(self, form: str) -> str:
        """For people: the figure and its interval, each in this form, such as ``.0%``."""
        if not self.runs:
            return "-"
        if self.low == self.high:
            return f"{self.value:{form}}"
        return f"{self.value:{form}} [{self.low:{form}}, {self.high:{form}}]"


def exactly(value: float, runs: int) -> Estimate:
    """A figure that was counted, not sampled."""
    return Estimate(value, value, value, runs)


def share(hits: int, runs: int) -> Estimate:
    """A share of runs, with the score interval of Wilson (1927)."""
    if not runs:
        return Estimate(nan, nan, nan, 0)
    here, shrink = hits / runs, 1 + Z * Z / runs
    middle = (here + Z * Z / (2 * runs)) / shrink
    half = Z * sqrt(here * (1 - here) / runs + Z * Z / (4 * runs * runs)) / shrink
    low = middle - half if hits else 0.0  # exactly there, whatever the rounding
    high = middle + half if hits < runs else 1.0
    return Estimate(here, low, high, runs)


def mean(values: Sequence[float]) -> Estimate:
    """A mean, with the normal interval. One value alone has no interval that ends."""
    if not values:
        return Estimate(nan, nan, nan, 0)
    middle = fmean(values)
    half = Z * stdev(values) / sqrt(len(values)) if len(values) > 1 else inf
    return Estimate(middle, middle - half, middle + half, len(values))


def ratio(hits: int, runs: int, other_hits: int, other_runs: int) -> Estimate:
    """One share by another, with the log-normal interval of Katz and others (1978).

    Without a single hit above or below, half a hit is added on each side to have an interval at all.
    """
    if not runs or not other_runs:
        return Estimate(nan, nan, nan, 0)
    value = (hits / runs) / (other_hits / other_runs) if other_hits else inf if hits else nan
    more = 0.0 if hits and other_hits else 0.5
    above, below = (hits + more) / (runs + more), (other_hits + more) / (other_runs + more)
    spread = 1 / (hits + more) - 1 / (runs + more) + 1 / (other_hits + more) - 1 / (other_runs + more)
    half = Z * sqrt(max(0.0, spread))
    middle = log(above / below)
    low, high = exp(middle - half) if hits else 0.0, exp(middle + half) if other_hits else inf
    return Estimate(value, low, high, min(runs, other_runs))
