"""Plain nbgrader with its own settings, in one process: what an attack does where nothing holds it.

``python unprotected.py SECONDS STUDENT ...`` in a course's folder marks these hand-ins, one after another,
and makes their feedback. One that makes nbgrader give up is left out.
"""

import sys
import traceback
from pathlib import Path

from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config


def main(seconds: int, students: list[str]) -> None:
    """Mark each hand-in and make its feedback; SECONDS is what a cell may take."""
    for student in students:
        config = Config()
        config.CourseDirectory.root = str(Path.cwd())
        config.CourseDirectory.assignment_id = "meso"
        config.CourseDirectory.student_id = student
        config.Execute.timeout = seconds
        config.Execute.startup_timeout = 60
        for step in (Autograde, GenerateFeedback):
            try:
                step(coursedir=CourseDirectory(config=config), config=config).start()
            except (Exception, SystemExit):  # noqa: BLE001 - the next one is marked whatever became of this
                print(f"{student}: {step.__name__} gave up.", file=sys.stderr)
                traceback.print_exc()
                break


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
