"""What an author should know of a case before anybody plays it: its facts, and where it is weak."""

from math import prod, sqrt

from attrs import frozen

from grader.deal.case import Case
from grader.deal.variant import BALANCE_BOUND, difficulty, room

_LEAST_GAIN = 0.1
_FEWEST_ON_FRONTIER = 4
_MOST_ROOM = 0.75
_ALIKE = 0.5


@frozen
class Facts:
    """The facts of a case.

    Attributes:
        packages: all there are, latent options included.
        room: of these, packages that both sides would take.
        frontier: packages that can't be made better for one side without cost to the other.
        gain: G = (Jmax - H) / H, what the best joint deal adds to an even split; None without a possible deal.
        correlation: of the two sides' stakes over the issues, -1 to 1: low where each cares about other things; None
            where one side cares about all issues alike.
        gap: points between the two sides' gains in the best joint deal; None without a possible deal.
        latent: options that nobody listed.
        warnings: where the case is weak, a sentence each.
    """

    packages: int
    room: int
    frontier: int
    gain: float | None
    correlation: float | None
    gap: int | None
    latent: int
    warnings: tuple[str, ...]


def facts(case: Case) -> Facts:
    """Measure a case."""
    hard = difficulty(case)
    packages = prod(len(issue.options) for issue in case.issues)
    possible = room(case)
    correlation = _correlation(case)
    latent = sum(bool(option.opened_by) for issue in case.issues for option in issue.options)
    return Facts(
        packages,
        possible,
        hard.frontier if hard else 0,
        hard.gain if hard else None,
        correlation,
        hard.gap if hard else None,
        latent,
        tuple(_warnings(case, packages, possible, correlation)),
    )


def _correlation(case: Case) -> float | None:
    mine = list(case.you.preferences.stakes().values())
    theirs = list(case.them.preferences.stakes().values())
    mean, other_mean = sum(mine) / len(mine), sum(theirs) / len(theirs)
    spread, other_spread = (sqrt(sum((x - m) ** 2 for x in xs)) for xs, m in ((mine, mean), (theirs, other_mean)))
    if not spread or not other_spread:
        return None
    return sum((a - mean) * (b - other_mean) for a, b in zip(mine, theirs, strict=True)) / (spread * other_spread)


def _warnings(case: Case, packages: int, possible: int, correlation: float | None) -> list[str]:
    hard = difficulty(case)
    if hard is None:
        return [] if not case.feasible else ["no package pleases both sides"]
    found = []
    if hard.gain == 0:
        return ["nothing to gain over an even split: every gain is the other's loss (right for a zero-sum case only)"]
    if hard.gain < _LEAST_GAIN:
        found.append(f"little to gain over an even split: {hard.gain:.0%}, expected at least {_LEAST_GAIN:.0%}")
    if hard.frontier < _FEWEST_ON_FRONTIER:
        found.append(f"only {hard.frontier} packages on the frontier, expected at least {_FEWEST_ON_FRONTIER}")
    if hard.gap > BALANCE_BOUND:
        found.append(f"the best joint deal is lopsided by {hard.gap} points (right where fairness meets efficiency)")
    if possible > _MOST_ROOM * packages:
        found.append(f"{possible} of {packages} packages please both: hardly any deal is a mistake")
    if correlation is not None and correlation > _ALIKE:
        found.append(f"both sides care about the same issues (correlation {correlation:.2f}): few trades")
    return found
