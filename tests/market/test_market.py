"""A market: who comes next follows from what was done."""

from statistics import fmean

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.market import Market, Memory, play_market
from grader.market.market import outcomes_for
from grader.market.result import CAME_BACK, REFERRED, STRANGER, discounted
from grader.players import player
from grader.players.planned import Planned
from tests.market.made import treated

SEEDS = [f"seed {number}" for number in range(150)]
ALONE = Market(strangers=0.0, referral=0.0)
WELL, BADLY = 0.8, 0.3


def played(well, market, seed="s", gain=10):
    """A market in which everybody is treated this well; the deals themselves are made up."""
    return play_market("positional", market, seed, outcomes=treated(well, gain))


def mean_total(well, market):
    """Mean total over the same luck."""
    return fmean(played(well, market, seed).total for seed in SEEDS)


def test_a_market_replays_identically():
    """The same learner, market and seed: the same deals; another seed: others."""
    market = Market(pool=3, periods=5)
    one, again, other = (play_market("discloser", market, seed) for seed in ("a", "a", "b"))
    assert one == again
    assert one != other


def test_only_what_was_done_counts():
    """Two learners of different names whose negotiations bring the same live the same life."""
    one = play_market("squeezer", Market(), "s", outcomes=treated(WELL))
    other = play_market("meso", Market(), "s", outcomes=treated(WELL))
    assert one.deals == other.deals


def test_there_is_somebody_to_begin_with():
    """The first period always has a stranger, and nobody has told them anything."""
    for seed in SEEDS:
        first = played(BADLY, Market(visibility=1.0), seed).deals[0]
        assert (first.came, first.partner) == (STRANGER, 1)
        assert first.played in {"collaborator", "guarded"}


def test_whoever_was_treated_well_comes_back_more_often():
    """Alone with one partner, the number of deals follows how they were treated."""
    deals = [fmean(played(well, ALONE, seed).agreements for seed in SEEDS) for well in (0.3, 0.5, 0.7, 0.9)]
    assert deals == sorted(deals)
    assert deals[-1] > 1.5 * deals[0]


def test_whoever_was_treated_badly_enough_never_comes_back():
    """Below the floor of trust there is no second deal."""
    hard = evolve(ALONE, memory=Memory(latest=1.0))
    assert all(played(0.1, hard, seed).agreements == 1 for seed in SEEDS)


def test_only_partners_who_trust_you_send_others():
    """Referrals come after good treatment, never after bad; without them nobody is sent."""
    sent = [fmean(played(well, Market(strangers=0.0), seed).referrals for seed in SEEDS) for well in (BADLY, WELL)]
    assert sent[0] == 0 < sent[1]
    assert all(played(WELL, ALONE, seed).referrals == 0 for seed in SEEDS)


def test_visible_reputation_costs_whoever_treats_people_badly_and_helps_others():
    """The more strangers have heard of you, the more it matters what they heard."""
    hidden, seen = Market(visibility=0.0), Market(visibility=0.9)
    assert mean_total(BADLY, seen) < mean_total(BADLY, hidden)
    assert mean_total(WELL, seen) > mean_total(WELL, hidden)


def test_where_nobody_has_heard_of_you_every_stranger_comes_by_nature():
    """Hidden reputation neither brings nor keeps away, and changes nobody's way of dealing."""
    fickle = Market(visibility=0.0, referral=0.0, memory=Memory(floor=1.0))
    for seed in SEEDS[:30]:
        one, other = played(BADLY, fickle, seed), played(WELL, fickle, seed)
        assert [(d.came, d.played) for d in one.deals] == [(d.came, d.played) for d in other.deals]


def test_a_bad_word_makes_strangers_wary():
    """Who has heard badly of you comes seldom, and bargains by position from the first deal on."""
    gossip = Market(visibility=1.0, referral=0.0, strangers=1.0, memory=Memory(floor=0.0, latest=1.0))
    later = [d for seed in SEEDS for d in played(0.1, gossip, seed).deals[1:] if d.came == STRANGER]
    assert later
    assert {deal.played for deal in later} == {"positional"}
    assert {d.played for seed in SEEDS for d in played(0.9, gossip, seed).deals[1:]} == {"collaborator"}


