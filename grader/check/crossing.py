"""How an answer crosses from one process to another: as JSON that says what it is made of, and nothing that runs.

`plain` on the other side reads the same answer, or finds the same fault with it. As in `grader.check.plain`, nothing of
the object's own is run, and size is capped on the way: what is cut off is beyond what `plain` accepts anyway.
"""

import sys
import types
from itertools import islice
from typing import Any

from grader.check.plain import (
    DEEPEST,
    LARGEST_NUMBER,
    LONGEST_TEXT,
    MOST_TEXT,
    MOST_VALUES,
    Stranger,
    strange,
)

Packed = list[Any]
"""A word for the type, then what it holds."""

_GATHERED: dict[str, type] = {"list": list, "tuple": tuple, "set": set, "frozenset": frozenset}
_LONGEST_WORDS = 300


def packed(answer: object) -> Packed:
    """The answer as JSON can hold it. Never raises, whatever the object."""
    return _Packer().pack(answer, 0)


class _Packer:
    def __init__(self) -> None:
        self.values = 0
        self.characters = 0

    def pack(self, found: object, depth: int) -> Packed:
        self.values += 1
        kind = type(found)
        if found is None or found is ...:
            return ["none" if found is None else "dots"]
        if kind is bool:
            return ["bool", found]
        if issubclass(kind, int):
            number = int.__int__(found)  # type: ignore[arg-type]
            most = LARGEST_NUMBER + 1
            return ["int", max(-most, min(most, number))]
        if issubclass(kind, float):
            return ["float", float.__repr__(float.__float__(found))]  # type: ignore[arg-type]
        if issubclass(kind, str):
            return ["text", self.text(str.__str__(found))]
        if issubclass(kind, dict):
            pairs: Any = dict.items(found) if depth <= DEEPEST else ()  # type: ignore[arg-type]
            return ["dict", [[self.name(k, depth + 1), self.pack(v, depth + 1)] for k, v in self.some(pairs)]]
        for name, base in _GATHERED.items():
            if issubclass(kind, base):
                entries: Any = vars(base)["__iter__"](found) if depth <= DEEPEST else ()
                return [name, [self.pack(entry, depth + 1) for entry in self.some(entries)]]
        return self.other(found, kind, depth)

    def other(self, found: object, kind: type, depth: int) -> Packed:
        numpy = sys.modules.get("numpy")
        generic = vars(numpy).get("generic") if type(numpy) is types.ModuleType else None
        if type(generic) is type and issubclass(kind, generic):
            ordinary = vars(generic)["item"](found)
            if type(ordinary) in (bool, int, float, str):
                return self.pack(ordinary, depth)
        if kind is Stranger:
            return ["other", found.words, found.hint]  # type: ignore[attr-defined]
        return ["other", *strange(kind)]

    def name(self, key: object, depth: int) -> Packed:
        """A key, which `plain` doesn't count."""
        self.values -= 1
        return self.pack(key, depth)

    def some(self, entries: Any) -> Any:
        for entry in islice(entries, MOST_VALUES + 1):
            if self.values > MOST_VALUES:
                return
            yield entry

    def text(self, value: str) -> str:
        left = MOST_TEXT + LONGEST_TEXT - self.characters
        kept = value[: max(0, min(LONGEST_TEXT + 1, left))]
        self.characters += len(kept)
        return kept


def whole(crossed: Packed) -> bool:
    """Whether nothing in a packed answer is of a type that answers are not made of."""
    if crossed[0] == "other":
        return False
    if crossed[0] == "dict":
        return all(whole(part) for pair in crossed[1] for part in pair)
    return all(map(whole, crossed[1])) if crossed[0] in _GATHERED else True


def unpacked(crossed: object) -> Any:
    """The answer again, from what somebody sent.

    Raises:
        ValueError: it is nothing that `packed` makes.
    """
    try:
        return _unpacked(crossed)
    except (TypeError, ValueError, LookupError, RecursionError, OverflowError) as error:
        raise ValueError("an answer: found something that was not packed by the course") from error


def _unpacked(crossed: Any) -> Any:
    word, *rest = crossed
    match word, *rest:
        case ["none"]:
            return None
        case ["dots"]:
            return ...
        case ["bool", bool(value)] | ["text", str(value)]:
            return value
        case ["int", int(value)] if type(value) is int and abs(value) <= LARGEST_NUMBER + 1:
            return value
        case ["float", str(value)]:
            return float(value)
        case ["dict", list(pairs)]:
            return {_unpacked(key): _unpacked(value) for key, value in pairs}
        case [str(name), list(entries)] if name in _GATHERED:
            return _GATHERED[name](map(_unpacked, entries))
        case ["other", str(words), str(hint)]:
            return Stranger(words[:_LONGEST_WORDS], hint[:_LONGEST_WORDS])
    raise ValueError(word)
