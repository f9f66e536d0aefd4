"""How people give ground: over time, and over the issues."""

from grader.deal.issue import Package
from grader.table.session import Seat


def aspiration(start: int, end: int, elapsed: int, rounds: int, power: int = 1) -> int:
    """Points a player holds out for: from `start` to `end` as the rounds go by, A0 - (A0 - A1) t^power.

    Args:
        start: points at the first round.
        end: points at the deadline.
        elapsed: rounds used.
        rounds: rounds in all.
        power: 1 concedes evenly; more concedes late.

    Source: time-dependent tactics (Faratin, Sierra & Jennings 1998).
    """
    passed, whole = min(elapsed, rounds), rounds
    for _ in range(power - 1):
        passed, whole = passed * min(elapsed, rounds), whole * rounds
    return start - (start - end) * passed // whole


def evenly(seat: Seat, level: int) -> Package:
    """Everywhere about the same share of what it could want, and no more than `level` points asks for.

    On every issue the worst own option that keeps the share of it that `level` is of the own best package; then one
    step down wherever the whole still reaches the level.
    """
    own = seat.party.preferences
    share = min(100, level * 100 // own.best)
    package = {}
    for issue in own.points:
        options = own.options(issue)
        top, bottom = max(options.values()), min(options.values())
        enough = [o for o, value in options.items() if (value - bottom) * 100 >= (top - bottom) * share]
        package[issue] = min(enough, key=options.__getitem__)
    spare = own.value(package) - level
    for issue in own.points:
        options = own.options(issue)
        here = options[package[issue]]
        lower = [o for o, value in options.items() if here - spare <= value < here]
        if lower:
            package[issue] = max(lower, key=options.__getitem__)
            spare -= here - options[package[issue]]
    return package
