"""Who earns most, in which market: swept over how visible reputation is, the horizon and the discount.

All learners meet the same partners and the same luck, run by run, so differences are taken within runs.
"""

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from attrs import evolve, frozen

from grader.market.estimate import Estimate, estimate
from grader.market.market import Market, outcomes_for, play_market
from grader.market.outcomes import Outcomes
from grader.market.result import discounted
from grader.players import player

WAYS: Mapping[str, tuple[str, ...]] = {
    "creating": ("meso", "discloser", "and_one_sided"),
    "squeezing": ("squeezer",),
    "caving": ("caver",),
    "positional": ("positional",),
}
"""The ways to negotiate that are compared, and the simulated learners that stand for each, in equal parts."""
LEARNERS = tuple(name for names in WAYS.values() for name in names)
MARKETS: Mapping[str, Market] = {
    "ordinary": Market(),
    "passing trade": Market(open_share=1.0, strangers=1.0),
}
"""Half of the people guarded and customers scarce; or everybody open, and always somebody new at the door."""
VISIBILITIES, HORIZONS, DISCOUNTS = (0.0, 0.3, 0.6, 0.9), (1, 3, 10), (0.8, 0.95, 1.0)
POOLS = 10
"""Groups of partners, each drawn anew: intervals are taken over these."""

Stores = Sequence[Mapping[str, Outcomes]]
"""For each group of partners: learner -> its negotiations with them."""
Gains = Mapping[str, Sequence[Sequence[Sequence[int]]]]
"""Learner -> group of partners -> run -> points gained, period by period."""
Totals = Mapping[str, Sequence[Sequence[float]]]
"""Way -> group of partners -> run -> total gain, in points."""


@frozen
class Cell:
    """One kind of market, and what each way earned in it.

    Attributes:
        market: its name.
        visibility: chance that a stranger has heard of you.
        horizon: periods.
        discount: what a point is worth one period later.
        earned: way -> total gain, in points.
        learners: the same for each simulated learner.
        lead: points by which the best way is ahead of the second, run by run.
        creating_ahead: other way -> points by which creating is ahead of it, run by run.
    """

    market: str
    visibility: float
    horizon: int
    discount: float
    earned: Mapping[str, Estimate]
    learners: Mapping[str, Estimate]
    lead: Estimate
    creating_ahead: Mapping[str, Estimate]

    @property
    def best(self) -> str:
        """The way that earned most."""
        return ranked(self.earned)[0]

    @property
    def clear(self) -> bool:
        """Whether its lead is more than chance."""
        return self.lead.low > 0

    @property
    def squeezing_wins(self) -> bool:
        """Whether squeezing earned most, by more than chance."""
        return self.best == "squeezing" and self.clear


def sweep(
    runs: int = 400,
    seed: str = "sweep",
    markets: Mapping[str, Market] = MARKETS,
    visibilities: Iterable[float] = VISIBILITIES,
    horizons: Iterable[int] = HORIZONS,
    discounts: Iterable[float] = DISCOUNTS,
    pools: int = POOLS,
) -> list[Cell]:
    """What each way earns in each kind of market.

    Args:
        runs: markets played for each learner, market and visibility; shared out evenly among the groups of partners.
        seed: of the partners and of all luck.
        markets: name -> everything that is not swept.
        visibilities: chances that a stranger has heard of you.
        horizons: periods. Nobody in the market knows the horizon, so a shorter one is the beginning of a longer one.
        discounts: of the sums.
        pools: groups of partners.

    Returns:
        One cell for each combination, in the order of the arguments.
    """
    visibilities, horizons, discounts = tuple(visibilities), tuple(horizons), tuple(discounts)
    stores: dict[tuple[str, int], Stores] = {}
    cells = []
    for name, market in markets.items():
        drawn = (market.case, market.pool)
        if drawn not in stores:
            stores[drawn] = stores_for(market, seed, pools)
        for visibility in visibilities:
            here = evolve(market, periods=max(horizons), visibility=visibility)
            gains = play_all(here, stores[drawn], seed, runs)
            cells += [measured(name, gains, visibility, horizon, d) for horizon in horizons for d in discounts]
    return cells


def stores_for(market: Market, seed: str, pools: int = POOLS) -> Stores:
    """Empty stores for all learners, with as many groups of partners drawn anew."""
    return [
        {name: outcomes_for(player(name), market, f"{seed}/{group}") for name in LEARNERS} for group in range(pools)
    ]


def play_all(market: Market, stores: Stores, seed: str, runs: int) -> Gains:
    """Every learner's gains in this market."""
    each = max(1, runs // len(stores))
    return {
        name: [
            [
                play_market(group[name].learner, market, f"{seed}/{place}/{run}", outcomes=group[name]).gains
                for run in range(each)
            ]
            for place, group in enumerate(stores)
        ]
        for name in LEARNERS
    }


def totals(gains: Gains, horizon: int, discount: float) -> tuple[Totals, Totals]:
    """Total gains up to a horizon: of each way, as the mean of its learners in the same run, and of each learner."""
    each = {
        name: [[discounted(run[:horizon], discount) for run in group] for group in groups]
        for name, groups in gains.items()
    }
    ways = {
        way: [
            [fmean(same) for same in zip(*group, strict=True)] for group in zip(*(each[n] for n in names), strict=True)
        ]
        for way, names in WAYS.items()
    }
    return ways, each


def ahead(earned: Totals, one: str, other: str) -> Estimate:
    """Points by which one way is ahead of another, run by run."""
    return estimate(
        [[a - b for a, b in zip(*pair, strict=True)] for pair in zip(earned[one], earned[other], strict=True)]
    )


def ranked(earned: Mapping[str, Estimate]) -> list[str]:
    """Ways by what they earned, the best first."""
    return sorted(earned, key=lambda way: -earned[way].mean)


def measured(market: str, gains: Gains, visibility: float, horizon: int, discount: float) -> Cell:
    """One cell from everybody's gains."""
    ways, each = totals(gains, horizon, discount)
    earned = {way: estimate(groups) for way, groups in ways.items()}
    first, second, *_ = ranked(earned)
    return Cell(
        market=market,
        visibility=visibility,
        horizon=horizon,
        discount=discount,
        earned=earned,
        learners={name: estimate(groups) for name, groups in each.items()},
        lead=ahead(ways, first, second),
        creating_ahead={way: ahead(ways, "creating", way) for way in WAYS if way != "creating"},
    )
