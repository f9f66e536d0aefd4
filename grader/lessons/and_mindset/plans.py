"""A plan of rules that begins with what can't be given, played against people the learner has not met.

How the cuts were set: on the seeds 101 to 140, never on those that mark. The lesson's own plan (both sides'
non-negotiables, reasons, a design) reaches `ENOUGH` and `MOST_OF_IT` with every one of them; at `LITTLE` and `SPLIT`, from
which a part is earned, lies what plans bring on average that settle at once, and that claim and come down.
"""

from functools import lru_cache
from html import escape

from attrs import frozen

from grader.check import Exercise, Miss, Text, Unanswered, plain
from grader.lessons.and_mindset.deals import EMPLOYEE, SUPPLIER
from grader.lessons.and_mindset.flood import NOTHING_LEFT, Flooded, after_the_flood
from grader.lessons.menu import Menu, read_plan
from grader.lessons.trial import Trial, brings, closes_all, finds, try_plan
from grader.players.rules import read_rule
from grader.table import Setting

MENU = (
    "share my non-negotiables and ask for theirs",
    "share my top issue and ask for theirs",
    "share why my top issue matters and ask for theirs",
    "ask why they want what costs me most",
    "offer one package at 85 %",
    "design one package for both at 70 %",
    "repeat my last offer",
    "give way a little on everything",
    "accept at 62 %",
    "in the last round accept anything above my walk-away",
)
"""The rules this lesson shows; the numbers may be changed."""
_ALSO = (
    "ask for their top issue",
    "ask why their top issue matters",
    "stop sharing after one refusal",
    "offer three equal packages at 80 %",
    "build on the package they chose",
)
"""Rules of the lessons before, which are not shown here."""
CASES = (SUPPLIER, EMPLOYEE)
ACROSS = ("collaborator", "guarded", "positional")
"""Who sits opposite: people who answer in kind, people who do so after you have told something, and ordinary people."""
ENOUGH, LITTLE = 65, 46
"""Points to oneself, on average, that a plan should bring; and from which it earns part of it."""
MOST_OF_IT, SPLIT = 0.55, 0.2
"""Share of the available value that a plan should capture, on average; and from which it earns part of it."""
PRACTICE_SEED, PRACTICE_TABLES, TABLES = 4, 6, 6
_OFFERING = frozenset({"single", "equal", "design", "press", "give", "build"})


def rules() -> Menu:
    """The rules a plan can be made of."""
    return Menu(MENU)


@frozen
class Tried:
    """How a plan fared at the practice tables, and where both lists leave nothing."""

    trial: Trial
    flooded: Flooded

    def __repr__(self) -> str:
        return f"{self.trial!r}. {self.flooded}"

    def _repr_html_(self) -> str:
        return f"{self.trial._repr_html_()}<p>{escape(str(self.flooded))}</p>"


def trial(answer: object) -> Tried | Text:
    """Play a plan at a few practice tables and see what comes of it. Unscored; says so where it can't be read."""
    try:
        rules = _read_plan(plain(answer))
    except Unanswered:
        return Text("Put rules from the menu in place of the dots, and run both cells again.")
    except Miss as miss:
        return Text(f"We can't read this plan yet: {miss}.")
    tables = try_plan(rules, CASES, PRACTICE_SEED, PRACTICE_TABLES, ACROSS)
    return Tried(tables, after_the_flood(rules, PRACTICE_SEED))


def _read_plan(answer: object) -> list[str]:
    return read_plan(answer, (*MENU, *_ALSO), closed=True)


plan = Exercise(
    "and-mindset/plan",
    title="A plan for people you have not met",
    points=8,
    reader=_read_plan,
    hints=(
        "What can't be given comes first, on both sides. What would you tell next, so that something new can open?",
        "An option that nobody had listed opens when somebody says why. How many reasons come up in your plan before it "
        "offers anything? Try it with and_mindset.trial(plan).",
        'A neighbour, for a plan that claims and comes down: "offer one package at 85 %", "give way a little on '
        'everything", then an accept line. It closes, and nothing opens.',
    ),
)


@plan.check(worth=1)
def limits_first(rules: list[str], deal: Setting) -> None:
    """it says what you can't give, and asks for theirs, before it offers anything"""
    names = [read_rule(line).name for line in rules]
    if "share_limits" not in names:
        raise Miss(
            expected="what can't be given, on both sides",
            got="nothing of it in this plan",
            hint="How will they know which of your demands are firm, and how will you know which of theirs?",
        )
    if _OFFERING & set(names[: names.index("share_limits")]):
        raise Miss(
            expected="what can't be given before the first offer",
            got="an offer first",
            hint="What was your first offer built on?",
            earned=0.5,
        )


@lru_cache(maxsize=64)
def _trial(rules: tuple[str, ...], seed: int) -> Trial:
    return try_plan(list(rules), CASES, seed, TABLES, ACROSS)


@plan.check(hidden=True, worth=1)
def closes(rules: list[str], deal: Setting, seed: int) -> None:
    """it closes deals with people you have not met, where a deal can be had"""
    closes_all(_trial(tuple(rules), seed))


@plan.check(hidden=True, needs=limits_first, worth=2)
def brings_enough(rules: list[str], deal: Setting, seed: int) -> None:
    """its deals are well above your walk-away"""
    hint = "Is that a yes with a condition? How early does it settle, and for how much?"
    brings(_trial(tuple(rules), seed), rules, little=LITTLE, enough=ENOUGH, hint=hint)


@plan.check(hidden=True, needs=brings_enough, worth=2)
def leaves_little(rules: list[str], deal: Setting, seed: int) -> None:
    """its deals hold what neither side had listed at first"""
    hint = "Options that nobody had listed open when somebody says why. How many reasons does your plan bring up?"
    finds(_trial(tuple(rules), seed), part=SPLIT, most=MOST_OF_IT, hint=hint)


@plan.check(hidden=True, needs=limits_first, worth=2)
def knows_when_it_cannot(rules: list[str], deal: Setting, seed: int) -> None:
    """where nothing can be signed, it signs nothing, and brings to light why"""
    found = after_the_flood(rules, seed)
    if not found.known:
        raise Miss(hint=NOTHING_LEFT, earned=0.5 if found.told and found.heard and not found.signed else 0)
