"""One course, from the source of its assignment to the feedback in a learner's hands, with nbgrader's own commands."""

import zipfile
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from tests.nbgrader.course import Course, ended
from tests.nbgrader.handins import LEARNERS, make

BY_EXCHANGE = ("ana", "cleo")
"""They submit through the exchange."""
BY_ZIP = ("eva", "gus")
"""They upload a zip to a learning platform; everybody else's folder is put in its place by hand."""
LAST = "finn"
"""Has a copied test cell, and is marked when all the others have been."""
READ = "ana"
"""Gets points from a person, and is marked once more."""


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The course when everything has happened: handed out, in, marked, read by a person, marked again, handed back."""
    course = Course.found(tmp_path_factory.mktemp("nbgrader"))
    course.nbgrader("generate_assignment", "meso")
    course.nbgrader("release_assignment", "meso")
    ended(course.at_home("ana", "fetch_assignment", "meso"))
    _hand_in(course)
    course.nbgrader("collect", "meso")
    course.nbgrader("zip_collect", "meso")
    course.nbgrader("autograde", "meso")
    make(LAST, course.released, course.submitted(LAST))
    course.nbgrader("autograde", "meso", f"--student={LAST}")
    _read_by_a_person(course)
    course.nbgrader("autograde", "meso", f"--student={READ}", "--force")
    course.nbgrader("generate_feedback", "meso")
    course.nbgrader("release_feedback", "meso", "--student=ana")
    ended(course.at_home("ana", "fetch_feedback", "meso"))
    course.nbgrader("export", "--to=grades.csv")
    return course


def _hand_in(course: Course) -> None:
    for learner in LEARNERS:
        if learner in (*BY_EXCHANGE, *BY_ZIP):
            make(learner, course.released, course.home(learner) / "meso")
        elif learner != LAST:
            make(learner, course.released, course.submitted(learner))
    for submitting in [course.at_home(learner, "submit", "meso") for learner in BY_EXCHANGE]:
        ended(submitting)
    archive = course.root / "downloaded" / "meso" / "archive"
    archive.mkdir(parents=True)
    for learner in BY_ZIP:
        with zipfile.ZipFile(archive / f"{learner}.zip", "w") as upload:
            for file in sorted((course.home(learner) / "meso").rglob("*")):
                upload.write(file, file.relative_to(course.home(learner)))


def _read_by_a_person(course: Course) -> None:
    with Gradebook(course.db_url) as gradebook:
        grade = gradebook.find_grade("reflection", "meso", "meso", READ)
        grade.manual_score = 1.5
        grade.needs_manual_grade = False
        comment = gradebook.find_comment("reflection", "meso", "meso", READ)
        comment.manual_comment = "What would you have asked before the offers?"
        gradebook.db.commit()


@pytest.fixture(scope="session")
def pages(course: Course) -> dict[str, str]:
    """Each learner's feedback page."""
    places: dict[str, Path] = {
        learner: course.root / "feedback" / learner / "meso" / "meso.html" for learner in LEARNERS
    }
    return {learner: place.read_text(encoding="utf-8") for learner, place in places.items()}
