"""What could be known of the other side: as much as its words and deeds say, and not a point more."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.deal import Case
from grader.players.known import known_to_learner, quantile
from grader.table import Ask, Disclose, EqualOffers, Floor, Limit, Mandate, Offer, Order, Prefer, Session, Why
from tests.deal.small import LATE_IDEAS, NAME, late_ideas
from tests.table.scripted import Scripted, fresh, play_what_is_allowed, some_moves

SERVICES = Case.load("implementation-services")
OPENING = {"price": "p100", "payment": "net15", "scope": "core", "support": "email"}


def after(*theirs, mine=None):
    """What is known once they have opened and then done this, while the learner asked."""
    session = Session(SERVICES, Scripted(Offer(OPENING), *theirs), "s")
    for move in mine or [Ask()] * len(theirs):
        session.play(move)
    return known_to_learner(session)


def of(known, issue):
    """One issue of what is known."""
    return next(each for each in known.issues if each.issue == issue)


@given(some_moves(SERVICES))
def test_every_interval_holds_its_middle_and_the_chances_make_one(moves):
    """Shares are per cent of a whole, in order; one issue matters most."""
    found = known_to_learner(play_what_is_allowed(fresh(SERVICES, "collaborator"), moves))
    assert [known.issue for known in found.issues] == [issue.id for issue in SERVICES.issues]
    assert all(0 <= known.low <= known.median <= known.high <= 100 for known in found.issues)
    assert sum(known.top for known in found.issues) == pytest.approx(1)
    assert list(found.likely_top) == sorted(found.issues, key=lambda known: -known.top)


OTHERS = (
    LATE_IDEAS.replace("weight = 60\nsatisfies.penalty", "weight = 10\nsatisfies.penalty").replace("weight = 40", "weight = 90"),
    LATE_IDEAS.replace("reservation = 20", "reservation = 5"),
    LATE_IDEAS.replace('role = "works manager"', 'role = "works manager"\nmust.penalty = ["none", "half", "hotel"]'),
    LATE_IDEAS.replace("satisfies.penalty = { none = 100, half = 50, whole = 0, hotel = 80 }", "satisfies.penalty = { none = 0, half = 70, whole = 100, hotel = 9 }"),
)  # fmt: skip
SAID = [
    [Disclose(Order("penalty", "crews")), Offer({"crews": "one", "penalty": "half"})],
    [Disclose(Why("rest")), Offer({"crews": "night", "penalty": "half"}), Prefer(1)],
]


@pytest.mark.parametrize("text", OTHERS)
@pytest.mark.parametrize("said", SAID)
def test_it_never_looks_at_what_they_want(text, said):
    """Other weights, another walk-away, other non-negotiables, the opposite wish: the same words and deeds, the same knowledge."""

    def known_of(case):
        session = Session(case, Scripted(Offer({"crews": "two", "penalty": "none"}), *said), "s")
        for move in [
            Ask(),
            Ask(),
            EqualOffers(({"crews": "two", "penalty": "half"}, {"crews": "weekend", "penalty": "none"})),
        ][: len(said)]:
            session.play(move)
        return known_to_learner(session)

    other = Case.build(tomllib.loads(text), NAME)
    assert other.them.preferences != late_ideas().them.preferences
    assert known_of(other) == known_of(late_ideas())


def test_ones_own_priorities_do_not_colour_it():
    """A learner who cares about other things, in the same direction, could know just the same."""
    text = LATE_IDEAS.replace("weight = 70", "weight = 31").replace("weight = 30", "weight = 69")
    other = Case.build(tomllib.loads(text), NAME)
    assert other.you.preferences.ranking() != late_ideas().you.preferences.ranking()
    sessions = [
        Session(case, Scripted(Offer({"crews": "two", "penalty": "none"})), "s") for case in (late_ideas(), other)
    ]
    assert known_to_learner(sessions[0]) == known_to_learner(sessions[1])


def test_what_they_say_counts():
    """A comparison makes the one likelier to matter most and worth more, and the other less."""
    before, told = after(), after(Disclose(Order("scope", "price")))
    assert of(told, "scope").top > of(before, "scope").top
    assert of(told, "scope").median > of(before, "scope").median
    assert of(told, "price").top < 0.1 < of(before, "price").top
    assert of(told, "price").high < of(before, "price").high


def test_what_they_choose_counts():
    """Of several offers, the chosen one says what they want most."""
    packages = ({**OPENING, "payment": "net90"}, {**OPENING, "price": "p76"})
    chosen = [after(Prefer(which), mine=[EqualOffers(packages)]) for which in (0, 1)]
    assert of(chosen[0], "price").top > of(chosen[1], "price").top
    assert of(chosen[1], "payment").top > of(chosen[0], "payment").top


def test_what_was_said_is_kept_as_it_was_said():
    """Orders, limits, reasons, a floor and who decides; said twice, kept once; the latest limit counts."""
    low = frozenset({"p76", "p82"})
    order, why, floor = Order("scope", "price"), Why("quarter-cash"), Floor(OPENING)
    facts = [
        order,
        why,
        Limit("price", low | {"p88"}),
        order,
        floor,
        Limit("price", low),
        Mandate(frozenset({"price"})),
    ]
    found = after(*map(Disclose, facts))
    assert found.orders == (order,)
    assert found.reasons == ("quarter-cash",)
    assert found.limits == {"price": low}
    assert found.floors == (OPENING,)
    assert found.mandate == frozenset({"price"})
    assert after().mandate is None


def test_what_they_want_is_named_once_it_is_all_but_sure():
    """Before anything is said no direction is sure; a reason that draws on the issue settles it."""
    assert of(after(), "payment").wants is None
    assert of(after(Disclose(Why("quarter-cash"))), "payment").wants == "net15"


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 9)), min_size=1, max_size=30), st.floats(0, 1))
def test_a_quantile_leaves_its_share_below(pairs, level):
    """At least that share of the weight does not exceed it, and less than that share lies below it."""
    values, weights = zip(*pairs, strict=True)
    found = quantile(values, weights, level)
    whole = sum(weights)
    assert sum(w for v, w in pairs if v <= found) >= level * whole - 1e-9
    assert sum(w for v, w in pairs if v < found) <= level * whole + 1e-9


def test_a_quantile_can_be_counted_by_hand():
    """Of 1, 2 and 3 with weights 1, 1 and 2 the middle is 2, and the upper tenth begins at 3."""
    assert [quantile([3, 1, 2], [2, 1, 1], level) for level in (0.1, 0.5, 0.9)] == [1, 2, 3]
