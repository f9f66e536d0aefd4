"""Negotiations that bring what a test needs, without playing any."""

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from grader.market import Sign
from grader.market.outcomes import Outcome


def brought(gain: int = 10, content: float = 0.5, found: Iterable[Sign] = ()) -> Outcome:
    """An outcome of a deal that brought this."""
    session: Any = SimpleNamespace(deal={"price": "middle"})
    return Outcome(session, gain, content, tuple(found))


class Always:
    """Every negotiation ends alike, whoever sits there; it notes who did."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.asked: list[tuple[str, int]] = []

    def of(self, counterpart: str, partner: int) -> Outcome:
        """The one outcome."""
        self.asked.append((counterpart, partner))
        return self.outcome


def treated(well: float, gain: int = 10) -> Any:
    """Negotiations after which everybody has had an experience of this height, 0 to 1."""
    return Always(brought(gain, well, [Sign("moved", min(1.0, max(0.0, (3 * well - 0.5) / 2)), "")]))
