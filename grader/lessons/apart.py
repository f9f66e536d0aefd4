"""Which question tells which possible counterpart apart.

A question is worth what it separates: one that everybody answers alike tells nothing, and one that parts the same people
as another adds nothing to it.
"""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import TypeVar

from attrs import frozen

from grader.check import Miss, Text, Unanswered, plain
from grader.errors import KeyFormatError
from grader.lessons.letters import Lettered, read_letters

T = TypeVar("T")
LETTERS = "abcdefgh"
YES, NO = "yes", "no"
_NUMBERS = {2: "two", 3: "three"}


def groups(columns: Iterable[Sequence[object]]) -> int:
    """Into how many groups several questions part people: one column for each question, with a reply of each of them."""
    return len(set(zip(*columns, strict=True))) or 1


class Apart(Lettered):
    """Whom it may be, and a letter to each question."""

    __slots__ = ()
    key: str | None
    """Whose it is; None if nobody can say."""

    def people(self) -> tuple[str, ...]:
        """Names of all whom it may be."""
        raise NotImplementedError

    def replies(self, letter: str) -> tuple[object, ...]:
        """What each of them would reply to this question, in their order."""
        raise NotImplementedError

    def groups(self, letters: Iterable[str]) -> int:
        """Into how many groups the replies to these questions part them."""
        return groups(map(self.replies, letters))

    def idle(self, letters: Iterable[str]) -> list[str]:
        """Those of the questions to which all of them reply alike."""
        return [letter for letter in letters if self.groups([letter]) == 1]

    def together(self, letters: Sequence[str]) -> list[str]:
        """Names of the first whom these questions leave together, since they reply alike to all of them."""
        said = list(zip(*map(self.replies, letters), strict=True))
        same = next((each for each in said if said.count(each) > 1), None)
        return [name for name, each in zip(self.people(), said, strict=True) if each == same]


def own(asked: T, key: str | None) -> T:
    """What was drawn, where it matters whose it is. KeyFormatError if nobody can say."""
    if key is None:
        raise KeyFormatError("the questions: found no variant key. Ask the learner for their record or their key.")
    return asked


def read_questions(answer: object, asked: Apart, count: int, *, few: str, many: str) -> list[str]:
    """The letters of so many questions.

    Args:
        answer: what the learner wrote.
        asked: whom it may be, and the questions.
        count: how many are to be chosen: two or three.
        few: a question to whoever chose fewer.
        many: to whoever chose more.

    Raises:
        KeyFormatError: nobody can say whose questions they are.
        Miss: a letter that is none of them, or another number of letters.
    """
    found = read_letters(answer, own(asked, asked.key).texts(), "your questions")
    if len(found) != count:
        hint = few if len(found) < count else many
        raise Miss(expected=f"{_NUMBERS[count]} different questions", got=str(len(found)), hint=hint)
    return found


def hear(answer: object, asked: Apart, show: Callable[[list[str]], T], wanted: str = "two letters") -> T | Text:
    """What would be replied to these questions. Unscored; says so where they can't be read."""
    try:
        letters = read_letters(plain(answer), asked.texts(), "your questions")
    except Unanswered:
        return Text(f"Put {wanted} in place of the dots, and run both cells again.")
    except Miss as miss:
        return Text(f"We can't read these questions yet: {miss}.")
    return show(letters)


@frozen
class Heard:
    """What each of them would reply, one line a person."""

    asked: Apart
    letters: Sequence[str]

    def _rows(self) -> list[tuple[str, list[str]]]:
        columns = [self.asked.replies(letter) for letter in self.letters]
        return [(name, [str(said[place]) for said in columns]) for place, name in enumerate(self.asked.people())]

    def __repr__(self) -> str:
        return "\n".join(f"{name}: {', '.join(said)}" for name, said in self._rows())

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{letter}</th>' for letter in self.letters)
        rows = "".join(
            f'<tr><th scope="row" style="text-align:left">{escape(name)}</th>'
            + "".join(f"<td>{escape(each)}</td>" for each in said)
            + "</tr>"
            for name, said in self._rows()
        )
        return f"<table><thead><tr><td></td>{head}</tr></thead><tbody>{rows}</tbody></table>"
