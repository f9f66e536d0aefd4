"""An answer as the checks get it: through the one door, then through the exercise's own reader."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

from grader.check.miss import Miss
from grader.check.plain import Plain, plain


@attrs.frozen
class Question:
    """What the checks are asked about: the answer as read (`value`), and what the set-up cells gave along with it.

    `written` is the plain answer before the reader. `miss` says why it can't be read, `trouble` that our reader failed.
    """

    value: object = None
    written: Plain | None = None
    context: tuple[Any, ...] = ()
    named: Mapping[str, Any] = {}
    miss: Miss | None = None
    trouble: str = ""


def asked(
    answer: object,
    reader: Callable[..., object] | None,
    context: tuple[Any, ...],
    named: Mapping[str, Any],
    nouns: Sequence[str] = (),
) -> Question:
    """Read any object at all; the reader gets the context too, if it takes that much."""
    written: Plain | None = None
    try:
        value: object = plain(answer, nouns=nouns)
        written = plain(value, nouns=nouns)  # a copy: whatever the reader does to its own
        if reader is not None and fits(reader, value, *context, **named):
            value = reader(value, *context, **named)
        elif reader is not None:
            value = reader(value)
    except Miss as miss:
        return Question(written=written, miss=miss.with_traceback(None))
    except Exception as fault:  # noqa: BLE001 - our reader's fault is never the learner's
        return Question(written=written, trouble=named_fault(fault))
    return Question(value, written, context, named)


def fits(function: Callable[..., object], *given: Any, **named: Any) -> bool:
    """Can this function be called with these arguments?"""
    try:
        inspect.signature(function).bind(*given, **named)
    except TypeError:
        return False
    return True


def named_fault(fault: Exception) -> str:
    """A fault of ours by its type and message, for the person who marks."""
    try:
        return f"{type(fault).__name__}: {fault}"
    except Exception:  # noqa: BLE001 - an exception may fail to say what it is
        return type(fault).__name__
