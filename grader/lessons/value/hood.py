"""Under the hood of lesson 01: a thousand simulated pairs, as rows for pandas."""

from functools import lru_cache

from attrs import asdict

from grader.check import Exercise, Miss
from grader.check.claims import number
from grader.lessons.population import Pair, simulate
from grader.lessons.value.deals import CASE

PAIRS = 1_000


@lru_cache(maxsize=1)
def _pairs() -> tuple[Pair, ...]:
    return tuple(simulate(CASE, pairs=PAIRS))


def rows() -> list[dict[str, object]]:
    """The thousand simulated pairs, a row each: own, other, share, captured. For `pandas.DataFrame`."""
    return [asdict(pair) for pair in _pairs()]


hood = Exercise(
    "value/hood",
    title="Under the hood",
    points=1,
    hints=(
        "Compare one column with 0.5: that gives true or false in every row.",
        "The mean of true and false is the share of rows that are true.",
        'A neighbour: (pairs["own"] > 60).mean() is the share of pairs in which the first side got more than 60.',
    ),
)


@hood.check
def under_half(answer: object) -> None:
    """you found the share of pairs that captured less than half of the available value"""
    found = number(answer, "your answer")
    right = sum(pair.share is not None and pair.share < 1 / 2 for pair in _pairs()) / PAIRS
    if min(abs(found - right), abs(found / 100 - right)) > 0.005:
        hint = (
            "Those are the ones with half or more. Which are left?"
            if abs(found - (1 - right)) <= 0.005
            else "Which column says how much of the value a pair captured, and what did you compare it with?"
        )
        raise Miss(expected="a share of the rows, from 0 to 1", got=f"{found:g}", hint=hint)
