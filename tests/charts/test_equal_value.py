"""What equal offers live on: packages worth the same to you, and very different things to them."""

import json

from grader.charts import describe_equal_value, equal_value, svg
from grader.deal import Case, all_points
from grader.lessons import meso
from tests.deal.small import late_ideas
from tests.lessons.given import deal_of

SERVICES = Case.load("implementation-services")


def test_every_package_of_that_value_is_shown():
    """Those within a point of 75, each with its contents and what it is worth to them."""
    spec = equal_value(SERVICES, 75)
    points = all_points(SERVICES.you.preferences, SERVICES.them.preferences)
    near = [p for p in points if 74 <= p.own <= 76]
    assert [(dot["x"], dot["y"]) for dot in spec["data"]["values"]] == [(p.own, p.other) for p in near]
    for dot, point in zip(spec["data"]["values"], near, strict=True):
        assert {name: dot[name] for name in SERVICES.labels(point.package)} == SERVICES.labels(point.package)
    assert {tip["field"] for tip in spec["encoding"]["tooltip"]} == {"Price", "Payment", "Scope", "Support", "y"}
    low, high = spec["encoding"]["y"]["scale"]["domain"]
    assert all(low <= p.other <= high for p in near)


def test_the_same_in_words():
    """How many, and from what to what for the other side: the idea of the lesson in one line."""
    near = [p.other for p in all_points(SERVICES.you.preferences, SERVICES.them.preferences) if 74 <= p.own <= 76]
    assert describe_equal_value(SERVICES, 75) == (
        f"{len(near)} packages are worth 75 to you, give or take one point. "
        f"To them they are worth from {min(near)} to {max(near)}."
    )
    assert len(near) >= 10
    assert max(near) - min(near) >= 30


def test_it_can_be_drawn():
    """Vega-Lite v5 takes it as it is."""
    drawn = svg(json.loads(json.dumps(equal_value(SERVICES, 75))))
    assert drawn.count('aria-roledescription="point"') == len(equal_value(SERVICES, 75)["data"]["values"])


def test_a_value_that_no_package_has_stops_nothing():
    """A learner who asks for 200 is told that there is none."""
    assert "No package is worth 200 to you" in repr(meso.same_for_you(deal_of(), 200))


def test_what_nobody_has_listed_is_not_given_away():
    """Before anything is said, packages hold listed options only."""
    spec = equal_value(late_ideas(), 67)
    assert spec["data"]["values"] == []
    assert {dot["Crews"] for value in range(101) for dot in equal_value(late_ideas(), value)["data"]["values"]} == {
        "two crews",
        "weekend shift",
    }
    assert "No package is worth 67" in describe_equal_value(late_ideas(), 67)
