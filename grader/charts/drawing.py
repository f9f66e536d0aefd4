"""From a spec to something seen: drawn live by JupyterLab, or a place in HTML that is filled where a page is made."""

import json
import re
from html import escape, unescape
from typing import Any

from attrs import frozen

from grader.charts.picture import picture
from grader.charts.still import still
from grader.table.setting import read_only

MIME = "application/vnd.vegalite.v5+json"
_PLACE = re.compile(
    r'(?P<figure><figure role="img" aria-label="[^"]*") data-vegalite="(?P<spec>[^"]*)"></figure><details open>'
)


def bundle(spec: dict[str, Any], description: str) -> dict[str, Any]:
    """What a notebook's output holds: the chart, and its description for whoever can't see it."""
    return {MIME: spec, "text/plain": description}


def chart_html(spec: dict[str, Any], description: str, name: str = "The chart") -> str:
    """The place of a chart in HTML: the chart itself to be drawn later, and below it the same in words.

    Whoever marks draws nothing: the engine that draws reserves 67 GB of address space, more than a marking process may
    have. `drawn_in` draws where the page is made.
    """
    compact = json.dumps(still(spec), ensure_ascii=False, separators=(",", ":"))
    label = f'<figure role="img" aria-label="{escape(description)}" data-vegalite="{escape(compact)}"></figure>'
    return label + in_words(description, name, unfolded=True)


def in_words(description: str, name: str, *, unfolded: bool = False) -> str:
    """What a chart shows, told; folded away under "The map in words" where it can be seen."""
    return f"<details{' open' * unfolded}><summary>{name} in words</summary><p>{escape(description)}</p></details>"


def drawn_in(html: str) -> str:
    """The same HTML with every place of `chart_html` filled by the chart, as SVG, and its words folded away.

    What can't be drawn stays in words; so does everything where ``vl-convert-python`` (extra ``teach``) is missing.
    """
    return _PLACE.sub(_drawn, html)


def _drawn(place: re.Match[str]) -> str:
    drawn = picture(unescape(place["spec"]))
    return place[0] if drawn is None else f"{place['figure']}>{drawn}</figure><details>"


@frozen
class Chart:
    """A chart as a notebook shows it: drawn by JupyterLab; where nbgrader runs the notebook, a place for it.

    Attributes:
        spec: Vega-Lite v5.
        description: the same in words.
    """

    spec: dict[str, Any]
    description: str

    def __repr__(self) -> str:
        return self.description

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        if read_only():
            return {"text/html": chart_html(self.spec, self.description), "text/plain": self.description}
        return bundle(self.spec, self.description)
