"""Exercises of lesson 03 that are not graded: looking back, an order to tell, watching, reading answers, claims."""

from grader.check import Exercise, Miss
from grader.check.claims import matched
from grader.debrief.ledger import DECLINED, EMPTY, REFUSED, RETURNED
from grader.lessons.disclosure.deals import SHARING, SILENT, watched
from grader.lessons.parts import figure_of, part
from grader.lessons.patterns import COUNTING_HINTS, IN_A_THIRD, chooses, counts_more, sorts
from grader.table import Setting

recall = Exercise(
    "disclosure/recall",
    title="Two questions from before",
    points=2,
    hints=(
        "The first asks for a reason, not for a wish in other words. The second asks what a line gets for what it gives.",
        "Could the line be met in several ways? And what would you have without a deal?",
        "A neighbour: “I want the window shut” is a position, “my neck is stiff” an interest. And with a room elsewhere "
        "for 60, nobody pays 61 for the same one here.",
    ),
)
LINES = {
    "a": "we need sixty days to pay",
    "b": "sixty days, and not one less",
    "c": "our own customers pay after two months",
    "d": "payment is important to us",
}
MOST = 340


@recall.check
def knows_an_interest(answer: object) -> None:
    """you told an interest from a position"""
    chooses(
        part(answer, "interest"),
        LINES,
        "c",
        expected="the line that says why",
        hint=lambda said: f"Could {said} be met in more than one way?",
        name="interest",
    )


@recall.check
def knows_the_walk_away(answer: object) -> None:
    """you found the most you would pay"""
    found = figure_of(answer, "most")
    if found != MOST:
        raise Miss(
            expected="what the other van costs, all in",
            got=f"{found:,}",
            hint="What would you pay if you left, all in?",
        )


order = Exercise(
    "disclosure/order",
    title="The order of your priorities",
    points=2,
    hints=(
        "On each line of the sheet: how far is it from the best option to the worst?",
        "The issue with the widest distance matters most to you, the one with the narrowest least.",
        "A neighbour: the price goes from 0 to 40, the date from 0 to 12. The price matters more to you than the date.",
    ),
)


@order.check
def matters_most(answer: object, deal: Setting) -> None:
    """you found what matters most to you"""
    _ranked(answer, deal, "most", 0)


@order.check
def matters_least(answer: object, deal: Setting) -> None:
    """you found what matters least to you"""
    _ranked(answer, deal, "least", -1)


def _ranked(answer: object, deal: Setting, name: str, place: int) -> None:
    stakes = deal.case.you.preferences.stakes()
    labels = {issue.id: issue.label for issue in deal.case.issues}
    said, right = matched(part(answer, name), labels, name), sorted(stakes.values(), reverse=True)[place]
    if stakes[said] != right:
        raise Miss(
            expected=f"the issue with the {'widest' if place == 0 else 'narrowest'} distance",
            got=f"{labels[said]}, {stakes[said]} points wide",
            hint="Is there a line on which the best and the worst option lie further apart?"
            if place == 0
            else "Is there a line on which the best and the worst option lie closer together?",
        )


compare = Exercise(
    "disclosure/compare",
    title="What the telling brought",
    points=1,
    hints=COUNTING_HINTS,
)


@compare.check
def counts_both(answer: object) -> None:
    """you counted how many more points the second way brought the two together"""
    counts_more(answer, watched(SILENT), watched(SHARING))


KINDS = (RETURNED, DECLINED, EMPTY, REFUSED)
ANSWERS = {"a": DECLINED, "b": EMPTY, "c": RETURNED, "d": REFUSED, "e": RETURNED}
_ASKED = {
    DECLINED: "Does line {line} say why there is no answer?",
    EMPTY: "After line {line}, what do you know that you did not know before?",
    RETURNED: "Does line {line} tell you something about what they want?",
    REFUSED: "Does line {line} give a reason, or any words in place of an answer?",
}

replies = Exercise(
    "disclosure/replies",
    title="Four kinds of answer",
    points=2,
    hints=(
        "Ask of each line: do I know more about what they want? If not, did they say why not?",
        "A fact is returned, however small. A reason for keeping it makes it declined. Words that would fit any deal are "
        "empty. What is left is a refusal.",
        "A neighbour: “What's your budget?” “Under fifty.” returned · “I may not say before the audit.” declined · “We "
        "look at value.” empty · “No.” refused.",
    ),
)


@replies.check(worth=2)
def sorted_by_kind(answer: object) -> None:
    """you told the four kinds of answer apart"""

    def hint(line: str, _: str) -> str:
        return _ASKED[ANSWERS[line]].format(line=line)

    sorts(answer, KINDS, ANSWERS, expected="each line under its kind", hint=hint)


CLAIM, EVIDENCE = "claim", "evidence"
STATEMENTS = {"a": CLAIM, "b": EVIDENCE, "c": CLAIM, "d": EVIDENCE}

evidence = Exercise(
    "disclosure/evidence",
    title="Claim or evidence?",
    points=2,
    hints=(
        "Ask of each line: did somebody count something, and could you count it again?",
        "Two lines say what came out, and of what. Two say what must be so.",
        "A neighbour: “Guests love it” is a claim; “61 of 80 guests came back within a month” can be counted.",
    ),
)


@evidence.check(worth=2)
def told_apart(answer: object) -> None:
    """you told what was counted from what is said"""

    def hint(line: str, _: str) -> str:
        return f"In line {line}: who counted what?"

    sorts(answer, (CLAIM, EVIDENCE), STATEMENTS, expected="each line under claim or evidence", hint=hint)


SAME = {
    "a": "both had known each other for years",
    "b": "one told something first, and asked for as much",
    "c": "everything was laid on the table at once",
    "d": "there was no money in it",
}

two_deals = Exercise(
    "disclosure/two-deals",
    title="Two deals, one idea",
    points=1,
    hints=(
        "Cross out everything that is only true of one of the two.",
        "Look at what came before the answer, in both.",
        "A neighbour: a flat and a bicycle have a price in common; that is true of every sale, so it explains nothing.",
    ),
)


@two_deals.check
def names_the_idea(answer: object) -> None:
    """you named what happened in both of them"""
    chooses(answer, SAME, "b", expected=IN_A_THIRD, hint="What was said just before the other one began to talk?")
