"""What an exercise hands back: a score that is a plain number to nbgrader and a card to a person."""

from collections.abc import Callable, Iterable
from typing import Any, Literal, Self

import attrs

from grader.check import card
from grader.check.miss import Miss
from grader.check.plain import Plain

State = Literal["ok", "not yet", "unanswered", "waits", "broken"]


@attrs.frozen
class Claim:
    """One line of feedback: what was claimed (`text`), how it stands (`state`), what it earned.

    `worth` and `earned` are in points. `below` says how many lines up the claim stands that it waits for.
    `trouble` names the fault when ours is the fault ("broken"): for a person who marks, never shown on the card.
    A hidden claim keeps expected and got for who marks; its card shows neither.
    """

    name: str
    text: str
    state: State
    worth: float
    earned: float = 0.0
    expected: str = ""
    got: str = ""
    hint: str = ""
    hidden: bool = False
    below: int = 0
    trouble: str = ""


class Text(str):
    """A text that a notebook shows as it reads, without quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return card.framed(card.paragraph(self))


class Score(float):
    """Points earned, 0 to `points`, rounded to two decimals; shown as a plain number, or as a card.

    `exercise` and `title` name the exercise; `claims` are its lines; `miss` says why the answer could not be
    read, if it could not; `pending` are the points of hidden claims, decided by `and_on` when a hand-in is marked.
    """

    exercise: str
    title: str
    points: float
    claims: tuple[Claim, ...]
    hints: tuple[str, ...]
    miss: Miss | None
    pending: float

    def __new__(
        cls,
        claims: Iterable[Claim],
        *,
        exercise: str,
        title: str,
        points: float,
        hints: tuple[str, ...] = (),
        miss: Miss | None = None,
        pending: float = 0.0,
        again: Callable[[Any], "Score"] | None = None,
    ) -> Self:
        """`again` scores the same answer once more, hidden claims included, on the seeds it is given."""
        claims = tuple(claims)
        earned = round(sum(claim.earned for claim in claims), 2)
        score = super().__new__(cls, min(max(earned, 0.0), points))
        score.exercise, score.title, score.points = exercise, title, points
        score.claims, score.hints, score.miss, score.pending = claims, hints, miss, pending
        score._again = again
        return score

    _again: Callable[[Any], "Score"] | None

    def and_on(self, seed: int | Iterable[int]) -> "Score":
        """The score with the hidden claims too, each run once per seed; it earns the mean of its runs.

        Calling it again starts from the visible claims again. Raises ExerciseError when a seed is no whole number.
        """
        return self if self._again is None else self._again(seed)

    @property
    def broken(self) -> bool:
        """Did one of our own checks fail? Then a person needs to look."""
        return any(claim.state == "broken" for claim in self.claims)

    @property
    def answered(self) -> bool:
        """Is there an answer, with no `...` left in it?"""
        return not any(claim.state == "unanswered" for claim in self.claims)

    @property
    def text(self) -> str:
        """The card as plain lines."""
        return card.score_text(self)

    def __repr__(self) -> str:  # our own, else IPython would print a float to its %precision
        return float.__repr__(self)

    def _repr_html_(self) -> str:
        return card.score_html(self)


@attrs.frozen(repr=False)
class Reading:
    """What we read in an answer, unscored; or, with a `miss`, what we cannot read and why."""

    value: Plain | None = None
    miss: Miss | None = None
    trouble: str = ""

    def __repr__(self) -> str:
        return card.reading_text(self)

    def _repr_html_(self) -> str:
        return card.reading_html(self)
