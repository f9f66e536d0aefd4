"""What the set-up cells give each exercise along with an answer; and the deal of any key, made once."""

from functools import cache
from pathlib import Path
from random import Random

from grader.check import Exercise, Score
from grader.deal import EXAMPLE
from grader.deal.variant import key_from
from grader.lessons import and_mindset, interests, meso, start, value
from grader.lessons.meso.situation import Choice
from grader.table import Setting

EXERCISES: tuple[Exercise, ...] = (
    *start.EXERCISES,
    *value.EXERCISES,
    *interests.EXERCISES,
    *meso.EXERCISES,
    *and_mindset.EXERCISES,
)
GRADED: tuple[Exercise, ...] = (*value.GRADED, *interests.GRADED, *meso.GRADED, *and_mindset.GRADED)
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
    "and-mindset/recall",
    "and-mindset/collide",
    "and-mindset/roads",
    "and-mindset/mend",
    "and-mindset/drills",
    "and-mindset/two-deals",
    "and-mindset/evidence",
    "and-mindset/hood",
}
_ABOUT_A_CHOICE = {"meso/ruled-out", "meso/improve"}
_READ_FIRST = {
    "interests/lists": interests.lines,
    "interests/questions": interests.puzzle,
    "interests/packages": interests.demand,
}
_OF_AND = {
    "and-mindset/lists": and_mindset.lines,
    "and-mindset/questions": and_mindset.firmness,
    "and-mindset/package": and_mindset.request,
    "and-mindset/firm": and_mindset.requests,
}
"""What lesson 05 draws from the deal for these exercises."""


_BESIDE = {
    "value/both": value.room,
    "value/trade": value.room,
    "value/map": value.room,
    "value/stakes": lambda _: value.both_sheets(value.practice(str(NOWHERE))),
    "value/mend": lambda _: value.flawed(),
    "value/pies": value.small_deals,
    "value/gain": value.small_deals,
    "value/pick": value.proposals,
}
"""What lesson 01 draws from the deal for these exercises."""


@cache
def value_deal(key: str = EXAMPLE) -> Setting:
    """The graded deal of lesson 01 for this key."""
    return value.deal(key, str(NOWHERE))


@cache
def beside(name: str, key: str = EXAMPLE) -> object:
    """What is drawn for an exercise of lesson 01 from the deal of this key."""
    return _BESIDE[name](value_deal(key))


@cache
def deal_of(key: str = EXAMPLE) -> Setting:
    """The graded deal of this key."""
    return meso.deal(key, str(NOWHERE))


@cache
def choice_of(key: str = EXAMPLE) -> Choice:
    """The situation of this key."""
    return meso.their_choice(deal_of(key))


@cache
def interests_deal(key: str = EXAMPLE) -> Setting:
    """The graded deal of `interests` of this key."""
    return interests.deal(key, str(NOWHERE))


@cache
def and_deal(key: str = EXAMPLE) -> Setting:
    """The graded deal of `and-mindset` of this key."""
    return and_mindset.deal(key, str(NOWHERE))


@cache
def drawn(name: str, key: str = EXAMPLE) -> object:
    """What is drawn for an exercise of lesson 05 from the deal of this key."""
    return _OF_AND[name](and_deal(key))


def given(exercise: Exercise, key: str = EXAMPLE) -> tuple[object, ...]:
    """What a notebook passes to this exercise after the answer."""
    if exercise.name in _ALONE:
        return ()
    if exercise.name in _BESIDE:
        return (beside(exercise.name, key),)
    if exercise.name.startswith("value/"):
        return (value_deal(key),)
    if exercise.name in _ABOUT_A_CHOICE:
        return (choice_of(key),)
    if exercise.name in _READ_FIRST:
        return (_READ_FIRST[exercise.name](interests_deal(key)),)
    if exercise.name in _OF_AND:
        return (drawn(exercise.name, key),)
    if exercise.name == "and-mindset/own-limits":
        return (and_mindset.practice(str(NOWHERE)),)
    if exercise.name.startswith("and-mindset/"):
        return (and_deal(key),)
    if exercise.name in {"interests/cost", "interests/walk-away"}:
        return (interests.practice(str(NOWHERE)),)
    if exercise.name.startswith("interests/"):
        return (interests_deal(key),)
    return (start.deal(str(NOWHERE)),) if exercise.name.startswith("start/") else (deal_of(key),)


def scored(exercise: Exercise, answer: object, seeds: object = None, key: str = EXAMPLE) -> Score:
    """The score of an answer, hidden parts included where seeds are given."""
    score = exercise(answer, *given(exercise, key))
    return score if seeds is None else score.and_on(seed=seeds)


def keys(count: int, series: str) -> list[str]:
    """As many keys as asked for, the example's first; the same series, the same keys."""
    random = Random(series)
    return [EXAMPLE, *(key_from(random) for _ in range(count - 1))]
