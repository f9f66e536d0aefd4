"""After which line to stop telling, what to say then, and what later."""

from grader.check import Exercise, Miss
from grader.check.claims import mapping, whole
from grader.errors import KeyFormatError
from grader.lessons.disclosure.exchanges import DECLINED, ENDING, LATE, PARTIAL, RETURNED
from grader.lessons.disclosure.talks import EVERYTHING, GOODBYE, OFFER, ONE_THING, QUESTION, YOURS, Exchanges
from grader.lessons.parts import part
from grader.lessons.patterns import chooses


def _read(answer: object, said: Exchanges) -> dict[str, object]:
    if said.key is None:
        raise KeyFormatError("the exchanges: found no variant key. Ask the learner for their record or their key.")
    return mapping(answer, "your answer")


turns = Exercise(
    "disclosure/turns",
    title="When to stop, and what then",
    points=1,
    reader=_read,
    hints=(
        "Go through their lines only. After each of them: what do you know that you did not know before?",
        "Part of an answer is an answer, a late one too. “You first” names a reason. A refusal gives none, and some "
        "answers are only as long as one. In one of the three there is nothing to stop for. In D: stop telling, not "
        "negotiating; and once they have moved, one small thing shows whether they answer by now.",
        "A neighbour: “Which day suits you?” “Any day has its charm.” That answer holds nothing: stop after it. "
        "“Not Monday, the rest I'd have to see” holds something.",
    ),
)
_TOO_EARLY = {
    PARTIAL: "In line {line} of {name}: did they tell you nothing at all?",
    LATE: "What came two lines after line {line} of {name}?",
    DECLINED: "What had you told them before line {line} of {name}? Is that a refusal, or a condition?",
    RETURNED: "They answered in line {line} of {name}. Would you stop because of that?",
    YOURS: "Line {line} of {name} is yours. After which of theirs?",
}


def _compared(found: dict[str, object], said: Exchanges, name: str) -> None:
    exchange = said.by_name[name]
    line = whole(part(part(found, "stop"), name), name, least=0, most=len(exchange.lines))
    if line == exchange.stop:
        return
    kind = exchange.lines[line - 1][2] if line else None
    if kind is None:
        expected, hint = "a line in this one", f"In {name}: did something come back for everything you told?"
    elif kind in ENDING:
        expected, hint = "an earlier line", f"In {name}: what had you told them just before, and what came back for it?"
    else:
        expected, hint = "another line, or none", _TOO_EARLY[kind].format(line=line, name=name)
    raise Miss(expected=expected, got=f"{line} in {name}", hint=hint)


@turns.check(worth=0.2)
def in_the_first(found: dict[str, object], said: Exchanges) -> None:
    """in A you stop where you should, or go on if you may"""
    _compared(found, said, "A")


@turns.check(worth=0.2)
def in_the_second(found: dict[str, object], said: Exchanges) -> None:
    """in B you stop where you should, or go on if you may"""
    _compared(found, said, "B")


@turns.check(worth=0.2)
def in_the_third(found: dict[str, object], said: Exchanges) -> None:
    """in C you stop where you should, or go on if you may"""
    _compared(found, said, "C")


_THEN = {
    ONE_THING: "They have just refused. What comes back for the next thing you tell?",
    QUESTION: "They have just refused to answer. What would be different about this question?",
    EVERYTHING: "They have kept theirs. What could they do with all that, when they name their next offer?",
    GOODBYE: "They refused one answer. Is the deal gone with it?",
}
_LATER = {
    OFFER: "That goes on, and tells you nothing about them. How would you find out whether they answer by now?",
    QUESTION: "You ask. What do you give with it?",
    EVERYTHING: "If it comes to nothing again, what is left to keep?",
    GOODBYE: "They have just moved. What would you leave for?",
}


@turns.check(worth=0.2)
def goes_on_negotiating(found: dict[str, object], said: Exchanges) -> None:
    """in D you stop telling after the refusal, and go on negotiating"""
    chooses(
        part(found, "then"),
        said.texts(),
        said.letter(OFFER),
        expected="a line that tells nothing more, and keeps the deal going",
        hint=lambda letter: _THEN[said.next_lines[letter][1]],
        name="then",
    )


@turns.check(worth=0.2)
def tests_once_more(found: dict[str, object], said: Exchanges) -> None:
    """in D you test once more, later, with one thing"""
    chooses(
        part(found, "later"),
        said.texts(),
        said.letter(ONE_THING),
        expected="one thing told, and one asked",
        hint=lambda letter: _LATER[said.next_lines[letter][1]],
        name="later",
    )
