"""Under the hood of lesson 02: how far each way goes for each vendor, as rows for pandas."""

from grader.check import Exercise, Miss
from grader.check.claims import matched
from grader.deal import Case
from grader.lessons.interests.deals import VENDORS
from grader.lessons.interests.demand import behind, serving


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
