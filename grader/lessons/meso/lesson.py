"""Exercises of lesson 04 that are not graded: looking back, watching, what two plays show, claim or evidence, two deals."""

from grader.check import Exercise, Miss
from grader.check.claims import matched
from grader.lessons.meso.deals import EQUAL, HAGGLING, watched
from grader.lessons.parts import figure_of, part
from grader.lessons.patterns import COUNTING_HINTS, IN_A_THIRD, chooses, counts_more, sorts

recall = Exercise(
    "meso/recall",
    title="Two questions from before",
    points=2,
    hints=(
        "The first asks what the other stall would cost you, all in. The second asks what would move both of you.",
        "Rent plus the longer walk is one number. And a move that only repeats a demand is not the one.",
        "A neighbour: a flat elsewhere for €700 and €50 a month for the bus. Here you'd pay at most €750.",
    ),
)


@recall.check
def knows_the_walk_away(answer: object) -> None:
    """you found the most you would pay"""
    found = figure_of(answer, "most")
    if found != 430:
        hint = (
            "What does the other stall cost you besides its rent?"
            if found == 400
            else "What would the other stall cost you, all in?"
        )
        raise Miss(expected="the rent at which you'd rather take the other stall", got=str(found), hint=hint)


MOVES = {
    "insist": "insist on your day",
    "give": "say yes to Saturday",
    "ask": "ask why Saturday",
    "trade": "offer Saturday for the ladder in June",
    "leave": "leave",
}


@recall.check
def chooses_a_move(answer: object) -> None:
    """you chose a move that can bring both of you something"""
    said = matched(part(answer, "move"), MOVES, "move")
    if said not in {"ask", "trade"}:
        raise Miss(
            expected="a question or a trade",
            got=f'"{MOVES[said]}"',
            hint="You want something from him too. Which move brings it to the table?",
        )


compare = Exercise(
    "meso/compare",
    title="What the second way brought",
    points=1,
    hints=COUNTING_HINTS,
)


@compare.check
def counts_both(answer: object) -> None:
    """you counted how many more points the second way brought the two together"""
    counts_more(answer, watched(HAGGLING), watched(EQUAL))


SIGNS = {
    "a": "a wide gap",
    "b": "feeling sure",
    "c": "this deal once more",
    "d": "many plays, with and without them, counted",
}

not_proof = Exercise(
    "meso/not-proof",
    title="Two plays, not proof",
    points=1,
    hints=(
        "From the first play to the last, what else changed besides your offers?",
        "Ask of each answer: if the numbers or luck had done it, would it look any different?",
        "A neighbour: a plant grew after you changed the soil, in the sunniest week of the year. One plant can't say "
        "which it was. Forty can, half of them in either soil.",
    ),
)


@not_proof.check
def tells_luck_apart(answer: object) -> None:
    """you named what could tell the offers from the numbers and from luck"""
    chooses(
        answer,
        SIGNS,
        "d",
        expected="what would come out otherwise if the offers had done nothing",
        hint="If other numbers or luck had made the difference, would that look any different?",
    )


STATEMENTS = {"a": "claim", "b": "evidence", "c": "claim", "d": "evidence", "e": "claim"}

evidence = Exercise(
    "meso/evidence",
    title="Claim or evidence?",
    points=2,
    hints=(
        "Ask of each line: did somebody count something, and could you count it again?",
        "Two lines say what was measured, and on whom. Three say what ought to happen.",
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


SAME = {
    "a": "the price",
    "b": "the packages are equal to the one who offers",
    "c": "three issues",
    "d": "who goes first",
}

two_deals = Exercise(
    "meso/two-deals",
    title="Two deals, one idea",
    points=1,
    hints=(
        "Cross out everything that is only true of one of the two.",
        "Look at what the packages are worth, not at what is in them.",
        "A neighbour: a flat and a bicycle have a price in common; that is true of every sale, so it explains nothing.",
    ),
)


@two_deals.check
def names_the_idea(answer: object) -> None:
    """you named what makes both of them work"""
    hint = "If you changed that, would the choice still tell you something?"
    chooses(answer, SAME, "b", expected=IN_A_THIRD, hint=hint)
