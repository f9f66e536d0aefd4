"""What only some variants can show: equal offers that differ on one issue alone."""

from itertools import combinations

from grader.lessons import meso
from grader.table import EqualOffers, WalkAway
from grader.table.notation import to_json
from tests.lessons.given import deal_of

KEY = "ywmt-7hn3"
"""A variant in which one step of the price is worth two points: equal, by the rule, and no choice."""


def test_two_that_differ_on_one_issue_are_equal_and_no_choice():
    """Both within two points of each other, and still nothing to learn from which they take."""
    deal = deal_of(KEY)
    own = deal.case.you.preferences
    issue, one, other = next(
        (issue, one, other)
        for issue, points in own.points.items()
        for one, other in combinations(points, 2)
        if abs(points[one] - points[other]) <= 2
    )
    package = {each: max(points, key=points.get) for each, points in own.points.items()}
    near = EqualOffers(({**package, issue: one}, {**package, issue: other}))
    score = meso.negotiation([to_json(near), to_json(WalkAway())], deal)
    (claim,) = [claim for claim in score.claims if claim.name == "truly_equal"]
    assert claim.state == "not yet"
    assert claim.got == "two that differ on one"
    assert claim.hint == "What could the choice between those two have told you?"
    answer = {"A": near.packages[0], "B": near.packages[1]}
    apart = meso.equal_offers(answer, deal)
    assert "If they choose A over B, what have you learnt about them?" in [claim.hint for claim in apart.claims]
