"""The one door: what an answer may be made of."""

import json
from collections import OrderedDict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.check import Miss, Unanswered, plain
from tests.check.hostile import HOSTILE, any_answers, json_values, made


def exactly_plain(value: Any) -> bool:
    """Is the value made of exact int, float, str, bool, list and dict with str keys?"""
    if type(value) is list:
        return all(map(exactly_plain, value))
    if type(value) is dict:
        return all(type(key) is str and exactly_plain(entry) for key, entry in value.items())
    return type(value) in (int, float, str, bool)


def what_is_wrong_with(answer: object, **settings: Any) -> Miss:
    """The Miss that this answer gets at the door."""
    with pytest.raises(Miss) as caught:
        plain(answer, **settings)
    return caught.value


@pytest.mark.parametrize(
    ("answer", "read"),
    [
        (30.0, 30),
        (-0.0, 0),
        (2.5, 2.5),
        (True, True),
        ((1, (2, "x")), [1, [2, "x"]]),
        ({"b", "a"}, ["a", "b"]),
        (frozenset({3, 1}), [1, 3]),
        (OrderedDict(a=1, b=(2,)), {"a": 1, "b": [2]}),
        ({1: "first", 2: "second"}, {"1": "first", "2": "second"}),
        ("two\nlines\tand a bell\a", "two\nlines\tand a bell"),
        ("half a pair \ud83d", "half a pair \ufffd"),
        ([], []),
        ("", ""),
        ({}, {}),
        (10**15, 10**15),
        ([[[[[[1]]]]]], [[[[[[1]]]]]]),
    ],
)
def test_an_answer_becomes_ordinary(answer: object, read: object) -> None:
    """Tuples, sets, integral floats and number keys become lists, lists, whole numbers and texts."""
    result = plain(answer)
    assert result == read
    assert type(result) is type(read)
    assert exactly_plain(result)


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (float("nan"), "nan (not a number)"),
        (float("-inf"), "one beyond that"),
        (10**15 + 1, "one beyond that"),
        ("x" * 20_001, "20001"),
        ([[[[[[[1]]]]]]], "more than that in item 1, item 1, item 1, item 1, item 1, item 1"),
        (list(range(2_001)), "more than that"),
        ({"A": {"payment": print}}, "a function in A, payment"),
        ([1, (n for n in ())], "a generator in item 2"),
        ({(1, 2): 3}, "a list or {...} used as a name"),
        ({True: 3}, "True used as a name"),
        ({"deal": {1: 2, "1": 3}}, '"1" twice in deal'),
        (["x" * 20_000] * 11, "more than that"),
        ({1, "a"}, "a mixture"),
        ({frozenset({"a"})}, 'something of type "frozenset"'),
        (object(), 'something of type "object"'),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(answer: object, found: str) -> None:
    """The Miss says what stands there, and where."""
    miss = what_is_wrong_with(answer)
    assert miss.got == found
    assert miss.expected


@pytest.mark.parametrize(
    ("answer", "finding"),
    [
        (..., "`...` still stands where your answer goes"),
        ("...", "`...` still stands where your answer goes"),
        (None, "your answer is still empty"),
        ({"B": {"payment": ...}}, "`...` still stands in package B, payment"),
        ([{}, {"payment": None}], "package 2, payment is still empty"),
        ({"Package B": ...}, "`...` still stands in Package B"),
    ],
)
def test_a_place_left_open_is_not_answered_yet(answer: object, finding: str) -> None:
    """Dots or None anywhere count as not answered, and the place is named."""
    miss = what_is_wrong_with(answer, nouns=("package",))
    assert isinstance(miss, Unanswered)
    assert miss.finding == finding


def test_numbers_of_numpy_are_numbers() -> None:
    """A learner who computed with numpy hands in ordinary numbers; an array gets a hint."""
    numpy = pytest.importorskip("numpy")
    scalars = [numpy.int64(3), numpy.float64(2.5), numpy.float32(4), numpy.bool_(True), numpy.str_("net-60")]
    assert plain(scalars) == [3, 2.5, 4, True, "net-60"]
    assert exactly_plain(plain(scalars))
    assert "tolist" in what_is_wrong_with(numpy.array([1, 2])).hint
    assert what_is_wrong_with(numpy.float64("nan")).got == "nan (not a number)"


def test_what_the_learner_changes_later_changes_nothing() -> None:
    """The plain answer shares no list with the learner's own."""
    packages = {"A": [1, 2]}
    read = plain(packages)
    packages["A"].append(3)
    assert read == {"A": [1, 2]}


@pytest.mark.parametrize("make", [factory for _, factory in HOSTILE], ids=[name for name, _ in HOSTILE])
def test_no_object_gets_through_or_stops_the_door(make: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """A hostile object is read as what it is, or is a Miss; none of its own code runs."""
    answer = make()
    try:
        assert exactly_plain(plain(answer))
    except Miss as miss:
        miss.finding.encode()
    assert capsys.readouterr().err == ""


@given(any_answers)
def test_whatever_comes_through_is_plain_json(answer: Any) -> None:
    """A plain answer survives JSON, UTF-8 and a second pass unchanged."""
    try:
        read = plain(made(answer))
    except Miss:
        return
    assert exactly_plain(read)
    assert json.loads(json.dumps(read, allow_nan=False, ensure_ascii=False).encode()) == read
    assert plain(read) == read


@given(st.lists(st.integers(-(10**15), 10**15) | st.text("abc -", max_size=9) | st.booleans(), max_size=9))
def test_ordinary_values_are_kept_as_they_are(answer: list[Any]) -> None:
    """The door changes nothing in an ordinary answer."""
    assert plain(answer) == answer
    assert [type(value) for value in plain(answer)] == [type(value) for value in answer]


@given(json_values, st.sampled_from([..., None]))
def test_one_open_place_is_enough(answer: Any, left: object) -> None:
    """However complete the rest is, an answer with an open place is not read."""
    assert isinstance(what_is_wrong_with({"first": left, "rest": answer}), Unanswered)
