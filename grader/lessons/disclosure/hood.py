"""Under the hood of lesson 03: what telling brought, as rows for pandas."""

from grader.check import Exercise, Miss
from grader.check.claims import matched
from grader.lessons.disclosure.costs import TOLD, costs
from grader.lessons.disclosure.exposure import WHO


def told_table() -> list[dict[str, str | float]]:
    """A row for each fact and each person opposite: what telling it brought, in points, beside keeping silent."""
    return [
        {
            "told": TOLD[row.fact],
            "opposite": WHO[row.who],
            "you": round(row.own.points, 1),
            "together": round(row.joint.points, 1),
        }
        for row in costs()
    ]


hood = Exercise(
    "disclosure/hood",
    title="Safest of the three",
    points=1,
    hints=(
        "For each fact, look at the person with whom it costs the two of you most.",
        "The fact you want has the largest of these smallest numbers: a minimum along each row, then the row of the maximum.",
        "A neighbour: a coat costs 2, 3 and 9, a hat 4, 4 and 5. At worst the hat costs less.",
    ),
)


@hood.check
def safest(answer: object) -> None:
    """you found the fact that costs the two of you least where it costs most"""
    said = matched(answer, TOLD, "the fact")
    least = {fact: min(row.joint.points for row in costs() if row.fact == fact) for fact in TOLD}
    if least[said] < max(least.values()):
        raise Miss(
            expected="the largest of the smallest numbers",
            got=f"{TOLD[said]}, {least[said]:+.1f} at worst",
            hint="With whom does it cost most, and is there a fact that costs less at worst?",
        )
