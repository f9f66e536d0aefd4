"""What equal offers live on: packages that are all worth the same to you, and very different things to them."""

from typing import Any

from grader.deal import Case, all_points

_WITHIN = 1


def equal_value(case: Case, value: int) -> dict[str, Any]:
    """The Vega-Lite v5 spec: every package worth `value` points to you, give or take one, placed by its worth to them.

    Of the options that are listed from the start; this is shown before anything is said.
    """
    case = case.listed
    labels = [issue.label for issue in case.issues]
    dots = [
        {"x": p.own, "y": p.other, **case.labels(p.package)}
        for p in all_points(case.you.preferences, case.them.preferences)
        if abs(p.own - value) <= _WITHIN
    ]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": describe_equal_value(case, value),
        "width": 260,
        "height": 320,
        "data": {"values": dots},
        "mark": {"type": "point", "filled": True, "size": 110, "color": "#0072B2", "opacity": 0.75},
        "encoding": {
            "x": {
                "field": "x",
                "type": "quantitative",
                "title": "worth to you",
                "scale": {"domain": [value - 3, value + 3]},
                "axis": {"grid": False, "values": [value - _WITHIN, value, value + _WITHIN]},
            },
            "y": {
                "field": "y",
                "type": "quantitative",
                "title": "worth to them (points)",
                "scale": {"domain": [0, 100]},
            },
            "tooltip": [*({"field": label} for label in labels), {"field": "y", "title": "worth to them"}],
        },
    }


def describe_equal_value(case: Case, value: int) -> str:
    """The same in words."""
    case = case.listed
    others = sorted(
        p.other for p in all_points(case.you.preferences, case.them.preferences) if abs(p.own - value) <= _WITHIN
    )
    if not others:
        return f"No package is worth {value} to you, give or take one point."
    return (
        f"{len(others)} packages are worth {value} to you, give or take one point. "
        f"To them they are worth from {others[0]} to {others[-1]}."
    )
