"""Yes, and how could this work? A package tested against what both sides can't give, and what both sides want."""

from grader.check import Exercise, Miss
from grader.deal import Case, Package, Preferences
from grader.debrief import worth
from grader.lessons.and_mindset.request import Request
from grader.lessons.packages import read_package

ENOUGH = 55
"""Points that the package should bring each side; walking away brings 40."""
GOOD_SHARE, FAIR_SHARE = 0.6, 0.4
"""Share of the available value that it should capture; and from which it earns part of it."""


def _read(answer: object, asked: Request) -> Package:
    return read_package(answer, asked.own_case())


package = Exercise(
    "and-mindset/package",
    title="Yes, and how could this work?",
    points=4,
    reader=_read,
    retell=lambda found, asked: asked.case.labels(found),
    hints=(
        "First cross out, in both columns, what one of the two can't sign at any price. Build with what is left.",
        "Then look for what costs one side little and brings the other much. Begin with the options that nobody had listed.",
        "A neighbour: she needs the hall dark by ten, they need two hours of dancing. Not nine hours split in half: "
        "they begin at eight, and the band's last set is outside.",
    ),
)


def _broken(own: Preferences, found: Package) -> str:
    """The first issue on which the package breaks what this side can't give; empty if none."""
    return next((issue for issue, allowed in own.must.items() if found[issue] not in allowed), "")


@package.check(worth=0.5)
def keeps_yours(found: Package, asked: Request) -> None:
    """it keeps what you can't give up yourself"""
    issue = _broken(asked.case.you.preferences, found)
    if issue:
        label = asked.case.issue(issue).option(found[issue]).label
        raise Miss(
            expected="nothing that you could not sign",
            got=f'"{label}"',
            hint=f'That gives up a standard of your own. What would happen on your side with "{label}"?',
        )


@package.check(worth=0.5)
def keeps_theirs(found: Package, asked: Request) -> None:
    """it keeps what they can't give up"""
    issue = _broken(asked.case.them.preferences, found)
    if issue:
        label, name = asked.case.issue(issue).option(found[issue]).label, asked.case.them.name
        raise Miss(
            expected=f"nothing that {name} could not sign",
            got=f'"{label}"',
            hint=f"You have kept an eye on your own side. Which line of {name}'s rules that out?",
        )


@package.check(needs=keeps_yours)
def serves_you(found: Package, asked: Request) -> None:
    """you would gladly sign it: it brings you at least 55"""
    own = asked.case.you.preferences
    value = own.value(found)
    if value < ENOUGH:
        other = asked.case.them.preferences.value(found)
        hint = (
            "That says yes, and asks for nothing. What would have to come with the yes so that you could live with it?"
            if value < own.reservation or other - own.reservation > 2 * (value - own.reservation)
            else "Which of your own reasons is hardly served by it?"
        )
        raise Miss(
            expected=f"at least {ENOUGH} points to you",
            got=str(value),
            hint=hint,
            earned=0.5 if value >= own.reservation else 0,
        )


@package.check(needs=keeps_theirs)
def serves_them(found: Package, asked: Request) -> None:
    """they would gladly sign it: it brings them at least 55"""
    other, name = asked.case.them.preferences, asked.case.them.name
    value = other.value(found)
    if value < ENOUGH:
        raise Miss(
            expected=f"at least {ENOUGH} points to {name}",
            got=str(value),
            hint=f"That is a yes to your own side only. Which of {name}'s reasons is hardly served by it?",
            earned=0.5 if value >= other.reservation else 0,
        )


def halves(case: Case, found: Package) -> bool:
    """Whether a package takes a listed option from the middle of every issue: half of each."""
    middle = {issue.id: [option.id for option in issue.options if not option.opened_by][1:-1] for issue in case.issues}
    return all(found[issue] in options for issue, options in middle.items())


@package.check(needs=(serves_you, serves_them))
def both_and(found: Package, asked: Request) -> None:
    """it finds more than a bit of each: little is left on the table"""
    share = worth(asked.case, found).share or 0.0
    if share < GOOD_SHARE:
        new = {(i.id, o.id) for i in asked.case.issues for o in i.options if o.opened_by}
        if halves(asked.case, found):
            hint = "You met halfway everywhere: half of each. Which of these does one of you need whole, and the other could give whole?"
        elif not any(each in new for each in found.items()):
            hint = "Which option that nobody had listed would do more for one of you than it costs the other?"
        else:
            hint = "Where does one of you still give up much for what brings the other little?"
        raise Miss(
            expected=f"at least {GOOD_SHARE:.0%} of the available value",
            got=f"{share:.0%}",
            hint=hint,
            earned=0.5 if share >= FAIR_SHARE else 0,
        )
