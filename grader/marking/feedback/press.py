"""Feedback pages, one after the other in one process: what is the same on all of them is made once.

A page is what ``nbgrader generate_feedback`` makes with the same settings, byte for byte.
"""

import grader.marking.light  # noqa: F401 - before anything of nbgrader's

# isort: split
import copy
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import nbformat
import nbformat.reader
from jinja2 import pass_context
from nbconvert.exporters import Exporter, HTMLExporter
from nbconvert.exporters.exporter import ResourcesDict
from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbformat import NotebookNode
from nbgrader import coursedir
from nbgrader.preprocessors import GetGrades
from traitlets.config import Config
from traitlets.config.loader import LazyConfigValue
from traitlets.utils.importstring import import_item

from grader.errors import MarkingError
from grader.marking.course.settings import Settings
from grader.marking.feedback.page import Page
from grader.marking.feedback.standing import Standing

KEPT = 1000
"""Cells that are kept rendered: the instructor's are the same on every page."""
LONGEST = 20_000
"""Characters of a cell that is kept."""
_VERSION = 4
_FORMGRADER = Path(coursedir.__file__).parent / "server_extensions" / "formgrader"


class Missing(Exception):
    """The gradebook lacks something that the page shows."""


class KnownGrades(GetGrades):
    """nbgrader's step, for points and comments that were read before."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Write points and comments into the cells, and the sums into the resources.

        Raises:
            Missing: the gradebook has none for a cell.
        """
        where = resources["nbgrader"]
        standing: Standing = where["standing"]
        for cell in nb.cells:
            mark = cell.metadata.get("nbgrader", {})
            if mark.get("solution") or mark.get("task"):
                mark["comment"] = _known(standing.comments, mark["grade_id"])
            if mark.get("grade") or mark.get("task"):
                mark["score"], mark["points"] = _known(standing.points, mark["grade_id"])
        where["score"] = standing.score - standing.late_penalty
        where["max_score"], where["late_penalty"] = standing.max_score, standing.late_penalty
        return nb, resources


def _known(found: dict[str, Any], cell: str) -> Any:
    if cell not in found:
        raise Missing(f"the gradebook has nothing for the cell `{cell}`; mark it again")
    return found[cell]


class KnownStyle(CSSHTMLHeaderPreprocessor):
    """nbconvert's step; the colours of code are worked out once."""

    def _generate_header(self, resources: dict[str, Any]) -> Any:
        if not hasattr(self, "_header"):
            self._header = super()._generate_header(resources)
        return self._header


