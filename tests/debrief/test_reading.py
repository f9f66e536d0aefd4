"""The headline says the one thing that mattered, and only what is so; a prediction is set beside the truth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.deal import Case, all_points, best_joint
from grader.debrief import prediction_lines, read_deal
from grader.table import Accept, Disclose, Offer, Say, Session, WalkAway, Why
from tests.check.hostile import json_values
from tests.deal.small import late_ideas
from tests.debrief.cases import case_of, cases, packages_of, signed
from tests.table.scripted import Scripted, fresh

SERVICES = Case.load("implementation-services")
BEST = best_joint(SERVICES.you.preferences, SERVICES.them.preferences).package
LOW = {"price": "p100", "payment": "net15", "scope": "core", "support": "email"}
INSIDE = {"price": "p88", "payment": "net60", "scope": "migration", "support": "office"}


def test_a_table_still_open_is_told_so():
    """Nothing is judged before the end."""
    read = read_deal(fresh(SERVICES, "collaborator"))
    assert read.headline == "The table is still open: finish the negotiation, then look again."
    assert read.worth is None
    assert read.trades == ()
    assert read.value_lines == ()


def test_no_deal_names_what_there_was():
    """How many packages beat both alternatives, and one of them."""
    session = fresh(SERVICES, "collaborator")
    session.play(WalkAway())
    points = all_points(SERVICES.you.preferences, SERVICES.them.preferences)
    better = sum(
        p.own >= SERVICES.you.preferences.reservation and p.other >= SERVICES.them.preferences.reservation
        for p in points
    )
    headline = read_deal(session).headline
    assert headline.startswith(f"No deal. {better} packages would have been better for both of you than none")
    assert SERVICES.in_words(BEST) in headline


@pytest.mark.parametrize(
    ("case", "said", "expected"),
    [
        (  # nothing that both would take: leaving was right
            case_of([[0, 30]], [[30, 0]], (20, 20), feasible=False),
            (),
            "No deal, and none was there: no package would have been better for both of you than your alternatives.",
        ),
        (
            case_of([[0, 30]], [[30, 20]], (20, 20)),
            (),
            "No deal. One package would have been better for both of you than none, <issue0-1>.",
        ),
        (
            late_ideas(),
            (),
            "No deal. 11 packages would have been better for both of you than none, a crew at night, your hotel bill "
            "among them, with an option in it that nobody had listed.",
        ),
        (
            late_ideas(),
            ("dry", "costs"),
            "No deal. 11 packages would have been better for both of you than none, a crew at night, your hotel bill among them.",
        ),
    ],
)
def test_no_deal_is_told_as_it_was(case, said, expected):
    """Whether there was something to be had, how much, and whether anybody could have known."""
    opening = {issue.id: next(iter(case.them.preferences.options(issue.id))) for issue in case.listed.issues}
    session = Session(case, Scripted(Offer(opening), *[Say("Hm.")] * len(said)), "s")
    for interest in said:
        session.play(Disclose(Why(interest)))
    session.play(WalkAway())
    assert read_deal(session).headline == expected


def test_an_option_that_came_up_is_a_trade_like_any_other():
    """What was opened and then not used is still there for both, without the note that nobody had listed it."""
    opening = {"crews": "two", "penalty": "none"}
    session = Session(late_ideas(), Scripted(Offer(opening), Say("Hm.")), "s")
    session.play(Disclose(Why("dry")))
    session.play(Accept(0))
    assert (
        read_deal(session).headline
        == "You could both have had more: agree on a crew at night: +25 for you, +12 for them."
    )
    assert "nobody had listed it" in read_deal(signed(late_ideas(), opening)).headline


def test_the_share_says_what_it_is_measured_by():
    """Where some options were not listed at first, the yardstick counts them, and says so."""
    with_them = read_deal(signed(late_ideas(), {"crews": "two", "penalty": "none"})).value_lines[1]
    assert "options that nobody had listed included" in with_them
    assert "nobody had listed" not in read_deal(signed(SERVICES, INSIDE)).value_lines[1]


def test_a_deal_below_the_alternative_comes_before_everything_else():
    """Whatever else was left, signing below the own alternative is what mattered."""
    assert read_deal(signed(SERVICES, LOW)).headline == "You signed a deal worth 0 to you. Your walk-away was 40."


def test_a_deal_on_the_frontier_left_nothing():
    """Nothing to trade: the headline says so, with the points of both."""
    read = read_deal(signed(SERVICES, BEST))
    own, other = SERVICES.you.preferences.value(BEST), SERVICES.them.preferences.value(BEST)
    assert read.headline.startswith("Nothing was left on the table")
    assert read.headline.endswith(f" is worth {own} to you and {other} to them.")
    assert read.value_lines[1].startswith("Share of the available value: 100 %.")


def test_a_deal_inside_names_the_best_trade():
    """Contents and numbers of the trade both would have liked most."""
    read = read_deal(signed(SERVICES, INSIDE))
    assert read.headline == f"You could both have had more: {read.trades[0].sentence}."
    assert min(read.trades[0].own_gain, read.trades[0].other_gain) > 0


@given(st.data())
def test_a_headline_fits_its_deal(data):
    """Below the floor, on the frontier, or inside it: one of three, and the right one."""
    case = data.draw(cases())
    package = data.draw(packages_of(case))
    read = read_deal(signed(case, package))
    if not read.worth.above_own_floor:
        assert read.headline.startswith("You signed a deal worth ")
    elif read.worth.on_frontier:
        assert read.headline.startswith("Nothing was left on the table")
    else:
        assert read.trades[0].sentence in read.headline


def test_you_could_both_have_had_more_is_said_of_both_only():
    """Where the best trade brings one side nothing, it was not more for both."""
    package = {"price": "p88", "payment": "net15", "scope": "full", "support": "extended"}
    read = read_deal(signed(SERVICES, package))
    assert min(read.trades[0].own_gain, read.trades[0].other_gain) == 0
    assert not read.headline.startswith("You could both have had more")


def test_a_prediction_is_set_beside_the_truth():
    """Right or wrong about their top issue, and what the deal was expected to be worth."""
    session = signed(SERVICES, BEST)
    assert prediction_lines(session, {"their_top": "payment", "own_value": 60, "sure": 50}) == (
        "You thought that payment mattered most to them, 50 % sure. It did.",
        f"You expected a deal worth 60 to you. It is worth {SERVICES.you.preferences.value(BEST)}.",
    )
    assert prediction_lines(session, {"their_top": "price"}) == (
        "You thought that price mattered most to them. It was payment.",
    )
    assert prediction_lines(fresh(SERVICES, "collaborator"), {"own_value": 60}) == ()


@given(
    st.dictionaries(
        st.sampled_from(["their_top", "own_value", "sure", "fair", ""]),
        json_values | st.sampled_from(["price", 50, True]),
    )
)
def test_a_garbled_prediction_is_passed_over(prediction):
    """A record edited by hand never stops a debrief; what is unreadable is left out."""
    for line in prediction_lines(signed(SERVICES, BEST), prediction):
        assert line.startswith(("You thought that ", "You expected "))
        assert "True" not in line


def test_both_may_close_a_deal():
    """The learner's offer taken by the other side is read like the other way round."""
    theirs = Session(SERVICES, Scripted(Offer(LOW), Accept(0)), "s")
    theirs.play(Offer(BEST))
    assert read_deal(theirs).headline == read_deal(signed(SERVICES, BEST)).headline
