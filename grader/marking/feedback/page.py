"""The exporter of feedback pages, for nbgrader's command and for ours: nbconvert's HTML, with its charts drawn at the end.

The charts are drawn when the page is made, after everything else: what parses the page need not parse them.
"""

import secrets
from typing import Any

from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
from nbformat import NotebookNode

from grader.charts import drawn_in

PICTURES = "course_pictures"
"""Where the resources of a page keep what is to be drawn: its place in the page -> HTML with the chart to draw."""
Made = tuple[str, dict[str, Any]]


def place_for(html: str, resources: dict[str, Any]) -> str:
    """What stands in a page for HTML whose charts are to be drawn when everything else is done."""
    if "data-vegalite=" not in html:
        return html
    place = f'<figure data-picture="{secrets.token_hex(16)}"></figure>'
    resources.setdefault(PICTURES, {})[place] = html
    return place


class _Rendered(TemplateExporter):
    """A page that was rendered already, for what nbconvert does to it afterwards."""

    rendered: Made | None = None

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **named: Any
    ) -> Made:
        """The page as it was rendered; render it if it was not."""
        done, self.rendered = self.rendered, None
        return done or super().from_notebook_node(nb, resources, **named)


class Page(HTMLExporter, _Rendered):
    """nbconvert's HTML, with its charts drawn at the end. Named in ``nbgrader_config.py``.

    nbconvert reads the finished page once more to describe pictures that have no description, and to let the keyboard
    reach cells of a template that is not this one; without pictures that is left out, since it takes longer than the rest.
    """

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **named: Any
    ) -> Made:
        """The page of a notebook."""
        resources = self._init_resources(resources)
        self.register_filter("highlight_code", self.highlighter(nb))
        self.register_filter(
            "filter_data_type", WidgetsDataTypeFilter(notebook_metadata=nb.metadata, parent=self, resources=resources)
        )
        html, resources = _Rendered.from_notebook_node(self, nb, resources, **named)
        if "<img" in html:
            self.rendered = html, resources
            html, resources = super().from_notebook_node(nb, resources, **named)
        for place, waiting in resources.pop(PICTURES, {}).items():
            html = html.replace(place, drawn_in(waiting), 1)
        return html, resources

    def highlighter(self, nb: NotebookNode) -> Any:
        """What colours the code of this notebook."""
        lexer = nb.metadata.get("language_info", {}).get("pygments_lexer", "ipython3")
        return Highlight2HTML(pygments_lexer=lexer, parent=self)
