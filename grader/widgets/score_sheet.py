"""Your own score sheet in a notebook: built by swaps, or written as a literal, or shown as it is."""

from typing import Any

from IPython import display as ipython

from grader.deal.swaps import sheet_from
from grader.errors import GraderError
from grader.table import Setting, read_only
from grader.table.own_sheet import keep_sheet
from grader.widgets.place import Place
from grader.widgets.prose import prose_html
from grader.widgets.sheet_form import ScoreSheetForm
from grader.widgets.static import Page
from grader.widgets.swap_style import STYLE
from grader.widgets.swap_words import built_html, built_words
from grader.widgets.words import paragraph

NOTHING = "No score sheet was built."
OPEN = "You are at the table, so the sheet stays as it is. With a fresh attempt you can change it: run this cell again."


def score_sheet(deal: Any, answers: Any = ...) -> None:
    """Let the learner build the score sheet of a deal; the table of that deal goes by it.

    Once the table has opened, or where nbgrader runs the notebook, the sheet is shown as it is. Nothing here raises.

    Args:
        deal: what will be played.
        answers: as `grader.deal.answers` describes them, where they are written in the cell; ``...`` to give them here.
    """
    if not isinstance(deal, Setting):
        sentence = f"score_sheet: found {str(deal)[:60]!r}, expected a deal. Run the cells above first."
        _display(Page(paragraph(sentence), sentence))
        return
    try:
        begun = any(attempt.begun for attempt in deal.attempts()[-1:])
        fixed = begun or read_only() or deal.key is None
        if answers is not ...:
            _take(deal, answers, begun=begun, fixed=fixed)
    except (GraderError, OSError) as error:
        _display(Page(paragraph(deal.case.title, "nt-title") + paragraph(str(error), "nt-note"), str(error)))
        return
    if fixed or answers is not ...:
        _display(sheet_page(deal, begun=begun))
    else:
        _display(ScoreSheetForm(deal).box)


def _take(deal: Setting, answers: Any, *, begun: bool, fixed: bool) -> None:
    """Use answers written in the cell; a sheet that was played on stays."""
    if not fixed:
        try:
            keep_sheet(deal, answers)
        finally:
            Place.reopen(deal)
    elif not begun or deal.sheet is None:
        deal.sheet = sheet_from(deal.case, answers)


def sheet_page(deal: Setting, *, begun: bool = False) -> Page:
    """The sheet as it is, with the brief folded away, and no widgets."""
    title = STYLE + paragraph(deal.case.title, "nt-title")
    if deal.sheet is None:
        return Page(title + paragraph(NOTHING), NOTHING)
    note = paragraph(OPEN, "nt-note") if begun and not read_only() else ""
    head = paragraph("Your score sheet, built by swaps", "nt-who")
    content = title + prose_html(deal.case.listed, unfolded=False) + head + built_html(deal.case, deal.sheet) + note
    return Page(content, built_words(deal.case, deal.sheet))


def _display(shown: object) -> None:
    ipython.display(shown)  # type: ignore[no-untyped-call]
