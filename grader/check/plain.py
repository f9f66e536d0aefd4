"""The one door every answer passes: numbers, texts, lists and {...}, nothing else, capped in size.

The same door serves the lesson, nbgrader and the examiner. An answer may be any object at all, so nothing of
the object's own is run: types are compared by identity or descent (never through `__class__`), contents are
taken with the base class's methods (`dict.items(x)`, never `x.items()`).
"""

import math
import sys
import types
from collections.abc import Sequence
from itertools import islice

from grader.check.miss import Miss, Unanswered
from grader.check.words import cleaned, cut, place

_type_name = type.__dict__["__name__"].__get__  # a metaclass may say otherwise; this asks Python itself

Plain = int | float | str | bool | list["Plain"] | dict[str, "Plain"]
Steps = tuple[str | int, ...]

LARGEST_NUMBER = 10**15
LONGEST_TEXT = 20_000  # characters of one text
MOST_TEXT = 200_000  # characters of all texts together
DEEPEST = 6  # lists and {...} inside one another
MOST_VALUES = 2_000  # values in all, lists and {...} counted too

_MADE_OF = "an answer made of numbers, texts, lists and {...}"
_KNOWN: tuple[tuple[type, str, str], ...] = (
    (types.FunctionType, "a function", "Did you leave out the brackets that call it?"),
    (types.BuiltinFunctionType, "a function", "Did you leave out the brackets that call it?"),
    (types.MethodType, "a function", "Did you leave out the brackets that call it?"),
    (types.GeneratorType, "a generator", "Could you write it as a list, in square brackets?"),
    (range, "a range", "Could you put list(...) around it?"),
    (map, "a map", "Could you put list(...) around it?"),
    (filter, "a filter", "Could you put list(...) around it?"),
    (zip, "a zip", "Could you put list(...) around it?"),
    (type, "a class", ""),
    (types.ModuleType, "a module", ""),
    (bytes, "bytes", "Could you take away the b before the quotes?"),
    (complex, "a complex number", ""),
)


def plain(answer: object, *, nouns: Sequence[str] = ()) -> Plain:
    """The answer as exact int, float, str, bool, list and dict (keys are str).

    Tuples become lists, sets of texts or of numbers sorted lists, 30.0 becomes 30, numpy's numbers ordinary ones.
    `nouns` names the levels in messages: with ("package",), "package B, payment". Raises Unanswered where `...` or
    None is left, Miss for whatever else cannot be read; never another exception, whatever the object.
    """
    return _Door(nouns).read(answer, ())


class Stranger:
    """Stands for something no answer is made of, that was left behind in another process.

    Attributes:
        words: what it was, such as "a function".
        hint: what may help, or "".
    """

    def __init__(self, words: str, hint: str) -> None:
        self.words = words
        self.hint = hint


def strange(kind: type) -> tuple[str, str]:
    """How a type that no answer is made of is called, and what may help."""
    for known, words, hint in _KNOWN:
        if kind is known or (known is type and issubclass(kind, type)):
            return words, hint
    name = cut(cleaned(str.__str__(_type_name(kind))), 40)
    hint = "Would .tolist() turn it into a list?" if name in ("ndarray", "Series", "Index") else ""
    return f'something of type "{name}"', hint


