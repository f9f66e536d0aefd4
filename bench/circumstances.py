"""Findings 5 to 8: where the pie is fixed, where nobody may decide, over ten deals, and with both sides at it."""

from collections.abc import Iterable

from bench.cells import NO_AUTHORITY, ON_THE_CHAIR, OPPOSITE, ZERO_SUM, Cell, reported
from bench.claims import Claim, finding
from bench.intervals import Estimate, exactly, mean, share
from bench.measured import Measured, closed, f, own, rounds
from grader.market import MARKETS
from grader.market import Cell as MarketCell
from grader.market.finding import CLAIM, HORIZON, VISIBLE

FEW = 0.05
"""Share of runs whose deal may be lost without deals counting as fewer."""


@finding(
    5,
    "No technique creates joint value where the pie is fixed",
    [Cell(ZERO_SUM, learner, name) for learner in ON_THE_CHAIR for name in OPPOSITE],
)
def nothing_to_create(found: Measured) -> list[Claim]:
    """Joint points of every deal on the used van, less those of an even split of every issue, by learner.

    Holds if deals are made and the difference is 0 in every single one: the mean over the deals of its size is 0.
    """

    def sizes(learners: Iterable[str]) -> Estimate:
        runs = [run for learner in learners for name in OPPOSITE for run in found[Cell(ZERO_SUM, learner, name)]]
        return mean([abs(run.created) for run in runs if run.created is not None])

    every = Claim("joint value created, all deals: none", sizes(ON_THE_CHAIR), ".1f", most=0)
    return [every, *(Claim(f"joint value created, {one}", sizes([one]), ".1f") for one in ON_THE_CHAIR)]


ROOM = [Cell(NO_AUTHORITY, learner, "messenger") for learner in ON_THE_CHAIR]
SENT_UP = Cell(NO_AUTHORITY, "planned, upstairs", "messenger")


@finding(6, "With a messenger no trade closes in the room", [*ROOM, SENT_UP])
def closes_upstairs(found: Measured) -> list[Claim]:
    """Deals with the messenger that differ from its first offer on an issue it may not settle.

    Holds if there is none among all runs of learners who send nothing upstairs. Beside it: a plan that sends one package.
    """
    room = [run for cell in ROOM for run in found[cell]]
    deals, trades = sum(run.deal for run in room), sum(run.beyond for run in room)
    up = sum(run.beyond for run in found[SENT_UP])
    return [
        Claim("runs that close a trade in the room: none", share(trades, len(room)), ".1%", most=0),
        Claim("deals in the room", share(deals, len(room)), ".1%"),
        Claim("deals in the room that are a trade", share(trades, deals), ".1%"),
        Claim("runs that close a trade, one package sent upstairs", share(up, len(found[SENT_UP])), ".1%"),
        Claim("deals, one package sent upstairs", found.deals(SENT_UP), ".1%"),
        Claim("f, one package sent upstairs", found.mean(SENT_UP, f), ".2f"),
    ]


@finding(7, CLAIM.rstrip("."))
def long_game(found: Measured) -> list[Claim]:
    """Points earned over ten deals in the ordinary market by creating value, less those by squeezing, and by caving.

    Holds if creating is ahead of both (the intervals above 0) wherever reputation is visible, whatever a later point is
    worth. First comes the closer of the two at the market's own numbers. Last: where squeezing earns most in the sweep,
    counted over all of it, and by how much over ten deals at the market's own discount.
    """
    result = found.market
    closer = Estimate(result["estimate"], *result["interval"], result["runs"])
    claims = [Claim(f"creating less {result['against']}, the closer: above 0", closer, "+.0f", least=0, sure=True)]
    for cell in result["cells"]:
        if cell.market == "ordinary" and cell.visibility >= VISIBLE and cell.horizon == HORIZON:
            for way in ("squeezing", "caving"):
                ahead = cell.creating_ahead[way]
                figure = Estimate(ahead.mean, ahead.low, ahead.high, result["runs"])
                claims.append(
                    Claim(f"creating less {way}, {_place(cell)}: above 0", figure, "+.0f", least=0, sure=True)
                )
    wins, kinds = result["squeezing_wins"], len(result["cells"])
    claims.append(Claim(f"kinds of market, of {kinds}, where squeezing earns most", exactly(len(wins), kinds), ".0f"))
    for cell in wins:
        if cell.horizon == HORIZON and cell.discount == MARKETS[cell.market].discount:
            lead = Estimate(cell.lead.mean, cell.lead.low, cell.lead.high, result["runs"])
            claims.append(Claim(f"squeezing less the next best, {_place(cell)}", lead, "+.0f"))
    return claims


def _place(cell: MarketCell) -> str:
    return f"{cell.market} market, visibility {cell.visibility}, {cell.horizon} deals, discount {cell.discount}"


POSITIONAL, BOTH = reported("positional", "positional"), reported("and", "and")
ROADS = ("and", "and_one_sided")


@finding(
    8,
    "The AND mindset, where both are at it and where one is",
    [POSITIONAL, BOTH, *(reported(learner, name) for learner in (*ROADS, "positional") for name in OPPOSITE)],
)
def short_road(found: Measured) -> list[Claim]:
    """Pairs of whom both have the AND mindset beside positional pairs: rounds, f, deals, own value; then each with everybody.

    Holds if both together need fewer rounds than positional pairs (the interval below 0: "the short road"), reach more f
    (the interval above 0), and make at most 5 in a hundred fewer deals (the interval above -5). What one side alone
    gains over a positional learner is shown for each counterpart, without a verdict.
    """
    quick, more = found.difference(BOTH, POSITIONAL, rounds), found.difference(BOTH, POSITIONAL, f)
    deals, mine = found.difference(BOTH, POSITIONAL, closed), found.difference(BOTH, POSITIONAL, own)
    claims = [
        Claim("rounds, both AND less positional pairs: below 0", quick, most=0, sure=True),
        Claim("f, both AND less positional pairs: above 0", more, "+.2f", least=0, sure=True),
        Claim("deal rate, both AND less positional pairs: no fewer", deals, "+.1%", least=-FEW, sure=True),
        Claim("own value, both AND less positional pairs", mine),
    ]
    figures = (("rounds", rounds, "+.1f"), ("deal rate", closed, "+.1%"), ("f", f, "+.2f"), ("own value", own, "+.1f"))
    for learner in ROADS:
        for name in OPPOSITE:
            cell, beside = reported(learner, name), reported("positional", name)
            for what, figure, form in figures:
                less = found.difference(cell, beside, figure)
                claims.append(Claim(f"{what}, {learner} less positional learner, with {name}", less, form))
    return claims
