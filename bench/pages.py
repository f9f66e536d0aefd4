"""The measured cells and findings as people read them: Markdown, and a CSV for a spreadsheet."""

import csv
from collections.abc import Iterable, Mapping
from inspect import cleandoc
from io import StringIO
from math import isnan

from bench.cells import Cell
from bench.claims import Claim, Finding, hold
from bench.measured import Measured, f, own, rounds
from bench.settings import AS_SET
from grader.debrief.captured import CAPTURED

_COLUMNS = {
    "deals": (".0%", Measured.deals),
    "own value": (".1f", lambda found, cell: found.mean(cell, own)),
    "f": (".2f", lambda found, cell: found.mean(cell, f)),
    **{kind: (".0%", lambda found, cell, kind=kind: found.captured(cell, kind)) for kind in CAPTURED[:3]},
    "on the frontier": (".0%", Measured.on_frontier),
    "rounds": (".1f", lambda found, cell: found.mean(cell, rounds)),
}
NAMED = 2
"""Missed figures that are named where the settings are told."""
LEGEND = """
In brackets: 95 % intervals, Wilson's for shares, normal for means. They speak of other runs at the same cases, not of other
deals. Own value: points of 100 to the learner, those of the walk-away without a deal. f: share of the available value, over
deals; 0 an even split of every issue, 1 the best joint deal. All, part, none: of the available value captured, over all
runs, as `bench.humans` counts pairs; the rest made no deal. On the frontier: share of deals that left nothing both would have
liked. Rounds: used by the learner.
"""


def table(found: Measured, cells: Iterable[Cell]) -> str:
    """One line a cell, in Markdown."""
    lines = [["learner", "counterpart", *_COLUMNS], ["---"] * (2 + len(_COLUMNS))]
    for cell in cells:
        figures = [measure(found, cell).shown(form) for form, measure in _COLUMNS.values()]
        lines.append([cell.learner, cell.counterpart, *figures])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def sheet(found: Measured, cells: Iterable[Cell]) -> str:
    """The same and the ends of each interval, as CSV with one line a cell."""
    ends = [f"{name}{end}" for name in _COLUMNS for end in ("", " low", " high")]
    written = StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(["cases", "learner", "counterpart", "runs", *ends])
    for cell in cells:
        figures = [measure(found, cell) for _, measure in _COLUMNS.values()]
        values = ["" if isnan(x) else f"{x:.4f}" for e in figures for x in (e.value, e.low, e.high)]
        writer.writerow([cell.cases, cell.learner, cell.counterpart, len(found[cell]), *values])
    return written.getvalue()


def page(one: Finding, claims: Mapping[str, list[Claim]]) -> str:
    """A finding in Markdown: what is compared, the figures as the players are set, and the settings it holds in."""
    here = claims[AS_SET]
    marks = {True: "yes", False: "**no**", None: ""}
    lines = [
        f"### ({one.number}) {one.title}: {verdict(hold(here))}",
        cleandoc(one.claims.__doc__ or ""),
        "| figure | measured | runs | holds |\n| --- | --- | --- | --- |\n"
        + "\n".join(
            f"| {c.what} | {c.estimate.shown(c.form)} | {c.estimate.runs} | {marks[c.holds()]} |" for c in here
        ),
        "By the estimates alone: " + ", ".join(f"{name}: {_by_estimate(claims[name])}" for name in claims) + ".",
    ]
    return "\n\n".join(lines)


def verdict(so: bool) -> str:
    """In words."""
    return "holds" if so else "does not hold"


def _by_estimate(claims: list[Claim]) -> str:
    missed = [claim.what for claim in claims if claim.holds(strictly=False) is False]
    more = f"; {len(missed) - NAMED} more" if len(missed) > NAMED else ""
    return "holds" if not missed else f"does not hold ({'; '.join(missed[:NAMED])}{more})"
