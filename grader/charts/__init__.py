"""Charts as Vega-Lite v5 specs: plain dictionaries that JupyterLab draws with what it ships."""

from grader.charts.deal_map import deal_map, describe
from grader.charts.drawing import MIME, Chart, bundle, svg
from grader.charts.equal_value import describe_equal_value, equal_value

__all__ = ["MIME", "Chart", "bundle", "deal_map", "describe", "describe_equal_value", "equal_value", "svg"]
