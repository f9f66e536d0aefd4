"""Simulated learners, each as a list of moves against somebody who does what a script says."""

import pytest

from grader.players import player
from grader.players.equal_offers import EqualOffersMaker
from grader.table import (
    Accept,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Evade,
    Move,
    Offer,
    Order,
    Prefer,
    Say,
    WalkAway,
    Why,
    negotiate,
)
from grader.table.moves import MUST_CHECK, PRIVATE, YOU_FIRST
from tests.players.plays import CASES, acts, best_for, facts_of, load, offers_of, told, why

SERVICES = load("implementation-services")
MINE, THEIRS = best_for(SERVICES, "client"), best_for(SERVICES, "vendor")
OWN = SERVICES.you.preferences
OPENING = Offer(THEIRS)
REFUSALS = [Decline(), Evade()]
EXCUSES = [Decline(YOU_FIRST), Decline(MUST_CHECK), Decline(PRIVATE)]
SHARED = [
    told("scope", "payment", ask=True),
    why("one-system", ask=True),
    told("price", "payment", ask=True),
    why("budget", ask=True),
]


def test_the_open_one_goes_on_whatever_comes_back():
    """An order, a reason, an order, a reason: refused four times, it shares all four; then it bargains."""
    made = acts(player("open"), [OPENING, Decline(), Evade(), Decline(), Decline()])
    assert made[:4] == SHARED
    assert isinstance(made[4], Offer)


def test_the_discloser_shares_two_things_where_it_is_answered():
    """An order for an order, twice; then it bargains with what it knows."""
    made = acts(player("discloser"), [OPENING, told("payment", "scope"), told("price", "scope")])
    assert made[:2] == [told("scope", "payment", ask=True), told("price", "payment", ask=True)]
    assert isinstance(made[2], Offer)


@pytest.mark.parametrize("refusal", REFUSALS)
def test_the_discloser_stops_after_one_refusal(refusal: Move):
    """Refused, or answered with nothing, it tells no more."""
    made = acts(player("discloser"), [OPENING, refusal, OPENING, OPENING])
    assert made[0] == told("scope", "payment", ask=True)
    assert all(isinstance(move, Offer) for move in made[1:])


@pytest.mark.parametrize("excuse", EXCUSES)
def test_you_first_is_no_refusal(excuse: Move):
    """Somebody who is careful, who must ask, or who keeps one thing to themselves has not refused to talk."""
    made = acts(player("discloser"), [OPENING, excuse])
    assert made == [told("scope", "payment", ask=True), told("price", "payment", ask=True)]


def test_a_discloser_told_what_matters_offers_a_trade():
    """The same learner, told that payment matters most or that support does, gives way on that first."""
    offered = {}
    for top in ("payment", "support"):
        script = [OPENING, told(top, "scope"), told(top, "price"), OPENING, OPENING, OPENING]
        offered[top] = offers_of_moves(acts(player("discloser"), script))[-1]
    theirs = SERVICES.them.preferences.points
    for top, other in (("payment", "support"), ("support", "payment")):
        assert theirs[top][offered[top][top]] > theirs[top][offered[other][top]]


def offers_of_moves(made: list[Move]) -> list[dict[str, str]]:
    """The packages among these moves."""
    return [move.package for move in made if isinstance(move, Offer)]


@pytest.mark.parametrize("name", [name for name in CASES if len(load(name).issues) > 2])
def test_two_sets_of_equal_packages_then_single_ones(name: str):
    """Whatever they point at, two sets come first, each of truly equal packages; then it builds on the choices."""
    case = load(name)
    own = case.listed.you.preferences
    made = acts(player("meso"), [Offer(best_for(case, case.them.id)), Prefer(1), Prefer(0)], case=name)
    assert [type(move) for move in made[:2]] == [EqualOffers, EqualOffers]
    for move in made[:2]:
        assert isinstance(move, EqualOffers)
        values = [own.value(package) for package in move.packages]
        assert max(values) - min(values) <= 5, values
        assert all(own.accepts(package) for package in move.packages)
        assert len(move.packages) >= 2
    assert not isinstance(made[2], EqualOffers)


def test_equal_packages_lie_close_where_the_case_allows():
    """In a case with packages enough three of them lie within two points of one another, and differ in what they give."""
    for move in acts(player("meso"), [OPENING, Prefer(0)]):
        assert isinstance(move, EqualOffers)
        values = [OWN.value(package) for package in move.packages]
        assert len(values) == 3
        assert max(values) - min(values) <= 2
        theirs = [SERVICES.them.preferences.value(package) for package in move.packages]
        assert len(set(theirs)) == 3


def test_single_offers_build_on_what_was_chosen():
    """The issue that both choices favoured is given more than if another one had been chosen."""
    given = {}
    for want in ("payment", "price"):
        points = SERVICES.them.preferences.points[want]
        script: list[Move] = [OPENING]
        for _ in range(EqualOffersMaker.sets):
            last = acts(player("meso"), script)[-1]
            assert isinstance(last, EqualOffers)
            script.append(Prefer(max(range(len(last.packages)), key=lambda i: points[last.packages[i][want]])))
        last = acts(player("meso"), [*script, OPENING])[-1]
        assert isinstance(last, Offer)
        given[want] = last.package
    for want, other in (("payment", "price"), ("price", "payment")):
        points = SERVICES.them.preferences.points[want]
        assert points[given[want][want]] > points[given[other][want]]


