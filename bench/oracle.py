"""Whether our frontier is the peer's: point by point, on small random deals and on those that are timed.

`tests/deal/negmas_frontiers.json` keeps the small ones, so that the tests need no peer: ``python -m bench.engine
--write-oracle tests/deal/negmas_frontiers.json``.
"""

import json
import sys
from pathlib import Path
from random import Random
from typing import Any

from bench import domains
from bench.domains import Sides
from grader.deal import frontier

DEALS = 200
Points = list[tuple[int, int]]


def ours(sides: Sides) -> Points:
    """Our frontier's points, lowest own value first. Stops the run if a package is not worth what its point says."""
    own, other = sides
    points = frontier(own, other)
    for p in points:
        worth = own.value(p.package), other.value(p.package)
        if worth != (p.own, p.other):
            sys.exit(
                f"bench.engine: a point says ({p.own}, {p.other}), its package is worth {worth}. No speed is quoted."
            )
    return [(p.own, p.other) for p in points]


def reached(sides: Sides) -> Points:
    """Ours without the points that one side would refuse, which is what NegMAS gives where it knows reservation values."""
    own, other = sides
    return [(mine, theirs) for mine, theirs in ours(sides) if mine >= own.reservation and theirs >= other.reservation]


def theirs(domain: Any) -> Points:
    """NegMAS's points in the order of ours, each once: it keeps every package where several are worth the same."""
    return sorted({(int(mine), int(other)) for mine, other in domain.frontier()})


def by_totals(sides: Sides) -> Points:
    """The frontier of any number of packages, found plainly: the other's best for every own total, nothing pruned."""
    own, other = sides
    best = {0: 0}
    for issue, row in own.points.items():
        longer: dict[int, int] = {}
        for total, reach in best.items():
            for option, value in row.items():
                sum_of_other = reach + other.points[issue][option]
                longer[total + value] = max(longer.get(total + value, sum_of_other), sum_of_other)
        best = longer
    kept: Points = []
    for total in sorted(best, reverse=True):
        if not kept or best[total] > kept[-1][1]:
            kept.append((total, best[total]))
    return kept[::-1]


def must_equal(what: str, found: Points, expected: Points) -> None:
    """Stop the run, with exit code 1, if two frontiers differ."""
    if found != expected:
        odd = sorted(set(found) ^ set(expected)) or [*found, *expected]
        sys.exit(f"bench.engine: {what}: our frontier is not the expected one, first at {odd[0]}. No speed is quoted.")


def small_deals() -> list[Sides]:
    """The deals of the oracle, the same each time."""
    random = Random("bench.engine/oracle")
    return [domains.small(random) for _ in range(DEALS)]


def disagreements(peer: Any) -> int:
    """Count the small deals where our frontier is not the peer's."""
    return sum(reached(sides) != theirs(peer.Domain(*sides, reserved=True)) for sides in small_deals())


def write_oracle(peer: Any, path: Path) -> None:
    """Write what the tests keep of the peer: small deals and its frontiers of them, one deal a line."""
    lines = []
    for own, other in small_deals():
        deal = {
            "points": [[list(row.values()) for row in side.points.values()] for side in (own, other)],
            "reservations": [own.reservation, other.reservation],
            "frontier": theirs(peer.Domain(own, other, reserved=True)),
        }
        lines.append(json.dumps(deal, separators=(",", ":")))
    head = f'{{"source": "{peer.NAME}", "made_by": "python -m bench.engine --write-oracle PATH", "deals": [\n'
    path.write_text(head + ",\n".join(lines) + "\n]}\n", encoding="utf-8")
