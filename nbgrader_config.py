"""How nbgrader runs this course. Read by every ``nbgrader`` command that is started in this folder."""

from pathlib import Path

from nbconvert.preprocessors import ClearMetadataPreprocessor, CSSHTMLHeaderPreprocessor
from nbgrader import preprocessors as steps
from nbgrader.api import Gradebook
from nbgrader.utils import is_grade, is_locked

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


class PlainCopies(steps.DeduplicateIds):
    """Of a copied or split cell the last copy counts, the others run as plain cells.

    nbgrader leaves the others without an id but with empty metadata, and then stops at them, for everybody.
    """

    def preprocess_cell(self, cell, resources, cell_index):
        """Take nbgrader's mark off a copy."""
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        if cell.metadata.get("nbgrader") == {}:
            del cell.metadata["nbgrader"]
        return cell, resources


class NeedsAPerson(steps.NbGraderPreprocessor):
    """Ask for a person where we could not check: the card says so, or a cell of ours stopped."""

    def preprocess(self, nb, resources):
        """Set `needs_manual_grade`; the points stay what they are."""
        where = resources["nbgrader"]
        ours_stopped = any(is_locked(cell) and not is_grade(cell) and _errors(cell) for cell in nb.cells)
        with Gradebook(where["db_url"]) as gradebook:
            for cell in filter(is_grade, nb.cells):
                if (ours_stopped and _errors(cell)) or "<strong>not checked</strong>" in _card(cell):
                    name = cell.metadata.nbgrader.grade_id
                    grade = gradebook.find_grade(name, where["notebook"], where["assignment"], where["student"])
                    grade.needs_manual_grade = True
            gradebook.db.commit()
        return nb, resources


class WithoutHiddenTests(steps.ClearHiddenTests):
    """Keep the hidden tests out of feedback: their lines, and the tracebacks that quote them."""

    def preprocess_cell(self, cell, resources, cell_index):
        """Shorten a test cell and what it stopped with."""
        if is_grade(cell) and is_locked(cell):
            cell, resources = super().preprocess_cell(cell, resources, cell_index)
            for error in _errors(cell):
                error.traceback = [f"{error.ename}: {error.evalue}"]
        return cell, resources


class AsWritten(steps.NbGraderPreprocessor):
    """Show what a learner wrote as they wrote it: no HTML or script of theirs runs in a feedback page."""

    def preprocess_cell(self, cell, resources, cell_index):
        """Leave text and pictures of a learner's own cell."""
        if is_locked(cell):
            return cell, resources
        if cell.cell_type != "code":
            cell.source = cell.source.replace("<", "&lt;")
        for output in cell.get("outputs", ()):
            for kind in set(output.get("data", ())) - {"text/plain", "image/png", "image/jpeg"}:
                del output.data[kind]
        return cell, resources


def _errors(cell):
    return [output for output in cell.get("outputs", ()) if output.output_type == "error"]


def _card(cell):
    return "".join(output.get("data", {}).get("text/html", "") for output in cell.get("outputs", ()))


c.Autograde.sanitize_preprocessors = [
    steps.ClearOutput,
    PlainCopies,
    steps.OverwriteKernelspec,
    steps.OverwriteCells,
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
c.GenerateFeedback.preprocessors = [steps.GetGrades, WithoutHiddenTests, AsWritten, CSSHTMLHeaderPreprocessor]
