"""Three exchanges, and the line after which to stop telling: generated, with replies among them that only look like the end."""

from html import escape
from random import Random

from attrs import frozen

from grader.check import Exercise, Miss
from grader.check.claims import mapping, whole
from grader.deal import EXAMPLE
from grader.errors import KeyFormatError
from grader.lessons.disclosure.exchanges import (
    DECLINED,
    EMPTY,
    ENDING,
    LATE,
    LAUNCH,
    PARTIAL,
    REFUSED,
    RETURNED,
    WORLDS,
    World,
)
from grader.lessons.parts import part
from grader.table import Setting

NAMES = ("A", "B", "C")
_DECOYS = (PARTIAL, LATE, DECLINED)
_PROMPT = "By all means, take your time."
YOURS = ""
"""Stands for the kind of a line of one's own."""


@frozen
class Exchange:
    """One exchange, its lines numbered from 1.

    Attributes:
        lines: who, what they say, and what kind of reply it is; `YOURS` for lines of one's own.
    """

    lines: tuple[tuple[str, str, str], ...]

    @property
    def stop(self) -> int:
        """The line after which to stop telling; 0 if there is none."""
        return next((n for n, (_, _, kind) in enumerate(self.lines, 1) if kind in ENDING), 0)


@frozen
class Exchanges:
    """Three exchanges by name.

    Attributes:
        world: what they are about.
        by_name: name -> exchange.
        key: whose they are; None if nobody can say.
    """

    world: World
    by_name: dict[str, Exchange]
    key: str | None

    def __repr__(self) -> str:
        parts = [self.world.story]
        for name, exchange in self.by_name.items():
            parts += [f"{name}:", *(f"{n} {who}: {said}" for n, (who, said, _) in enumerate(exchange.lines, 1))]
        return "\n".join(parts)

    def _repr_html_(self) -> str:
        parts = [f"<p>{escape(self.world.story)}</p>"]
        for name, exchange in self.by_name.items():
            rows = "".join(f"<li><b>{escape(who)}:</b> “{escape(said)}”</li>" for who, said, _ in exchange.lines)
            parts.append(f"<p><b>{name}</b></p><ol>{rows}</ol>")
        return "".join(parts)


def _written(world: World, kinds: tuple[str, ...], random: Random) -> Exchange:
    """An exchange in which the replies are of these kinds, in this order."""
    gives = sorted(world.gives, key=lambda _: random.random())
    left = {kind: sorted(lines, key=lambda _: random.random()) for kind, lines in world.replies.items() if kind != LATE}
    lines: list[tuple[str, str, str]] = []
    for kind in kinds:
        lines.append(("You", world.asks if kind == DECLINED else gives.pop(), YOURS))
        if kind == LATE:
            stall, answer = world.replies[LATE]
            lines += [(world.them, stall, LATE), ("You", _PROMPT, YOURS), (world.them, answer, RETURNED)]
        else:
            lines.append((world.them, left[kind].pop(), kind))
    return Exchange(tuple(lines))


def exchanges(deal: Setting) -> Exchanges:
    """Three exchanges: one ends in a refusal, one in words without content, one needs no stop; in any order."""
    graded = deal.name == "disclosure"
    random = Random(f"exchanges/{deal.key or EXAMPLE}" if graded else "exchanges/lesson")
    world = WORLDS[int(random.random() * len(WORLDS))] if graded else LAUNCH
    one, two, three = sorted(_DECOYS, key=lambda _: random.random())
    scripts: list[tuple[str, ...]] = [
        (one, RETURNED, REFUSED, EMPTY) if random.random() < 0.5 else (one, REFUSED, EMPTY),
        (two, RETURNED, EMPTY, REFUSED) if random.random() < 0.5 else (two, EMPTY, REFUSED),
        (three, two, RETURNED),
    ]
    # "you first" opens an exchange: nobody says it who has been told something
    scripts[2] = tuple(sorted(scripts[2], key=lambda kind: kind != DECLINED))
    order = sorted(scripts, key=lambda _: random.random())
    return Exchanges(world, {n: _written(world, k, random) for n, k in zip(NAMES, order, strict=True)}, deal.key)


def _read(answer: object, said: Exchanges) -> dict[str, int]:
    if said.key is None:
        raise KeyFormatError("the exchanges: found no variant key. Ask the learner for their record or their key.")
    mapping(answer, "your answer")
    return {name: whole(part(answer, name), name, least=0, most=len(said.by_name[name].lines)) for name in NAMES}


turns = Exercise(
    "disclosure/turns",
    title="After which line would you stop?",
    points=3,
    reader=_read,
    hints=(
        "Go through their lines only. After each of them: what do you know that you did not know before?",
        "Part of an answer is an answer, a late one too. “You first” names a reason. A refusal gives none, and some "
        "answers are only as long as one. In one of the three there is nothing to stop for.",
        "A neighbour: “Which day suits you?” “Any day has its charm.” That answer holds nothing: stop after it. "
        "“Not Monday, the rest I'd have to see” holds something.",
    ),
)
_TOO_EARLY = {
    PARTIAL: "In line {line} of {name}: did they tell you nothing at all?",
    LATE: "What came two lines after line {line} of {name}?",
    DECLINED: "What had you told them before line {line} of {name}? Is that a refusal, or a condition?",
    RETURNED: "They answered in line {line} of {name}. Would you stop because of that?",
    YOURS: "Line {line} of {name} is yours. After which of theirs?",
}


def _compared(found: dict[str, int], said: Exchanges, name: str) -> None:
    exchange, line = said.by_name[name], found[name]
    if line == exchange.stop:
        return
    kind = exchange.lines[line - 1][2] if line else None
    if kind is None:
        expected, hint = "a line in this one", f"In {name}: did something come back for everything you told?"
    elif kind in ENDING:
        expected, hint = "an earlier line", f"In {name}: what had you told them just before, and what came back for it?"
    else:
        expected, hint = "another line, or none", _TOO_EARLY[kind].format(line=line, name=name)
    raise Miss(expected=expected, got=f"{line} in {name}", hint=hint)


@turns.check
def in_the_first(found: dict[str, int], said: Exchanges) -> None:
    """in A you stop where you should, or go on if you may"""
    _compared(found, said, "A")


@turns.check
def in_the_second(found: dict[str, int], said: Exchanges) -> None:
    """in B you stop where you should, or go on if you may"""
    _compared(found, said, "B")


@turns.check
def in_the_third(found: dict[str, int], said: Exchanges) -> None:
    """in C you stop where you should, or go on if you may"""
    _compared(found, said, "C")
