"""Exercises: one claim, one function."""

import logging
import sys
import warnings
from collections.abc import Callable
from typing import Any

import pytest

from grader.check import Exercise, Miss
from grader.errors import ExerciseError


def equal_offers(**settings: Any) -> Exercise:
    """Two or three packages, each worth 60 in `deal`; a hidden part worth 2 if `hidden`."""
    hidden = settings.pop("hidden", False)
    exercise = Exercise("meso/equal-offers", points=5 if hidden else 3, hints=("where", "what", "how"), **settings)

    @exercise.check
    def two_or_three(packages: Any, deal: Any) -> None:
        """you put two or three packages on the table"""
        if not 2 <= len(packages) <= 3:
            raise Miss(expected="two or three packages", got=f"{len(packages)}", hint="How many are there?")

    @exercise.check(needs=two_or_three, worth=2)
    def worth_the_same(packages: Any, deal: Any) -> None:
        """each is worth the same to you"""
        close = [name for name in packages if deal[name] == 60]
        if len(close) < len(packages):
            raise Miss(expected="60 each", got=f"{deal}", hint="Which is off?", earned=len(close) / len(packages))

    if hidden:

        @exercise.check(hidden=True, needs=two_or_three, worth=2)
        def plays_well(packages: Any, deal: Any, seed: int) -> None:
            """your offers do well against people you have not met"""
            if seed % 2:
                raise Miss(expected="71", got="64", hint="What did they give up?", earned=0.5)

    return exercise


DEAL = {"A": 60, "B": 60, "C": 74}


def states(score: Any) -> list[str]:
    """How each claim stands, in order."""
    return [claim.state for claim in score.claims]


def one_claim(check: Callable[..., object], **settings: Any) -> Exercise:
    """An exercise of two points: a claim that holds, then this check."""
    exercise = Exercise("test/one", points=2, **settings)

    @exercise.check
    def is_there(answer: Any) -> None:
        """there is an answer"""

    exercise.check(check)
    return exercise


def test_a_right_answer_earns_all_points() -> None:
    """Every claim holds, every point is earned."""
    score = equal_offers()(["A", "B"], DEAL)
    assert (score, states(score)) == (3, ["ok", "ok"])


def test_a_share_of_a_claim_is_earned() -> None:
    """A Miss may earn part of what its claim is worth, rounded to two decimals."""
    score = equal_offers()(["A", "B", "C"], DEAL)
    assert (score, states(score)) == (2.33, ["ok", "not yet"])
    assert score.claims[1].hint == "Which is off?"


@pytest.mark.parametrize(
    ("given", "kept"), [(2, 1), (-1, 0), (float("nan"), 0), (float("inf"), 1), (0.25, 0.25), (10**400, 1)]
)
def test_a_share_lies_between_nothing_and_all(given: float, kept: float) -> None:
    """What a check grants is moved into 0 to 1."""
    assert Miss(earned=given).earned == kept


def test_a_root_fault_hides_its_followers() -> None:
    """One package is one fault, said once: the claim that needs two waits."""
    score = equal_offers()(["A"], DEAL)
    assert (score, states(score)) == (0, ["not yet", "waits"])
    assert score.claims[1].below == 1


def test_followers_of_followers_wait_too() -> None:
    """Waiting is passed on down the line."""
    exercise = Exercise("test/chain", points=3)

    @exercise.check
    def first(answer: Any) -> None:
        """first"""
        raise Miss

    @exercise.check(needs=first)
    def second(answer: Any) -> None:
        """second"""

    @exercise.check(needs=(second,))
    def third(answer: Any) -> None:
        """third"""

    assert states(exercise(1)) == ["not yet", "waits", "waits"]


@pytest.mark.parametrize(
    "fault", [ZeroDivisionError("x"), RecursionError(), MemoryError(), KeyError("x"), AssertionError()]
)
def test_our_own_fault_costs_only_its_claim(fault: Exception) -> None:
    """A check that breaks earns nothing, the others keep their points, and a person is called."""

    def breaks(answer: Any) -> None:
        """this one breaks"""
        raise fault

    score = one_claim(breaks)(1)
    assert (score, score.broken, states(score)) == (1, True, ["ok", "broken"])
    assert type(fault).__name__ in score.claims[1].trouble
    assert "a person will look at it" in score._repr_html_()
    assert type(fault).__name__ not in score._repr_html_()
    assert "Traceback" not in score._repr_html_()


