"""Lesson 04 and the assignment ``meso``: several equal offers."""

from grader.check import Exercise
from grader.lessons.meso.choices import improve, ruled_out
from grader.lessons.meso.deals import EQUAL, HAGGLING, again, deal, practice, same_for_you, sheet, their_choice, watched
from grader.lessons.meso.lesson import compare, evidence, not_proof, recall, two_deals
from grader.lessons.meso.negotiation import negotiation
from grader.lessons.meso.offers import equal_offers, odd_one_out, package_worth
from grader.lessons.meso.plans import plan, rules, trial

GRADED: tuple[Exercise, ...] = (equal_offers, ruled_out, improve, plan, negotiation)
"""In the order of the assignment."""
EXERCISES: tuple[Exercise, ...] = (
    recall,
    package_worth,
    odd_one_out,
    compare,
    not_proof,
    evidence,
    two_deals,
    *GRADED,
)
"""Every exercise of lesson and assignment."""

__all__ = [
    "EQUAL",
    "EXERCISES",
    "GRADED",
    "HAGGLING",
    "again",
    "compare",
    "deal",
    "equal_offers",
    "evidence",
    "improve",
    "negotiation",
    "not_proof",
    "odd_one_out",
    "package_worth",
    "plan",
    "practice",
    "recall",
    "ruled_out",
    "rules",
    "same_for_you",
    "sheet",
    "their_choice",
    "trial",
    "two_deals",
    "watched",
]
