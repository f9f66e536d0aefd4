"""What is known of the other side, as a chart: a bar for each issue, as the case has them, and the same in words."""

import copy
import json

import pytest

from grader.charts import Span, describe_known, known_spans, svg

SPANS = (Span("Price", 5, 22, 48, 26), Span("Payment", 12, 35, 61, 51), Span("Support", 0, 9, 90, 23))


def chart_faults(spec, spans):
    """Say what a chart lacks or has in the wrong place."""
    found = []
    bars, ticks = spec["layer"]
    rows = spec["data"]["values"]
    if [(row["issue"], row["low"], row["median"], row["high"]) for row in rows] != [
        (s.label, s.low, s.median, s.high) for s in spans
    ]:
        found.append("not every issue as it is")
    if (bars["encoding"]["x"]["field"], bars["encoding"]["x2"]["field"]) != ("low", "high"):
        found.append("bars that are no intervals")
    if (ticks["mark"]["type"], ticks["encoding"]["x"]["field"]) != ("tick", "median"):
        found.append("no middle")
    if any(layer["encoding"]["y"]["sort"] is not None for layer in spec["layer"]):
        found.append("another order than the case's")
    low, high = bars["encoding"]["x"]["scale"]["domain"]
    if low != 0 or high < max(s.high for s in spans):
        found.append("an axis that ends too early")
    if [tip["field"] for tip in bars["encoding"]["tooltip"]] != ["issue", "between", "middle", "top"]:
        found.append("tooltips without the numbers")
    return found


def test_a_chart_shows_each_issue_in_the_order_of_the_case():
    """An interval and its middle for each, on one axis that begins at nothing."""
    assert chart_faults(known_spans(SPANS, "Marta"), SPANS) == []


def _sorted(spec):
    spec["layer"][0]["encoding"]["y"]["sort"] = "-x"


def _turned(spec):
    spec["data"]["values"].reverse()


def _cut(spec):
    spec["layer"][0]["encoding"]["x"]["scale"]["domain"] = [0, 60]


def _bare(spec):
    del spec["layer"][0]["encoding"]["x2"]
    spec["layer"][0]["encoding"]["x2"] = {"field": "median"}


@pytest.mark.parametrize(
    ("break_it", "fault"),
    [
        (_sorted, "another order than the case's"),
        (_turned, "not every issue as it is"),
        (_cut, "an axis that ends too early"),
        (_bare, "bars that are no intervals"),
    ],
)
def test_a_broken_chart_is_caught(break_it, fault):
    """One thing missing or moved, one fault named."""
    spec = copy.deepcopy(known_spans(SPANS, "Marta"))
    break_it(spec)
    assert chart_faults(spec, SPANS) == [fault]


def test_it_can_be_drawn():
    """Vega-Lite v5 takes it as it is, and draws a bar and a tick for each issue."""
    drawn = svg(json.loads(json.dumps(known_spans(SPANS, "Marta"))))
    assert drawn.count('aria-roledescription="bar"') == len(SPANS)
    assert drawn.count('aria-roledescription="tick"') == len(SPANS)
    assert "share of what Marta could want in all (%)" in drawn


def test_the_same_in_words():
    """Every number of the chart is in its description."""
    words = describe_known(SPANS, "Marta")
    assert "Payment: 12 to 61 %, 35 % in the middle; it matters most with 51 %." in words
    assert known_spans(SPANS, "Marta")["description"] == words
