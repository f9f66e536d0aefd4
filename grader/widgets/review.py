"""What happened, after a negotiation: the sentence that matters, the map, value, prediction, trades, process."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from grader.charts import MIME, bundle, deal_map, describe, svg
from grader.debrief import prediction_lines, read_deal
from grader.table import Session
from grader.widgets.style import framed
from grader.widgets.words import paragraph

Output = tuple[dict[str, Any], dict[str, Any]]
"""One output of a cell: its MIME bundle and the metadata of that."""

_PLAIN_CHART = {MIME: {"embed_options": {"actions": False}}}
"""No menu in the chart: its opener has no name to be read aloud."""


def review(session: Session, prediction: Mapping[str, Any], *, inside: bool = False) -> list[Output]:
    """The debrief as outputs for JupyterLab: the headline, the map, the rest; without a frame `inside` a table."""
    frame = str if inside else framed
    description = describe(session)
    return [
        _html(frame(_headline(session)), read_deal(session).headline),
        (bundle(deal_map(session), description), _PLAIN_CHART),
        _html(frame(_in_words(description) + _rest(session, prediction)), "\n".join(_lines(session, prediction))),
    ]


def review_html(session: Session, prediction: Mapping[str, Any]) -> str:
    """The debrief as one piece of HTML with the map drawn in it."""
    return _headline(session) + map_html(session) + _rest(session, prediction)


def map_html(session: Session) -> str:
    """The map as a picture and in words; in words alone where nothing can draw it."""
    description = describe(session)
    drawn = svg(deal_map(session))
    if drawn is None:
        return paragraph(description)
    return f'<figure role="img" aria-label="{escape(description)}">{drawn}</figure>{_in_words(description)}'


def _html(html: str, text: str) -> Output:
    return {"text/html": html, "text/plain": text}, {}


def _headline(session: Session) -> str:
    return paragraph(read_deal(session).headline, "nt-title")


def _in_words(description: str) -> str:
    return f"<details><summary>The map in words</summary>{paragraph(description)}</details>"


def _rest(session: Session, prediction: Mapping[str, Any]) -> str:
    parts = [
        f"<p><strong>{escape(head)}</strong></p>{_listed(lines)}"
        for head, lines in _parts(session, prediction)
        if lines
    ]
    return "".join(parts)


def _lines(session: Session, prediction: Mapping[str, Any]) -> list[str]:
    return [line for _, lines in _parts(session, prediction) for line in lines]


def _parts(session: Session, prediction: Mapping[str, Any]) -> list[tuple[str, Sequence[str]]]:
    found = read_deal(session)
    open_still = [f"{trade.sentence[:1].upper()}{trade.sentence[1:]}." for trade in found.trades]
    return [
        ("What it is worth", found.value_lines),
        ("What you expected", prediction_lines(session, prediction)),
        ("Still there for both of you", open_still),
        ("How it came about", found.process),
    ]


def _listed(lines: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"
