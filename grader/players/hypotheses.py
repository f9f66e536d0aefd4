"""What they would want if one issue mattered most to them: the guesses that equal offers are built to tell apart."""

from grader.deal.preferences import Preferences

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
