"""The instructor's guide: its commands are those that the loop runs, its points those that the checks give."""

import re
from pathlib import Path

import pytest

from grader.check.words import figure
from grader.marking.crew.report import table
from grader.marking.handins.keeping import Outcome
from tests.lessons.given import GRADED
from tests.test_pages import commands, fault

GUIDE = (Path(__file__).parents[2] / "docs" / "teaching.md").read_text(encoding="utf-8")
LOOP = Path(__file__).with_name("conftest.py").read_text(encoding="utf-8")
OURS = Path(__file__).with_name("test_agreement.py").read_text(encoding="utf-8")
OTHERS = ("grep ", "c.Exchange.root")
"""Lines in a block that are no command of this course."""


def shown() -> list[str]:
    """Every command of the guide."""
    return [command for command in commands(GUIDE) if not command.startswith(OTHERS)]


def test_every_command_of_the_guide_exists():
    """Make targets and nbgrader commands are spelt as they can be called."""
    known = [command for command in shown() if "-m jupyterlab" not in command]
    assert {command: fault(command) for command in known if fault(command)} == {}
    assert len(known) > 12


def test_every_nbgrader_command_of_the_guide_is_run_by_the_loop():
    """What the guide asks of nbgrader, the tests beside this one have done."""
    asked = set(re.findall(r"-m nbgrader (\w+)", GUIDE))
    run = set(re.findall(r'"(\w+)", "(?:meso"|--to)', LOOP))
    assert asked <= run


def test_every_command_of_ours_in_the_guide_is_run_beside_nbgraders():
    """What the guide asks of our own commands is done by the tests that hold them against nbgrader's."""
    asked = set(re.findall(r"-m grader (\w+) meso", GUIDE))
    assert asked == set(re.findall(r'^    grader\(\w+, "(\w+)", "meso"\)', OURS, flags=re.MULTILINE))
    assert asked == {"mark", "feedback"}


def test_the_guide_shows_the_table_that_marking_ends_with():
    """Word for word, so that an instructor finds again what the guide explains."""
    copied = "The cell `plan` was there more than once: the last counts, the others ran as plain cells."
    outcomes = [
        Outcome("ana", "marked before"),
        Outcome("ben", "marked", remarks=(copied,)),
        Outcome("dan", "marked"),
        Outcome("eva", "marked"),
        Outcome("jo", "not marked", failure="`meso.ipynb` is empty. Ask for it again."),
    ]
    people = {"ana": ["reflection"], "ben": ["reflection"], "eva": ["negotiation-check", "reflection"]}
    block = re.search(r"^    meso: 5 hand-ins\n(?:(?:    .*)?\n)+", GUIDE, flags=re.MULTILINE)
    assert block is not None
    shown_there = "\n".join(line.removeprefix("    ") for line in block[0].rstrip().splitlines())
    assert shown_there == table("meso", outcomes, people)


@pytest.mark.parametrize("exercise", GRADED, ids=lambda exercise: exercise.name)
def test_the_guide_lists_every_claim_with_its_points(exercise):
    """Whoever reads the guide knows what each claim is worth, and which are decided later."""
    points = f"{figure(exercise.points)} point{'' if exercise.points == 1 else 's'}"
    assert f"**{exercise.title}** ({points})" in GUIDE
    for check in exercise.checks:
        line = f"- {check.text}: {figure(check.worth)}{', *later*' if check.hidden else ''}"
        assert re.search(rf"^{re.escape(line)}(;|$)", GUIDE, flags=re.MULTILINE), line


def test_the_guide_has_the_rubric_of_the_notebook():
    """The rubric of the reflection is the one that learners read."""
    source = (Path(__file__).parents[2] / "source" / "meso" / "meso.ipynb").read_text(encoding="utf-8")
    rubric = re.findall(r"^- (\d points?) (.+)$", GUIDE, flags=re.MULTILINE)
    assert len(rubric) == 3
    for points, words in rubric:
        assert f"**{points}** {words}" in source
