"""How nbgrader runs this course. Read by every ``nbgrader`` command that is started in this folder."""

from pathlib import Path

from nbconvert.preprocessors import ClearMetadataPreprocessor, CSSHTMLHeaderPreprocessor, Preprocessor
from nbgrader import preprocessors as steps
from nbgrader.api import Gradebook
from nbgrader.utils import is_grade, is_locked

from grader import errors

OUR_ERRORS = frozenset(name for name in vars(errors) if name.endswith("Error") or name == "RecordInUse")

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - traitlets defines it while reading this file

c.CourseDirectory.course_id = "negotiation"
c.CourseDirectory.root = str(Path(__file__).parent)

# An unsolved notebook runs from top to bottom: the template above the solution already holds the dots.
c.ClearSolutions.code_stub = {"python": "# Run this cell and the next."}
c.ClearSolutions.text_stub = "*Your answer here.*"

# A test cell that a learner deleted is put back before marking.
c.OverwriteCells.add_missing_cells = True

# Seconds a single cell may run while a notebook is marked.
c.Execute.timeout = 60

# zip_collect takes NAME.zip with a notebook and its moves/ folder, with or without the assignment's folder around them.
c.FileNameCollectorPlugin.valid_ext = [".ipynb", ".jsonl"]
c.FileNameCollectorPlugin.named_regexp = (
    r".*/extracted/(?P<student_id>[^/]+)/(?:(?!moves/)[^/]+/)?(?P<file_id>(?:moves/)?[^/.]+)\.\w+$"
)


class PlainCells(steps.OverwriteCells):
    """Of a copied or split cell the last copy counts; the others, and cells of another assignment, run as plain cells.

    nbgrader takes their id away, but not their mark, and then gives up the whole hand-in.
    """

    def preprocess_cell(self, cell, resources, cell_index):
        """Put our cells back as they were, and take the mark off cells that are not ours."""
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        if "nbgrader" in cell.metadata and "grade_id" not in cell.metadata.nbgrader:
            del cell.metadata["nbgrader"]
        return cell, resources


class NeedsAPerson(steps.NbGraderPreprocessor):
    """Ask for a person where we could not check: the card says so, a record can't be read, a cell of ours stopped."""

    def preprocess(self, nb, resources):
        """Set `needs_manual_grade`; the points stay what they are."""
        where = resources["nbgrader"]
        ours_stopped = any(is_locked(cell) and not is_grade(cell) and _errors(cell) for cell in nb.cells)
        with Gradebook(where["db_url"]) as gradebook:
            for cell in filter(is_grade, nb.cells):
                stopped = [error.ename for error in _errors(cell)]
                if (stopped and ours_stopped) or OUR_ERRORS.intersection(stopped) or _not_checked(cell):
                    name = cell.metadata.nbgrader.grade_id
                    grade = gradebook.find_grade(name, where["notebook"], where["assignment"], where["student"])
                    grade.needs_manual_grade = True
            gradebook.db.commit()
        return nb, resources


class FeedbackPage(Preprocessor):
    """What a feedback page shows: no hidden tests, nothing of the learner's that runs, no remark on dots left in place."""

    def preprocess_cell(self, cell, resources, cell_index):
        """Mend one cell of ours, or of the learner's."""
        if is_locked(cell):
            if is_grade(cell):
                cell, resources = steps.ClearHiddenTests().preprocess_cell(cell, resources, cell_index)
            for error in _errors(cell):  # a traceback would quote the lines around it, hidden ones too
                error.traceback = [f"{error.ename}: {error.evalue}"]
        elif cell.cell_type == "code":
            for output in cell.outputs:
                if "data" in output:
                    output.data = {"text/plain": output.data.get("text/plain", "")}
            if cell.metadata.get("nbgrader", {}).get("comment") == "No response.":
                del cell.metadata.nbgrader["comment"]  # the card below says what is missing
        else:  # Markdown without HTML, entities and links
            for active, shown in (("&", "&amp;"), ("<", "&lt;"), ("](", "]\\("), ("]:", "]\\:")):
                cell.source = cell.source.replace(active, shown)
        return cell, resources


def _errors(cell):
    return [output for output in cell.get("outputs", ()) if output.output_type == "error"]


def _not_checked(cell):
    cards = [output.get("data", {}).get("text/html", "") for output in cell.get("outputs", ())]
    return any("<strong>not checked</strong>" in card for card in cards)


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
c.FeedbackPage.enabled = True
c.GenerateFeedback.preprocessors = [steps.GetGrades, FeedbackPage, CSSHTMLHeaderPreprocessor]
