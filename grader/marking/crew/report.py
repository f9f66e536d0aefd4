"""What a run says at its end: a table for people, JSON for programs."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import asdict

from grader.marking.handins.keeping import Outcome

MOST_NAMES = 12
"""In one line of the table."""
MOST_REMARKS = 60
"""Lines of remarks; JSON has them all."""


def table(assignment: str, outcomes: Sequence[Outcome], people: Mapping[str, Sequence[str]], left: int = 0) -> str:
    """How many were marked, which cells need a person and whose, who could not be marked and why.

    Args:
        assignment: its name.
        outcomes: of the run.
        people: student -> cells that wait for a person, by the gradebook.
        left: hand-ins that the run did not come to.
    """
    count = {
        state: sum(each.state == state for each in outcomes) for state in ("marked", "marked before", "not marked")
    }
    lines = [
        f"{assignment}: {_many(len(outcomes) + left, 'hand-in')}",
        f"  marked             {count['marked']:>6}",
        f"  marked before      {count['marked before']:>6}",
        f"  could not be marked{count['not marked']:>6}",
    ]
    if left:
        lines.append(f"  not come to yet    {left:>6}")
    there = {each.student for each in outcomes}
    cells: dict[str, list[str]] = {}
    for student in sorted(there & people.keys()):
        for cell in people[student]:
            cells.setdefault(cell, []).append(student)
    lines += section(
        "Needs a person (Formgrader lists them)", [(cell, _names(names)) for cell, names in sorted(cells.items())]
    )
    lines += section("Could not be marked", [(each.student, each.failure) for each in outcomes if each.failure])
    remarks = [(each.student, remark) for each in outcomes for remark in each.remarks]
    shared = {
        words
        for _, words in remarks
        if len(outcomes) > 1 and all(words in each.remarks for each in outcomes if not each.failure)
    }
    own = [remark for remark in remarks if remark[1] not in shared]
    lines += section("Remarks", [("everybody", words) for words in sorted(shared)] + own[:MOST_REMARKS])
    if len(own) > MOST_REMARKS:
        lines.append(f"  and {len(own) - MOST_REMARKS} more; --json has them all")
    return "\n".join(lines)


def as_json(
    assignment: str, outcomes: Sequence[Outcome], people: Mapping[str, Sequence[str]], left: int = 0, stopped: str = ""
) -> str:
    """The same and more, for programs: each hand-in with its points, cell by cell."""
    hand_ins = [{**asdict(each), "for_a_person": sorted(people.get(each.student, ()))} for each in outcomes]
    found: dict[str, Any] = {"assignment": assignment, "hand_ins": hand_ins, "not_come_to": left, "stopped": stopped}
    return json.dumps(found, indent=1)


def section(title: str, rows: Sequence[tuple[str, str]]) -> list[str]:
    """Lines of a table: a name and some words in each; none if there is nothing to say."""
    if not rows:
        return []
    width = min(max(len(_printable(name)) for name, _ in rows), 30)
    return ["", title, *(f"  {_printable(name):<{width}}  {_printable(words)}" for name, words in rows)]


def _names(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMES])
    return shown if len(names) <= MOST_NAMES else f"{shown} and {len(names) - MOST_NAMES} others"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _printable(words: str) -> str:
    """Without anything that steers a terminal: names and messages may be a learner's."""
    return "".join(letter if letter.isprintable() else "?" for letter in words).encode(errors="replace").decode()
