"""A learner who solves every graded exercise of ``value`` for any key.

Uses what a learner can know: the sheets that lie open, the own sheet, what is said and done at the table, and what the
debrief of an earlier attempt told.
"""

from collections.abc import Iterator
from itertools import combinations

from grader.check import Score
from grader.deal import Package, frontier
from grader.debrief import open_trades
from grader.lessons import value
from grader.lessons.value.maps import Proposals
from grader.lessons.value.pies import Pies
from grader.lessons.value.questions import FourSheets
from grader.lessons.value.situation import Situation
from grader.players.beliefs import beliefs
from grader.table import Accept, Ask, Move, Offer, Session, Setting, WalkAway
from grader.table.history import standing
from grader.table.session import seat_at
from tests.lessons.again import Again, moves, on_the_map

PLAN = [
    "ask for their top issue",
    "design one package for both at 75 %",
    "design one package for both at 70 %",
    "design one package for both at 65 %",
    "accept at 60 %",
    "in the last round accept anything above my walk-away",
]


def trade(opened: Situation) -> dict[str, object]:
    """The pair of steps that brings both most, found by trying every pair, and what it brings each."""
    case = opened.case
    mine, theirs = case.you.preferences.points, case.them.preferences.points
    steps = []
    for issue in case.issues:
        for option in issue.options:
            now = opened.signed[issue.id]
            own = mine[issue.id][option.id] - mine[issue.id][now]
            other = theirs[issue.id][option.id] - theirs[issue.id][now]
            steps.append((issue.id, option.label, own, other))
    found = [
        (min(give[2] + get[2], give[3] + get[3]), give[1], get[1], give[2] + get[2], give[3] + get[3])
        for give in steps
        for get in steps
        if give[0] != get[0] and give[2] < 0 < give[3] and get[2] > 0
    ]
    gain, give, get, own, other = max(found)
    assert gain > 0
    return {"give": give, "get": get, "you": own, "them": other}


def read_map(opened: Situation) -> dict[str, list[str]]:
    """What the map shows, by comparing each dot with every possible deal."""
    case, dots = opened.case, opened.dots
    line = {(p.own, p.other) for p in frontier(case.you.preferences, case.them.preferences)}
    own, other = opened.values(opened.signed)
    return {
        "edge": [letter for letter, p in dots.items() if (p.own, p.other) in line],
        "refused": [
            letter
            for letter, p in dots.items()
            if not (case.you.preferences.accepts(p.package) and case.them.preferences.accepts(p.package))
        ],
        "better": [letter for letter, p in dots.items() if p.own > own and p.other > other],
    }


def tell_pies(small: Pies) -> dict[str, str]:
    """Fixed where all nine sums are alike."""
    return {letter: "fixed" if len(set(pie.sums())) == 1 else "feels fixed" for letter, pie in small.deals.items()}


def choose(five: Proposals) -> dict[str, object]:
    """The most for both of those worth 40 or more to each."""
    sums = {letter: p.own + p.other for letter, p in five.five.items() if min(p.own, p.other) >= 40}
    best = max(sums, key=sums.__getitem__)
    return {"deal": best, "together": sums[best]}


def two_questions(four: FourSheets) -> list[str]:
    """Two questions after which each of the four has given other answers than the rest, by the points in the table."""
    said = {letter: four.replies(letter) for letter in four.asked}
    return next(
        [a, b] for a, b in combinations(said, 2) if len(set(zip(said[a], said[b], strict=True))) == len(four.wants)
    )


class Asking:
    """Ask once, then offer the best for them at a level that comes down slowly; say yes to enough, or in the last round."""

    def __init__(self, start: int, enough: int) -> None:
        self.start, self.enough = start, enough

    def move(self, session: Session) -> Move:
        """The next move."""
        own, history = session.case.you.preferences, session.history
        seat = seat_at(session.case, session.case.learner, "reference")
        done = seat.elapsed(history)
        (offered,) = standing(history, session.case.them.id)
        if done > 1 and own.value(offered) >= self.enough:
            return Accept(0)
        if done >= seat.rounds:
            return Accept(0) if own.accepts(offered) else WalkAway()
        if not done:
            return Ask()
        level = self.start - (self.start - self.enough) * (done - 1) // max(1, seat.rounds - 3)
        worth = [point for point in frontier(own, beliefs(seat, history).mean()) if point.own >= level]
        return Offer(max(worth, key=lambda point: (point.other, point.own)).package)


def improved(deal: Setting, package: Package) -> list[Package]:
    """The deal with the trades that its debrief names: one after another, until none is left."""
    found = [package]
    while trades := open_trades(deal.case, found[-1]):
        found.append({**found[-1], **trades[0].changes})
    return found


def before(deal: Setting, package: Package) -> Iterator[Package]:
    """Offers worth no less to you from which this package gives one thing and takes back another."""
    own = deal.case.you.preferences
    for one, two in combinations(own.points, 2):
        for first in own.points[one]:
            for second in own.points[two]:
                changed = {**package, one: first, two: second}
                steps = [own.points[i][package[i]] - own.points[i][changed[i]] for i in (one, two)]
                if min(steps) < 0 < max(steps) and sum(steps) <= 0:
                    yield changed


def negotiate(deal: Setting) -> Iterator[Score]:
    """The score of one attempt after another, as anyone may sit down again, until one earns all there is."""
    for start, enough in ((78, 60), (72, 60), (85, 64), (68, 57), (90, 67)):
        played = moves(deal, Asking(start, enough))
        score = value.negotiation(played, deal)
        yield score
        if score == score.points:
            return
        package = deal.replay(played).deal
        for better in reversed(improved(deal, package) if package is not None else []):
            for first in before(deal, better):
                score = value.negotiation(moves(deal, Again(Ask(), first, better)), deal)
                if score == score.points:
                    yield score
                    return
    for held in on_the_map(deal):
        for first in before(deal, held):
            score = value.negotiation(moves(deal, Again(Ask(), first, held)), deal)
            if score == score.points:
                yield score
                return
