"""From a spec to something seen: a MIME bundle for JupyterLab, an SVG for pages without scripts."""

from typing import Any

from attrs import frozen

from grader.table.setting import read_only

MIME = "application/vnd.vegalite.v5+json"
_VERSION = "5.20"


def bundle(spec: dict[str, Any], description: str) -> dict[str, Any]:
    """What a notebook's output holds: the chart, and its description for whoever can't see it."""
    return {MIME: spec, "text/plain": description}


def svg(spec: dict[str, Any]) -> str | None:
    """The chart as SVG text, or None where ``vl-convert-python`` (extra ``teach``) is not installed."""
    try:
        import vl_convert
    except ImportError:
        return None
    drawn: str = vl_convert.vegalite_to_svg(spec, vl_version=_VERSION)
    return drawn


@frozen
class Chart:
    """A chart as a notebook shows it: drawn by JupyterLab, or as SVG where nbgrader runs the notebook.

    Attributes:
        spec: Vega-Lite v5.
        description: the same in words.
    """

    spec: dict[str, Any]
    description: str

    def __repr__(self) -> str:
        return self.description

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        drawn = svg(self.spec) if read_only() else None
        if drawn is not None:
            return {"text/html": f"<figure>{drawn}</figure>", "text/plain": self.description}
        return bundle(self.spec, self.description)
