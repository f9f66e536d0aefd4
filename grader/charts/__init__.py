"""Charts as Vega-Lite v5 specs: plain dictionaries that JupyterLab draws with what it ships."""

from grader.charts.attempts import attempts_chart, describe_attempts
from grader.charts.deal_map import deal_map, describe
from grader.charts.drawing import MIME, Chart, bundle, chart_html, drawn_in, in_words
from grader.charts.equal_value import describe_equal_value, equal_value
from grader.charts.known import Span, describe_known, known_spans
from grader.charts.lettered import describe_lettered, lettered_map
from grader.charts.picture import svg

__all__ = [
    "MIME",
    "Chart",
    "Span",
    "attempts_chart",
    "bundle",
    "chart_html",
    "deal_map",
    "describe",
    "describe_attempts",
    "describe_equal_value",
    "describe_known",
    "describe_lettered",
    "drawn_in",
    "equal_value",
    "in_words",
    "known_spans",
    "lettered_map",
    "svg",
]
