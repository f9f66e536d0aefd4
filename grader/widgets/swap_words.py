"""The swap questions and their answers in words, and the score sheet they make as a table."""

from collections.abc import Mapping, Sequence
from html import escape

from grader.deal import Case, Preferences
from grader.deal.answers import WHOLE, to_weigh
from grader.deal.interests import PER_CENT
from grader.deal.swaps import OwnSheet
from grader.debrief.sheet import compare
from grader.table import Session
from grader.widgets.words import paragraph

_ALIKE = 5
"""Per cent by which two measures may differ and still be called about the same."""
_BAR = 20
"""Points for each em of a bar."""


def label_of(case: Case, issue: str, option: str) -> str:
    """The option as people read it."""
    return case.issue(issue).option(option).label


def question(case: Case, issue: str, ends: tuple[str, str], measure: str, measure_ends: tuple[str, str]) -> str:
    """The swap question of one issue, as HTML.

    Args:
        case: the learner's variant.
        issue: that is asked about.
        ends: its best and worst option.
        measure: the yardstick.
        measure_ends: its best and worst option.
    """
    best, worst = (label_of(case, issue, option) for option in ends)
    good, bad = (label_of(case, measure, option) for option in measure_ends)
    name = case.issue(measure).label.lower()
    change = f"from {worst} to {best}. How far would you let {name} go for that, from {good} towards {bad}?"
    return f"<p><strong>{escape(case.issue(issue).label)}</strong>, {escape(change)}</p>"


def scale_html(case: Case, measure: str) -> str:
    """What the slider of a swap runs through: nothing, all of the yardstick, three times that."""
    name = escape(case.issue(measure).label.lower())
    marks = ("nothing", f"all of {name}", "twice that", "three times")
    places = (
        f'<span style="left:{WHOLE * place / (len(marks) - 1):.1f}%">{mark}</span>' for place, mark in enumerate(marks)
    )
    return f'<div class="nt-scale">{"".join(places)}</div>'


def swap_said(case: Case, measure: str, given_up: Mapping[str, float], per_cent: float) -> str:
    """A swap in words: where on the yardstick the learner would end up.

    Args:
        case: the learner's variant.
        measure: the yardstick.
        given_up: its options -> per cent of the way from best to worst, in the case's order or the reverse.
        per_cent: of the whole way that the learner would give, 0 to 300.
    """
    name = case.issue(measure).label.lower()
    along = sorted(given_up, key=lambda option: given_up[option])
    labels = {option: label_of(case, measure, option) for option in along}
    start, end = labels[along[0]], labels[along[-1]]
    if per_cent == 0:
        return f"Nothing: you would stay at {start}."
    if per_cent > WHOLE:
        return f"All of it, to {end}, and {per_cent - WHOLE:g} % of the way again: it matters more to you than {name}."
    reached = next((option for option in along if given_up[option] == per_cent), None)
    if reached is not None:
        whole = "all of it, " if per_cent == WHOLE else ""
        return f"{per_cent:g} %: {whole}from {start} to {labels[reached]}."
    before = max((o for o in along if given_up[o] < per_cent), key=lambda o: given_up[o])
    after = min((o for o in along if given_up[o] > per_cent), key=lambda o: given_up[o])
    return f"{per_cent:g} %: from {start} to somewhere between {labels[before]} and {labels[after]}."


def consequence(case: Case, own: Preferences) -> str:
    """What a sheet says about the two issues that matter most on it: a swap nobody asked about, to be felt for truth."""
    weighed = {issue: options for issue, options in to_weigh(case).items() if len(options) > 1}
    stakes = {i: max(own.points[i][o] for o in options) for i, options in weighed.items()}
    first, second = sorted(stakes, key=lambda issue: -stakes[issue])[:2] if len(stakes) > 1 else ("", "")
    if not first or not stakes[second]:
        return ""

    def step(issue: str) -> str:
        falling = sorted(weighed[issue], key=lambda option: own.points[issue][option])
        return f"{label_of(case, issue, falling[-1])} instead of {label_of(case, issue, falling[0])}"

    ratio = round(PER_CENT * stakes[first] / stakes[second])
    times = "just as much" if ratio <= PER_CENT + _ALIKE else f"{ratio / PER_CENT:.1f} times as much"
    return f"So {step(first)} is worth {times} to you as {step(second)}. If that sounds wrong, move a slider."


def sheet_html(case: Case, own: Preferences, issues: Sequence[str]) -> str:
    """What every listed option is worth, issue by issue, with a bar for how much each issue matters."""
    rows = ""
    for issue, options in to_weigh(case).items():
        if issue not in issues:
            continue
        points = own.points[issue]
        stake = max(points[option] for option in options)
        bar = f'<span class="nt-bar" style="width:{stake / _BAR:.2f}em" aria-hidden="true"></span>'
        cells = "".join(f"<li>{escape(label_of(case, issue, o))} <strong>{points[o]}</strong></li>" for o in options)
        rows += (
            f'<tr><th scope="row">{escape(case.issue(issue).label)}</th><td class="nt-stake"><strong>{stake}</strong>{bar}</td>'
            f'<td><ul class="nt-chips">{cells}</ul></td></tr>'
        )
    head = '<tr><th scope="col">Issue</th><th scope="col">of 100</th><th scope="col">what each option is worth to you</th></tr>'
    return f'<table class="nt-points"><thead>{head}</thead><tbody>{rows}</tbody></table>'


def beside(case: Case, sheet: OwnSheet | None, session: Session) -> tuple[str, ...]:
    """The own sheet of a finished negotiation beside the brief, in sentences; none without an own sheet."""
    return compare(case, sheet, session.deal).sentences if sheet is not None else ()


def built_html(case: Case, sheet: OwnSheet) -> str:
    """A finished own sheet, to look at."""
    named = case.in_words(dict(sheet.answers["walk_away"]))
    walk_away = f"You walk away below {sheet.reservation}: {named} is the worst you would sign."
    return sheet_html(case, sheet, list(to_weigh(case))) + paragraph(walk_away)


def built_words(case: Case, sheet: OwnSheet) -> str:
    """The same in plain text."""
    lines = []
    for issue, options in to_weigh(case).items():
        points = ", ".join(f"{label_of(case, issue, o)} = {sheet.points[issue][o]}" for o in options)
        lines.append(f"{case.issue(issue).label}: {points}")
    return "\n".join([*lines, f"Your walk-away: {sheet.reservation}."])
