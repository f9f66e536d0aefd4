"""Exercises of lesson 05 that are not graded: looking back, the two roads, a line to mend, two deals, claim or evidence."""

from functools import lru_cache
from random import Random

from grader.check import Exercise, Miss
from grader.check.claims import matched, whole
from grader.deal import Case, variant
from grader.deal.variant import key_from
from grader.lessons.and_mindset.deals import EMPLOYEE, LONG, SHORT, SUPPLIER, joint, rounds, watched
from grader.lessons.parts import figure_of, part
from grader.players import player
from grader.table import negotiate

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
    said = matched(part(answer, "odd"), {name: name for name in PACKAGES}, "odd")
    if said != "C":
        raise Miss(
            expected="the one that is not worth the same to you",
            got=f"{said}, worth {PACKAGES[said]}",
            hint="How far apart may equal offers lie?",
        )


@recall.check
def finds_the_interest(answer: object) -> None:
    """you told the reason from the demand"""
    said = matched(part(answer, "why"), {letter: letter for letter in REASONS}, "why")
    if said != "c":
        raise Miss(
            expected="a line that could be met in several ways",
            got=f"{said}: {REASONS[said]}",
            hint="What is it asked for in order to have?",
        )


@recall.check
def knows_a_fixed_pie(answer: object) -> None:
    """you saw that there was nothing to trade"""
    said = matched(part(answer, "now"), NOW, "now")
    if said != "settle":
        raise Miss(
            expected="the move for a deal in which one's gain is the other's loss",
            got=f'"{NOW[said]}"',
            hint="What could either of you give there besides money?",
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


@lru_cache(maxsize=1)
def differences() -> tuple[int, int]:
    """Rounds fewer and points more on the short road than on the long one."""
    long, short = watched(LONG), watched(SHORT)
    return rounds(long) - rounds(short), joint(short) - joint(long)


@roads.check
def counts_rounds(answer: object) -> None:
    """you counted how many rounds fewer the second road took"""
    found, fewer = figure_of(answer, "fewer"), differences()[0]
    if found != fewer:
        raise Miss(
            expected="rounds of the first, less rounds of the second",
            got=f"{found:g}",
            hint="Did you count the moves of one side only?" if found != -fewer else "Which of the two came first?",
        )


@roads.check
def counts_both(answer: object) -> None:
    """you counted how many points more it brought the two together"""
    found, more = figure_of(answer, "more"), differences()[1]
    if found != more:
        raise Miss(
            expected="the second sum less the first",
            got=f"{found:g}",
            hint="Did you count both sides?" if found != -more else "Which of the two came first?",
        )


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
    said = matched(part(answer, "instead"), {letter: letter for letter in INSTEAD}, "instead")
    hints = {
        "a": "That says yes to everything. What becomes of the hotel?",
        "b": "Half of what you need: what would the hotel do with 25?",
        "d": "That is the position again. What could Gerrit do with it, with the press down?",
    }
    if said in hints:
        raise Miss(expected="a yes that keeps both sides' need", got=f"{said}: {INSTEAD[said]}", hint=hints[said])


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
    said = matched(answer, {letter: letter for letter in SAME}, "your answer")
    if said != "b":
        hint = (
            "Who gave up half of what, exactly?"
            if said == "c"
            else "What could neither of them give, and where did the rest come from?"
        )
        raise Miss(expected="what would have to hold in a third deal too", got=f"{said}: {SAME[said]}", hint=hint)


KINDS = {"claim": "claim", "evidence": "evidence"}
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
    said = {line: matched(part(answer, line), KINDS, f"line {line}") for line in STATEMENTS}
    wrong = [line for line, kind in STATEMENTS.items() if said[line] != kind]
    if wrong:
        raise Miss(
            expected="each line under claim or evidence",
            got=f"{len(wrong)} of {len(STATEMENTS)} lines in the other place, {wrong[0]} among them",
            hint=f"In line {wrong[0]}: who counted what?",
            earned=0.5 if len(wrong) == 1 else 0,
        )


TABLES = 40
"""Tables at which both pairs sit, half of them the supplier's, half the employee's."""
PAIRS = {"long": "positional", "short": "and"}
"""Who sits on both chairs: two who claim and come down, or two who begin with what can't be given."""


@lru_cache(maxsize=1)
def _both_roads() -> tuple[tuple[str, str, int, int], ...]:
    random, rows = Random("both roads"), []
    for number in range(TABLES):
        case = variant(Case.load((SUPPLIER, EMPLOYEE)[number % 2]), key_from(random))
        for taken, name in PAIRS.items():
            session = negotiate(case, player(name), player(name), f"table/{number}")
            rows.append((f"{number + 1:02}", taken, rounds(session), joint(session)))
    return tuple(rows)


def both_roads() -> list[dict[str, object]]:
    """One row for each table and road: rounds taken, and points for both together."""
    names = ("table", "road", "rounds", "together")
    return [dict(zip(names, row, strict=True)) for row in _both_roads()]


def fewer_rounds() -> int:
    """At how many of the tables the short road took fewer rounds than the long one."""
    taken = {(table, road): count for table, road, count, _ in _both_roads()}
    return sum(taken[table, "short"] < taken[table, "long"] for table, road in taken if road == "short")


def more_together() -> int:
    """At how many of them it brought the two more points together."""
    brought = {(table, road): points for table, road, _, points in _both_roads()}
    return sum(brought[table, "short"] > brought[table, "long"] for table, road in brought if road == "short")


hood = Exercise(
    "and-mindset/hood",
    title="Is the short road shorter?",
    points=1,
    hints=(
        "Each line is one table. Compare its two columns of rounds.",
        "Count the lines in which the short road has the smaller number. Equal is not fewer.",
        "A neighbour: 8 and 6, 7 and 7, 6 and 8: at one table of three it was shorter.",
    ),
)


@hood.check
def counts_the_tables(answer: object) -> None:
    """you counted the tables at which the second road took fewer rounds"""
    found, right = whole(answer, "your answer"), fewer_rounds()
    if found != right:
        longer = TABLES - right
        hint = (
            "Are those the tables at which it took as many rounds, or more?"
            if found == longer
            else "Did you leave out those where both took as many?"
        )
        raise Miss(expected="tables with fewer rounds on the short road", got=f"{found}", hint=hint)
