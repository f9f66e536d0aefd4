"""A chart that nobody can point at: less to draw, and the same to see."""

import copy
import json
import re

import pytest

from grader.charts import deal_map, equal_value, known_spans, svg
from grader.charts.population import population
from grader.charts.still import still
from grader.deal import Case
from grader.debrief.captured import CAPTURED
from tests.charts.test_known import SPANS
from tests.debrief.cases import signed

SERVICES = Case.load("implementation-services")
DEAL = {"price": "p88", "payment": "net60", "scope": "migration", "support": "office"}
CHARTS = {
    "map": deal_map(signed(SERVICES, DEAL)),
    "equal value": equal_value(SERVICES, 75),
    "known": known_spans(SPANS, "Marta"),
    "population": population({"people": dict.fromkeys(CAPTURED, 0.25), "players": dict.fromkeys(CAPTURED, 0.1)}),
}
UNSEEN = re.compile(r' (?:aria-[a-z]+|role)="[^"]*"|(?<=part\d)-\w+')
"""In a drawing: what is there for a screen reader alone, and the names of its parts, which follow from the whole."""


def seen(drawing):
    """A drawing as eyes have it."""
    return UNSEEN.sub("", drawing)


@pytest.mark.parametrize("name", CHARTS)
def test_it_looks_the_same(name):
    """Every stroke of it is where it was, and the chart that was given is untouched."""
    before = copy.deepcopy(CHARTS[name])
    assert seen(svg(still(CHARTS[name]))) == seen(svg(CHARTS[name]))
    assert CHARTS[name] == before


def test_a_stroke_that_is_missing_would_be_seen():
    """The comparison above notices a single point."""
    less = copy.deepcopy(CHARTS["map"])
    less["layer"][-1]["data"]["values"].pop(3)
    assert seen(svg(still(less))) != seen(svg(CHARTS["map"]))


def test_the_map_needs_less_room():
    """What each package contains is said by its tooltip alone, so it is left out; all that places a point stays."""
    kept = still(CHARTS["map"])
    assert kept["description"] == CHARTS["map"]["description"]
    assert {tuple(dot) for dot in kept["layer"][-1]["data"]["values"]} == {("x", "y", "kind", "size")}
    assert "tooltip" not in json.dumps(kept)
    assert len(json.dumps(kept)) < 0.6 * len(json.dumps(CHARTS["map"]))


@pytest.mark.parametrize("name", ["a.b", "a b", "größe", 'a"b'])
def test_a_field_whose_name_may_be_written_otherwise_stays(name):
    """A name with a dot is written with a backslash in the chart, so it can't be looked for."""
    spec = {"data": {"values": [{name: 1, "unsaid": 2}]}, "mark": "point"}
    assert still(spec)["data"]["values"] == [{name: 1}]


@pytest.mark.parametrize(
    "data", [{"values": "a,b\n1,2"}, {"values": [1, 2]}, {"url": "points.csv"}, {"name": "a"}, None]
)
def test_data_of_another_form_stay_as_they_are(data):
    """Only rows with named fields have fields to leave out."""
    assert still({"data": data, "mark": "point"})["data"] == data


def test_settings_of_the_chart_stay():
    """It says that no mark is described, beside what was set."""
    assert still(CHARTS["known"])["config"] == {"view": {"stroke": None}, "aria": False}
    assert still({"mark": {"type": "point", "tooltip": True}, "title": None}) == {
        "mark": {"type": "point"},
        "title": None,
        "config": {"aria": False},
    }