def test_an_interrupt_is_no_answer() -> None:
    """Stopping the kernel stops the check."""

    def stopped(answer: Any) -> None:
        """the kernel is stopped here"""
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        one_claim(stopped)(1)


@pytest.mark.parametrize("left", [..., None, [1, ...], {"A": {"payment": None}}])
def test_what_is_left_open_is_not_answered(left: Any) -> None:
    """An answer with dots in it scores 0, is not wrong, and its claims say so."""
    score = equal_offers()(left, DEAL)
    assert (score, score.answered, score.broken) == (0, False, False)
    assert states(score) == ["unanswered", "unanswered"]


def test_what_cannot_be_read_makes_every_claim_wait() -> None:
    """One Miss on top, and no claim is judged."""
    score = equal_offers()([print], DEAL)
    assert (score, score.answered, states(score)) == (0, True, ["waits", "waits"])
    assert score.miss is not None
    assert score.miss.got == "a function in item 1"


def test_checks_write_nothing_that_costs_the_points(capfd: pytest.CaptureFixture[str]) -> None:
    """nbgrader gives 0 to a test cell with anything on stderr: warnings, logs and prints stay inside."""

    def noisy(answer: Any) -> None:
        """this one is noisy"""
        warnings.warn("careful", stacklevel=1)
        logging.getLogger("test").warning("careful")
        print("careful", file=sys.stderr)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert one_claim(noisy)(1) == 2
    assert capfd.readouterr().err == ""


def test_a_reader_prepares_what_the_checks_get() -> None:
    """The checks get what the reader made; it may ask for the context too."""

    def labels(answer: Any, deal: Any) -> Any:
        if "X" in answer:
            raise Miss(expected="A, B or C", got="X")
        return [name.upper() for name in answer]

    exercise = equal_offers(reader=labels)
    assert exercise(["a", "b"], DEAL) == 3
    assert states(exercise(["X"], DEAL)) == ["waits", "waits"]
    assert equal_offers(reader=lambda answer: [*answer, "B"])(["A"], DEAL) == 3


def test_a_reader_that_breaks_is_our_fault() -> None:
    """No claim can be judged, and a person is called."""
    score = equal_offers(reader=lambda answer: answer.nothing)(["A"], DEAL)
    assert (score, score.broken, states(score)) == (0, True, ["broken", "broken"])


def test_the_hidden_part_waits_for_and_on() -> None:
    """Before, its points are pending; then it runs once per seed and earns the mean."""
    score = equal_offers(hidden=True)(["A", "B"], DEAL)
    assert (score, score.pending, len(score.claims)) == (3, 2, 2)
    assert score.and_on(seed=12) == 5
    assert score.and_on(seed=11) == 4
    assert score.and_on(seed=(11, 12)) == 4.5
    assert score.and_on(seed=(11, 12)).pending == 0


def test_and_on_twice_is_once() -> None:
    """A second call starts from the visible claims again."""
    score = equal_offers(hidden=True)(["A", "B"], DEAL)
    assert score.and_on(seed=11).and_on(seed=(12, 14)) == 5
    assert len(score.and_on(seed=11).and_on(seed=11).claims) == 3


def test_and_on_without_a_hidden_part_changes_nothing() -> None:
    """The score is what it was."""
    score = equal_offers()(["A", "B"], DEAL)
    assert score.and_on(seed=(1, 2)) is score


def test_the_hidden_part_follows_the_visible_one() -> None:
    """It waits for what it needs, and is not answered where nothing is."""
    exercise = equal_offers(hidden=True)
    assert states(exercise(["A"], DEAL).and_on(seed=12)) == ["not yet", "waits", "waits"]
    assert states(exercise(..., DEAL).and_on(seed=12)) == ["unanswered"] * 3
    assert states(exercise([print], DEAL).and_on(seed=12)) == ["waits"] * 3


