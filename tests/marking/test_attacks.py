"""Every attack of the corpus in one run of the real command, beside three honest hand-ins: nothing gets through."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from tests.marking.corpus import FULL, HERE, RIGHT, Attack, corpus
from tests.marking.warden import Report
from tests.marking.world import ON_TERMINAL, World, scores, world
from tests.nbgrader.test_feedback import active
from tests.nbgrader.test_marks import CELLS, MARKS

pytestmark = pytest.mark.xdist_group("attacks")

NEIGHBOURS = ("ana", "dan", "gus")
"""They hand in honest work: everything right, almost everything wrong, and a notebook alone."""
ATTACKS = [RIGHT, *corpus()]
LIMITS = {"seconds": 8, "total_seconds": 25, "memory": 768 << 20}
"""For the run of all attacks: an endless loop should not take a minute of everybody's time."""
LARGEST_PROCESS = 1 << 30
"""Bytes. A hand-in's own process may have `LIMITS["memory"]`; nothing of it may make the marker larger than that."""
LARGEST_NOTEBOOK = 25_000_000
"""Bytes of an executed notebook, whatever it printed: pictures of one cell may have 20 MB."""

WITH_PAGES = ("showing", "wire")
"""Families whose feedback is made."""

each_attack = pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)


@frozen
class Marked:
    """What the run left behind.

    Attributes:
        world: where it happened.
        report: of the run.
        results: student -> what the command said, as JSON.
        scores: student -> graded cell -> points, by the gradebook.
        changed: decoys that are not as they were.
    """

    world: World
    report: Report
    results: Mapping[str, Mapping[str, Any]]
    scores: Mapping[str, Mapping[str, float | None]]
    changed: list[str]

    def notebook(self, attack: Attack) -> Path:
        """The executed notebook."""
        return self.world.course.root / "autograded" / attack.student / "meso" / "meso.ipynb"


