"""A plan of rules, played against people the learner has not met."""

from functools import lru_cache

from grader.check import Exercise, Miss, Text, Unanswered, plain
from grader.lessons.menu import Menu, read_plan
from grader.lessons.meso.deals import CASE
from grader.lessons.trial import Trial, brings, closes_all, finds, try_plan
from grader.players.rules import read_rule
from grader.table import Setting

MENU = (
    "share my top issue and ask for theirs",
    "ask for their top issue",
    "offer three equal packages at 80 %",
    "offer two equal packages at 80 %",
    "build on the package they chose",
    "offer one package at 80 %",
    "accept at 65 %",
    "in the last round accept anything above my walk-away",
)
"""The rules this lesson shows; the numbers may be changed."""
ENOUGH = 60
"""Points to oneself, on average, that a plan should bring; half of what lies between the walk-away and the best."""
LITTLE = 48
"""Points from which a plan earns part of it."""
MOST_OF_IT = 0.75
"""Share of the available value that a plan should capture, on average."""
PART_OF_IT = 0.3
"""Share from which it earns part of it."""
PRACTICE_SEED = 4
PRACTICE_TABLES = 6


def rules() -> Menu:
    """The rules a plan can be made of."""
    return Menu(MENU)


def trial(answer: object) -> Trial | Text:
    """Play a plan at a few practice tables and see what comes of it. Unscored; says so where it can't be read."""
    try:
        return try_plan(_read_plan(plain(answer)), CASE, PRACTICE_SEED, PRACTICE_TABLES)
    except Unanswered:
        return Text("Put rules from the menu in place of the dots, and run both cells again.")
    except Miss as miss:
        return Text(f"We can't read this plan yet: {miss}.")


def _read_plan(answer: object) -> list[str]:
    return read_plan(answer, MENU)


plan = Exercise(
    "meso/plan",
    title="A plan for people you have not met",
    points=8,
    reader=_read_plan,
    hints=(
        "What will you put on the table first, and what will you do with the answer?",
        "A plan that accepts too early gives value away; one that holds out too long ends without a deal. Try yours with meso.trial(plan).",
        'A neighbour, for a plan by sharing: "share my top issue and ask for theirs", then "offer one package at 75 %", then an accept line.',
    ),
)


@plan.check(worth=2)
def offers_then_builds(rules: list[str], deal: Setting) -> None:
    """it puts equal offers on the table and then builds on the choice"""
    names = [read_rule(line).name for line in rules]
    if "equal" not in names:
        raise Miss(
            expected="two or three equal packages at once",
            got="none in this plan",
            hint="How will you find out what they want?",
        )
    if "build" not in names[names.index("equal") :]:
        raise Miss(
            expected="a rule that uses their choice",
            got="none after the equal offers",
            hint="They point at one. What then?",
            earned=0.5,
        )


@lru_cache(maxsize=64)
def _trial(rules: tuple[str, ...], seed: int) -> Trial:
    return try_plan(list(rules), CASE, seed)


@plan.check(hidden=True, worth=2)
def closes(rules: list[str], deal: Setting, seed: int) -> None:
    """it closes deals with people you have not met"""
    closes_all(_trial(tuple(rules), seed))


@plan.check(hidden=True, needs=offers_then_builds, worth=2)
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
        hint="What does your plan do with what it learns?",
    )
