"""Before and after: what each play was worth, what share of the available value it took, and the trades it left."""

from collections.abc import Sequence
from typing import Any

from grader.debrief.attempts import Attempted
from grader.debrief.attempts_words import not_proof, play_line, trades_words
from grader.debrief.trades import SHOWN

_BLUE = "#2A8AC8"
"""The blue of Okabe & Ito (2008), as are the other colours, made lighter: it has to stand out from white and from dark."""
_STICK = "M-0.22,-1L0.22,-1L0.22,1L-0.22,1Z"
_HOLLOW = "M0,-1L0.85,0L0,1L-0.85,0ZM0,-0.6L-0.5,0L0,0.6L0.5,0Z"
_SALTIRE = "M-1,-0.7L-0.7,-1L0,-0.3L0.7,-1L1,-0.7L0.3,0L1,0.7L0.7,1L0,0.3L-0.7,1L-1,0.7L-0.3,0Z"
YOURS, NO_DEAL, FLOOR, BALANCED = "your deal", "no deal", "your walk-away", "best balanced deal"
_KINDS = {
    YOURS: ("circle", _BLUE, 130),
    NO_DEAL: (_SALTIRE, "#CC79A7", 130),
    FLOOR: (_STICK, "#D55E00", 190),
    BALANCED: (_HOLLOW, "#009E73", 330),
}
"""Shape, colour and size of each kind of mark: told apart without colour too."""
_WIDTH, _STEP, _BAR = 176, 40, 18
_GREY = "#8a8a8a"
_LINE = 15
_AXIS = {
    "labelFontSize": 12,
    "titleFontSize": 13,
    "titleFontWeight": "normal",
    "tickCount": 5,
    "gridOpacity": 0.4,
    "labelOverlap": True,
    "labelSeparation": 4,
}


def attempts_chart(plays: Sequence[Attempted]) -> dict[str, Any]:
    """The Vega-Lite v5 spec: a row for each play, above what it was worth, below the share of the available value.

    Worth is in per cent of the own best package, so that plays at other numbers can be compared; walk-away and best
    balanced deal stand on the same scale. Share and trades left are written beside each bar.
    """
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": describe_attempts(plays),
        "spacing": 14,
        "vconcat": [_worth(plays), _shares(plays)],
        "config": {"view": {"stroke": None}, "legend": {"layout": {"top": {"anchor": "end", "bounds": "full"}}}},
    }


def describe_attempts(plays: Sequence[Attempted]) -> str:
    """The same in words."""
    return " ".join([f"{not_proof(len(plays))}.", *(play_line(number, play) for number, play in enumerate(plays, 1))])


def _label(number: int, play: Attempted) -> str:
    return f"Play {number}\n{' '.join(play.them.split())}"


def _rows() -> dict[str, Any]:
    return {
        "field": "play",
        "type": "nominal",
        "sort": None,
        "title": None,
        "axis": {
            "labelExpr": "split(datum.value, '\\n')",
            "labelLineHeight": _LINE,
            "labelOffset": -_LINE // 2,
            "labelFontSize": 13,
            "labelLimit": 110,
            "labelPadding": 8,
            "ticks": False,
            "domain": False,
        },
    }


def _across(field: str, title: str, values: Sequence[int]) -> dict[str, Any]:
    scale = {"domain": [min(0, *values) // 10 * 10, -(-max(100, *values) // 10) * 10], "nice": False}
    return {"field": field, "type": "quantitative", "scale": scale, "title": title, "axis": _AXIS}


def _worth(plays: Sequence[Attempted]) -> dict[str, Any]:
    marks, spans, places = [], [], [0]
    for number, play in enumerate(plays, 1):
        own = YOURS if play.agreed else NO_DEAL
        found = [(FLOOR, play.walk_away), (BALANCED, play.balanced), (own, play.own)]
        placed = [(kind, points, play.per_cent(points)) for kind, points in found if points is not None]
        marks += [
            {"play": _label(number, play), "kind": kind, "at": at, "points": f"{points} of {play.best}"}
            | {"size": _KINDS[kind][2], "worth": f"{at} %"}
            for kind, points, at in placed
        ]
        places += [at for _, _, at in placed]
        spans.append({"play": _label(number, play), "from": placed[0][2], "to": placed[-1][2]})
    kinds = [kind for kind in _KINDS if any(mark["kind"] == kind for mark in marks)]
    across = _across("at", "worth to you (% of your best)", places)
    return {
        "width": _WIDTH,
        "height": {"step": _STEP},
        "layer": [
            {
                "data": {"values": spans},
                "mark": {"type": "rule", "color": _GREY, "strokeWidth": 2},
                "encoding": {"y": _rows(), "x": {**across, "field": "from"}, "x2": {"field": "to"}},
            },
            {
                "data": {"values": marks},
                "mark": {"type": "point", "filled": True, "opacity": 1},
                "encoding": {
                    "y": _rows(),
                    "x": across,
                    "shape": _scale(kinds, 0),
                    "color": _scale(kinds, 1),
                    "size": {"field": "size", "type": "quantitative", "scale": None},
                    "tooltip": [
                        {"field": "kind", "title": "what"},
                        {"field": "worth", "title": "of your best package"},
                        {"field": "points", "title": "points"},
                    ],
                },
            },
        ],
    }


def _scale(kinds: Sequence[str], place: int) -> dict[str, Any]:
    legend = {"title": None, "orient": "top", "columns": 2, "labelFontSize": 12, "symbolSize": 120, "labelLimit": 0}
    scale = {"domain": list(kinds), "range": [_KINDS[kind][place] for kind in kinds]}
    return {"field": "kind", "type": "nominal", "scale": scale, "legend": legend}


def _shares(plays: Sequence[Attempted]) -> dict[str, Any]:
    rows, shares = [], [0]
    for number, play in enumerate(plays, 1):
        share = None if play.share is None else round(100 * play.share)
        name = f"Play {number}" if share is None else f"Play {number}: {share} %"
        left = trades_words(play).replace(f"{SHOWN} or more", f"{SHOWN}+")
        rows.append({"play": f"{name}\n{left}", "share": share or 0, "told": trades_words(play)})
        shares.append(share or 0)
    across = _across("share", "share of the available value (%)", shares)
    tooltip = [{"field": "share", "title": "share (%)"}, {"field": "told", "title": "trades"}]
    return {
        "width": _WIDTH,
        "height": {"step": _STEP},
        "data": {"values": rows},
        "mark": {"type": "bar", "height": _BAR, "color": _BLUE},
        "encoding": {"y": _rows(), "x": across, "tooltip": tooltip},
    }
