"""The options that the own side could not sign, read off its story and sheet."""

from grader.check import Exercise, Miss
from grader.check.claims import listing, matched
from grader.table import Setting


def _read_out(answer: object, deal: Setting) -> list[tuple[str, str]]:
    """Options, named in one list, of whatever issues: (issue id, option id) each."""
    said = [answer] if isinstance(answer, str) else listing(answer, "your list")
    case = deal.case.listed
    labels = {f"{issue.id}.{option.id}": option.label for issue in case.issues for option in issue.options}
    if len(said) > len(labels):
        raise Miss(expected="a few options", got=str(len(said)), hint="Which of them would end it for you?")
    found = dict.fromkeys(matched(each, labels, "your list") for each in said)
    return [(each.partition(".")[0], each.partition(".")[2]) for each in found]


own_limits = Exercise(
    "and-mindset/own-limits",
    title="What you could not sign",
    points=2,
    reader=_read_out,
    hints=(
        "The story names two things without which there is nothing left to sell. Which options would take them away?",
        "An option that is worth little to you is no reason to leave: something else can make up for it.",
        "A neighbour: “the shop must have water by Monday” rules out “a plumber on Tuesday”. It says nothing of the price.",
    ),
)


def _closed(deal: Setting) -> set[tuple[str, str]]:
    own = deal.case.listed.you.preferences
    return {(issue, option) for issue in own.must for option in own.points[issue] if option not in own.must[issue]}


@own_limits.check
def nothing_else(found: list[tuple[str, str]], deal: Setting) -> None:
    """you named nothing that the right deal could make up for"""
    closed = _closed(deal)
    extra = [each for each in found if each not in closed]
    if not found:
        raise Miss(expected="the options that would end it", got="none", hint="Without what is there nothing to sell?")
    if len(extra) > len(closed):
        raise Miss(
            expected="only what nothing could make up for",
            got=f"{len(found)} options",
            hint="If everything is firm, what is left to build a deal with?",
        )
    if extra:
        issue, option = extra[0]
        label = deal.case.issue(issue).option(option).label
        raise Miss(
            expected="only what nothing could make up for",
            got=f'"{label}"',
            hint=f'With "{label}", and all the rest just as you\'d like it: would you really leave?',
            earned=0.5 if len(extra) == 1 and closed <= set(found) else 0,
        )


@own_limits.check
def all_of_it(found: list[tuple[str, str]], deal: Setting) -> None:
    """you named everything that you could not sign"""
    closed = _closed(deal)
    missing = closed - set(found)
    if missing:
        raise Miss(
            expected=f"{len(closed)} options",
            got=f"{len(closed) - len(missing)} of them",
            hint="What would happen to the hotel, and what to the line?",
            earned=0.5 if len(missing) < len(closed) else 0,
        )
