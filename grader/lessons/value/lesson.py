"""Exercises of lesson 01 that are not graded: looking back, guessing, sorting, counting, mending, two deals."""

from grader.check import Exercise, Miss
from grader.check.claims import matched, number
from grader.lessons.parts import figure_of, part
from grader.lessons.patterns import COUNTING_HINTS, IN_A_THIRD, chooses, counts_more, sorts
from grader.lessons.population import HUMAN, HUMAN_PAIRS
from grader.lessons.value.deals import GIVING, LOOKING, watched

recall = Exercise(
    "value/recall",
    title="Two questions from before",
    points=2,
    hints=(
        "The first asks what the other buyer would leave you with. The second asks who gives, and for what.",
        "From what the other buyer pays nothing is taken off. Here the carriers are yours to pay.",
        "A neighbour: somebody pays €50 and fetches it; for you to send it costs 8. Sent, you'd take no less than €58.",
    ),
)
LEAST = 680
WAYS = {"nice": "nice", "splitting": "splitting", "caving": "caving", "collaborating": "collaborating"}


@recall.check
def knows_the_walk_away(answer: object) -> None:
    """you found the least you would take"""
    found = figure_of(answer, "least")
    if found != LEAST:
        hint = (
            "With that and the carriers to pay, what would be left?"
            if found in (600, 520)
            else "What would the other buyer leave you with, and what would be left here?"
        )
        raise Miss(expected="the price that leaves you what the other buyer would", got=f"{found:g}", hint=hint)


@recall.check
def knows_a_split(answer: object) -> None:
    """you told what that sentence does"""
    said = matched(part(answer, "way"), WAYS, "way")
    if said != "splitting":
        raise Miss(
            expected="what it does, not how it sounds",
            got=f'"{said}"',
            hint="What was found out, and what was traded, when you met at 700?",
        )


guess = Exercise(
    "value/guess",
    title="Your guess",
    points=1,
    hints=(
        "Any number from 0 to 100 will do: it is a guess, and you'll see in a minute.",
        "Per cent of the pairs: 0 is nobody, 100 is everybody.",
        "A neighbour: if you think that one pair in four found all of it, write 25.",
    ),
)


@guess.check
def is_a_share(answer: object) -> None:
    """you wrote a guess from 0 to 100"""
    number(answer, "your guess", least=0, most=100)


LINES = {"a": "concession", "b": "trade", "c": "halving", "d": "concession", "e": "trade"}

sorting = Exercise(
    "value/sorting",
    title="Trade or concession?",
    points=2,
    hints=(
        "In each line: what is given, and what comes back?",
        "A concession gives. Halving gives as much as it gets, of the same thing. A trade gives one thing for another.",
        'A neighbour: "Take the corner table, if we may stay until eleven" gives one thing and asks for another: a trade.',
    ),
)


@sorting.check(worth=2)
def every_line(answer: object) -> None:
    """you told trades from concessions and from halving"""

    def hint(line: str, said: str) -> str:
        if said == "trade":
            return f"In line {line}: what comes back for what is given?"
        if LINES[line] == "trade":
            return f"In line {line}: is it one thing that moves, or one for another?"
        return f"In line {line}: do both give, of the same thing, or does only one?"

    kinds = ("trade", "concession", "halving")
    sorts(answer, kinds, LINES, expected="each line under what it does", hint=hint)


recount = Exercise(
    "value/recount",
    title="Count it again",
    points=1,
    hints=(
        "How many pairs found all of it, and how many pairs were there?",
        "Divide the first by the second, and write per cent.",
        "A neighbour: 30 of 240 pairs are 12.5 per cent.",
    ),
)


@recount.check
def found_all(answer: object) -> None:
    """you recounted the human pairs that found all of it, in per cent"""
    found, right = number(answer, "your answer"), 100 * HUMAN["all"]
    if abs(found - right) > 0.3 and abs(found - right / 100) > 0.003:
        human = round(HUMAN_PAIRS * HUMAN["all"])
        hint = "Those are pairs. What share of all are they?" if found == human else "Which two counts did you divide?"
        raise Miss(expected="a share of all pairs with a trade to be found", got=f"{found:g}", hint=hint)


STATEMENTS = {"a": "claim", "b": "evidence", "c": "evidence", "d": "claim"}

evidence = Exercise(
    "value/evidence",
    title="Claim or evidence?",
    points=2,
    hints=(
        "Ask of each line: did somebody count something, and could you count it again?",
        "A number alone is not evidence. Who was counted, and where can it be looked up?",
        'A neighbour: "nine in ten customers agree" is a claim until somebody says which customers; "61 of the 80 who '
        'bought in May came back" can be counted.',
    ),
)


@evidence.check(worth=2)
def sorted_by_kind(answer: object) -> None:
    """you told what can be recounted from what is said"""

    def hint(line: str, _: str) -> str:
        if line == "a":
            return "There is a number in line a. Which study could you look it up in?"
        return f"In line {line}: who counted what?"

    sorts(answer, ("claim", "evidence"), STATEMENTS, expected="each line under claim or evidence", hint=hint)


compare = Exercise(
    "value/compare",
    title="What the second way brought",
    points=1,
    hints=COUNTING_HINTS,
)


@compare.check
def counts_both(answer: object) -> None:
    """you counted how many more points the second way brought the two together"""
    counts_more(answer, watched(GIVING), watched(LOOKING))


SAME = {
    "a": "both sides gave the same amount",
    "b": "each gave what was cheap to it and dear to the other",
    "c": "somebody was generous",
    "d": "it was about money",
}

two_deals = Exercise(
    "value/two-deals",
    title="Two deals, one idea",
    points=1,
    hints=(
        "Cross out everything that is only true of one of the two.",
        "For each person: what did the thing they gave cost them, and what was it worth to the other?",
        "A neighbour: one child gets the peel for a cake and the other the juice. Half an orange each would have been fair, "
        "and less.",
    ),
)


@two_deals.check
def names_the_idea(answer: object) -> None:
    """you named what makes both of them work"""

    def hint(said: str) -> str:
        if said == "a":
            return "They gave different things. By whose measure would that be the same amount?"
        return "If you changed that, would both still be better off?"

    chooses(answer, SAME, "b", expected=IN_A_THIRD, hint=hint)
