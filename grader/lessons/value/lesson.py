"""Exercises of lesson 01 that are not graded: looking back, guessing, sorting, counting, mending, two deals."""

from functools import lru_cache

from attrs import asdict

from grader.check import Exercise, Miss
from grader.check.claims import matched, number
from grader.lessons.parts import figure_of, part
from grader.lessons.population import HUMAN, HUMAN_PAIRS, Pair, simulate
from grader.lessons.value.deals import CASE, GIVING, LOOKING, watched

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


KINDS = {"trade": "trade", "concession": "concession", "halving": "halving"}
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
    said = {line: matched(part(answer, line), KINDS, f"line {line}") for line in LINES}
    wrong = [line for line, kind in LINES.items() if said[line] != kind]
    if not wrong:
        return
    line = wrong[0]
    if said[line] == "trade":
        hint = f"In line {line}: what comes back for what is given?"
    elif LINES[line] == "trade":
        hint = f"In line {line}: is it one thing that moves, or one for another?"
    else:
        hint = f"In line {line}: do both give, of the same thing, or does only one?"
    raise Miss(
        expected="each line under what it does",
        got=f"{len(wrong)} of {len(LINES)} in another place, {line} among them",
        hint=hint,
        earned=0.5 if len(wrong) == 1 else 0,
    )


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


EVIDENCE_KINDS = {"claim": "claim", "evidence": "evidence"}
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
    said = {line: matched(part(answer, line), EVIDENCE_KINDS, f"line {line}") for line in STATEMENTS}
    wrong = [line for line, kind in STATEMENTS.items() if said[line] != kind]
    if wrong:
        line = wrong[0]
        hint = (
            "There is a number in line a. Which study could you look it up in?"
            if line == "a"
            else f"In line {line}: who counted what?"
        )
        raise Miss(
            expected="each line under claim or evidence",
            got=f"{len(wrong)} of {len(STATEMENTS)} lines in the other place, {line} among them",
            hint=hint,
            earned=0.5 if len(wrong) == 1 else 0,
        )


compare = Exercise(
    "value/compare",
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
    found, more = number(answer, "your answer"), _joint(LOOKING) - _joint(GIVING)
    if found != more:
        raise Miss(
            expected="the second sum minus the first",
            got=f"{found:g}",
            hint="Did you count both sides?" if found != -more else "Which of the two came first?",
        )


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
    said = matched(answer, {letter: letter for letter in SAME}, "your answer")
    if said != "b":
        hint = (
            "They gave different things. By whose measure would that be the same amount?"
            if said == "a"
            else "If you changed that, would both still be better off?"
        )
        raise Miss(expected="what would have to hold in a third deal too", got=f"{said}: {SAME[said]}", hint=hint)


# ---- under the hood ------------------------------------------------------------------------------------------------

PAIRS = 1_000


@lru_cache(maxsize=1)
def _pairs() -> tuple[Pair, ...]:
    return tuple(simulate(CASE, pairs=PAIRS))


def rows() -> list[dict[str, object]]:
    """The thousand simulated pairs, a row each: own, other, share, captured. For `pandas.DataFrame`."""
    return [asdict(pair) for pair in _pairs()]


hood = Exercise(
    "value/hood",
    title="Under the hood",
    points=1,
    hints=(
        "Compare one column with 0.5: that gives true or false in every row.",
        "The mean of true and false is the share of rows that are true.",
        'A neighbour: (pairs["own"] > 60).mean() is the share of pairs in which the first side got more than 60.',
    ),
)


@hood.check
def under_half(answer: object) -> None:
    """you found the share of pairs that captured less than half of the available value"""
    found = number(answer, "your answer")
    right = sum(pair.share is not None and pair.share < 1 / 2 for pair in _pairs()) / PAIRS
    if min(abs(found - right), abs(found / 100 - right)) > 0.005:
        hint = (
            "Those are the ones with half or more. Which are left?"
            if abs(found - (1 - right)) <= 0.005
            else "Which column says how much of the value a pair captured, and what did you compare it with?"
        )
        raise Miss(expected="a share of the rows, from 0 to 1", got=f"{found:g}", hint=hint)
