"""Charts as Vega-Lite v5 specs: plain dictionaries that JupyterLab draws with what it ships."""

from grader.charts.deal_map import deal_map, describe
from grader.charts.drawing import MIME, Chart, bundle, svg
from grader.charts.equal_value import describe_equal_value, equal_value
from grader.charts.known import Span, describe_known, known_spans

__all__ = [
    "MIME",
    "Chart",
    "Span",
    "bundle",
    "deal_map",
    "describe",
    "describe_equal_value",
    "describe_known",
    "equal_value",
    "known_spans",
    "svg",
]