class Printed(Page):
    """The same page, with every cell rendered once that comes again: the instructor's are the same for all learners."""

    def __init__(self, **named: Any) -> None:
        super().__init__(**named)
        self._markdown = _kept(partial(super().markdown2html, {}))
        self._highlighters: dict[str, Any] = {}

    @pass_context
    def markdown2html(self, context: Any, source: str) -> str:
        """Markdown as HTML; kept, unless it holds pictures of its own."""
        if self.embed_images or context.get("cell", {}).get("attachments"):
            return str(super().markdown2html(context, source))
        return str(self._markdown(source))

    def highlighter(self, nb: NotebookNode) -> Any:
        """Code in colours; kept."""
        colour = super().highlighter(nb)
        if colour.pygments_lexer not in self._highlighters:
            kept = _kept(
                lambda source, language, magic: colour(source, language, {"magics_language": magic} if magic else None)
            )
            self._highlighters[colour.pygments_lexer] = lambda source, language=None, metadata=None: kept(
                source, language, (metadata or {}).get("magics_language")
            )
        return self._highlighters[colour.pygments_lexer]

    def _preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Take every step, on this very notebook: it was read for this page."""
        for step in self._preprocessors:
            nb, resources = step(nb, resources)
        return nb, resources


def _kept(render: Callable[..., Any]) -> Callable[..., Any]:
    keeping = lru_cache(KEPT)(render)
    return lambda source, *further: (keeping if len(source) <= LONGEST else render)(source, *further)


class _Fresh(NotebookNode):
    """A notebook that nobody else has, so that whoever copies it for safety need not."""

    def __deepcopy__(self, _: dict[int, Any]) -> "_Fresh":
        return self


class Press:
    """Makes the pages of one course.

    Args:
        settings: of the course.

    Raises:
        MarkingError: the settings ask for something that only nbgrader's own command does, or for what can't be imported.
    """

    def __init__(self, settings: Settings) -> None:
        config = _config(settings.config)
        wanted = config.GenerateFeedback
        _no_hooks(config)
        try:
            self.exporter: Exporter = _item(wanted.get("exporter_class", HTMLExporter), {Page: Printed})(config=config)
            for step in _listed(wanted.get("preprocessors"), (GetGrades, CSSHTMLHeaderPreprocessor)):
                self.exporter.register_preprocessor(
                    _item(step, {GetGrades: KnownGrades, CSSHTMLHeaderPreprocessor: KnownStyle})
                )
        except ImportError as error:
            raise MarkingError(f"nbgrader_config.py: c.GenerateFeedback names what is not there: {error}.") from error
        self.db_url = settings.course.db_url

    def page(self, notebook: Path, student: str, assignment: str, standing: Standing) -> str:
        """The page of a marked notebook.

        Args:
            notebook: its file.
            student: whose it is.
            assignment: its name.
            standing: its points and comments.

        Raises:
            Missing: something is not in the gradebook.
            Exception: whatever a step or the template raises over this notebook.
        """
        read = nbformat.reader.reads(notebook.read_text(encoding="utf-8"))
        if read.nbformat != _VERSION:
            read = nbformat.convert(read, _VERSION)
        where = {"student": student, "assignment": assignment, "notebook": notebook.stem, "db_url": self.db_url}
        changed = dt.datetime.fromtimestamp(notebook.stat().st_mtime, tz=dt.UTC)
        resources: dict[str, Any] = {
            "unique_key": notebook.stem,
            "output_files_dir": f"{notebook.stem}_files",
            "nbgrader": {**where, "standing": standing},
            "metadata": ResourcesDict(
                name=notebook.stem, path=str(notebook.parent), modified_date=changed.strftime("%B %-d, %Y")
            ),
        }
        html, _ = self.exporter.from_notebook_node(_Fresh(read), resources)
        self.exporter._nb_metadata.clear()  # nbconvert would keep that of every page
        return str(html)


def _config(config: Config) -> Config:
    """The settings with what nbgrader's own command adds to them."""
    ours = Config()
    ours.Exporter.default_preprocessors = []
    if "template_name" not in config.HTMLExporter:
        ours.HTMLExporter.template_name = "feedback"
    if "extra_template_basedirs" not in config.HTMLExporter:
        ours.HTMLExporter.extra_template_basedirs = [str(_FORMGRADER / "templates")]
    ours.HTMLExporter.extra_template_paths = [
        str(_FORMGRADER / "static" / "node_modules" / "bootstrap" / "dist" / "css")
    ]
    merged = copy.deepcopy(config)
    merged.merge(ours)
    return merged


def _no_hooks(config: Config) -> None:
    for section in ("BaseConverter", "GenerateFeedback"):
        for hook in ("pre_convert_hook", "post_convert_hook"):
            if hook in config[section]:
                raise MarkingError(
                    f"nbgrader_config.py: c.{section}.{hook} is called by nbgrader's own command alone. Take that: nbgrader "
                    "generate_feedback NAME"
                )


def _listed(named: Any, default: Sequence[Any]) -> Sequence[Any]:
    """A list in the settings; they may have put something before or behind nbgrader's own."""
    if isinstance(named, LazyConfigValue):
        return list(named.get_value(list(default)))
    return default if named is None else list(named)


def _item(named: Any, instead: Mapping[Any, Any]) -> Any:
    """What the settings name, or ours in its place."""
    found = import_item(named) if isinstance(named, str) else named
    return instead.get(found, found)
