"""Lesson 01 and the assignment ``value``: money left on the table."""

from grader.check import Exercise
from grader.lessons.value.deals import CASE, GIVING, LOOKING, again, deal, practice, sheet, watched
from grader.lessons.value.hood import hood, rows
from grader.lessons.value.lesson import (
    compare,
    evidence,
    guess,
    recall,
    recount,
    sorting,
    two_deals,
)
from grader.lessons.value.maps import pick, proposals, reading, the_map
from grader.lessons.value.mending import flawed, mend
from grader.lessons.value.negotiation import negotiation
from grader.lessons.value.pies import gain, pies, small_deals
from grader.lessons.value.plans import plan, rules, trial
from grader.lessons.value.questions import four_sheets, hear, questions
from grader.lessons.value.sheets import package_worth, stakes, trade
from grader.lessons.value.situation import both_sheets, room

GRADED: tuple[Exercise, ...] = (trade, reading, pies, pick, questions, plan, negotiation)
"""In the order of the assignment."""
EXERCISES: tuple[Exercise, ...] = (
    recall,
    package_worth,
    sorting,
    stakes,
    compare,
    mend,
    gain,
    guess,
    recount,
    evidence,
    two_deals,
    hood,
    *GRADED,
)
"""Every exercise of lesson and assignment."""

__all__ = [
    "CASE",
    "EXERCISES",
    "GIVING",
    "GRADED",
    "LOOKING",
    "again",
    "both_sheets",
    "compare",
    "deal",
    "evidence",
    "flawed",
    "four_sheets",
    "gain",
    "guess",
    "hear",
    "hood",
    "mend",
    "negotiation",
    "package_worth",
    "pick",
    "pies",
    "plan",
    "practice",
    "proposals",
    "questions",
    "reading",
    "recall",
    "recount",
    "room",
    "rows",
    "rules",
    "sheet",
    "small_deals",
    "sorting",
    "stakes",
    "the_map",
    "trade",
    "trial",
    "two_deals",
    "watched",
]
