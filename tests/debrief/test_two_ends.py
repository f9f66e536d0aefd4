"""What two lines came to: numbers for both sides and for both together, and nothing where there is nothing to compare."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.deal import Case
from grader.debrief.two_ends import two_ends
from grader.table import Offer, Session, WalkAway
from tests.debrief.cases import packages_of, signed
from tests.table.scripted import Scripted

SERVICES = Case.load("implementation-services")
GOOD = {"price": "p82", "payment": "net15", "scope": "full", "support": "office"}  # 69 and 63
LESS = {"price": "p88", "payment": "net15", "scope": "full", "support": "office"}  # 62 and 69


def left():
    """A negotiation that the learner left."""
    session = Session(SERVICES, Scripted(Offer(LESS)), "s")
    session.play(WalkAway())
    return session


def values(package):
    """Points of a package to both."""
    return SERVICES.you.preferences.value(package), SERVICES.them.preferences.value(package)


@pytest.mark.parametrize(
    ("then", "other", "expected"),
    [
        (LESS, GOOD, "Then you had 62; this way it would have been 69, and 6 less for Marta: 1 more for the two of you."),
        (GOOD, LESS, "Then you had 69; this way it would have been 62, and 6 more for Marta: 1 less for the two of you."),
        (LESS, LESS, "The same deal either way: 62 for you and 69 for Marta."),
        (None, GOOD, "Then there was no deal, and your alternative is worth 40; this way it would have been 69 for you and 63 for Marta."),
        (GOOD, None, "Then you had 69; this way there would have been no deal, and your alternative is worth 40."),
        (None, None, "No deal then, and none this way: your alternative is worth 40 to you."),
    ],
)  # fmt: skip
def test_both_ends_in_a_sentence(then, other, expected):
    """For you, for them, for both; or that there was no deal."""
    lines = [left() if package is None else signed(SERVICES, package) for package in (then, other)]
    assert two_ends(*lines) == expected


@given(st.data())
def test_the_numbers_add_up(data):
    """Whatever was signed: what you had, what you would have, and the sum of both changes."""
    then, other = data.draw(packages_of(SERVICES)), data.draw(packages_of(SERVICES))
    told = two_ends(signed(SERVICES, then), signed(SERVICES, other))
    (own, their), (new, their_new) = values(then), values(other)
    if then == other:
        assert told == f"The same deal either way: {own} for you and {their} for Marta."
        return
    assert told.startswith(
        f"Then you had {own}; this way it would have been {'the same for you' if own == new else new}, "
    )
    for change, ending in ((their_new - their, " for Marta:"), (new + their_new - own - their, " for the two of you.")):
        word = "the same" if change == 0 else f"{abs(change)} {'more' if change > 0 else 'less'}"
        assert f"{word}{ending}" in told
