"""Marks by nbgrader: each learner's points, cell by cell, and where a person has to look."""

import csv

import pytest
from attrs import frozen
from nbgrader.api import Gradebook

from grader.lessons import meso
from tests.nbgrader import solver
from tests.nbgrader.course import Course
from tests.nbgrader.handins import KEYS, LEARNERS

pytestmark = pytest.mark.xdist_group("nbgrader")

CELLS = {
    "equal-offers-check": 4,
    "ruled-out-check": 1,
    "improve-check": 2,
    "plan-check": 8,
    "negotiation-check": 3,
    "reflection": 2,
}
"""Every cell with points, in the order of the assignment."""
READ_BY_A_PERSON = None

MARKS = {
    "ana": (4, 1, 2, 8, 3, READ_BY_A_PERSON),
    "cleo": (0, 0, 0, 0, 0, 0),
    "dan": (0.5, 0, 0, 0, 0, READ_BY_A_PERSON),
    "eva": (0, 1, 2, 8, 3, READ_BY_A_PERSON),
    "finn": (4, 1, 2, 8, 3, READ_BY_A_PERSON),
    "gus": (4, 1, 2, 8, 3, READ_BY_A_PERSON),
    "hal": (0, 0, 0, 8, 0, READ_BY_A_PERSON),
    "jo": (4, 1, 2, 8, 0, READ_BY_A_PERSON),
    "kim": (4, 1, 2, 8, 0, READ_BY_A_PERSON),
}
"""Points by nbgrader alone; ben's are below."""
NEEDS_A_PERSON = {
    "ben": {"reflection"},
    "cleo": set(),
    "dan": {"reflection"},
    "eva": {"reflection"},
    "finn": {"reflection"},
    "gus": {"reflection"},
    "hal": set(CELLS) - {"plan-check"},
    "jo": {"negotiation-check", "reflection"},
    "kim": {"negotiation-check", "reflection"},
}
"""Cells that nbgrader lists for a person before anybody has looked."""


@frozen
class Mark:
    """A line of the gradebook."""

    auto: float | None
    manual: float | None
    score: float
    maximum: float
    for_a_person: bool


def marks(course: Course, learner: str) -> dict[str, Mark]:
    """The gradebook's lines for one learner."""
    with Gradebook(course.db_url) as gradebook:
        return {
            g.name: Mark(g.auto_score, g.manual_score, g.score, g.max_score, g.needs_manual_grade)
            for g in gradebook.find_submission_notebook("meso", "meso", learner).grades
        }


@pytest.mark.parametrize("learner", MARKS)
def test_every_cell_gets_its_points(course: Course, learner: str):
    """Each learner's points, cell by cell, are those that their answers earn."""
    found = marks(course, learner)
    assert {name: mark.auto for name, mark in found.items()} == dict(zip(CELLS, MARKS[learner], strict=True))


@pytest.mark.parametrize("learner", LEARNERS)
def test_every_cell_keeps_its_maximum(course: Course, learner: str):
    """Whatever was handed in, the maximum is the assignment's: 20 points in all."""
    found = marks(course, learner)
    assert {name: mark.maximum for name, mark in found.items()} == CELLS
    assert sum(CELLS.values()) == 20


def test_half_right_is_worth_half(course: Course):
    """Partial credit reaches the gradebook as the exercises give it, hidden parts included."""
    found = marks(course, "ben")
    assert [found[name].auto for name in list(CELLS)[:3]] == [0.5, 0.75, 1]
    deal = meso.deal(KEYS["ben"], folder=str(course.submitted("ben")))
    plan = meso.plan(solver.PLAN[1:3], deal).and_on(seed=(11, 12, 13))
    played = meso.negotiation(deal.moves(), deal)
    assert found["plan-check"].auto == plan
    assert found["negotiation-check"].auto == played
    assert 2 < plan < CELLS["plan-check"], (
        "ben's plan earns something for its hidden part, not everything; choose another for him"
    )
    assert 0 < played < CELLS["negotiation-check"], "ben's negotiation is of middling value; choose another for him"


@pytest.mark.parametrize("learner", NEEDS_A_PERSON)
def test_nbgrader_lists_what_a_person_must_read(course: Course, learner: str):
    """A written reflection waits for a person, and so does whatever we could not check."""
    found = marks(course, learner)
    assert {name for name, mark in found.items() if mark.for_a_person} == NEEDS_A_PERSON[learner]


def test_a_manual_score_outlives_another_marking(course: Course):
    """Points given by a person stay when the hand-in is marked again; nbgrader asks the person to look once more."""
    found = marks(course, "ana")
    assert found["reflection"] == Mark(auto=None, manual=1.5, score=1.5, maximum=2, for_a_person=True)
    assert sum(mark.score for mark in found.values()) == 19.5


@pytest.mark.parametrize("learner", ["ana", "ben", "eva"])
def test_marking_leaves_the_record_as_it_was_played(course: Course, learner: str):
    """On every way in, the record arrives with the notebook, and marking writes nothing to it."""
    kept = course.root / "autograded" / learner / "meso" / "moves" / "meso.jsonl"
    home = course.home(learner) / "meso" / "moves" / "meso.jsonl"
    came = home if home.exists() else course.submitted(learner) / "moves" / "meso.jsonl"
    assert kept.read_bytes() == came.read_bytes()
    assert kept.read_bytes().count(b'"attempt"') == 1


@pytest.mark.parametrize("learner", ["cleo", "gus", "hal"])
def test_marking_draws_no_key(course: Course, learner: str):
    """Where no record was handed in, marking makes none."""
    assert not (course.root / "autograded" / learner / "meso" / "moves").exists()


def test_the_export_holds_the_totals(course: Course):
    """The table for the registrar has a line for each learner, with the total out of 20."""
    with (course.root / "grades.csv").open(encoding="utf-8") as file:
        lines = {line["student_id"]: line for line in csv.DictReader(file)}
    totals = {learner: sum(mark.score for mark in marks(course, learner).values()) for learner in LEARNERS}
    assert {learner: float(line["score"]) for learner, line in lines.items()} == totals
    assert totals["ana"] == 19.5
    assert totals["cleo"] == 0
    assert {line["max_score"] for line in lines.values()} == {"20.0"}
