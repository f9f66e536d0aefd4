"""Reading a choice, and the round after it."""

from grader.check import Exercise, Miss
from grader.check.claims import listing, matched
from grader.deal import Package
from grader.lessons.meso.situation import Choice
from grader.lessons.packages import read_package


def _read_issues(answer: object, choice: Choice) -> list[str]:
    said = [answer] if isinstance(answer, str) else listing(answer, "your answer")
    labels = {issue.id: issue.label for issue in choice.own_case().issues}
    return [matched(name, labels, "your answer") for name in said]


ruled_out = Exercise(
    "meso/ruled-out",
    title="What the choice rules out",
    points=1,
    reader=_read_issues,
    retell=lambda issues, choice: [choice.case.issue(issue).label for issue in issues],
    hints=(
        "Take one issue at a time. If that were all they cared about, which package would they have chosen?",
        "An issue is ruled out if another package would have suited them better there. A tie rules nothing out.",
        "A neighbour: they chose €82,000 with net 60 over €88,000 with net 30. You want a low price and late payment, "
        "they want the opposite: neither price nor payment can be what they care about most. Something else decided.",
    ),
)


@ruled_out.check(worth=0.5)
def nothing_too_much(issues: list[str], choice: Choice) -> None:
    """you ruled out nothing that is still possible"""
    if not issues:
        raise Miss(
            expected="at least one issue",
            got="an empty list",
            hint="On which issue would another package suit them better?",
        )
    for issue in issues:
        if issue in choice.possible():
            label = choice.case.issue(issue).label.lower()
            raise Miss(
                expected="only issues on which another package suits them better",
                got=f"{label} is in your list",
                hint=f"If {label} mattered most to them, which of the three would they have chosen?",
            )


@ruled_out.check(needs=nothing_too_much, worth=0.5)
def everything_there_is(issues: list[str], choice: Choice) -> None:
    """you ruled out everything that the choice speaks against"""
    left = len(set(choice.ruled_out()) - set(issues))
    if left:
        raise Miss(
            expected=f"{len(choice.ruled_out())} in all",
            got=f"{len(set(issues))}",
            hint="Is there another issue on which a different package would have suited them better?",
            earned=0.5 if left < len(choice.ruled_out()) else 0,
        )


def _read_one(answer: object, choice: Choice) -> Package:
    return read_package(answer, choice.own_case())


improve = Exercise(
    "meso/improve",
    title="Round two",
    points=2,
    reader=_read_one,
    retell=lambda package, choice: choice.case.labels(package),
    hints=(
        "Begin with the package they chose. What may matter most to them, after their choice?",
        "Give them more there. Take the points back where the choice says they care less.",
        "A neighbour: they chose net 30 over a higher price. Offer net 15, and ask for a better price or support in return.",
    ),
)


@improve.check
def no_worse_for_you(package: Package, choice: Choice) -> None:
    """it is worth at least as much to you as the one they chose"""
    own = choice.case.you.preferences
    before, now = own.value(choice.packages[choice.chosen]), own.value(package)
    if now < before:
        raise Miss(
            expected=f"at least {before} points",
            got=f"{now}",
            hint="You gave something. What did you ask for in return?",
        )


@improve.check(needs=no_worse_for_you)
def better_for_them(package: Package, choice: Choice) -> None:
    """it is better for them, whatever of the possible mattered most"""
    chosen = choice.packages[choice.chosen]
    if package == chosen:
        raise Miss(
            expected="another package",
            got="the one they chose",
            hint="They chose it already. What would they like even better?",
        )
    for issue, supposed in zip(choice.possible(), choice.supposed(), strict=True):
        if supposed.value(package) <= supposed.value(chosen):
            label = choice.case.issue(issue).label.lower()
            raise Miss(
                expected="more for them on what may matter most",
                got=f"no gain for somebody who cares most about {label}",
                hint=f"What could you give on {label}, and where would you take it back?",
            )
