"""The parts of an answer that has several, each under a name."""

from typing import Any

from grader.check import Miss
from grader.check.claims import mapping, number


def part(answer: object, name: str) -> Any:
    """What the answer says under this name. Miss if it says nothing there."""
    said = mapping(answer, "your answer")
    if name not in said:
        raise Miss(expected=f"an answer for {name}", got="none", hint=f"Where does your answer say {name}?")
    return said[name]


def figure_of(answer: object, name: str) -> int | float:
    """The number under this name. Miss if there is none, or if a comma split it in two: ``9,000`` is 9 and 0."""
    found = part(answer, name)
    if isinstance(found, list) and len(found) > 1 and all(type(n) is int for n in found):
        raise Miss(
            expected=f"one number for {name}",
            got=f"{len(found)}, with a comma between",
            hint="Could you write it without the comma, such as 1000?",
        )
    return number(found, name)
