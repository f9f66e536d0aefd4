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
    Floor,
    Mandate,
    Move,
    Offer,
    Order,
    Prefer,
    Say,
    SendUp,
    Session,
)
from grader.table.moves import AUTHORITY, LIMITS, PRIVATE, YOU_FIRST
from grader.table.session import seat_at
from tests.deal.small import NAME, content, late_ideas
from tests.players.plays import best_for, load, offers_of, only, plays, told, why

SERVICES = load("implementation-services")
MINE, THEIRS = best_for(SERVICES, "client"), best_for(SERVICES, "vendor")


def test_it_opens_with_a_package_good_for_itself():
    """The first offer is worth at least nine tenths of its best package."""
    session = plays("collaborator", case=SERVICES, moves=[], replies=[])
    (opening,) = offers_of(session.history, "vendor")
    assert SERVICES.them.preferences.value(opening) * 10 >= SERVICES.them.preferences.best * 9


def test_a_disclosure_is_returned_in_kind():
    """Tell it what matters more to you and it tells you what matters more to it; tell it a reason and it gives one."""
    plays(
        "collaborator",
        case=SERVICES,
        moves=[told("scope", "payment"), told("price", "payment"), why("first-week"), why("budget")],
        replies=[told("payment", "scope"), told("price", "scope"), why("quarter-cash"), why("margin")],
    )


def test_a_disclosure_with_a_question_is_returned():
    """Share one, ask one: it answers."""
    plays(
        "collaborator",
        moves=[told("day", "price", ask=True), why("soon", ask=True), Ask("day")],
        replies=[told("price", "day"), why("deposit"), why("carrying")],
    )


def test_one_question_is_answered_in_advance():
    """It answers the first question of a silent partner, then waits for theirs; one fact in return and it goes on."""
    plays(
        "collaborator",
        case=SERVICES,
        moves=[Ask(), Ask(), Ask("price"), told("scope", "payment"), Ask()],
        replies=[
            told("payment", "scope"),
            Decline(YOU_FIRST),
            Decline(YOU_FIRST),
            told("price", "scope"),
            Decline(YOU_FIRST),
        ],
    )


def test_a_limit_is_returned_with_a_limit():
    """What can't be moved on your side gets what can't be moved on its own, true and one at a time; then there is none left."""
    plays(
        "collaborator",
        case="flexible-work",
        moves=[only("nights", "half", "third", "fourth"), Ask(LIMITS), Ask(LIMITS)],
        replies=[only("hours", "three", "two"), only("home", "one", "two", "three"), Say],
    )


def test_where_nothing_is_fixed_it_says_so():
    """Asked for non-negotiables that it does not have, it invents none."""
    plays("collaborator", case=SERVICES, moves=[Ask(LIMITS)], replies=[Say])


def test_its_walk_away_it_keeps():
    """Offered your walk-away for its own, it declines, since that is its to know; told without a question, it takes note."""
    plays(
        "collaborator",
        case=SERVICES,
        moves=[Disclose(Floor(THEIRS), ask=True), Disclose(Floor(MINE))],
        replies=[Decline(PRIVATE), Say],
    )


def test_who_may_decide_it_always_says():
    """A question about authority is answered as often as it is asked, and costs nobody a turn."""
    mandate = Disclose(Mandate(frozenset(SERVICES.them.preferences.points)))
    plays(
        "collaborator",
        case=SERVICES,
        moves=[Ask(AUTHORITY), Disclose(Mandate(frozenset(["price"])), ask=True), Ask()],
        replies=[mandate, mandate, told("payment", "scope")],
    )


def test_it_decides_itself_what_is_meant_for_upstairs():
    """A package for whoever decides lies before the right person already: it is weighed like any other."""
    plays("collaborator", case=SERVICES, moves=[SendUp(MINE)], replies=[Offer])
    plays("collaborator", case=SERVICES, moves=[SendUp(THEIRS)], replies=[Accept(0)])


def test_asked_why_it_gives_the_reason():
    """A question about one issue is answered by the interest behind it."""
    plays("collaborator", case=SERVICES, moves=[Ask("support")], replies=[why("quiet-nights")])


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
        moves=[Ask(), told("day", "price", ask=True)],
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
        moves=[Ask(), told("crews", "penalty"), Ask("crews")],
        replies=[Say, Say, why("rest")],
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


VARIANTS = 25


@cache
def shares(name: str, style: str) -> tuple[float, float]:
    """Of a collaborator's counter-offers over 25 variants: mean share of the available value, and how many are efficient.

    The learner holds out for their own best package throughout; the disclosing one first tells, truly, what matters
    more to them. Only counter-offers of the later rounds count, the same rounds for both.
    """
    random = Random(7)
    found, efficient = [], []
    for number in range(VARIANTS):
        case = variant(load(name), key_from(random))
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
    assert len(found) >= VARIANTS
    return mean(found), mean(efficient)


TRADES = ["implementation-services", "consulting-project", "trade-fair-stand", "packaging-supply", "fleet-leasing"]
"""Cases in which each side gives most of what the other wants at little cost, and no issue is wanted alike."""


@pytest.mark.parametrize("name", TRADES)
def test_a_silent_learner_is_not_handed_the_trade(name: str):
    """Who only repeats a demand gets counter-offers that mostly leave value on the table; who told what matters does not."""
    silent, disclosing = shares(name, "silent"), shares(name, "disclosing")
    assert silent[1] < 0.45
    assert silent[0] + 0.1 < disclosing[0]
    assert silent[1] + 0.1 < disclosing[1]


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


def test_an_idea_that_a_reason_opened_is_offered():
    """Once a reason has opened an option that nobody had listed and that helps both, it comes into the next packages."""
    case = late_ideas()
    session = plays(
        "collaborator", case=case, moves=[why("dry"), Offer(best_for(case, "buyer"))], replies=[Disclose, Offer]
    )
    assert offers_of(session.history, "supplier")[-1]["crews"] == "night"
    silent = plays("collaborator", case=case, moves=[Ask(), Offer(best_for(case, "buyer"))], replies=[Disclose, Offer])
    assert offers_of(silent.history, "supplier")[-1]["crews"] != "night"
