"""Checks of an answer: one claim, one function.

::

    equal_offers = Exercise("meso/equal-offers", points=3, hints=("...", "...", "..."))

    @equal_offers.check
    def two_or_three(packages, deal):
        \"\"\"you put two or three packages on the table\"\"\"
        if not 2 <= len(packages) <= 3:
            raise Miss(expected="two or three packages", got=f"{len(packages)}", hint="...?")

    @equal_offers.check(needs=two_or_three, worth=2)
    def worth_the_same(packages, deal):
        \"\"\"each is worth the same to you\"\"\"

    score = equal_offers(packages, deal)    # a float in points, shown as a feedback card
    score = score.and_on(seed=(11, 12))     # with the hidden checks, when a hand-in is marked
"""

from grader.check.exercise import Exercise
from grader.check.feedback import Claim, Reading, Score, State, Text
from grader.check.judge import Check
from grader.check.miss import Miss, Unanswered
from grader.check.plain import Plain, plain

__all__ = ["Check", "Claim", "Exercise", "Miss", "Plain", "Reading", "Score", "State", "Text", "Unanswered", "plain"]
