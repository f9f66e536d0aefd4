"""Plans as learners write them: the rules a lesson shows, reading a plan, and trying it at a few practice tables."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from grader.check import Miss
from grader.check.claims import listing, text
from grader.errors import MoveError
from grader.players.rules import MOST_RULES, read_rule


class Menu(tuple[str, ...]):
    """The rules a plan can be made of, a line each, ready to be copied into one."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "\n".join(f'"{rule}",' for rule in self)


def read_plan(answer: object, menu: Sequence[str], *, closed: bool = False) -> list[str]:
    """The lines of a plan, each a rule that can be played. Miss where one can't be read.

    Args:
        answer: what the learner wrote, made plain.
        menu: the rules this lesson shows; their numbers may be changed.
        closed: whether a rule that is not on the menu is refused, since its move is not taught yet.
    """
    lines = [text(line, "a rule") for line in listing(answer, "your plan")]
    if not lines:
        raise Miss(expected="a list of rules", got="an empty list", hint="Which rule on the menu would you begin with?")
    if len(lines) > MOST_RULES:
        raise Miss(
            expected="at most ten rules",
            got=str(len(lines)),
            hint="Which of them would still be played before the deadline?",
        )
    shown = {read_rule(rule).name for rule in menu}
    for line in lines:
        try:
            rule = read_rule(line)
        except MoveError as error:
            raise _unknown(line, menu) from error
        if closed and rule.name not in shown:
            raise Miss(
                expected="a rule from the menu",
                got=f'"{line[:80]}"',
                hint="That one belongs to a later lesson. What would you do with the moves you have?",
            )
    return lines


def _unknown(line: str, menu: Sequence[str]) -> Miss:
    """What to say of a line that is no rule: per cent over 100, a rule misspelt, or nothing like a rule."""
    got = f'"{line[:80]}"'
    if re.search(r"\b(?!100\b)[1-9]\d{2,}\s*%", line):
        return Miss(expected="at most 100 %", got=got, hint="What share of your best package do you mean?")
    near = get_close_matches(line[:80].lower(), menu, n=1)
    hint = f'Did you mean "{near[0]}"?' if near else "Which rule on the menu did you mean?"
    return Miss(expected="a rule from the menu", got=got, hint=hint)
