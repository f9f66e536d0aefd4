"""The hard bargainer, as a list of moves."""

from itertools import product

import pytest

from grader.deal import Preferences
from grader.players import player
from grader.players.hard_bargainer import LATE
from grader.table import (
    Accept,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Evade,
    Floor,
    Limit,
    Mandate,
    Offer,
    Order,
    Prefer,
    Say,
    SendUp,
    Session,
    negotiate,
)
from grader.table.moves import AUTHORITY, LIMITS, PRIVATE
from grader.table.session import seat_at
from tests.players.anything import improvised
from tests.players.plays import (
    CASES,
    best_for,
    facts_of,
    load,
    offers_of,
    only,
    plays,
    stepping_down,
    told,
    wants,
    why,
)

SERVICES = load("implementation-services")
MINE, THEIRS = best_for(SERVICES, "client"), best_for(SERVICES, "vendor")
OWN = SERVICES.them.preferences


def test_a_question_gets_an_empty_answer_then_none():
    """First words without content, then a refusal; a reason is never given."""
    plays(
        "hard_bargainer",
        case=SERVICES,
        moves=[Ask(), Ask(), Ask("price"), why("one-system", ask=True)],
        replies=[Evade(), Decline(), Decline(), Decline()],
    )


def test_what_you_share_is_heard_and_not_returned():
    """Facts without a question get a remark."""
    plays("hard_bargainer", case=SERVICES, moves=[told("scope", "payment"), why("budget")], replies=[Say, Say])


def test_it_names_your_top_issue_as_its_own():
    """Told that scope matters most to you, it says the same of itself, though nothing matters less to it; then it evades."""
    assert OWN.ranking()[-1] == "scope"
    plays(
        "hard_bargainer",
        case=SERVICES,
        moves=[told("scope", "payment", ask=True), Ask(), Ask()],
        replies=[told("scope", "payment"), Evade(), Decline()],
    )


@pytest.mark.parametrize("name", CASES)
def test_its_claim_follows_what_you_said_last(name: str):
    """In every case, whichever issue you put first, it claims that one, and compares it with another one."""
    case = load(name)
    for top in case.you.preferences.points:
        less = next(issue for issue in case.you.preferences.points if issue != top)
        session = Session(case, player("hard_bargainer"), "s")
        session.play(told(top, less, ask=True))
        (claim,) = facts_of(session.history, case.them.id)
        assert isinstance(claim, Order)
        assert claim.more == top != claim.less


@pytest.mark.parametrize("name", CASES)
def test_it_claims_a_limit_that_it_does_not_have(name: str):
    """Asked what it can't move on, it names the better half of its own top issue; asked again, it evades."""
    case = load(name)
    own = case.listed.them.preferences
    top = own.ranking()[0]
    session = plays("hard_bargainer", case=case, moves=[Ask(LIMITS), Ask(LIMITS)], replies=[Disclose, Evade()])
    (claim,) = facts_of(session.history, case.them.id)
    assert isinstance(claim, Limit)
    assert claim.issue == top
    assert claim.options < set(own.options(top)), "more is possible than it says"
    outside = [value for option, value in own.options(top).items() if option not in claim.options]
    assert min(own.points[top][option] for option in claim.options) >= max(outside)


def test_its_deeds_test_its_words():
    """It signs in the last round what it said was impossible in the first."""
    beyond = {**THEIRS, "payment": "net90"}
    moves = [Ask(LIMITS), *[Offer(beyond)] * 7]
    session = plays(
        "hard_bargainer",
        case=SERVICES,
        moves=moves,
        replies=[only("payment", "net15", "net30"), *[Offer] * 6, Accept(0)],
    )
    assert session.deal == beyond
    assert OWN.value(beyond) == 60


def test_its_walk_away_it_keeps():
    """Yours it takes note of; its own is its business."""
    moves = [Disclose(Floor(MINE)), Disclose(Floor(MINE), ask=True)]
    plays("hard_bargainer", case=SERVICES, moves=moves, replies=[Say, Decline(PRIVATE)])


def test_told_your_walk_away_it_asks_for_the_rest():
    """What you could just about sign is the least it takes from then on, offers included."""
    floor = {"price": "p94", "payment": "net30", "scope": "reports", "support": "office"}
    assert OWN.value(floor) > 60
    lowest = []
    for first in (Ask(), Disclose(Floor(floor))):
        moves = [first, *stepping_down(SERVICES, 6)]
        session = plays("hard_bargainer", case=SERVICES, moves=moves, replies=[object, *[Offer] * 6])
        lowest.append(min(OWN.value(package) for package in offers_of(session.history, "vendor")))
    silent, telling = lowest
    assert silent < OWN.value(floor) <= telling


def test_who_decides_it_says():
    """It may settle everything."""
    moves = [Ask(AUTHORITY)]
    plays("hard_bargainer", case=SERVICES, moves=moves, replies=[Disclose(Mandate(frozenset(OWN.points)))])


def test_it_takes_its_own_best_package():
    """Alone, among others, or sent up to it."""
    plays("hard_bargainer", case=SERVICES, moves=[Offer(THEIRS)], replies=[Accept(0)])
    plays("hard_bargainer", case=SERVICES, moves=[EqualOffers((MINE, THEIRS))], replies=[Accept(1)])
    plays("hard_bargainer", case=SERVICES, moves=[SendUp(THEIRS)], replies=[Accept(0)])
    plays("hard_bargainer", case=SERVICES, moves=[SendUp(MINE)], replies=[Offer])


