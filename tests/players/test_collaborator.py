"""The collaborator, as a list of moves."""

from functools import cache
from random import Random
from statistics import mean

import pytest

from grader.deal import Case, all_points, best_joint, even_split, frontier, variant
from grader.deal.variant import key_from
from grader.players import player
from grader.players.beliefs import beliefs
from grader.table import (
    Accept,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Move,
    Offer,
    Order,
    Prefer,
    Say,
    Session,
    Why,
)
from grader.table.session import seat_at
from tests.deal.small import NAME, content
from tests.players.plays import best_for, offers_of, plays

SERVICES = Case.load("implementation-services")
MINE, THEIRS = best_for(SERVICES, "client"), best_for(SERVICES, "vendor")


def told(more: str, less: str) -> Disclose:
    """A comparison, told."""
    return Disclose(Order(more, less))


def test_it_opens_with_a_package_good_for_itself():
    """The first offer is worth at least nine tenths of its best package."""
    session = plays("collaborator", case=SERVICES, moves=[], replies=[])
    (opening,) = offers_of(session.history, "vendor")
    assert SERVICES.them.preferences.value(opening) * 10 >= SERVICES.them.preferences.best * 9


def test_a_disclosure_is_returned():
    """Tell it what matters more to you, and it tells you what matters more to it, top issue first."""
    plays(
        "collaborator",
        case=SERVICES,
        moves=[told("scope", "payment"), told("price", "payment"), Disclose(Why("first-week"))],
        replies=[told("payment", "scope"), told("price", "scope"), told("support", "scope")],
    )


def test_a_disclosure_with_a_question_is_returned():
    """Share one, ask one: it answers."""
    plays(
        "collaborator",
        moves=[Disclose(Order("day", "price"), ask=True), Ask("day")],
        replies=[told("price", "day"), Disclose(Why("carrying"))],
    )


def test_one_question_is_answered_in_advance():
    """It answers the first question of a silent partner, then waits for theirs; one fact in return and it goes on."""
    plays(
        "collaborator",
        case=SERVICES,
        moves=[Ask(), Ask(), Ask("price"), told("scope", "payment"), Ask()],
        replies=[told("payment", "scope"), Decline(), Decline(), told("price", "scope"), Decline()],
    )


def test_asked_why_it_gives_the_reason():
    """A question about one issue is answered by the interest behind it."""
    plays("collaborator", case=SERVICES, moves=[Ask("support")], replies=[Disclose(Why("quiet-nights"))])


def test_the_same_fact_told_again_buys_nothing():
    """A comparison repeated is no new fact."""
    plays(
        "collaborator",
        case=SERVICES,
        moves=[Ask(), told("scope", "payment"), told("scope", "payment"), told("scope", "payment")],
        replies=[told("payment", "scope"), told("price", "scope"), Say, Say],
    )


def test_when_all_is_told_it_does_not_ask_for_more():
    """With nothing left to tell, somebody who has just shared is not told to share first."""
    plays(
        "collaborator",
        moves=[Ask(), Disclose(Order("day", "price"), ask=True)],
        replies=[told("price", "day"), Say],
    )


def test_it_does_not_claim_what_is_not_so():
    """Where two issues matter equally there is no comparison to tell, and it tells none."""
    changed = content()
    for interest in changed["parties"]["supplier"]["interests"].values():
        interest["weight"] = 50
    plays(
        "collaborator",
        case=Case.build(changed, NAME),
        moves=[Ask(), Disclose(Order("crews", "penalty")), Ask("crews")],
        replies=[Say, Say, Disclose(Why("rest"))],
    )


def test_a_remark_gets_a_remark():
    """Talking changes nothing."""
    plays("collaborator", moves=[Say("Nice flat."), Say("Third floor?")], replies=[Say, Say])


def test_of_several_offers_it_points_at_the_best_for_itself():
    """The choice is honest, in whatever order the packages lie, and not yet a yes."""
    packages = ({**MINE, "payment": "net15"}, {**MINE, "support": "email"}, {**MINE, "price": "p88"})
    values = [SERVICES.them.preferences.value(package) for package in packages]
    assert values.index(max(values)) == 0
    assert max(values) < 90
    plays("collaborator", case=SERVICES, moves=[EqualOffers(packages)], replies=[Prefer(0)])
    plays("collaborator", case=SERVICES, moves=[EqualOffers(packages[::-1])], replies=[Prefer(2)])


