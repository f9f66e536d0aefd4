"""How much of the available value a pair captured, in four words."""

from collections import Counter
from collections.abc import Sequence

CAPTURED = ("all", "part", "none", "no deal")
"""What a pair made of the trades there were; "part" includes luck."""


def captured(share: float | None) -> str:
    """Which of `CAPTURED` it was.

    Args:
        share: of the available value (f); None without a deal.
    """
    if share is None:
        return "no deal"
    return "all" if share >= 1 else "part" if share > 0 else "none"


def shares_of(kinds: Sequence[str]) -> dict[str, float]:
    """Share of each of `CAPTURED`, 0 to 1; all 0 without a pair."""
    counts = Counter(kinds)
    return {kind: counts[kind] / max(1, len(kinds)) for kind in CAPTURED}
