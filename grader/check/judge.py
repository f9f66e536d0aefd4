"""One check, and how its claim stands for one answer."""

import contextlib
import inspect
import io
import math
import warnings
from collections.abc import Callable, Iterator, Sequence

import attrs

from grader.check.feedback import Claim
from grader.check.miss import Miss, Unanswered
from grader.check.question import Question, named_fault
from grader.errors import ExerciseError

CheckFunction = Callable[..., object]


@attrs.frozen
class Check:
    """One claim about an answer: a function whose docstring the learner reads, worth some points.

    `needs` are the names of the checks it waits for.
    """

    function: CheckFunction
    text: str
    worth: float
    needs: tuple[str, ...] = ()
    hidden: bool = False

    @property
    def name(self) -> str:
        """The function's name."""
        return str(getattr(self.function, "__name__", self.text))


def judged(check: Check, question: Question, earlier: Sequence[Claim], seeds: Sequence[int] = ()) -> Claim:
    """How this check's claim stands, given how the earlier ones stand. A hidden check runs once per seed."""
    blank = Claim(name=check.name, text=check.text, state="ok", worth=check.worth, hidden=check.hidden)
    if question.trouble:
        return attrs.evolve(blank, state="broken", trouble=question.trouble)
    if question.miss is not None:
        return attrs.evolve(blank, state="unanswered" if isinstance(question.miss, Unanswered) else "waits")
    below = _lines_up_to_fault(check, earlier)
    if below:
        return attrs.evolve(blank, state="waits", below=below)
    runs = [{"seed": seed} for seed in seeds] if check.hidden else [{}]
    misses: list[Miss | None] = []
    for seed in runs:
        try:
            check.function(question.value, *question.context, **question.named, **seed)
        except Miss as miss:
            misses.append(miss.with_traceback(None))
        except Exception as fault:  # noqa: BLE001 - whatever our check does, the others keep their points
            return attrs.evolve(blank, state="broken", trouble=named_fault(fault))
        else:
            misses.append(None)
    return _summed_up(blank, misses)


def _lines_up_to_fault(check: Check, earlier: Sequence[Claim]) -> int:
    """How many lines up the nearest needed claim stands that is not ok; 0 when all are."""
    faults = (up for up, claim in enumerate(reversed(earlier), 1) if claim.name in check.needs and claim.state != "ok")
    return next(faults, 0)


def _summed_up(blank: Claim, misses: Sequence[Miss | None]) -> Claim:
    share = sum(1.0 if miss is None else miss.earned for miss in misses) / len(misses)
    first = next((miss for miss in misses if miss is not None), None)
    if first is None:
        return attrs.evolve(blank, earned=blank.worth)
    found = attrs.evolve(blank, state="not yet", earned=blank.worth * share)
    if isinstance(first, Unanswered):
        return attrs.evolve(found, state="unanswered", earned=0.0)
    return attrs.evolve(found, expected=first.expected, got=first.got, hint=first.hint)


def said_in(function: CheckFunction) -> str:
    """The first paragraph of a docstring, on one line; empty without one."""
    return " ".join((inspect.getdoc(function) or "").split("\n\n")[0].split()).rstrip(".")


def takes_seed(function: CheckFunction) -> bool:
    """Can this check be called with `seed=`?"""
    parameters = inspect.signature(function).parameters.values()
    return any(
        each.kind is each.VAR_KEYWORD or (each.name == "seed" and each.kind is not each.POSITIONAL_ONLY)
        for each in parameters
    )


def as_worth(worth: object, where: str) -> float:
    """A number of points, finite and not negative; otherwise ExerciseError."""
    if isinstance(worth, bool) or not isinstance(worth, int | float) or not (math.isfinite(worth) and worth >= 0):
        raise ExerciseError(f"{where}: found {worth!r}, expected a number of points, 0 or more.")
    return worth


@contextlib.contextmanager
def quietly() -> Iterator[None]:
    """Nothing reaches stderr: nbgrader gives 0 to a test cell that wrote there."""
    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        yield
