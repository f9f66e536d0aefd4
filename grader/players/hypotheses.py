"""What they would want if one issue mattered most to them: the guesses that equal offers are built to tell apart."""

from grader.deal.frontier import equal_offers
from grader.deal.issue import Package
from grader.deal.preferences import Preferences
from grader.players.beliefs import beliefs
from grader.table.history import History
from grader.table.session import Seat

TOP_SHARE = 55
"""Per cent of a supposed best package that the supposed top issue is worth; an assumption."""
SUPPOSED = 1000
"""Points of a supposed best package."""


def supposing(own: Preferences, top: str) -> Preferences:
    """Preferences of somebody who wants the opposite of you on every issue, and this issue most.

    Args:
        own: your preferences; only their direction on each issue is used.
        top: the issue supposed to matter most to them.
    """
    rest = SUPPOSED * (100 - TOP_SHARE) // 100 // max(1, len(own.points) - 1)
    points = {}
    for issue, options in own.points.items():
        weight = SUPPOSED * TOP_SHARE // 100 if issue == top else rest
        names, values = list(options), list(options.values())
        falling = values[-1] >= values[0]
        steps = len(names) - 1
        points[issue] = {name: weight * (steps - i if falling else i) // steps for i, name in enumerate(names)}
    return Preferences(points)


def equal_set(seat: Seat, history: History, count: int, target: int) -> tuple[Package, ...]:
    """Packages worth the same to this seat, each the best for one thing they may value most, the likeliest first.

    Args:
        seat: who offers.
        history: everything so far.
        count: two or three.
        target: points each should be worth to this seat; they lie within 8 points of it, closer where that is possible.

    Returns:
        At most `count` packages, fewer where there are not so many.
    """
    own = seat.party.preferences
    believed = beliefs(seat, history)
    likely = sorted(own.points, key=lambda issue: -believed.chance_top(issue))
    for tolerance in (1, 2, 4, 8):
        found = equal_offers(own, [supposing(own, issue) for issue in likely], target, tolerance)[:count]
        if len(found) == count:
            break
    return found
