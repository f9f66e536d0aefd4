"""Learners with the AND mindset, each as a list of moves: limits first, then reasons, then packages for both."""

import pytest

from grader.deal import Case
from grader.players import player
from grader.players.conceding import evenly
from grader.table import Accept, Ask, Decline, Disclose, Evade, Limit, Move, Offer, Say, Why
from grader.table.moves import LIMITS, MUST_CHECK, YOU_FIRST
from grader.table.session import seat_at
from tests.players.plays import CASES, acts, best_for, load, only, why

SERVICES = load("implementation-services")
MINE, THEIRS = best_for(SERVICES, "client"), best_for(SERVICES, "vendor")
OPENING = Offer(THEIRS)
BOTH = ["and", "and_one_sided"]


def opening(case: Case) -> Move:
    """The other side begins with its own best package."""
    return Offer(best_for(case, case.them.id))


@pytest.mark.parametrize("who", BOTH)
def test_limits_then_reasons_then_why_then_packages(who: str):
    """Its own non-negotiables, each for one of theirs; a reason for a reason; why they want what they want; then designs."""
    case = load("flexible-work")
    script = [
        opening(case),
        only("hours", "three", "two"),
        only("home", "one", "two", "three"),
        why("road"),
        why("road"),
        Say("Go on."),
    ]
    made = acts(player(who), script, case=case)
    assert made[:2] == [
        only("home", "none", "one", "two", ask=True),
        only("nights", "half", "third", "fourth", ask=True),
    ]
    assert isinstance(made[2], Disclose)
    assert isinstance(made[2].fact, Why)
    assert made[2].ask
    assert isinstance(made[3], Ask)
    assert made[3].about in case.you.preferences.points
    assert isinstance(made[4], Offer)


@pytest.mark.parametrize("who", BOTH)
def test_without_limits_of_its_own_it_asks_for_theirs(who: str):
    """First what can't be moved, even if that is nothing on its own side."""
    made = acts(player(who), [OPENING, Say("Nothing that couldn't be talked about."), why("quarter-cash")])
    assert made[:2] == [Ask(LIMITS), why("one-system", ask=True)]
    assert isinstance(made[2], Ask)


@pytest.mark.parametrize("who", BOTH)
@pytest.mark.parametrize("name", CASES)
def test_in_every_case_limits_come_first(who: str, name: str):
    """Limits before reasons, all of them and true ones, whatever is answered in kind."""
    case = load(name)
    own = case.listed.you.preferences
    made = acts(player(who), [opening(case)] * 6, case=case)
    talked = [move for move in made if isinstance(move, Disclose | Ask)]
    limits = [move.fact for move in talked if isinstance(move, Disclose) and isinstance(move.fact, Limit)]
    assert {limit.issue: limit.options for limit in limits} == dict(own.must)
    assert talked[: len(limits)] == [Disclose(limit, ask=True) for limit in limits] or talked[0] == Ask(LIMITS)


@pytest.mark.parametrize("excuse", [Decline(YOU_FIRST), Decline(MUST_CHECK)])
@pytest.mark.parametrize("who", BOTH)
def test_somebody_careful_is_no_evader(who: str, excuse: Move):
    """Told to go first, or that they must ask, both go on."""
    made = acts(player(who), [OPENING, excuse, excuse])
    assert made[:2] == [Ask(LIMITS), why("one-system", ask=True)]
    assert isinstance(made[2], Ask)


@pytest.mark.parametrize("refusal", [Decline(), Evade()])
def test_the_mutual_one_stops_with_an_evader(refusal: Move):
    """Refused or answered with nothing, it shares no more and bargains like anybody: on every issue alike."""
    made = acts(player("and"), [OPENING, refusal, OPENING, OPENING])
    assert made[0] == Ask(LIMITS)
    assert all(isinstance(move, Offer) for move in made[1:])
    seat = seat_at(SERVICES, "client", "s")
    own = SERVICES.you.preferences
    alike = [evenly(seat, level) for level in range(own.reservation, own.best + 1)]
    assert all(move.package in alike for move in made[1:] if isinstance(move, Offer))


@pytest.mark.parametrize("refusal", [Decline(), Evade()])
def test_the_one_sided_one_goes_on_with_an_evader(refusal: Move):
    """It shares its reason, asks for theirs, and designs for both whatever they do."""
    made = acts(player("and_one_sided"), [OPENING, refusal, refusal, OPENING])
    assert made[:2] == [Ask(LIMITS), why("one-system", ask=True)]
    assert isinstance(made[2], Ask)
    assert isinstance(made[3], Offer)


@pytest.mark.parametrize("who", BOTH)
def test_what_it_designs_follows_what_it_was_told(who: str):
    """Told that cash this quarter is why, it gives more on payment than told that quiet nights are."""
    points = SERVICES.them.preferences.points["payment"]
    given = {}
    for interest in ("quarter-cash", "quiet-nights"):
        made = acts(player(who), [OPENING, Say("None."), why(interest), why(interest), *[OPENING] * 3])
        given[interest] = sum(points[move.package["payment"]] for move in made if isinstance(move, Offer))
    assert given["quarter-cash"] > given["quiet-nights"]


@pytest.mark.parametrize("who", BOTH)
def test_an_idea_that_a_reason_opened_comes_into_the_design(who: str):
    """In the case of the flexible hours the trial, which nobody had listed, is in the first package for both."""
    case = load("flexible-work")
    script = [
        opening(case),
        only("hours", "three", "two"),
        only("home", "one", "two", "three"),
        why("ready-nights"),
        why("road"),
        opening(case),
    ]
    made = acts(player(who), script, case=case)
    ideas = {option.id for issue in case.issues for option in issue.options if option.opened_by}
    offered = [move.package for move in made if isinstance(move, Offer)]
    assert offered
    assert ideas & set(offered[-1].values())


@pytest.mark.parametrize("who", BOTH)
def test_a_good_offer_ends_the_talk(who: str):
    """Between two steps it takes what is good enough."""
    assert acts(player(who), [OPENING, Offer(MINE)])[-1] == Accept(0)