def test_one_broken_seed_breaks_the_hidden_claim() -> None:
    """It earns nothing, and a person is called."""
    exercise = Exercise("test/hidden", points=1)

    @exercise.check(hidden=True)
    def breaks(answer: Any, *, seed: int) -> None:
        """this one breaks"""
        assert seed != 2

    score = exercise(1)
    assert (score, score.broken) == (0, False)
    assert score.and_on(seed=(1, 3)) == 1
    assert (score.and_on(seed=(1, 2)), score.and_on(seed=(1, 2)).broken) == (0, True)


@pytest.mark.parametrize("seed", [(), "12", 1.5, None, (1, "2"), True])
def test_a_seed_is_a_whole_number(seed: Any) -> None:
    """Anything else is the author's mistake, said at once."""
    with pytest.raises(ExerciseError, match="meso/equal-offers"):
        equal_offers(hidden=True)(["A", "B"], DEAL).and_on(seed=seed)


def test_points_must_add_up() -> None:
    """The message names the exercise and both numbers, at `validate` and at the first call."""
    exercise = Exercise("meso/off", points=3)

    @exercise.check(worth=2)
    def only(answer: Any) -> None:
        """the only one"""

    for first_use in (exercise.validate, lambda: exercise(1)):
        with pytest.raises(ExerciseError, match=r"meso/off: points=3, .* worth 2 "):
            first_use()


def test_a_check_needs_the_line_the_learner_reads() -> None:
    """Without a docstring it is refused where it is declared."""
    exercise = Exercise("meso/silent", points=1)
    with pytest.raises(ExerciseError, match=r"meso/silent, check silent: no docstring"):

        @exercise.check
        def silent(answer: Any) -> None: ...


def test_mistakes_of_authors_are_said_where_they_are_made() -> None:
    """Needs that come later, hidden checks without a seed, odd worths, one name twice, hints as one text."""
    exercise = Exercise("meso/odd", points=1)

    def later(answer: Any) -> None:
        """later"""

    def hidden(answer: Any, seed: int) -> None:
        """hidden"""

    def odd(answer: Any) -> None:
        """odd"""

    with pytest.raises(ExerciseError, match="not declared above"):
        exercise.check(needs=later)(odd)
    with pytest.raises(ExerciseError, match="takes no seed"):
        exercise.check(hidden=True)(odd)
    for worth in (-1, float("nan"), "1", True):
        with pytest.raises(ExerciseError, match="worth"):
            exercise.check(worth=worth)(odd)  # type: ignore[arg-type]
    exercise.check(hidden=True)(hidden)
    with pytest.raises(ExerciseError, match="which is hidden"):
        exercise.check(needs=hidden)(odd)
    with pytest.raises(ExerciseError, match="of that name"):
        exercise.check(hidden=True)(hidden)
    with pytest.raises(ExerciseError, match="one text"):
        Exercise("meso/odd", points=1, hints="where")


def test_a_check_stays_an_ordinary_function() -> None:
    """It can be called by itself, and the exercise lists it in order."""
    exercise = equal_offers()
    assert [check.name for check in exercise.checks] == ["two_or_three", "worth_the_same"]
    assert [check.needs for check in exercise.checks] == [(), ("two_or_three",)]
    with pytest.raises(Miss, match="expected two or three packages; found 1"):
        exercise.checks[0].function(["A"], DEAL)


def test_context_comes_untouched() -> None:
    """What follows the answer is passed on as the object it is, by position or by name."""
    seen: list[object] = []

    def sees(answer: Any, deal: Any, *, table: Any = None) -> None:
        """it sees the deal"""
        seen.extend([deal, table])

    exercise = Exercise("test/context", points=1)
    assert exercise.check(sees) is sees
    deal, table = object(), object()
    exercise(1, deal, table=table)
    assert seen == [deal, table]


def test_a_title_comes_from_the_name() -> None:
    """`meso/equal-offers` reads "Equal offers" unless the author says otherwise."""
    assert equal_offers().title == "Equal offers"
    assert equal_offers(title="Three doors").title == "Three doors"


def test_hints_come_one_step_at_a_time() -> None:
    """A step shows as it reads; a step that does not exist says which do."""
    assert repr(equal_offers().hint(2)) == "what"
    assert repr(equal_offers().hint(4)) == "The hints of Equal offers are numbered 1 to 3."
    assert repr(Exercise("a/b", points=0).hint(1)) == "B has no hints."
