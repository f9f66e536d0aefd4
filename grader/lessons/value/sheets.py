"""With both sheets open: what a deal is worth to you, what is cheap and dear, and the trade that was left."""

from attrs import frozen

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


stakes = Exercise(
    "value/stakes",
    title="Cheap to give, dear to get",
    points=2,
    hints=(
        "For each issue, how many points lie between the worst and the best option: for you, and for them?",
        "Give where your distance is short and theirs is long. Ask where it is the other way round.",
        "A neighbour, a used desk. From worst to best the price is worth 75 to her and 50 to you; the day, 25 to her and "
        "50 to you. Give on the price, get the day.",
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


@frozen
class Change:
    """One option changed for them and one for you, as the learner wrote it.

    Attributes:
        give: issue and option for them.
        get: issue and option for you.
        said: the whole answer, numbers included.
    """

    give: Step
    get: Step
    said: object


def _read_trade(answer: object, opened: Situation) -> Change:
    case = opened.own_case()
    options = {f"{issue.id}/{option.id}": option.label for issue in case.issues for option in issue.options}

    def step_of(name: str) -> Step:
        issue, _, option = matched(part(answer, name), options, name).partition("/")
        return issue, option

    return Change(step_of("give"), step_of("get"), answer)


trade = Exercise(
    "value/trade",
    title="The trade that was left",
    points=3,
    reader=_read_trade,
    hints=(
        "Begin with what you could give: in which line would a step cost you little and bring them much?",
        "Then look in another line for a step that brings you more than the first one cost you, and costs them less than "
        "it brought. What is left for each is the one step less the other.",
        "A neighbour: an hour later in the morning cost the cook 2 and brought the baker 9; the oven on Sundays cost the "
        "baker 3 and brought the cook 8. The cook had 8 - 2 = 6 more, the baker 9 - 3 = 6.",
    ),
)


def _moves(step_to: Step, opened: Situation) -> tuple[int, int]:
    issue, option = step_to
    return step(opened.case, opened.signed, opened.case.issue(issue), option)


@trade.check(worth=0.5)
def gives_something(change: Change, opened: Situation) -> None:
    """what you give costs you something and brings them something"""
    mine, theirs = _moves(change.give, opened)
    got = f"{mine:+d} for you, {theirs:+d} for them"
    if mine == theirs == 0:
        raise Miss(expected="a step away from what was signed", got="what was signed", hint="What changes with that?")
    if mine >= 0 or theirs <= 0:
        raise Miss(
            expected="a step that is worse for you and better for them", got=got, hint="Who of the two is giving there?"
        )


@trade.check(worth=0.5)
def gets_something(change: Change, opened: Situation) -> None:
    """what you get back is better for you"""
    mine, theirs = _moves(change.get, opened)
    got = f"{mine:+d} for you, {theirs:+d} for them"
    if mine == theirs == 0:
        raise Miss(
            expected="something in return",
            got="what you have already",
            hint="So far that is a concession. What would make it a trade?",
        )
    if change.give[0] == change.get[0]:
        raise Miss(
            expected="a step in another line than the first",
            got="twice the same line",
            hint="Which other line could pay for what you give?",
        )
    if mine <= 0:
        raise Miss(expected="a step that is better for you", got=got, hint="Who of the two is giving there?")


def _more(change: Change, opened: Situation) -> tuple[int, int]:
    """How many points more the change brings you, and them."""
    given, taken = _moves(change.give, opened), _moves(change.get, opened)
    return given[0] + taken[0], given[1] + taken[1]


@trade.check(needs=(gives_something, gets_something))
def leaves_both_better(change: Change, opened: Situation) -> None:
    """taken together, both of you have more than you signed"""
    mine, theirs = _more(change, opened)
    if mine > 0 < theirs:
        return
    got = f"{mine:+d} for you, {theirs:+d} for them, all in all"
    if mine <= 0 < theirs:
        hint = "You give much for little. What smaller step would please them, or what else could you ask for?"
    elif mine > 0:
        hint = "That is more for you. Why would they sign it?"
    else:
        hint = "Each of you loses more than the other gains. In which line is it the other way round?"
    raise Miss(expected="more for both", got=got, hint=hint)


@trade.check(needs=leaves_both_better, worth=0.5)
def how_much_for_you(change: Change, opened: Situation) -> None:
    """you said how many points more you have by it"""
    _counted(change, opened, "you", 0)


@trade.check(needs=leaves_both_better, worth=0.5)
def how_much_for_them(change: Change, opened: Situation) -> None:
    """you said how many points more they have by it"""
    _counted(change, opened, "them", 1)


def _counted(change: Change, opened: Situation, name: str, side: int) -> None:
    found, more = figure_of(change.said, name), _more(change, opened)
    if found == more[side]:
        return
    steps = sorted((_moves(change.give, opened)[side], _moves(change.get, opened)[side]))
    cost, gain = -steps[0], steps[1]
    if found == gain:
        hint = "That is what the one step brings. What does the other one cost?"
    elif found == gain + cost:
        hint = "You added what the other step costs. Does it come on top?"
    elif found == opened.values(opened.signed)[side] + more[side]:
        hint = "That is all that the new deal is worth. How much more is that than before?"
    elif found == more[1 - side]:
        hint = "Of each two numbers the first is yours, the second theirs. Which did you count?"
    elif found == sum(more):
        hint = "That is both together. How much of it is for one?"
    else:
        hint = "In each of the two lines: what stood there before, and what stands there now?"
    raise Miss(
        expected=f"what the two steps bring {name}, one less the other",
        got=f"{found:g} for {name}",
        hint=hint,
    )


def open_trades(opened: Situation) -> list[dict[str, object]]:
    """Every right answer, as a learner would write it."""
    case = opened.case
    return [
        {
            "give": case.issue(t.give[0]).option(t.give[1]).label,
            "get": case.issue(t.get[0]).option(t.get[1]).label,
            "you": t.own_gain,
            "them": t.other_gain,
        }
        for t in trades(case, opened.signed)
    ]
