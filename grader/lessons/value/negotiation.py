"""The learner's own negotiation, marked from its moves."""

from collections.abc import Iterator
from itertools import combinations

from grader.check import Exercise, Miss
from grader.deal import Package
from grader.lessons.replayed import found_most, replayed, signed_for
from grader.table import Ask, Offer, Session, Setting

FLOOR = 55
"""Points a graded negotiation should bring at least, before anything else counts.

How marks like these are set: `tests.lessons.cuts`. Good plans bring 66 points with this person, saying yes to everything
47.
"""
GOOD_SHARE, FAIR_SHARE = 0.75, 0.55
"""Shares of the available value that earn all and half. Good plans reach .85, the usual mistakes .69, yes to all .54."""

negotiation = Exercise(
    "value/negotiation",
    title="Your negotiation",
    points=3,
    reader=replayed,
    hints=(
        "Ask before you come down: what matters most to them, or why they hold on to one thing.",
        "Between two offers, give where it costs you little, and take something back elsewhere.",
        "A neighbour: the seller kept the price and gave the early date; the buyer paid it and came with a van of her own.",
    ),
)


def _offers(session: Session) -> list[Package]:
    """The learner's own offers, in order."""
    mine = (turn.move for turn in session.history if turn.seat == session.case.learner)
    return [move.package for move in mine if isinstance(move, Offer)]


@negotiation.check(worth=0.75)
def asked_early(session: Session, deal: Setting) -> None:
    """you asked them something before your second offer"""
    mine = [turn.move for turn in session.history if turn.seat == session.case.learner]
    offers = [place for place, move in enumerate(mine) if isinstance(move, Offer)]
    questions = [place for place, move in enumerate(mine) if isinstance(move, Ask)]
    if not questions:
        raise Miss(
            expected="a question",
            got="none",
            hint="What would you have liked to know before you offered anything?" if mine else "What would you ask?",
        )
    if len(offers) > 1 and questions[0] > offers[1]:
        raise Miss(
            expected="a question before your second offer",
            got="one after it",
            hint="What had you given by then without knowing?",
            earned=0.5,
        )


def _steps(session: Session) -> Iterator[tuple[list[tuple[int, int]], int, int]]:
    """From each own offer to each later one: the change on every issue for both sides, and both totals."""
    mine, theirs = session.case.you.preferences.points, session.case.them.preferences.points
    for before, after in combinations(_offers(session), 2):
        changes = [(mine[i][after[i]] - mine[i][before[i]], theirs[i][after[i]] - theirs[i][before[i]]) for i in before]
        yield changes, sum(own for own, _ in changes), sum(other for _, other in changes)


@negotiation.check(worth=0.75)
def offered_a_trade(session: Session, deal: Setting) -> None:
    """in an offer you gave one thing and took back another, and the two of you had more by it"""
    steps = list(_steps(session))
    both_ways = [
        (own, other)
        for changes, own, other in steps
        if any(a < 0 < b for a, b in changes) and any(a > 0 for a, _ in changes)
    ]
    if any(own + other > 0 for own, other in both_ways):
        return
    if both_ways:
        raise Miss(
            expected="a trade that makes more of it for both together",
            got=f"{both_ways[-1][0]:+d} for you, {both_ways[-1][1]:+d} for them",
            hint="What had you heard of them that spoke for this exchange?",
            earned=0.5,
        )
    if not steps:
        raise Miss(
            expected="a second offer that gives and takes",
            got="fewer than two offers",
            hint="What could you have put in their hands, and asked for in return?",
        )
    if any(own < 0 for _, own, _ in steps):
        raise Miss(
            expected="something back for what you gave",
            got="offers that only give",
            hint="You gave way from offer to offer. What did you ask for in return?",
        )
    raise Miss(
        expected="something given, something taken back",
        got="offers that give nothing",
        hint="What costs you little and might be dear to them?",
    )


@negotiation.check(worth=0.75)
def above_the_floor(session: Session, deal: Setting) -> None:
    """you closed a deal worth at least 55 to you"""
    signed_for(session, deal, FLOOR, hint="What did you give without asking for anything?")


@negotiation.check(needs=above_the_floor, worth=0.75)
def little_left(session: Session, deal: Setting) -> None:
    """the two of you left little on the table"""
    found_most(session, deal, good=GOOD_SHARE, fair=FAIR_SHARE)
