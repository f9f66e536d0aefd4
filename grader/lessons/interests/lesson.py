"""Exercises of lesson 02 that are not graded: looking back, the price of a demand, watching, a line to mend, two deals."""

from grader.check import Exercise, Miss
from grader.check.claims import number, whole
from grader.lessons.interests.deals import ARGUING, ASKING, watched
from grader.lessons.interests.demand import DEMANDED, LENGTH
from grader.lessons.parts import figure_of, part
from grader.lessons.patterns import COUNTING_HINTS, IN_A_THIRD, chooses, counts_more, sorts
from grader.table import Setting

recall = Exercise(
    "interests/recall",
    title="Two questions from before",
    points=2,
    hints=(
        "The first asks between which two prices both would rather sign than leave. The second asks who gives what.",
        "Take each side's alternative, then the distance. And in a trade, each gives what is cheap to it.",
        "A neighbour: one could sell elsewhere for 300, the other buy elsewhere for 350: a zone 50 wide. "
        "“You drive, I cook” is a trade; “half each of both” is not.",
    ),
)
LINES = {
    "a": "meeting halfway",
    "b": "a later start for a lower fee",
    "c": "a thousand off",
    "d": "splitting everything",
}


@recall.check
def knows_the_zone(answer: object) -> None:
    """you found how wide the zone of possible agreement is"""
    found = figure_of(answer, "zone")
    if found != 800:
        raise Miss(
            expected="the distance between the two alternatives",
            got=f"{found:,}",
            hint="At which price would each of the two go elsewhere?",
        )


@recall.check
def knows_a_trade(answer: object) -> None:
    """you told a trade from a concession"""
    chooses(
        part(answer, "trade"),
        LINES,
        "b",
        expected="the line in which each gives something",
        hint=lambda said: f"In {said}: who gives what is cheap to them, and gets what is dear?",
        name="trade",
    )


cost = Exercise(
    "interests/cost",
    title="What the demand costs you",
    points=1,
    hints=(
        "Only the line of the contract length is needed.",
        "Your best option on that line, less the one that is demanded.",
        "A neighbour: no visits are worth 22 to you, four a year 0. Four visits cost you 22.",
    ),
)


@cost.check
def is_the_difference(answer: object, deal: Setting) -> None:
    """you found what going from one year to three costs you"""
    found, points = number(answer, "your answer"), deal.case.you.preferences.points[LENGTH]
    if found != points["one"] - points[DEMANDED]:
        raise Miss(
            expected="points of one year, less points of three",
            got=f"{found:g}",
            hint="Which two numbers stand on the line of the contract length?",
        )


compare = Exercise(
    "interests/compare",
    title="What the question brought",
    points=1,
    hints=COUNTING_HINTS,
)


@compare.check
def counts_both(answer: object) -> None:
    """you counted how many more points the second way brought the two together"""
    counts_more(answer, watched(ARGUING), watched(ASKING))


WISHES = {"a": "proxy", "b": "need", "c": "need", "d": "proxy", "e": "proxy", "f": "need"}

needs = Exercise(
    "interests/needs",
    title="Need or proxy?",
    points=2,
    hints=(
        "Suppose you had it, and nothing else changed. Would anything be better?",
        "A proxy stands for a need that another option would meet as well. Each proxy here has its need among the other lines.",
        'A neighbour: "a second key" is a proxy. "Getting in when I come home late" is the need; a code at the door would do.',
    ),
)


@needs.check(worth=2)
def sorted_by_kind(answer: object) -> None:
    """you told what you need from what stands for it"""

    def hint(line: str, _: str) -> str:
        if WISHES[line] == "proxy":
            return f"Line {line}: if another option did the same for you, would you still insist on this one?"
        return f"Line {line}: what would it be a proxy for?"

    sorts(answer, ("need", "proxy"), WISHES, expected="each line under need or proxy", hint=hint)


INSTEAD = {
    "a": "Two years, and that's my last word.",
    "b": "What if it ran on each year, unless I cancel?",
    "c": "That's for you to solve.",
    "d": "All right, three.",
}
_LINES = 7
_FLAWED = 6

mend = Exercise(
    "interests/mend",
    title="Mend the conversation",
    points=2,
    hints=(
        "Which of your lines would be the same if Desmond had given no reason, or another one?",
        "He told you what it is for. The line after that should use it.",
        "A neighbour: “I need the car on Monday.” “What for?” “To fetch a cupboard.” “Tuesday, then.” "
        "The last line should have asked whether a van on Monday would do.",
    ),
)


@mend.check
def finds_the_line(answer: object) -> None:
    """you found the line that lets the reason lie"""
    found = whole(part(answer, "line"), "line", least=1, most=_LINES)
    if found != _FLAWED:
        hint = "That is one of Desmond's. Which of yours?" if found % 2 else "What did you know of him at that point?"
        raise Miss(expected="the line of yours that throws away what was heard", got=f"line {found}", hint=hint)


@mend.check
def mends_it(answer: object) -> None:
    """you put a line there that meets what he told you"""
    chooses(
        part(answer, "instead"),
        INSTEAD,
        "b",
        expected="a line that spares him selling it all over again",
        hint="What would Desmond have of that, next spring?",
        name="instead",
    )


SAME = {
    "a": "both sides gave in a little",
    "b": "the reason could be met in a way nobody had asked for",
    "c": "there was enough money",
    "d": "they liked each other",
}

two_deals = Exercise(
    "interests/two-deals",
    title="Two deals, one idea",
    points=1,
    hints=(
        "Cross out everything that is only true of one of the two.",
        "Look at what changed after the question was answered.",
        "A neighbour: a flat and a bicycle have a price in common; that is true of every sale, so it explains nothing.",
    ),
)


@two_deals.check
def names_the_idea(answer: object) -> None:
    """you named what happened in both of them"""
    hint = "What did each of them ask for, and what did they get?"
    chooses(answer, SAME, "b", expected=IN_A_THIRD, hint=hint)
