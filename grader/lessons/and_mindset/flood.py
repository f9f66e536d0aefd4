"""The same request after a flood: both sides are firm on the same thing, and nothing is left between them."""

from html import escape

from attrs import frozen

from grader.check import Exercise, Miss
from grader.check.claims import matched
from grader.deal import Case
from grader.lessons.and_mindset.deals import COLLIDING
from grader.lessons.parts import part

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
