"""Reading a map, and choosing among proposals by their numbers."""

from collections.abc import Sequence
from random import Random

from attrs import frozen

from grader.charts import Chart, describe_lettered, lettered_map
from grader.check import Exercise, Miss
from grader.check.claims import listing, matched
from grader.deal import EXAMPLE
from grader.errors import KeyFormatError
from grader.lessons.parts import figure_of, part
from grader.lessons.value.shown import table_html, table_text
from grader.lessons.value.situation import LETTERS, Situation
from grader.table import Setting


def the_map(opened: Situation) -> Chart:
    """Six packages on the map of a deal, each under its letter."""
    return Chart(lettered_map(opened.case, opened.dots), describe_lettered(opened.case, opened.dots))


def _letters(answer: object, name: str) -> set[str]:
    said = part(answer, name)
    named = [said] if isinstance(said, str) else listing(said, name)
    return {matched(each, {letter: letter for letter in LETTERS}, name) for each in named}


reading = Exercise(
    "value/map",
    title="Reading the map",
    points=1,
    hints=(
        "Look at where each dot lies: on the line or under it, and on which side of the two dashed lines.",
        "Left of your walk-away you would leave; below theirs they would. Better for both is up and to the right.",
        "A neighbour: X at 50 and 50, Y at 60 and 58, Z at 70 and 45. From X, both would rather have Y. Z is better for "
        "one of them.",
    ),
)


@reading.check(worth=0.25)
def on_the_edge(answer: object, opened: Situation) -> None:
    """you found the packages that nobody could improve for both"""
    opened.own_case()
    said, right = _letters(answer, "edge"), set(opened.edge())
    extra, missed = sorted(said - right), sorted(right - said)
    if extra:
        raise Miss(
            expected="only packages on the line",
            got=f"{extra[0]} among them",
            hint=f"Is there nothing above and to the right of {extra[0]}?",
        )
    if missed:
        raise Miss(
            expected="every package on the line",
            got=f"{len(said)} of them",
            hint="A package may be on the line and still suit one side badly. Which other dot lies there?",
        )


@reading.check(worth=0.25)
def who_would_leave(answer: object, opened: Situation) -> None:
    """you found the packages that one of the two would rather leave than sign"""
    case = opened.own_case()
    said, right = _letters(answer, "refused"), set(opened.refused())
    extra, missed = sorted(said - right), sorted(right - said)
    if missed:
        point = opened.dots[missed[0]]
        below = point.own < case.you.preferences.reservation
        raise Miss(
            expected="every package below a walk-away",
            got=f"{len(said & right)} of them",
            hint="Which one would you not sign yourself?" if below else "Which one would they not sign?",
        )
    if extra:
        raise Miss(
            expected="only packages below a walk-away",
            got=f"{extra[0]} among them",
            hint=f"Is {extra[0]} worse for one of you than walking away, or only less than you hoped for?",
        )


@reading.check(worth=0.5)
def better_for_both(answer: object, opened: Situation) -> None:
    """you found what both would rather have signed"""
    opened.own_case()
    said, right = _letters(answer, "better"), set(opened.better())
    signed = opened.signed_letter()
    own, _ = opened.values(opened.signed)
    for letter in sorted(said - right):
        point = opened.dots[letter]
        if letter == signed:
            hint = f"{letter} is what you signed. What lies above it and to the right?"
        elif point.own > own:
            hint = f"{letter} lies further right, so you would like it. Does it lie further up too?"
        else:
            hint = f"What would {letter} be worth to you, beside {signed}?"
        raise Miss(
            expected=f"only packages above {signed} and to the right of it", got=f"{letter} among them", hint=hint
        )
    if right - said:
        raise Miss(
            expected=f"every package above {signed} and to the right of it",
            got="not all of them",
            hint=f"From {signed}, go up and to the right. What do you meet?",
        )


# ---- five proposals ------------------------------------------------------------------------------------------------

WALK_AWAY = 40
"""Points of either alternative, beside the five proposals."""
FIVE = "ABCDE"
_PLEASED, _EVEN, _GREEDY, _REFUSED, _BEST = "pleased", "even", "greedy", "refused", "best"
_HEAD = ("", "worth to you", "worth to them", "how pleased you looked", "how pleased they looked")
_CAPTION = (
    f"Five proposals for one and the same deal. Walking away is worth {WALK_AWAY} to you and {WALK_AWAY} to them."
)


