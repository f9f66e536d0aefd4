"""Lesson 03 and the assignment ``disclosure``: tell one thing, ask for one, and read what comes back."""

from grader.check import Exercise
from grader.lessons.disclosure.asking import ask_back, behind, hear
from grader.lessons.disclosure.costs import exposed, told_alone
from grader.lessons.disclosure.deals import SHARING, SILENT, again, deal, harder, practice, sheet, watched
from grader.lessons.disclosure.facts import facts, sorting
from grader.lessons.disclosure.hood import hood, told_table
from grader.lessons.disclosure.lesson import compare, evidence, order, recall, replies, two_deals
from grader.lessons.disclosure.mending import mend
from grader.lessons.disclosure.negotiation import negotiation
from grader.lessons.disclosure.plans import plan, rules, trial
from grader.lessons.disclosure.scripts import script, tried
from grader.lessons.disclosure.talks import exchanges
from grader.lessons.disclosure.turns import turns

GRADED: tuple[Exercise, ...] = (sorting, turns, ask_back, script, plan, negotiation)
"""In the order of the assignment."""
EXERCISES: tuple[Exercise, ...] = (
    recall,
    order,
    compare,
    replies,
    exposed,
    mend,
    evidence,
    two_deals,
    hood,
    *GRADED,
)
"""Every exercise of lesson and assignment."""

__all__ = [
    "EXERCISES",
    "GRADED",
    "SHARING",
    "SILENT",
    "again",
    "ask_back",
    "behind",
    "compare",
    "deal",
    "evidence",
    "exchanges",
    "exposed",
    "facts",
    "harder",
    "hear",
    "hood",
    "mend",
    "negotiation",
    "order",
    "plan",
    "practice",
    "recall",
    "replies",
    "rules",
    "script",
    "sheet",
    "sorting",
    "told_alone",
    "told_table",
    "trial",
    "tried",
    "turns",
    "two_deals",
    "watched",
]
