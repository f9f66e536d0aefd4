"""Whose interests are these? Lines from both sides of a deal: interests, demands, demands in other words, and proxies."""

from random import Random

from attrs import frozen

from grader.check import Exercise, Miss
from grader.check.claims import mapping
from grader.deal import EXAMPLE
from grader.errors import KeyFormatError
from grader.lessons.interests.scenes import DAIRY, ECHO, INTEREST, PROXY, SCENES, Line, Scene
from grader.lessons.letters import lettered, lettered_html, read_letters
from grader.lessons.parts import part
from grader.table import Setting

_LETTERS = "abcdefgh"


@frozen
class Lines:
    """A scene with a letter to each line.

    Attributes:
        scene: what it is about.
        lines: letter -> line.
        key: whose it is; None if nobody can say.
    """

    scene: Scene
    lines: dict[str, Line]
    key: str | None

    def interests(self, side: str) -> list[str]:
        """Letters of the lines that are interests of this side, ``yours`` or ``theirs``."""
        return [letter for letter, line in self.lines.items() if (line.side, line.kind) == (side, INTEREST)]

    def _texts(self) -> dict[str, str]:
        return {letter: f"{self._who(line)}: “{line.text}”" for letter, line in self.lines.items()}

    def _who(self, line: Line) -> str:
        return "You" if line.side == "yours" else self.scene.them

    def __repr__(self) -> str:
        return lettered(self.scene.story, self._texts())

    def _repr_html_(self) -> str:
        return lettered_html(self.scene.story, self._texts())


def lines(deal: Setting) -> Lines:
    """What two sides say. In the lesson a dairy and its vendor, in the assignment the key decides."""
    if deal.name != "interests":
        return Lines(DAIRY, dict(zip(_LETTERS, DAIRY.lines, strict=True)), deal.key)
    random = Random(f"lines/{deal.key or EXAMPLE}")
    scene = SCENES[int(random.random() * len(SCENES))]
    order = sorted(scene.lines, key=lambda _: random.random())
    return Lines(scene, dict(zip(_LETTERS, order, strict=True)), deal.key)


def _read(answer: object, said: Lines) -> dict[str, list[str]]:
    if said.key is None:
        raise KeyFormatError("the lines: found no variant key. Ask the learner for their record or their key.")
    mapping(answer, "your answer")
    texts = {letter: line.text for letter, line in said.lines.items()}
    return {side: read_letters(part(answer, side), texts, side) for side in ("yours", "theirs")}


lists = Exercise(
    "interests/lists",
    title="Two lists of interests",
    points=2,
    reader=_read,
    hints=(
        "Ask of each line: could it be met in several ways, or in one way only?",
        "A line that can only be met by the demand is the demand in other words. A line that somebody asks for in order "
        "to have something else is a proxy: the something else belongs on the list.",
        'A neighbour: "I want the window open" is a demand, "I need the window not to be shut" the same in other words. '
        '"It is stuffy in here" is an interest: a fan, a break or another room would do.',
    ),
)
_ASKED = {
    ECHO: "Line {letter}: could that be met in any way but the demand itself?",
    PROXY: "Line {letter}: if you had it, and not what it is for, would you be content?",
}


def _compared(found: list[str], said: Lines, side: str, expected: str, forgotten: str) -> None:
    right = said.interests(side)
    strangers = [letter for letter in found if letter not in right]
    missing = len(set(right) - set(found))
    earned = 0.5 if len(strangers) + missing == 1 else 0
    if not found:
        raise Miss(expected=expected, got="an empty list", hint=forgotten)
    if strangers:
        letter, line = strangers[0], said.lines[strangers[0]]
        if line.side != side:
            ask = "Line {letter}: who says that?"
        else:
            ask = _ASKED.get(line.kind, "Line {letter} says what is asked for. What is it asked for in order to have?")
        raise Miss(expected=expected, got=f"{letter} among them", hint=ask.format(letter=letter), earned=earned)
    if missing:
        raise Miss(
            expected=f"{len(right)} in all",
            got=str(len(found)),
            hint="Which other line could be met in more ways than one?",
            earned=earned,
        )


@lists.check
def theirs(found: dict[str, list[str]], said: Lines) -> None:
    """you found what they want, below what they ask for"""
    _compared(found["theirs"], said, "theirs", "the lines of theirs that say why", "Why do they ask for it?")


@lists.check
def yours(found: dict[str, list[str]], said: Lines) -> None:
    """you found what you want yourself, below what you ask for"""
    _compared(
        found["yours"],
        said,
        "yours",
        "the lines of yours that say why",
        "You have a list of theirs. What is on your own?",
    )
