"""The own side: a score sheet built from a brief in prose, beside what the brief implies."""

from typing import Any

from grader.check import Exercise, Miss, plain
from grader.check.claims import mapping
from grader.deal.swaps import OwnSheet, sheet_from
from grader.debrief.sheet import Comparison, compare
from grader.errors import AnswerError
from grader.table import Setting

IN_ORDER, PARTLY = 0.8, 0.6
"""Share of the pairs of issues that should stand in the brief's order; and from which part of it is earned."""
TOO_LOW, TOO_HIGH = 6, 20
"""Points by which the worst package still signed may lie below the alternative, or above it, by the brief."""


def written(sheet: object) -> Any:
    """The sheet as the cell writes it; ``...`` where it still holds dots: then it is built in the form."""
    try:
        return plain(sheet)
    except Miss:
        return ... if _dotted(sheet) else sheet


def _dotted(sheet: object, deep: int = 3) -> bool:
    if isinstance(sheet, dict):
        return deep > 0 and any(_dotted(each, deep - 1) for each in list(sheet.values()))
    return sheet is ... or (isinstance(sheet, str) and sheet.strip() == "...")


def built(sheet: object, deal: Setting) -> Any:
    """The answers to mark: those in the cell, or else those that were saved in the form."""
    if written(sheet) is ... and deal.sheet is not None:
        return dict(deal.sheet.answers)
    return sheet


def _read(answer: object, deal: Setting) -> OwnSheet:
    mapping(answer, "your score sheet")
    case = deal.own_case()
    try:
        return sheet_from(case, answer)
    except AnswerError as error:
        found = str(error).removeprefix("Your score sheet, ")
        place, _, rest = found.partition(": found ")
        got, _, wanted = rest.partition(", expected ")
        expected, _, remedy = wanted.partition(". ")
        raise Miss(
            expected=f"{expected} ({place})", got=got, hint=remedy or "Which of the questions is this an answer to?"
        ) from error


own_sheet = Exercise(
    "interests/own-sheet",
    title="Your own score sheet",
    points=3,
    reader=_read,
    hints=(
        "Your brief says what you would give up last, what counts as well, and what you could do without. "
        "Which issue does each of them speak of?",
        "Begin with the issue of the first line: it gets the most. A swap of 100 says: as much as the whole price range.",
        "A neighbour: “I would give up the garden last; the street counts as well; a lift would be nice” gives the garden "
        "most of a hundred, the street half of that, and the lift little. Walking away is worth what the old flat is.",
    ),
)


def _beside(sheet: OwnSheet, deal: Setting) -> Comparison:
    return compare(deal.case, sheet)


@own_sheet.check
def right_way_round(sheet: OwnSheet, deal: Setting) -> None:
    """on every issue your options stand in the brief's order"""
    wrong = _beside(sheet, deal).wrong_way
    if wrong:
        issue = next(iter(wrong))
        label, option = deal.case.issue(issue).label, deal.case.issue(issue).option(wrong[issue][0][1]).label
        raise Miss(
            expected="the option that serves you best on top",
            got=f"{option} further up than it belongs",
            hint=f"{label}: which sentence of your brief speaks of it, and what would it choose?",
            earned=0.5 if len(wrong) == 1 else 0,
        )


@own_sheet.check
def weighed_as_told(sheet: OwnSheet, deal: Setting) -> None:
    """your issues weigh about as the brief implies"""
    found = _beside(sheet, deal)
    share = found.alike / found.pairs if found.pairs else 1
    if share < IN_ORDER:
        raise Miss(
            expected=f"{100 * IN_ORDER:.0f} % of the pairs of issues in the brief's order",
            got=f"{found.alike} of {found.pairs}",
            hint="What does the brief say you would give up last, and which issue is that?",
            earned=0.5 if share >= PARTLY else 0,
        )


@own_sheet.check
def leaves_in_time(sheet: OwnSheet, deal: Setting) -> None:
    """the worst package you would still sign is about as good as your alternative"""
    found = _beside(sheet, deal)
    named, alternative = found.walk_away[1], found.alternative
    if named < alternative - TOO_LOW:
        raise Miss(
            expected=f"a package worth about {alternative} by the brief",
            got=str(named),
            hint="Would you really sign that, rather than go on as you are?",
        )
    if named > alternative + TOO_HIGH:
        raise Miss(
            expected=f"a package worth about {alternative} by the brief",
            got=str(named),
            hint="Would you really leave, when a little less is still better than going on as you are?",
            earned=0.5,
        )