@pytest.fixture(scope="module")
def marked() -> Iterator[Marked]:
    """Everything marked, in one run of the command."""
    with world() as made:
        made.take_in(ATTACKS, NEIGHBOURS)
        with (made.course.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
            config.writelines(f"\nc.Marking.{name} = {value}" for name, value in LIMITS.items())
        report = made.run("-m", "grader", "mark", "meso", "--jobs", "2", "--json")
        assert report.status == 0, report.said
        results = {each["student"]: each for each in json.loads(report.printed)["hand_ins"]}
        yield Marked(made, report, results, scores(made.course.root), made.changed())


@each_attack
def test_it_gets_what_it_earned(marked: Marked, attack: Attack):
    """The points of what is right in it, in the gradebook as in what the command says; or no marks and a reason."""
    said = marked.results[attack.student]
    if said["failure"]:
        assert attack.outcome != "marked", said["failure"]
        assert not any(marked.scores.get(attack.student, {}).values())
        assert not marked.notebook(attack).exists()
    else:
        assert attack.outcome != "refused", said
        assert attack.unfair(said["scores"]["meso"]) == {}, said["remarks"]
        assert marked.scores[attack.student] == said["scores"]["meso"]
        assert marked.notebook(attack).stat().st_size < LARGEST_NOTEBOOK


@each_attack
def test_it_learns_nothing(marked: Marked, attack: Attack):
    """No decoy's secret is in its results, and it did not print that it got through."""
    assert marked.world.told(attack.student) == []


@each_attack
def test_what_is_said_of_it_can_be_read(marked: Marked, attack: Attack):
    """Reasons and remarks are short sentences of ours, with nothing in them that steers a terminal, and no traceback."""
    said = marked.results[attack.student]
    for words in filter(None, [said["failure"], *said["remarks"]]):
        assert len(words) < 500
        assert words.isprintable(), words
        assert "Traceback" not in words
        assert re.search(r"[.?!)]$", words), words
        assert "fault is ours" not in words


def test_a_cell_over_its_time_is_interrupted(marked: Marked):
    """Who sleeps too long reads that below the cell, and the next cell runs, as under nbgrader."""
    sleeper = next(attack for attack in ATTACKS if attack.name == "sleeps")
    assert "CellTimeoutError" in marked.notebook(sleeper).read_text(encoding="utf-8")
    assert marked.scores[sleeper.student] == FULL


@pytest.mark.parametrize("learner", NEIGHBOURS)
def test_neighbours_keep_their_marks(marked: Marked, learner: str):
    """Honest hand-ins of the same run have the marks that they have without any attack."""
    assert marked.scores[learner] == dict(zip(CELLS, MARKS[learner], strict=True))


def test_nobody_else_is_in_the_gradebook(marked: Marked):
    """Nobody was added who handed in nothing."""
    assert set(marked.scores) <= {*NEIGHBOURS, *(attack.student for attack in ATTACKS)}


def test_nothing_is_left_running(marked: Marked):
    """When the command has ended, so has every process that it or any hand-in has started."""
    assert marked.report.left == []


def test_decoys_are_as_they_were(marked: Marked):
    """The source, other hand-ins, files of the system and the gradebook are unchanged, and nothing was left about."""
    assert marked.changed == []


def test_nobody_was_called(marked: Marked):
    """No call came in, on this machine or on the other."""
    assert marked.report.reached == []


def test_nobody_was_killed(marked: Marked):
    """Processes that attacks were after are alive."""
    assert marked.world.killed() == []


def test_only_the_marker_writes_to_the_terminal(marked: Marked):
    """Nothing that a learner wrote steers the terminal or looks like a line of results."""
    assert "\x1b]" not in marked.report.said
    assert ON_TERMINAL not in marked.report.said.replace("\\n", "\n")


def test_the_marker_stays_small(marked: Marked):
    """Nothing that was handed in, printed or sent makes a process larger than a hand-in's own may be."""
    assert marked.report.peak < LARGEST_PROCESS


# ---- feedback ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pages(marked: Marked) -> dict[str, str]:
    """The feedback pages of attacks that have something to show, made by the real command."""
    shown = [attack for attack in ATTACKS if attack.family in WITH_PAGES and marked.notebook(attack).exists()]
    students = [f"--student={attack.student}" for attack in shown]
    report = marked.world.run("-m", "grader", "feedback", "meso", "--jobs", "2", *students)
    assert report.status == 0, report.said
    found = {
        attack.name: marked.world.course.root / "feedback" / attack.student / "meso" / "meso.html" for attack in ATTACKS
    }
    return {name: page.read_text(encoding="utf-8") for name, page in found.items() if page.exists()}


def test_nothing_runs_on_a_feedback_page(pages: dict[str, str]):
    """Scripts, handlers and script links in answers, outputs, errors, names and records are shown, not run."""
    assert {name: active(page) for name, page in pages.items() if active(page)} == {}


def test_who_was_marked_gets_a_page(marked: Marked, pages: dict[str, str]):
    """Nothing in a notebook that was marked stops its feedback, or that of others."""
    shown = [attack for attack in ATTACKS if attack.family in WITH_PAGES]
    assert pages.keys() == {attack.name for attack in shown if marked.notebook(attack).exists()}


def test_no_feedback_page_tells_a_secret(marked: Marked, pages: dict[str, str]):
    """Hidden tests and decoys are on no page."""
    assert [name for name, page in pages.items() if marked.world.secret in page] == []


# ---- the corpus ----------------------------------------------------------------------------------------------------


def test_the_corpus_is_large_and_told_apart():
    """At least 40 attacks, at least 25 with a witness, no two of one name, each told in a sentence."""
    assert len(ATTACKS) > 40
    assert sum(bool(attack.harm) for attack in ATTACKS) >= 25
    assert len({attack.student for attack in ATTACKS}) == len(ATTACKS)
    assert [attack.name for attack in ATTACKS if not re.search(r"[.]$", attack.does)] == []


def test_attacks_without_a_witness_are_listed_with_the_reason():
    """The table in the folder's README is that of the attacks."""
    listed = (HERE / "README.md").read_text(encoding="utf-8")
    for attack in corpus():
        line = f"| {attack.name} | {attack.no_witness} |"
        assert (line in listed) == bool(attack.no_witness), f"README.md of the attacks: {line}"
