"""Requests with both sides' non-negotiables beside them: can both be met, and what if not?"""

from html import escape
from random import Random

from attrs import frozen

from grader.check import Exercise, Miss
from grader.check.claims import mapping, matched
from grader.deal import EXAMPLE, Case
from grader.errors import KeyFormatError
from grader.lessons.and_mindset.deals import COLLIDING
from grader.lessons.letters import lettered, lettered_html
from grader.lessons.parts import part
from grader.table import Setting

BUILD, ASK, LEAVE, SPLIT = "build", "ask which is firm", "no deal", "split the difference"
ANSWERS = {BUILD: "build a package", ASK: ASK, LEAVE: LEAVE, SPLIT: SPLIT}


@frozen
class Asked:
    """A request in two lines.

    Attributes:
        text: what both sides can't give.
        collide: where the two leave nothing; empty if they can be met together.
    """

    text: str
    collide: str = ""


POOL = (
    Asked(
        "A caterer can't serve before one, since the kitchen is shared. Your guests' train leaves at a quarter to one.",
        "the hour",
    ),
    Asked(
        "A tenant can't be without heating in January. Your fitter can come on two days in January or not before June.",
    ),
    Asked(
        "A colleague can't hand over the report before Thursday night. Your board meets on Friday at nine, and reads on paper.",
    ),
    Asked(
        "A partner may not sign without his lawyer, who is back on the 12th. Your offer from the bank ends on the 10th, and "
        "the bank has said no to a day more.",
        "the day",
    ),
    Asked(
        "A nurse can't work nights while she is pregnant. You need every night shift covered by somebody with a licence, "
        "and six others have one.",
    ),
    Asked(
        "A supplier may not ship the acid with other goods. You have room for one lorry a day, and need both by Friday; "
        "it is Tuesday.",
    ),
    Asked(
        "A singer can't go on before nine: she sings in another town at seven. The yard must be silent from a quarter to "
        "nine, says the town.",
        "the hour",
    ),
    Asked(
        "A buyer's quality rules allow no dye at all. Your only machine that fits has had dye in it, and can't be cleaned "
        "to zero.",
        "the dye",
    ),
)
"""Requests, in half of which the two sides can't both be met."""
_LETTERS = "abc"


@frozen
class Requests:
    """Three requests, a letter to each.

    Attributes:
        asked: letter -> request.
        key: whose they are; None if nobody can say.
    """

    asked: dict[str, Asked]
    key: str | None

    _HEAD = "What neither side can give stands in each line. All the rest is open."

    def _texts(self) -> dict[str, str]:
        return {letter: each.text for letter, each in self.asked.items()}

    def __repr__(self) -> str:
        return lettered(self._HEAD, self._texts())

    def _repr_html_(self) -> str:
        return lettered_html(self._HEAD, self._texts())


def requests(deal: Setting) -> Requests:
    """Three requests; the key decides which. One or two of them can't be met."""
    random = Random(f"requests/{deal.key or EXAMPLE}")
    shuffled = sorted(POOL, key=lambda _: random.random())
    most = 1 + int(random.random() * 2)
    chosen = [each for each in shuffled if each.collide][:most] + [each for each in shuffled if not each.collide]
    drawn = sorted(chosen[:3], key=lambda _: random.random())
    return Requests(dict(zip(_LETTERS, drawn, strict=True)), deal.key)


def _read(answer: object, asked: Requests) -> dict[str, str]:
    if asked.key is None:
        raise KeyFormatError("the requests: found no variant key. Ask the learner for their record or their key.")
    mapping(answer, "your answer")
    return {letter: matched(part(answer, letter), ANSWERS, f"request {letter}") for letter in asked.asked}


firm = Exercise(
    "and-mindset/firm",
    title="Can both be met?",
    points=2,
    reader=_read,
    hints=(
        "Lay the two things side by side that can't be given. Is there anything at all that keeps both?",
        "If there is, build on it, however odd it looks. If there is not, no goodwill finds it: ask whether one of the two "
        "is less firm than it sounded, or part as friends.",
        "A neighbour: one can't come before six, the other must be gone by eight: two hours to build on. Had it been "
        "five, there would be none.",
    ),
)


def _of_kind(found: dict[str, str], asked: Requests, *, collide: bool) -> None:
    if len(set(found.values())) == 1:
        raise Miss(
            expected="an answer for each",
            got=f'"{next(iter(found.values()))}" for all of them',
            hint="Which of these differs from the others in what is left to build on?",
        )
    letters = [letter for letter, each in asked.asked.items() if bool(each.collide) is collide]
    wrong = [letter for letter in letters if (found[letter] not in {ASK, LEAVE} if collide else found[letter] != BUILD)]
    if not wrong:
        return
    letter = wrong[0]
    said = found[letter]
    if said == SPLIT:
        hint = f"Request {letter}: what would each of the two have of half of it?"
    elif collide:
        hint = f"Request {letter}: which package would keep both? Look at {asked.asked[letter].collide}."
    elif said == LEAVE:
        hint = f"Request {letter}: is there really nothing that keeps both?"
    else:
        hint = f"Request {letter}: suppose both are firm. What would still be possible?"
    raise Miss(
        expected="the two that can't be given, side by side",
        got=f'"{said}" for {letter}',
        hint=hint,
        earned=0.5 if len(wrong) < len(letters) else 0,
    )


@firm.check
def none_can_be(found: dict[str, str], asked: Requests) -> None:
    """where the two can't both be met, you leave it or ask which of them is firm"""
    _of_kind(found, asked, collide=True)


@firm.check
def both_can_be(found: dict[str, str], asked: Requests) -> None:
    """where both can be met, you build on it"""
    _of_kind(found, asked, collide=False)


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
