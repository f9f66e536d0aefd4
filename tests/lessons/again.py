"""A learner who sits down again, knowing what the debrief told."""

from collections.abc import Iterator
from typing import Protocol

from grader.deal import Package, all_points
from grader.table import Accept, Ask, Disclose, Move, Offer, Session, Setting, WalkAway
from grader.table.history import standing
from grader.table.notation import to_json
from grader.table.session import seat_at


class Learner(Protocol):
    """Anybody who knows what to do next."""

    def move(self, session: Session) -> Move:
        """The next move."""


class Again:
    """Ask, make one offer, then a better one over and over, and say yes to what is worth as much as that.

    The question may come with a fact of one's own.
    """

    def __init__(self, ask: Ask | Disclose, first: Package, then: Package) -> None:
        self.ask, self.offers = ask, (first, then)

    def move(self, session: Session) -> Move:
        """The next move."""
        seat = seat_at(session.case, session.case.learner, "reference")
        done = seat.elapsed(session.history)
        (offered,) = standing(session.history, session.case.them.id)
        own = session.case.you.preferences
        if done >= seat.rounds or own.value(offered) >= own.value(self.offers[1]):
            return Accept(0) if own.accepts(offered) else WalkAway()
        return self.ask if not done else Offer(self.offers[min(done - 1, 1)])


def moves(deal: Setting, learner: Learner) -> list[dict[str, object]]:
    """The moves of one attempt, as a record writes them."""
    session = deal.session()
    while not session.over:
        session.play(learner.move(session))
    return [to_json(move) for move in session.moves]


def on_the_map(deal: Setting, voiced: frozenset[str] = frozenset(), most: int = 60) -> Iterator[Package]:
    """The deals that both would sign, of options open once so much was voiced; those with most for both together first."""
    case = deal.case
    listed = {issue.id: {o.id for o in issue.options if o.is_open(voiced)} for issue in case.issues}
    points = [
        point
        for point in all_points(case.you.preferences, case.them.preferences)
        if case.you.preferences.accepts(point.package)
        and case.them.preferences.accepts(point.package)
        and all(option in listed[issue] for issue, option in point.package.items())
    ]
    points.sort(key=lambda point: -(point.own + point.other))
    yield from (point.package for point in points[:most])
