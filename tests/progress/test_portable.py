"""Two files of progress become one, without loss and in either order."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from grader.errors import ProgressError
from grader.progress.portable import Portable, canonical, from_text, in_order, merge, to_text
from grader.progress.tries import Try
from tests.progress.made import TIMES, attempt, carried, header

NOTHING = Portable()


@given(carried, carried)
def test_either_order_gives_the_same(one: Portable, other: Portable):
    """Who loads whose file makes no difference."""
    assert merge(one, other) == merge(other, one)


@given(carried, carried, carried)
def test_three_files_in_any_grouping(one: Portable, two: Portable, three: Portable):
    """Nor in which order three computers meet."""
    assert merge(merge(one, two), three) == merge(one, merge(two, three))


@given(carried)
def test_merging_again_changes_nothing(one: Portable):
    """Loading a file twice, or one's own, changes nothing."""
    assert merge(one, one) == one
    assert merge(one, NOTHING) == one


@given(carried, carried)
def test_nothing_is_lost(one: Portable, other: Portable):
    """Every try, every move that was made and every plan is in what comes out, whole."""
    both = merge(one, other)
    assert one.tries | other.tries == both.tries
    for name, attempts in [*one.moves.items(), *other.moves.items()]:
        played = [lines for lines in attempts if len(lines) > 1]
        assert all(any(kept[: len(lines)] == lines for kept in both.moves[name]) for lines in played)
    assert {*one.plans.values(), *other.plans.values()} <= set(both.plans.values())
    assert one.deals.keys() | other.deals.keys() == both.deals.keys()


@given(carried)
def test_the_file_gives_it_back(one: Portable):
    """Written and read again it is the same."""
    assert from_text(to_text(one), "file") == one


def test_an_attempt_that_went_on_replaces_its_beginning():
    """The negotiation begun here and finished there is one negotiation."""
    here, there = attempt(1, "hello"), attempt(1, "hello", "goodbye")
    both = merge(Portable(moves={"04-meso": frozenset({here})}), Portable(moves={"04-meso": frozenset({there})}))
    assert both.moves == {"04-meso": frozenset({there})}


def test_a_table_that_nobody_sat_down_at_makes_way():
    """A fresh computer that has only drawn a key gets the key of the computer before."""
    fresh, before = attempt(1, key="abcd-efgh"), attempt(1, "hello")
    both = merge(Portable(moves={"04-meso": frozenset({fresh})}), Portable(moves={"04-meso": frozenset({before})}))
    assert both.moves == {"04-meso": frozenset({before})}


def test_a_fresh_attempt_stays_the_last():
    """Who has asked for a fresh attempt is still at it afterwards."""
    played, waiting = attempt(1, "hello"), attempt(2)
    assert in_order(merge(Portable(moves={"d": frozenset({waiting, played})}), NOTHING).moves["d"]) == [played, waiting]


def test_two_attempts_of_one_number_are_both_kept():
    """Played here and there under the same number: both stay, in one order everywhere."""
    one, other = attempt(1, "hello"), attempt(1, "good day")
    both = merge(Portable(moves={"d": frozenset({one})}), Portable(moves={"d": frozenset({other})}))
    assert in_order(both.moves["d"]) == sorted([one, other])


def test_of_two_plans_the_later_keeps_the_name():
    """The other is kept beside it, under a name that says whose it was."""
    early, late = (canonical({"title": title, "saved": at}) for title, at in zip("ab", TIMES, strict=False))
    both = merge(Portable(plans={"boss": late}), Portable(plans={"boss": early})).plans
    assert both["boss"] == late
    (other,) = both.keys() - {"boss"}
    assert other.startswith("boss-")
    assert both[other] == early


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "a file that `progress()` made"),
        ('{"format": 2}', "Update the course"),
        ('{"format": 1, "tries": 3}', "Export it anew"),
        ('{"format": 1, "tries": [{"exercise": "meso/x", "points": 3, "of": 2, "at": "' + TIMES[0] + '"}]}', "try 1"),
        ('{"format": 1, "moves": {"../up": []}}', "Export it anew"),
        ('{"format": 1, "plans": {".hidden": {}}}', "Export it anew"),
        ('{"format": 1, "moves": {"d": [[]]}}', "moves of d"),
        ('{"format": 1, "moves": {"d": [[{"you": 1}]]}}', "first line"),
        ('{"format": 1, "plans": {"boss": 1}}', "plan boss"),
        ('{"format": 1, "deals": {"boss": 1}}', "Export it anew"),
    ],
)
def test_what_is_no_such_file_is_refused(text: str, verdict: str):
    """The sentence names the file and what is wrong with it."""
    with pytest.raises(ProgressError, match=r"^file") as error:
        from_text(text, "file")
    assert verdict in str(error.value)


json_values = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | some.text(max_size=5),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(json_values, json_values, json_values)
def test_any_json_is_read_or_refused(tries: object, moves: object, plans: object):
    """Nothing that a file may hold raises anything else."""
    try:
        found = from_text(json.dumps({"format": 1, "tries": tries, "moves": moves, "plans": plans}), "file")
    except ProgressError:
        return
    assert merge(found, found) == merge(found, NOTHING)


def test_tries_are_told_apart_by_time():
    """The same answer given twice is two tries."""
    one, two = (Try(at, "meso/improve", 1.0, 2.0) for at in TIMES[:2])
    assert merge(Portable(frozenset({one})), Portable(frozenset({two}))).tries == {one, two}
    assert header(1)["attempt"] == 1
