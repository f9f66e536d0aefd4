"""How nbgrader runs this course. Read by every ``nbgrader`` command that is started in this folder."""

from pathlib import Path

from nbconvert.preprocessors import ClearMetadataPreprocessor, CSSHTMLHeaderPreprocessor
from nbgrader import preprocessors as steps

from grader.marking.steps import FeedbackPage, NeedsAPerson, PlainCells

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - traitlets defines it while reading this file

c.CourseDirectory.course_id = "negotiation"
c.CourseDirectory.root = str(Path(__file__).parent)

# An unsolved notebook runs from top to bottom: the template above the solution already holds the dots.
c.ClearSolutions.code_stub = {"python": "# Run this cell and the next."}
c.ClearSolutions.text_stub = "*Your answer here.*"

# A test cell that a learner deleted is put back before marking.
c.OverwriteCells.add_missing_cells = True

# Seconds a single cell may run while a notebook is marked, by nbgrader or by `python -m grader mark`.
c.Execute.timeout = 60

# What else one hand-in may use with `python -m grader mark`.
c.Marking.total_seconds = 300  # for the whole notebook
c.Marking.memory = 2 << 30  # bytes, for each process
c.Marking.disk = 64 << 20  # bytes that it may write
c.Marking.output = 1_000_000  # characters of one cell's output
c.Marking.processes = 32  # at a time, threads counted

# zip_collect takes NAME.zip with a notebook and its moves/ folder, with or without the assignment's folder around them.
c.FileNameCollectorPlugin.valid_ext = [".ipynb", ".jsonl"]
c.FileNameCollectorPlugin.named_regexp = (
    r".*/extracted/(?P<student_id>[^/]+)/(?:(?!moves/)[^/]+/)?(?P<file_id>(?:moves/)?[^/.]+)\.\w+$"
)

c.Autograde.sanitize_preprocessors = [
    steps.ClearOutput,
    steps.DeduplicateIds,
    steps.OverwriteKernelspec,
    PlainCells,
    steps.CheckCellMetadata,
]
c.Autograde.autograde_preprocessors = [
    steps.Execute,
    steps.IgnorePattern,
    ClearMetadataPreprocessor,
    steps.LimitOutput,
    steps.SaveAutoGrades,
    NeedsAPerson,
    steps.AssignLatePenalties,
    steps.CheckCellMetadata,
]
c.GenerateFeedback.exporter_class = "grader.marking.feedback.page.Page"
c.FeedbackPage.enabled = True
c.GenerateFeedback.preprocessors = [steps.GetGrades, FeedbackPage, CSSHTMLHeaderPreprocessor]
