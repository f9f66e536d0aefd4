"""Whose turn it is: everybody's who handed in, or is marked, or those that were asked for."""

import difflib
import glob
import os
import re
from collections.abc import Sequence
from pathlib import Path

from grader.errors import MarkingError
from grader.marking.course.assignment import known_in_gradebook
from grader.marking.course.settings import Settings


def chosen(settings: Settings, assignment: str, asked: Sequence[str] | None = None) -> list[str]:
    """Students who handed in, in the order of their names.

    Args:
        settings: of the course.
        assignment: its name.
        asked: only these; None for all but those that the settings leave out.

    Raises:
        MarkingError: nobody handed in, or somebody who was asked for did not.
    """
    found = _there(settings, "submitted", assignment)
    if not found:
        place = settings.folder("submitted", "STUDENT", assignment)
        raise MarkingError(
            f"Nobody has handed in {assignment}: nothing matches {_shown(settings, place)}. Take the hand-ins in first "
            f"(nbgrader collect {assignment}, or nbgrader zip_collect {assignment}), or put them there."
        )
    for student in asked or ():
        if student not in found:
            near = difflib.get_close_matches(student, found, n=1, cutoff=0)[0]
            place = settings.folder("submitted", student, assignment)
            raise MarkingError(
                f"{student} has not handed in {assignment}: there is no {_shown(settings, place)}. Did you mean {near}?"
            )
    return sorted(set(asked)) if asked else [student for student in found if student not in settings.excluded]


def marked(settings: Settings, assignment: str, asked: Sequence[str] | None = None) -> list[str]:
    """Students whose hand-ins are marked, in the order of their names.

    Args:
        settings: of the course.
        assignment: its name.
        asked: only these; None for all but those that the settings leave out.

    Raises:
        MarkingError: there is no gradebook, no such assignment, or nothing of it is marked; or somebody who was asked for
            is not marked, or is left out by the settings.
    """
    found = [
        student
        for student in _there(settings, "autograded", assignment)
        if any(settings.folder("autograded", student, assignment).glob("*.ipynb"))
    ]
    if not found:
        known_in_gradebook(settings, assignment)
        place = settings.folder("autograded", "STUDENT", assignment)
        raise MarkingError(
            f"Nothing of {assignment} is marked yet: nothing matches {_shown(settings, place)}. Call: python -m grader mark "
            f"{assignment}"
        )
    for student in asked or ():
        if student not in found:
            raise MarkingError(_not_marked(settings, assignment, student, found))
        if student in settings.excluded:
            raise MarkingError(
                f"{student} is left out: CourseDirectory.student_id_exclude in nbgrader_config.py says so."
            )
    return sorted(set(asked)) if asked else [student for student in found if student not in settings.excluded]


def _not_marked(settings: Settings, assignment: str, student: str, found: Sequence[str]) -> str:
    there = f"{assignment} of {student} is not marked"
    if settings.folder("submitted", student, assignment).is_dir():
        return f"{there} yet. Call: python -m grader mark {assignment} --student {student}"
    near = difflib.get_close_matches(student, found, n=1, cutoff=0)[0]
    place = settings.folder("autograded", student, assignment)
    return f"{there}: there is no {_shown(settings, place)}. Did you mean {near}?"


def _there(settings: Settings, step: str, assignment: str) -> list[str]:
    somebody = os.fspath(settings.folder(step, "\0", assignment))
    pattern = re.escape(somebody).replace(re.escape("\0"), "(.*)")
    places = glob.glob(glob.escape(somebody).replace("\0", "*"))  # noqa: PTH207
    return sorted(match[1] for place in places if (match := re.fullmatch(pattern, place, re.DOTALL)))


def _shown(settings: Settings, place: Path) -> str:
    root = Path(settings.course.root)
    return os.fspath(place.relative_to(root) if place.is_relative_to(root) else place)
