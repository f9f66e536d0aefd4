"""A course that was generated once, and copies of it to hand in to."""

import shutil
from pathlib import Path

import pytest

from grader.marking.course import settings
from grader.marking.course.assignment import Assignment
from grader.marking.course.settings import Settings
from tests.nbgrader.course import Course
from tests.nbgrader.handins import LEARNERS, make


@pytest.fixture(scope="session")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course with a gradebook, whose ten learners have handed in; not to be written to."""
    course = Course.found(tmp_path_factory.mktemp("marking"))
    course.nbgrader("generate_assignment", "meso")
    for learner in LEARNERS:
        make(learner, course.released, course.submitted(learner))
    return course


@pytest.fixture
def course(tmp_path: Path, handed_in: Course) -> Course:
    """The same, nobody's but this test's."""
    shutil.copytree(handed_in.root, tmp_path / "place" / "course")
    return Course(tmp_path / "place")


@pytest.fixture
def rules(course: Course, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Its settings, without those of whoever runs the tests."""
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(course.place / "nowhere"))
    return settings.load(course.root)


@pytest.fixture(scope="session")
def ours(handed_in: Course) -> tuple[Settings, Assignment]:
    """Settings and assignment of the course that is not written to."""
    found = settings.load(handed_in.root)
    return found, Assignment.load(found, "meso")
