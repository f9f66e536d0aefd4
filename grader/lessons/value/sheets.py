"""With both sheets open: what a deal is worth to either side, what is cheap and dear, and the trade that was left."""

from grader.check import Exercise, Miss
from grader.check.claims import matched, number
from grader.deal import Case
from grader.lessons.parts import figure_of, part
from grader.lessons.value.situation import Situation, step, trades
from grader.table import Setting

package_worth = Exercise(
    "value/worth",
    title="What is it worth to you?",
    points=1,
    hints=(
        "Look each option up on your sheet and add the four numbers.",
        "Fee, start, team and reference each have one number. Did you take one from every line?",
        "A neighbour: €52,000, start in six weeks, two juniors, name and a quote is 7 + 14 + 21 + 23 = 65 to you.",
    ),
)
TO_VALUE = {"fee": "f60", "start": "three", "team": "seniors", "reference": "quote"}


@package_worth.check
def adds_up(answer: object, deal: Setting) -> None:
    """you added up what the package is worth to you"""
    found, own = number(answer, "the package"), deal.case.you.preferences
    if found != own.value(TO_VALUE):
        hint = (
            "That is all there is on your sheet. Which four did the question name?"
            if found == own.best
            else "Which option did you look up for each issue?"
        )
        raise Miss(expected="the sum of four numbers from your sheet", got=f"{found:g}", hint=hint)


both_worth = Exercise(
    "value/both",
    title="Worth to you, worth to them",
    points=1,
    hints=(
        "Every option has two numbers: yours first, then theirs.",
        "Four numbers for you, four for them, of the options that are marked.",
        "A neighbour: two options worth 12 / 5 and 3 / 20 come to 15 for you and 25 for them.",
    ),
)


@both_worth.check(worth=0.5)
def worth_to_you(answer: object, opened: Situation) -> None:
    """you added up what the signed deal is worth to you"""
    opened.own_case()
    _same_sum(figure_of(answer, "you"), opened.values(opened.signed), 0)


@both_worth.check(worth=0.5)
def worth_to_them(answer: object, opened: Situation) -> None:
    """you added up what it is worth to them"""
    opened.own_case()
    _same_sum(figure_of(answer, "them"), opened.values(opened.signed), 1)


def _same_sum(found: float, right: tuple[int, int], side: int) -> None:
    if found == right[side]:
        return
    if found == right[1 - side]:
        hint = "Of each two numbers the first is yours, the second theirs. Which did you take?"
    elif found == 100 - right[1 - side]:
        hint = "What the one has is not what the other lacks. What do the marked options say?"
    elif found == sum(right):
        hint = "That is both together. What is it for one?"
    else:
        hint = "Which option is marked in each line?"
    raise Miss(expected="four numbers from the marked options, added up", got=f"{found:g}", hint=hint)


stakes = Exercise(
    "value/stakes",
    title="Cheap to give, dear to get",
    points=2,
    hints=(
        "For each issue, how many points lie between the worst and the best option: for you, and for them?",
        "Give where your distance is short and theirs is long. Ask where it is the other way round.",
        "A neighbour: a desk matters 75 by the price to her and 50 to you; the day, 25 to her and 50 to you. Give the "
        "price, get the day.",
    ),
)


def _stake(case: Case, issue: str) -> tuple[int, int]:
    own, other = (party.preferences.points[issue].values() for party in (case.you, case.them))
    return max(own) - min(own), max(other) - min(other)


def _issue_of(answer: object, name: str, case: Case) -> str:
    return matched(part(answer, name), {issue.id: issue.label for issue in case.issues}, name)


@stakes.check
def cheap_to_give(answer: object, opened: Situation) -> None:
    """you named an issue on which giving costs you less than it brings them"""
    case = opened.own_case()
    mine, theirs = _stake(case, issue := _issue_of(answer, "give", case))
    if mine >= theirs:
        raise Miss(
            expected="an issue with a longer way for them than for you",
            got=f"{case.issue(issue).label.lower()}: {mine} for you, {theirs} for them",
            hint="From one end of that line to the other, who has more at stake?",
        )


