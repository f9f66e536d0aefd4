"""Which question tells which possible counterpart apart. What each of them would answer follows from what they want.

A question is worth what it separates: one that everybody answers alike tells nothing, and one that parts the same people
as another adds nothing to it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from random import Random
from typing import TypeVar

from attrs import evolve, frozen

from grader.check import Miss, Text, Unanswered, plain
from grader.deal import Case, Package, Preferences
from grader.deal.interests import points_from
from grader.errors import KeyFormatError
from grader.lessons.letters import Lettered, read_letters

T = TypeVar("T")
LETTERS = "abcdefgh"
YES, NO, KEPT = "yes", "no", "that we'd rather keep"
WELCOME, BESIDE, STOP = "welcome", "beside", "stop"
"""Whether something is important or welcome; what is worth more beside something else; where they would stop."""
CLEAR = 3
"""Points by which the answer that is given should beat the next one: nobody hesitates."""
_NUMBERS = {2: "two", 3: "three"}
_LOTS = 6


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


# ---- people who want different things, and what they would answer ---------------------------------------------------


@frozen
class Question:
    """A question, and what each answer to it would be worth to whoever is asked: they give the one worth most.

    Attributes:
        text: the question.
        kind: `WELCOME`, `BESIDE` or `STOP`.
        answers: answer -> what it is worth, in points; none at all to a question that nobody would answer.
    """

    text: str
    kind: str
    answers: Mapping[str, Callable[[Preferences], int]]

    def answered(self, wants: Preferences) -> str:
        """What somebody who wants this would answer."""
        return max(self.answers, key=lambda said: self.answers[said](wants), default=KEPT)

    def clear(self, wants: Preferences) -> bool:
        """Whether they would answer without hesitating."""
        worth = sorted((worth(wants) for worth in self.answers.values()), reverse=True)
        return len(worth) < 2 or worth[0] - worth[1] >= CLEAR


@frozen(repr=False)
class Possible(Apart):
    """People with the interests of one party, each weighing them in another way, and a letter to each question.

    Attributes:
        case: the learner's variant of the deal.
        wants: name -> preferences.
        asked: letter -> question.
        key: whose it is; None if nobody can say.
    """

    case: Case
    wants: Mapping[str, Preferences]
    asked: Mapping[str, Question]
    key: str | None

    def people(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(self.wants)

    def replies(self, letter: str) -> tuple[str, ...]:
        """What each of them would answer."""
        return tuple(self.asked[letter].answered(wants) for wants in self.wants.values())

    def texts(self) -> dict[str, str]:
        """Letter -> question, in words."""
        return {letter: question.text for letter, question in self.asked.items()}


def somebody(case: Case, random: Random) -> Preferences:
    """What somebody would want who has the other side's interests, and weighs them in another way."""
    lots = [1 + int(random.random() * _LOTS) for _ in case.them.interests]
    total = sum(interest.weight for interest in case.them.interests)
    weighed = [
        evolve(interest, weight=total * lot // sum(lots))
        for interest, lot in zip(case.them.interests, lots, strict=True)
    ]
    return Preferences(points_from(weighed, case.issues), case.them.preferences.reservation)


def named(case: Case, wants: Iterable[Preferences]) -> dict[str, Preferences]:
    """These people under names of the case, none of them called as who sits there."""
    names = [name for name in case.source["variant"]["names"][case.them.id] if name != case.them.name]
    return dict(zip(names, wants, strict=False))


def others(case: Case, random: Random) -> dict[str, Preferences]:
    """Four people who might sit in the other side's place."""
    return named(case, [somebody(case, random) for _ in range(4)])


def parts(question: Question, wants: Iterable[Preferences]) -> tuple[int, ...]:
    """Who answers alike: a number for each of these people, the same for the same answer."""
    said = [question.answered(each) for each in wants]
    return tuple(said.index(each) for each in said)


def stake(issue: str) -> Callable[[Preferences], int]:
    """How much an issue matters: points from its worst option to its best."""
    return lambda wants: wants.stakes()[issue]


def gain(now: Package, changes: Package) -> Callable[[Preferences], int]:
    """Points that a package with these changes is worth more than without them."""
    return lambda wants: sum(
        [wants.points[issue][option] - wants.points[issue][now[issue]] for issue, option in changes.items()]
    )


def nothing(_: Preferences) -> int:
    """What a no is worth."""
    return 0


def welcome(text: str, worth: Callable[[Preferences], int]) -> Question:
    """A question that gets a yes from everybody to whom it is worth anything."""
    return Question(text, WELCOME, {YES: worth, NO: nothing})


def drawn(questions: Iterable[Question], random: Random) -> dict[str, Question]:
    """These questions in an order of chance, a letter to each."""
    return dict(zip(LETTERS, sorted(questions, key=lambda _: random.random()), strict=False))
