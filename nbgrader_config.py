"""How nbgrader runs this course. Read by every ``nbgrader`` command that is started in this folder."""

from pathlib import Path

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - traitlets defines it while reading this file

c.CourseDirectory.course_id = "negotiation"
c.CourseDirectory.root = str(Path(__file__).parent)

# An unsolved notebook runs from top to bottom: the template above the solution already holds the dots.
c.ClearSolutions.code_stub = {"python": "# Replace each ... above, then run this cell and the next."}
c.ClearSolutions.text_stub = "*Your answer here.*"

# A test cell that a learner deleted is put back before marking.
c.OverwriteCells.add_missing_cells = True

# Seconds a single cell may run while a notebook is marked.
c.Execute.timeout = 60
