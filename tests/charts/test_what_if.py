"""Two lines on one map: each corner in its place, told apart without colour, ended where they ended, and told in words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.charts import deal_map, svg
from grader.charts.what_if import OTHER, YOURS, describe_two_lines, two_lines
from grader.deal import Case
from grader.errors import MoveError
from grader.players.what_if import what_if
from grader.table import Accept, Ask, EqualOffers, Offer, Prefer, Say, Session, WalkAway, packages_of
from tests.players.anything import improvised
from tests.table.scripted import Scripted, any_move, fresh

SERVICES = Case.load("implementation-services")
FIRST = {"price": "p100", "payment": "net15", "scope": "reports", "support": "office"}
NEXT = {"price": "p82", "payment": "net15", "scope": "full", "support": "office"}
BETTER = {"price": "p94", "payment": "net15", "scope": "full", "support": "office"}
ME, THEM = SERVICES.you.id, SERVICES.them.id
SET = (NEXT, {**NEXT, "price": "p76", "scope": "reports"})


def played(*moves, theirs=()):
    """A negotiation with somebody who opens and answers by script."""
    session = Session(SERVICES, Scripted(Offer(FIRST), *theirs), "s")
    for move in moves:
        session.play(move)
    return session


def at(package):
    """Where a package stands."""
    return SERVICES.you.preferences.value(package), SERVICES.them.preferences.value(package)


def strand(spec, line, party):
    """The corners of one strand, in order."""
    (layer,) = [layer for layer in spec["layer"] if "strokeDash" in layer["encoding"]]
    rows = [row for row in layer["data"]["values"] if row["strand"] == f"{line}, {party}"]
    return [(row["x"], row["y"]) for row in sorted(rows, key=lambda row: row["order"])]


def points(spec, line):
    """The layers with the points of a line: what was put down, and the end."""
    layers = [layer for layer in spec["layer"] if layer["mark"]["type"] == "point"]
    return [layer for layer in layers if any(row.get("line") == line for row in layer["data"]["values"])]


def names(spec):
    """The names of the lines, and where they stand."""
    rows = [layer["data"]["values"][0] for layer in spec["layer"] if "text" in layer["encoding"]]
    return {row["name"]: (row["x"], row["y"]) for row in rows}


THEN = played(Offer(NEXT), Accept(0), theirs=[Offer(BETTER)])
ELSE = played(Ask(), Offer(NEXT), theirs=[Say("Hm."), Accept(0)])


def test_both_strands_run_to_the_deal():
    """Your offers and theirs, in order, and then what was signed; the other line from where the two part."""
    spec = two_lines(THEN, ELSE, 1)
    assert strand(spec, YOURS, ME) == [at(NEXT), at(BETTER)]
    assert strand(spec, YOURS, THEM) == [at(FIRST), at(BETTER), at(BETTER)]
    assert strand(spec, OTHER, ME) == [at(NEXT), at(NEXT)]
    assert strand(spec, OTHER, THEM) == [at(FIRST), at(NEXT)]


def test_the_other_line_begins_where_they_part():
    """What both have in common is drawn once: the other strand begins with what lay on the table by then."""
    then = played(Offer(SET[1]), Offer(NEXT), WalkAway(), theirs=[Offer(BETTER), Say("Hm.")])
    other = played(Offer(SET[1]), Ask(), Accept(0), theirs=[Offer(BETTER), Say("Hm.")])
    spec = two_lines(then, other, 3)
    assert strand(spec, OTHER, THEM) == [at(BETTER), at(BETTER)]
    assert strand(spec, OTHER, ME) == [at(SET[1]), at(BETTER)]
    assert len(points(spec, OTHER)) == 1  # nothing was put down since: only the end is there


def test_of_several_packages_the_line_goes_through_the_chosen_one():
    """All of them are points; the strand goes through the one they pointed at, or the first."""
    chosen = played(EqualOffers(SET), WalkAway(), theirs=[Prefer(1)])
    passed = played(EqualOffers(SET), WalkAway(), theirs=[Say("Hm.")])
    spec = two_lines(chosen, passed, 1)
    assert strand(spec, YOURS, ME) == [at(SET[1])]
    assert strand(spec, OTHER, ME) == [at(SET[0])]
    made = points(spec, OTHER)[0]["data"]["values"]
    assert [(row["x"], row["y"]) for row in made] == [at(package) for package in SET]


def test_the_lines_are_told_apart_without_colour():
    """Solid and filled, dashed and hollow, and each with its name at its end."""
    spec = two_lines(THEN, ELSE, 1)
    (layer,) = [layer for layer in spec["layer"] if "strokeDash" in layer["encoding"]]
    dashes = layer["encoding"]["strokeDash"]["scale"]
    assert dict(zip(dashes["domain"], dashes["range"], strict=True)) == {YOURS: [1, 0], OTHER: [7, 4]}
    assert [part["mark"]["filled"] for part in points(spec, YOURS)] == [True, True]
    assert [part["mark"]["filled"] for part in points(spec, OTHER)] == [False, False]
    assert names(spec) == {YOURS: at(BETTER), OTHER: at(NEXT)}


def test_two_lines_with_one_end_have_one_name():
    """The same deal, or no deal twice: one point, one label."""
    assert names(two_lines(THEN, THEN, 1)) == {f"{YOURS} and {OTHER}": at(BETTER)}
    left = played(WalkAway())
    assert names(two_lines(left, left, 1)) == {f"{YOURS} and {OTHER}": (40, 40)}


def test_no_deal_ends_with_both_alternatives():
    """Who leaves, or is left, ends where both walk-aways meet."""
    spec = two_lines(THEN, played(WalkAway()), 1)
    assert names(spec)[OTHER] == (40, 40)
    (end,) = points(spec, OTHER)[-1]["data"]["values"]
    assert end["kind"].startswith("no deal")


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (
            ELSE,
            f"The other line, dashed, ends in {SERVICES.in_words(NEXT)}, worth {at(NEXT)[0]} to you and {at(NEXT)[1]} to",
        ),
        (played(WalkAway()), "The other line, dashed, ends without a deal: you left."),
        (played(Ask(), theirs=[WalkAway()]), "The other line, dashed, ends without a deal: Marta left."),
    ],
)
def test_both_lines_are_told_in_words(other, words):
    """Where each ends, and what was put down on the other line."""
    told = describe_two_lines(THEN, other, 1)
    assert words in told
    assert f"Your line, solid, ends in {SERVICES.in_words(BETTER)}" in told
    assert two_lines(THEN, other, 1)["description"] == told


def test_it_stands_on_the_same_map():
    """Walk-aways and frontier are those of the debrief's map."""
    assert two_lines(THEN, ELSE, 1)["layer"][:5] == deal_map(THEN)["layer"][:5]


@settings(max_examples=15)
@given(st.integers(0, 3), st.data())
def test_any_two_lines_have_their_points(seed, data):
    """Whatever was played and changed: every package of the other line since the change is on the map, and both ends are."""
    then = improvised(SERVICES, "collaborator", seed)
    place = data.draw(st.integers(0, len(then.moves) - 1))
    try:
        again = fresh(SERVICES, "collaborator", then.seed)
        found = what_if(again, then.moves, place, data.draw(any_move(SERVICES)))
    except MoveError:
        return
    spec = two_lines(then, found.session, found.turn)
    made, end = [layer["data"]["values"] for layer in spec["layer"] if layer["mark"].get("filled") is False][-2:]
    put = [at(package) for turn in found.session.history[found.turn :] for package in packages_of(turn.move)]
    assert [(row["x"], row["y"]) for row in made] == put
    assert len(end) == 1


def test_it_can_be_drawn():
    """Vega-Lite draws it, names and dashes and all."""
    drawn = svg(two_lines(THEN, ELSE, 1))
    if drawn is None:
        pytest.skip("needs vl-convert-python: make setup")
    assert "the other line" in drawn
    assert "stroke-dasharray" in drawn
