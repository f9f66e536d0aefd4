"""Where equal ends: two points apart is equal, three is not."""

import pytest

from grader.lessons import meso
from tests.lessons.given import deal_of

AT_74 = {"price": "p100", "payment": "net90", "scope": "full", "support": "clock"}
AT_76 = {"price": "p82", "payment": "net15", "scope": "full", "support": "extended"}
AT_77 = {"price": "p76", "payment": "net60", "scope": "full", "support": "email"}


@pytest.mark.parametrize(("other", "state"), [(AT_76, "ok"), (AT_77, "not yet")], ids=["two apart", "three apart"])
def test_two_points_apart_is_equal_and_three_is_not(other, state):
    """The claim turns exactly where the text says it does."""
    score = meso.equal_offers({"A": AT_74, "B": other}, deal_of())
    assert {claim.name: claim.state for claim in score.claims}["worth_the_same"] == state
