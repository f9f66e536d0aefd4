"""Your own score sheet, built by swaps: nobody hands you points, you say what you would give for what.

One issue is the yardstick. For each other issue you say what part of the yardstick you would give to get from its worst
option to its best; for the options in between, how far of the way they bring you. Points follow.

Source: even swaps (Hammond, Keeney & Raiffa 1998, "Even swaps: a rational method for making trade-offs", Harvard
Business Review 76(2)); the points are additive, as in `grader.deal.interests.points_from`.
"""

from collections.abc import Mapping
from fractions import Fraction
from math import floor
from typing import Any

from attrs import evolve, field, frozen

from grader.deal.answers import MOST, WHOLE, Answers, read_answers, to_weigh, usual_yardstick
from grader.deal.case import Case
from grader.deal.preferences import Preferences

_HALF = Fraction(1, 2)


@frozen
class OwnSheet(Preferences):
    """Preferences that a learner built.

    Attributes:
        answers: to the swap questions, as a record holds them.
    """

    answers: Mapping[str, Any] = field(factory=dict, kw_only=True)


def sheet_from(case: Case, answers: object) -> OwnSheet:
    """The score sheet that these answers make, in whole points.

    The best package that the listed options allow is worth 100, the worst option of each issue nothing, and the
    walk-away what its package is worth. Non-negotiables stay those of the brief; what they rule out is worth nothing.
    An option that nobody listed is as far of the way as the brief makes it, since no question could name it.

    Args:
        case: the learner's variant.
        answers: as in `grader.deal.answers`.

    Raises:
        AnswerError: answers that make no sheet; the message names the question, found, expected, next step.
    """
    read = read_answers(case, answers)
    stakes = of_a_hundred({issue: read.swaps.get(issue, 0) for issue in to_weigh(case)} | {read.yardstick: WHOLE})
    points = {
        issue.id: {o.id: _half_up(stakes[issue.id] * _share(case, read, issue.id, o.id)) for o in issue.options}
        for issue in case.issues
    }
    own = Preferences(points)
    return OwnSheet(points, own.value(read.walk_away), case.you.preferences.must, answers=read.to_json())


def seen_by(case: Case, sheet: Preferences | None) -> Case:
    """The case as a learner with this sheet sees it: their own points in place of the brief's. For showing only."""
    if sheet is None:
        return case
    first, second = (evolve(p, preferences=sheet) if p.id == case.learner else p for p in case.parties)
    return evolve(case, parties=(first, second))


def evenly(options: tuple[str, ...], best: str, worst: str) -> dict[str, Fraction]:
    """How far of the way each option brings a learner who finds the steps equal: 0 for the worst, 1 for the best."""
    top, steps = options.index(best), abs(options.index(best) - options.index(worst))
    return {o: max(Fraction(0), 1 - Fraction(abs(place - top), steps or 1)) for place, o in enumerate(options)}


def answers_for(case: Case, preferences: Preferences, yardstick: str | None = None) -> Answers:
    """The answers somebody with these preferences would give, in per cent that need not be whole.

    Args:
        case: what the preferences are about.
        preferences: real, or of a reference solver.
        yardstick: an issue that matters at all; None for the usual one, or the one that matters most where another
            would have to be worth more than the questions allow.
    """
    there = {i: {o: preferences.points[i][o] for o in options} for i, options in to_weigh(case).items()}
    best = {i: max(points, key=lambda o: points[o]) for i, points in there.items()}
    worst = {i: min(reversed(points), key=lambda o: points[o]) for i, points in there.items()}
    stakes = {i: points[best[i]] - points[worst[i]] for i, points in there.items()}
    top = max(stakes, key=lambda i: stakes[i])
    measure = yardstick or usual_yardstick(case)
    if yardstick is None and MOST * stakes[measure] < WHOLE * stakes[top]:
        measure = top
    between = {
        i: {o: WHOLE * (p - points[worst[i]]) / stakes[i] for o, p in points.items() if o not in (best[i], worst[i])}
        for i, points in there.items()
        if stakes[i]
    }
    swaps = {i: WHOLE * stakes[i] / (stakes[measure] or 1) for i, points in there.items() if len(points) > 1}
    swaps.pop(measure)
    packages = {i: sorted(points, key=lambda o: -points[o]) for i, points in there.items()}
    return Answers(measure, best, worst, swaps, between, _walk_away(there, packages, preferences.reservation))


def _walk_away(there: Mapping[str, Mapping[str, int]], falling: Mapping[str, list[str]], least: int) -> dict[str, str]:
    """A package just worth signing: from the best package, the smallest steps down that stay at the walk-away or above."""
    package = {issue: options[0] for issue, options in falling.items()}
    value = sum(there[issue][option] for issue, option in package.items())
    for issue, options in falling.items():
        for option in options[1:]:
            left = value - there[issue][package[issue]] + there[issue][option]
            if left >= least:
                package[issue], value = option, left
    return package


def _half_up(value: Fraction) -> int:
    return floor(value + _HALF)


def of_a_hundred(measures: Mapping[str, float]) -> dict[str, int]:
    """100 points dealt out in proportion, whole: the largest remainders are rounded up, ties in the case's order.

    All nothing where every measure is nothing.
    """
    exact = {issue: Fraction(measure) for issue, measure in measures.items()}
    total = sum(exact.values())
    shares = {issue: WHOLE * measure / (total or 1) for issue, measure in exact.items()}
    stakes = {issue: floor(share) for issue, share in shares.items()}
    left = (WHOLE if total else 0) - sum(stakes.values())
    for issue in sorted(shares, key=lambda i: stakes[i] - shares[i])[:left]:
        stakes[issue] += 1
    return stakes


def _share(case: Case, read: Answers, issue: str, option: str) -> Fraction:
    """How far of the way from worst to best an option brings the learner, 0 to 1."""
    options = to_weigh(case)[issue]
    if option in options:
        usual = evenly(options, read.best[issue], read.worst[issue])
        said = read.between.get(issue, {})
        return Fraction(said[option]) / WHOLE if option in said else usual[option]
    brief = case.you.preferences
    known = [brief.points[issue][o] for o in options]
    if option not in brief.options(issue) or max(known) == min(known):
        return Fraction(0)
    return max(Fraction(0), Fraction(brief.points[issue][option] - min(known), max(known) - min(known)))
