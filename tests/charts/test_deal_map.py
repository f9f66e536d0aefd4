"""The map of a deal: every package in its place, drawn by Vega-Lite v5, and told in words."""

import copy
import json
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.charts import deal_map, describe, svg
from grader.charts.deal_map import POSSIBLE, UNLISTED
from grader.deal import Case, all_points, best_joint, frontier
from grader.table import EqualOffers, Offer, Prefer, Session
from tests.deal.small import late_ideas
from tests.debrief.cases import signed
from tests.table.scripted import Scripted, fresh, play_what_is_allowed, some_moves

SERVICES = Case.load("implementation-services")
DESK = Case.load("first-minute")
BEST = best_joint(SERVICES.you.preferences, SERVICES.them.preferences)
INSIDE = {"price": "p88", "payment": "net60", "scope": "migration", "support": "office"}
SET = tuple({**INSIDE, "price": price} for price in ("p82", "p88", "p94"))


def dots(spec, kind=None):
    """The points of a map, of one kind or of all."""
    (layer,) = [layer for layer in spec["layer"] if layer["mark"]["type"] == "point"]
    return [dot for dot in layer["data"]["values"] if kind in (None, dot["kind"])]


def map_faults(spec, session):
    """Say what a map lacks or has in the wrong place."""
    case = session.case
    mine, theirs = case.you.preferences, case.them.preferences
    found = []
    for kind, there in ((POSSIBLE, False), (UNLISTED, True)):
        every = {
            (p.own, p.other, case.in_words(p.package))
            for p in all_points(mine, theirs)
            if any(case.issue(issue).option(option).opened_by for issue, option in p.package.items()) is there
        }
        if {(dot["x"], dot["y"], dot["contents"]) for dot in dots(spec, kind)} != every:
            found.append("not every package")
    lines = [layer["data"]["values"] for layer in spec["layer"] if layer["mark"]["type"] == "line"]
    if [[(dot["x"], dot["y"]) for dot in line] for line in lines] != [
        [(p.own, p.other) for p in frontier(mine, theirs)]
    ]:
        found.append("not the frontier")
    rules = [layer["data"]["values"][0] for layer in spec["layer"] if layer["mark"]["type"] == "rule"]
    if rules != [{"x": mine.reservation}, {"y": theirs.reservation}]:
        found.append("not both walk-aways")
    words = [layer["mark"]["text"] for layer in spec["layer"] if layer["mark"]["type"] == "text"]
    if words != ["your walk-away", "their walk-away"]:
        found.append("walk-aways without their names")
    best = best_joint(mine, theirs)
    if [(dot["x"], dot["y"]) for dot in dots(spec, "best joint deal")] != [(best.own, best.other)]:
        found.append("not the best joint deal")
    deal = [] if session.deal is None else [(mine.value(session.deal), theirs.value(session.deal))]
    if [(dot["x"], dot["y"]) for dot in dots(spec, "your deal")] != deal:
        found.append("not your deal")
    (points,) = [layer for layer in spec["layer"] if layer["mark"]["type"] == "point"]
    if [tip["field"] for tip in points["encoding"]["tooltip"]] != ["kind", "contents", "x", "y"]:
        found.append("tooltips without contents")
    if spec["description"] != describe(session):
        found.append("not the description")
    return found


@settings(max_examples=25)
@given(st.data())
def test_a_map_shows_everything_in_its_place(data):
    """Every package, the frontier, both walk-aways, the best joint deal, the deal: whatever was played."""
    case = data.draw(st.sampled_from([SERVICES, late_ideas()]))
    session = play_what_is_allowed(fresh(case, "collaborator"), data.draw(some_moves(case)))
    assert map_faults(deal_map(session), session) == []


def test_what_nobody_had_listed_is_a_ring():
    """Packages with such an option have a mark of their own, in the legend too, and are told in words."""
    session = fresh(late_ideas(), "collaborator")
    spec = deal_map(session)
    (points,) = [layer for layer in spec["layer"] if layer["mark"]["type"] == "point"]
    shapes = dict(zip(*(points["encoding"]["shape"]["scale"][part] for part in ("domain", "range")), strict=True))
    assert shapes[UNLISTED].startswith("M")
    assert len(dots(spec, UNLISTED)) == 6
    assert {dot["contents"] for dot in dots(spec, POSSIBLE)} == {
        f"{crews}, €{penalty}" for crews in ("two crews", "weekend shift") for penalty in ("0", "5,000", "10,000")
    }
    assert "Rings are packages with an option that nobody had listed: a crew at night; your hotel bill." in describe(
        session
    )
    assert svg(spec).count('aria-roledescription="point"') == len(dots(spec))


def test_where_everything_is_listed_there_is_no_ring():
    """A case without such options has neither the mark nor the words."""
    session = signed(SERVICES, INSIDE)
    spec = deal_map(session)
    (points,) = [layer for layer in spec["layer"] if layer["mark"]["type"] == "point"]
    assert UNLISTED not in points["encoding"]["shape"]["scale"]["domain"]
    assert "nobody had listed" not in describe(session)


