"""One demand, several ways: what else would meet the interest behind it, alone or in a package."""

from grader.check import Exercise, Miss
from grader.check.claims import listing, matched
from grader.deal import Case
from grader.lessons.interests.deals import VENDORS
from grader.lessons.interests.demand import DEMANDED, LEAST, LENGTH, Demand, behind, serving, way
from grader.lessons.packages import Packages, apart, read_packages
from grader.lessons.parts import part

_WAYS = 3
_COUNTS = 10
"""Per cent of an interest from which an option is called a way to it."""
_TWO = 2


def _options(case: Case) -> dict[str, str]:
    return {f"{issue.id}.{option.id}": option.label for issue in case.issues for option in issue.options}


def _read_ways(answer: object) -> dict[str, list[str]]:
    found = {}
    for case in map(Case.load, VENDORS):
        name, labels = case.them.name, _options(case)
        said = listing(part(answer, name), name)
        if len(said) > len(labels):
            raise Miss(expected=f"a few ways for {name}", got=str(len(said)), hint="Which three would you name first?")
        found[name] = list(dict.fromkeys(matched(each, labels, name) for each in said))
    return found


ways = Exercise(
    "interests/ways",
    title="Three other ways to each",
    points=3,
    reader=_read_ways,
    hints=(
        "Say aloud what each of them wants to have, without the word “years”. Then go down the table.",
        "Money that can be counted on can come from a fee, from a long notice, from a contract that runs on. "
        "Nobody poaching an account: who would have to be kept out, or could be answered?",
        "A neighbour: somebody wants the corner table. It is about the draught: another place, a closed door or a later hour would do.",
    ),
)


def _check_ways(found: dict[str, list[str]], case: Case) -> None:
    name, interest = case.them.name, behind(case)
    good = {
        f"{issue}.{option}"
        for issue, options in serving(case).items()
        for option, share in options.items()
        if share >= _COUNTS
    }
    labels = _options(case)
    said = found[name]
    if f"{LENGTH}.{DEMANDED}" in said:
        raise Miss(
            expected=f"ways for {name} without three years",
            got=f'"{labels[f"{LENGTH}.{DEMANDED}"]}"',
            hint=f"What would three years do for {name}, and what else would do it?",
        )
    idle = [each for each in said if each not in good]
    if idle:
        raise Miss(
            expected=f"ways towards “{interest.label}”",
            got=f'"{labels[idle[0]]}"',
            hint=f"Suppose {name} got “{labels[idle[0]]}” and no more. How far would that go towards “{interest.label}”?",
            earned=0.5 if len(good & set(said)) >= _TWO else 0,
        )
    if len(said) < _WAYS:
        raise Miss(
            expected=f"three ways for {name}",
            got=str(len(said)),
            hint="One interest, one way is a position again. What else would do it?",
            earned=0.5 if len(said) == _TWO else 0,
        )


@ways.check
def for_the_first(found: dict[str, list[str]]) -> None:
    """you found three other ways for Marta to know what comes in"""
    _check_ways(found, Case.load(VENDORS[0]))


@ways.check
def for_the_second(found: dict[str, list[str]]) -> None:
    """you found three other ways for Desmond not to sell it all over again"""
    _check_ways(found, Case.load(VENDORS[1]))


@ways.check
def for_the_third(found: dict[str, list[str]]) -> None:
    """you found three other ways for Sunniva not to lose you unheard"""
    _check_ways(found, Case.load(VENDORS[2]))


def _read(answer: object, asked: Demand) -> Packages:
    return read_packages(answer, asked.own_case())


packages = Exercise(
    "interests/packages",
    title="Three years are off the table",
    points=3,
    nouns=("package",),
    reader=_read,
    retell=lambda found, asked: {name: asked.case.labels(package) for name, package in found.items()},
    hints=(
        "The list above the sheet says how far each option goes. Which of them, added up, go as far as three years alone?",
        "Begin with the option that goes furthest for them, and add another issue's until it is enough. Then take the best for "
        "yourself on what is left.",
        "A neighbour: a guest asks for the quiet room, 70 towards a good night. The back room goes 50, ear plugs 30: "
        "together they do. So do the room upstairs, 60, and breakfast after nine, 10.",
    ),
)


@packages.check(worth=0.5)
def two_without_it(found: Packages, asked: Demand) -> None:
    """you built two packages without the three years"""
    if len(found) != _TWO:
        hint = "What else would do it?" if len(found) < _TWO else "Which two differ most?"
        raise Miss(expected="two packages", got=str(len(found)), hint=hint)
    for name, package in found.items():
        if package[LENGTH] == DEMANDED:
            raise Miss(
                expected="another length than three years",
                got=f"three years in {name}",
                hint="What else would do what the three years did?",
            )


@packages.check(needs=two_without_it)
def they_meet_it(found: Packages, asked: Demand) -> None:
    """each meets what stands behind the demand as far as three years did"""
    short = [name for name, package in found.items() if asked.met(package) < asked.enough]
    if short:
        name = short[0]
        hint = (
            f"What in {name} does anything for that?"
            if asked.met(found[name]) == 0
            else f"What could you add to {name}, on another issue, that goes the rest of the way?"
        )
        raise Miss(
            expected=f"{asked.enough} per cent or more",
            got=f"{asked.met(found[name])} in {name}",
            hint=hint,
            earned=0.5 if len(short) < len(found) else 0,
        )


@packages.check(needs=two_without_it)
def they_meet_yours(found: Packages, asked: Demand) -> None:
    """each is worth at least 60 to you"""
    own = asked.case.you.preferences
    short = [name for name, package in found.items() if own.value(package) < LEAST]
    if short:
        name = short[0]
        value = own.value(found[name])
        hint = (
            "Would you rather sign this than leave?"
            if value < own.reservation
            else f"That is a list of what they want. What of yours could still go into {name}?"
        )
        raise Miss(
            expected=f"at least {LEAST} points",
            got=f"{value} in {name}",
            hint=hint,
            earned=0.5 if len(short) < len(found) else 0,
        )


@packages.check(needs=they_meet_it, worth=0.5)
def in_two_ways(found: Packages, asked: Demand) -> None:
    """they meet it in two different ways"""
    one, other = found.values()
    if way(asked.case, one) == way(asked.case, other):
        same = "the same package twice" if not apart(one, other) else "the same way in both"
        raise Miss(
            expected="two ways to one interest",
            got=same,
            hint="If they can't have that one thing, what else would do it?",
        )
