"""Before and after as a chart: a row for each play, three things about it, and the same in words."""

import copy
import json

import pytest
from attrs import evolve

from grader.charts import attempts_chart, describe_attempts, svg
from tests.debrief.test_attempts import PLAY

NO_DEAL = evolve(PLAY, them="Tomasz", agreed=False, own=40, share=None, trades=None)
PLAYS = (PLAY, evolve(PLAY, them="Ruth", best=50, own=36, walk_away=20, balanced=35, share=1.04, trades=0), NO_DEAL)
BESIDE = ["Play 1: 58 %\n2 trades left", "Play 2: 104 %\nno trade left", "Play 3\nno deal"]
LABELS = ["Play 1\nMarta", "Play 2\nRuth", "Play 3\nTomasz"]


def chart_faults(spec, plays):
    """Say what a chart lacks or has in the wrong place."""
    found = []
    upper, lower = spec["vconcat"]
    spans, marks = (layer["data"]["values"] for layer in upper["layer"])
    shape, colour = (upper["layer"][1]["encoding"][channel]["scale"] for channel in ("shape", "color"))
    if list(dict.fromkeys(mark["play"] for mark in marks)) != LABELS[: len(plays)]:
        found.append("not every play in its order")
    if [mark["at"] for mark in marks if "deal" in mark["kind"] and "best" not in mark["kind"]] != [66, 72, 40]:
        found.append("own value on another scale")
    if [mark["at"] for mark in marks if mark["kind"] == "your walk-away"] != [40, 40, 40]:
        found.append("walk-aways on another scale")
    if [mark["at"] for mark in marks if mark["kind"] == "best balanced deal"] != [70, 70, 70]:
        found.append("no balanced deal")
    if [(span["from"], span["to"]) for span in spans] != [(40, 66), (40, 72), (40, 40)]:
        found.append("no line from the walk-away")
    if len(set(shape["range"])) != 4 or shape["domain"] != colour["domain"]:
        found.append("told apart by colour alone")
    if [row["share"] for row in lower["data"]["values"]] != [58, 104, 0]:
        found.append("shares missing")
    if [row["play"] for row in lower["data"]["values"]] != BESIDE:
        found.append("trades missing")
    if lower["encoding"]["x"]["scale"]["domain"] != [0, 110]:
        found.append("an axis that ends too early")
    return found


def test_each_play_has_its_row():
    """Own value, walk-away and balanced deal on one scale; share and trades below, in the order played."""
    assert chart_faults(attempts_chart(PLAYS), PLAYS) == []


def _points(spec):
    spec["vconcat"][0]["layer"][1]["data"]["values"][5]["at"] = 36


def _unmarked(spec):
    marks = spec["vconcat"][0]["layer"][1]["data"]["values"]
    marks[:] = [mark for mark in marks if mark["kind"] != "best balanced deal"]


def _alike(spec):
    spec["vconcat"][0]["layer"][1]["encoding"]["shape"]["scale"]["range"] = ["circle"] * 4


def _untold(spec):
    spec["vconcat"][1]["data"]["values"][0]["play"] = "Play 1: 58 %"


def _cut(spec):
    spec["vconcat"][1]["encoding"]["x"]["scale"]["domain"] = [0, 100]


@pytest.mark.parametrize(
    ("break_it", "fault"),
    [
        (_points, "own value on another scale"),
        (_unmarked, "no balanced deal"),
        (_alike, "told apart by colour alone"),
        (_untold, "trades missing"),
        (_cut, "an axis that ends too early"),
    ],
)
def test_a_broken_chart_is_caught(break_it, fault):
    """One thing missing or moved, one fault named."""
    spec = copy.deepcopy(attempts_chart(PLAYS))
    break_it(spec)
    assert chart_faults(spec, PLAYS) == [fault]


def test_a_negative_share_is_in_sight():
    """Below an even split the axis begins where the bar ends, or before."""
    spec = attempts_chart([PLAY, evolve(PLAY, share=-0.34)])
    assert spec["vconcat"][1]["encoding"]["x"]["scale"]["domain"] == [-40, 100]


def test_a_kind_that_nobody_has_is_not_in_the_legend():
    """Where everybody agreed, there is no mark for leaving."""
    kinds = attempts_chart(PLAYS[:2])["vconcat"][0]["layer"][1]["encoding"]["shape"]["scale"]["domain"]
    assert kinds == ["your deal", "your walk-away", "best balanced deal"]


def test_it_can_be_drawn():
    """Vega-Lite v5 takes it as it is, and draws a bar and a name for each play; nothing in a name breaks a row."""
    odd = evolve(PLAY, them="A\nname <b>|</b>")
    drawn = svg(json.loads(json.dumps(attempts_chart([*PLAYS, odd]))))
    assert drawn.count('aria-roledescription="bar"') == 4
    assert drawn.count('aria-roledescription="point"') == 12
    assert ">Play 2: 104 %<" in drawn
    assert ">no trade left<" in drawn
    assert ">Tomasz<" in drawn
    assert "A name &lt;b&gt;" in drawn


def test_the_same_in_words():
    """The label that it is no proof, and a sentence or more for each play."""
    words = describe_attempts(PLAYS)
    assert words.startswith(
        "Three plays, not proof. Play 1, with Marta: worth 66 points to you, 66 % of your best package"
    )
    assert "Play 2, with Ruth: worth 36 points to you, 72 % of your best package" in words
    assert "Play 3, with Tomasz: no deal after 4 rounds" in words
    assert attempts_chart(PLAYS)["description"] == words
