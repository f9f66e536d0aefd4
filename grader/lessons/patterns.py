"""Kinds of question that several lessons ask: choose a line, sort lines, count what a second way brought."""

from collections.abc import Callable, Mapping, Sequence

from grader.check import Miss
from grader.check.claims import matched, number
from grader.lessons.parts import part
from grader.table import Session

COUNTING_HINTS = (
    "Under each negotiation the last line says what the deal was worth to both.",
    "Add the two numbers of each deal, then compare the two sums.",
    "A neighbour: 50 and 50 is 100 together, 60 and 55 is 115: the second brought 15 more.",
)
"""Hints of an exercise that `counts_more` checks."""
IN_A_THIRD = "what would have to hold in a third deal too"
"""Expected of whoever says what two deals have in common."""


def chooses(
    answer: object,
    lines: Mapping[str, str],
    right: str,
    *,
    expected: str,
    hint: str | Callable[[str], str],
    name: str = "your answer",
) -> None:
    """One of several lines is named by its letter.

    Args:
        answer: what the learner wrote.
        lines: letter -> what stands there.
        right: the letter to be named.
        expected: what the right line is, without naming it.
        hint: a question, or the letter that was named -> a question.
        name: of the answer, in messages.

    Raises:
        Miss: another letter, or none.
    """
    said = matched(answer, {letter: letter for letter in lines}, name)
    if said != right:
        asked = hint if isinstance(hint, str) else hint(said)
        raise Miss(expected=expected, got=f"{said}: {lines[said]}", hint=asked)


def sorts(
    answer: object,
    kinds: Sequence[str],
    right: Mapping[str, str],
    *,
    expected: str,
    hint: Callable[[str, str], str],
) -> None:
    """Every line is put under its kind; with a single one in another place, half of the points are earned.

    Args:
        answer: what the learner wrote: line -> kind.
        kinds: that there are.
        right: line -> its kind.
        expected: what a sorted answer is.
        hint: the first line in another place, and the kind it was put under -> a question.

    Raises:
        Miss: a line in another place, or none of the kinds.
    """
    said = {line: matched(part(answer, line), {kind: kind for kind in kinds}, f"line {line}") for line in right}
    wrong = [line for line, kind in right.items() if said[line] != kind]
    if wrong:
        raise Miss(
            expected=expected,
            got=f"{len(wrong)} of {len(right)} in {'the other' if len(kinds) == 2 else 'another'} place, {wrong[0]} among them",
            hint=hint(wrong[0], said[wrong[0]]),
            earned=0.5 if len(wrong) == 1 else 0,
        )


def counts_more(answer: object, first: Session, second: Session) -> None:
    """How many more points the second negotiation brought both sides together. Miss for another number."""
    found, more = number(answer, "your answer"), _together(second) - _together(first)
    if found != more:
        raise Miss(
            expected="the second sum minus the first",
            got=f"{found:g}",
            hint="Did you count both sides?" if found != -more else "Which of the two came first?",
        )


def _together(session: Session) -> int:
    case, deal = session.case, session.deal
    return 0 if deal is None else case.you.preferences.value(deal) + case.them.preferences.value(deal)
