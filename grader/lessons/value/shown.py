"""What lesson 01 shows beside its exercises, as plain HTML: both sheets, small deals, proposals, offers as they came."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from grader.deal import Case, Package

_LEFT = 'style="text-align:left;padding:2px 14px 2px 0"'
_BOTH = re.compile(r" (\d+ / \d+)$")
"""Points to both at the end of a cell, behind an option that may end in a number too."""


def sheets_html(case: Case, signed: Package) -> str:
    """Every option with its points to you and to them; the options that were signed are marked."""
    mine, theirs = case.you.preferences, case.them.preferences
    rows, widest = [], max(len(issue.options) for issue in case.issues)
    for issue in case.issues:
        cells = []
        for option in issue.options:
            own, other = mine.points[issue.id][option.id], theirs.points[issue.id][option.id]
            told = _points_marked(f"{escape(option.label)} {own} / {other}")
            cells.append(
                f"<td {_LEFT}>{f'<mark>{told}</mark> (signed)' if signed[issue.id] == option.id else told}</td>"
            )
        cells += ["<td></td>"] * (widest - len(cells))
        rows.append(f'<tr><th scope="row" {_LEFT}>{escape(issue.label)}</th>{"".join(cells)}</tr>')
    caption = (
        f"Points to you / to {escape(case.them.name)}. What the two of you signed is marked. "
        f"Walking away is worth {mine.reservation} to you and {theirs.reservation} to {escape(case.them.name)}."
    )
    return f'<table><caption style="text-align:left">{caption}</caption><tbody>{"".join(rows)}</tbody></table>'


def _points_marked(cell: str) -> str:
    """A cell with the points at its end in bold, and on the line of the word before."""
    return _BOTH.sub(r'&nbsp;<b style="white-space:nowrap">\1</b>', cell)


def table_html(head: Sequence[str], rows: Iterable[Sequence[object]], caption: str = "") -> str:
    """A small table; the first cell of each row is its heading."""
    heads = "".join(f'<th scope="col" {_LEFT}>{escape(each)}</th>' for each in head)
    lines = []
    for first, *rest in rows:
        cells = "".join(f"<td {_LEFT}>{_points_marked(escape(str(cell)))}</td>" for cell in rest)
        lines.append(f'<tr><th scope="row" {_LEFT}>{escape(str(first))}</th>{cells}</tr>')
    told = f'<caption style="text-align:left">{escape(caption)}</caption>' if caption else ""
    return f"<table>{told}<thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


def table_text(head: Sequence[str], rows: Iterable[Sequence[object]], caption: str = "") -> str:
    """The same where only plain text can be shown."""
    lines = [", ".join(f"{name} {cell}" for name, cell in zip(head, row, strict=True)) for row in rows]
    return "\n".join([caption] * bool(caption) + lines)
