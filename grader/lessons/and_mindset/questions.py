"""Three questions to find out what is firm, chosen by what their answers would tell apart."""

from html import escape
from random import Random

from attrs import frozen

from grader.check import Exercise, Miss, Text
from grader.deal import EXAMPLE
from grader.lessons import apart
from grader.lessons.and_mindset.people import GERRIT, PEOPLE
from grader.lessons.and_mindset.person import WORLDS, Person, Question
from grader.lessons.apart import LETTERS, Apart, read_questions
from grader.table import Setting

_THREE = 3
_HALF = len(WORLDS) // 2


@frozen(repr=False)
class Firmness(Apart):
    """A person with three demands, and a letter to each question.

    Attributes:
        person: who it is.
        asked: letter -> question.
        key: whose it is; None if nobody can say.
    """

    person: Person
    asked: dict[str, Question]
    key: str | None

    def people(self) -> tuple[str, ...]:
        """The eight ways it could be, each as somebody for whom it is so: the demands that are firm."""
        return tuple(", ".join(self.person.demands[place] for place in sorted(world)) for world in WORLDS)

    def replies(self, letter: str) -> tuple[object, ...]:
        """What would be heard in each of them."""
        return tuple(self.asked[letter].tells(world) for world in WORLDS)

    def head(self) -> str:
        """Who it is, and what they demand."""
        demands = ", ".join(f"“{demand}”" for demand in self.person.demands)
        return f"{self.person.story} {demands}. Any of them may be firm, or none, or all."

    def texts(self) -> dict[str, str]:
        """Letter -> question, in words."""
        return {letter: question.text for letter, question in self.asked.items()}


def firmness(deal: Setting) -> Firmness:
    """Somebody with three demands. In the lesson it is Gerrit, in the assignment the key decides."""
    if deal.name != "and-mindset":
        return Firmness(GERRIT, dict(zip(LETTERS, GERRIT.questions, strict=False)), deal.key)
    random = Random(f"questions/{deal.key or EXAMPLE}")
    person = PEOPLE[int(random.random() * len(PEOPLE))]
    order = sorted(person.questions, key=lambda _: random.random())
    return Firmness(person, dict(zip(LETTERS, order, strict=False)), deal.key)


def _read(answer: object, asked: Firmness) -> list[str]:
    return read_questions(
        answer, asked, _THREE, few="What would you still not know?", many="Which of them would tell you nothing new?"
    )


@frozen
class Replies:
    """What somebody answers to these questions."""

    said: tuple[tuple[str, str], ...]
    name: str

    def __repr__(self) -> str:
        return "\n".join(f"You: {question}\n{self.name}: {reply}" for question, reply in self.said)

    def _repr_html_(self) -> str:
        return "".join(
            f"<p><b>You:</b> {escape(question)}<br><b>{escape(self.name)}:</b> {escape(reply)}</p>"
            for question, reply in self.said
        )


def hear(answer: object, asked: Firmness) -> Replies | Text:
    """What they answer to these questions. Unscored; says so where they can't be read."""

    def said(letters: list[str]) -> Replies:
        lines = tuple((asked.asked[letter].text, asked.asked[letter].reply) for letter in letters)
        return Replies(lines, asked.person.name)

    return apart.hear(answer, asked, said, "three letters")


questions = Exercise(
    "and-mindset/questions",
    title="Three questions",
    points=1,
    reader=_read,
    hints=(
        "Suppose one demand were firm, then suppose it were not. To which questions would they answer otherwise?",
        "Everybody calls their own demands important. A question that puts one demand aside and leaves all the rest as "
        "they'd like it gets at what is firm.",
        "A neighbour: “Do you care about the garden?” gets a yes from everybody. “The house as it is, at your price, and "
        "no garden: would you buy it?” does not.",
    ),
)


@questions.check(worth=0.5)
def each_tells_something(letters: list[str], asked: Firmness) -> None:
    """to each of them they would answer otherwise if something else were firm"""
    empty = asked.idle(letters)
    if empty:
        raise Miss(
            expected="questions whose answers depend on what is firm",
            got=f"{empty[0]}, which gets the same answer either way",
            hint=f"To {empty[0]}, what would somebody say for whom all of it is firm? And somebody for whom none is?",
            earned=0.5 if len(empty) == 1 else 0,
        )


@questions.check(worth=0.5)
def together_tell_it_all(letters: list[str], asked: Firmness) -> None:
    """after all three you know of each demand whether it is firm"""
    apart = asked.groups(letters)
    if apart < len(WORLDS):
        open_ones = [
            demand
            for place, demand in enumerate(asked.person.demands)
            if any(
                all(asked.asked[each].tells(one) == asked.asked[each].tells(one ^ {place}) for each in letters)
                for one in WORLDS
            )
        ]
        raise Miss(
            expected="to know it of all three demands",
            got=f"{apart} of the {len(WORLDS)} cases told apart, from none firm to all of them",
            hint=f"“{open_ones[0]}”: after these three, would you know in every case whether that is firm?",
            earned=0.5 if apart >= _HALF + 1 else 0,
        )
