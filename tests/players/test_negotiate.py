"""Two players seated at one table, on either side."""

from itertools import product

import pytest

from grader.players import player
from grader.players.catalogue import COUNTERPARTS, LEARNERS, PLAYERS
from grader.players.conceding import aspiration, evenly
from grader.table import Accept, Offer, Say, Session, WalkAway, negotiate
from grader.table.history import rounds_used
from grader.table.session import seat_at
from tests.deal.small import supplier_delay
from tests.players.plays import CASES, load
from tests.table.scripted import Scripted

PAIRS = list(product([one.name for one in LEARNERS], [one.name for one in COUNTERPARTS]))
DEALS = ["implementation-services", "flexible-work", "joint-venture"]


@pytest.mark.parametrize(("learner", "other"), PAIRS)
def test_every_negotiation_ends_in_time_and_within_reason(learner: str, other: str):
    """Each pair, in three cases: it ends by the deadline, once, and no deal is worse than anybody's alternative."""
    for name, seed in product(DEALS, "stuv"):
        case = load(name)
        session = negotiate(case, player(learner), player(other), seed)
        last = session.history[-1]
        assert isinstance(last.move, Accept | WalkAway)
        assert rounds_used(session.history[:-1], case.learner) <= case.rounds
        assert not any(isinstance(turn.move, Accept | WalkAway) for turn in session.history[:-1])
        if session.deal is not None:
            assert all(party.preferences.accepts(session.deal) for party in case.parties), (name, seed)


@pytest.mark.parametrize(
    ("learner", "other"), list(product(["positional", "discloser", "meso"], ["collaborator", "guarded", "positional"]))
)
def test_most_negotiations_end_with_a_deal(learner: str, other: str):
    """In the cases where a deal is possible, people who give ground find one nearly always."""
    deals = [
        negotiate(load(name), player(learner), player(other), seed).deal is not None
        for name, seed in product(CASES, "st")
        if load(name).feasible
    ]
    assert sum(deals) >= len(deals) * 8 // 10


def test_where_no_deal_is_possible_none_is_made():
    """In the case without one, nobody signs, whoever meets whom."""
    case = load("flexible-work-fixed")
    for learner, other in PAIRS:
        assert negotiate(case, player(learner), player(other), "s").deal is None


def test_two_players_negotiate_the_same_way_again():
    """The same seed, the same negotiation; another seed, another one."""
    case = load("implementation-services")
    games = [negotiate(case, player("collaborator"), player("collaborator"), seed).history for seed in "aab"]
    assert games[0] == games[1] != games[2]


def test_words_change_nothing():
    """Spoken aloud or played in silence, the moves are the same."""
    case = load("flexible-work")
    aloud, silent = (negotiate(case, player("and"), player("guarded"), "s", aloud=aloud) for aloud in (True, False))
    assert [turn.move for turn in aloud.history] == [turn.move for turn in silent.history]
    assert not any(turn.words for turn in silent.history)


def test_somebody_in_the_learners_seat_does_not_chat_for_ever():
    """A remark takes no round, so it is answered by an offer, and the deadline comes."""
    case = supplier_delay()
    opposite = Scripted(Offer({"crews": "one", "penalty": "none"}), *[Say("Hm.")] * 20)
    history = negotiate(case, player("positional"), opposite, "s").history
    assert isinstance(history[-1].move, WalkAway)


def test_at_the_deadline_what_beats_the_alternative_is_taken():
    """In the last round half a loaf is taken, if it is better than none."""
    case = supplier_delay()
    poor = {"crews": "two", "penalty": "none"}
    assert case.you.preferences.value(poor) == 42
    session = negotiate(case, player("collaborator"), Scripted(*[Offer(poor)] * 6, Say("Well?")), "s")
    assert session.deal == poor


@pytest.mark.parametrize(
    ("elapsed", "even", "late"),
    [(0, 90, 90), (2, 75, 87), (4, 60, 75), (8, 30, 30), (9, 30, 30)],
)
def test_what_is_held_out_for_as_time_runs_out(elapsed: int, even: int, late: int):
    """From the first aspiration to the last, evenly or late, and no further after the deadline."""
    assert aspiration(90, 30, elapsed, 8) == even
    assert aspiration(90, 30, elapsed, 8, power=2) == late


@pytest.mark.parametrize("name", CASES)
def test_giving_ground_evenly_reaches_the_level_and_asks_for_little_more(name: str):
    """For every level the package is worth it, is allowed, and is worth less than a step on the largest issue more."""
    case = load(name)
    for party in case.parties:
        seat = seat_at(case, party.id, "s")
        own = seat.party.preferences
        for level in range(own.reservation, own.best + 1):
            package = evenly(seat, level)
            assert own.allows(package)
            assert level <= own.value(package) <= level + max(own.stakes().values())
        assert own.value(evenly(seat, own.best)) == own.best


@pytest.mark.parametrize("name", CASES)
def test_everybody_can_open(name: str):
    """Each player, in each case and on either chair, begins with an offer of its own that it would sign."""
    case = load(name)
    for who in PLAYERS:
        session = Session(case, player(who), "s")
        (opening,) = [turn.move for turn in session.history]
        if isinstance(opening, Offer):
            assert case.them.preferences.accepts(opening.package), who
