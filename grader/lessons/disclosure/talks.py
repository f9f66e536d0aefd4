"""Three exchanges and a fourth, drawn for each learner, with replies among them that only look like the end."""

from html import escape
from random import Random

from attrs import frozen

from grader.deal import EXAMPLE
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
from grader.lessons.letters import lettered, lettered_html
from grader.table import Setting

NAMES = ("A", "B", "C")
_LETTERS = "pqrst"
OFFER, ONE_THING, QUESTION, EVERYTHING, GOODBYE = "offer", "one thing", "question", "everything", "goodbye"
"""What could be said next: a package, and nothing told; one thing told and one asked; a question with nothing given; all
there is; nothing more."""
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
        next_lines: letter -> what could be said next in a fourth, and what kind of line that is.
        key: whose they are; None if nobody can say.
    """

    world: World
    by_name: dict[str, Exchange]
    next_lines: dict[str, tuple[str, str]]
    key: str | None

    def letter(self, kind: str) -> str:
        """The letter of the line of this kind."""
        return next(letter for letter, (_, each) in self.next_lines.items() if each == kind)

    def texts(self) -> dict[str, str]:
        """Letter -> what could be said."""
        return {letter: said for letter, (said, _) in self.next_lines.items()}

    def _fourth(self) -> str:
        them, refusal = self.world.them, self.world.replies[REFUSED][0]
        return (
            f"D. You told one thing and asked for one. {them} said: “{refusal}” Some rounds of offers later {them} "
            f"has moved: “{self.world.moved}” What you could say:"
        )

    def __repr__(self) -> str:
        parts = [self.world.story]
        for name, exchange in self.by_name.items():
            parts += [f"{name}:", *(f"{n} {who}: {said}" for n, (who, said, _) in enumerate(exchange.lines, 1))]
        return "\n".join([*parts, lettered(self._fourth(), self.texts())])

    def _repr_html_(self) -> str:
        parts = [f"<p>{escape(self.world.story)}</p>"]
        for name, exchange in self.by_name.items():
            rows = "".join(f"<li><b>{escape(who)}:</b> “{escape(said)}”</li>" for who, said, _ in exchange.lines)
            parts.append(f"<p><b>{name}</b></p><ol>{rows}</ol>")
        return "".join([*parts, lettered_html(self._fourth(), self.texts())])


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


def _next_lines(world: World, random: Random) -> dict[str, tuple[str, str]]:
    """What could be said next, in any order."""
    said = {
        OFFER: world.offer,
        ONE_THING: world.gives[int(random.random() * len(world.gives))],
        QUESTION: world.asks,
        EVERYTHING: world.everything,
        GOODBYE: world.leave,
    }
    order = sorted(said, key=lambda _: random.random())
    return {letter: (said[kind], kind) for letter, kind in zip(_LETTERS, order, strict=True)}


def exchanges(deal: Setting) -> Exchanges:
    """Three exchanges: one ends in a refusal, one in words without content, one needs no stop; in any order. And a fourth."""
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
    written = {n: _written(world, kinds, random) for n, kinds in zip(NAMES, order, strict=True)}
    return Exchanges(world, written, _next_lines(world, random), deal.key)
