"""Signing or leaving: three packages beside the own alternative."""

from grader.check import Exercise, Miss
from grader.check.claims import matched
from grader.lessons.parts import figure_of, part
from grader.table import Setting

CANDIDATES = {
    "A": {"length": "two", "price": "p48", "exclusivity": "no-trials", "notice": "d90", "visits": "two"},
    "B": {"length": "three", "price": "p44", "exclusivity": "open", "notice": "d30", "visits": "four"},
    "C": {"length": "three", "price": "p48", "exclusivity": "no-trials", "notice": "d90", "visits": "two"},
}

walk_away = Exercise(
    "interests/walk-away",
    title="Sign, or leave?",
    points=2,
    hints=(
        "Add up each package on the score sheet at the top. The line above it says what walking away is worth.",
        "One of the three is worth less than walking away.",
        "A neighbour: walking away is worth 35 and the package 31: leave, by 4 points.",
    ),
)


@walk_away.check
def names_the_worse(answer: object, deal: Setting) -> None:
    """you named the package that is worse than your alternative"""
    said = matched(part(answer, "leave"), {name: name for name in CANDIDATES}, "leave")
    own = deal.case.you.preferences
    if own.value(CANDIDATES[said]) >= own.reservation:
        raise Miss(
            expected=f"a package worth less than {own.reservation}",
            got=f"{said}, worth {own.value(CANDIDATES[said])}",
            hint="Is that less than what you have without a deal?",
        )


@walk_away.check(needs=names_the_worse)
def by_how_much(answer: object, deal: Setting) -> None:
    """you found by how many points it falls short"""
    own, found = deal.case.you.preferences, figure_of(answer, "by")
    worse = next(name for name, package in CANDIDATES.items() if own.value(package) < own.reservation)
    if found != own.reservation - own.value(CANDIDATES[worse]):
        raise Miss(
            expected="points of your alternative, less points of the package",
            got=f"{found:g}",
            hint="What is walking away worth, and what is the package?",
        )
