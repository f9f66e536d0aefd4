"""People who might sit opposite, each wanting something else, and what they would answer: it follows from their points."""

from collections.abc import Callable, Iterable, Mapping
from random import Random

from attrs import evolve, frozen

from grader.deal import Case, Package, Preferences
from grader.deal.interests import points_from
from grader.lessons.apart import LETTERS, NO, YES, Apart

KEPT = "that we'd rather keep"
WELCOME, BESIDE, STOP = "welcome", "beside", "stop"
"""Whether something is important or welcome; what is worth more beside something else; where they would stop."""
CLEAR = 3
"""Points by which the answer that is given should beat the next one: nobody hesitates."""
_LOTS = 6


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
