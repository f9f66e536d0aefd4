"""What could be known of the other side by now: from what it said and did, never from what it wants in truth.

A reading of `beliefs` without the lean on one's own priorities, for people: shares of a whole in per cent, intervals, and
the facts that were told.
"""

from collections.abc import Sequence
from math import fsum

from attrs import frozen

from grader.deal.issue import Package
from grader.players import telling
from grader.players.beliefs import beliefs
from grader.table.history import History
from grader.table.moves import Disclose, Floor, Limit, Mandate, Order, Why
from grader.table.session import Seat, Session, seat_at

LOW, HIGH = 0.1, 0.9
"""Ends of an interval that holds 80 % of what is likely."""
SURE = 0.95
"""How likely it must be that they want one option most before it is named; an assumption."""


@frozen
class IssueKnown:
    """What one issue may be worth to the other side.

    Attributes:
        issue: its id.
        low: per cent of their whole; with 10 % it is less.
        median: per cent of their whole; it is as likely more as less.
        high: per cent of their whole; with 10 % it is more.
        top: how likely it is, 0 to 1, that no issue matters more to them.
        wants: id of the option they want most, where that is all but sure; else None.
    """

    issue: str
    low: int
    median: int
    high: int
    top: float
    wants: str | None


@frozen
class Known:
    """Everything that could be known.

    Attributes:
        issues: in the order of the case.
        orders: comparisons they told, each once, the first first.
        limits: what they say is possible: issue id -> option ids.
        reasons: ids of the interests they voiced.
        floors: packages that they called the least they could sign.
        mandate: issues they say they may settle; None if that was not told.
    """

    issues: tuple[IssueKnown, ...]
    orders: tuple[Order, ...]
    limits: dict[str, frozenset[str]]
    reasons: tuple[str, ...]
    floors: tuple[Package, ...]
    mandate: frozenset[str] | None

    @property
    def likely_top(self) -> tuple[IssueKnown, ...]:
        """The issues, likeliest to matter most first; ties in the case's order."""
        return tuple(sorted(self.issues, key=lambda issue: -issue.top))


def known(seat: Seat, history: History) -> Known:
    """What this seat could know of the other side.

    Args:
        seat: who looks; see `grader.table.session.seat_at`.
        history: everything so far.
    """
    believed = beliefs(seat, history, lean=False)
    weights, particles = believed.weights, believed.particles
    wholes = [sum(column) or 1 for column in zip(*particles.weight.values(), strict=True)]
    found = []
    for issue in particles.points:
        shares = [100 * part / whole for part, whole in zip(particles.weight[issue], wholes, strict=True)]
        low, median, high = (round(quantile(shares, weights, level)) for level in (LOW, 0.5, HIGH))
        wants = _wanted(particles.points[issue], weights)
        found.append(IssueKnown(issue, low, median, high, believed.chance_top(issue), wants))
    told = telling.told(seat, history, by_me=False)
    return Known(
        issues=tuple(found),
        orders=tuple(fact for fact in told if isinstance(fact, Order)),
        limits=_limits(seat, history),
        reasons=tuple(fact.interest for fact in told if isinstance(fact, Why)),
        floors=tuple(fact.package for fact in told if isinstance(fact, Floor)),
        mandate=next((fact.issues for fact in reversed(told) if isinstance(fact, Mandate)), None),
    )


def known_to_learner(session: Session) -> Known:
    """What the learner could know by now, in a negotiation that still goes on or has ended."""
    return known(seat_at(session.case, session.case.learner, session.seed, session.history), session.history)


def _limits(seat: Seat, history: History) -> dict[str, frozenset[str]]:
    """What they named as possible, in their words; the latest on each issue."""
    moves = (turn.move for turn in history if turn.seat != seat.party.id)
    facts = (move.fact for move in moves if isinstance(move, Disclose))
    return {fact.issue: fact.options for fact in facts if isinstance(fact, Limit)}


def quantile(values: Sequence[float], weights: Sequence[float], level: float) -> float:
    """The smallest value that at least `level` (0 to 1) of the weight does not exceed."""
    reached, whole = [], fsum(weights)
    ordered = sorted(zip(values, weights, strict=True))
    for value, weight in ordered:
        reached.append(weight)
        if fsum(reached) >= level * whole:
            return value
    return ordered[-1][0]


def _wanted(options: dict[str, list[int]], weights: Sequence[float]) -> str | None:
    """The option that is best for them in all but a few of the guesses, by weight."""
    names = list(options)
    best = [max(names, key=lambda o, i=i: options[o][i]) for i in range(len(weights))]  # type: ignore[misc]
    for name in names:
        if fsum(w for w, top in zip(weights, best, strict=True) if top == name) >= SURE:
            return name
    return None
