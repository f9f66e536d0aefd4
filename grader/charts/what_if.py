"""Two lines on one map: how a negotiation went, and how it would have gone with one move changed.

A line has two strands, one for each side: from package to package as they were put down, to the deal if there was one.
The other line begins where the two part. They are told apart by dash and filling, and by their names, not by colour alone.
"""

from typing import Any

from grader.charts.deal_map import LEGEND, PLACED, TOLD, ground, offered, possible
from grader.deal.case import Case
from grader.deal.frontier import best_joint
from grader.deal.issue import Package
from grader.table.history import History, packages_of
from grader.table.moves import EqualOffers, WalkAway
from grader.table.session import Session

YOURS, OTHER = "your line", "the other line"
_LINES = {"domain": [YOURS, OTHER], "range": ["#2E86C8", "#D55E00"]}
"""A blue and the vermilion of Okabe & Ito (2008): 3 to 1 or more on white and on the grey of the dark theme."""
_INKS = {YOURS: "#0072B2", OTHER: "#B34E00"}
_HALO = {"stroke": "#ffffff", "strokeWidth": 4, "strokeJoin": "round", "opacity": 0.9}
"""Names are dark on a white halo, so that they are read on either ground."""
_DASHES = {"domain": [YOURS, OTHER], "range": [[1, 0], [7, 4]]}
_DEAL, _NONE, _BEST = "the deal", "no deal: both alternatives", "best joint deal"
_SHAPES = {
    "your offer": "triangle-up",
    "their offer": "square",
    _DEAL: "cross",
    _NONE: "M-0.8,-0.8L0.8,0.8M0.8,-0.8L-0.8,0.8",
    _BEST: "diamond",
}
_RIGHT = {"align": "left", "dx": 26, "dy": -12}
_LEFT = {"align": "right", "dx": -14, "dy": 16}
"""Where a line's name stands beside its end: of the end that is worth more to you outwards, of the other one inwards."""
_STROKES = {"symbolType": "stroke", "symbolStrokeWidth": 2.2, "symbolSize": 500}
_GREY = {"symbolFillColor": "#7a7a7a", "symbolStrokeColor": "#7a7a7a"}


def two_lines(then: Session, other: Session, turn: int) -> dict[str, Any]:
    """The Vega-Lite v5 spec of the map with both lines.

    Args:
        then: what happened.
        other: what would have happened.
        turn: place in both histories of the first turn that may differ.
    """
    case = other.case
    best = best_joint(case.you.preferences, case.them.preferences)
    lines = ((YOURS, then, 0), (OTHER, other, turn))
    strands = [row for name, session, since in lines for row in _strands(name, session, since)]
    layers = [
        *ground(case),
        {
            "data": {"values": possible(case)},
            "mark": {"type": "point", "filled": True, "opacity": 0.55, "color": "#9a9a9a", "size": 16},
            "encoding": {**PLACED, "tooltip": TOLD},
        },
        {
            "data": {"values": strands},
            "mark": {"type": "line", "strokeWidth": 2.2, "interpolate": "linear"},
            "encoding": {
                **PLACED,
                "detail": {"field": "strand"},
                "order": {"field": "order", "type": "quantitative"},
                "color": _coded("line", _LINES, _STROKES),
                "strokeDash": _coded("line", _DASHES, _STROKES),
            },
        },
    ]
    for name, session, since in lines:
        filled = {"filled": True} if name == YOURS else {"filled": False, "strokeWidth": 2}
        layers.append(_points(_put_down(name, session, since), {"size": 80, **filled}, _OF_A_LINE))
        crossed = {"filled": False, "strokeWidth": 3} if session.deal is None else filled
        layers.append(_points([_end(session) | {"line": name}], {"size": 330, **crossed}, _OF_A_LINE))
    if best is not None:
        layers.append(_points([offered(case, _BEST, best.package)], {"size": 260, "filled": True}, _OF_NOBODY))
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": describe_two_lines(then, other, turn),
        "width": 520,
        "height": 400,
        "layer": [*layers, *_names(then, other)],
        "config": LEGEND,
    }


def _coded(field: str, scale: dict[str, Any], legend: dict[str, Any]) -> dict[str, Any]:
    return {"field": field, "type": "nominal", "title": None, "scale": scale, "legend": legend}


_OF_A_LINE = _coded("line", _LINES, _STROKES)
_OF_NOBODY = {"value": "#009E73"}


