"""What could be known of the other side by now: a sentence, a chart, and what they told you."""

from html import escape
from typing import Any

from grader.charts import Span, chart_html, describe_known, in_words, known_spans
from grader.deal import Case
from grader.debrief.wording import mandate_words, options_words
from grader.players.known import Known, known_to_learner
from grader.table import Session
from grader.widgets.outputs import Output, chart_output, html_output
from grader.widgets.review import listed_html
from grader.widgets.style import framed
from grader.widgets.words import order_words, paragraph

_SHARES = ((0.25, "1 in 4"), (1 / 3, "1 in 3"), (0.5, "half"), (2 / 3, "2 in 3"), (0.75, "3 in 4"), (0.9, "9 in 10"))
_NEARLY_ALL = 0.95
_STANDS_OUT, _LIKELY = 0.4, 0.6
"""Likelihood from which an issue is said to matter most, perhaps or outright; an assumption."""
_CHART = "The chart"
READING = (
    "Each bar holds what the issue may be worth to them 8 times in 10; the tick is its middle. All of it follows from "
    "what they said and did, and takes their word for what they said. Whether their offers agree, see what was given "
    "and received."
)


def knowledge(session: Session) -> list[Output]:
    """As outputs for JupyterLab: the sentence, the chart, the rest."""
    found = known_to_learner(session)
    spec, description = _chart(session.case, found)
    top = sentence(session.case, found)
    return [
        html_output(framed(_top(session.case, top)), top),
        chart_output(spec, description),
        html_output(
            framed(_rest(session.case, found) + in_words(description, _CHART)),
            "\n".join(_all_told(session.case, found)),
        ),
    ]


def knowledge_html(session: Session) -> str:
    """As one piece of HTML with a place for the chart in it."""
    case, found = session.case, known_to_learner(session)
    spec, description = _chart(case, found)
    return _top(case, sentence(case, found)) + chart_html(spec, description, _CHART) + _rest(case, found)


def sentence(case: Case, found: Known) -> str:
    """The issue that is likeliest to matter most to them, and how likely that is."""
    first, second = found.likely_top[:2]
    label, other = (case.issue(known.issue).label.lower() for known in (first, second))
    share = f"{_share(first.top)} of what fits what they said and did"
    if first.top < _STANDS_OUT:
        return f"So far nothing stands out: {label} may matter to them most, in {share}, or {other}, in {_share(second.top)}."
    return f"So far: {label} {'matters' if first.top >= _LIKELY else 'may matter'} to them most, in {share}."


def _share(chance: float) -> str:
    if chance >= _NEARLY_ALL:
        return "nearly all"
    return f"about {min(_SHARES, key=lambda share: abs(share[0] - chance))[1]}"


def _chart(case: Case, found: Known) -> tuple[dict[str, Any], str]:
    spans = [
        Span(case.issue(known.issue).label, known.low, known.median, known.high, round(100 * known.top))
        for known in found.issues
    ]
    return known_spans(spans, case.them.name), describe_known(spans, case.them.name)


def _top(case: Case, top: str) -> str:
    return paragraph(f"What you can know of {case.them.name}", "nt-title") + paragraph(top)


def _rest(case: Case, found: Known) -> str:
    parts = [("What they told you", _told(case, found)), ("What they seem to want most", _wanted(case, found))]
    lists = [f"<p><strong>{escape(head)}</strong></p>{listed_html(lines)}" for head, lines in parts if lines]
    return paragraph(READING, "nt-small") + "".join(lists)


def _all_told(case: Case, found: Known) -> list[str]:
    return [*_told(case, found), *_wanted(case, found)]


def _told(case: Case, found: Known) -> list[str]:
    lines = [order_words(case, order, whose="them") for order in found.orders]
    lines += [f"A reason: “{case.them.interest(reason).label}”." for reason in found.reasons]
    for issue, options in found.limits.items():
        lines.append(f"On {case.issue(issue).label.lower()} it has to be {options_words(case, issue, options)}.")
    lines += [f"The least they could sign: {case.in_words(package)}." for package in found.floors]
    if found.mandate is not None:
        lines.append(f"What they may settle: {mandate_words(case, found.mandate)}.")
    return lines


def _wanted(case: Case, found: Known) -> list[str]:
    return [
        f"{case.issue(known.issue).label}: {case.issue(known.issue).option(known.wants).label}."
        for known in found.issues
        if known.wants is not None
    ]
