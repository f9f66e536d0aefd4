"""A plan of rules that asks first, played against vendors the learner has not met."""

from functools import lru_cache

from grader.check import Exercise, Miss, Text, Unanswered, plain
from grader.lessons.interests.deals import VENDORS
from grader.lessons.menu import Menu, read_plan
from grader.lessons.trial import Trial, brings, closes_all, finds, try_plan
from grader.players.rules import read_rule
from grader.table import Setting

MENU = (
    "ask for their top issue",
    "ask why they want what costs me most",
    "offer one package at 90 %",
    "design one package for both at 78 %",
    "repeat my last offer",
    "give way a little on everything",
    "accept at 70 %",
    "in the last round accept anything above my walk-away",
)
"""The rules this lesson shows; the numbers may be changed."""
ANSWERING = ("collaborator",)
"""Who sits opposite: people who answer one question, if it is asked."""
ENOUGH, LITTLE = 68, 52
"""Points to oneself, on average, that a plan should bring; and from which it earns part of it."""
MOST_OF_IT, SPLIT = 0.58, 0.34
"""Share of the available value that a plan should capture, on average; and from which it earns part of it."""
PRACTICE_SEED, PRACTICE_TABLES, TABLES = 4, 6, 9
_ASKING_WHY = frozenset({"ask_why", "ask_cost"})
_ALSO = ("ask why their top issue matters",)
"""A rule that is not shown, and is no other move."""


def rules() -> Menu:
    """The rules a plan can be made of."""
    return Menu(MENU)


def trial(answer: object) -> Trial | Text:
    """Play a plan at a few practice tables and see what comes of it. Unscored; says so where it can't be read."""
    try:
        return try_plan(_read_plan(plain(answer)), VENDORS, PRACTICE_SEED, PRACTICE_TABLES, ANSWERING)
    except Unanswered:
        return Text("Put rules from the menu in place of the dots, and run both cells again.")
    except Miss as miss:
        return Text(f"We can't read this plan yet: {miss}.")


def _read_plan(answer: object) -> list[str]:
    return read_plan(answer, (*MENU, *_ALSO), closed=True)


plan = Exercise(
    "interests/plan",
    title="A plan for vendors you have not met",
    points=4,
    reader=_read_plan,
    hints=(
        "They answer one question before they want to hear something of you. Which one will you spend it on?",
        "What they tell you comes to nothing unless a package uses it. And when does your plan say yes? "
        "Try yours with interests.trial(plan).",
        'A neighbour, for a plan that only claims: "offer one package at 90 %", "repeat my last offer", then an accept line. '
        "It closes, and leaves what nobody asked for.",
    ),
)


@plan.check
def spends_its_question(rules: list[str], deal: Setting) -> None:
    """it spends its question on the reason behind a demand"""
    names = [read_rule(line).name for line in rules]
    why = [place for place, name in enumerate(names) if name in _ASKING_WHY]
    if not why:
        raise Miss(
            expected="a rule that asks why",
            got="none in this plan",
            hint="What do you know of them when you make your first offer?",
        )
    if "ask" in names[: why[0]]:
        raise Miss(
            expected="the question why before any other",
            got="another question first",
            hint="They answer one question before they want to hear something of you. Which one did you spend it on?",
            earned=0.5,
        )


@lru_cache(maxsize=64)
def _trial(rules: tuple[str, ...], seed: int) -> Trial:
    return try_plan(list(rules), VENDORS, seed, TABLES, ANSWERING)


@plan.check(hidden=True)
def closes(rules: list[str], deal: Setting, seed: int) -> None:
    """it closes deals with vendors you have not met"""
    closes_all(_trial(tuple(rules), seed))


@plan.check(hidden=True, needs=spends_its_question)
def brings_enough(rules: list[str], deal: Setting, seed: int) -> None:
    """its deals are well above your walk-away"""
    brings(_trial(tuple(rules), seed), rules, little=LITTLE, enough=ENOUGH)


@plan.check(hidden=True, needs=brings_enough)
def leaves_little(rules: list[str], deal: Setting, seed: int) -> None:
    """its deals use what the question brought to light"""
    finds(
        _trial(tuple(rules), seed),
        part=SPLIT,
        most=MOST_OF_IT,
        hint="What does your plan do with the reason it hears?",
    )
