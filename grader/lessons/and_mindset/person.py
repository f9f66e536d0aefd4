"""Somebody with three demands, and questions: what their answers would tell of which of the three are firm."""

from collections.abc import Callable, Iterable
from itertools import chain, combinations

from attrs import frozen

from grader.lessons import apart

World = frozenset[int]
"""Which of the three demands are firm, by their place."""
WORLDS: tuple[World, ...] = tuple(
    frozenset(firm) for firm in chain.from_iterable(combinations(range(3), count) for count in range(4))
)
"""All that could be so: eight."""


@frozen
class Question:
    """A question, what its answer would be in each world, and what this person says.

    Attributes:
        text: the question.
        tells: world -> whatever would be heard there; the same for all worlds tells nothing.
        reply: what this person answers.
    """

    text: str
    tells: Callable[[World], object]
    reply: str


@frozen
class Person:
    """Somebody with three demands, and no word on which of them is firm.

    Attributes:
        story: who it is, and what about.
        name: of the person.
        demands: three, as they are voiced.
        questions: seven.
        firm: places of the demands that are firm in truth.
    """

    story: str
    name: str
    demands: tuple[str, str, str]
    questions: tuple[Question, ...]
    firm: World


def groups(questions: Iterable[Question]) -> int:
    """How many of the eight worlds the answers to these questions would tell apart."""
    return apart.groups([question.tells(world) for world in WORLDS] for question in questions)


def about(*places: int) -> Callable[[World], object]:
    """An answer that tells whether each of these demands is firm."""
    return lambda world: tuple(place in world for place in places)


def nothing(_: World) -> object:
    """An answer that is the same in every world."""
    return "the same"


def whether_none(world: World) -> object:
    """An answer that tells only whether anything at all is firm."""
    return not world
