"""Before and after: the finished attempts of a lesson side by side, and what was expected of each."""

from collections.abc import Sequence
from typing import Any

from attrs import define, field
from IPython import display as ipython

from grader.charts import attempts_chart, chart_html, describe_attempts
from grader.debrief.attempts import Attempted, attempted
from grader.debrief.attempts_words import calibration, expected_line, not_proof, play_line
from grader.errors import GraderError
from grader.table import Setting, read_only
from grader.table.own_sheet import as_seen
from grader.widgets.outputs import Output, chart_output, html_output
from grader.widgets.review import listed_html
from grader.widgets.static import Page
from grader.widgets.style import framed
from grader.widgets.words import paragraph

_TWO = 2
_CHART = "The chart"
NONE_YET = "No negotiation is finished yet. Play a table above to its end, then run this cell again."
ONE_MORE = (
    "One play can't be compared with anything yet. Sit down once more: at the next table of the lesson, or with "
    "“Start a fresh attempt” at the end of this one. Then run this cell again."
)
CAUTION = "What changed from one play to the next may be you, the numbers, or chance."
SCALE = (
    "Worth is shown in per cent of the best package you could have had, everything your way, so that plays at other "
    "numbers can be compared. The best balanced deal is the one in which your gain over your walk-away, multiplied by "
    "theirs, comes to the most."
)
EXPECTED = "What you expected, and what came"


def before_after(*deals: Setting) -> None:
    """Show all finished attempts at these deals side by side: deal by deal, each in the order played.

    Args:
        deals: of one lesson, the first one first.
    """
    wrong = [deal for deal in deals if not isinstance(deal, Setting)]
    if wrong or not deals:
        found = repr(str(wrong[0])[:60]) if wrong else "nothing"
        _display(
            _told([f"before_after: found {found}, expected deals such as meso.practice(). Run the cells above first."])
        )
        return
    plays = gather(deals)
    if read_only() or len(plays.finished) < _TWO:
        _display(before_after_page(plays))
        return
    for data, metadata in _outputs(plays):
        _display(data, metadata=metadata, raw=True)


@define
class Plays:
    """What was found in the records.

    Attributes:
        finished: measured, deal by deal, in the order played.
        unfinished: how many were begun and not ended.
        notes: what could not be read, or was edited, a sentence each.
    """

    finished: list[Attempted] = field(factory=list)
    unfinished: int = 0
    notes: list[str] = field(factory=list)


def gather(deals: Sequence[Setting]) -> Plays:
    """Replay every attempt at these deals. A record that can't be read leaves a note, and the others are shown."""
    plays = Plays()
    for deal in {deal.path.resolve(): deal for deal in deals}.values():
        _add(plays, deal)
    return plays


def _add(plays: Plays, deal: Setting) -> None:
    try:
        attempts = deal.attempts() if deal.key is not None else ()
    except GraderError as error:
        plays.notes.append(str(error))
        return
    for attempt in attempts:
        try:
            session, notes = deal.replayed(attempt)
            seen = as_seen(session, deal.sheet_of(attempt) or deal.sheet)
        except GraderError as error:
            plays.notes.append(str(error))
            continue
        measured = attempted(seen, attempt.prediction)
        plays.notes += notes
        if measured is not None:
            plays.finished.append(measured)
        elif attempt.begun:
            plays.unfinished += 1


def before_after_page(plays: Plays) -> Page:
    """The same as a page without widgets: with a place for the chart where there are two plays or more."""
    count = len(plays.finished)
    if count < _TWO:
        return _told([*_remarks(plays), *_play_lines(plays), ONE_MORE if count else NONE_YET])
    chart = chart_html(attempts_chart(plays.finished), describe_attempts(plays.finished), _CHART)
    return Page(_top(plays) + chart + _expectations(plays), _all_words(plays))


def _outputs(plays: Plays) -> list[Output]:
    description = describe_attempts(plays.finished)
    return [
        html_output(framed(_top(plays)), not_proof(len(plays.finished))),
        chart_output(attempts_chart(plays.finished), description),
        html_output(framed(_plays_in_words(plays) + _expectations(plays)), _all_words(plays)),
    ]


def _plays_in_words(plays: Plays) -> str:
    return f"<details><summary>{_CHART} in words</summary>{listed_html(_play_lines(plays))}</details>"


def _play_lines(plays: Plays) -> list[str]:
    return [play_line(number, play) for number, play in enumerate(plays.finished, 1)]


def _top(plays: Plays) -> str:
    notes = "".join(paragraph(note, "nt-note") for note in _remarks(plays))
    return (
        paragraph(not_proof(len(plays.finished)), "nt-title")
        + paragraph(CAUTION)
        + notes
        + paragraph(SCALE, "nt-small")
    )


def _expectations(plays: Plays) -> str:
    lines = _expected_lines(plays)
    if not lines:
        return ""
    return f"<p><strong>{EXPECTED}</strong></p>{listed_html(lines)}{paragraph(calibration(plays.finished))}"


def _expected_lines(plays: Plays) -> list[str]:
    lines = (expected_line(number, play) for number, play in enumerate(plays.finished, 1))
    return [line for line in lines if line]


def _remarks(plays: Plays) -> list[str]:
    left = plays.unfinished
    more = f"{left} more {'is' if left == 1 else 'are'} not finished, and not shown." if left else ""
    return [*plays.notes, *([more] if more else [])]


def _all_words(plays: Plays) -> str:
    head, lines = f"{not_proof(len(plays.finished))}.", [*_play_lines(plays), *_expected_lines(plays)]
    return "\n".join(line for line in (head, *_remarks(plays), *lines, calibration(plays.finished)) if line)


def _told(sentences: list[str]) -> Page:
    return Page("".join(map(paragraph, sentences)), " ".join(sentences))


def _display(shown: object, **how: Any) -> None:
    ipython.display(shown, **how)  # type: ignore[no-untyped-call]
