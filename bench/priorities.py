"""Findings 1 to 4: what is left on the table, and what it costs and gains to bring priorities out."""

from collections.abc import Iterable
from math import nan
from statistics import fmean

from bench.cells import ITEMS, OPPOSITE, SILENT, Naming, reported
from bench.claims import Claim, finding
from bench.intervals import Estimate, share
from bench.measured import Measured, f, own
from grader.debrief.captured import CAPTURED
from grader.lessons.population import HUMAN

POINT = 1
"""Points of 100 that nobody would notice: what costs or gains less counts as nothing."""
NEAR = 0.10
"""How far a simulated share may lie from the human one and still be near it."""
EXACT = 1e-9
HONEST = ("collaborator", "guarded", "messenger", "positional")
"""Counterparts who choose by what they like; the hard bargainer picks the best of each instead."""
GIVE_AND_TAKE = ("collaborator", "guarded")
"""Counterparts who answer a fact with a fact."""
POSITIONAL = reported("positional", "positional")
BETTER = {"disclosing": reported("discloser", "collaborator"), "MESO": reported("meso", "collaborator")}


@finding(1, "Positional pairs leave a trade on the table that both would have liked", [POSITIONAL, *BETTER.values()])
def left_on_the_table(found: Measured) -> list[Claim]:
    """Positional pairs beside a discloser with a collaborator, and beside a MESO user with a collaborator.

    Holds if their share of deals on the frontier is at most half of either other pair's; if their f is lower than
    either's, the interval of the difference below 0; if fewer than 1 in 4 of them capture all; and if the shares of
    all, part, none and no deal each lie within 10 points in a hundred of the human ones.
    """
    claims = []
    for name, cell in BETTER.items():
        by = found.frontier_ratio(POSITIONAL, cell)
        claims.append(Claim(f"on the frontier, positional by {name}: at most half", by, ".2f", most=0.5))
    for name, cell in BETTER.items():
        less = found.difference(POSITIONAL, cell, f)
        claims.append(Claim(f"f, positional less {name}: below 0", less, "+.2f", most=0, sure=True))
    everything = found.captured(POSITIONAL, "all")
    claims.append(Claim("positional pairs capture all: fewer than 1 in 4", everything, ".1%", most=0.25 - EXACT))
    for kind in CAPTURED:
        here, human = found.captured(POSITIONAL, kind), HUMAN[kind]
        near = {"least": human - NEAR, "most": human + NEAR}
        claims.append(Claim(f"positional pairs, {kind}: near the human {human:.1%}", here, ".1%", **near))
    for name, cell in {"positional": POSITIONAL, **BETTER}.items():
        claims.append(Claim(f"on the frontier, {name}", found.on_frontier(cell), ".1%"))
        claims.append(Claim(f"f, {name}", found.mean(cell, f), ".2f"))
        if cell != POSITIONAL:
            claims += [Claim(f"{name}, {kind}", found.captured(cell, kind), ".1%") for kind in CAPTURED]
    return claims


NOTHING = "discloser of nothing"
SHARERS = {item: f"discloser of {item}" for item in ITEMS}


@finding(
    2,
    "What an order of priorities, an interest, a limit and the walk-away cost or gain whoever shares them",
    [reported(learner, name) for name in OPPOSITE for learner in (NOTHING, *SHARERS.values())],
)
def cost_of_sharing(found: Measured) -> list[Claim]:
    """A learner who shares one kind of fact, less the same learner sharing nothing, in own value, run by run.

    Only runs count in which the fact was shared: a case may have no limit to tell, and a good opening is taken at once.
    Holds if an order or an interest costs the giver less than a point with those who answer in kind (the interval above
    -1: "sharing did not hurt the provider"), if the walk-away costs with the hard bargainer (the interval below 0), and
    if the walk-away gains less than a point with everybody else (the interval below +1).
    """
    claims = []
    for item in ITEMS:
        for name in OPPOSITE:
            cell, beside = reported(SHARERS[item], name), reported(NOTHING, name)
            here = found.difference(cell, beside, own, lambda run: run.shared)
            what = f"own value, {item} to {name}"
            if item in ("order", "why") and name in GIVE_AND_TAKE:
                claims.append(Claim(f"{what}: costs less than a point", here, least=-POINT, sure=True))
            elif item == "floor" and name == "hard_bargainer":
                claims.append(Claim(f"{what}: costs", here, most=0, sure=True))
            elif item == "floor":
                claims.append(Claim(f"{what}: gains less than a point", here, most=POINT, sure=True))
            else:
                claims.append(Claim(what, here))
    return claims


OPEN, STOPPING = "open", "open, stopping"


@finding(
    3,
    "Going on disclosing after a refusal gains nothing over stopping",
    [reported(learner, name) for name in OPPOSITE for learner in (OPEN, STOPPING)],
)
def going_on(found: Measured) -> list[Claim]:
    """The open-handed less the same learner who stops at a refusal, in own value, run by run.

    Compared where the open-handed were refused, with those counterparts who refused in at least half of their runs.
    Holds if with each of these going on gains less than a point (the interval below +1), and somebody refuses at all.
    Beside it: the same where a voiced interest can open options nobody listed, and where it can't.
    """
    claims = []
    for name in OPPOSITE:
        cell, beside = reported(OPEN, name), reported(STOPPING, name)
        if 2 * sum(run.refused for run in found[cell]) < len(found[cell]):
            continue
        more = [found.difference(cell, beside, figure, lambda run: run.refused) for figure in (own, f)]
        claims.append(Claim(f"own value of going on, {name}: less than a point", more[0], most=POINT, sure=True))
        claims.append(Claim(f"f of going on, {name}", more[1], "+.2f"))
        for where, openable in (("options nobody listed can open", True), ("nothing unlisted can open", False)):
            here = found.difference(cell, beside, own, lambda run, so=openable: run.refused and run.openable is so)
            claims.append(Claim(f"own value of going on, {name}, where {where}", here))
    return claims or [Claim("counterparts who refuse: at least one", Estimate(0, nan, nan, 0), ".0f", least=1)]


@finding(
    4,
    "Two rounds of equal offers name the other side's top issue",
    [reported(learner, name) for name in OPPOSITE for learner in ("meso", SILENT)],
)
def named(found: Measured) -> list[Claim]:
    """After two sets of equal offers and the answers: the issue that most likely matters most to them, beside the truth.

    What could be known (no leaning on one's own priorities), in runs with two sets. Holds if the top issue is named in
    at least 60 % of the runs with those who choose by what they like, and more often than by chance (the interval above
    it), and if the whole order is right at most half as often. Beside it: the same after two single offers of a silent
    learner.
    """

    def of(learner: str, names: Iterable[str]) -> list[Naming]:
        return [run.naming for name in names for run in found[reported(learner, name)] if run.naming]

    def top(naming: list[Naming]) -> Estimate:
        return share(sum(n.top for n in naming), len(naming))

    asked = of("meso", HONEST)
    chance = fmean(n.chance for n in asked) if asked else nan
    tops, orders = top(asked), share(sum(n.order for n in asked), len(asked))
    return [
        Claim("top issue named: at least 60 %", tops, ".1%", least=0.6),
        Claim(f"top issue named: more often than by chance, {chance:.1%}", tops, ".1%", least=chance, sure=True),
        Claim("whole order right: at most half as often", orders, ".1%", most=tops.value / 2),
        *(Claim(f"top issue named, {name}", top(of("meso", [name])), ".1%") for name in OPPOSITE),
        Claim("top issue named, after two single offers of a silent learner", top(of(SILENT, HONEST)), ".1%"),
    ]
