"""The outputs of a cell: HTML with the same in plain words, and charts, drawn live or as pictures."""

from html import escape
from typing import Any

from grader.charts import MIME, bundle, svg
from grader.widgets.words import paragraph

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


def picture_html(spec: dict[str, Any], description: str, name: str) -> str:
    """A chart as a picture and in words; in words alone where nothing can draw it."""
    drawn = svg(spec)
    if drawn is None:
        return paragraph(description)
    return f'<figure role="img" aria-label="{escape(description)}">{drawn}</figure>{in_words(description, name)}'


def in_words(description: str, name: str) -> str:
    """What a chart shows, told, and folded away under "The map in words"."""
    return f"<details><summary>{name} in words</summary>{paragraph(description)}</details>"
