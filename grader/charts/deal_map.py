"""The map of a deal: every package as a point, what it is worth to you across, what it is worth to them up."""

from typing import Any

from grader.deal.case import Case
from grader.deal.frontier import Point, all_points, best_joint, frontier
from grader.deal.issue import Package
from grader.debrief.value import worth
from grader.table.history import packages_of
from grader.table.session import Session

MOST_POINTS = 3000
"""Beyond this many packages the map shows the frontier only."""

POSSIBLE = "a possible deal"
UNLISTED = "with an option nobody had listed"
_RING = "M1,0A1,1,0,1,1,-1,0A1,1,0,1,1,1,0ZM0.55,0A0.55,0.55,0,1,0,-0.55,0A0.55,0.55,0,1,0,0.55,0Z"
_KINDS = {
    POSSIBLE: ("circle", "#9a9a9a"),
    UNLISTED: (_RING, "#9a9a9a"),
    "your offer": ("triangle-up", "#0072B2"),
    "their offer": ("square", "#D55E00"),
    "best joint deal": ("diamond", "#009E73"),
    "your deal": ("cross", "#CC79A7"),
}
"""Shape and colour of each kind of point: the palette of Okabe & Ito (2008), told apart without colour too."""

_AXIS = {
    "grid": False,
    "titleFontSize": 13,
    "labelFontSize": 12,
    "labelLimit": 0,
}  # with a limit, all is measured twice
PLACED = {
    "x": {"field": "x", "type": "quantitative", "title": "worth to you (points)", "axis": _AXIS},
    "y": {"field": "y", "type": "quantitative", "title": "worth to them (points)", "axis": _AXIS},
}
"""Where a point of a map stands."""
TOLD = [
    {"field": "kind", "title": "what"},
    {"field": "contents", "title": "contents"},
    {"field": "x", "title": "worth to you"},
    {"field": "y", "title": "worth to them"},
]
"""What the tooltip of a point says."""
LEGEND = {"legend": {"orient": "bottom", "labelFontSize": 12, "symbolSize": 90, "columns": 3, "labelLimit": 0}}


def deal_map(session: Session) -> dict[str, Any]:
    """The Vega-Lite v5 spec of the map of one negotiation.

    Shows all packages (the frontier where they are too many), those with an option that nobody had listed as rings; both
    walk-aways as lines, the offers of both sides, the best joint deal and the deal. The tooltip of each point says what
    the package contains.
    """
    case = session.case
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": describe(session),
        "width": 520,
        "height": 400,
        "layer": [
            *ground(case),
            {
                "data": {"values": _dots(session)},
                "mark": {"type": "point", "filled": True, "opacity": 0.9},
                "encoding": {
                    **PLACED,
                    "shape": _scale(case, 0),
                    "color": _scale(case, 1),
                    "size": {"field": "size", "type": "quantitative", "scale": None},
                    "tooltip": TOLD,
                },
            },
        ],
        "config": LEGEND,
    }


def ground(case: Case) -> list[dict[str, Any]]:
    """What every map of a case stands on: both walk-aways, and the line of what nobody could improve for both."""
    mine, theirs = case.you.preferences, case.them.preferences
    return [
        *_walk_away(mine.reservation, "x", "your walk-away"),
        *_walk_away(theirs.reservation, "y", "their walk-away"),
        {
            "data": {"values": [{"x": p.own, "y": p.other} for p in frontier(mine, theirs)]},
            "mark": {"type": "line", "color": "#009E73", "strokeWidth": 1.5, "interpolate": "linear"},
            "encoding": {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}},
        },
    ]


def _walk_away(points: int, channel: str, words: str) -> list[dict[str, Any]]:
    line = {channel: {"field": channel, "type": "quantitative"}}
    side = (
        {"angle": 270, "align": "left", "dy": -8, "dx": 6} if channel == "x" else {"align": "left", "dy": -8, "dx": 6}
    )
    corner = {"y": {"value": 400}} if channel == "x" else {"x": {"value": 0}}
    return [
        {
            "data": {"values": [{channel: points}]},
            "mark": {"type": "rule", "strokeDash": [4, 4], "color": "#8a8a8a"},
            "encoding": line,
        },
        {
            "data": {"values": [{channel: points}]},
            "mark": {"type": "text", "text": words, "color": "#8a8a8a", "fontSize": 12, **side},
            "encoding": {**line, **corner},
        },
    ]


