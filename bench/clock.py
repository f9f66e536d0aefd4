"""Wall times, how they compare, and how people read them."""

from collections.abc import Callable
from statistics import median
from time import perf_counter

Rows = list[tuple[str, str]]
"""What was measured, and the figure as text."""


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = perf_counter()
    work()
    return perf_counter() - start


def ratio(our_times: list[float], their_times: list[float]) -> float:
    """Median of the repetitions' own ratios, so that a busy moment of the machine falls on both."""
    return median(mine / other for mine, other in zip(our_times, their_times, strict=True))


def in_ms(took: float) -> str:
    """Seconds as people read them."""
    return f"{took * 1000:.2f} ms"
