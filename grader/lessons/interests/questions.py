"""Two questions for three people with one demand, chosen by what their answers would tell apart."""

from collections.abc import Sequence
from random import Random

from attrs import frozen

from grader.check import Exercise, Miss, Text
from grader.deal import EXAMPLE
from grader.lessons import apart
from grader.lessons.apart import LETTERS, NO, YES, Apart, Heard, read_questions
from grader.lessons.interests.people import THREES, VENDORS_THREE, Question, Three
from grader.table import Setting

_TWO = 2


@frozen(repr=False)
class Puzzle(Apart):
    """Three people, and a letter to each question.

    Attributes:
        three: the people.
        asked: letter -> question.
        key: whose it is; None if nobody can say.
    """

    three: Three
    asked: dict[str, Question]
    key: str | None

    def people(self) -> tuple[str, ...]:
        """The names of the three."""
        return tuple(self.three.people)

    def replies(self, letter: str) -> tuple[str, ...]:
        """Yes or no, from each of the three."""
        return tuple(YES if said else NO for said in self.asked[letter].answers)

    def head(self) -> str:
        """The three, and what stands behind each one's demand."""
        told = "; ".join(f"{name}: {why}" for name, why in self.three.people.items())
        return f"{self.three.demand} {told}. You don't know which of them you are talking to."

    def texts(self) -> dict[str, str]:
        """Letter -> question, in words."""
        return {letter: question.text for letter, question in self.asked.items()}


def _lettered(questions: Sequence[Question]) -> dict[str, Question]:
    return dict(zip(LETTERS, questions, strict=False))


def puzzle(deal: Setting) -> Puzzle:
    """Three people with one demand. In the lesson the vendors, in the assignment the key decides."""
    if deal.name != "interests":
        return Puzzle(VENDORS_THREE, _lettered(VENDORS_THREE.questions), deal.key)
    random = Random(f"questions/{deal.key or EXAMPLE}")
    three = THREES[int(random.random() * len(THREES))]
    order = sorted(three.questions, key=lambda _: random.random())
    return Puzzle(three, _lettered(order), deal.key)


def _read(answer: object, puzzle: Puzzle) -> list[str]:
    return read_questions(
        answer, puzzle, _TWO, few="Whom could one answer still be from?", many="Which two of them would be enough?"
    )


def hear(answer: object, puzzle: Puzzle) -> Heard | Text:
    """What the three would answer to these questions. Unscored; says so where they can't be read."""
    return apart.hear(answer, puzzle, lambda letters: Heard(puzzle, letters))


questions = Exercise(
    "interests/questions",
    title="Two questions",
    points=1,
    reader=_read,
    hints=(
        "Take one question and go through the three: what would each of them say to it?",
        "A question to which all three say the same tells you nothing. Two questions that set the same one apart tell "
        "you no more than one of them.",
        "A neighbour: a child cries, and is hungry, tired or cold. “Is anything wrong?” gets a yes from all three. "
        "“Would you like a biscuit?” and “Shall I fetch your coat?” tell all three apart.",
    ),
)


@questions.check(worth=0.5)
def each_tells_something(letters: list[str], puzzle: Puzzle) -> None:
    """each of them gets different answers from the three"""
    empty = puzzle.idle(letters)
    if empty:
        raise Miss(
            expected="questions that not all of them would answer alike",
            got=f"{empty[0]}, to which all three say the same",
            hint=f"Who of the three would answer {empty[0]} in another way than the others?",
            earned=0.5 if len(empty) == 1 else 0,
        )


@questions.check(needs=each_tells_something, worth=0.5)
def together_tell_all_apart(letters: list[str], puzzle: Puzzle) -> None:
    """after both of them you know whom you are talking to"""
    if puzzle.groups(letters) < len(puzzle.three.people):
        one, other = letters
        first, second = puzzle.together(letters)
        raise Miss(
            expected="three different pairs of answers",
            got=f"{first} and {second} answer both alike",
            hint=f"Whom does {other} set apart that {one} did not?",
        )
