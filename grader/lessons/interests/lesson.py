"""Exercises of lesson 02 that are not graded: looking back, the price of a demand, watching, a line to mend, two deals."""

from grader.check import Exercise, Miss
from grader.check.claims import matched, number, whole
from grader.deal import Case
from grader.lessons.interests.deals import ARGUING, ASKING, VENDORS, watched
from grader.lessons.interests.demand import DEMANDED, LENGTH, behind, serving
from grader.lessons.parts import figure_of, part
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
    said = matched(part(answer, "trade"), {letter: letter for letter in LINES}, "trade")
    if said != "b":
        raise Miss(
            expected="the line in which each gives something",
            got=f"{said}: {LINES[said]}",
            hint=f"In {said}: who gives what is cheap to them, and gets what is dear?",
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
    found, more = number(answer, "your answer"), _joint(ASKING) - _joint(ARGUING)
    if found != more:
        raise Miss(
            expected="the second sum minus the first",
            got=f"{found:g}",
            hint="Did you count both sides?" if found != -more else "Which of the two came first?",
        )


KINDS = {"need": "need", "proxy": "proxy"}
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
    said = {line: matched(part(answer, line), KINDS, f"line {line}") for line in WISHES}
    wrong = [line for line, kind in WISHES.items() if said[line] != kind]
    if not wrong:
        return
    line = wrong[0]
    hint = (
        f"Line {line}: if another option did the same for you, would you still insist on this one?"
        if WISHES[line] == "proxy"
        else f"Line {line}: what would it be a proxy for?"
    )
    raise Miss(
        expected="each line under need or proxy",
        got=f"{len(wrong)} of {len(WISHES)} in the other place, {line} among them",
        hint=hint,
        earned=0.5 if len(wrong) == 1 else 0,
    )


CANDIDATES = {
    "A": {"length": "two", "price": "p48", "exclusivity": "no-trials", "notice": "d90", "visits": "two"},
    "B": {"length": "three", "price": "p44", "exclusivity": "open", "notice": "d30", "visits": "four"},
    "C": {"length": "three", "price": "p48", "exclusivity": "no-trials", "notice": "d90", "visits": "two"},
}

walk_away = Exercise(
    "interests/walk-away",
    title="Sign, or leave?",
    points=2,
    hints=(
        "Add up each package on the score sheet at the top. The line above it says what walking away is worth.",
        "One of the three is worth less than walking away.",
        "A neighbour: walking away is worth 35 and the package 31: leave, by 4 points.",
    ),
)


@walk_away.check
def names_the_worse(answer: object, deal: Setting) -> None:
    """you named the package that is worse than your alternative"""
    said = matched(part(answer, "leave"), {name: name for name in CANDIDATES}, "leave")
    own = deal.case.you.preferences
    if own.value(CANDIDATES[said]) >= own.reservation:
        raise Miss(
            expected=f"a package worth less than {own.reservation}",
            got=f"{said}, worth {own.value(CANDIDATES[said])}",
            hint="Is that less than what you have without a deal?",
        )


@walk_away.check(needs=names_the_worse)
def by_how_much(answer: object, deal: Setting) -> None:
    """you found by how many points it falls short"""
    own, found = deal.case.you.preferences, figure_of(answer, "by")
    worse = next(name for name, package in CANDIDATES.items() if own.value(package) < own.reservation)
    if found != own.reservation - own.value(CANDIDATES[worse]):
        raise Miss(
            expected="points of your alternative, less points of the package",
            got=f"{found:g}",
            hint="What is walking away worth, and what is the package?",
        )


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
    said = matched(part(answer, "instead"), {letter: letter for letter in INSTEAD}, "instead")
    if said != "b":
        raise Miss(
            expected="a line that spares him selling it all over again",
            got=f"{said}: {INSTEAD[said]}",
            hint="What would Desmond have of that, next spring?",
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
    said = matched(answer, {letter: letter for letter in SAME}, "your answer")
    if said != "b":
        raise Miss(
            expected="what would have to hold in a third deal too",
            got=f"{said}: {SAME[said]}",
            hint="What did each of them ask for, and what did they get?",
        )


def met_by_way() -> list[dict[str, str | int]]:
    """A row for each vendor and each way but the plain three years: how far it goes, in per cent."""
    cases = [Case.load(case) for case in VENDORS]
    labels = {
        (issue.id, option.id): option.label
        for issue in cases[0].issues
        for option in issue.options
        if any(option.id in serving(case).get(issue.id, ()) for case in cases)
    }
    return [
        {"way": label, "vendor": case.them.name, "per cent": behind(case).satisfies.get(issue, {}).get(option, 0)}
        for case in cases
        for (issue, option), label in labels.items()
    ]


hood = Exercise(
    "interests/hood",
    title="One way for all three",
    points=1,
    hints=(
        "For each way, look at the vendor whom it helps least.",
        "The way you want has the largest of these smallest numbers: a minimum along each row, then the row of the maximum.",
        "A neighbour: tea suits three guests 5, 60 and 60, water 40, 40 and 40. Water helps the least helped most.",
    ),
)


@hood.check
def helps_the_least_helped(answer: object) -> None:
    """you found the way that helps even the least helped most"""
    rows = met_by_way()
    ways = {str(row["way"]): str(row["way"]) for row in rows}
    least = {way: min(int(row["per cent"]) for row in rows if row["way"] == way) for way in ways}
    said = matched(answer, ways, "the way")
    if least[said] < max(least.values()):
        raise Miss(
            expected="the largest of the smallest numbers",
            got=f"{said}, which goes {least[said]} for one of them",
            hint="Which of the three does it help least, and is there a way that helps that one more?",
        )
