"""Answers of the catalogue, handed in: both markers give them the points that the catalogue says.

nbgrader takes seconds a hand-in. So the right answers and none at all are handed in for each assignment, and every answer
there is with COURSE_CATALOGUE=all.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from tests.lessons.given import ASSIGNMENTS
from tests.nbgrader.answers import count, handed_in
from tests.nbgrader.course import ROOT, Course

ALL = os.environ.get("COURSE_CATALOGUE") == "all"
"""Whether more is handed in than the first answers of the catalogue, which are right."""
UNTOUCHED = "untouched"
Points = dict[str, dict[str, float]]


def name_of(number: int) -> str:
    """The learner who hands in these answers."""
    return f"answers-{number:02d}"


def taken(assignment: str, place: Path) -> tuple[Course, Points]:
    """A course in which these answers of the catalogue were handed in, and the points that are due."""
    course = Course.found(place)
    course.nbgrader("generate_assignment", assignment)
    released = nbformat.read(course.root / "release" / assignment / f"{assignment}.ipynb", as_version=4)
    due = {}
    for number in range(count(assignment) if ALL else 1):
        notebook, due[name_of(number)] = handed_in(released, number)
        _put(course, name_of(number), assignment, notebook)
    _put(course, UNTOUCHED, assignment, released)
    due[UNTOUCHED] = dict.fromkeys(due[name_of(0)], 0.0)
    return course, due


def _put(course: Course, learner: str, assignment: str, notebook: nbformat.NotebookNode) -> None:
    folder = course.root / "submitted" / learner / assignment
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{assignment}.ipynb")


def points(course: Course, assignment: str) -> Points:
    """What stands in the gradebook for every check cell."""
    with Gradebook(course.db_url) as gradebook:
        return {
            submission.student.id: {
                grade.name: grade.auto_score
                for notebook in submission.notebooks
                for grade in notebook.grades
                if grade.name.endswith("-check")
            }
            for submission in gradebook.assignment_submissions(assignment)
        }


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_both_markers_give_what_the_catalogue_says(assignment: str, tmp_path: Path):
    """Right answers, wrong ones, and none at all."""
    course, due = taken(assignment, tmp_path / "ours")
    theirs = Course(shutil.copytree(course.place, tmp_path / "theirs"))
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    marking = [sys.executable, "-m", "grader", "mark", assignment]
    subprocess.run(marking, cwd=course.root, env={**os.environ, "PYTHONPATH": path}, check=True, timeout=300)
    assert points(course, assignment) == due
    theirs.nbgrader("autograde", assignment)
    assert points(theirs, assignment) == due