def test_from_equal_offers_it_picks_the_best_parts():
    """It answers three packages with a fourth, made of what suits it in each."""
    packages = (
        {"price": "p100", "payment": "net60", "scope": "reports", "support": "office"},
        {"price": "p94", "payment": "net15", "scope": "migration", "support": "office"},
        {"price": "p94", "payment": "net30", "scope": "reports", "support": "email"},
    )
    picked = {"price": "p100", "payment": "net15", "scope": "reports", "support": "email"}
    plays("hard_bargainer", case=SERVICES, moves=[EqualOffers(packages)], replies=[Offer(picked)])
    plays("hard_bargainer", case=SERVICES, moves=[EqualOffers(packages[::-1])], replies=[Offer(picked)])


def test_poor_parts_make_no_offer_of_its():
    """The best parts of packages that are all far below its walk-away are still below it: it does not ask for them."""
    packages = tuple({**MINE, **change} for change in ({}, {"price": "p82"}, {"support": "extended"}))
    session = Session(SERVICES, player("hard_bargainer"), "s")
    session.play(EqualOffers(packages))
    assert all(OWN.accepts(package) for package in offers_of(session.history, "vendor"))


@pytest.mark.parametrize("name", CASES)
def test_it_never_offers_what_it_could_not_sign(name: str):
    """Whatever is done to it, each package that it puts on the table is worth its walk-away."""
    case = load(name)
    own = case.them.preferences
    for seed in range(12):
        offers = offers_of(improvised(case, "hard_bargainer", seed).history, case.them.id)
        assert all(own.accepts(package) for package in offers), seed


@pytest.mark.parametrize("name", ["implementation-services", "joint-venture", "release-date", "used-van"])
def test_nobody_makes_it_sign_below_its_walk_away(name: str):
    """Not even by taking what it picked from equal offers."""
    case = load(name)
    for seed in range(6):
        session = negotiate(case, player("meso"), player("hard_bargainer"), str(seed))
        assert session.deal is None or case.them.preferences.accepts(session.deal), seed


@pytest.mark.parametrize("name", CASES)
def test_an_offer_is_never_taken_back(name: str):
    """Each package it puts on the table is worth to it what the one before was, or less, whatever it picked in between."""
    case = load(name)
    own = case.them.preferences
    for seed in range(12):
        values = [own.value(p) for p in offers_of(improvised(case, "hard_bargainer", seed).history, case.them.id)]
        assert values == sorted(values, reverse=True), seed


def given_on(session: Session, issue: str) -> list[int]:
    """The rounds in which it offered less of an issue than its opening kept of it."""
    own = session.case.them.preferences
    seat = seat_at(session.case, session.case.them.id, "s")
    opening = own.points[issue][offers_of(session.history, session.case.them.id)[0][issue]]
    return [
        seat.elapsed(session.history[:place])
        for place, turn in enumerate(session.history)
        if turn.seat == session.case.them.id
        and isinstance(turn.move, Offer)
        and own.points[issue][turn.move.package[issue]] < opening
    ]


def test_what_you_said_matters_most_is_held_hostage():
    """Told that scope comes first, it does not move on scope before the last two rounds, and then it does."""
    moves = [told("scope", "payment"), *stepping_down(SERVICES, 6)]
    session = plays("hard_bargainer", case=SERVICES, moves=moves, replies=[Say, *[Offer] * 6])
    rounds = given_on(session, "scope")
    assert rounds
    assert min(rounds) >= SERVICES.rounds - LATE


@pytest.mark.parametrize("name", CASES)
def test_a_hostage_is_held_in_every_case(name: str):
    """In all cases and for each issue: told at the outset, it gives no more there than its opening did, till the last two rounds."""
    case = load(name)
    for issue in case.you.preferences.points:
        less = next(other for other in case.you.preferences.points if other != issue)
        session = Session(case, player("hard_bargainer"), "s")
        session.play(told(issue, less))
        for move in stepping_down(case, case.rounds - 1):
            if not session.over:
                session.play(move)
        assert all(used >= case.rounds - LATE for used in given_on(session, issue)), issue


def test_what_you_kept_to_yourself_is_no_hostage():
    """Of people who said nothing, many get ground on their top issue before the last two rounds; of those who told, none."""
    early = {False: 0, True: 0}
    for name, seed in product(["consulting-project", "product-launch", "supplier-delay", "studio-lease"], "abcd"):
        case = load(name)
        ranking = case.you.preferences.ranking()
        for telling in early:
            session = Session(case, player("hard_bargainer"), seed)
            for move in [told(ranking[0], ranking[-1]) if telling else Ask(), *stepping_down(case, case.rounds - 1)]:
                if not session.over:
                    session.play(move)
            early[telling] += any(used < case.rounds - LATE for used in given_on(session, ranking[0]))
    assert early[False] >= 4
    assert early[True] == 0


def test_it_never_says_which_package_it_likes():
    """Where the best parts together are not its to take, or not enough, it answers with a demand of its own."""
    must = Preferences(OWN.points, OWN.reservation, {"scope": frozenset({"full"})})
    case = wants(SERVICES, "vendor", must)
    packages = ({**MINE, "scope": "full"}, {**MINE, "scope": "core"}, {**MINE, "scope": "full", "payment": "net60"})
    session = plays("hard_bargainer", case=case, moves=[EqualOffers(packages)], replies=[Offer])
    assert all(package["scope"] == "full" for package in offers_of(session.history, "vendor"))
    for name in CASES:
        assert not any(isinstance(turn.move, Prefer) for turn in improvised(load(name), "hard_bargainer", 3).history)
