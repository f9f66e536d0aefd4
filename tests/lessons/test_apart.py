"""Which question tells which possible counterpart apart: what they would answer, and into how many groups it parts them."""

from random import Random

import pytest

from grader.check import Miss
from grader.deal import Case, Preferences
from grader.errors import KeyFormatError
from grader.lessons import apart, possible
from grader.lessons.apart import NO, YES
from grader.lessons.possible import BESIDE, KEPT, STOP, Possible, Question, gain, stake, welcome

LAUNCH = Case.load("product-launch")
FEE = Preferences({"fee": {"low": 0, "high": 30}, "start": {"late": 0, "soon": 10}})
START = Preferences({"fee": {"low": 0, "high": 10}, "start": {"late": 0, "soon": 30}})
BOTH = Preferences({"fee": {"low": 0, "high": 20}, "start": {"late": 0, "soon": 19}})
LOW = {"fee": "low", "start": "late"}
WHICH = Question("Fee or start?", BESIDE, {"fee": stake("fee"), "start": stake("start")})
IMPORTANT = welcome("Is the fee important to you?", stake("fee"))
LEAST = Question("What is the least you would take?", STOP, {})


def two_people(key: str | None = "example") -> Possible:
    """Two people, and three questions."""
    asked = {"a": WHICH, "b": IMPORTANT, "c": LEAST}
    return Possible(LAUNCH, {"Ines": FEE, "Paul": START}, asked, key)


def test_an_answer_is_what_is_worth_most_to_whoever_gives_it():
    """Of two issues the one with more at stake; yes to whatever is worth something; nothing about where they would stop."""
    assert [WHICH.answered(each) for each in (FEE, START)] == ["fee", "start"]
    assert [IMPORTANT.answered(each) for each in (FEE, START)] == [YES, YES]
    assert welcome("And a lower one?", gain({"fee": "high", "start": "late"}, {"fee": "low"})).answered(FEE) == NO
    assert LEAST.answered(FEE) == KEPT


def test_a_close_call_is_no_clear_answer():
    """One point between two answers is too little; where there is nothing to choose, nobody hesitates."""
    assert WHICH.clear(FEE)
    assert not WHICH.clear(BOTH)
    assert LEAST.clear(BOTH)


def test_a_gift_is_worth_what_it_changes():
    """Points with it, less points without."""
    assert gain(LOW, {"fee": "high"})(FEE) == 30
    assert gain(LOW, {"fee": "high", "start": "soon"})(FEE) == 40
    assert gain(LOW, {})(FEE) == 0


def test_a_question_parts_people_into_groups():
    """No question leaves all of them together, and so does one to which all reply alike."""
    two = two_people()
    assert [two.groups(letters) for letters in ("", "a", "b", "ab", "bc")] == [1, 2, 1, 2, 1]
    assert two.idle("abc") == ["b", "c"]
    assert two.together("bc") == ["Ines", "Paul"]
    assert two.together("a") == []


@pytest.mark.parametrize("series", range(40))
def test_somebody_else_has_the_same_interests_otherwise_weighed(series):
    """What is better for one of them on an issue is never worse for another; how much it matters differs."""
    people = possible.others(LAUNCH, Random(series))
    assert len(people) == 4
    assert LAUNCH.them.name not in people
    theirs = LAUNCH.them.preferences.points
    for wants in people.values():
        assert wants.points.keys() == theirs.keys()
        assert 80 <= wants.best <= 102  # rounded to whole points
        for issue in ("split", "returns", "buyers"):
            order = sorted(theirs[issue], key=theirs[issue].get)
            assert [wants.points[issue][option] for option in order] == sorted(wants.points[issue].values())


@pytest.mark.parametrize(
    ("letters", "hint"), [(["a"], "more?"), (["a", "b", "c"], "fewer?"), (["a", "a"], "more?")], ids=len
)
def test_another_number_of_questions_is_a_miss(letters, hint):
    """With the question that was set for it."""
    with pytest.raises(Miss) as caught:
        apart.read_questions(letters, two_people(), 2, few="more?", many="fewer?")
    assert caught.value.hint == hint


def test_without_a_key_nothing_is_read():
    """Nobody can say whose questions they are."""
    with pytest.raises(KeyFormatError):
        apart.read_questions(["a", "b"], two_people(None), 2, few="", many="")
