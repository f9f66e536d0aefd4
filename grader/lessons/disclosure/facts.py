"""Eight things that could be told about one's own side: what each is, what it says in words, and as a move."""

from random import Random

from attrs import frozen

from grader.check import Exercise, Miss
from grader.check.claims import mapping
from grader.deal import EXAMPLE, Case, Package, all_points
from grader.errors import KeyFormatError
from grader.lessons.letters import Lettered, read_letters
from grader.lessons.parts import part
from grader.table import Setting

ORDER, SECOND, WHY, WHY_ELSE = "order", "second", "why", "why_else"
FLOOR, ALTERNATIVE = "floor", "alternative"
NOTHING, FALSE = "nothing", "false"
KINDS = (ORDER, SECOND, WHY, WHY_ELSE, FLOOR, ALTERNATIVE, NOTHING, FALSE)
"""What matters most, and what next; two reasons; the least one could sign, and what one would do without a deal;
something that says nothing; something untrue."""
TELL = frozenset({ORDER, SECOND, WHY, WHY_ELSE})
KEEP = frozenset({FLOOR, ALTERNATIVE})
_LETTERS = "abcdefgh"


@frozen(repr=False)
class Facts(Lettered):
    """Eight things that could be told, with a letter to each.

    Attributes:
        case: the learner's variant.
        kinds: letter -> one of `KINDS`.
        key: whose they are; None if nobody can say.
    """

    case: Case
    kinds: dict[str, str]
    key: str | None

    def known(self) -> "Facts":
        """These, where it matters whose they are. KeyFormatError if nobody can say."""
        if self.key is None:
            raise KeyFormatError("the facts: found no variant key. Ask the learner for their record or their key.")
        return self

    def letters(self, kinds: frozenset[str]) -> list[str]:
        """The letters of these kinds."""
        return [letter for letter, kind in self.kinds.items() if kind in kinds]

    def texts(self) -> dict[str, str]:
        """Letter -> what would be said."""
        return {letter: worded(self.case, kind) for letter, kind in self.kinds.items()}

    def head(self) -> str:
        """Who could tell whom."""
        return f"You are {self.case.you.role}. You could tell {self.case.them.name}:"


def worded(case: Case, kind: str) -> str:
    """What somebody would say who tells this of the learner's side."""
    own = case.you.preferences
    ranking = own.ranking()
    labels = {issue.id: issue.label for issue in case.issues}

    def compared(more: str, less: str) -> str:
        return f"{labels[more]} before {labels[less].lower()}, if we had to choose."

    match kind:
        case "order":
            return compared(ranking[0], ranking[-1])
        case "second":
            return compared(ranking[1], ranking[-1])
        case "why":
            return _heaviest(case, 0)
        case "why_else":
            return _heaviest(case, 1)
        case "floor":
            return f"The least that we could sign is {case.in_words(_least(case))}."
        case "alternative":
            return f"Without you we would do this: {_lower(case.you.alternative)}"
        case "nothing":
            return "All five points are important to us, each in its way."
    return compared(ranking[-1], ranking[0])


def _heaviest(case: Case, place: int) -> str:
    return sorted(case.you.interests, key=lambda interest: -interest.weight)[place].says[0]


def _least(case: Case) -> Package:
    """Of the packages no worse than the walk-away, the first of those worth least."""
    own = case.you.preferences
    return min((p for p in all_points(own, own) if p.own >= own.reservation), key=lambda p: p.own).package


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]


def facts(deal: Setting) -> Facts:
    """Eight things that you could tell, in an order of your own."""
    random = Random(f"facts/{deal.key or EXAMPLE}")
    order = sorted(KINDS, key=lambda _: random.random())
    return Facts(deal.case, dict(zip(_LETTERS, order, strict=True)), deal.key)


def _read(answer: object, said: Facts) -> dict[str, list[str]]:
    texts = said.known().texts()
    mapping(answer, "your answer")
    found = {name: read_letters(part(answer, name), texts, name) for name in ("tell", "keep")}
    both = [letter for letter in found["tell"] if letter in found["keep"]]
    if both:
        raise Miss(
            expected="each letter in one place at most",
            got=f"{both[0]} in both",
            hint=f"If you told them {both[0]}, what could they do with it?",
        )
    return found


sorting = Exercise(
    "disclosure/sorting",
    title="Tell, keep, or neither?",
    points=1,
    reader=_read,
    hints=(
        "Ask of each line: would they know more about what I want? And could they use it to pay me less?",
        "Priorities and reasons help them to make a better offer. Where you would stop helps them to make the worst one "
        "you'd still sign. Two of the lines belong to neither: one says nothing, one isn't so on your sheet.",
        "A neighbour, selling a flat: “the date matters more to me than the furniture” is one to tell, “I'd take "
        "190,000” one to keep. “It's a lovely flat” is neither.",
    ),
)
_ABOUT = {
    FLOOR: "Told {letter}, what would their next offer be worth to you?",
    ALTERNATIVE: "Told {letter}, how good would an offer still have to be?",
    NOTHING: "Told {letter}, what would they know that they did not know before?",
    FALSE: "Is {letter} so, by your sheet?",
}


def _compared(found: list[str], right: list[str], said: Facts, expected: str, empty: str, more: str) -> None:
    strangers = [letter for letter in found if letter not in right]
    missing = set(right) - set(found)
    earned = 0.5 if len(strangers) + len(missing) == 1 else 0
    if not found:
        raise Miss(expected=expected, got="an empty list", hint=empty)
    if strangers:
        letter = strangers[0]
        hint = _ABOUT.get(said.kinds[letter], "Told {letter}, could they offer you something better?")
        raise Miss(
            expected=expected, got=f"{letter} among them", hint=hint.format(letter=letter), earned=max(0.0, earned)
        )
    if missing:
        raise Miss(expected=f"{len(right)} in all", got=str(len(found)), hint=more, earned=earned)


@sorting.check(worth=0.5)
def tells(found: dict[str, list[str]], said: Facts) -> None:
    """you found what helps them to make you a better offer"""
    _compared(
        found["tell"],
        said.letters(TELL),
        said,
        "the lines about your priorities and reasons",
        "If they know nothing of you, whose offer can suit you?",
        "Which other line would tell them what you want, and not where you would stop?",
    )


@sorting.check(worth=0.5)
def keeps(found: dict[str, list[str]], said: Facts) -> None:
    """you found what they could use against you"""
    _compared(
        found["keep"],
        said.letters(KEEP),
        said,
        "the lines that show where you would stop",
        "What would you rather not know them to know, when they name their next offer?",
        "Which other line tells them how little would do?",
    )
