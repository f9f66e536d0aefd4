"""Two questions to whomever you meet next, chosen by what their answers would tell apart.

It may be one of four people, each with a sheet of their own. Asked whether something is important, or welcome, all of
them say yes. Asked for one thing beside another they part.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random

from attrs import frozen

from grader.check import Exercise, Miss, Text
from grader.deal import EXAMPLE, Case, Package, Preferences
from grader.lessons import apart
from grader.lessons.apart import BESIDE, WELCOME, Heard, Possible, Question, gain, read_questions, welcome
from grader.lessons.letters import lettered, lettered_html
from grader.lessons.value.shown import table_html, table_text
from grader.lessons.value.situation import both_sheets, room
from grader.table import Setting

_TWO = 2
_FOUR = 4
_ENOUGH = (2, 3)
"""Pairs of the six questions that tell all four apart: more than one, and few."""
_DRAWS = 20_000
Gifts = dict[str, Package]
"""What you could give, in words -> what changes by it."""


@frozen(repr=False)
class FourSheets(Possible):
    """Four people whom you may meet, what each gift of yours is worth to them, and six questions.

    Attributes:
        now: the deal as it stands.
        gifts: what you could give.
    """

    now: Package
    gifts: Gifts

    def head(self) -> str:
        """Who they are."""
        return f"It is one of four: {', '.join(self.people())}. You don't know which."

    def _rows(self) -> list[Sequence[object]]:
        return [
            (
                f"{label} (now {self._stands(changes)})",
                *(f"+{gain(self.now, changes)(wants)}" for wants in self.wants.values()),
            )
            for label, changes in self.gifts.items()
        ]

    def _stands(self, changes: Package) -> str:
        (issue,) = changes
        return self.case.issue(issue).option(self.now[issue]).label

    def _table(self) -> tuple[tuple[str, ...], list[Sequence[object]], str]:
        return (
            ("what you could give", *self.people()),
            self._rows(),
            "What it would be worth to each of them, in points.",
        )

    def __repr__(self) -> str:
        return f"{self.head()}\n{table_text(*self._table())}\n{lettered('You could ask:', self.texts())}"

    def _repr_html_(self) -> str:
        return f"<p>{self.head()}</p>{table_html(*self._table())}{lettered_html('You could ask:', self.texts())}"


def four_sheets(deal: Setting) -> FourSheets:
    """Whom you may meet next. In the lesson after Renske; in the assignment the key decides who has the room."""
    graded = deal.name == "value"
    opened = room(deal) if graded else both_sheets(deal)
    random = Random(f"questions/{deal.key if graded and deal.key else EXAMPLE}")
    for _ in range(_DRAWS):
        wants, gifts = apart.others(opened.case, random), _gifts(opened.case, opened.signed, random)
        found = _six(gifts, opened.case, opened.signed, list(wants.values()), random)
        if found:
            return FourSheets(opened.case, wants, apart.drawn(found, random), deal.key, opened.signed, gifts)
    raise AssertionError(f"{opened.case.id}: no four people found in {_DRAWS} draws")


def _gifts(case: Case, now: Package, random: Random) -> Gifts:
    """On each issue one option that is better for them than what stands now."""
    theirs, gifts = case.them.preferences.points, {}
    for issue in case.issues:
        better = [o for o in issue.options if theirs[issue.id][o.id] > theirs[issue.id][now[issue.id]]]
        if better:
            option = better[int(random.random() * len(better))]
            gifts[option.label] = {issue.id: option.id}
    return gifts


def _six(
    gifts: Gifts, case: Case, now: Package, wants: Sequence[Preferences], random: Random
) -> tuple[Question, ...] | None:
    """Two that all answer alike, and four that tell: few pairs of them tell all four apart, and some repeat each other."""
    if len(gifts) < len(case.issues) or any(gain(now, each)(who) <= 0 for each in gifts.values() for who in wants):
        return None
    clear = [question for question in _beside(gifts, now) if all(question.clear(each) for each in wants)]
    telling = [question for question in clear if len(set(apart.parts(question, wants))) > 1]
    alike = [question for question in clear if question not in telling]
    for four in combinations(sorted(telling, key=lambda _: random.random()), _FOUR):
        ways = [apart.parts(question, wants) for question in four]
        pairs = [apart.groups(pair) for pair in combinations(ways, _TWO)]
        if pairs.count(_FOUR) in _ENOUGH and len(set(ways)) < len(ways):
            issue = case.issues[int(random.random() * len(case.issues))]
            label, changes = list(gifts.items())[int(random.random() * len(gifts))]
            important = welcome(f"{issue.label}: is that important to you?", apart.stake(issue.id))
            other = welcome(f"Would {label} be welcome?", gain(now, changes))
            return (*four, important, alike[int(random.random() * len(alike))] if alike else other)
    return None


def _beside(gifts: Gifts, now: Package) -> Iterator[Question]:
    """What would they rather have: one gift or another, two or two, or of all of them which."""
    worth = {label: gain(now, changes) for label, changes in gifts.items()}
    for one, other in combinations(gifts, _TWO):
        yield Question(
            f"Which would you rather have: {one}, or {other}?", BESIDE, {one: worth[one], other: worth[other]}
        )
    first, *rest = gifts
    for beside in rest:
        sides = [[first, beside], [each for each in rest if each != beside]]
        both = {" and ".join(side): gain(now, {**gifts[side[0]], **gifts[side[1]]}) for side in sides}
        yield Question(f"Which would you rather have: {', or '.join(both)}?", BESIDE, both)


def _read(answer: object, four: FourSheets) -> list[str]:
    return read_questions(
        answer,
        four,
        _TWO,
        few="Whom could one answer still be from?",
        many="Which two of them would be enough?",
    )


def hear(answer: object, four: FourSheets) -> Heard | Text:
    """What each of the four would answer to these questions. Unscored; says so where they can't be read."""
    return apart.hear(answer, four, lambda letters: Heard(four, letters))


