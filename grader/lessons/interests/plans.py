"""A plan of rules that asks first, played against vendors the learner has not met.

How the cuts were set: on the seeds 101 to 140, never on those that mark. Plans that ask why, design on what they hear and
say yes at two thirds or more of their best package reach `ENOUGH` and `MOST_OF_IT` with nine seeds in ten; at `LITTLE` and
`SPLIT`, from which a part is earned, lies what plans bring on average that settle at once, and that ask nothing.
"""

from functools import lru_cache
from html import escape

from attrs import frozen

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
"""Who sits opposite at most tables: people who answer one question, if it is asked."""
QUIET = ("guarded", "positional")
"""And at the others, by turns of the seed: people who keep their reasons, out of caution or out of habit."""
ENOUGH, LITTLE = 68, 54
"""Points to oneself, on average, that a plan should bring; and from which it earns part of it."""
MOST_OF_IT, SPLIT = 0.55, 0.48
"""Share of the available value that a plan should capture with those who answer, on average; and from which it earns part."""
PRACTICE_SEED, TABLES, QUIET_TABLES = 4, 6, 3
_ASKING_WHY = frozenset({"ask_why", "ask_cost"})
_ALSO = ("ask why their top issue matters",)
"""A rule that is not shown, and is no other move."""


def rules() -> Menu:
    """The rules a plan can be made of."""
    return Menu(MENU)


@frozen
class Tables:
    """How a plan fared with vendors who answer, and with vendors who keep their reasons."""

    answering: Trial
    quiet: Trial

    @property
    def all(self) -> Trial:
        """Every table."""
        return Trial(self.answering.outcomes + self.quiet.outcomes)

    def __repr__(self) -> str:
        return f"With those who answer: {self.answering!r}.\nWith those who keep their reasons: {self.quiet!r}."

    def _repr_html_(self) -> str:
        parts = (("With vendors who answer", self.answering), ("With vendors who keep their reasons", self.quiet))
        return "".join(f"<p><b>{escape(head)}</b></p>{trial._repr_html_()}" for head, trial in parts)


def _played(rules: list[str], seed: int) -> Tables:
    quiet = QUIET[seed % len(QUIET)]
    return Tables(
        try_plan(rules, VENDORS, seed, TABLES, ANSWERING), try_plan(rules, VENDORS, -seed, QUIET_TABLES, (quiet,))
    )


def trial(answer: object) -> Tables | Text:
    """Play a plan at a few practice tables and see what comes of it. Unscored; says so where it can't be read."""
    try:
        return _played(_read_plan(plain(answer)), PRACTICE_SEED)
    except Unanswered:
        return Text("Put rules from the menu in place of the dots, and run both cells again.")
    except Miss as miss:
        return Text(f"We can't read this plan yet: {miss}.")


def _read_plan(answer: object) -> list[str]:
    return read_plan(answer, (*MENU, *_ALSO), closed=True)


plan = Exercise(
    "interests/plan",
    title="A plan for vendors you have not met",
    points=8,
    reader=_read_plan,
    hints=(
        "They answer one question before they want to hear something of you. Which one will you spend it on?",
        "What they tell you comes to nothing unless a package uses it. And when does your plan say yes? "
        "Try yours with interests.trial(plan).",
        'A neighbour, for a plan that only claims: "offer one package at 90 %", "repeat my last offer", then an accept line. '
        "It closes, and leaves what nobody asked for.",
    ),
)


@plan.check(worth=2)
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
def _tables(rules: tuple[str, ...], seed: int) -> Tables:
    return _played(list(rules), seed)


@plan.check(hidden=True, worth=2)
def closes(rules: list[str], deal: Setting, seed: int) -> None:
    """it closes deals with vendors you have not met"""
    closes_all(_tables(tuple(rules), seed).all)


@plan.check(hidden=True, needs=spends_its_question, worth=2)
def brings_enough(rules: list[str], deal: Setting, seed: int) -> None:
    """its deals are well above your walk-away, with vendors who keep their reasons too"""
    brings(_tables(tuple(rules), seed).all, rules, little=LITTLE, enough=ENOUGH)


@plan.check(hidden=True, needs=brings_enough, worth=2)
def leaves_little(rules: list[str], deal: Setting, seed: int) -> None:
    """where they answer, its deals use what the question brought to light"""
    hint = "What does your plan do with the reason it hears?"
    finds(_tables(tuple(rules), seed).answering, part=SPLIT, most=MOST_OF_IT, hint=hint)