def test_an_offer_that_somebody_could_never_sign_is_told_as_such():
    """It may lie beyond the edge, so its tooltip and the description say why."""
    assert "non-negotiable" not in describe(
        Session(late_ideas(), Scripted(Offer({"crews": "two", "penalty": "none"})), "s")
    )
    bad = Session(late_ideas(), Scripted(Offer({"crews": "one", "penalty": "none"})), "s")
    (dot,) = dots(deal_map(bad), "their offer")
    assert dot["contents"] == "one crew, €0 (breaks somebody's non-negotiable, so it is no possible deal)"
    assert "may lie beyond the edge" in describe(bad)


def test_a_map_shows_the_offers_of_both():
    """Each package that was put on the table, on whose side it was."""
    session = Session(SERVICES, Scripted(Offer(INSIDE), Prefer(0), Offer(BEST.package)), "s")
    session.play(EqualOffers(SET))
    session.play(Offer(INSIDE))
    spec = deal_map(session)
    assert [dot["contents"] for dot in dots(spec, "your offer")] == [SERVICES.in_words(p) for p in (*SET, INSIDE)]
    assert [dot["contents"] for dot in dots(spec, "their offer")] == [
        SERVICES.in_words(p) for p in (INSIDE, BEST.package)
    ]


@pytest.mark.parametrize(
    "session", [signed(SERVICES, INSIDE), fresh(DESK, "collaborator")], ids=["a deal", "an open table"]
)
def test_a_map_can_be_drawn(session):
    """Vega-Lite v5 takes the spec as it is, and draws a mark for each package."""
    spec = deal_map(session)
    assert spec["$schema"].endswith("/vega-lite/v5.json")
    drawn = svg(json.loads(json.dumps(spec)))
    assert drawn.startswith("<svg")
    assert drawn.count('aria-roledescription="point"') == len(dots(spec))
    assert "your walk-away" in drawn


def test_a_spec_that_vega_lite_refuses_is_caught():
    """A mark it does not know stops the drawing."""
    spec = deal_map(signed(SERVICES, INSIDE))
    spec["layer"][0]["mark"] = {"type": "ruler"}
    with pytest.raises(ValueError, match="conversion failed"):
        svg(spec)


def test_too_many_packages_leave_the_frontier(monkeypatch):
    """Beyond the limit only the packages of the frontier are dots."""
    monkeypatch.setattr(import_module("grader.charts.deal_map"), "MOST_POINTS", 100)
    spec = deal_map(signed(SERVICES, INSIDE))
    edge = [(p.own, p.other) for p in frontier(SERVICES.you.preferences, SERVICES.them.preferences)]
    assert [(dot["x"], dot["y"]) for dot in dots(spec, POSSIBLE)] == edge


def test_a_map_in_words():
    """For whoever can't see it: walk-aways, the best joint deal, the own one and where it lies."""
    inside = describe(signed(SERVICES, INSIDE))
    assert "Your walk-away is 40, theirs 40." in inside
    assert (
        f"Best joint deal: {SERVICES.in_words(BEST.package)}, worth {BEST.own} to you and {BEST.other} to them."
        in inside
    )
    assert inside.endswith("inside the edge.")
    assert describe(signed(SERVICES, BEST.package)).endswith("on the edge.")
    assert describe(fresh(SERVICES, "collaborator")).endswith("No deal was made.")


def test_kinds_are_told_apart_without_colour():
    """Each kind of dot has a shape of its own."""
    (points,) = [layer for layer in deal_map(fresh(DESK, "collaborator"))["layer"] if layer["mark"]["type"] == "point"]
    shapes = points["encoding"]["shape"]["scale"]
    assert len(set(shapes["range"])) == len(shapes["domain"]) == 5


def _fewer(spec):
    dots(spec)
    layer = spec["layer"][-1]
    layer["data"]["values"] = layer["data"]["values"][1:]


def _moved(spec):
    spec["layer"][-1]["data"]["values"][-1]["x"] += 1


def _no_rule(spec):
    spec["layer"] = [layer for layer in spec["layer"] if layer["mark"]["type"] != "rule"]


def _silent(spec):
    spec["layer"][-1]["encoding"]["tooltip"] = []


def _straight(spec):
    spec["layer"][-2]["data"]["values"] = spec["layer"][-2]["data"]["values"][::20]


@pytest.mark.parametrize(
    ("break_it", "fault"),
    [
        (_fewer, "not every package"),
        (_moved, "not your deal"),
        (_no_rule, "not both walk-aways"),
        (_silent, "tooltips without contents"),
        (_straight, "not the frontier"),
    ],
)
def test_a_broken_map_is_caught(break_it, fault):
    """One thing missing or moved, one fault named."""
    session = signed(SERVICES, INSIDE)
    spec = copy.deepcopy(deal_map(session))
    break_it(spec)
    assert fault in map_faults(spec, session)
