"""The guarded negotiator, as a list of moves."""

import pytest

from grader.deal import Case, Package
from grader.players.conceding import evenly
from grader.table import Accept, Ask, Decline, Disclose, EqualOffers, Floor, Mandate, Offer, Prefer, Say, SendUp
from grader.table.moves import AUTHORITY, LIMITS, PRIVATE, YOU_FIRST
from grader.table.session import seat_at
from tests.players.plays import best_for, facts_of, load, offers_of, only, plays, told, why

SERVICES = load("implementation-services")
MINE, THEIRS = best_for(SERVICES, "client"), best_for(SERVICES, "vendor")


def test_you_first():
    """Whatever it is asked of itself, it waits for you; only who decides is no secret."""
    plays(
        "guarded",
        case="flexible-work",
        moves=[Ask(), Ask("home"), Ask(LIMITS), Ask(AUTHORITY), Ask()],
        replies=[Decline(YOU_FIRST)] * 3
        + [Disclose(Mandate(frozenset({"home", "hours", "nights", "review"})))]
        + [Decline(YOU_FIRST)],
    )


def test_then_it_mirrors():
    """A fact for a fact, as often as you like, and no more: another question finds it waiting again."""
    plays(
        "guarded",
        case=SERVICES,
        moves=[
            told("scope", "payment", ask=True),
            Ask(),
            told("price", "payment", ask=True),
            why("one-system", ask=True),
            Ask("payment"),
        ],
        replies=[
            told("payment", "scope"),
            Decline(YOU_FIRST),
            told("price", "scope"),
            why("quarter-cash"),
            Decline(YOU_FIRST),
        ],
    )


def test_what_you_tell_unasked_buys_one_answer():
    """Told something without a question it takes note; the next question it answers, the one after not."""
    plays(
        "guarded",
        case=SERVICES,
        moves=[told("scope", "payment"), Ask("support"), Ask()],
        replies=[Say, why("quiet-nights"), Decline(YOU_FIRST)],
    )


def test_the_same_fact_twice_buys_nothing():
    """A comparison told again is no second fact."""
    plays(
        "guarded",
        case=SERVICES,
        moves=[told("scope", "payment", ask=True), told("scope", "payment", ask=True)],
        replies=[told("payment", "scope"), Decline(YOU_FIRST)],
    )


def test_what_it_cannot_move_on_it_says_once_it_has_heard_something():
    """Limits, one after the other, true ones; then that there is no other."""
    plays(
        "guarded",
        case="flexible-work",
        moves=[only("nights", "half", "third", "fourth", ask=True), Ask(LIMITS), Ask(LIMITS)],
        replies=[only("hours", "three", "two"), only("home", "one", "two", "three"), Say],
    )


def test_its_walk_away_it_keeps():
    """Even yours does not buy it."""
    plays("guarded", case=SERVICES, moves=[Disclose(Floor(MINE), ask=True)], replies=[Decline(PRIVATE)])


def test_it_chooses_though_it_does_not_answer():
    """Who asks what matters is sent away; who lays three packages down learns which suits it best."""
    packages = ({**MINE, "support": "email"}, {**MINE, "payment": "net15"}, {**MINE, "price": "p88"})
    plays("guarded", case=SERVICES, moves=[Ask(), EqualOffers(packages)], replies=[Decline(YOU_FIRST), Prefer(1)])
    plays("guarded", case=SERVICES, moves=[EqualOffers(packages[::-1])], replies=[Prefer(1)])


def test_it_takes_what_is_good_enough():
    """Its own best package is taken at once, alone, among others, or sent up to it."""
    plays("guarded", case=SERVICES, moves=[Offer(THEIRS)], replies=[Accept(0)])
    plays("guarded", case=SERVICES, moves=[EqualOffers((MINE, THEIRS))], replies=[Accept(1)])
    plays("guarded", case=SERVICES, moves=[SendUp(THEIRS)], replies=[Accept(0)])


TRADES = ["implementation-services", "consulting-project", "workshop-series"]


def alike(case: Case) -> list[Package]:
    """Every package in which the other side gives ground on all issues alike."""
    seat = seat_at(case, case.them.id, "s")
    own = seat.party.preferences
    return [evenly(seat, level) for level in range(own.reservation, own.best + 1)]


@pytest.mark.parametrize("name", TRADES)
def test_until_it_has_heard_something_it_gives_ground_on_every_issue_alike(name: str):
    """To silence and to questions it offers what an ordinary person would; told a fact it looks for what helps both."""
    case = load(name)
    mine = best_for(case, case.learner)
    ranking = case.you.preferences.ranking()
    fact = told(ranking[0], ranking[-1])
    silent = plays("guarded", case=case, moves=[Ask(), *[Offer(mine)] * 4], replies=[Decline, *[Offer] * 4])
    heard = plays("guarded", case=case, moves=[fact, *[Offer(mine)] * 4], replies=[Say, *[Offer] * 4])
    blunt, fitting = (offers_of(session.history, case.them.id)[1:] for session in (silent, heard))
    assert all(package in alike(case) for package in blunt)
    assert not all(package in alike(case) for package in fitting)
    top = case.you.preferences.points[ranking[0]]
    assert sum(top[package[ranking[0]]] for package in fitting) > sum(top[package[ranking[0]]] for package in blunt)
    assert facts_of(heard.history, case.them.id) == []


@pytest.mark.parametrize("name", TRADES)
def test_equal_offers_show_something_too(name: str):
    """Who lays several packages down has shown what they would trade: from then on it looks for what helps both."""
    case = load(name)
    mine = best_for(case, case.learner)
    offers = [Offer(mine), EqualOffers((mine, {**mine, **_one_step(case, mine)})), *[Offer(mine)] * 4]
    session = plays("guarded", case=case, moves=offers, replies=[Offer, Prefer, *[Offer] * 4])
    before, *after = offers_of(session.history, case.them.id)[1:]
    assert before in alike(case)
    assert not all(package in alike(case) for package in after)


def _one_step(case: Case, package: Package) -> Package:
    """The last issue settled otherwise."""
    issue = case.issues[-1]
    return {issue.id: next(option.id for option in issue.options if option.id != package[issue.id])}
