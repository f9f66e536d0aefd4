"""What many pairs captured of the value there was, beside what people did."""

from collections.abc import Mapping
from typing import Any

from grader.debrief.captured import CAPTURED

_COLOURS = ("#0072B2", "#E69F00")


def population(groups: Mapping[str, Mapping[str, float]]) -> dict[str, Any]:
    """The Vega-Lite v5 spec: for each of all, part, none and no deal a bar for each group, in per cent.

    Args:
        groups: name of a group -> share of each outcome, 0 to 1.
    """
    rows = [
        {"group": name, "outcome": kind, "per cent": round(100 * shares[kind], 1)}
        for name, shares in groups.items()
        for kind in CAPTURED
    ]
    axis = {"labelFontSize": 13, "titleFontSize": 13}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": describe_population(groups),
        "width": 420,
        "height": {"step": 18},
        "data": {"values": rows},
        "mark": {"type": "bar", "cornerRadiusEnd": 3},
        "encoding": {
            "y": {
                "field": "outcome",
                "type": "nominal",
                "sort": list(CAPTURED),
                "title": None,
                "axis": {**axis, "ticks": False, "domain": False, "labelPadding": 8},
            },
            "yOffset": {"field": "group", "sort": list(groups)},
            "x": {
                "field": "per cent",
                "type": "quantitative",
                "scale": {"domain": [0, 100]},
                "title": "pairs (%)",
                "axis": {**axis, "tickCount": 5, "gridOpacity": 0.4},
            },
            "color": {
                "field": "group",
                "type": "nominal",
                "sort": list(groups),
                "scale": {"domain": list(groups), "range": list(_COLOURS)},
                "legend": {"title": None, "orient": "top", "labelFontSize": 13, "labelLimit": 300},
            },
            "tooltip": [
                {"field": "group", "title": "who"},
                {"field": "outcome", "title": "of the value there was"},
                {"field": "per cent", "title": "pairs (%)"},
            ],
        },
        "config": {"view": {"stroke": None}},
    }


def describe_population(groups: Mapping[str, Mapping[str, float]]) -> str:
    """The same in words."""
    told = [
        f"{name}: {', '.join(f'{kind} {100 * shares[kind]:.1f} %' for kind in CAPTURED)}."
        for name, shares in groups.items()
    ]
    return " ".join(
        ["Share of the pairs that captured all, part or none of the value there was, or made no deal.", *told]
    )
