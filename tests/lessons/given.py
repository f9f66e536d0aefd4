"""What the set-up cells give each exercise along with an answer; and the deal of any key, made once."""

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from random import Random

from grader.check import Exercise, Score
from grader.deal import EXAMPLE
from grader.deal.variant import key_from
from grader.lessons import and_mindset, disclosure, interests, meso, start, value
from grader.lessons.meso.situation import Choice
from grader.table import Setting

ASSIGNMENTS = {
    "value": value,
    "interests": interests,
    "disclosure": disclosure,
    "meso": meso,
    "and-mindset": and_mindset,
}
"""What is graded, by name, in the order in which it is taken."""
EXERCISES: tuple[Exercise, ...] = (*start.EXERCISES, *(e for each in ASSIGNMENTS.values() for e in each.EXERCISES))
GRADED: tuple[Exercise, ...] = tuple(e for each in ASSIGNMENTS.values() for e in each.GRADED)
NOWHERE = Path("no-such-folder")
"""A deal whose key is given reads and writes no record."""

_ALONE = {
    "start/middle",
    "start/alternatives",
    "start/sorting",
    "value/recall",
    "value/guess",
    "value/sorting",
    "value/recount",
    "value/compare",
    "value/evidence",
    "value/two-deals",
    "value/hood",
    "meso/recall",
    "meso/compare",
    "meso/not-proof",
    "meso/evidence",
    "meso/two-deals",
    "interests/recall",
    "interests/ways",
    "interests/compare",
    "interests/needs",
    "interests/mend",
    "interests/two-deals",
    "interests/hood",
    "disclosure/recall",
    "disclosure/compare",
    "disclosure/replies",
    "disclosure/exposed",
    "disclosure/mend",
    "disclosure/evidence",
    "disclosure/two-deals",
    "disclosure/hood",
    "and-mindset/recall",
    "and-mindset/collide",
    "and-mindset/roads",
    "and-mindset/mend",
    "and-mindset/drills",
    "and-mindset/two-deals",
    "and-mindset/evidence",
    "and-mindset/hood",
}
"""Exercises that need nothing but the answer."""
_BESIDE: dict[str, Callable[[Setting], object]] = {
    "value/trade": value.room,
    "value/map": value.room,
    "value/stakes": lambda _: value.both_sheets(value.practice(str(NOWHERE))),
    "value/mend": lambda _: value.flawed(),
    "value/pies": value.small_deals,
    "value/gain": value.small_deals,
    "value/pick": value.proposals,
    "value/questions": value.four_sheets,
    "interests/lists": interests.lines,
    "interests/questions": interests.puzzle,
    "interests/packages": interests.demand,
    "interests/cost": lambda _: interests.practice(str(NOWHERE)),
    "interests/walk-away": lambda _: interests.practice(str(NOWHERE)),
    "disclosure/sorting": disclosure.facts,
    "disclosure/script": disclosure.facts,
    "disclosure/turns": disclosure.exchanges,
    "disclosure/ask-back": disclosure.behind,
    "disclosure/order": lambda _: disclosure.practice(str(NOWHERE)),
    "meso/ruled-out": meso.their_choice,
    "meso/improve": meso.their_choice,
    "and-mindset/lists": and_mindset.lines,
    "and-mindset/questions": and_mindset.firmness,
    "and-mindset/package": and_mindset.request,
    "and-mindset/firm": and_mindset.requests,
    "and-mindset/own-limits": lambda _: and_mindset.practice(str(NOWHERE)),
}
"""What is drawn from the graded deal, or shown, for these exercises; all others get the deal itself."""


@cache
def graded_deal(name: str, key: str = EXAMPLE) -> Setting:
    """The deal that an assignment grades, for this key."""
    deal: Setting = ASSIGNMENTS[name].deal(key, str(NOWHERE))
    return deal


value_deal = partial(graded_deal, "value")
interests_deal = partial(graded_deal, "interests")
disclosure_deal = partial(graded_deal, "disclosure")
deal_of = partial(graded_deal, "meso")
and_deal = partial(graded_deal, "and-mindset")


@cache
def beside(name: str, key: str = EXAMPLE) -> object:
    """What is drawn for an exercise from the graded deal of this key."""
    return _BESIDE[name](graded_deal(name.partition("/")[0], key))


def choice_of(key: str = EXAMPLE) -> Choice:
    """The situation of `meso` of this key."""
    choice = beside("meso/ruled-out", key)
    assert isinstance(choice, Choice)
    return choice


def given(exercise: Exercise, key: str = EXAMPLE) -> tuple[object, ...]:
    """What a notebook passes to this exercise after the answer."""
    lesson = exercise.name.partition("/")[0]
    if exercise.name in _ALONE:
        return ()
    if exercise.name in _BESIDE:
        return (beside(exercise.name, key),)
    return (start.deal(str(NOWHERE)) if lesson == "start" else graded_deal(lesson, key),)


def scored(exercise: Exercise, answer: object, seeds: object = None, key: str = EXAMPLE) -> Score:
    """The score of an answer, hidden parts included where seeds are given."""
    score = exercise(answer, *given(exercise, key))
    return score if seeds is None else score.and_on(seed=seeds)


def keys(count: int, series: str) -> list[str]:
    """As many keys as asked for, the example's first; the same series, the same keys."""
    random = Random(series)
    return [EXAMPLE, *(key_from(random) for _ in range(count - 1))]
