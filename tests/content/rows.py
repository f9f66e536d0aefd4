"""One row of a catalogue, and what a learner reads first in a score."""

from typing import Any, NamedTuple

from grader.check import Miss, Score


class Row(NamedTuple):
    """An answer by name, the points it must get, and a piece of the hint it must get: empty for a right answer."""

    name: str
    answer: Any
    points: float
    hint: str = ""


def told(score: Score) -> str:
    """The hint of the first claim that does not hold (its finding, where it has no hint); empty where all hold."""
    if score.miss is not None:
        return score.miss.hint or score.miss.finding
    for claim in score.claims:
        if claim.state == "not yet":
            return claim.hint or Miss(claim.expected, claim.got).finding
    return ""
