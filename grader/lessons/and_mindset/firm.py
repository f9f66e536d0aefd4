"""Requests with both sides' non-negotiables beside them: can both be met, and what if not?"""

from random import Random

from attrs import frozen

from grader.check import Exercise, Miss
from grader.check.claims import mapping, matched
from grader.deal import EXAMPLE
from grader.errors import KeyFormatError
from grader.lessons.and_mindset.asked import POOL, Asked
from grader.lessons.letters import Lettered
from grader.lessons.parts import part
from grader.table import Setting

BUILD, ASK, LEAVE, SPLIT = "build", "ask which is firm", "no deal", "split the difference"
ANSWERS = {BUILD: "build a package", ASK: ASK, LEAVE: LEAVE, SPLIT: SPLIT}
_LETTERS = "abc"


@frozen(repr=False)
class Requests(Lettered):
    """Three requests, a letter to each.

    Attributes:
        asked: letter -> request.
        key: whose they are; None if nobody can say.
    """

    asked: dict[str, Asked]
    key: str | None

    def head(self) -> str:
        """How to read them."""
        return "What neither side can give stands in each line. All the rest is open."

    def texts(self) -> dict[str, str]:
        """Letter -> request, in words."""
        return {letter: each.text for letter, each in self.asked.items()}


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
    points=1,
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


@firm.check(worth=0.5)
def none_can_be(found: dict[str, str], asked: Requests) -> None:
    """where the two can't both be met, you leave it or ask which of them is firm"""
    _of_kind(found, asked, collide=True)


@firm.check(worth=0.5)
def both_can_be(found: dict[str, str], asked: Requests) -> None:
    """where both can be met, you build on it"""
    _of_kind(found, asked, collide=False)
