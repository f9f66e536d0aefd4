"""Two questions to whomever you meet next, chosen by what their answers would tell apart.

It may be one of four people, each with a sheet of their own. Asked whether something is important, or welcome, all of
them say yes. Asked for one thing beside another they part.
"""

from collections.abc import Callable, Sequence
from itertools import combinations
from random import Random

from attrs import frozen

from grader.check import Exercise, Miss, Text
from grader.deal import EXAMPLE, Case, Package, Preferences
from grader.lessons import apart, possible
from grader.lessons.apart import Heard, read_questions
from grader.lessons.letters import lettered, lettered_html
from grader.lessons.possible import BESIDE, WELCOME, Possible, Question, gain, welcome
from grader.lessons.value.shown import table_html, table_text
from grader.lessons.value.situation import both_sheets, room
from grader.table import Setting

_TWO = 2
_FOUR = 4
_RIGHT = (2, 3)
"""Pairs of the six questions that tell all four apart: more than one, and few."""
_FOUND = {2, 3, 4}
"""Into so many groups pairs of telling questions part the four: some repeat each other, some leave two together."""
_SIX = 6
_CROWD = 10
"""People of whom four are taken."""
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
        gifts = _gifts(opened.case, opened.signed, random)
        crowd = [possible.somebody(opened.case, random) for _ in range(_CROWD)]
        crowd = [each for each in crowd if all(gain(opened.signed, gift)(each) > 0 for gift in gifts.values())]
        found = _four_and_six(crowd, _beside(gifts, opened.signed), _doubles(gifts, opened.signed), random)
        if found and len(gifts) == len(opened.case.issues):
            people, asked, alike = found
            asked += _welcome(opened.case, gifts, opened.signed, random)[: _SIX - len(asked) - len(alike)] + alike
            wants = possible.named(opened.case, people)
            return FourSheets(opened.case, wants, possible.drawn(asked, random), deal.key, opened.signed, gifts)
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


def _four_and_six(
    crowd: Sequence[Preferences], single: list[Question], double: list[Question], random: Random
) -> tuple[list[Preferences], list[Question], list[Question]] | None:
    """Four of a crowd and four questions of which few pairs tell all of them apart, and some repeat each other.

    Beside these a question that weighs two things and is answered alike by all four, where there is one.
    """
    beside = single + double
    said = [[question.answered(each) if question.clear(each) else None for each in crowd] for question in beside]
    order = sorted(range(len(beside)), key=lambda _: random.random())
    for four in combinations(range(len(crowd)), _FOUR):
        ways = {place: tuple(said[place][each] for each in four) for place in order}
        clear = {place: way for place, way in ways.items() if None not in way}
        telling = [place for place, way in clear.items() if len(set(way)) > 1]
        for places in combinations(telling, _FOUR):
            if sum(place >= len(single) for place in places) > 1:
                continue  # one that adds up two and two is enough to read
            chosen = [clear[place] for place in places]
            pairs = [apart.groups(pair) for pair in combinations(chosen, _TWO)]
            if pairs.count(_FOUR) in _RIGHT and set(pairs) == _FOUND:
                alike = [beside[place] for place in clear if place not in telling]
                return [crowd[each] for each in four], [beside[place] for place in places], alike[:1]
    return None


def _welcome(case: Case, gifts: Gifts, now: Package, random: Random) -> list[Question]:
    """Whether an issue is important, and whether a gift is welcome: nobody says no to either."""
    issue = case.issues[int(random.random() * len(case.issues))]
    label, changes = list(gifts.items())[int(random.random() * len(gifts))]
    return [
        welcome(f"{issue.label}: is that important to you?", possible.stake(issue.id)),
        welcome(f"Would {label} be welcome?", gain(now, changes)),
    ]


def _beside(gifts: Gifts, now: Package) -> list[Question]:
    """Which of two gifts would they rather have?"""
    worth = {label: gain(now, changes) for label, changes in gifts.items()}
    return [_rather({one: worth[one], other: worth[other]}) for one, other in combinations(gifts, _TWO)]


def _doubles(gifts: Gifts, now: Package) -> list[Question]:
    """Which two of the four?"""
    first, *rest = gifts
    found = []
    for beside in rest:
        sides = [[first, beside], [each for each in rest if each != beside]]
        found.append(
            _rather({" and ".join(s): gain(now, {k: v for g in s for k, v in gifts[g].items()}) for s in sides})
        )
    return found


def _rather(worth: dict[str, Callable[[Preferences], int]]) -> Question:
    return Question(f"Which would you rather have: {', or '.join(worth)}?", BESIDE, worth)


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
