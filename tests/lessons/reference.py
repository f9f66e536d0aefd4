"""A learner who solves every graded exercise of ``meso`` for any key.

Uses what a learner can know: the own sheet, what is said and done at the table, and the assumptions that the lesson
teaches. Never the other side's points.
"""

from collections.abc import Iterator
from itertools import combinations, product

from grader.check import Score
from grader.deal import Package, Preferences, equal_offers, frontier
from grader.lessons import meso
from grader.lessons.meso.offers import TARGET
from grader.lessons.meso.situation import Choice, improvements
from grader.lessons.packages import apart
from grader.players.beliefs import beliefs
from grader.players.hypotheses import supposing
from grader.players.telling import next_order
from grader.table import Accept, Ask, Disclose, EqualOffers, Move, Offer, Session, Setting, WalkAway
from grader.table.history import standing
from grader.table.notation import to_json
from grader.table.session import seat_at

Packages = tuple[Package, ...]
PLAN = [
    "share my top issue and ask for theirs",
    "offer three equal packages at 75 %",
    "build on the package they chose",
    "accept at 60 %",
    "in the last round accept anything above my walk-away",
]


def equal_sets(own: Preferences) -> Iterator[Packages]:
    """Two or three packages worth about the same, each the best for another thing they may value most."""
    target = own.best * TARGET // 100
    supposed = [supposing(own, issue) for issue in own.points]
    for value in sorted(range(target - 5, target + 6), key=lambda value: abs(value - target)):
        found = equal_offers(own, supposed, value, tolerance=1)
        for packages in (*combinations(found, 3), *combinations(found, 2)):
            if all(apart(one, other) > 1 for one, other in combinations(packages, 2)):
                yield packages


def build(own: Preferences) -> Packages:
    """The first such set in which every package would be somebody's first choice."""
    supposed = [supposing(own, issue) for issue in own.points]

    def all_wanted(packages: Packages) -> bool:
        return {max(range(len(packages)), key=lambda i: one.value(packages[i])) for one in supposed} == set(
            range(len(packages))
        )

    return next(packages for packages in equal_sets(own) if all_wanted(packages))


def rule_out(choice: Choice) -> list[str]:
    """Issues on which another of the packages would have suited them better."""
    return list(choice.ruled_out())


def improve(choice: Choice) -> Package:
    """A package no worse for you, and better for them whichever of the possible issues matters most."""
    return improvements(choice)[0]


class Policy:
    """Share and ask a few times, put equal offers down, build on the choice, come down slowly, say yes in time.

    `asks` rounds of sharing; `drop` points given up when building; `enough` points at which to say yes.
    """

    def __init__(self, asks: int, drop: int, enough: int) -> None:
        self.asks, self.drop, self.enough = asks, drop, enough
        self.level = 0

    def move(self, session: Session) -> Move:
        """The next move."""
        own, history = session.case.you.preferences, session.history
        seat = seat_at(session.case, session.case.learner, "reference")
        done = seat.elapsed(history)
        offers = standing(history, session.case.them.id)
        best = max(range(len(offers)), key=lambda place: own.value(offers[place]))
        if done > self.asks + 1 and own.value(offers[best]) >= self.enough:
            return Accept(best)
        if done >= seat.rounds:
            return Accept(best) if own.accepts(offers[best]) else WalkAway()
        if done < self.asks:
            order = next_order(seat, history)
            return Disclose(order, ask=True) if order is not None else Ask()
        if done == self.asks:
            packages = next(equal_sets(own))
            self.level = min(map(own.value, packages)) - self.drop
            return EqualOffers(packages)
        worth = [point for point in frontier(own, beliefs(seat, history).mean()) if point.own >= self.level]
        left = max(1, seat.rounds - done - 1)
        self.level = max(self.enough, self.level - (self.level - self.enough) // left)
        return Offer(max(worth, key=lambda point: (point.other, point.own)).package)


def played(deal: Setting, policy: Policy) -> list[dict[str, object]]:
    """The moves of one attempt, as a record writes them."""
    session = deal.session()
    while not session.over:
        session.play(policy.move(session))
    return [to_json(move) for move in session.moves]


ATTEMPTS = tuple(product((1, 2, 3, 0), (4, 8, 12, 16, 2), (60, 64, 57, 55)))
"""What this learner tries, one attempt after another: asks, drop, enough."""


def negotiate(deal: Setting) -> Iterator[Score]:
    """The score of one attempt after another, as anyone may sit down again, until one earns all there is."""
    for attempt in ATTEMPTS:
        score = meso.negotiation(played(deal, Policy(*attempt)), deal)
        yield score
        if score == score.points:
            return
