"""Building equal offers."""

from itertools import combinations

from grader.check import Exercise, Miss
from grader.check.claims import matched, number
from grader.debrief.process import EQUAL_WITHIN
from grader.lessons.packages import Packages, apart, read_packages
from grader.players.hypotheses import supposing
from grader.table import Setting

TARGET = 75
"""Per cent of the own best package that equal offers aim at."""
NEAR = 5
"""Points by which they may miss the target."""

package_worth = Exercise(
    "meso/worth",
    title="What is it worth to you?",
    points=1,
    hints=(
        "Look each option up on your score sheet and add the four numbers.",
        "Price, payment, scope and support each have one number. Did you take one from every line?",
        "A neighbour: €94,000, net 60, core + reports, office hours is 7 + 11 + 14 + 9 = 41 to you.",
    ),
)
TO_VALUE = {"price": "p82", "payment": "net30", "scope": "migration", "support": "extended"}


@package_worth.check
def adds_up(answer: object, deal: Setting) -> None:
    """you added up what the package is worth to you"""
    found = number(answer, "the package")
    if found != deal.case.you.preferences.value(TO_VALUE):
        raise Miss(
            expected="the sum of four numbers from your sheet",
            got=str(found),
            hint="Which option did you look up for each issue?",
        )


odd_one_out = Exercise(
    "meso/odd-one-out",
    title="Which one is not equal?",
    points=1,
    hints=(
        "Add up each package on your score sheet.",
        "Two of the three come out within two points of each other.",
        "A neighbour: packages worth 61, 60 and 74. You could sign any of the first two with the same face; the third you'd be hoping for.",
    ),
)
NOT_EQUAL: Packages = {
    "A": {"price": "p82", "payment": "net15", "scope": "full", "support": "extended"},
    "B": {"price": "p76", "payment": "net30", "scope": "migration", "support": "extended"},
    "C": {"price": "p76", "payment": "net60", "scope": "full", "support": "office"},
}


@odd_one_out.check
def names_the_odd_one(answer: object, deal: Setting) -> None:
    """you named the package that is not worth the same to you as the others"""
    said = matched(answer, {name: name for name in NOT_EQUAL}, "your answer")
    values = {name: deal.case.you.preferences.value(p) for name, p in NOT_EQUAL.items()}
    middle = sorted(values.values())[1]
    if abs(values[said] - middle) <= EQUAL_WITHIN:
        raise Miss(
            expected="the one that stands apart",
            got=f"{said}, worth {values[said]} to you",
            hint="What are the other two worth to you?",
        )


def _read(answer: object, deal: Setting) -> Packages:
    return read_packages(answer, deal.own_case())


def _in_words(packages: Packages, deal: Setting) -> dict[str, dict[str, str]]:
    return {name: deal.case.labels(package) for name, package in packages.items()}


equal_offers = Exercise(
    "meso/equal-offers",
    title="Equal offers",
    points=4,
    nouns=("package",),
    reader=_read,
    retell=_in_words,
    hints=(
        "Add up what each package is worth to you. Then compare what each gives them, issue by issue.",
        "Start from one package you like. Give something up on one issue, and take the same number of points on another.",
        "A neighbour, with other numbers: A is worth 65, B 74, C 64. A and C are equal, B is not. "
        "In B nine points would have to go somewhere: a day later, say, or a little less support.",
    ),
)


@equal_offers.check(worth=0.5)
def two_or_three(packages: Packages, deal: Setting) -> None:
    """you put two or three packages on the table"""
    if not 2 <= len(packages) <= 3:
        hint = (
            "Which other package could you sign as gladly?" if len(packages) < 2 else "Which three would tell you most?"
        )
        raise Miss(expected="two or three packages", got=str(len(packages)), hint=hint)


@equal_offers.check(needs=two_or_three)
def worth_the_same(packages: Packages, deal: Setting) -> None:
    """each is worth the same to you"""
    values = {name: deal.case.you.preferences.value(p) for name, p in packages.items()}
    if max(values.values()) - min(values.values()) > EQUAL_WITHIN:
        found = ", ".join(f"{name} is worth {value}" for name, value in values.items())
        best, least = max(values, key=lambda name: values[name]), min(values, key=lambda name: values[name])
        gave = [
            issue
            for issue, points in deal.case.you.preferences.points.items()
            if points[packages[least][issue]] < points[packages[best][issue]]
        ]
        middle = sorted(values.values())[len(values) // 2]
        if len(gave) == apart(packages[best], packages[least]):  # the other side would never take the first of the two
            hint = f"{least} gives more than {best} and takes nothing back. What could you ask for in {least}?"
        elif middle - values[least] > values[best] - middle:
            hint = f"What did you give up in {least} without asking for something back?"
        else:
            hint = f"What did you keep in {best} that you gave up in the others?"
        raise Miss(expected=f"all within {EQUAL_WITHIN} points of each other", got=found, hint=hint)


@equal_offers.check(needs=worth_the_same, worth=0.5)
def near_the_target(packages: Packages, deal: Setting) -> None:
    """each is near your target"""
    own = deal.case.you.preferences
    target = own.best * TARGET // 100
    for name, package in packages.items():
        value = own.value(package)
        if value < own.reservation:
            raise Miss(
                expected=f"{target - NEAR} to {target + NEAR} points",
                got=f"{name} is worth {value}, less than walking away ({own.reservation})",
                hint="Would you rather sign this than leave?",
            )
        if abs(value - target) > NEAR:
            hint = (
                "What is there still to ask for?"
                if value < target
                else "What would make this one easier to say yes to?"
            )
            raise Miss(expected=f"{target - NEAR} to {target + NEAR} points", got=f"{name} is worth {value}", hint=hint)


@equal_offers.check(needs=worth_the_same)
def apart_in_content(packages: Packages, deal: Setting) -> None:
    """they differ in what they give the other side"""
    for one, other in combinations(packages, 2):
        issues = apart(packages[one], packages[other])
        if issues < 2:
            raise Miss(
                expected="packages that differ on at least two issues",
                got=f"{one} and {other} differ on {'one' if issues else 'none'}",
                hint=f"If they choose {one} over {other}, what have you learnt about them?",
            )


@equal_offers.check(needs=(two_or_three, worth_the_same, near_the_target, apart_in_content), hidden=True)
def tells_people_apart(packages: Packages, deal: Setting, seed: int) -> None:
    """people who want different things would choose differently among them"""
    own = deal.case.you.preferences
    chosen = set()
    for issue in own.points:
        wanted = supposing(own, issue)
        chosen.add(max(packages, key=lambda name, wanted=wanted: wanted.value(packages[name])))  # type: ignore[misc]
    if len(chosen) < len(packages):
        raise Miss(
            hint="Is there a package that nobody would choose first?",
            earned=(len(chosen) - 1) / (len(packages) - 1),
        )
