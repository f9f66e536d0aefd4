"""Small pieces of plain wording: where something is, how many, and texts that can always be shown."""

import re
from collections.abc import Sequence

LONGEST_SHOWN = 200  # characters of one value on a card

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def cleaned(text: str) -> str:
    """The text without control characters (newline and tab stay), always encodable as UTF-8."""
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", _CONTROLS.sub("", text))


def cut(text: str, longest: int = LONGEST_SHOWN) -> str:
    """The text, or its beginning and an ellipsis when it is longer than `longest` characters."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def place(*steps: str | int, nouns: Sequence[str] = ()) -> str:
    """Where something stands in an answer: keys by name, entries of a list counted from 1.

    >>> place("B", "payment", nouns=["package"])
    'package B, payment'
    >>> place(1, "payment")
    'item 2, payment'
    """
    return ", ".join(_step(step, nouns[depth] if depth < len(nouns) else "") for depth, step in enumerate(steps))


def _step(step: str | int, noun: str) -> str:
    if isinstance(step, int):
        return f"{noun or 'item'} {step + 1}"
    name = cut(cleaned(step), 40) or '""'
    return name if not noun or name.casefold().startswith(noun.casefold()) else f"{noun} {name}"


def figure(value: float) -> str:
    """A number with two decimals at most, none that say nothing: 2.5, 2, 0.33."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def amount(value: float, noun: str) -> str:
    """How many of what: 1 point, 2.5 points."""
    return f"{figure(value)} {noun}" if value == 1 else f"{figure(value)} {noun}s"


def sentence(text: str) -> str:
    """The text as a sentence: a capital first, a full stop last (a question keeps its mark)."""
    text = text.strip()
    return text if not text else text[0].upper() + text[1:] + ("" if text[-1] in ".?!…" else ".")
