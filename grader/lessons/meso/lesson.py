"""Exercises of lesson 04 that are not graded: looking back, watching, what two plays show, claim or evidence, two deals."""

from grader.check import Exercise, Miss
from grader.check.claims import matched, number
from grader.lessons.meso.deals import EQUAL, HAGGLING, watched
from grader.lessons.parts import figure_of, part

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
    hints=(
        "Under each negotiation the last line says what the deal was worth to both.",
        "Add the two numbers of each deal, then compare the two sums.",
        "A neighbour: 50 and 50 is 100 together, 60 and 55 is 115: the second brought 15 more.",
    ),
)


def _joint(rules: tuple[str, ...]) -> int:
    session = watched(rules)
    case, deal = session.case, session.deal
    return 0 if deal is None else case.you.preferences.value(deal) + case.them.preferences.value(deal)


@compare.check
def counts_both(answer: object) -> None:
    """you counted how many more points the second way brought the two together"""
    found, more = number(answer, "your answer"), _joint(EQUAL) - _joint(HAGGLING)
    if found != more:
        raise Miss(
            expected="the second sum minus the first",
            got=str(found),
            hint="Did you count both sides?" if found != -more else "Which of the two came first?",
        )


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
    said = matched(answer, {letter: letter for letter in SIGNS}, "your answer")
    if said != "d":
        raise Miss(
            expected="what would come out otherwise if the offers had done nothing",
            got=f"{said}: {SIGNS[said]}",
            hint="If other numbers or luck had made the difference, would that look any different?",
        )


KINDS = {"claim": "claim", "evidence": "evidence"}
STATEMENTS = {"a": "claim", "b": "evidence", "c": "claim", "d": "evidence"}

evidence = Exercise(
    "meso/evidence",
    title="Claim or evidence?",
    points=2,
    hints=(
        "Ask of each line: did somebody count something, and could you count it again?",
        "Two lines say what was measured, and on whom. Two say what ought to happen.",
        'A neighbour: "Customers love it" is a claim; "61 of 80 customers came back within a month" can be counted.',
    ),
)


@evidence.check(worth=2)
def sorted_by_kind(answer: object) -> None:
    """you told what was counted from what is said"""
    said = {line: matched(part(answer, line), KINDS, f"line {line}") for line in STATEMENTS}
    wrong = [line for line, kind in STATEMENTS.items() if said[line] != kind]
    if wrong:
        raise Miss(
            expected="each line under claim or evidence",
            got=f"{len(wrong)} of 4 lines in the other place, {wrong[0]} among them",
            hint=f"In line {wrong[0]}: who counted what?",
            earned=0.5 if len(wrong) == 1 else 0,
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
    said = matched(answer, {letter: letter for letter in SAME}, "your answer")
    if said != "b":
        raise Miss(
            expected="what would have to hold in a third deal too",
            got=f"{said}: {SAME[said]}",
            hint="If you changed that, would the choice still tell you something?",
        )