class _Door:
    """One reading of one answer: counts what has been seen so far."""

    def __init__(self, nouns: Sequence[str]) -> None:
        self.nouns = nouns
        self.values = 0
        self.characters = 0

    def read(self, found: object, steps: Steps) -> Plain:
        kind = type(found)
        self.count(1)
        if issubclass(kind, (list, tuple, set, frozenset, dict)):
            if len(steps) >= DEEPEST:
                raise self.miss(f"at most {DEEPEST} lists or {{...}} inside one another", "more than that", steps)
            if issubclass(kind, dict):
                return self.mapping(found, steps)
            return self.listing(found, kind, steps)
        return self.single(found, kind, steps)

    def count(self, values: int) -> None:
        self.values += values
        if self.values > MOST_VALUES:
            raise Miss(expected=f"at most {MOST_VALUES} values in all", got="more than that")

    def miss(self, expected: str, got: str, steps: Steps, hint: str = "") -> Miss:
        where = place(*steps, nouns=self.nouns)
        return Miss(expected=expected, got=f"{got} in {where}" if where else got, hint=hint)

    def single(self, found: object, kind: type, steps: Steps) -> int | float | str | bool:
        if found is ... or found is None:
            raise Unanswered(steps, self.nouns, empty=found is None)
        if kind is bool:
            return found is True
        if issubclass(kind, int):
            return self.number(int.__int__(found), steps)  # type: ignore[arg-type]
        if issubclass(kind, float):
            return self.number(float.__float__(found), steps)  # type: ignore[arg-type]
        if issubclass(kind, str):
            return self.text(str.__str__(found), steps)
        numpy = sys.modules.get("numpy")  # never imported here: without it no answer can hold its numbers
        generic = vars(numpy).get("generic") if type(numpy) is types.ModuleType else None
        if type(generic) is type and issubclass(kind, generic):
            ordinary = vars(generic)["item"](found)
            if type(ordinary) in (bool, int, float, str):
                return self.single(ordinary, type(ordinary), steps)
        raise self.unreadable(found, kind, steps)

    def number(self, value: float, steps: Steps) -> int | float:
        if not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:
            beyond = "nan (not a number)" if value != value else "one beyond that"  # noqa: PLR0124 - only nan is so
            raise self.miss("a number between minus and plus 10 to the power 15", beyond, steps)
        return int(value) if math.floor(value) == value else value

    def text(self, value: str, steps: Steps) -> str:
        self.characters += len(value)
        if len(value) > LONGEST_TEXT:
            raise self.miss(f"a text of at most {LONGEST_TEXT} characters", f"{len(value)}", steps)
        if self.characters > MOST_TEXT:
            raise Miss(expected=f"at most {MOST_TEXT} characters in all", got="more than that")
        if value.strip() in ("...", "…"):
            raise Unanswered(steps, self.nouns)
        return cleaned(value)

    def listing(self, found: object, kind: type, steps: Steps) -> list[Plain]:
        base = next(base for base in (list, tuple, set, frozenset) if issubclass(kind, base))
        entries: list[object] = list(islice(base.__iter__(found), MOST_VALUES + 1))  # type: ignore[arg-type]
        if base in (list, tuple):
            return [self.read(entry, (*steps, number)) for number, entry in enumerate(entries)]
        self.count(len(entries))
        members = [self.single(entry, type(entry), steps) for entry in entries]
        texts = [member for member in members if type(member) is str]
        numbers = [member for member in members if type(member) in (int, float)]
        if len(members) not in (len(texts), len(numbers)):
            raise self.miss("a set of texts, or one of numbers", "a mixture", steps, "Could it be a list?")
        return [*sorted(texts), *sorted(numbers)]

    def mapping(self, found: object, steps: Steps) -> dict[str, Plain]:
        read: dict[str, Plain] = {}
        entries: list[tuple[object, object]] = list(islice(dict.items(found), MOST_VALUES + 1))  # type: ignore[arg-type]
        for key, entry in entries:
            name = self.name(key, steps)
            if name in read:
                raise self.miss("each name once", f'"{cut(name, 40)}" twice', steps)
            read[name] = self.read(entry, (*steps, name))
        return read

    def name(self, key: object, steps: Steps) -> str:
        if issubclass(type(key), (list, tuple, set, frozenset, dict)):
            raise self.miss("names that are texts", "a list or {...} used as a name", steps)
        name = self.single(key, type(key), steps)
        if type(name) not in (str, int):
            raise self.miss("names that are texts", f"{name} used as a name", steps)
        return str(name)

    def unreadable(self, found: object, kind: type, steps: Steps) -> Miss:
        words, hint = (found.words, found.hint) if type(found) is Stranger else strange(kind)
        return self.miss(_MADE_OF, words, steps, hint)
