"""Two questions for three people with one demand, chosen by what their answers would tell apart."""

from collections.abc import Sequence
from html import escape
from random import Random

from attrs import frozen

from grader.check import Exercise, Miss, Text, Unanswered, plain
from grader.deal import EXAMPLE
from grader.errors import KeyFormatError
from grader.lessons.interests.people import THREES, VENDORS_THREE, Question, Three
from grader.lessons.letters import Lettered, read_letters
from grader.table import Setting

_LETTERS = "abcdefgh"
_TWO = 2


@frozen(repr=False)
class Puzzle(Lettered):
    """Three people, and a letter to each question.

    Attributes:
        three: the people.
        asked: letter -> question.
        key: whose it is; None if nobody can say.
    """

    three: Three
    asked: dict[str, Question]
    key: str | None

    def groups(self, letters: list[str]) -> int:
        """Into how many groups the answers to these questions part the three."""
        return len(set(zip(*(self.asked[letter].answers for letter in letters), strict=True))) if letters else 1

    def head(self) -> str:
        """The three, and what stands behind each one's demand."""
        told = "; ".join(f"{name}: {why}" for name, why in self.three.people.items())
        return f"{self.three.demand} {told}. You don't know which of them you are talking to."

    def texts(self) -> dict[str, str]:
        """Letter -> question, in words."""
        return {letter: question.text for letter, question in self.asked.items()}


def _lettered(questions: Sequence[Question]) -> dict[str, Question]:
    return dict(zip(_LETTERS, questions, strict=False))


def puzzle(deal: Setting) -> Puzzle:
    """Three people with one demand. In the lesson the vendors, in the assignment the key decides."""
    if deal.name != "interests":
        return Puzzle(VENDORS_THREE, _lettered(VENDORS_THREE.questions), deal.key)
    random = Random(f"questions/{deal.key or EXAMPLE}")
    three = THREES[int(random.random() * len(THREES))]
    order = sorted(three.questions, key=lambda _: random.random())
    return Puzzle(three, _lettered(order), deal.key)


def _read(answer: object, puzzle: Puzzle) -> list[str]:
    if puzzle.key is None:
        raise KeyFormatError("the questions: found no variant key. Ask the learner for their record or their key.")
    found = read_letters(answer, puzzle.texts(), "your questions")
    if len(found) != _TWO:
        hint = "Whom could one answer still be from?" if len(found) < _TWO else "Which two of them would be enough?"
        raise Miss(expected="two different questions", got=str(len(found)), hint=hint)
    return found


@frozen
class Heard:
    """What each of the three would answer."""

    puzzle: Puzzle
    letters: tuple[str, ...]

    def _rows(self) -> list[tuple[str, list[str]]]:
        return [
            (name, ["yes" if self.puzzle.asked[letter].answers[place] else "no" for letter in self.letters])
            for place, name in enumerate(self.puzzle.three.people)
        ]

    def __repr__(self) -> str:
        return "\n".join(f"{name}: {', '.join(said)}" for name, said in self._rows())

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{letter}</th>' for letter in self.letters)
        rows = "".join(
            f'<tr><th scope="row" style="text-align:left">{escape(name)}</th>'
            + "".join(f"<td>{each}</td>" for each in said)
            + "</tr>"
            for name, said in self._rows()
        )
        return f"<table><thead><tr><td></td>{head}</tr></thead><tbody>{rows}</tbody></table>"


def hear(answer: object, puzzle: Puzzle) -> Heard | Text:
    """What the three would answer to these questions. Unscored; says so where they can't be read."""
    try:
        letters = read_letters(plain(answer), puzzle.texts(), "your questions")
    except Unanswered:
        return Text("Put two letters in place of the dots, and run both cells again.")
    except Miss as miss:
        return Text(f"We can't read these questions yet: {miss}.")
    return Heard(puzzle, tuple(letters))


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
    empty = [letter for letter in letters if puzzle.groups([letter]) == 1]
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
        raise Miss(
            expected="three different pairs of answers",
            got="two of the three answer both alike",
            hint=f"Whom does {other} set apart that {one} did not?",
        )