def test_it_takes_what_is_good_enough_now():
    """What reaches the points it holds out for is accepted at once; a little less is not, until later."""
    own = SERVICES.them.preferences
    good = {**THEIRS, "scope": "full"}
    less = {**THEIRS, "scope": "reports", "support": "extended"}
    assert (own.value(good), own.value(less)) == (86, 85)
    plays("collaborator", case=SERVICES, moves=[Offer(good)], replies=[Accept(0)])
    plays("collaborator", case=SERVICES, moves=[Offer(less), Offer(less)], replies=[Offer, Accept(0)])
    plays("collaborator", case=SERVICES, moves=[EqualOffers((MINE, less, good))], replies=[Accept(2)])


def test_what_it_holds_out_for_falls_evenly_to_the_deadline():
    """An offer worth 60 to it is refused early and accepted late."""
    middling = {**MINE, "payment": "net15", "support": "email"}
    assert SERVICES.them.preferences.value(middling) == 60
    replies = [Offer, Offer, Offer, Offer, Offer, Offer, Accept]
    plays("collaborator", case=SERVICES, moves=[Offer(middling)] * 7, replies=replies)


def test_it_never_signs_what_its_non_negotiable_forbids():
    """A package that breaks its own non-negotiable is not taken, however many points it has, and never offered."""
    changed = content()
    changed["parties"]["supplier"]["must"] = {"crews": ["two"]}
    forbidden = {"crews": "one", "penalty": "none"}
    del changed["parties"]["buyer"]["must"]
    case = Case.build(changed, NAME)
    session = plays("collaborator", case=case, moves=[Offer(forbidden)] * 5, replies=[Offer] * 5)
    assert {package["crews"] for package in offers_of(session.history, "supplier")} == {"two"}


@cache
def shares(name: str, style: str) -> tuple[float, float]:
    """Of a collaborator's counter-offers over 40 variants: mean share of the available value, and how many are efficient.

    The learner holds out for their own best package throughout; the disclosing one first tells, truly, what matters
    more to them. Only counter-offers of the later rounds count, the same rounds for both.
    """
    random = Random(7)
    found, efficient = [], []
    for number in range(40):
        case = variant(Case.load(name), key_from(random))
        mine, theirs = case.you.preferences, case.them.preferences
        best = best_joint(mine, theirs)
        assert best is not None
        middle = even_split(mine, theirs)
        undominated = {(p.own, p.other) for p in frontier(mine, theirs)}
        session = Session(case, player("collaborator"), str(number))
        hold = Offer(best_for(case, case.learner))
        ranking = mine.ranking()
        facts: list[Move] = [Disclose(Order(more, ranking[-1]), ask=True) for more in ranking[:-1]]
        opening = facts if style == "disclosing" else [hold] * len(facts)
        for move in [*opening, *[hold] * (case.rounds - 1 - len(facts))]:
            before = len(offers_of(session.history, case.them.id))
            session.play(move)
            for package in offers_of(session.history, case.them.id)[before:]:
                if len(session.moves) > len(facts):
                    a, b = mine.value(package), theirs.value(package)
                    found.append((a + b - middle) / (best.own + best.other - middle))
                    efficient.append((a, b) in undominated)
    assert len(found) >= 40
    return mean(found), mean(efficient)


@pytest.mark.parametrize(
    ("name", "share", "often"), [("implementation-services", 0.1, 0.15), ("first-minute", 0.2, 0.3)]
)
def test_a_silent_learner_is_not_handed_the_trade(name: str, share: float, often: float):
    """Its counter-offers are clearly better for both, and more often efficient, if it was told what matters to you."""
    silent, disclosing = shares(name, "silent"), shares(name, "disclosing")
    assert silent[0] + share < disclosing[0]
    assert silent[1] + often < disclosing[1]
    assert silent[1] < 0.6


def test_its_counter_offers_are_efficient_as_far_as_it_knows():
    """No package is better for itself and, by what it believes, as good for you."""
    seat = seat_at(SERVICES, "vendor", "s")
    session = plays(
        "collaborator",
        case=SERVICES,
        moves=[told("scope", "payment"), Offer(MINE), Offer(MINE)],
        replies=[Disclose, Offer, Offer],
    )
    for end, turn in enumerate(session.history):
        if turn.seat == "vendor" and isinstance(turn.move, Offer):
            believed = beliefs(seat, session.history[:end]).mean()
            points = all_points(seat.party.preferences, believed)
            made = next(p for p in points if p.package == turn.move.package)
            better = [
                p
                for p in points
                if p.own >= made.own and p.other >= made.other and (p.own, p.other) != (made.own, made.other)
            ]
            assert better == []
