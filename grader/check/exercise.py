"""An exercise: a name, points, hints, and checks that are one function each."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar, overload

from grader.check.feedback import Claim, Reading, Score, Text
from grader.check.judge import Check, CheckFunction, as_worth, judged, quietly, said_in, takes_seed
from grader.check.miss import Miss, Unanswered
from grader.check.plain import plain
from grader.check.question import Question, asked, fits
from grader.check.words import amount
from grader.errors import ExerciseError

__all__ = ["Exercise", "Miss", "Unanswered"]

F = TypeVar("F", bound=CheckFunction)
LISTENERS: list[Callable[[Score], object]] = []
"""Who is told of every score, such as a lesson that keeps the learner's progress. None unless somebody signs up."""


class Exercise:
    """Call it with an answer and what the set-up cells made, and it returns a Score; it never raises for an answer.

    `points` is the maximum and must be the sum of what the checks are worth, hidden ones included. `reader` turns
    the plain answer into what the checks get, say labels into option ids: `reader(answer)`, or
    `reader(answer, *context)` if it takes that much; it raises Miss for what it cannot read. `nouns` names the
    levels of an answer in messages: with ("package",), "package B, payment". `retell(value, *context)` puts what the
    reader made back into the learner's words, for `read`.
    """

    def __init__(
        self,
        name: str,
        *,
        points: float,
        title: str = "",
        hints: Sequence[str] = (),
        reader: Callable[..., object] | None = None,
        retell: Callable[..., object] | None = None,
        nouns: Sequence[str] = (),
    ) -> None:
        self.name = name
        self.title = title or name.rpartition("/")[2].replace("-", " ").capitalize()
        self.points = as_worth(points, f"{name}, points")
        if isinstance(hints, str) or isinstance(nouns, str):
            raise ExerciseError(f"{name}: hints and nouns are tuples of texts; found one text. Put it in (..., ).")
        self.hints = tuple(hints)
        self.nouns = tuple(nouns)
        self.reader = reader
        self.retell = retell
        self._checks: list[Check] = []

    @property
    def checks(self) -> tuple[Check, ...]:
        """The checks in the order they were declared."""
        return tuple(self._checks)

    @overload
    def check(self, function: F, /) -> F: ...
    @overload
    def check(
        self,
        function: None = None,
        /,
        *,
        needs: CheckFunction | Sequence[CheckFunction] = (),
        worth: float = 1,
        hidden: bool = False,
    ) -> Callable[[F], F]: ...
    def check(
        self,
        function: F | None = None,
        /,
        *,
        needs: CheckFunction | Sequence[CheckFunction] = (),
        worth: float = 1,
        hidden: bool = False,
    ) -> F | Callable[[F], F]:
        """Declare a check; the function itself comes back unchanged.

        It returns when its claim holds and raises Miss when not; its docstring is the line the learner reads. It
        waits until the claims it `needs` hold. A `hidden` one runs only in `and_on`, with `seed=`; its card shows no
        expected, no got, and no hint with a figure in it. Raises ExerciseError when it is declared wrongly.
        """

        def declare(function: F) -> F:
            self._declare(function, (needs,) if callable(needs) else tuple(needs), worth, hidden)
            return function

        return declare if function is None else declare(function)

    def _declare(self, function: CheckFunction, needs: tuple[CheckFunction, ...], worth: float, hidden: bool) -> None:
        where = f"{self.name}, check {getattr(function, '__name__', '?')}"
        declared = {each.function: each for each in self._checks}
        for need in needs:
            if need not in declared:
                missing = getattr(need, "__name__", need)
                raise ExerciseError(f"{where}: needs {missing}, which is not declared above it. Move it up.")
            if declared[need].hidden and not hidden:
                raise ExerciseError(f"{where}: needs {declared[need].name}, which is hidden. Hide this one too.")
        names = tuple(declared[need].name for need in needs)
        check = Check(function, said_in(function), as_worth(worth, f"{where}, worth"), names, hidden)
        if not check.text:
            raise ExerciseError(f"{where}: no docstring. Write the line the learner reads, such as 'you put two ...'.")
        if check.name in {each.name for each in self._checks}:
            raise ExerciseError(f"{where}: there is one of that name already. Give this one its own name.")
        if hidden and not takes_seed(function):
            raise ExerciseError(f"{where}: hidden, but takes no seed. Add the parameter seed.")
        self._checks.append(check)

    def validate(self) -> None:
        """Raise ExerciseError unless the checks' worths add up to the points."""
        total = sum(check.worth for check in self._checks)
        if abs(total - self.points) > 1e-9:
            found = f"{self.name}: points={self.points:g}, but its checks are worth {total:g} together."
            raise ExerciseError(f"{found} Change points or worth until they agree.")

    def __call__(self, answer: object, /, *context: Any, **named: Any) -> Score:
        """The score of an answer; what follows it goes untouched to every check."""
        self.validate()
        with quietly():
            question = asked(answer, self.reader, context, named, self.nouns)
            claims: list[Claim] = []
            for check in self._checks:
                if not check.hidden:
                    claims.append(judged(check, question, claims))

        def again(seed: int | Iterable[int]) -> Score:
            seeds = self._seeds(seed)
            with quietly():
                all_claims = list(claims)
                for check in self._checks:
                    if check.hidden:
                        all_claims.append(judged(check, question, all_claims, seeds))
            return self._score(all_claims, question, again)

        hidden = any(check.hidden for check in self._checks)
        pending = sum(check.worth for check in self._checks if check.hidden)
        score = self._score(claims, question, again if hidden else None, pending)
        for told in LISTENERS:
            told(score)
        return score

    def _score(
        self, claims: Iterable[Claim], question: Question, again: Callable[[Any], Score] | None, pending: float = 0
    ) -> Score:
        return Score(
            claims,
            exercise=self.name,
            title=self.title,
            points=self.points,
            hints=self.hints,
            miss=question.miss,
            pending=pending,
            again=again,
        )

    def _seeds(self, seed: object) -> tuple[int, ...]:
        seeds = tuple(seed) if isinstance(seed, Iterable) else (seed,)
        if not seeds or not all(type(each) is int for each in seeds):
            raise ExerciseError(f"{self.name}: and_on(seed={seed!r}); expected a whole number or several in a tuple.")
        return seeds

    def read(self, answer: object, /, *context: Any, **named: Any) -> Reading:
        """What we read in an answer, unscored. Without the context that the reader wants, the answer as written."""
        with quietly():
            question = asked(answer, self.reader, context, named, self.nouns)
            given = fits(self.reader, answer, *context, **named) or fits(self.reader, answer) if self.reader else True
            if question.written is not None and not given:
                return Reading(question.written)
            if question.miss is not None or question.trouble:
                return Reading(miss=question.miss, trouble=question.trouble)
            try:
                return Reading(plain(self.retell(question.value, *context, **named) if self.retell else question.value))
            except Miss:  # the reader made something of our own of it
                return Reading(question.written)

    def hint(self, step: int) -> Text:
        """One step of the hints, counted from 1."""
        if step in range(1, len(self.hints) + 1):
            return Text(self.hints[step - 1])
        if not self.hints:
            return Text(f"{self.title} has no hints.")
        return Text(f"The hints of {self.title} are numbered 1 to {len(self.hints)}.")

    def __repr__(self) -> str:
        return f"<Exercise {self.name}, {amount(self.points, 'point')}>"
