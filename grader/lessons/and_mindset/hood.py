"""Under the hood of lesson 05: both roads at forty tables, as rows for pandas."""

from functools import lru_cache
from random import Random

from grader.check import Exercise, Miss
from grader.check.claims import whole
from grader.deal import Case, variant
from grader.deal.variant import key_from
from grader.lessons.and_mindset.deals import EMPLOYEE, SUPPLIER, joint, rounds
from grader.players import player
from grader.table import negotiate

TABLES = 40
"""Tables at which both pairs sit, half of them the supplier's, half the employee's."""
PAIRS = {"long": "positional", "short": "and"}
"""Who sits on both chairs: two who claim and come down, or two who begin with what can't be given."""


@lru_cache(maxsize=1)
def _both_roads() -> tuple[tuple[str, str, int, int], ...]:
    random, rows = Random("both roads"), []
    for number in range(TABLES):
        case = variant(Case.load((SUPPLIER, EMPLOYEE)[number % 2]), key_from(random))
        for taken, name in PAIRS.items():
            session = negotiate(case, player(name), player(name), f"table/{number}")
            rows.append((f"{number + 1:02}", taken, rounds(session), joint(session)))
    return tuple(rows)


def both_roads() -> list[dict[str, object]]:
    """One row for each table and road: rounds taken, and points for both together."""
    names = ("table", "road", "rounds", "together")
    return [dict(zip(names, row, strict=True)) for row in _both_roads()]


def fewer_rounds() -> int:
    """At how many of the tables the short road took fewer rounds than the long one."""
    taken = {(table, road): count for table, road, count, _ in _both_roads()}
    return sum(taken[table, "short"] < taken[table, "long"] for table, road in taken if road == "short")


def more_together() -> int:
    """At how many of them it brought the two more points together."""
    brought = {(table, road): points for table, road, _, points in _both_roads()}
    return sum(brought[table, "short"] > brought[table, "long"] for table, road in brought if road == "short")


hood = Exercise(
    "and-mindset/hood",
    title="Is the short road shorter?",
    points=1,
    hints=(
        "Each line is one table. Compare its two columns of rounds.",
        "Count the lines in which the short road has the smaller number. Equal is not fewer.",
        "A neighbour: 8 and 6, 7 and 7, 6 and 8: at one table of three it was shorter.",
    ),
)


@hood.check
def counts_the_tables(answer: object) -> None:
    """you counted the tables at which the second road took fewer rounds"""
    found, right = whole(answer, "your answer"), fewer_rounds()
    if found != right:
        longer = TABLES - right
        hint = (
            "Are those the tables at which it took as many rounds, or more?"
            if found == longer
            else "Did you leave out those where both took as many?"
        )
        raise Miss(expected="tables with fewer rounds on the short road", got=f"{found}", hint=hint)
