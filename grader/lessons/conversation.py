"""A conversation in a few lines, with a letter to each: what two sides say, and what kind of line each is."""

from collections.abc import Sequence
from random import Random

from attrs import frozen

from grader.check.claims import mapping
from grader.deal import EXAMPLE
from grader.errors import KeyFormatError
from grader.lessons.letters import Lettered, read_letters
from grader.lessons.parts import part
from grader.table import Setting

SIDES = ("yours", "theirs")
_LETTERS = "abcdefgh"


@frozen
class Line:
    """One line of a scene.

    Attributes:
        side: ``yours`` or ``theirs``.
        kind: of line; a lesson says which kinds there are.
        text: what is said.
    """

    side: str
    kind: str
    text: str


@frozen
class Scene:
    """A conversation in a few lines.

    Attributes:
        story: what it is about.
        them: who sits opposite.
        lines: eight, four of each side.
    """

    story: str
    them: str
    lines: tuple[Line, ...]


@frozen(repr=False)
class Lines(Lettered):
    """A scene with a letter to each line.

    Attributes:
        scene: what it is about.
        lines: letter -> line.
        key: whose it is; None if nobody can say.
    """

    scene: Scene
    lines: dict[str, Line]
    key: str | None

    def of_kind(self, side: str, kind: str) -> list[str]:
        """Letters of this side's lines of one kind."""
        return [letter for letter, line in self.lines.items() if (line.side, line.kind) == (side, kind)]

    def head(self) -> str:
        """What it is about."""
        return self.scene.story

    def texts(self) -> dict[str, str]:
        """Letter -> who says it, and what."""
        return {letter: f"{self._who(line)}: “{line.text}”" for letter, line in self.lines.items()}

    def _who(self, line: Line) -> str:
        return "You" if line.side == "yours" else self.scene.them


def as_it_was(scene: Scene, key: str | None) -> Lines:
    """A scene in its own order."""
    return Lines(scene, dict(zip(_LETTERS, scene.lines, strict=True)), key)


def dealt(deal: Setting, scenes: Sequence[Scene], about: str) -> Lines:
    """One of the scenes, its lines shuffled; the deal's key decides.

    Args:
        deal: whose key counts.
        scenes: to choose from.
        about: sets this draw apart from others of the same key.
    """
    random = Random(f"{about}/{deal.key or EXAMPLE}")
    scene = scenes[int(random.random() * len(scenes))]
    order = sorted(scene.lines, key=lambda _: random.random())
    return Lines(scene, dict(zip(_LETTERS, order, strict=True)), deal.key)


def read_sides(answer: object, said: Lines) -> dict[str, list[str]]:
    """Two lists of letters, one a side; the reader of an exercise about a conversation.

    Raises:
        Miss: a list that is missing, or holds what is no letter.
        KeyFormatError: nobody can say whose lines they were; a person must look.
    """
    if said.key is None:
        raise KeyFormatError("the lines: found no variant key. Ask the learner for their record or their key.")
    mapping(answer, "your answer")
    texts = {letter: line.text for letter, line in said.lines.items()}
    return {side: read_letters(part(answer, side), texts, side) for side in SIDES}
