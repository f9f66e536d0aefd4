"""Marks for a negotiation as it was played."""

import pytest

from grader.check import Miss
from grader.deal import Case, Package, frontier
from grader.debrief import worth
from grader.lessons import value
from grader.lessons.replayed import found_most
from grader.table import Accept, Offer, Session
from tests.lessons.given import NOWHERE
from tests.table.scripted import Scripted

PROJECT = Case.load(value.CASE)


def hint_for(package: Package) -> str:
    """What is asked after this deal, where it is not enough."""
    session = Session(PROJECT, Scripted(Offer(package)), "seed")
    session.play(Accept(0))
    with pytest.raises(Miss) as missed:
        found_most(session, value.practice(str(NOWHERE)), good=1.1, fair=0.5)
    return missed.value.hint


def test_on_the_edge_nobody_is_asked_for_a_trade_that_both_would_have_liked():
    """There is none: the debrief has just said so. Below the edge there is one."""
    best = max(frontier(PROJECT.you.preferences, PROJECT.them.preferences), key=lambda point: point.own + point.other)
    middle = value.both_sheets(value.practice(str(NOWHERE))).signed
    assert worth(PROJECT, best.package).on_frontier
    assert not worth(PROJECT, middle).on_frontier
    assert "both of you have liked" not in hint_for(best.package)
    assert hint_for(middle) == "Which trade would both of you have liked?"
