"""A map to be read: a few packages with letters, the edge, and both walk-aways."""

from collections.abc import Mapping
from typing import Any

from grader.charts.deal_map import PLACED, ground
from grader.deal import Case, Point, frontier

_BLUE = "#0072B2"


def lettered_map(case: Case, dots: Mapping[str, Point]) -> dict[str, Any]:
    """The Vega-Lite v5 spec: the edge, both walk-aways, and these packages, each under its letter.

    Args:
        case: the deal.
        dots: letter -> a package.
    """
    rows = [
        {"letter": letter, "contents": case.in_words(point.package), "x": point.own, "y": point.other}
        for letter, point in dots.items()
    ]
    name = {"type": "text", "dx": 12, "dy": -8, "fontSize": 15, "fontWeight": "bold", "color": _BLUE}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": describe_lettered(case, dots),
        "width": 460,
        "height": 400,
        "layer": [
            *ground(case),
            {
                "data": {"values": rows},
                "mark": {"type": "point", "filled": True, "size": 110, "color": _BLUE, "opacity": 0.9},
                "encoding": {
                    **PLACED,
                    "tooltip": [
                        {"field": "letter", "title": "package"},
                        {"field": "contents", "title": "contents"},
                        {"field": "x", "title": "worth to you"},
                        {"field": "y", "title": "worth to them"},
                    ],
                },
            },
            {"data": {"values": rows}, "mark": name, "encoding": {**PLACED, "text": {"field": "letter"}}},
        ],
    }


def describe_lettered(case: Case, dots: Mapping[str, Point]) -> str:
    """The same in words: where the walk-aways and the edge run, and where each letter lies."""
    mine, theirs = case.you.preferences, case.them.preferences
    line = ", ".join(f"{point.own} and {point.other}" for point in frontier(mine, theirs))
    placed = "; ".join(f"{letter} at {point.own} and {point.other}" for letter, point in dots.items())
    return (
        f"Worth to you first, then to them. Your walk-away is {mine.reservation}, theirs {theirs.reservation}. "
        f"The line runs through {line}. The packages: {placed}."
    )
