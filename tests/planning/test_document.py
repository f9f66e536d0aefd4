"""A plan as JSON: what was written is read, and what is anything else is named, never raised."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.planning import Plan
from grader.planning.document import from_json, to_json
from tests.planning.plans import ORDERS, PLANS

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=8,
)
FIELDS = [name for name in to_json(ORDERS) if name != "format"]


@given(PLANS)
def test_what_was_written_is_read(plan):
    """Every plan comes back as it was, through text, without a remark."""
    assert from_json(json.loads(json.dumps(to_json(plan)))) == (plan, ())


@given(ANY_JSON)
def test_any_json_makes_a_plan(found):
    """What is no plan is named; what comes of it is a plan that can be written."""
    plan, problems = from_json(found)
    assert problems
    assert from_json(to_json(plan)) == (plan, ())


@given(st.sampled_from(FIELDS), ANY_JSON)
def test_one_bad_field_spoils_no_other(name, found):
    """A field that holds anything else is named, unless it happens to fit; all others stay."""
    written = to_json(ORDERS)
    plan, problems = from_json({**written, name: found})
    kept = to_json(plan)
    assert {n: kept[n] for n in FIELDS if n != name} == {n: written[n] for n in FIELDS if n != name}
    if json.dumps(kept[name]) != json.dumps(found):
        assert any(name in problem for problem in problems)


@pytest.mark.parametrize("found", [{}, {"format": 2}, {"format": True}, {**to_json(ORDERS), "colour": "red"}])
def test_a_plan_of_another_kind_is_named(found):
    """Missing fields, another format and unknown fields are all said."""
    assert from_json(found)[1]


def test_the_time_of_saving_is_no_damage():
    """The key that says when it was saved belongs to the file."""
    assert from_json({"saved": "2026-05-04T09:30:12Z", **to_json(ORDERS)}) == (ORDERS, ())
    assert from_json(to_json(Plan())) == (Plan(), ())
