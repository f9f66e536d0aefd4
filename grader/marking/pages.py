"""Feedback pages: nbgrader's own template and steps, each thing that is the same for all made once.

The charts are drawn when the page is made, after everything else: what parses the page need not parse them.
"""

import secrets
from collections.abc import Iterator
from typing import Any

from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
from nbformat import NotebookNode
from nbgrader.api import Comment, Grade, Gradebook, SubmittedAssignment, SubmittedNotebook
from nbgrader.preprocessors import GetGrades
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from grader.charts import drawn_in

PICTURES = "course_pictures"
"""Where the resources of a page keep what is to be drawn: its place in the page -> HTML with the chart to draw."""


def place_for(html: str, resources: dict[str, Any]) -> str:
    """What stands in a page for HTML whose charts are to be drawn when everything else is done."""
    if "data-vegalite=" not in html:
        return html
    place = f'<figure data-picture="{secrets.token_hex(16)}"></figure>'
    resources.setdefault(PICTURES, {})[place] = html
    return place


class Page(HTMLExporter):
    """nbconvert's HTML, with its charts drawn at the end. Named in ``nbgrader_config.py``.

    nbconvert reads the finished page once more to describe pictures that have no description, and to let the keyboard
    reach cells of a template that is not this one; without pictures that is left out, since it takes longer than the rest.
    """

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **named: Any
    ) -> tuple[str, dict[str, Any]]:
        """The page of a notebook."""
        resources = self._init_resources(resources)
        lexer = nb.metadata.get("language_info", {}).get("pygments_lexer", "ipython3")
        self.register_filter("highlight_code", Highlight2HTML(pygments_lexer=lexer, parent=self))
        data = WidgetsDataTypeFilter(notebook_metadata=nb.metadata, parent=self, resources=resources)
        self.register_filter("filter_data_type", data)
        html, resources = TemplateExporter.from_notebook_node(self, nb, resources, **named)
        if "<img" in html:
            html, resources = super().from_notebook_node(nb, resources, **named)
        for place, waiting in resources.pop(PICTURES, {}).items():
            html = html.replace(place, drawn_in(waiting), 1)
        return html, resources


class KnownGrades(GetGrades):
    """nbgrader's step, with one connection for all pages and two queries for each."""

    gradebook: Gradebook

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Write points and comments into the cells, and the sums into the resources."""
        where = resources["nbgrader"]
        notebook = self.gradebook.find_submission_notebook(where["notebook"], where["assignment"], where["student"])
        session = self.gradebook.db
        grades = session.scalars(select(Grade).where(Grade.notebook == notebook).options(joinedload(Grade.cell)))
        comments = session.scalars(
            select(Comment).where(Comment.notebook == notebook).options(joinedload(Comment.cell))
        )
        self._grades = {grade.cell.name: grade for grade in grades}
        self._comments = {comment.cell.name: comment for comment in comments}
        for index, cell in enumerate(nb.cells):
            nb.cells[index], resources = self.preprocess_cell(cell, resources, index)
        penalty = notebook.late_submission_penalty or 0
        where |= {"score": notebook.score - penalty, "max_score": notebook.max_score, "late_penalty": penalty}
        return nb, resources

    def _get_comment(self, cell: NotebookNode, resources: dict[str, Any]) -> None:  # noqa: ARG002
        cell.metadata.nbgrader["comment"] = self._comments[cell.metadata.nbgrader.grade_id].comment

    def _get_score(self, cell: NotebookNode, resources: dict[str, Any]) -> None:  # noqa: ARG002
        grade = self._grades[cell.metadata.nbgrader.grade_id]
        cell.metadata.nbgrader["score"] = grade.score
        cell.metadata.nbgrader["points"] = grade.max_score
