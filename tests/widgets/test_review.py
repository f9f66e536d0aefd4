"""The debrief page: its parts in one order, live and on a page without widgets, and everything a person wrote as text."""

import re

import pytest

from grader.charts import MIME
from grader.deal import Case
from grader.debrief import read_deal
from grader.players import player
from grader.table import Accept, Ask, Disclose, Offer, Order, Session, WalkAway
from grader.widgets.review import review, review_html
from tests.table.scripted import Scripted
from tests.widgets.conftest import PREDICTION, plain

SERVICES = Case.load("implementation-services")
INSIDE = {"price": "p88", "payment": "net60", "scope": "migration", "support": "office"}


@pytest.fixture
def session():
    """Signed after one question, with a trade left."""
    made = Session(SERVICES, Scripted(Offer(INSIDE), Disclose(Order("payment", "scope"))), "s")
    made.play(Ask())
    made.play(Accept(0))
    return made


def in_order(text, parts):
    """The parts that are missing from a text, or stand before one that should come first."""
    places = [text.find(part) for part in parts]
    return [part for part, place in zip(parts, places, strict=True) if place < 0] or (
        [] if places == sorted(places) else ["the order"]
    )


def test_the_page_has_one_order(session):
    """What mattered, the map, what it is worth, the trades left, the process, the prediction, one thing to try."""
    read = read_deal(session)
    heads = ["What it is worth", "Still there for both of you", "How it came about", "What you expected"]
    parts = [read.headline, "Map of all possible deals", *heads, "Given and received", "One thing to try", read.to_try]
    assert in_order(plain(review_html(session, PREDICTION)), parts) == []
    headline, chart, rest = review(session, PREDICTION)
    assert headline[0]["text/plain"] == read.headline
    assert MIME in chart[0]
    assert in_order(plain(rest[0]["text/html"]), parts[2:]) == []
    assert (
        in_order(rest[0]["text/plain"], ["Worth ", "You used", "You thought", "One thing to try: " + read.to_try]) == []
    )


def test_the_process_ends_with_the_first_sign(session):
    """The first thing they did that tells something closes the course of events."""
    assert "The first sign of how Marta negotiates" in read_deal(session).process[-1]


def test_an_open_table_has_no_advice():
    """Before the end there is nothing to try next time."""
    session = Session(SERVICES, player("collaborator"), "s")
    assert "One thing to try" not in review_html(session, {})
    session.play(WalkAway())
    assert "One thing to try" in review_html(session, {})


def test_inside_a_table_what_was_exchanged_is_not_shown_twice(session):
    """The table shows it already."""
    assert "Given and received" not in review(session, {}, inside=True)[2][0]["text/html"]
    assert "One thing to try" in review(session, {}, inside=True)[2][0]["text/html"]


def test_no_line_ends_between_a_number_and_its_per_cent(session):
    """The share of the available value, and how sure one was, in every sentence of the page."""
    page = review_html(session, PREDICTION)
    assert "&nbsp;% sure" in page
    assert not re.search(r"\d %", re.sub(r"<details.*?</details>", "", page, flags=re.DOTALL))