@frozen
class Proposal:
    """What a proposal is worth to either side, how pleased both looked (of five), and which mistake it is there for."""

    own: int
    other: int
    pleased: tuple[int, int]
    role: str


@frozen
class Proposals:
    """Five of them. `key` is that of the variant; None if nobody knows whose they are."""

    five: dict[str, Proposal]
    key: str | None

    def best(self) -> str:
        """Letter of the one worth most to both together, of those that both would sign."""
        signable = [letter for letter, p in self.five.items() if min(p.own, p.other) >= WALK_AWAY]
        return max(signable, key=lambda letter: self.five[letter].own + self.five[letter].other)

    def _rows(self) -> list[Sequence[object]]:
        return [
            (letter, p.own, p.other, f"{p.pleased[0]} of 5", f"{p.pleased[1]} of 5") for letter, p in self.five.items()
        ]

    def __repr__(self) -> str:
        return table_text(_HEAD, self._rows(), _CAPTION)

    def _repr_html_(self) -> str:
        return table_html(_HEAD, self._rows(), _CAPTION)


def proposals(deal: Setting) -> Proposals:
    """Five proposals, drawn from the key of this deal."""
    return draw_proposals(deal.key if deal.origin is None else EXAMPLE)


def draw_proposals(key: str | None) -> Proposals:
    """The same key, the same five; the example's where the key is not known."""
    random = Random(f"proposals/{key or EXAMPLE}")

    def between(low: int, high: int) -> int:
        return low + int(random.random() * (high - low + 1))

    own, other = between(59, 66), between(62, 68)
    total = own + other
    content, theirs, least = between(55, 58), between(40, 44), between(total - 97, 38)
    half = (total - between(10, 16)) // 2
    made = [
        Proposal(own, other, (4, 3), _BEST),
        Proposal(content, total - between(4, 7) - content, (5, 5), _PLEASED),
        Proposal(half, half, (4, 4), _EVEN),
        Proposal(total - between(3, 6) - theirs, theirs, (5, 2), _GREEDY),
        Proposal(least, total + between(2, 3) - least, (2, 5), _REFUSED),
    ]
    drawn = [made.pop(int(random.random() * len(made))) for _ in FIVE]
    return Proposals(dict(zip(FIVE, drawn, strict=True)), key)


_ASIDE = {
    _PLEASED: "Those two looked pleased. How many points would have pleased them more?",
    _EVEN: "Equal is not the same as much. Which other one would both rather have?",
    _GREEDY: "That one is the best for you. What do the two of you have together?",
    _REFUSED: "The biggest sum of all. Would both of you sign it?",
}

pick = Exercise(
    "value/pick",
    title="Which of the five?",
    points=1,
    hints=(
        "Cross out what one of the two would not sign. Then add both sides' points.",
        "How pleased people look says little about what they left lying there. The two columns of points say it.",
        "A neighbour, walking away worth 40: 45 and 70 comes to 115, 62 and 60 to 122, 38 and 90 to 128. The last would "
        "not be signed, so the second is the best for both.",
    ),
)


@pick.check(worth=0.5)
def best_for_both(answer: object, five: Proposals) -> None:
    """you chose the one with most for both together, of those that both would sign"""
    if five.key is None:
        raise KeyFormatError("five proposals: found no variant key. Ask the learner for their record or their key.")
    said = matched(part(answer, "deal"), {letter: letter for letter in FIVE}, "deal")
    if said != five.best():
        chosen = five.five[said]
        raise Miss(
            expected="the most for both, and a yes from each",
            got=f"{said}: {chosen.own} for you, {chosen.other} for them",
            hint=_ASIDE[chosen.role],
        )


@pick.check(worth=0.5, needs=best_for_both)
def says_how_much(answer: object, five: Proposals) -> None:
    """you said how many points that is for both together"""
    chosen = five.five[five.best()]
    found = figure_of(answer, "together")
    if found != chosen.own + chosen.other:
        hint = "Did you count both sides?" if found in (chosen.own, chosen.other) else "Which two numbers did you add?"
        raise Miss(expected="both numbers of that line, added up", got=f"{found:g}", hint=hint)