def test_two_issues_leave_few_packages_for_equal_offers():
    """Where no two packages are worth the same, it makes a single offer rather than unequal ones."""
    own = load("first-minute").you.preferences
    made = acts(player("meso"), [Offer(best_for(load("first-minute"), "seller"))] * 5, case="first-minute")
    assert any(isinstance(move, Offer) for move in made[:2])
    for move in made:
        if isinstance(move, EqualOffers):
            values = [own.value(package) for package in move.packages]
            assert max(values) - min(values) <= 8


def test_who_makes_equal_offers_takes_a_good_one_in_between():
    """An offer that reaches what it holds out for ends the talk at once."""
    made = acts(player("meso"), [OPENING, Offer(MINE)])
    assert made[1] == Accept(0)


@pytest.mark.parametrize("name", CASES)
def test_the_caver_is_near_its_walk_away_by_half_time(name: str):
    """By the middle of the rounds it offers little more than its alternative, and takes what beats that."""
    case = load(name)
    own = case.you.preferences
    poor = Offer(best_for(case, case.them.id))
    made = acts(player("caver"), [poor] * (case.rounds // 2 + 1), case=name)
    first, last = (own.value(package) for package in (offers_of_moves(made)[0], offers_of_moves(made)[-1]))
    near = own.reservation + (own.best - own.reservation) // 10
    assert first >= own.best * 7 // 10
    assert own.reservation <= last <= near + max(own.stakes().values()) // 3
    assert last < first


def test_the_caver_is_glad_of_anything_above_its_walk_away():
    """At half-time it takes what others would still refuse."""
    middling = {"price": "p100", "payment": "net30", "scope": "migration", "support": "office"}
    assert OWN.reservation < OWN.value(middling) < OWN.reservation + 5
    script = [OPENING] * (SERVICES.rounds // 2) + [Offer(middling)]
    assert acts(player("caver"), script)[-1] == Accept(0)
    assert isinstance(acts(player("positional"), script)[-1], Offer)


def test_the_squeezer_opens_at_the_top_gives_little_and_waits_for_the_last_minute():
    """Its first offer is its own best; half-way it still asks for most; at the deadline it takes what beats its alternative."""
    middling = {"price": "p94", "payment": "net30", "scope": "full", "support": "office"}
    made = acts(player("squeezer"), [Offer(middling)] * (SERVICES.rounds + 1))
    values = [OWN.value(package) for package in offers_of_moves(made)]
    assert made[0] == Offer(MINE)
    assert values == sorted(values, reverse=True)
    assert min(values[: SERVICES.rounds // 2]) >= OWN.best * 8 // 10
    assert OWN.accepts(middling)
    assert made[-1] == Accept(0)
    assert len(made) > SERVICES.rounds // 2


def test_the_squeezer_tells_nothing():
    """Against somebody who asks and shares, it shares nothing true and asks nothing."""
    made = acts(
        player("squeezer"), [OPENING, told("payment", "scope", ask=True), Ask(), why("margin", ask=True), Ask()]
    )
    assert not any(isinstance(move, Ask | EqualOffers) for move in made)
    facts = [move.fact for move in made if isinstance(move, Disclose)]
    assert all(isinstance(fact, Order) and fact.more == "payment" for fact in facts)


@pytest.mark.parametrize("who", ["discloser", "open", "meso", "and", "and_one_sided", "caver", "positional"])
def test_every_learner_takes_what_it_would_have_written_itself(who: str):
    """Its own best package is signed at once."""
    assert acts(player(who), [Offer(MINE)]) == [Accept(0)]


@pytest.mark.parametrize(
    "who", ["discloser", "open", "meso", "and", "and_one_sided", "caver", "positional", "squeezer"]
)
def test_no_learner_signs_less_than_its_alternative(who: str):
    """Held to a package that is worth less, each leaves at the latest when only a yes is left."""
    made = acts(player(who), [OPENING, *[OPENING] * SERVICES.rounds])
    assert OWN.value(THEIRS) < OWN.reservation
    assert made[-1] == WalkAway()


@pytest.mark.parametrize("who", ["discloser", "open", "and", "and_one_sided"])
def test_facts_learners_share_are_true(who: str):
    """In real negotiations in every case: comparisons as their stakes are, limits that are theirs, each only once."""
    for name in CASES:
        case = load(name)
        own = case.you.preferences
        for counterpart in ("collaborator", "guarded"):
            session = negotiate(case, player(who), player(counterpart), "s")
            facts = facts_of(session.history, case.learner)
            stakes = session.table.you.preferences.stakes()
            for fact in facts:
                if isinstance(fact, Order):
                    assert stakes[fact.more] >= stakes[fact.less]
                elif not isinstance(fact, Why):
                    assert fact.options <= own.must[fact.issue]
            assert len(facts) == len({str(fact) for fact in facts})
            assert offers_of(session.history, case.them.id)


def test_a_remark_gets_an_offer():
    """On the learner's chair nobody chats: each remark is answered by a step of the negotiation."""
    for who in ("positional", "caver", "squeezer"):
        made = acts(player(who), [OPENING, Say("Hm."), Say("Well.")])
        assert all(isinstance(move, Offer) for move in made), who
