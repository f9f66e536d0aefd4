"""What to ask back: after a first answer, the questions that would still tell whom one is talking to.

Behind the address of the other firm sits one of four, each with an order of priorities. One thing was told and one asked,
and the answer ruled somebody out. What goes with the next thing told should part those who are left, and be answered
without naming the place where one would stop.
"""

from collections.abc import Iterator
from itertools import combinations
from random import Random

from attrs import frozen

from grader.check import Exercise, Miss, Text
from grader.check.claims import listing, mapping, matched
from grader.deal import EXAMPLE, Case
from grader.lessons import apart, possible
from grader.lessons.apart import Heard, own
from grader.lessons.disclosure.facts import WHY, worded
from grader.lessons.letters import lettered, lettered_html, read_letters
from grader.lessons.parts import part
from grader.lessons.possible import BESIDE, STOP, Possible, Question, stake, welcome
from grader.table import Setting

_QUESTIONS = 6
_BESIDE = 4
"""So many of them, at most, weigh one issue beside another; two or three tell something, the others are known by then."""
_FEWEST = 2
_PAIR, _MOST_LEFT = 2, 3
"""Of the four so many can have given the first answer: two or three."""
_DRAWS = 20_000
_WHO = "One of these four is answering you. What matters to each of them, the dearest first:"
_NEXT = "With the next thing you tell, you could ask:"
_STOPS = (
    "What is the least that you could still sign?",
    "What would you do without us, and what is that worth to you?",
)


@frozen(repr=False)
class Behind(Possible):
    """Four people one of whom answers, what was said so far, and six questions to go on with.

    Attributes:
        told: what the learner's side told first.
        first: the question asked with it.
        answer: theirs.
    """

    told: str
    first: Question
    answer: str

    def left(self) -> tuple[str, ...]:
        """Who can have given that answer."""
        return tuple(name for name, wants in self.wants.items() if self.first.answered(wants) == self.answer)

    def telling(self) -> list[str]:
        """Letters of the questions to which those who are left would not all answer alike."""
        left = [self.wants[name] for name in self.left()]
        return [letter for letter, question in self.asked.items() if len(set(possible.parts(question, left))) > 1]

    def head(self) -> str:
        """What was said so far."""
        return f"You: “{self.told} And with you? {self.first.text}” They: “{self.answer}.”"

    def _orders(self) -> dict[str, str]:
        labels = {issue.id: issue.label.lower() for issue in self.case.issues}
        return {name: ", ".join(labels[issue] for issue in wants.ranking()) for name, wants in self.wants.items()}

    def __repr__(self) -> str:
        return f"{lettered(_WHO, self._orders())}\n{lettered(f'{self.head()} {_NEXT}', self.texts())}"

    def _repr_html_(self) -> str:
        return f"{lettered_html(_WHO, self._orders())}{lettered_html(f'{self.head()} {_NEXT}', self.texts())}"


def behind(deal: Setting) -> Behind:
    """Who may be behind the address, and what was said, drawn from the key of this deal."""
    case, random = deal.case, Random(f"asking back/{deal.key or EXAMPLE}")
    for _ in range(_DRAWS):
        wants = possible.others(case, random)
        people = list(wants.values())
        clear = [question for question in _beside(case) if all(question.clear(each) for each in people)]
        parting = [question for question in clear if len(set(possible.parts(question, people))) > 1]
        order = sorted(parting, key=lambda _: random.random())
        first = next((question for question in order if len(question.answers) == _PAIR), None)
        if first is None:
            continue
        answer = first.answered(people[int(random.random() * len(people))])
        left = [each for each in people if first.answered(each) == answer]
        telling = [question for question in order if len(set(possible.parts(question, left))) > 1]
        known = [question for question in order if question not in telling and question is not first]
        many = _FEWEST + int(random.random() * 2)
        if _PAIR <= len(left) <= _MOST_LEFT and len(telling) >= many and known:
            beside = [*telling[:many], *known[: _BESIDE - many]]
            stop = Question(_STOPS[int(random.random() * len(_STOPS))], STOP, {})
            asked = [*beside, stop, *_welcome(case, random)[: _QUESTIONS - len(beside) - 1]]
            return Behind(case, wants, possible.drawn(asked, random), deal.key, worded(case, WHY), first, answer)
    raise AssertionError(f"{case.id}: no four people found in {_DRAWS} draws")


