"""Three offers worth the same to me, each the best for somebody else I may be facing."""

from collections.abc import Sequence

from grader.deal.frontier import Frontier, all_points, equal_offers
from grader.deal.issue import Package
from grader.deal.preferences import Preferences
from grader.planning.plan import MOST_ISSUES, OFFERS, Plan, Position
from grader.planning.points import (
    issue_id,
    option_id,
    own_points,
    shares,
    target,
    their_points,
    their_weights,
    walk_away,
)

LIKED = 3
"""How many times as much the issue that may matter most to them is taken to matter."""
TOLERANCES = (2, 4, 8)
"""Points by which proposed offers may lie off the target; the narrowest that yields two is taken."""


def proposed(plan: Plan) -> tuple[tuple[Position, ...], ...]:
    """Up to three packages near the target, as rows of a plan; fewer where the deal holds no more. It must lack nothing."""
    own, guess = own_points(plan), their_weights(plan)
    order = sorted(range(len(guess)), key=lambda place: -guess[place])
    others = [their_points(plan, _liking(guess, place)) for place in order]
    found: tuple[Package, ...] = ()
    for tolerance in TOLERANCES:
        found = equal_offers(own, [their_points(plan), *others], target(plan), tolerance)[:OFFERS]
        found += _alike(plan, own, found, tolerance)
        if len(found) > 1:
            break
    return tuple(_row(plan, package) for package in found)


def _alike(plan: Plan, own: Preferences, found: Sequence[Package], tolerance: int) -> tuple[Package, ...]:
    """What is worth the same and seems best for them of the rest: as many as are still wanted."""
    near = [
        point
        for point in all_points(own, their_points(plan))
        if abs(point.own - target(plan)) <= tolerance and point.package not in found
    ]
    ordered = sorted(near, key=lambda point: -point.other)
    return tuple(point.package for point in ordered[: OFFERS - len(found)])


def _liking(weights: Sequence[int], most: int) -> list[int]:
    return shares([weight * LIKED if place == most else weight for place, weight in enumerate(weights)])


def _row(plan: Plan, package: Package) -> tuple[Position, ...]:
    row: list[Position] = [None] * MOST_ISSUES
    for place, issue in plan.named:
        ids = [option_id(at) for at in range(len(issue.options))]
        row[place] = ids.index(package[issue_id(place)])
    return tuple(row)


def complete(plan: Plan, row: Sequence[Position]) -> bool:
    """Whether a package says something on every issue."""
    return all(_at(row[place], issue.options) is not None for place, issue in plan.named)


def worth(plan: Plan, row: Sequence[Position]) -> int:
    """What a complete package is worth to me. The plan must lack nothing."""
    return own_points(plan).value({issue_id(place): option_id(row[place] or 0) for place, _ in plan.named})


def in_words(plan: Plan, row: Sequence[Position]) -> str:
    """The options of a package, joined by semicolons; dots where nothing was chosen."""
    return "; ".join(_at(row[place], issue.options) or "..." for place, issue in plan.named)


def for_instance(plan: Plan, points: int) -> str:
    """A package worth about so many points to me and as good for them as it can be, in words. The plan must lack nothing."""
    deals = Frontier(own_points(plan), their_points(plan))
    nearest = deals.best(lambda mine, theirs: (-abs(mine - points), theirs))
    return in_words(plan, _row(plan, nearest.package)) if nearest is not None else ""


def beneath(plan: Plan, row: Sequence[Position]) -> str:
    """What is wrong with a complete package, in a sentence; empty if nothing is. The plan must lack nothing."""
    for place, issue in plan.named:
        if (row[place] or 0) >= len(issue.acceptable):
            return f"You said {issue.options[row[place] or 0]} is not acceptable to you."
    return "Walking away is worth more to you." if worth(plan, row) < walk_away(plan) else ""


def _at(place: Position, options: Sequence[str]) -> str | None:
    return options[place] if place is not None and place < len(options) else None