def _points(rows: list[dict[str, Any]], mark: dict[str, Any], color: dict[str, Any]) -> dict[str, Any]:
    shape = _coded("kind", {"domain": list(_SHAPES), "range": list(_SHAPES.values())}, _GREY)
    encoding = {**PLACED, "shape": shape, "color": color, "tooltip": TOLD}
    return {"data": {"values": rows}, "mark": {"type": "point", "opacity": 1, **mark}, "encoding": encoding}


def _strands(name: str, session: Session, since: int) -> list[dict[str, Any]]:
    """The corners of both strands of a line; from `since` on, beginning with what each side had on the table by then."""
    case, rows = session.case, []
    for party in case.parties:
        places = [p for p, turn in enumerate(session.history) if turn.seat == party.id and packages_of(turn.move)]
        first = max((n for n, place in enumerate(places) if place < since), default=0)
        corners = [_meant(session.history, place) for place in places[first:]]
        corners += [session.deal] if session.deal is not None else []
        rows += [
            _at(case, p) | {"line": name, "strand": f"{name}, {party.id}", "order": n} for n, p in enumerate(corners)
        ]
    return rows


def _meant(history: History, place: int) -> Package:
    """The package a strand goes through: of several put down together the one that was chosen, else the first."""
    move = history[place].move
    chosen = getattr(history[place + 1].move, "which", 0) if place + 1 < len(history) else 0
    return packages_of(move)[chosen if isinstance(move, EqualOffers) else 0]


def _put_down(name: str, session: Session, since: int) -> list[dict[str, Any]]:
    case = session.case
    made = (
        offered(case, "your offer" if turn.seat == case.learner else "their offer", package)
        for turn in session.history[since:]
        for package in packages_of(turn.move)
    )
    return [row | {"line": name} for row in made]


def _names(then: Session, other: Session) -> list[dict[str, Any]]:
    """The name of each line at its end; one name for both where they end alike."""
    if then.deal == other.deal:
        rows = [(f"{YOURS} and {OTHER}", _end(then))]
    else:
        rows = [(YOURS, _end(then)), (OTHER, _end(other))]
    rows.sort(key=lambda row: (-row[1]["x"], -row[1]["y"]))
    return [
        {
            "data": {"values": [end | {"name": name}]},
            "mark": {"type": "text", "fontSize": 13, "fontWeight": "bold", **beside, **drawn},
            "encoding": {**PLACED, "text": {"field": "name"}},
        }
        for (name, end), beside in zip(rows, (_RIGHT, _LEFT), strict=False)
        for drawn in (_HALO, {"color": _INKS.get(name, "#1a1a1a")})
    ]


def _end(session: Session) -> dict[str, Any]:
    """Where a line ends: in the deal, or where both are with their alternatives."""
    case = session.case
    if session.deal is not None:
        return offered(case, _DEAL, session.deal)
    floors = (case.you.preferences.reservation, case.them.preferences.reservation)
    return {"x": floors[0], "y": floors[1], "kind": _NONE, "contents": "both go home to their alternatives"}


def _at(case: Case, package: Package) -> dict[str, Any]:
    return {"x": case.you.preferences.value(package), "y": case.them.preferences.value(package)}


def describe_two_lines(then: Session, other: Session, turn: int) -> str:
    """Both lines in words, for whoever can't see them."""
    case = other.case
    parts = [
        "Map of all possible deals: worth to you across, worth to them up, with two lines on it.",
        f"Your walk-away is {case.you.preferences.reservation}, theirs {case.them.preferences.reservation}.",
        f"Your line, solid, ends {_ended(then)}.",
        f"The other line, dashed, ends {_ended(other)}.",
    ]
    values = [f"{row['x']} and {row['y']}" for row in _put_down(OTHER, other, turn)]
    if values:
        parts.append(f"Packages on the other line, worth to you and to them: {'; '.join(values)}.")
    return " ".join(parts)


def _ended(session: Session) -> str:
    case, deal = session.case, session.deal
    if deal is None:
        left = session.history[-1]
        who = "you" if left.seat == case.learner else case.them.name
        return f"without a deal: {who} left" if isinstance(left.move, WalkAway) else "open"
    at = _at(case, deal)
    return f"in {case.in_words(deal)}, worth {at['x']} to you and {at['y']} to them"
