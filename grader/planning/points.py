"""What packages are worth: to me as stated, to them as guessed. The best package is worth `BEST` to either side."""

from collections.abc import Sequence

from grader.deal.frontier import Frontier
from grader.deal.preferences import Preferences
from grader.planning.plan import BEST, Plan

USUAL_WALK_AWAY = 40
"""Points of a walk-away that was not stated; an assumption."""


def walk_away(plan: Plan) -> int:
    """Points below which I leave: as stated, or else what the alternative is worth, or the usual."""
    stated = (plan.walk_away, plan.alternative_worth, USUAL_WALK_AWAY)
    return next(points for points in stated if points is not None)


def their_walk_away(plan: Plan) -> int:
    """Points below which they leave: as guessed, or the usual, lowered until some package suits both."""
    if plan.their_worth is not None:
        return plan.their_worth
    return min(USUAL_WALK_AWAY, max(theirs for _, theirs in _deals(plan).pairs))


def target(plan: Plan) -> int:
    """Points I hope for: as stated, or halfway between walk-away and best."""
    return plan.target if plan.target is not None else (walk_away(plan) + BEST) // 2


def own_points(plan: Plan) -> Preferences:
    """What packages are worth to me. The plan must lack nothing."""
    must = {
        issue_id(place): frozenset(option_id(at) for at in range(len(issue.acceptable)))
        for place, issue in plan.named
        if len(issue.acceptable) < len(issue.options)
    }
    return Preferences(_points(plan, own_weights(plan), theirs=False), walk_away(plan), must)


def their_points(plan: Plan, weights: Sequence[int] | None = None) -> Preferences:
    """What packages seem to be worth to them; with other weights than guessed, if some are given."""
    return Preferences(_points(plan, weights or their_weights(plan), theirs=True))


def own_weights(plan: Plan) -> list[int]:
    """How much each issue matters to me, in points that add up to `BEST`."""
    return shares([issue.weight or 1 for _, issue in plan.named])


def their_weights(plan: Plan) -> list[int]:
    """How much each issue seems to matter to them, in points that add up to `BEST`."""
    usual = usual_guess(plan)
    return shares([issue.their_weight or usual for _, issue in plan.named])


def usual_guess(plan: Plan) -> int:
    """How much an issue is taken to matter to them where nothing was guessed: as much as the others on average."""
    given = [issue.their_weight for _, issue in plan.named if issue.their_weight is not None]
    return (sum(given) + len(given) // 2) // len(given) if given else BEST // max(1, len(plan.named))


def shares(weights: Sequence[int]) -> list[int]:
    """Weights as whole points that add up to `BEST`, none less than 1: the largest remainders are rounded up."""
    total, spare = sum(weights), BEST - len(weights)
    found = [1 + weight * spare // total for weight in weights]
    order = sorted(range(len(weights)), key=lambda place: -(weights[place] * spare % total))
    for place in order[: BEST - sum(found)]:
        found[place] += 1
    return found


def per_cent(count: int, *, downwards: bool) -> list[int]:
    """Each option's share of an issue's points, spread evenly; the first has all of them if it goes downwards."""
    steps = [(place * 200 + count - 1) // (2 * (count - 1)) for place in range(count)]
    return steps[::-1] if downwards else steps


def _points(plan: Plan, weights: Sequence[int], *, theirs: bool) -> dict[str, dict[str, int]]:
    points = {}
    for (place, issue), weight in zip(plan.named, weights, strict=True):
        each = per_cent(len(issue.options), downwards=issue.alike or not theirs)
        points[issue_id(place)] = {
            option_id(at): (weight * share * 2 + BEST) // (2 * BEST) for at, share in enumerate(each)
        }
    return points


def possible(plan: Plan) -> bool:
    """Whether some package suits both sides, as far as guessed."""
    least = their_walk_away(plan)
    return any(theirs >= least for _, theirs in _deals(plan).pairs)


def _deals(plan: Plan) -> Frontier:
    """The packages that are worth my walk-away or more, as good for them as they can be."""
    return Frontier(own_points(plan), their_points(plan), walk_away(plan))


def issue_id(place: int) -> str:
    """The id of the issue at this place: labels may be in any script, ids not."""
    return f"issue-{place + 1}"


def option_id(place: int) -> str:
    """The id of the option at this place."""
    return f"option-{place + 1}"


def in_case(text: str) -> str:
    """A text for a case file, where braces would stand for something else."""
    return text.replace("{", "(").replace("}", ")")
