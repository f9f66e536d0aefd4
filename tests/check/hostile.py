"""Answers that no lesson asks for, to feed to every exercise: objects that lie, raise or never end; and any JSON.

``HOSTILE`` is a list of (name, factory); call the factory for a fresh object. An exercise must return a Score for
each of them, say nothing on stderr, and stay within its points. ``json_values`` is any JSON; ``any_answers`` mixes
both, by name: write ``exercise(made(answer))``.
"""

import enum
import itertools
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from hypothesis import strategies as st

SCRIPT = "<script>alert('learner')</script>"


class Ran(Exception):
    """Code of the learner's object was run."""


def refuse(*_given: Any, **_named: Any) -> Any:
    """Stand in for any method that must not be called."""
    raise Ran


OPERATORS = (
    "repr str format eq ne lt gt le ge bool len iter next contains getitem float int index abs neg round trunc floor "
    "ceil call reduce reduce_ex sizeof dir length_hint copy deepcopy getattr getattribute add radd mul mod reversed"
)
METHODS = "items keys values get copy item tolist encode strip"
TRAPS = {**{f"__{name}__": refuse for name in OPERATORS.split()}, **dict.fromkeys(METHODS.split(), refuse)}


def trapped(base: type, name: str = "", **more: Any) -> type:
    """A subclass of `base` all of whose methods raise."""
    return type(name or f"Trapped{base.__name__.title()}", (base,), {**TRAPS, "__hash__": base.__hash__, **more})


class LyingKind(type):
    """A metaclass that lies about its classes, or raises."""

    __name__ = property(refuse)  # type: ignore[assignment]
    __module__ = property(refuse)  # type: ignore[assignment]
    __mro__ = property(refuse)  # type: ignore[assignment]
    __hash__ = refuse
    __eq__ = refuse
    __instancecheck__ = refuse
    __subclasscheck__ = refuse
    __repr__ = refuse


class Masked:
    """Claims to be an int, and to be numpy's."""

    __module__ = "numpy"
    __class__ = property(lambda self: int)  # type: ignore[assignment]
    item = refuse
    __float__ = refuse


class Colour(enum.Enum):
    """An ordinary enumeration."""

    RED = 1


class Key(str):
    """A text whose hash works once: long enough to become a key."""

    __slots__ = ("asked",)

    def __hash__(self) -> int:
        if getattr(self, "asked", False):
            raise Ran
        self.asked = True
        return 7

    __eq__ = refuse
    __repr__ = refuse


def endless() -> Iterator[int]:
    """Never ends."""
    yield from itertools.count()


def cyclic_list() -> list[Any]:
    """A list that holds itself."""
    ring: list[Any] = [1]
    ring.append(ring)
    return ring


def cyclic_mapping() -> dict[str, Any]:
    """A mapping that holds itself, through a list."""
    ring: dict[str, Any] = {"A": 1}
    ring["B"] = [ring]
    return ring


def deep(levels: int) -> list[Any]:
    """Lists inside one another."""
    nested: list[Any] = []
    for _ in range(levels):
        nested = [nested]
    return nested


def deep_sets(levels: int) -> frozenset[Any]:
    """Sets inside one another."""
    nested: frozenset[Any] = frozenset()
    for _ in range(levels):
        nested = frozenset([nested])
    return nested


def doubling(levels: int) -> list[Any]:
    """Few objects, 2 to the power `levels` values."""
    nested: list[Any] = [1, 1]
    for _ in range(levels):
        nested = [nested, nested]
    return nested