def _scale(case: Case, place: int) -> dict[str, Any]:
    kinds = [kind for kind in _KINDS if kind != UNLISTED or case.openers]
    scale = {"domain": kinds, "range": [_KINDS[kind][place] for kind in kinds]}
    return {"field": "kind", "type": "nominal", "title": None, "scale": scale}


def _dots(session: Session) -> list[dict[str, Any]]:
    case = session.case
    dots = possible(case)
    for turn in session.history:
        kind = "your offer" if turn.seat == case.learner else "their offer"
        dots += [offered(case, kind, package) for package in packages_of(turn.move)]
    best = best_joint(case.you.preferences, case.them.preferences)
    if best is not None:
        dots.append(_dot(case, "best joint deal", best, 420))
    if session.deal is not None:
        dots.append(_dot(case, "your deal", _point(case, session.deal), 320))
    return dots


def possible(case: Case) -> list[dict[str, Any]]:
    """A dot for every package, or for the frontier where they are too many."""
    listed = case.listed.you.preferences.points
    dots = []
    for point in _background(case):
        unlisted = any(option not in listed[issue] for issue, option in point.package.items())
        dots.append(_dot(case, UNLISTED, point, 26) if unlisted else _dot(case, POSSIBLE, point, 18))
    return dots


def offered(case: Case, kind: str, package: Package) -> dict[str, Any]:
    """A dot for a package that was put down, possible or not."""
    made = _dot(case, kind, _point(case, package), 90)
    if not (case.you.preferences.allows(package) and case.them.preferences.allows(package)):
        made["contents"] += " (breaks somebody's non-negotiable, so it is no possible deal)"
    return made


def _background(case: Case) -> tuple[Point, ...]:
    mine, theirs = case.you.preferences, case.them.preferences
    count = 1
    for issue in case.issues:
        count *= len(issue.options)
    return all_points(mine, theirs) if count <= MOST_POINTS else frontier(mine, theirs)


def _point(case: Case, package: Package) -> Point:
    return Point(case.you.preferences.value(package), case.them.preferences.value(package), package)


def _dot(case: Case, kind: str, point: Point, size: int) -> dict[str, Any]:
    return {"x": point.own, "y": point.other, "kind": kind, "contents": case.in_words(point.package), "size": size}


def describe(session: Session) -> str:
    """The map in words, for whoever can't see it."""
    case = session.case
    mine, theirs = case.you.preferences, case.them.preferences
    best = best_joint(mine, theirs)
    parts = [
        "Map of all possible deals: worth to you across, worth to them up.",
        f"Your walk-away is {mine.reservation}, theirs {theirs.reservation}.",
    ]
    if best is not None:
        parts.append(
            f"Best joint deal: {case.in_words(best.package)}, worth {best.own} to you and {best.other} to them."
        )
    unlisted = [option.label for issue in case.issues for option in issue.options if option.opened_by]
    if unlisted:
        parts.append(f"Rings are packages with an option that nobody had listed: {'; '.join(unlisted)}.")
    offered = [package for turn in session.history for package in packages_of(turn.move)]
    if not all(mine.allows(package) and theirs.allows(package) for package in offered):
        parts.append("Offers that break somebody's non-negotiable are no possible deals and may lie beyond the edge.")
    if session.deal is None:
        return " ".join([*parts, "No deal was made."])
    measured = worth(case, session.deal)
    place = "on the edge" if measured.on_frontier else "inside the edge"
    return " ".join(
        [
            *parts,
            f"Your deal: {case.in_words(session.deal)}, worth {measured.own} to you and {measured.other} to them, {place}.",
        ]
    )
