"""Options that nobody had listed: which turn opened which, and what the news says."""

from hypothesis import given
from hypothesis import strategies as st

from grader.debrief import openings
from grader.table import Disclose, Order, Turn, Why
from tests.deal.small import late_ideas
from tests.table.scripted import fresh, play_what_is_allowed, some_moves

CASE = late_ideas()


def said(*turns):
    """A history in which these were shared, as (seat, fact)."""
    return tuple(Turn(seat, Disclose(fact)) for seat, fact in turns)


def test_the_first_reason_that_serves_it_opens_it():
    """It opens once, by whoever says why first; other facts and other reasons open nothing."""
    history = said(
        ("buyer", Order("crews", "penalty")), ("supplier", Why("rest")), ("buyer", Why("dry")), ("buyer", Why("costs"))
    )
    found = [[(o.option.id, o.interest.label) for o in openings(CASE, history, place)] for place in range(4)]
    assert found == [[], [("night", "free weekends")], [], [("hotel", "the costs of waiting")]]


def test_two_interests_of_one_name_are_two():
    """Both sides have an interest called `costs`; only the buyer's opens the hotel bill."""
    assert openings(CASE, said(("supplier", Why("costs"))), 0) == ()


def test_the_news_names_the_option_and_the_interest_that_was_voiced():
    """And nothing else that might be known of it."""
    (opening,) = openings(CASE, said(("supplier", Why("rest"))), 0)
    assert opening.news == "New on the table: a crew at night."
    assert opening.reason == "Nobody had listed it; it serves “free weekends”."
    assert opening.issue.id == "crews"


@given(st.data())
def test_what_opened_is_what_lies_on_the_table(data):
    """All openings together are the options that the table has more than at first."""
    session = play_what_is_allowed(fresh(CASE, "collaborator"), data.draw(some_moves(CASE)))
    found = {
        (o.issue.id, o.option.id)
        for place in range(len(session.history))
        for o in openings(CASE, session.history, place)
    }
    there = {(issue.id, option.id) for issue in session.table.issues for option in issue.options if option.opened_by}
    assert found == there
