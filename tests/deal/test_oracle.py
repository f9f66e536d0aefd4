"""The frontier against NegMAS's, an independent implementation, as it was stored in negmas_frontiers.json.

To renew the file: make bench, then .venv/bin/python -m bench.engine --write-oracle tests/deal/negmas_frontiers.json
"""

import json
from pathlib import Path

from grader.deal import Preferences, frontier

DEALS = json.loads((Path(__file__).parent / "negmas_frontiers.json").read_text(encoding="utf-8"))["deals"]


def sides(deal):
    """Both parties' preferences."""
    named = (
        {f"i{i}": {f"o{j}": value for j, value in enumerate(row)} for i, row in enumerate(rows)}
        for rows in deal["points"]
    )
    return [Preferences(points, limit) for points, limit in zip(named, deal["reservations"], strict=True)]


def test_the_frontier_is_negmas_frontier():
    """On 200 random deals, where neither would refuse, our points are NegMAS's, and our packages are worth them."""
    for number, deal in enumerate(DEALS):
        own, other = sides(deal)
        worth = [(own.value(p.package), other.value(p.package)) for p in frontier(own, other)]
        acceptable = [[a, b] for a, b in worth if a >= own.reservation and b >= other.reservation]
        assert acceptable == deal["frontier"], f"deal {number}"


def test_the_stored_deals_are_of_every_kind():
    """One issue and five, frontiers of one point and of many, none at all where reservations are too high, with ties."""
    assert len(DEALS) == 200
    assert {len(deal["points"][0]) for deal in DEALS} == {1, 2, 3, 4, 5}
    lengths = [len(deal["frontier"]) for deal in DEALS]
    assert (min(lengths), max(lengths) > 20) == (0, True)
    assert sum(max(deal["reservations"]) > 0 for deal in DEALS) > 60
    assert sum(len(set(row)) < len(row) for deal in DEALS for rows in deal["points"] for row in rows) > 200
