"""Exercises of lesson 03 that are not graded: looking back, an order to tell, watching, reading answers, mending, claims."""

from grader.check import Exercise, Miss
from grader.check.claims import matched, number, whole
from grader.debrief.ledger import DECLINED, EMPTY, REFUSED, RETURNED
from grader.lessons.disclosure.deals import SHARING, SILENT, watched
from grader.lessons.disclosure.exposure import OPPOSITE, WHO, costs
from grader.lessons.parts import figure_of, part
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
    said = matched(part(answer, "interest"), {letter: letter for letter in LINES}, "interest")
    if said != "c":
        raise Miss(
            expected="the line that says why",
            got=f"{said}: {LINES[said]}",
            hint=f"Could {said} be met in more than one way?",
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
    found, more = number(answer, "your answer"), _joint(SHARING) - _joint(SILENT)
    if found != more:
        raise Miss(
            expected="the second sum minus the first",
            got=f"{found:g}",
            hint="Did you count both sides?" if found != -more else "Which of the two came first?",
        )


KINDS = {kind: kind for kind in (RETURNED, DECLINED, EMPTY, REFUSED)}
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
    said = {line: matched(part(answer, line), KINDS, f"line {line}") for line in ANSWERS}
    wrong = [line for line, kind in ANSWERS.items() if said[line] != kind]
    if wrong:
        raise Miss(
            expected="each line under its kind",
            got=f"{len(wrong)} of {len(ANSWERS)} in another place, {wrong[0]} among them",
            hint=_ASKED[ANSWERS[wrong[0]]].format(line=wrong[0]),
            earned=0.5 if len(wrong) == 1 else 0,
        )


exposed = Exercise(
    "disclosure/exposed",
    title="What it costs to say it",
    points=2,
    hints=(
        "Run the cell with the table first. Each number is what telling one thing brought you, beside keeping silent.",
        "Look for the largest loss to you: which line, which column?",
        "A neighbour: of +2, -1 and -6 the last is the largest loss.",
    ),
)
_TOLD = {"order": "an order", "why": "a reason", "floor": "the walk-away"}


@exposed.check
def finds_the_fact(answer: object) -> None:
    """you found what is dearest to tell"""
    said = matched(part(answer, "told"), _TOLD, "told")
    worst = min(costs(), key=lambda row: row.own)
    if said != worst.fact:
        raise Miss(
            expected="the fact with the largest loss to you",
            got=f"“{_TOLD[said]}”",
            hint="Is there a line with a larger loss?",
        )


@exposed.check
def finds_the_person(answer: object) -> None:
    """you found with whom it is dearest"""
    said = matched(part(answer, "who"), {who: WHO[who] for who in OPPOSITE}, "who")
    worst = min(costs(), key=lambda row: row.own)
    if said != worst.who:
        raise Miss(
            expected="the person with whom the loss is largest",
            got=f"“{WHO[said]}”",
            hint="Is there a column with a larger loss?",
        )


INSTEAD = {
    "a": "If you won't talk, I won't either. Goodbye.",
    "b": "The least we could live with is half the takings.",
    "c": "Then let's leave that. What do you say to March, with returns at yours?",
    "d": "Our battery isn't tested before February, by the way. And with you?",
}
_LINES = 9
_FLAWED = 7

mend = Exercise(
    "disclosure/mend",
    title="Mend the conversation",
    points=2,
    hints=(
        "Which of your lines tells something more although the one above it brought nothing?",
        "After a refusal stop telling, and go on with the deal.",
        "A neighbour: “What's your deadline?” “I won't say.” “Ours is Friday, and our budget is 900.” The last line "
        "should have been an offer.",
    ),
)


@mend.check
def finds_the_line(answer: object) -> None:
    """you found the line that goes on telling"""
    found = whole(part(answer, "line"), "line", least=1, most=_LINES)
    if found != _FLAWED:
        hint = "That one is theirs. Which of yours?" if found % 2 == 0 else "What had come back just before that line?"
        raise Miss(expected="the line of yours that tells on after a refusal", got=f"line {found}", hint=hint)


@mend.check
def mends_it(answer: object) -> None:
    """you put a line there that stops telling and goes on negotiating"""
    said = matched(part(answer, "instead"), {letter: letter for letter in INSTEAD}, "instead")
    if said != "c":
        hint = {
            "a": "They refused one answer. Is the deal gone with it?",
            "b": "What could they do with that, when they name their next offer?",
            "d": "They have just refused. What comes back for the next thing you tell?",
        }[said]
        raise Miss(expected="an offer in place of another fact", got=f"{said}: {INSTEAD[said]}", hint=hint)


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
    kinds = {kind: kind for kind in (CLAIM, EVIDENCE)}
    said = {line: matched(part(answer, line), kinds, f"line {line}") for line in STATEMENTS}
    wrong = [line for line, kind in STATEMENTS.items() if said[line] != kind]
    if wrong:
        raise Miss(
            expected="each line under claim or evidence",
            got=f"{len(wrong)} of {len(STATEMENTS)} lines in the other place, {wrong[0]} among them",
            hint=f"In line {wrong[0]}: who counted what?",
            earned=0.5 if len(wrong) == 1 else 0,
        )


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
    said = matched(answer, {letter: letter for letter in SAME}, "your answer")
    if said != "b":
        raise Miss(
            expected="what would have to hold in a third deal too",
            got=f"{said}: {SAME[said]}",
            hint="What was said just before the other one began to talk?",
        )


hood = Exercise(
    "disclosure/hood",
    title="Safest of the three",
    points=1,
    hints=(
        "For each fact, look at the person with whom it costs you most.",
        "The fact you want has the largest of these smallest numbers: a minimum along each row, then the row of the maximum.",
        "A neighbour: a coat costs you 2, 3 and 9, a hat 4, 4 and 5. At worst the hat costs less.",
    ),
)


@hood.check
def safest(answer: object) -> None:
    """you found the fact that costs you least where it costs most"""
    said = matched(answer, _TOLD, "the fact")
    least = {fact: min(row.own for row in costs() if row.fact == fact) for fact in _TOLD}
    if least[said] < max(least.values()):
        raise Miss(
            expected="the largest of the smallest numbers",
            got=f"{_TOLD[said]}, {least[said]:+.1f} at worst",
            hint="With whom does it cost you most, and is there a fact that costs less at worst?",
        )


def told_table() -> list[dict[str, str | float]]:
    """A row for each fact and each person opposite: what telling it brought you, in points, beside keeping silent."""
    return [{"told": _TOLD[row.fact], "opposite": WHO[row.who], "points": round(row.own, 1)} for row in costs()]
