"""A plan of rules that begins with what can't be given, played against people the learner has not met."""

from functools import lru_cache

from grader.check import Exercise, Miss, Text, Unanswered, plain
from grader.lessons.and_mindset.deals import EMPLOYEE, SUPPLIER
from grader.lessons.menu import Menu, read_plan
from grader.lessons.trial import Trial, try_plan
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
ACROSS = ("collaborator", "guarded")
"""Who sits opposite: people who answer in kind, some of them only after you have told something."""
ENOUGH, LITTLE = 64, 52
"""Points to oneself, on average, that a plan should bring; and from which it earns part of it."""
MOST_OF_IT, SPLIT = 0.75, 0.25
"""Share of the available value that a plan should capture, on average; and from which it earns part of it."""
PRACTICE_SEED, PRACTICE_TABLES, TABLES = 4, 6, 8
_OFFERING = frozenset({"single", "equal", "design", "press", "give", "build"})


def rules() -> Menu:
    """The rules a plan can be made of."""
    return Menu(MENU)


def trial(answer: object) -> Trial | Text:
    """Play a plan at a few practice tables and see what comes of it. Unscored; says so where it can't be read."""
    try:
        return try_plan(_read_plan(plain(answer)), CASES, PRACTICE_SEED, PRACTICE_TABLES, ACROSS)
    except Unanswered:
        return Text("Put rules from the menu in place of the dots, and run both cells again.")
    except Miss as miss:
        return Text(f"We can't read this plan yet: {miss}.")


def _read_plan(answer: object) -> list[str]:
    return read_plan(answer, (*MENU, *_ALSO), closed=True)


plan = Exercise(
    "and-mindset/plan",
    title="A plan for people you have not met",
    points=4,
    reader=_read_plan,
    hints=(
        "What can't be given comes first, on both sides. What would you tell next, so that something new can open?",
        "An option that nobody had listed opens when somebody says why. How many reasons come up in your plan before it "
        "offers anything? Try it with and_mindset.trial(plan).",
        'A neighbour, for a plan that claims and comes down: "offer one package at 85 %", "give way a little on '
        'everything", then an accept line. It closes, and nothing opens.',
    ),
)


@plan.check
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


@plan.check(hidden=True)
def closes(rules: list[str], deal: Setting, seed: int) -> None:
    """it closes deals with people you have not met"""
    deals = _trial(tuple(rules), seed).deals
    if deals < 1:
        raise Miss(hint="When does your plan say yes?", earned=max(0.0, 2 * deals - 1))


@plan.check(hidden=True, needs=limits_first)
def brings_enough(rules: list[str], deal: Setting, seed: int) -> None:
    """its deals are well above your walk-away"""
    own = _trial(tuple(rules), seed).own
    if own < ENOUGH:
        says_yes = any(read_rule(line).name == "accept" for line in rules)
        hint = (
            "Is that a yes with a condition? How early does it settle, and for how much?"
            if says_yes
            else "Without an accept line, how low will it go?"
        )
        raise Miss(hint=hint, earned=max(0.0, (own - LITTLE) / (ENOUGH - LITTLE)))


@plan.check(hidden=True, needs=brings_enough)
def leaves_little(rules: list[str], deal: Setting, seed: int) -> None:
    """its deals hold what neither side had listed at first"""
    share = _trial(tuple(rules), seed).share
    if share < MOST_OF_IT:
        raise Miss(
            hint="Options that nobody had listed open when somebody says why. How many reasons does your plan bring up?",
            earned=max(0.0, (share - SPLIT) / (MOST_OF_IT - SPLIT)),
        )
