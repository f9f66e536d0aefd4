"""What happened, after a negotiation: the sentence that matters, the map, the trades left, the process, one thing to try.

What the deal is worth stands with the map, what was expected with the process.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from grader.charts import chart_html, deal_map, describe, in_words
from grader.debrief import ledger, prediction_lines, read_deal
from grader.table import Session
from grader.widgets.exchange import TITLE, exchange_section
from grader.widgets.outputs import Output, chart_output, html_output
from grader.widgets.style import framed
from grader.widgets.words import paragraph, unbroken

_MAP = "The map"
_TO_TRY = "One thing to try"


def review(
    session: Session, prediction: Mapping[str, Any], beside: Sequence[str] = (), *, inside: bool = False
) -> list[Output]:
    """The debrief as outputs for JupyterLab: the headline, the map, the rest.

    Args:
        session: as the learner sees it: by the own score sheet, if there is one.
        prediction: locked in before; empty if there was none.
        beside: what sets the own sheet beside the brief; empty where the points are the brief's.
        inside: whether it stands inside a table, and needs no frame.
    """
    frame = str if inside else framed
    description = describe(session)
    rest = in_words(description, _MAP) + _rest(session, prediction, beside, exchange=not inside)
    return [
        html_output(frame(_headline(session, beside)), read_deal(session).headline),
        chart_output(deal_map(session), description),
        html_output(frame(rest), "\n".join(_lines(session, prediction, beside))),
    ]


def review_html(session: Session, prediction: Mapping[str, Any], beside: Sequence[str] = ()) -> str:
    """The debrief as one piece of HTML with a place for the map in it."""
    shown = chart_html(deal_map(session), describe(session), _MAP)
    return _headline(session, beside) + shown + _rest(session, prediction, beside, exchange=True)


def _headline(session: Session, beside: Sequence[str]) -> str:
    note = "What things are worth to you is by your own sheet." if beside else ""
    return paragraph(read_deal(session).headline, "nt-title") + paragraph(note)


def _rest(session: Session, prediction: Mapping[str, Any], beside: Sequence[str], *, exchange: bool) -> str:
    parts = [
        f"<p><strong>{escape(head)}</strong></p>{listed_html(lines)}"
        for head, lines in _parts(session, prediction, beside)
        if lines
    ]
    return "".join(parts) + (exchange_section(session) if exchange else "") + _last(read_deal(session).to_try)


def _last(to_try: str) -> str:
    return f"<p><strong>{_TO_TRY}</strong></p>{paragraph(to_try)}" if to_try else ""


def _lines(session: Session, prediction: Mapping[str, Any], beside: Sequence[str]) -> list[str]:
    lines = [line for _, lines in _parts(session, prediction, beside) for line in lines]
    exchanged, advice = [entry.sentence for entry in ledger(session)], read_deal(session).to_try
    return lines + ([f"{TITLE}:", *exchanged] if exchanged else []) + ([f"{_TO_TRY}: {advice}"] if advice else [])


def _parts(session: Session, prediction: Mapping[str, Any], beside: Sequence[str]) -> list[tuple[str, Sequence[str]]]:
    found = read_deal(session)
    open_still = [f"{trade.sentence[:1].upper()}{trade.sentence[1:]}." for trade in found.trades]
    return [
        ("Your own sheet beside the brief", beside),
        ("What it is worth", found.value_lines),
        ("Still there for both of you", open_still),
        ("How it came about", found.process),
        ("What you expected", prediction_lines(session, prediction)),
    ]


def listed_html(lines: Sequence[str]) -> str:
    """Lines as a list."""
    return f"<ul>{''.join(f'<li>{unbroken(line)}</li>' for line in lines)}</ul>"
