"""Yes, and how could this work? A package tested against what both sides can't give, and what both sides want."""

from grader.check import Exercise, Miss
from grader.deal import Case, Package, Party, Preferences
from grader.lessons.and_mindset.reasons import MANY, Served, in_words
from grader.lessons.and_mindset.request import Request
from grader.lessons.packages import read_package


def _read(answer: object, asked: Request) -> Package:
    return read_package(answer, asked.own_case())


package = Exercise(
    "and-mindset/package",
    title="Yes, and how could this work?",
    points=4,
    reader=_read,
    retell=lambda found, asked: asked.case.labels(found),
    hints=(
        "First cross out what one of the two can't sign at any price. Build with what is left.",
        "Then take the weightiest reason of each side: which option does most for it, and leaves something for the other? "
        "Begin with the options that nobody had listed.",
        "A neighbour: she needs the hall dark by ten, they need two hours of dancing. Not nine hours split in half: "
        "they begin at eight, and the band's last set is outside.",
    ),
)
HALFWAY = "You met halfway everywhere: half of each. Which of these does one of you need whole, and the other could give whole?"


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


def halves(case: Case, found: Package) -> bool:
    """Whether a package takes a listed option from the middle of every issue: half of each."""
    middle = {issue.id: [option.id for option in issue.options if not option.opened_by][1:-1] for issue in case.issues}
    return all(found[issue] in options for issue, options in middle.items())


def _serves(found: Package, asked: Request, side: Party, whose: str, hint: str) -> None:
    """None of one side's reasons goes away with less than a third, and the weightiest has two thirds."""
    served = Served(side, found)
    if served.short is None:
        return
    label, share = served.short.label, served.shares[served.short.id]
    weighty = served.short in served.weightiest
    raise Miss(
        expected=f"two thirds of the reason that weighs most for {whose}"
        if weighty
        else "a third or more of every reason",
        got=f"{in_words(share)} for “{label}”",
        hint=HALFWAY if halves(asked.case, found) else hint.format(label=label),
        earned=0.5 if served.well else 0,
    )


@package.check(needs=keeps_yours)
def serves_you(found: Package, asked: Request) -> None:
    """you would gladly sign it: each of your reasons has something of it, and the weightiest most"""
    mine, theirs = (Served(side, found) for side in (asked.case.you, asked.case.them))
    gives_in = theirs.well > mine.well
    hint = (
        "That says yes, and asks for nothing. What would have to come with the yes, for “{label}”?"
        if gives_in
        else "Which option would do more for “{label}”?"
    )
    _serves(found, asked, asked.case.you, "you", hint)


@package.check(needs=keeps_theirs)
def serves_them(found: Package, asked: Request) -> None:
    """they would gladly sign it: each of their reasons has something of it, and the weightiest most"""
    mine, theirs = (Served(side, found) for side in (asked.case.you, asked.case.them))
    name = asked.case.them.name
    one_sided = mine.well > theirs.well
    hint = (
        "That is a yes to your own side only. What would " + name + " have of “{label}”?"
        if one_sided
        else "Which option would do more for “{label}”, and cost you little?"
    )
    _serves(found, asked, asked.case.them, name, hint)


@package.check(needs=(serves_you, serves_them))
def both_and(found: Package, asked: Request) -> None:
    """it is more than a bit of each: on both sides two reasons or more have two thirds"""
    short = [side for side in (asked.case.you, asked.case.them) if Served(side, found).well < MANY]
    if not short:
        return
    whose = "you" if short[0] is asked.case.you else short[0].name
    new = {(i.id, o.id) for i in asked.case.issues for o in i.options if o.opened_by}
    if halves(asked.case, found):
        hint = HALFWAY
    elif not any(each in new for each in found.items()):
        hint = "Which option that nobody had listed would do more for one of you than it costs the other?"
    else:
        hint = f"Which reason of {whose if whose != 'you' else 'yours'} could have much more, at little cost to the other side?"
    raise Miss(
        expected=f"two thirds of {MANY} reasons or more, on both sides",
        got=f"{Served(short[0], found).well} for {whose}",
        hint=hint,
        earned=0.5 if len(short) == 1 and not halves(asked.case, found) else 0,
    )
