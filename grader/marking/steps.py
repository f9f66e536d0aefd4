"""Steps of this course among nbgrader's own: named in ``nbgrader_config.py``, and used by ``python -m grader mark``."""

from typing import Any

import nbformat
from nbconvert.preprocessors import Preprocessor
from nbgrader import preprocessors as steps
from nbgrader.api import Gradebook
from nbgrader.utils import is_grade, is_locked
from traitlets.config import Config
from traitlets.utils.importstring import import_item

from grader.errors import MarkingError
from grader.marking.doubts import doubtful
from grader.marking.feedback.page import place_for

Notebook = nbformat.NotebookNode


class PlainCells(steps.OverwriteCells):
    """Of a copied or split cell the last copy counts; the others, and cells of another assignment, run as plain cells.

    nbgrader takes their id away, but not their mark, and then gives up the whole hand-in.
    """

    def preprocess_cell(self, cell: Notebook, resources: Any, cell_index: int) -> tuple[Notebook, Any]:
        """Put our cells back as they were, and take the mark off cells that are not ours."""
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        if "nbgrader" in cell.metadata and "grade_id" not in cell.metadata.nbgrader:
            del cell.metadata["nbgrader"]
        return cell, resources


class NeedsAPerson(steps.NbGraderPreprocessor):
    """Ask for a person where we could not check: the card says so, a record can't be read, a cell of ours stopped."""

    def preprocess(self, nb: Notebook, resources: Any) -> tuple[Notebook, Any]:
        """Set `needs_manual_grade`; the points stay what they are."""
        where = resources["nbgrader"]
        with Gradebook(where["db_url"]) as gradebook:
            for name in doubtful(nb):
                grade = gradebook.find_grade(name, where["notebook"], where["assignment"], where["student"])
                grade.needs_manual_grade = True
            gradebook.db.commit()
        return nb, resources


class FeedbackPage(Preprocessor):
    """What a feedback page shows: no hidden tests, nothing of the learner's that runs, no remark on dots left in place."""

    def preprocess_cell(self, cell: Notebook, resources: Any, cell_index: int) -> tuple[Notebook, Any]:
        """Mend one cell of ours, or of the learner's."""
        if is_locked(cell):
            if is_grade(cell):
                cell, resources = steps.ClearHiddenTests(config=self.config).preprocess_cell(
                    cell, resources, cell_index
                )
            for output in cell.get("outputs", ()):
                if output.output_type == "error":  # a traceback would quote the lines around it, hidden ones too
                    output.traceback = [f"{output.ename}: {output.evalue}"]
                if "text/html" in output.get("data", {}):
                    output.data["text/html"] = place_for(output.data["text/html"], resources)
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


_DONE_BY_US = frozenset({"Execute", "SaveAutoGrades", "NeedsAPerson", "AssignLatePenalties", "CheckCellMetadata"})
_AFTER_RUNNING = (steps.IgnorePattern, "nbconvert.preprocessors.ClearMetadataPreprocessor", steps.LimitOutput)


_SANITIZES = frozenset(
    {"ClearOutput", "DeduplicateIds", "OverwriteKernelspec", "OverwriteCells", "PlainCells", "CheckCellMetadata"}
)


def refuse_what_we_do_not_run(config: Config) -> None:
    """Make sure that the settings name no step or hook that nbgrader would run and `mark` would not.

    Raises:
        MarkingError: they do; hand-ins would be marked otherwise than by nbgrader, and nobody would notice.
    """
    named = config.Autograde.get("sanitize_preprocessors", ())
    names = [kind.rpartition(".")[2] if isinstance(kind, str) else kind.__name__ for kind in named]
    ours = [f"the step {name} in c.Autograde.sanitize_preprocessors" for name in names if name not in _SANITIZES]
    for section in ("Autograde", "BaseConverter"):
        hooks = [name for name in ("pre_convert_hook", "post_convert_hook") if config.get(section, {}).get(name)]
        ours += [f"c.{section}.{name}" for name in hooks]
    if ours:
        raise MarkingError(
            f"nbgrader_config.py has {' and '.join(ours)}, which only nbgrader runs. Take it out, or mark with "
            "`nbgrader autograde`, which runs learners' code unconfined."
        )


def after_running(config: Config) -> list[Preprocessor]:
    """The settings' own steps after a run that need no gradebook: nbgrader's are IgnorePattern and LimitOutput."""
    named = config.Autograde.get("autograde_preprocessors", _AFTER_RUNNING)
    kinds = [import_item(kind) if isinstance(kind, str) else kind for kind in named]
    made = [kind(config=config) for kind in kinds if kind.__name__ not in _DONE_BY_US]
    return [step for step in made if step.enabled]


def finished(notebook: Notebook, chain: list[Preprocessor], resources: dict[str, Any]) -> Notebook:
    """An executed notebook as nbgrader would leave it, after the steps of `after_running`."""
    for step in chain:
        notebook, resources = step.preprocess(notebook, resources)
    return notebook