def _beside(case: Case) -> Iterator[Question]:
    """Which of two issues would they give up last, or which of all."""
    labels = {issue.id: issue.label for issue in case.issues}
    for one, other in combinations(labels, _PAIR):
        text = f"{labels[one]} or {labels[other].lower()}, which would you give up last?"
        yield Question(text, BESIDE, {labels[each]: stake(each) for each in (one, other)})
    yield Question(
        "Which of the five would you give up last?", BESIDE, {label: stake(each) for each, label in labels.items()}
    )


def _welcome(case: Case, random: Random) -> list[Question]:
    """One with its answer in it, and one to which nobody says no."""
    one, other = sorted(case.issues, key=lambda _: random.random())[:2]
    theirs = case.them.preferences.points[one.id]
    best = one.option(max(theirs, key=theirs.__getitem__)).label
    return [
        welcome(f"You'd be glad of “{best}”, wouldn't you?", stake(one.id)),
        welcome(f"{other.label}: does that matter to you?", stake(other.id)),
    ]


def _read(answer: object, four: Behind) -> dict[str, list[str]]:
    mapping(answer, "your answer")
    own(four, four.key)
    said = part(answer, "still")
    names = {name: name for name in four.people()}
    named = [said] if isinstance(said, str) else listing(said, "still")
    return {
        "still": list(dict.fromkeys(matched(each, names, "still") for each in named)),
        "ask": read_letters(part(answer, "ask"), four.texts(), "ask"),
    }


def hear(answer: object, four: Behind) -> Heard | Text:
    """What each of the four would answer to these questions. Unscored; says so where they can't be read."""
    return apart.hear(answer, four, lambda letters: Heard(four, letters), "letters")


ask_back = Exercise(
    "disclosure/ask-back",
    title="What to ask back",
    points=1,
    reader=_read,
    hints=(
        "First their answer: in whose line does what they named stand before the other? Only those can have said it.",
        "Then go through the questions, with those who are left only. If all of them would answer alike, you know the "
        "answer already. And nobody tells you where they would stop.",
        "A neighbour: a tenant, a student or a painter may have rung. “Quiet or light?” “Light.” So it isn't the "
        "student. “Would you like a big room?” all would. “Light or the lift?” parts the two that are left.",
    ),
)


@ask_back.check(worth=0.5)
def reads_the_answer(found: dict[str, list[str]], four: Behind) -> None:
    """you read from their answer whom it can still be"""
    said, right = found["still"], four.left()
    extra = [name for name in said if name not in right]
    missing = [name for name in right if name not in said]
    if not extra and not missing:
        return
    earned = 0.5 if len(extra) + len(missing) == 1 else 0
    expected = "everybody who can have given that answer, and nobody else"
    if not said:
        raise Miss(expected=expected, got="nobody", hint="Whose line agrees with what they answered?")
    if len(said) == len(four.people()):
        raise Miss(expected=expected, got="all four", hint="What did their answer rule out?")
    hint = (
        f"Asked the same, what would {extra[0]} have answered?"
        if extra
        else "Who else has what they named before the other?"
    )
    got = f"{extra[0]} among them" if extra else f"only {', '.join(said)}"
    raise Miss(expected=expected, got=got, hint=hint, earned=earned)


@ask_back.check(worth=0.5)
def asks_what_parts_them(found: dict[str, list[str]], four: Behind) -> None:
    """you ask what those who are left would answer differently, and nothing that names where they would stop"""
    said, right = found["ask"], four.telling()
    extra = [letter for letter in said if letter not in right]
    missing = [letter for letter in right if letter not in said]
    if not extra and not missing:
        return
    earned = 0.5 if len(extra) + len(missing) == 1 else 0
    expected = "every question that still tells you something, and no other"
    if not said:
        raise Miss(expected=expected, got="none", hint="You tell something. What would you like to know for it?")
    if extra:
        letter = min(extra, key=lambda each: _WORST.index(four.asked[each].kind))
        raise Miss(
            expected=expected,
            got=f"{letter} among them",
            hint=_ABOUT[four.asked[letter].kind].format(letter=letter),
            earned=earned,
        )
    raise Miss(
        expected=expected,
        got=f"only {', '.join(said)}",
        hint="Which other question would those who are left not all answer alike?",
        earned=earned,
    )


_WORST = (STOP, possible.WELCOME, BESIDE)
_ABOUT = {
    STOP: "{letter} asks for the place where they would stop. Would you answer that, in their place?",
    possible.WELCOME: "Who of the four would say no to {letter}?",
    BESIDE: "After the answer you heard, who of those left would answer {letter} in another way?",
}
