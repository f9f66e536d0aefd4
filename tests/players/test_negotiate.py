"""Two players seated at one table, on either side."""

from itertools import product

import pytest

from grader.deal import Case
from grader.players import player
from grader.players.base import aspiration
from grader.table import Accept, Decline, Offer, Say, WalkAway, agreement, negotiate
from tests.deal.small import supplier_delay
from tests.table.scripted import Scripted

PLAYERS = ("collaborator", "positional")
TABLES = list(product(("implementation-services", "first-minute"), PLAYERS, PLAYERS))


@pytest.mark.parametrize(("name", "learner", "other"), TABLES)
def test_every_negotiation_ends_in_time_and_within_reason(name: str, learner: str, other: str):
    """Sixty pairs: each ends by the deadline, most with a deal, and no deal is worse than anybody's alternative."""
    case = Case.load(name)
    deals = 0
    for seed in range(60):
        history = negotiate(case, player(learner), player(other), str(seed))
        assert isinstance(history[-1].move, Accept | WalkAway)
        assert sum(turn.seat == case.learner for turn in history) <= case.rounds + 1
        assert not any(isinstance(turn.move, Accept | WalkAway) for turn in history[:-1])
        package = agreement(history)
        if package is not None:
            deals += 1
            assert all(party.preferences.accepts(package) for party in case.parties)
    assert deals >= 45


def test_two_players_negotiate_the_same_way_again():
    """The same seed, the same negotiation; another seed, another one."""
    case = Case.load("implementation-services")
    games = [negotiate(case, player("collaborator"), player("collaborator"), seed) for seed in "aab"]
    assert games[0] == games[1] != games[2]


def test_somebody_in_the_learners_seat_does_not_chat_for_ever():
    """A remark takes no round, so it is answered by an offer, and the deadline comes."""
    case = supplier_delay()
    opposite = Scripted(Offer({"crews": "one", "penalty": "none"}), *[Say("Hm.")] * 20)
    history = negotiate(case, player("positional"), opposite, "s")
    assert isinstance(history[-1].move, WalkAway)


def test_at_the_deadline_what_beats_the_alternative_is_taken():
    """In the last round half a loaf is taken, if it is better than none."""
    case = supplier_delay()
    poor = {"crews": "two", "penalty": "none"}
    assert case.you.preferences.value(poor) == 42
    history = negotiate(case, player("collaborator"), Scripted(*[Offer(poor)] * 6, Decline()), "s")
    assert agreement(history) == poor


@pytest.mark.parametrize(
    ("elapsed", "even", "late"),
    [(0, 90, 90), (2, 75, 87), (4, 60, 75), (8, 30, 30), (9, 30, 30)],
)
def test_what_is_held_out_for_as_time_runs_out(elapsed: int, even: int, late: int):
    """From the first aspiration to the last, evenly or late, and no further after the deadline."""
    assert aspiration(90, 30, elapsed, 8) == even
    assert aspiration(90, 30, elapsed, 8, power=2) == late
