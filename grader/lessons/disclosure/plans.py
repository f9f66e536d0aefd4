"""A plan of rules that tells and stops, played against people the learner has not met."""

from functools import lru_cache

from grader.check import Exercise, Miss, Text
from grader.lessons.disclosure.deals import CASE
from grader.lessons.menu import Menu, read_plan
from grader.lessons.trial import Trial, brings, closes_all, finds, practise, try_plan
from grader.players.rules import read_rule
from grader.table import Setting

MENU = (
    "share my top issue and ask for theirs",
    "share why my top issue matters and ask for theirs",
    "stop sharing after one refusal",
    "ask for their top issue",
    "offer one package at 90 %",
    "design one package for both at 78 %",
    "repeat my last offer",
    "give way a little on everything",
    "accept at 65 %",
    "in the last round accept anything above my walk-away",
)
"""The rules this lesson shows; the numbers may be changed."""
OPPOSITE = ("guarded", "hard_bargainer", "collaborator")
ENOUGH, LITTLE = 66, 52
"""Points to oneself, on average, that a plan should bring; and from which it earns part of it.

How marks like these are set: `tests.lessons.cuts`. Good plans bring 71 points and .85 of the value there, the usual
mistakes 62 and .69; saying yes to everything brings 52 and .54.
"""
MOST_OF_IT, PART_OF_IT = 0.75, 0.55
"""Share of the available value that a plan should capture, on average; and from which it earns part of it."""
PRACTICE_SEED, PRACTICE_TABLES, TABLES = 4, 6, 9
_ALSO = ("ask why their top issue matters", "ask why they want what costs me most")
"""Rules that are not shown, and are no other move."""
_SHARING, _ASKING = frozenset({"share", "share_why"}), frozenset({"ask", "ask_why", "ask_cost"})


def rules() -> Menu:
    """The rules a plan can be made of."""
    return Menu(MENU)


def trial(answer: object) -> Trial | Text:
    """Play a plan at a few practice tables and see what comes of it. Unscored; says so where it can't be read."""
    return practise(answer, _read_plan, CASE, PRACTICE_SEED, PRACTICE_TABLES, OPPOSITE)


def _read_plan(answer: object) -> list[str]:
    return read_plan(answer, (*MENU, *_ALSO), closed=True)


plan = Exercise(
    "disclosure/plan",
    title="A plan for people you have not met",
    points=8,
    reader=_read_plan,
    hints=(
        "One in three of them tells nothing true. What will your plan tell, and when will it stop telling?",
        "What comes back is worth nothing until a package uses it. And when does your plan say yes? "
        "Try yours with disclosure.trial(plan).",
        'A neighbour, for a plan by asking: "ask for their top issue", then "design one package for both at 78 %", then '
        "an accept line. With guarded people it hears “you first”.",
    ),
)


@plan.check(worth=2)
def tells_and_stops(rules: list[str], deal: Setting) -> None:
    """it tells one thing for one, and stops when nothing comes back"""
    names = [read_rule(line).name for line in rules]
    shares = [at for at, name in enumerate(names) if name in _SHARING]
    if not shares:
        asks = bool(_ASKING & set(names))
        raise Miss(
            expected="a rule that shares something",
            got="none in this plan",
            hint="It asks and tells nothing. What will somebody guarded answer?"
            if asks
            else "How will they know what you want?",
        )
    if "stop" not in names:
        raise Miss(
            expected="a rule that ends the sharing",
            got="none in this plan",
            hint="What does your plan tell somebody who tells it nothing?",
            earned=0.5,
        )
    if _ASKING & set(names[: shares[0]]):
        raise Miss(
            expected="sharing first",
            got="a question first",
            hint="What will somebody guarded answer to that question?",
            earned=0.5,
        )


@lru_cache(maxsize=64)
def _trial(rules: tuple[str, ...], seed: int) -> Trial:
    return try_plan(list(rules), CASE, seed, TABLES, OPPOSITE)


@plan.check(hidden=True, worth=2)
def closes(rules: list[str], deal: Setting, seed: int) -> None:
    """it closes deals with people you have not met"""
    closes_all(_trial(tuple(rules), seed))


@plan.check(hidden=True, needs=tells_and_stops, worth=2)
def brings_enough(rules: list[str], deal: Setting, seed: int) -> None:
    """its deals are well above your walk-away"""
    brings(_trial(tuple(rules), seed), rules, little=LITTLE, enough=ENOUGH)


@plan.check(hidden=True, needs=brings_enough, worth=2)
def leaves_little(rules: list[str], deal: Setting, seed: int) -> None:
    """its deals use what came back"""
    finds(
        _trial(tuple(rules), seed),
        part=PART_OF_IT,
        most=MOST_OF_IT,
        hint="What does your plan do with what it hears?",
    )
