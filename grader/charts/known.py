"""What the other side's issues may be worth to it: an interval for each, with its middle."""

from collections.abc import Sequence
from typing import Any

from attrs import frozen

_COLOUR = "#0072B2"
_LEAST_SCALE = 50
"""Per cent that the axis reaches at least, so that two charts can be set side by side."""


@frozen
class Span:
    """What one issue may be worth to somebody, in per cent of their whole.

    Attributes:
        label: of the issue.
        low: its share is below this with 10 %.
        median: as likely above as below.
        high: above this with 10 %.
        top: per cent of likelihood that it matters most.
    """

    label: str
    low: int
    median: int
    high: int
    top: int


def known_spans(spans: Sequence[Span], name: str) -> dict[str, Any]:
    """The Vega-Lite v5 spec: a bar for each issue, in the order given, with a tick at its middle.

    Args:
        spans: one for each issue.
        name: whose issues they are.
    """
    rows = [
        {"issue": s.label, "low": s.low, "median": s.median, "high": s.high, "top": f"{s.top} %"}
        | {"between": f"{s.low} to {s.high} %", "middle": f"{s.median} %"}
        for s in spans
    ]
    most = max([_LEAST_SCALE, *(s.high for s in spans)])
    scale = {"domain": [0, min(100, (most + 9) // 10 * 10)], "nice": False}
    axis = {"labelFontSize": 12, "titleFontSize": 13}
    across = {"type": "quantitative", "scale": scale, "title": f"share of what {name} could want in all (%)"}
    issue = {"field": "issue", "type": "nominal", "sort": None, "title": None}
    tooltip = [
        {"field": "issue", "title": "issue"},
        {"field": "between", "title": "8 in 10 times"},
        {"field": "middle", "title": "middle"},
        {"field": "top", "title": "matters most"},
    ]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": describe_known(spans, name),
        "width": 420,
        "height": {"step": 38},
        "data": {"values": rows},
        "layer": [
            {
                "mark": {"type": "bar", "height": 16, "cornerRadius": 4, "color": _COLOUR, "opacity": 0.4},
                "encoding": {
                    "y": {
                        **issue,
                        "axis": {**axis, "labelFontSize": 13, "ticks": False, "domain": False, "labelPadding": 8},
                    },
                    "x": {**across, "field": "low", "axis": {**axis, "grid": True, "gridOpacity": 0.4, "tickCount": 5}},
                    "x2": {"field": "high"},
                    "tooltip": tooltip,
                },
            },
            {
                "mark": {"type": "tick", "thickness": 4, "size": 24, "color": _COLOUR, "opacity": 1},
                "encoding": {"y": issue, "x": {**across, "field": "median"}, "tooltip": tooltip},
            },
        ],
        "config": {"view": {"stroke": None}},
    }


def describe_known(spans: Sequence[Span], name: str) -> str:
    """The same in words."""
    each = [
        f"{s.label}: {s.low} to {s.high} %, {s.median} % in the middle; it matters most with {s.top} %." for s in spans
    ]
    return " ".join(
        [f"What each issue may be worth to {name}, as a share of all that {name} could want, 8 in 10 times.", *each]
    )
