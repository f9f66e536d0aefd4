"""An answer read where it was written, and the same answer read after it crossed to another process: one reading."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.check.crossing import packed, unpacked, whole
from grader.check.miss import Miss
from grader.check.plain import MOST_VALUES, plain

SINGLE = st.one_of(
    st.none(),
    st.just(...),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.binary(max_size=3),
    st.complex_numbers(),
    st.builds(object),
    st.just(len),
    st.just(int),
    st.builds(range, st.integers(0, 5)),
)
NAMES = st.one_of(st.booleans(), st.integers(), st.text(max_size=5), st.none(), st.tuples(st.integers()))
SETS = st.one_of(st.sets(st.integers(), max_size=4), st.sets(st.text(max_size=5), max_size=4))
ANSWERS = st.recursive(
    SINGLE,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        SETS,
        SETS.map(frozenset),
        st.dictionaries(NAMES, inner, max_size=4),
    ),
    max_leaves=12,
)
"""Whatever learners leave in an answer."""


def crossed(answer: object) -> object:
    """The answer after a crossing, on the wire as JSON."""
    return unpacked(json.loads(json.dumps(packed(answer))))


def reading(answer: object) -> object:
    """What `plain` makes of an answer: the value, or what it says is wrong."""
    try:
        return plain(answer, nouns=("package",))
    except Miss as miss:
        return type(miss).__name__, str(miss), miss.expected, miss.got, miss.hint


@given(ANSWERS)
def test_the_reading_is_the_same_on_both_sides(answer):
    """Values and faults alike."""
    assert repr(reading(crossed(answer))) == repr(reading(answer))


def endless() -> list[object]:
    """A list that holds itself."""
    found: list[object] = [1]
    found.append(found)
    return found


class Liar(int):
    """A number that says it is another."""

    def __int__(self) -> int:
        return 99

    __index__ = __float__ = __int__  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0

    def __repr__(self) -> str:
        raise RuntimeError


class Rogue(dict):  # type: ignore[type-arg]
    """A mapping that won't be listed, and that claims to be of another class."""

    def items(self) -> object:  # type: ignore[override]
        """Nothing, ever."""
        raise RuntimeError

    __class__ = str  # type: ignore[assignment]


@pytest.mark.parametrize(
    "answer",
    [
        endless(),
        "x" * 10**6,
        ["x" * 10_000] * 100,
        10**5000,
        -(10**5000),
        float("nan"),
        float("-inf"),
        [[[[[[[[[1]]]]]]]]],
        list(range(MOST_VALUES + 5)),
        {n: {m: m for m in range(50)} for n in range(50)},
        "\ud800",
        Liar(3),
        Rogue(a=1),
    ],
    ids=lambda answer: type(answer).__name__,
)
def test_whatever_is_too_large_or_lies_reads_the_same(answer):
    """Caps cut nothing that `plain` would have taken, and no method of the object's own is called."""
    here, there = reading(answer), reading(crossed(answer))
    assert type(here) is type(there)
    if isinstance(here, tuple) and "characters" not in str(here[2]):  # a text too long says how long, and was cut
        assert repr(here) == repr(there)
    assert len(json.dumps(packed(answer))) < 10**6


@pytest.mark.parametrize(
    "sent",
    [
        None,
        5,
        [],
        ["what"],
        ["int"],
        ["int", "5"],
        ["int", True],
        ["int", 10**40],
        ["text", 5],
        ["float", "five"],
        ["list", {}],
        ["dict", [[["list", []], ["int", 1]]]],
        ["dict", [["int", 1]]],
        ["set", [["list", []]]],
        ["other", "words"],
        {"int": 5},
    ],
)
def test_what_was_never_packed_is_refused(sent):
    """A forged answer is an error, not a value."""
    with pytest.raises(ValueError, match="an answer"):
        unpacked(sent)


def test_an_endlessly_deep_answer_is_refused():
    """Ten thousand lists inside one another don't end the reader."""
    sent: list[object] = ["none"]
    for _ in range(10_000):
        sent = ["list", [sent]]
    with pytest.raises(ValueError, match="an answer"):
        unpacked(sent)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [(1, True), ({"a": [1, (2, ...)]}, True), (len, False), ([1, {"b": object()}], False), ({len: 1}, False)],
)
def test_an_answer_is_whole_if_nothing_strange_is_in_it(answer, expected):
    """Numbers, texts, lists and {...} are; a function anywhere is not."""
    assert whole(packed(answer)) is expected
