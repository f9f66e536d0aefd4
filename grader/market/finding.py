"""The course's claim about the long game, held against the simulation, with the places where it fails.

How much squeezing costs depends on who squeezes: the claim is about the squeezer of `grader.players`. One who gives
small steps treats people less badly than one who repeats a demand, and is treated accordingly.
"""

from collections.abc import Container, Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from grader.market.estimate import Estimate
from grader.market.market import Market
from grader.market.sweep import MARKETS, POOLS, Cell, Stores, ahead, play_all, stores_for, sweep, totals

CLAIM = "Over ten deals squeezing and caving earn less than creating value when reputation is visible."
VISIBLE = 0.6
"""Visibility from which on reputation is called visible: more than half of the strangers have heard of you."""
HORIZON = 10
_FACTORS = (0.5, 1.5)


def finding_7(runs: int = 400, seed: str = "finding-7", pools: int = POOLS) -> dict[str, Any]:
    """Whether the claim holds in the ordinary market, and in which markets squeezing earns most.

    Args:
        runs: markets played for each learner, market and visibility.
        seed: of the partners and of all luck.
        pools: groups of partners.

    Returns:
        ``finding`` (7), ``claim``, ``against`` (squeezing or caving, whichever comes nearest to creating),
        ``estimate`` and ``interval``: points by which creating is ahead of it over ten deals, at visibility 0.6 and the
        market's own discount; ``holds``: whether creating is ahead of both, by more than chance, in every cell with
        visible reputation and ten deals; ``squeezing_wins``: the cells in which squeezing earned most; ``cells``: all.
    """
    cells = sweep(runs, seed, pools=pools)
    market = MARKETS["ordinary"]
    visible = [c for c in cells if c.market == "ordinary" and c.visibility >= VISIBLE and c.horizon == HORIZON]
    chosen = next(c for c in visible if c.visibility == VISIBLE and c.discount == market.discount)
    against = max(("squeezing", "caving"), key=lambda way: chosen.earned[way].mean)
    lead = chosen.creating_ahead[against]
    return {
        "finding": 7,
        "claim": CLAIM,
        "against": against,
        "estimate": lead.mean,
        "interval": (lead.low, lead.high),
        "holds": all(cell.creating_ahead[way].low > 0 for cell in visible for way in ("squeezing", "caving")),
        "squeezing_wins": [cell for cell in cells if cell.squeezing_wins],
        "cells": cells,
    }


def cells_table(cells: Sequence[Cell]) -> list[dict[str, object]]:
    """One row for each cell, in whole points, for a small table."""
    return [
        {
            "market": c.market,
            "visibility": c.visibility,
            "horizon": c.horizon,
            "discount": c.discount,
            **{way: round(found.mean) for way, found in c.earned.items()},
            "best": c.best if c.clear else f"{c.best} (not clear)",
        }
        for c in cells
    ]


@frozen
class Varied:
    """The claim with one assumption changed.

    Attributes:
        assumption: its name.
        value: what it was changed to.
        over_squeezing: points by which creating is ahead of squeezing.
        over_caving: the same for caving.
    """

    assumption: str
    value: float
    over_squeezing: Estimate
    over_caving: Estimate

    @property
    def holds(self) -> bool:
        """Whether creating is ahead of both by more than chance."""
        return self.over_squeezing.low > 0 and self.over_caving.low > 0


def robust(
    runs: int = 100, seed: str = "robust", pools: int = POOLS, only: Container[str] | None = None
) -> list[Varied]:
    """The claim in the ordinary market with every assumption halved, and raised by half; shares at most 1.

    Args:
        runs: markets played for each learner and change.
        seed: of the partners and of all luck.
        pools: groups of partners.
        only: names of the assumptions to vary; all if None.
    """
    market = evolve(MARKETS["ordinary"], visibility=VISIBLE, periods=HORIZON)
    stores = stores_for(market, seed, pools)
    first, *rest = changes(market)
    chosen = [first, *(change for change in rest if only is None or change[0] in only)]
    return [_varied(name, value, changed, stores, seed, runs) for name, value, changed in chosen]


def changes(market: Market) -> list[tuple[str, float, Market]]:
    """The market as it is, then with one assumption after the other changed: name, new value, market."""
    memory = market.memory
    found = [("as assumed", 1.0, market)]
    for factor in _FACTORS:
        for name in ("open_share", "strangers", "referral"):
            value = min(1.0, round(getattr(market, name) * factor, 4))
            found.append((name, value, evolve(market, **{name: value})))
        for name in ("respect", "latest", "hearsay", "open_start", "guarded_start", "trusting", "distrustful", "floor"):
            value = min(1.0, round(getattr(memory, name) * factor, 4))
            found.append((name, value, evolve(market, memory=evolve(memory, **{name: value}))))
        for sign, weight in memory.weights.items():
            weights: Mapping[str, float] = {**memory.weights, sign: weight * factor}
            found.append((f"weight of {sign}", weight * factor, evolve(market, memory=evolve(memory, weights=weights))))
    return found


def _varied(name: str, value: float, market: Market, stores: Stores, seed: str, runs: int) -> Varied:
    ways, _ = totals(play_all(market, stores, seed, runs), HORIZON, market.discount)
    return Varied(name, value, ahead(ways, "creating", "squeezing"), ahead(ways, "creating", "caving"))
