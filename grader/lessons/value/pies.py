"""Small deals of two questions: which is a fixed pie, and which only feels like one?

What is asked and what it is worth are drawn from the variant's key: one to three fixed pies, in which what one gains the
other loses, however you turn it; others in which each cares more about another question, or both want the same thing on
one of them.
"""

from collections.abc import Iterator
from itertools import product
from random import Random

from attrs import frozen

from grader.check import Exercise, Miss
from grader.check.claims import matched
from grader.deal import EXAMPLE
from grader.errors import KeyFormatError
from grader.lessons.parts import figure_of, part
from grader.lessons.value.shown import table_html, table_text
from grader.table import Setting

FIXED, FEELS = "fixed", "feels fixed"
LETTERS = "abcd"
_Scale = tuple[int, int, int]
_STORIES = (
    ("A bicycle changes hands", "the price", ("€140", "€120", "€100"), "the lock", ("stays with me", "half each", "goes with it")),
    ("Two neighbours, one hedge", "its height", ("2 m", "1.75 m", "1.5 m"), "who cuts it", ("you", "in turn", "I")),
    ("A translation", "the fee", ("€900", "€800", "€700"), "the deadline", ("Monday", "Friday", "Wednesday")),
    ("Two shops, one window", "December", ("mine", "half each", "yours"), "June", ("mine", "half each", "yours")),
    ("A shift to swap", "Saturday", ("you", "half each", "I"), "the night before", ("you", "half each", "I")),
    ("A wedding and a band", "the fee", ("€1,600", "€1,400", "€1,200"), "the end", ("midnight", "one", "two")),
)  # fmt: skip


@frozen
class Pie:
    """One small deal: two questions with three answers each.

    Attributes:
        title: what it is about.
        questions: their names.
        answers: for each question its three answers.
        own: for each question the points of its answers to you.
        other: the same to them.
    """

    title: str
    questions: tuple[str, str]
    answers: tuple[tuple[str, str, str], tuple[str, str, str]]
    own: tuple[_Scale, _Scale]
    other: tuple[_Scale, _Scale]

    def sums(self) -> Iterator[int]:
        """Points of both together, for each of the nine ways to settle it."""
        for places in product(range(3), repeat=2):
            yield sum(side[question][at] for side in (self.own, self.other) for question, at in enumerate(places))

    @property
    def gain(self) -> int:
        """Points that the best way brings both together, over the middle of both questions."""
        middle = sum(side[question][1] for side in (self.own, self.other) for question in range(2))
        return max(self.sums()) - middle

    @property
    def kind(self) -> str:
        """Fixed if every way to settle it comes to the same sum."""
        return FIXED if len(set(self.sums())) == 1 else FEELS

    def rows(self, letter: str) -> Iterator[tuple[str, ...]]:
        """Two lines of the table."""
        for question in range(2):
            cells = [
                f"{answer} {mine} / {theirs}"
                for answer, mine, theirs in zip(
                    self.answers[question], self.own[question], self.other[question], strict=True
                )
            ]
            title = f"{letter} · {self.title}: {self.questions[question]}"
            yield (title, *cells)


_HEAD = ("", "one end", "the middle", "the other end")
_CAPTION = "Points to you / to them."


@frozen
class Pies:
    """Four small deals. `key` is that of the variant; None if nobody knows whose they are."""

    deals: dict[str, Pie]
    key: str | None

    def own(self) -> dict[str, Pie]:
        """The deals, where it matters whose they are. KeyFormatError if nobody can say."""
        if self.key is None:
            raise KeyFormatError("small deals: found no variant key. Ask the learner for their record or their key.")
        return self.deals

    def _rows(self) -> list[tuple[str, ...]]:
        return [row for letter, pie in self.deals.items() for row in pie.rows(letter)]

    def __repr__(self) -> str:
        return table_text(_HEAD, self._rows(), _CAPTION)

    def _repr_html_(self) -> str:
        return table_html(_HEAD, self._rows(), _CAPTION)


def small_deals(deal: Setting) -> Pies:
    """Four small deals, drawn from the key of this deal."""
    return draw_pies(deal.key if deal.origin is None else EXAMPLE)


