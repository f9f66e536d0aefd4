"""One row of a catalogue, and what a learner reads first in a score."""

from typing import Any, NamedTuple

from grader.check import Score


class Row(NamedTuple):
    """An answer by name, the points it must get, and a piece of the hint (or else of the finding) it must get."""

    name: str
    answer: Any
    points: float
    hint: str = ""
    expected: str = ""

    @property
    def right(self) -> bool:
        """Whether nothing is to be said of it."""
        return not self.hint and not self.expected


class Told(NamedTuple):
    """The first thing that a card says is not there yet."""

    hint: str
    expected: str


def told(score: Score) -> Told | None:
    """What the first failing claim says, or why the answer can't be read; None where every claim holds."""
    if score.miss is not None:
        return Told(score.miss.hint or score.miss.finding, score.miss.expected)
    failing = [claim for claim in score.claims if claim.state == "not yet"]
    return Told(failing[0].hint, failing[0].expected) if failing else None