def test_strangers_come_by_what_is_said():
    """Who is spoken of badly sees fewer of them than somebody unknown, and who is spoken of well sees more."""
    gossip = Market(visibility=1.0, referral=0.0, memory=Memory(floor=0.0))
    hidden = evolve(gossip, visibility=0.0)

    def strangers(well, market):
        lives = [played(well, market, seed).deals[1:] for seed in SEEDS]
        lonely = [d for life in lives for d in life if d.came != CAME_BACK]
        return fmean(d.came == STRANGER for d in lonely)

    assert strangers(BADLY, gossip) < 0.8 * strangers(BADLY, hidden)
    assert strangers(WELL, gossip) > 1.2 * strangers(WELL, hidden)


def test_with_plenty_of_strangers_nobody_is_missed():
    """Where there is always somebody new and nobody talks, bad treatment costs no deals."""
    passing = Market(visibility=0.0, strangers=1.0)
    assert all(played(0.0, passing, seed).quiet == 0 for seed in SEEDS)


def test_the_last_partner_is_remembered_through_a_quiet_period():
    """Somebody who did not come this time may come the next time."""
    lives = [[d.came for d in played(WELL, ALONE, seed).deals] for seed in SEEDS]
    assert any(CAME_BACK in life[life.index("") :] for life in lives if "" in life)


def test_reputation_is_what_all_partners_say():
    """One voice for each partner, however often they dealt with you."""
    result = played(0.7, Market(strangers=1.0))
    assert result.partners > 1
    assert result.reputation == pytest.approx(0.7)


def test_a_point_later_is_worth_less():
    """Discounting counts the first period whole."""
    assert discounted([10, 0, 10], 0.5) == 12.5
    assert discounted([], 0.5) == 0


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.integers(1, 12), st.text(max_size=3))
@settings(max_examples=60, deadline=None)
def test_the_books_are_in_order(well, visibility, strangers, referral, periods, seed):
    """In any market: a row a period, who came back was met before, and what was counted adds up."""
    market = Market(periods=periods, visibility=visibility, strangers=strangers, referral=referral)
    result = played(well, market, seed)
    met: set[int] = set()
    for deal in result.deals:
        assert (deal.partner in met) is (deal.came == CAME_BACK)
        assert (deal.gain, deal.respect) != (0, None) or not deal.came
        met |= {deal.partner} - {0}
    came = [deal.came for deal in result.deals]
    assert len(came) == periods == result.agreements + result.quiet
    assert result.partners == len(met) == came.count(STRANGER) + came.count(REFERRED)
    assert result.referrals == came.count(REFERRED)
    assert result.kept <= result.partners
    assert len(result.rows()) == periods


def test_a_longer_horizon_begins_like_a_shorter_one():
    """Nobody in the market knows when it ends."""
    short, long = (played(WELL, Market(periods=periods)) for periods in (4, 9))
    assert long.deals[:4] == short.deals


def test_a_plan_takes_the_chair():
    """A learner's own rules play the market, and each deal can be looked at move by move."""
    plan = Planned(["share my top issue and ask for theirs", "accept at 60 %"])
    result = play_market(plan, Market(pool=3, periods=4), "s")
    assert result.learner == "planned"
    assert result.deals[0].outcome is not None
    assert result.deals[0].outcome.session.over
    assert result.rows()[0]["who came"] == "partner 1, a stranger"


def test_other_partners_come_from_another_seed():
    """The partners of a market are drawn; a store of negotiations belongs to its partners."""
    market = Market(pool=2)
    one, other = (outcomes_for(player("caver"), market, seed) for seed in ("a", "b"))
    assert one.partners != other.partners
