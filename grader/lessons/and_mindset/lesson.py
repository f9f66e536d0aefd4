"""Exercises of lesson 05 that are not graded: looking back, the two roads, a line to mend, two deals, claim or evidence."""

from grader.check import Exercise, Miss
from grader.check.claims import whole
from grader.lessons.and_mindset.deals import LONG, SHORT, rounds, watched
from grader.lessons.parts import figure_of, part
from grader.lessons.patterns import IN_A_THIRD, chooses, counts_more, sorts

recall = Exercise(
    "and-mindset/recall",
    title="Three questions from before",
    points=3,
    hints=(
        "The first asks which package is not like the others for the one who offers. The second asks for a reason.",
        "Equal offers are equal to you. And before you look for a trade, ask whether one side has anything the other "
        "would give for.",
        "A neighbour: 40, 41 and 55 are not equal. “Because the bus leaves at five” is a reason. A lone banknote in the "
        "street is a fixed pie.",
    ),
)
PACKAGES = {"A": 61, "B": 60, "C": 74}
REASONS = {"a": "closed on Mondays", "b": "no Mondays, please", "c": "the mill delivers on Mondays and blocks the door"}
NOW = {
    "ask": "ask for priorities",
    "equal": "offer three equal packages",
    "settle": "none: settle on a fair number",
    "leave": "leave",
}


@recall.check
def finds_the_odd_one(answer: object) -> None:
    """you found the package that is not equal to the others"""
    chooses(
        part(answer, "odd"),
        {name: f"worth {points}" for name, points in PACKAGES.items()},
        "C",
        expected="the one that is not worth the same to you",
        hint="How far apart may equal offers lie?",
        name="odd",
    )


@recall.check
def finds_the_interest(answer: object) -> None:
    """you told the reason from the demand"""
    chooses(
        part(answer, "why"),
        REASONS,
        "c",
        expected="a line that could be met in several ways",
        hint="What would they have by it?",
        name="why",
    )


@recall.check
def knows_a_fixed_pie(answer: object) -> None:
    """you saw that there was nothing to trade"""
    chooses(
        part(answer, "now"),
        NOW,
        "settle",
        expected="the move for a deal in which one's gain is the other's loss",
        hint="What could either of you give there besides money?",
        name="now",
    )


roads = Exercise(
    "and-mindset/roads",
    title="The long road and the short one",
    points=2,
    hints=(
        "Under each negotiation the last line says what the deal was worth to both. Count the moves on your side.",
        "Add the two numbers of each deal. A round is a move of the manager's; the yes at the end counts as one.",
        "A neighbour: a deal of 50 and 50 after seven rounds, then one of 60 and 55 after four: three rounds fewer, 15 "
        "points more.",
    ),
)


@roads.check
def counts_rounds(answer: object) -> None:
    """you counted how many rounds fewer the second road took"""
    found, fewer = figure_of(answer, "fewer"), rounds(watched(LONG)) - rounds(watched(SHORT))
    if found != fewer:
        raise Miss(
            expected="rounds of the first, less rounds of the second",
            got=f"{found:g}",
            hint="Did you count the moves of one side only?" if found != -fewer else "Which of the two came first?",
        )


@roads.check
def counts_both(answer: object) -> None:
    """you counted how many points more it brought the two together"""
    counts_more(figure_of(answer, "more"), watched(LONG), watched(SHORT))


INSTEAD = {
    "a": "Five weeks, then. I don't want to fall out over it.",
    "b": "Let's say 25 on Friday, so that nobody loses face.",
    "c": "Yes to the later date. Then what could be here by Friday, and what would your setters need for it?",
    "d": "Four hundred on Friday, as agreed.",
}
_LINES, _FLAWED = 7, 4

mend = Exercise(
    "and-mindset/mend",
    title="Mend the conversation",
    points=2,
    hints=(
        "Each of the two said once what can't be given. Which of your lines was built on neither?",
        "The line you put there should take up the request, keep what you need, and ask how both could be had.",
        "A neighbour: “I can't carry it up.” “Half the way, then.” It would have been better to ask who else is in the house at noon.",
    ),
)


@mend.check
def finds_the_line(answer: object) -> None:
    """you found the line that helps neither of you"""
    found = whole(part(answer, "line"), "line", least=1, most=_LINES)
    if found != _FLAWED:
        hint = "That is one of Gerrit's. Which of yours?" if found % 2 else "What did the two of you know by then?"
        raise Miss(expected="the line of yours that uses nothing of what was said", got=f"line {found}", hint=hint)


@mend.check
def mends_it(answer: object) -> None:
    """you put a yes there that asks how it could work for both"""
    hints = {
        "a": "That says yes to everything. What becomes of the hotel?",
        "b": "Half of what you need: what would the hotel do with 25?",
        "d": "That is the position again. What could Gerrit do with it, with the press down?",
    }
    chooses(
        part(answer, "instead"),
        INSTEAD,
        "c",
        expected="a yes that keeps both sides' need",
        hint=lambda said: hints[said],
        name="instead",
    )


SAME = {
    "a": "somebody was in trouble, and the other gave way",
    "b": "what could not be given stayed, and something nobody had listed met the rest",
    "c": "both sides gave up about half",
    "d": "the two had worked together for years",
}

two_deals = Exercise(
    "and-mindset/two-deals",
    title="Two deals, one idea",
    points=1,
    hints=(
        "Cross out everything that is only true of one of the two.",
        "Look at what each of them could not give, and at whether it was given.",
        "A neighbour: a flat and a bicycle have a price in common; that is true of every sale, so it explains nothing.",
    ),
)


@two_deals.check
def names_the_idea(answer: object) -> None:
    """you named what happened in both of them"""
    other = "What could neither of them give, and where did the rest come from?"
    halves = {"c": "Who gave up half of what, exactly?"}
    chooses(answer, SAME, "b", expected=IN_A_THIRD, hint=lambda said: halves.get(said, other))


STATEMENTS = {"a": "claim", "b": "evidence", "c": "claim", "d": "claim", "e": "evidence"}

evidence = Exercise(
    "and-mindset/evidence",
    title="Claim or evidence?",
    points=2,
    hints=(
        "Ask of each line: did somebody count something, and could you count it again?",
        "Two lines say what was counted, and where. Three say what ought to follow.",
        'A neighbour: "Customers love it" is a claim; "61 of 80 customers came back within a month" can be counted.',
    ),
)


@evidence.check(worth=2)
def sorted_by_kind(answer: object) -> None:
    """you told what was counted from what is said"""
    sorts(
        answer,
        ("claim", "evidence"),
        STATEMENTS,
        expected="each line under claim or evidence",
        hint=lambda line, _: f"In line {line}: who counted what?",
    )
