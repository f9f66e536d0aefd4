"""The same request after a flood: both sides are firm on the same thing, and nothing is left between them."""

from functools import lru_cache
from html import escape
from random import Random

from attrs import frozen

from grader.check import Exercise, Miss
from grader.check.claims import matched
from grader.deal import Case, variant
from grader.deal.variant import key_from
from grader.lessons.and_mindset.deals import COLLIDING
from grader.lessons.parts import part
from grader.players import player
from grader.players.planned import Planned
from grader.table import Disclose, Session, negotiate
from grader.table.moves import Limit

collide = Exercise(
    "and-mindset/collide",
    title="Since the flood",
    points=2,
    hints=(
        "Four things are open. On each of them, lay what you can sign beside what Robin can.",
        "On one of the four the two leave nothing. A package needs all four.",
        "A neighbour: “at most two guests” and “at least three” leave no number of guests. Nothing one adds to the menu "
        "mends that.",
    ),
)
MOVES = {
    "a": "offer a day and a half",
    "b": "say yes, and sort it out later",
    "c": "ask which of the two is firm",
    "d": "part without a deal",
    "e": "go on offering other packages",
}


@collide.check
def finds_where(answer: object) -> None:
    """you found where the two leave nothing"""
    case = Case.load(COLLIDING)
    labels = {issue.id: issue.label for issue in case.issues}
    said = matched(part(answer, "where"), labels, "where")
    mine, theirs = case.you.preferences, case.them.preferences
    both = [o for o in mine.options(said) if o in theirs.options(said)]
    if both:
        raise Miss(
            expected="the one on which nothing is left",
            got=labels[said].lower(),
            hint=f'Both of you could sign "{case.issue(said).option(both[0]).label}". On which of the four is there no such thing?',
        )


@collide.check
def knows_what_then(answer: object) -> None:
    """you said what is left to do then"""
    said = matched(part(answer, "move"), {letter: letter for letter in MOVES}, "move")
    if said not in {"c", "d"}:
        hints = {
            "a": "A day and a half is above what you may give and below what Robin needs. Whom does it serve?",
            "b": "Whose licence, and whose father, would pay for that yes?",
            "e": "Which package would it be, if none keeps both?",
        }
        raise Miss(expected="what is left where nothing can be signed", got=f"{said}: {MOVES[said]}", hint=hints[said])


@frozen
class Told:
    """What two sides can't give, one list beside the other."""

    case: Case

    def _sides(self) -> list[tuple[str, str]]:
        return [("You", " ".join(self.case.you.brief.split())), (self.case.them.name, self._theirs())]

    def _theirs(self) -> str:
        return (
            "“Since the flood the day centre is shut two days a week, and on those I have to be in the house: less than "
            "two days at home is no help. Before ten I can't be at a desk.”"
        )

    def __repr__(self) -> str:
        return "\n".join(f"{who}: {said}" for who, said in self._sides())

    def _repr_html_(self) -> str:
        return "".join(f"<p><b>{escape(who)}:</b> {escape(said)}</p>" for who, said in self._sides())


def flood() -> Told:
    """The employee's request since the flood: both sides' reasons, with nothing left between them."""
    return Told(Case.load(COLLIDING))


NOTHING_LEFT = (
    "Each of you has more than one thing that can't be given. Of how many does your plan tell and hear? "
    "The one on which nothing is left may be the second."
)
"""Asked of whoever leaves a table at which nothing can be signed, and doesn't know why."""
_KINDS = ("collaborator", "guarded")


@frozen
class Flooded:
    """What a plan came to where both lists leave nothing.

    Attributes:
        told: limits of the own side that the plan told.
        heard: limits of theirs that it heard.
        known: whether it signed nothing, and both limits that leave nothing between them were told.
        signed: what was signed, in words; empty where nothing was, as is right.
    """

    told: int
    heard: int
    known: bool
    signed: str = ""

    def __str__(self) -> str:
        head = "At one more table both lists leave nothing."
        if self.signed:
            return f"{head} Your plan signed all the same: {self.signed}."
        if self.known:
            return (
                f"{head} Your plan signed nothing there, which is right, and both of you know what stands in the way."
            )
        return f"{head} Your plan signed nothing there, which is right; what stands in the way did not come to light."


@lru_cache(maxsize=16)
def _dealt(seed: int) -> Case:
    return variant(Case.load(COLLIDING), key_from(Random(f"flood/{seed}")))


def after_the_flood(rules: list[str], seed: int) -> Flooded:
    """Play a plan where both lists leave nothing, against somebody open or somebody guarded.

    Args:
        rules: as `grader.players.planned` reads them.
        seed: the same seed, the same table.
    """
    case, opposite = _dealt(seed), player(_KINDS[seed % len(_KINDS)])
    session = negotiate(case, Planned(rules), opposite, f"flood/{seed}")
    mine, theirs = (_limits(session, seat) for seat in (case.you.id, case.them.id))
    nothing = any(issue in theirs and not mine[issue] & theirs[issue] for issue in mine)
    signed = "" if session.deal is None else case.in_words(session.deal)
    return Flooded(len(mine), len(theirs), nothing and not signed, signed)


def _limits(session: Session, seat: str) -> dict[str, frozenset[str]]:
    """Issue id -> what this seat called possible."""
    facts = [turn.move.fact for turn in session.history if turn.seat == seat and isinstance(turn.move, Disclose)]
    return {fact.issue: fact.options for fact in facts if isinstance(fact, Limit)}
