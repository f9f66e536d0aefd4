"""Partners remember how they were treated and what they got, and nothing else."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from grader.deal import Preferences
from grader.market import Memory, Sign
from grader.market.outcomes import Outcomes, content, even_value, outcome, pool
from grader.market.partner import Partner
from grader.players import player
from grader.table import Accept, Offer, Session, WalkAway
from tests.debrief.cases import case_of, signed
from tests.market.made import brought
from tests.table.scripted import Scripted

OWN = Preferences({"price": {"low": 0, "middle": 40, "high": 100}}, reservation=20)
MEMORY = Memory()
SHARES = st.floats(0, 1)


@pytest.mark.parametrize(("points", "looks"), [(5, 0), (20, 0), (30, 0.25), (40, 0.5), (70, 0.75), (100, 1)])
def test_a_deal_is_judged_by_the_alternative_an_even_split_and_the_best(points, looks):
    """The alternative is nothing, an even split a half, the own best all."""
    assert content(OWN, even_value(OWN), points) == looks


def test_an_alternative_better_than_an_even_split_takes_its_place():
    """Anything above such an alternative is more than half; half-way from there to the best is three quarters."""
    spoilt = evolve(OWN, reservation=60)
    assert content(spoilt, even_value(spoilt), 80) == 0.75
    assert content(spoilt, even_value(spoilt), 60) == 0


def test_of_two_middles_the_mean_is_taken():
    """An even split of four options lies between the second and the third."""
    assert even_value(Preferences({"price": {"a": 0, "b": 10, "c": 30, "d": 90}})) == 20


@given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 100))
def test_more_points_never_look_worse(reservation, one, other):
    """Whatever the alternative, also one better than an even split."""
    own = evolve(OWN, reservation=reservation)
    low, high = sorted((one, other))
    assert 0 <= content(own, even_value(own), low) <= content(own, even_value(own), high) <= 1


def test_an_outcome_is_read_off_the_deal():
    """Your gain is above your alternative; theirs is judged against an even split; no deal brings nobody anything."""
    case = case_of([[0, 50, 100]], [[100, 50, 0]], floors=(10, 20))
    found = outcome(signed(case, {"issue0": "issue0-1"}))
    assert (found.gain, found.content) == (40, 0.5)
    session = Session(case, Scripted(Offer({"issue0": "issue0-1"})), "s")
    session.play(WalkAway())
    assert (outcome(session).gain, outcome(session).content) == (0, 0)


@given(SHARES, SHARES, SHARES)
def test_an_experience_is_respect_and_content(respect, satisfied, weight):
    """Between felt respect and content, wherever the weight between them lies."""
    memory = Memory(respect=weight)
    found = brought(content=satisfied, found=[Sign("moved", respect, "")])
    low, high = sorted((memory.respect_of(found), satisfied))
    assert low - 1e-9 <= memory.experience(found) <= high + 1e-9


@given(SHARES, SHARES)
def test_trust_moves_towards_the_latest_experience(trust, experience):
    """Half of the way, by assumption; and what is told is the experience itself."""
    partner = Partner(1, 0, trust)
    partner.remember(experience, MEMORY)
    assert partner.trust == pytest.approx((trust + experience) / 2)
    assert partner.word == experience


@pytest.mark.parametrize(
    ("trust", "plays"),
    [(0.9, "collaborator"), (0.6, "collaborator"), (0.5, "guarded"), (0.4, "guarded"), (0.3, "positional")],
)
def test_how_a_partner_plays_follows_trust(trust, plays):
    """Trusting partners are open, neutral ones guarded, distrustful ones bargain by position."""
    assert Partner(1, 0, trust).play(MEMORY) == plays


def test_below_the_floor_nobody_comes_back():
    """Above it the chance is the trust itself."""
    assert Partner(1, 0, 0.7).comes_back(MEMORY) == 0.7
    assert Partner(1, 0, 0.2).comes_back(MEMORY) == 0


def test_a_stranger_starts_from_nature_and_from_what_was_said():
    """Half and half where something was said."""
    assert MEMORY.start(is_open=True, word=None) == MEMORY.open_start
    assert MEMORY.start(is_open=False, word=None) == MEMORY.guarded_start
    assert MEMORY.start(is_open=False, word=0.1) == pytest.approx(0.3)


def test_a_negotiation_is_played_once():
    """The second time it is looked up; another counterpart is another negotiation."""
    outcomes = Outcomes(player("positional"), pool("workshop-series", 2, "test"), "s")
    first = outcomes.of("collaborator", 1)
    assert outcomes.of("collaborator", 1) is first
    assert outcomes.of("guarded", 1) is not first
    assert isinstance(first.session.history[-1].move, Accept | WalkAway)
