"""A plan of rules for searching, played against people the learner has not met."""

from functools import lru_cache

from grader.check import Exercise, Miss, Text
from grader.lessons.menu import Menu, read_plan
from grader.lessons.trial import Trial, brings, closes_all, finds, practise, try_plan
from grader.lessons.value.deals import CASE
from grader.players.rules import read_rule
from grader.table import Setting

MENU = (
    "ask for their top issue",
    "ask why their top issue matters",
    "offer one package at 80 %",
    "design one package for both at 75 %",
    "repeat my last offer",
    "give way a little on everything",
    "accept at 65 %",
    "in the last round accept anything above my walk-away",
)
"""The rules this lesson shows: moves that are on the table, no others. The numbers may be changed."""
ENOUGH, LITTLE = 62, 47
"""Points to oneself, on average, that a plan should bring; and from which it earns part of it.

How marks like these are set: `tests.lessons.cuts`. Good plans bring 67 points and .79 of the value there, the usual
mistakes 58 and .60; saying yes to everything brings 47 and .41.
"""
MOST_OF_IT, PART_OF_IT = 0.7, 0.4
"""Share of the available value that a plan should capture, on average; and from which it earns part of it."""
PRACTICE_SEED = 4
PRACTICE_TABLES = 6
_LOOKING = {"single", "design"}
_ASKING = {"ask", "ask_why"}


def rules() -> Menu:
    """The rules a plan can be made of."""
    return Menu(MENU)


def trial(answer: object) -> Trial | Text:
    """Play a plan at a few practice tables and see what comes of it. Unscored; says so where it can't be read."""
    return practise(answer, _read, CASE, PRACTICE_SEED, PRACTICE_TABLES)


def _read(answer: object) -> list[str]:
    return read_plan(answer, MENU, closed=True)


plan = Exercise(
    "value/plan",
    title="A plan for people you have not met",
    points=8,
    reader=_read,
    hints=(
        "What will you find out first, and which packages will you try before you come down?",
        "Coming down on everything alike closes deals and leaves value. Try yours with value.trial(plan), then change one "
        "line.",
        'A neighbour, for somebody in a hurry: "offer one package at 70 %", then "accept at 55 %". It closes, and leaves '
        "much lying there.",
    ),
)


@plan.check(worth=1)
def looks_first(rules: list[str], deal: Setting) -> None:
    """it looks for packages that suit them before it gives way on everything"""
    names = [read_rule(line).name for line in rules]
    looks = [at for at, name in enumerate(names) if name in _LOOKING]
    if not looks:
        hint = (
            "Giving way a little on everything: what do you get for it?"
            if "give" in names
            else "Which packages will you put on the table?"
        )
        raise Miss(expected="packages worth the same to you and more to them", got="none in this plan", hint=hint)
    if "give" in names[: looks[-1]]:
        raise Miss(
            expected="looking first, giving way after",
            got="giving way first",
            hint="What could you change that costs you little, before you give on everything?",
        )


@plan.check(worth=1)
def asks(rules: list[str], deal: Setting) -> None:
    """it asks what they want"""
    if not _ASKING & {read_rule(line).name for line in rules}:
        raise Miss(expected="a question", got="none in this plan", hint="How will you know what is dear to them?")


@lru_cache(maxsize=64)
def _trial(rules: tuple[str, ...], seed: int) -> Trial:
    return try_plan(list(rules), CASE, seed)


@plan.check(hidden=True, worth=2)
def closes(rules: list[str], deal: Setting, seed: int) -> None:
    """it closes deals with people you have not met"""
    closes_all(_trial(tuple(rules), seed))


@plan.check(hidden=True, needs=looks_first, worth=2)
def brings_enough(rules: list[str], deal: Setting, seed: int) -> None:
    """its deals are well above your walk-away"""
    brings(_trial(tuple(rules), seed), rules, little=LITTLE, enough=ENOUGH)


@plan.check(hidden=True, needs=brings_enough, worth=2)
def leaves_little(rules: list[str], deal: Setting, seed: int) -> None:
    """its deals leave little on the table"""
    finds(
        _trial(tuple(rules), seed),
        part=PART_OF_IT,
        most=MOST_OF_IT,
        hint="Where does your plan give something cheap for something dear?",
    )
