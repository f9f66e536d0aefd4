"""Cells that have been played, and what can be read off one of them or off two compared run by run."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import starmap
from typing import Any

from attrs import field, frozen

from bench.cells import Cell, Run
from bench.intervals import Estimate, mean, ratio, share


@frozen
class Measured:
    """Played cells.

    Attributes:
        runs: cell -> its runs, run k of each at the same variant.
        market: what `grader.market.finding_7` found over ten deals.
    """

    runs: Mapping[Cell, Sequence[Run]]
    market: Mapping[str, Any] = field(factory=dict)

    def __getitem__(self, cell: Cell) -> Sequence[Run]:
        """The runs of a cell. KeyError if it was not played."""
        return self.runs[cell]

    def deals(self, cell: Cell) -> Estimate:
        """Share of runs that end in a deal."""
        return share(sum(run.deal for run in self[cell]), len(self[cell]))

    def mean(self, cell: Cell, what: Callable[[Run], float | None]) -> Estimate:
        """Mean of a figure over the runs that have one."""
        return mean(_there(map(what, self[cell])))

    def captured(self, cell: Cell, kind: str) -> Estimate:
        """Share of runs in which all, part or none of the available value was found, or in which there was no deal."""
        return share(sum(run.captured == kind for run in self[cell]), len(self[cell]))

    def on_frontier(self, cell: Cell) -> Estimate:
        """Share of deals that left nothing both would have liked."""
        return share(sum(run.on_frontier for run in self[cell]), sum(run.deal for run in self[cell]))

    def frontier_ratio(self, cell: Cell, other: Cell) -> Estimate:
        """Share of deals on the frontier, by the same share in another cell."""
        counts = [(sum(run.on_frontier for run in self[c]), sum(run.deal for run in self[c])) for c in (cell, other)]
        return ratio(*counts[0], *counts[1])

    def difference(
        self,
        cell: Cell,
        other: Cell,
        what: Callable[[Run], float | None],
        where: Callable[[Run], object] | None = None,
    ) -> Estimate:
        """Mean of one cell's figure less the other's, run by run.

        Args:
            cell: what is looked at.
            other: what it is compared with.
            what: the figure; runs in which either cell has none are left out.
            where: which runs of `cell` count; None for all.
        """

        def less(run: Run, beside: Run) -> float | None:
            mine, theirs = what(run), what(beside)
            if mine is None or theirs is None or (where is not None and not where(run)):
                return None
            return mine - theirs

        return mean(_there(starmap(less, zip(self[cell], self[other], strict=True))))


def own(run: Run) -> float:
    """Own value: points of the deal, or of the walk-away without one."""
    return run.own


def f(run: Run) -> float | None:
    """Share of the available value; None without a deal."""
    return run.share


def rounds(run: Run) -> float:
    """Rounds the learner used."""
    return run.rounds


def closed(run: Run) -> float:
    """1 for a deal, 0 for none."""
    return float(run.deal)


def _there(figures: Iterable[float | None]) -> list[float]:
    return [figure for figure in figures if figure is not None]