def draw_pies(key: str | None) -> Pies:
    """The same key, the same four; the example's where the key is not known."""
    random = Random(f"pies/{key or EXAMPLE}")

    def between(low: int, high: int) -> int:
        return low + int(random.random() * (high - low + 1))

    def fixed() -> tuple[tuple[_Scale, _Scale], tuple[_Scale, _Scale]]:
        (a, b), (c, d) = (between(5, 9), between(11, 16)), (between(1, 3), between(5, 8))
        return ((b, a, 0), (d, c, 0)), ((0, b - a, b), (0, d - c, d))

    def weighed() -> tuple[tuple[_Scale, _Scale], tuple[_Scale, _Scale]]:
        (a, b), (c, d) = (between(5, 8), between(11, 16)), (between(2, 3), between(5, 7))
        e, f, g, h = between(2, 3), between(5, 7), between(5, 7), between(11, 16)
        return ((b, a, 0), (d, c, 0)), ((0, e, f), (0, g, h))

    def shared() -> tuple[tuple[_Scale, _Scale], tuple[_Scale, _Scale]]:
        (a, b), c, d = (between(5, 8), between(11, 16)), between(2, 4), between(7, 9)
        e, f = between(3, 5), between(8, 12)
        return ((b, a, 0), (0, c, d)), ((0, b - a, b), (0, e, f))

    drawn = {"fixed": fixed, "weighed": weighed, "shared": shared}
    kinds = [drawn[kind]() for kind in _kinds(key)]
    stories = list(_STORIES)
    found = {}
    for letter in LETTERS:
        title, first, answers, second, others = stories.pop(int(random.random() * len(stories)))
        own, other = kinds.pop(int(random.random() * len(kinds)))
        found[letter] = Pie(title, (first, second), (answers, others), own, other)
    return Pies(found, key)


def _kinds(key: str | None) -> tuple[str, ...]:
    """Two fixed pies, one or three: as often as there are ways to put so many under four letters."""
    others = 4 * [("shared", "weighed")] + 6 * [("fixed", "shared")] + 4 * [("fixed", "fixed")]
    return ("fixed", "weighed", *others[int(Random(f"which kinds/{key or EXAMPLE}").random() * len(others))])


def _read(answer: object, pies: Pies) -> dict[str, str]:
    deals = pies.own()
    kinds = {FIXED: FIXED, FEELS: FEELS}
    return {letter: matched(part(answer, letter), kinds, f"deal {letter}") for letter in deals}


pies = Exercise(
    "value/pies",
    title="Fixed, or does it only feel so?",
    points=1,
    reader=_read,
    hints=(
        "In each deal, add both sides' points for one way to settle it, then for another.",
        "If the sum never changes, the pie is fixed. If giving one question for the other raises it, or if both want the "
        "same on one of them, it only felt fixed.",
        "A neighbour: a table for €50 or €60, and nothing else. Ten euros more for one are ten less for the other: fixed. "
        "Add a day on which one has a van, and it may not be.",
    ),
)


@pies.check(worth=1)
def told_apart(said: dict[str, str], pies: Pies) -> None:
    """you told the fixed pies from those that only feel fixed"""
    wrong = [letter for letter, pie in pies.deals.items() if said[letter] != pie.kind]
    if not wrong:
        return
    letter = wrong[0]
    if len(set(said.values())) == 1:
        hint = f"All four alike? Try two ways to settle {letter}: do both sums come out the same?"
    elif said[letter] == FIXED:
        hint = (
            f"In {letter}: which question matters more to you, and which to them? Or do you both want the same on one?"
        )
    else:
        hint = f"In {letter}: what you would gain by a swap, who pays for it?"
    raise Miss(
        expected='each deal under "fixed" or "feels fixed"',
        got=f"{len(wrong)} of {len(pies.deals)} in the other place, {letter} among them",
        hint=hint,
        earned=0.5 if len(wrong) == 1 else 0,
    )


gain = Exercise(
    "value/gain",
    title="How much more is there?",
    points=1,
    hints=(
        "First the middle of both questions: four numbers, added up. Then the way that suits the two of you best.",
        "For each question take the answer whose two numbers give the bigger sum.",
        "A neighbour: the middles come to 24 together, the best way to 31. There are 7 points more.",
    ),
)


@gain.check
def over_the_middle(answer: object, pies: Pies) -> None:
    """for each deal you found how many points the best way brings both together, over the middle"""
    for letter, pie in pies.own().items():
        found = figure_of(answer, letter)
        if found != pie.gain:
            own = [max(scale) - scale[1] for scale in pie.own]
            hint = (
                f"In {letter} that is what you could gain. What would it cost them?"
                if found == sum(own) != 0
                else f"In {letter}: what do the two middles come to together, and what the best pair of answers?"
            )
            raise Miss(expected=f"for {letter} the best sum less the sum of the middles", got=f"{found:g}", hint=hint)