HOSTILE: list[tuple[str, Callable[[], Any]]] = [
    ("nothing yet", lambda: ...),
    ("None", lambda: None),
    ("dots inside", lambda: {"A": {"payment": ...}, "B": [1, ...]}),
    ("a set of dots", lambda: {...}),
    ("dots as a key", lambda: {...: 1}),
    ("dots in quotes", lambda: "..."),
    ("an object", object),
    ("a class", lambda: int),
    ("a class that lies", lambda: LyingKind("Liar", (), {})),
    ("an object of a class that lies", LyingKind("Liar", (), TRAPS)),
    ("an int of a class that lies", lambda: LyingKind("Liar", (int,), TRAPS)(3)),
    ("a function", lambda: refuse),
    ("a built-in function", lambda: len),
    ("a method", lambda: [].append),
    ("a module", lambda: itertools),
    ("an exception", lambda: ValueError("x")),
    ("an enumeration", lambda: Colour.RED),
    ("masked as an int", Masked),
    ("all methods raise", trapped(object)),
    ("an endless generator", endless),
    ("an endless count", itertools.count),
    ("an endless generator in a list", lambda: [endless()]),
    ("a long range", lambda: range(10**12)),
    ("a list that holds itself", cyclic_list),
    ("a mapping that holds itself", cyclic_mapping),
    ("nested too deep", lambda: deep(5_000)),
    ("sets nested too deep", lambda: deep_sets(5_000)),
    ("doubling", lambda: doubling(40)),
    ("a long list", lambda: [0] * 100_000),
    ("a long mapping", lambda: dict.fromkeys(range(100_000))),
    ("a long set", lambda: set(range(100_000))),
    ("a long text", lambda: "x" * 1_000_000),
    ("many long texts", lambda: ["x" * 19_999] * 1_000),
    ("a huge integer", lambda: 10**5_000),
    ("a huge negative integer", lambda: -(10**5_000)),
    ("a huge float", lambda: 1e300),
    ("nan", lambda: float("nan")),
    ("infinity", lambda: float("inf")),
    ("nan inside", lambda: {"A": [float("nan")], "B": -float("inf")}),
    ("a complex number", lambda: 1j),
    ("bytes", lambda: b"x"),
    ("a memory view", lambda: memoryview(b"x")),
    ("script", lambda: SCRIPT),
    ("script as a key", lambda: {SCRIPT: {SCRIPT: SCRIPT}}),
    ("script as the name of a class", type(SCRIPT, (), {})),
    ("quotes that end an attribute", lambda: ['"><img src=x onerror=alert(1)>', "' onmouseover='x"]),
    ("a lone surrogate", lambda: "\ud800 and \udfff"),
    ("control characters", lambda: "\x00\x1b[31m\x7f\x85"),
    ("right to left", lambda: "\u202eabc"),
    ("keys that are no texts", lambda: {(1, 2): 3, 4.5: 6, True: 7, None: 8}),
    ("one key twice", lambda: {1: "a", "1": "b"}),
    ("a key that raises", lambda: {Key("A"): 1}),
    ("a set that raises", lambda: {Key("A")}),
    ("a mixed set", lambda: {1, "a"}),
    ("an int whose methods raise", lambda: trapped(int)(3)),
    ("a float whose methods raise", lambda: trapped(float)(2.5)),
    ("a str whose methods raise", lambda: trapped(str)("A")),
    ("a list whose methods raise", lambda: trapped(list)([1, 2])),
    ("a tuple whose methods raise", lambda: trapped(tuple)((1, 2))),
    ("a set whose methods raise", lambda: trapped(set)({1, 2})),
    ("a dict whose methods raise", lambda: trapped(dict)({"A": 1})),
    ("a list that says it is long", lambda: trapped(list, __len__=lambda self: 10**9)([1])),
    ("a list that never ends", lambda: trapped(list, __iter__=lambda self: endless())([1])),
    ("a dict that never ends", lambda: trapped(dict, items=lambda self: endless())({"A": 1})),
    ("a float that says nan", lambda: trapped(float, __float__=lambda self: float("nan"))(2.0)),
    ("an int that says it is huge", lambda: trapped(int, __int__=lambda self: 10**5_000)(2)),
    ("trapped inside", lambda: {"A": trapped(list)([trapped(float)(1.5), trapped(str)("x")]), "B": trapped(object)()}),
]


class Hostile(NamedTuple):
    """A hostile object by its name."""

    name: str


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inside: st.lists(inside, max_size=5) | st.dictionaries(st.text(max_size=12), inside, max_size=5),
    max_leaves=25,
)
"""Whatever a JSON file can hold (nan and infinity too, as Python's reader takes them)."""

hostile_values: st.SearchStrategy[Hostile] = st.sampled_from([Hostile(name) for name, _ in HOSTILE])
"""One of HOSTILE by its name: `made` makes it (hypothesis itself would run the code of what it hands out)."""

any_answers: st.SearchStrategy[Any] = (
    json_values
    | hostile_values
    | st.lists(json_values | hostile_values, max_size=4)
    | st.dictionaries(st.text(max_size=8), json_values | hostile_values, max_size=4)
)
"""JSON, hostile objects, and hostile objects amid JSON, all to be put through `made` first."""


def made(answer: Any) -> Any:
    """The answer with every hostile object made afresh."""
    if isinstance(answer, Hostile):
        return dict(HOSTILE)[answer.name]()
    if isinstance(answer, list):
        return [made(entry) for entry in answer]
    return {key: made(entry) for key, entry in answer.items()} if isinstance(answer, dict) else answer
