"""Lesson 00: a first deal, alternatives, and what collaboration is not."""

from grader.check import Exercise, Miss
from grader.check.claims import number
from grader.deal import EXAMPLE, Case
from grader.lessons.parts import figure_of
from grader.lessons.patterns import sorts
from grader.lessons.sheet import ScoreSheet
from grader.players import player
from grader.table import Setting, make_ready

MOVES = frozenset({"offer", "ask", "say", "accept", "walk_away"})
"""Moves on the table in the first lesson."""


def deal(folder: str = ".") -> Setting:
    """The desk, at first the same for everybody, recorded in ``moves/00-start-here.jsonl``."""
    case, opposite = Case.load("first-minute"), player("collaborator")
    return make_ready("00-start-here", case, opposite, key=EXAMPLE, unlocked=MOVES, fresh=True, folder=folder)


def sheet(deal: Setting) -> ScoreSheet:
    """What every option is worth to you."""
    return ScoreSheet(deal.case)


middle = Exercise(
    "start/middle",
    title="The middle",
    points=1,
    hints=(
        "Halfway between 120 and 180.",
        "Add the two prices, then halve.",
        "A neighbour: halfway between 10 and 20 is 15.",
    ),
)


@middle.check
def is_halfway(answer: object) -> None:
    """you found the price halfway between"""
    found = number(answer, "middle")
    if found != 150:
        raise Miss(
            expected="as far from 120 as from 180", got=str(found), hint="How far is your number from each of the two?"
        )


worth = Exercise(
    "start/worth",
    title="What is it worth to you?",
    points=2,
    hints=(
        "One number for the price, one for the day: both are in the table above.",
        "The line above the table says what walking away is worth.",
        "A neighbour: €140 on Saturday is worth 25 + 13 = 38 to you.",
    ),
)
TO_VALUE = {"price": "top", "day": "thursday"}


@worth.check
def adds_up(answer: object, deal: Setting) -> None:
    """you added up what the deal is worth to you"""
    found = figure_of(answer, "package")
    if found != deal.case.you.preferences.value(TO_VALUE):
        raise Miss(
            expected="the points of the price and of the day together",
            got=f"{found:g}",
            hint="Which two numbers did you add?",
        )


@worth.check
def knows_the_alternative(answer: object, deal: Setting) -> None:
    """you found what walking away is worth"""
    found = figure_of(answer, "walking_away")
    if found != deal.case.you.preferences.reservation:
        raise Miss(
            expected="the points of your alternative", got=f"{found:g}", hint="What does the line above the table say?"
        )


alternatives = Exercise(
    "start/alternatives",
    title="If there is no deal",
    points=3,
    hints=(
        "Begin with what each would do without the other: that sets the price at which they leave.",
        "The firm can have the work done for 9,000 elsewhere. The designer can earn 6,500 elsewhere in the same weeks.",
        "A neighbour: a seller with another buyer at 300 won't sell for less than 300; a buyer who can have the same for 350 "
        "won't pay more. Any price from 300 to 350 beats both alternatives: that is a zone 50 wide.",
    ),
)


@alternatives.check
def firm_leaves(answer: object) -> None:
    """you found the fee above which the firm walks away"""
    found = figure_of(answer, "firm")
    if found != 9000:
        raise Miss(
            expected="what the firm would pay without this designer",
            got=f"{found:,}",
            hint="What would the firm do tomorrow if this fell through?",
        )


@alternatives.check
def designer_leaves(answer: object) -> None:
    """you found the fee below which the designer walks away"""
    found = figure_of(answer, "designer")
    if found != 6500:
        hint = (
            "Is that what the designer hopes for, or what happens without a deal?"
            if found == 8500
            else "What would the designer do in those weeks instead?"
        )
        raise Miss(expected="what the designer could earn without this firm", got=f"{found:,}", hint=hint)


@alternatives.check(needs=(firm_leaves, designer_leaves))
def zone(answer: object) -> None:
    """you found how wide the zone of possible agreement is"""
    found = figure_of(answer, "zone")
    if found != 2500:
        raise Miss(
            expected="the distance between the two walk-aways",
            got=f"{found:,}",
            hint="From which fee to which would both rather sign than leave?",
        )


WAYS = ("nice", "splitting", "caving", "collaborating")
LINES = {
    "a": "splitting",
    "b": "caving",
    "c": "collaborating",
    "d": "nice",
    "e": "collaborating",
}

sorting = Exercise(
    "start/sorting",
    title="Which is which?",
    points=2,
    hints=(
        "Ask of each line: does it find out anything, or trade anything?",
        "Splitting halves what is on the table. Caving gives without getting. Being nice changes the tone and nothing else.",
        'A neighbour: "I could start a week later if you take the training too" gives something and asks for something: '
        "collaborating. A polite tone alone is nice.",
    ),
)


@sorting.check(worth=2)
def every_line(answer: object) -> None:
    """you told collaborating from what is mistaken for it"""

    def hint(line: str, said: str) -> str:
        if said == "collaborating":
            return f"In line {line}: what was found out, or traded?"
        if LINES[line] == "collaborating":
            return f"What does line {line} give, and what does it ask for?"
        return f"In line {line}: who gives, and for what?"

    sorts(answer, WAYS, LINES, expected="each line under what it does", hint=hint)


EXERCISES: tuple[Exercise, ...] = (middle, worth, alternatives, sorting)
"""Every exercise of the lesson."""
