"""What a finding is made of: figures, what is claimed of them, and whether it is so."""

from collections.abc import Callable, Iterable
from math import inf
from typing import Any

from attrs import frozen

from bench.cells import Cell
from bench.intervals import Estimate
from bench.measured import Measured


@frozen
class Claim:
    """One figure of a finding, with the bounds it has to lie in; without bounds it is there to be read.

    Attributes:
        what: the figure, and where something is claimed, what has to be so.
        estimate: the figure and its interval.
        form: how people read it, such as ``.0%``.
        least: lower bound.
        most: upper bound.
        sure: whether the whole interval has to lie within the bounds, not the estimate alone.
    """

    what: str
    estimate: Estimate
    form: str = "+.1f"
    least: float = -inf
    most: float = inf
    sure: bool = False

    def holds(self, *, strictly: bool = True) -> bool | None:
        """Whether it is so; None where nothing is claimed.

        Args:
            strictly: false to judge by the estimate alone, where runs are few.
        """
        if self.least == -inf and self.most == inf:
            return None
        here = self.estimate
        low, high = (here.low, here.high) if self.sure and strictly else (here.value, here.value)
        return self.least < low and high < self.most if self.sure else self.least <= low and high <= self.most

    def to_json(self) -> dict[str, Any]:
        """As the last line of the report holds it."""
        return {**self.estimate.to_json(), "holds": self.holds()}


Claims = Callable[[Measured], list[Claim]]


@frozen
class Finding:
    """Something a lesson rests on.

    Attributes:
        number: as the findings are counted.
        title: a line.
        cells: what has to be played.
        claims: from played cells to figures, the one that matters most first; its docstring says what is compared and
            when it holds.
    """

    number: int
    title: str
    cells: tuple[Cell, ...]
    claims: Claims


def finding(number: int, title: str, cells: Iterable[Cell] = ()) -> Callable[[Claims], Finding]:
    """Make a finding of the function that reads its figures off the played cells."""

    def made(claims: Claims) -> Finding:
        return Finding(number, title, tuple(dict.fromkeys(cells)), claims)

    return made


def hold(claims: Iterable[Claim], *, strictly: bool = True) -> bool:
    """Whether everything claimed is so, as `Claim.holds` judges it."""
    verdicts = [claim.holds(strictly=strictly) for claim in claims]
    return all(verdict for verdict in verdicts if verdict is not None)
