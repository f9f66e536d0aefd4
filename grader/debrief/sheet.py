"""A score sheet that a learner built, beside what the brief implies: where they differ, and what that cost."""

from itertools import combinations, permutations, product

from attrs import evolve, frozen

from grader.deal.answers import to_weigh
from grader.deal.case import Case
from grader.deal.issue import Package
from grader.deal.preferences import Preferences
from grader.deal.swaps import OwnSheet, of_a_hundred
from grader.debrief.sheet_words import in_words

_Open = dict[str, tuple[str, ...]]


@frozen
class Hidden:
    """A change to the deal that was worth more by the brief, no less to them, and looked no better by the own sheet.

    Attributes:
        changes: issue id -> option id, only what changes.
        own: points it adds by the own sheet: nothing, or less.
        brief: points it adds by the brief: what the difference cost.
        other: points it adds for the other side.
    """

    changes: Package
    own: int
    brief: int
    other: int


@frozen
class Comparison:
    """An own sheet beside the brief.

    Attributes:
        shares: issue id -> points of 100 it has on the own sheet, and in the brief.
        alike: pairs of issues that the own sheet puts in the brief's order.
        pairs: pairs of issues that the brief puts in an order at all.
        wrong_way: issue id -> options (better, worse) by the brief that the own sheet has the other way round.
        walk_away: points of the walk-away package by the own sheet, and by the brief.
        alternative: points of the alternative by the brief.
        deal: points of the deal by the own sheet, and by the brief; None without a deal.
        hidden: what the difference cost in this deal; None if nothing.
        sentences: all that in words, the one that mattered first.
    """

    shares: dict[str, tuple[int, int]]
    alike: int
    pairs: int
    wrong_way: dict[str, tuple[tuple[str, str], ...]]
    walk_away: tuple[int, int]
    alternative: int
    deal: tuple[int, int] | None
    hidden: Hidden | None
    sentences: tuple[str, ...]


def compare(case: Case, sheet: OwnSheet, deal: Package | None = None) -> Comparison:
    """Set a learner's own sheet beside the brief.

    Args:
        case: with the brief's real points.
        sheet: built by the learner from the brief's prose.
        deal: what was agreed, or None.
    """
    brief, there = case.you.preferences, to_weigh(case)
    own_stakes, stakes = _stakes(sheet, there), _stakes(brief, there)
    own_shares, shares = of_a_hundred(own_stakes), of_a_hundred(stakes)
    ordered = [(a, b) for a, b in permutations(there, 2) if stakes[a] > stakes[b]]
    package = sheet.answers["walk_away"]
    found = Comparison(
        shares={issue: (own_shares[issue], shares[issue]) for issue in there},
        alike=sum(own_stakes[a] > own_stakes[b] for a, b in ordered),
        pairs=len(ordered),
        wrong_way={issue: pairs for issue, o in there.items() if (pairs := _wrong_way(brief, sheet, issue, o))},
        walk_away=(sheet.value(package), brief.value(package)),
        alternative=brief.reservation,
        deal=(sheet.value(deal), brief.value(deal)) if deal is not None else None,
        hidden=_hidden(case, sheet, deal) if deal is not None else None,
        sentences=(),
    )
    return evolve(found, sentences=tuple(in_words(case, sheet, deal, found)))


def _stakes(preferences: Preferences, there: _Open) -> dict[str, int]:
    """Issue -> points between the best and the worst of the options that were open from the start."""
    points = {issue: [preferences.points[issue][o] for o in options] for issue, options in there.items()}
    return {issue: max(values) - min(values) for issue, values in points.items()}


def _wrong_way(
    brief: Preferences, sheet: Preferences, issue: str, options: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    real, own = brief.points[issue], sheet.points[issue]
    return tuple((a, b) for a, b in permutations(options, 2) if real[a] > real[b] and own[a] < own[b])


def _hidden(case: Case, sheet: Preferences, deal: Package) -> Hidden | None:
    """The change of one or two issues that was worth most by the brief, among those the own sheet made look no better."""
    brief, theirs = case.you.preferences, case.listed.them.preferences
    there = {issue: [o for o in options if o in theirs.options(issue)] for issue, options in to_weigh(case).items()}
    best: Hidden | None = None
    for issues in [*((issue,) for issue in there), *combinations(there, 2)]:
        for chosen in product(*([o for o in there[issue] if o != deal[issue]] for issue in issues)):
            changes = dict(zip(issues, chosen, strict=True))
            own, real, other = (
                sum(p.points[i][o] - p.points[i][deal[i]] for i, o in changes.items())
                for p in (sheet, brief, case.them.preferences)
            )
            if real > (best.brief if best else 0) and own <= 0 <= other:
                best = Hidden(changes, own, real, other)
    return best
