"""Lesson 05 and the assignment ``and-mindset``: what can't be given, on both sides, and a yes that keeps it."""

from grader.check import Exercise
from grader.lessons.and_mindset.deals import LONG, SHORT, again, deal, practice, sheet, watched
from grader.lessons.and_mindset.drills import drills
from grader.lessons.and_mindset.firm import firm, requests
from grader.lessons.and_mindset.flood import collide, flood
from grader.lessons.and_mindset.hood import both_roads, hood
from grader.lessons.and_mindset.lesson import evidence, mend, recall, roads, two_deals
from grader.lessons.and_mindset.limits import own_limits
from grader.lessons.and_mindset.lists import lines, lists
from grader.lessons.and_mindset.negotiation import negotiation
from grader.lessons.and_mindset.packages import package
from grader.lessons.and_mindset.plans import plan, rules, trial
from grader.lessons.and_mindset.questions import firmness, hear, questions
from grader.lessons.and_mindset.request import request
from grader.lessons.and_mindset.ticked import both

GRADED: tuple[Exercise, ...] = (lists, questions, package, firm, plan, negotiation)
"""In the order of the assignment."""
EXERCISES: tuple[Exercise, ...] = (
    recall,
    own_limits,
    collide,
    roads,
    mend,
    drills,
    two_deals,
    evidence,
    hood,
    *GRADED,
)
"""Every exercise of lesson and assignment."""

__all__ = [
    "EXERCISES",
    "GRADED",
    "LONG",
    "SHORT",
    "again",
    "both",
    "both_roads",
    "collide",
    "deal",
    "drills",
    "evidence",
    "firm",
    "firmness",
    "flood",
    "hear",
    "hood",
    "lines",
    "lists",
    "mend",
    "negotiation",
    "own_limits",
    "package",
    "plan",
    "practice",
    "questions",
    "recall",
    "request",
    "requests",
    "roads",
    "rules",
    "sheet",
    "trial",
    "two_deals",
    "watched",
]