questions = Exercise(
    "value/questions",
    title="Two questions",
    points=1,
    reader=_read,
    hints=(
        "Take one question and go through the four columns: what would each of them answer, by their points?",
        "“Is it important?” gets a yes from everybody. What is worth more to one and less to another, beside something "
        "else, parts them. Two questions that part them in the same way are as good as one.",
        "A neighbour: a tailor, a cook and a nurse would all be glad of a raise. “A raise, or Sundays off?” parts the "
        "nurse from the others. “Sundays off, or a later start?” then parts the tailor from the cook.",
    ),
)


@questions.check(worth=0.5)
def each_parts_them(letters: list[str], four: FourSheets) -> None:
    """to each of them the four would not all answer alike"""
    idle = four.idle(letters)
    if idle:
        letter = idle[0]
        raise Miss(
            expected="questions to which somebody answers otherwise than the others",
            got=f"{letter}, to which all four say “{four.replies(letter)[0]}”",
            hint=f"Who of the four would say no to {letter}?"
            if four.asked[letter].kind == WELCOME
            else f"Two things are weighed in {letter}. For whom of the four is the other one worth more?",
            earned=0.5 if len(idle) == 1 else 0,
        )


@questions.check(needs=each_parts_them, worth=0.5)
def after_both_you_know(letters: list[str], four: FourSheets) -> None:
    """after both of them you know who it is"""
    found = four.groups(letters)
    if found < _FOUR:
        one, other = letters
        first, second, *_ = four.together(letters)
        repeats = found == four.groups([one])
        raise Miss(
            expected="four different pairs of answers",
            got=f"{first} and {second} answer both alike",
            hint=f"Whom does {other} set apart that {one} did not?"
            if repeats
            else f"What is worth more to {first} than to {second}, beside something else?",
            earned=0 if repeats else 0.5,
        )
