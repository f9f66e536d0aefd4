"""What a plan still lacks before it can be played, and what playing it takes for granted."""

from collections.abc import Sequence

from grader.planning.plan import BEST, Plan, PlannedIssue
from grader.planning.points import USUAL_WALK_AWAY, in_case, possible, their_walk_away, usual_guess

LEAST_ISSUES = 2
LEAST_OPTIONS = 2


def missing(plan: Plan) -> tuple[str, ...]:
    """What is not enough to be played, a sentence each; empty if it can be."""
    issues = [issue for _, issue in plan.named]
    found = []
    if not issues:
        found.append("Nothing is on the table yet. A deal needs at least two issues.")
    elif len(issues) < LEAST_ISSUES:
        found.append(f"Only {_quoted(issues[0])} is on the table. With a second issue there is something to trade.")
    for issue in issues:
        found += _wanting(issue)
    found += [f"Two issues are called “{label}”. Rename one." for label in _twice([i.label for i in issues])]
    return tuple(found)


def _wanting(issue: PlannedIssue) -> list[str]:
    found, count = [], len(issue.options)
    if not issue.label:
        found.append(f"One issue has options ({issue.options[0]} ...) and no name. Give it one.")
    if count < LEAST_OPTIONS:
        so_far = "no option yet" if not count else "one option so far"
        found.append(f"{_quoted(issue)} has {so_far}. A deal needs at least two.")
    found += [f"{_quoted(issue)} lists “{option}” twice. Change one." for option in _twice(issue.options)]
    if issue.weight is None:
        found.append(f"{_quoted(issue)}: say how much the best option matters to you, as a whole number such as 40.")
    return found


def _twice(names: Sequence[str]) -> list[str]:
    """The first of those that read the same in a deal, where they were written differently or not."""
    read = [in_case(name).casefold() for name in names]
    return [name for name, each in zip(names, read, strict=True) if name and read.count(each) > 1][:1]


def _quoted(issue: PlannedIssue) -> str:
    return f"“{issue.label}”" if issue.label else issue.called


def assumed(plan: Plan) -> tuple[str, ...]:
    """What a deal to be played takes for granted because the plan leaves it open, a sentence each."""
    if missing(plan):
        return ()
    found = []
    open_ones = [issue for _, issue in plan.named if issue.their_weight is None]
    if open_ones:
        weight = usual_guess(plan)
        names = ", ".join(_quoted(issue) for issue in open_ones)
        found.append(f"How much they care about {names} is open: taken as {weight}, beside your other guesses.")
    if plan.their_worth is None:
        worth = their_walk_away(plan)
        found.append(f"What they have without a deal is open: taken as worth {worth} to them, of {BEST}.")
    if plan.walk_away is None and plan.alternative_worth is None:
        found.append(f"Your walk-away is open: taken as {USUAL_WALK_AWAY}, of {BEST}.")
    if not possible(plan):
        found.append(
            "By these numbers no package suits you both: the right ending is to leave. Or is a number too high?"
        )
    return tuple(found)
