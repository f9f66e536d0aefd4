"""Lesson 02 and the assignment ``interests``: what is asked for, and what it is asked for in order to have."""

from grader.check import Exercise
from grader.lessons.interests.alternatives import walk_away
from grader.lessons.interests.deals import ARGUING, ASKING, again, deal, demand, practice, sheet, watched
from grader.lessons.interests.hood import hood, met_by_way
from grader.lessons.interests.lesson import (
    compare,
    cost,
    mend,
    needs,
    recall,
    two_deals,
)
from grader.lessons.interests.lists import lines, lists
from grader.lessons.interests.negotiation import negotiation
from grader.lessons.interests.own_side import built, own_sheet, written
from grader.lessons.interests.plans import plan, rules, trial
from grader.lessons.interests.questions import hear, puzzle, questions
from grader.lessons.interests.ways import packages, ways

GRADED: tuple[Exercise, ...] = (lists, questions, packages, own_sheet, plan, negotiation)
"""In the order of the assignment."""
EXERCISES: tuple[Exercise, ...] = (
    recall,
    cost,
    ways,
    compare,
    needs,
    walk_away,
    mend,
    two_deals,
    hood,
    *GRADED,
)
"""Every exercise of lesson and assignment."""

__all__ = [
    "ARGUING",
    "ASKING",
    "EXERCISES",
    "GRADED",
    "again",
    "built",
    "compare",
    "cost",
    "deal",
    "demand",
    "hear",
    "hood",
    "lines",
    "lists",
    "mend",
    "met_by_way",
    "needs",
    "negotiation",
    "own_sheet",
    "packages",
    "plan",
    "practice",
    "puzzle",
    "questions",
    "recall",
    "rules",
    "sheet",
    "trial",
    "two_deals",
    "walk_away",
    "watched",
    "ways",
    "written",
]
