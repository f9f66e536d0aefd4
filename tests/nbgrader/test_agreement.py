"""Two markers, one result: `python -m grader mark` and `feedback` give what nbgrader gives, and leave nbgrader whole."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from grader.marking.course.folder import RECEIPT
from grader.marking.rooms import sandbox
from tests.marking.test_outputs import shown
from tests.nbgrader.course import ROOT, Course
from tests.nbgrader.handins import LEARNERS

THEIRS = "feedback by nbgrader"
"""Folder of the pages that nbgrader made of what we marked."""
pytestmark = pytest.mark.xdist_group("nbgrader")


@pytest.fixture(scope="module")
def ours(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The same course with the same hand-ins, marked by our command."""
    found = Course.found(tmp_path_factory.mktemp("ours"))
    shutil.copytree(course.root / "submitted", found.root / "submitted")
    found.nbgrader("generate_assignment", "meso")
    assert sandbox.problem() is None, sandbox.problem()
    grader(found, "mark", "meso")
    found.nbgrader("generate_feedback", "meso")
    (found.root / "feedback").rename(found.root / THEIRS)
    grader(found, "feedback", "meso")
    found.nbgrader("export", "--to=grades.csv")
    return found


def grader(course: Course, *arguments: str) -> None:
    """Call a command of ours in the instructor's folder."""
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    command = [sys.executable, "-m", "grader", *arguments]
    subprocess.run(command, cwd=course.root, env={**os.environ, "PYTHONPATH": path}, check=True, timeout=300)


def rows(course: Course, learner: str) -> dict[str, tuple[float | None, str | None]]:
    """A learner's cells in the gradebook: points by the tests, and nbgrader's own remark."""
    with Gradebook(course.db_url) as gradebook:
        notebook = gradebook.find_submission_notebook("meso", "meso", learner)
        remarks = {comment.name: comment.auto_comment for comment in notebook.comments}
        return {grade.name: (grade.auto_score, None) for grade in notebook.grades} | {
            f"{name}, remark": (None, remark) for name, remark in remarks.items()
        }


def executed(course: Course, learner: str) -> nbformat.NotebookNode:
    """A learner's notebook as it ran."""
    place: Path = course.root / "autograded" / learner / "meso" / "meso.ipynb"
    return nbformat.read(place, as_version=4)


@pytest.mark.parametrize("learner", LEARNERS)
def test_points_and_remarks_are_the_same(course: Course, ours: Course, learner: str):
    """Cell by cell, for honest work and for its accidents."""
    assert rows(ours, learner) == rows(course, learner)


@pytest.mark.parametrize("learner", LEARNERS)
def test_notebooks_show_the_same(course: Course, ours: Course, learner: str):
    """Every cell's source, number and outputs, those of the learner's cells and of ours."""
    one, other = executed(ours, learner).cells, executed(course, learner).cells
    assert [cell.source for cell in one] == [cell.source for cell in other]
    for mine, theirs in zip(one, other, strict=True):
        if mine.cell_type == "code":
            assert shown(mine) == shown(theirs), mine.source


@pytest.mark.parametrize(
    "learner", [name for name in LEARNERS if name != "ana"]
)  # a person gave ana points, and wrote to her
def test_feedback_pages_are_the_same(pages: dict[str, str], ours: Course, learner: str):
    """Nbgrader's own command makes the same page of what we marked."""
    page = (ours.root / THEIRS / learner / "meso" / "meso.html").read_text(encoding="utf-8")
    assert page == pages[learner]


@pytest.mark.parametrize("learner", LEARNERS)
def test_both_commands_make_the_same_feedback(ours: Course, learner: str):
    """Ours leaves what nbgrader's does: the page, byte for byte, and the record; but not the receipt."""
    made, theirs = (files(ours.root / folder / learner / "meso") for folder in ("feedback", THEIRS))
    del theirs[RECEIPT]
    assert made == theirs
    assert "meso.html" in made


def files(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file of a folder: mode and content."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.stat().st_mode, path.read_bytes()) for path in found}


def test_the_export_is_the_same(course: Course, ours: Course):
    """The table for the registrar, but for the points that a person gave."""
    tables = [(each.root / "grades.csv").read_text(encoding="utf-8").splitlines() for each in (ours, course)]
    assert len(tables[0]) == len(tables[1]) == len(LEARNERS) + 1
    assert [line.split(",")[:2] for line in tables[0]] == [line.split(",")[:2] for line in tables[1]]
