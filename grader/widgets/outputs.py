"""The outputs of a cell: HTML with the same in plain words, and charts."""

from typing import Any

from grader.charts import MIME, bundle

Output = tuple[dict[str, Any], dict[str, Any]]
"""One output of a cell: its MIME bundle and the metadata of that."""

_PLAIN_CHART = {MIME: {"embed_options": {"actions": False}}}
"""No menu in the chart: its opener has no name to be read aloud."""


def html_output(html: str, text: str) -> Output:
    """A piece of HTML, and the same in plain words."""
    return {"text/html": html, "text/plain": text}, {}


def chart_output(spec: dict[str, Any], description: str) -> Output:
    """A chart for JupyterLab to draw."""
    return bundle(spec, description), _PLAIN_CHART