@stakes.check
def dear_to_get(answer: object, opened: Situation) -> None:
    """you named one that is dearer to you than to them"""
    case = opened.own_case()
    mine, theirs = _stake(case, issue := _issue_of(answer, "get", case))
    if mine <= theirs:
        hint = "Equal stakes: what one gains there, the other loses. Where is yours longer than theirs?"
        raise Miss(
            expected="an issue with a longer way for you than for them",
            got=f"{case.issue(issue).label.lower()}: {mine} for you, {theirs} for them",
            hint=hint if mine == theirs else "What would it cost them to let you have that?",
        )


Step = tuple[str, str]
"""An issue, and one of its options."""


def _read_trade(answer: object, opened: Situation) -> dict[str, Step]:
    case = opened.own_case()
    options = {(issue.id, option.id): option.label for issue in case.issues for option in issue.options}
    ids = {f"{issue}/{option}": label for (issue, option), label in options.items()}
    found = {}
    for name in ("give", "get"):
        issue, _, option = matched(part(answer, name), ids, name).partition("/")
        found[name] = (issue, option)
    return found


trade = Exercise(
    "value/trade",
    title="The trade that was left",
    points=3,
    reader=_read_trade,
    hints=(
        "Begin with what you could give: in which line would a step cost you little and bring them much?",
        "Then look in another line for a step that brings you more than the first one cost you, and costs them less than "
        "it brought.",
        "A neighbour: an hour later in the morning cost the cook 2 and brought the baker 9; the oven on Sundays cost the "
        "baker 3 and brought the cook 8. Both had 6 more.",
    ),
)


def _moves(said: dict[str, Step], name: str, opened: Situation) -> tuple[int, int]:
    issue, option = said[name]
    return step(opened.case, opened.signed, opened.case.issue(issue), option)


@trade.check
def gives_something(said: dict[str, Step], opened: Situation) -> None:
    """what you give costs you something and brings them something"""
    mine, theirs = _moves(said, "give", opened)
    got = f"{mine:+d} for you, {theirs:+d} for them"
    if mine == theirs == 0:
        raise Miss(expected="a step away from what was signed", got="what was signed", hint="What changes with that?")
    if mine >= 0 or theirs <= 0:
        raise Miss(
            expected="a step that is worse for you and better for them", got=got, hint="Who of the two is giving there?"
        )


@trade.check
def gets_something(said: dict[str, Step], opened: Situation) -> None:
    """what you get back is better for you"""
    mine, theirs = _moves(said, "get", opened)
    got = f"{mine:+d} for you, {theirs:+d} for them"
    if mine == theirs == 0:
        raise Miss(
            expected="something in return",
            got="what you have already",
            hint="So far that is a concession. What would make it a trade?",
        )
    if said["give"][0] == said["get"][0]:
        raise Miss(
            expected="a step in another line than the first",
            got="twice the same line",
            hint="Which other line could pay for what you give?",
        )
    if mine <= 0:
        raise Miss(expected="a step that is better for you", got=got, hint="Who of the two is giving there?")


@trade.check(needs=(gives_something, gets_something))
def leaves_both_better(said: dict[str, Step], opened: Situation) -> None:
    """taken together, both of you have more than you signed"""
    own = _moves(said, "give", opened)[0] + _moves(said, "get", opened)[0]
    other = _moves(said, "give", opened)[1] + _moves(said, "get", opened)[1]
    if own > 0 < other:
        return
    got = f"{own:+d} for you, {other:+d} for them, all in all"
    if own <= 0 < other:
        hint = "You give much for little. What smaller step would please them, or what else could you ask for?"
    elif own > 0:
        hint = "That is more for you. Why would they sign it?"
    else:
        hint = "Each of you loses more than the other gains. In which line is it the other way round?"
    raise Miss(expected="more for both", got=got, hint=hint)


def open_trades(opened: Situation) -> list[dict[str, str]]:
    """Every right answer, as a learner would write it."""
    case = opened.case
    return [
        {"give": case.issue(t.give[0]).option(t.give[1]).label, "get": case.issue(t.get[0]).option(t.get[1]).label}
        for t in trades(case, opened.signed)
    ]
