"""The positional negotiator, as a list of moves."""

from functools import cache
from random import Random

import pytest

from grader.deal import Case, variant
from grader.deal.variant import key_from
from grader.players import player
from grader.table import (
    Accept,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Evade,
    Floor,
    Mandate,
    Offer,
    Prefer,
    Say,
    SendUp,
    Session,
)
from grader.table.moves import AUTHORITY, LIMITS, PRIVATE
from tests.players.plays import best_for, load, offers_of, only, plays, stepping_down, told, why

SERVICES = load("implementation-services")
MINE, THEIRS = best_for(SERVICES, "client"), best_for(SERVICES, "vendor")


def test_it_keeps_its_reasons_to_itself():
    """The first question gets an answer that holds nothing, every other one a refusal; what you share is just heard."""
    plays(
        "positional",
        case=SERVICES,
        moves=[
            Ask(),
            Ask("price"),
            told("scope", "payment", ask=True),
            why("budget", ask=True),
            told("scope", "payment"),
            why("budget"),
            Ask(),
        ],
        replies=[Evade(), Decline(), Decline(), Decline(), Say, Say, Decline()],
    )


def test_what_it_cannot_move_on_it_says():
    """A limit is a position too: asked, it tells each of its own, then that there is no other."""
    plays(
        "positional",
        case="flexible-work",
        moves=[Ask(LIMITS), only("nights", "half", "third", "fourth", ask=True), Ask(LIMITS)],
        replies=[only("hours", "three", "two"), only("home", "one", "two", "three"), Say],
    )


def test_its_walk_away_it_keeps_and_who_decides_it_says():
    """The least it could sign is nobody's business; that it decides alone is no secret."""
    plays(
        "positional",
        case=SERVICES,
        moves=[Disclose(Floor(MINE), ask=True), Ask(AUTHORITY)],
        replies=[Decline(PRIVATE), Disclose(Mandate(frozenset(SERVICES.them.preferences.points)))],
    )


def test_among_equal_offers_it_chooses_honestly():
    """It takes none of them yet, but points at the one best for itself, wherever it lies."""
    packages = ({**MINE, "payment": "net15"}, {**MINE, "support": "email"}, {**MINE, "price": "p88"})
    plays("positional", case=SERVICES, moves=[EqualOffers(packages)], replies=[Prefer(0)])
    plays("positional", case=SERVICES, moves=[EqualOffers(packages[::-1])], replies=[Prefer(2)])


def test_it_takes_its_own_best_package():
    """What it would have written itself is accepted at once, also among others."""
    plays("positional", case=SERVICES, moves=[Offer(THEIRS)], replies=[Accept(0)])
    plays("positional", case=SERVICES, moves=[EqualOffers((MINE, THEIRS))], replies=[Accept(1)])
    plays("positional", case=SERVICES, moves=[SendUp(THEIRS)], replies=[Accept(0)])


@cache
def conceding(name: str, key: str) -> tuple[Case, Session]:
    """A positional counterpart whom the learner gives nothing but their own best package."""
    case = variant(load(name), key)
    session = Session(case, player("positional"), key)
    while session.rounds_left and not session.over:
        session.play(Offer(best_for(case, case.learner)))
    return case, session


KEYS = [key_from(Random(f"positional/{i}")) for i in range(15)]


@pytest.mark.parametrize("name", ["implementation-services", "first-minute"])
def test_it_gives_ground_on_every_issue_alike(name: str):
    """In each offer one share is kept on all issues, give or take a step: no issue is ahead while another is behind."""
    for key in KEYS:
        case, session = conceding(name, key)
        for package in offers_of(session.history, case.them.id):
            behind, ahead = [0.0], [1.0]
            for issue, options in case.them.preferences.points.items():
                low, high, here = min(options.values()), max(options.values()), options[package[issue]]
                behind.append(max(((v - low) / (high - low) for v in options.values() if v < here), default=-1.0))
                ahead.append(min(((v - low) / (high - low) for v in options.values() if v > here), default=1.0))
            assert max(behind) < min(ahead), (key, package)


@pytest.mark.parametrize("name", ["implementation-services", "first-minute"])
def test_it_gives_ground_round_by_round_but_not_below_its_walk_away(name: str):
    """Its offers fall from near its best, never rise, and stay above its alternative."""
    for key in KEYS:
        case, session = conceding(name, key)
        own = case.them.preferences
        values = [own.value(package) for package in offers_of(session.history, case.them.id)]
        assert values == sorted(values, reverse=True)
        assert values[0] >= own.best * 9 // 10
        assert values[0] > values[-1] > own.reservation


@pytest.mark.parametrize("name", ["implementation-services", "release-date", "workshop-series"])
def test_what_you_share_does_not_change_its_offers(name: str):
    """It takes the pie as fixed: told what matters to you and why, it offers the same."""
    case = load(name)
    ranking = case.you.preferences.ranking()
    facts = [told(ranking[0], ranking[-1]), why(case.you.interests[0].id)]
    offers = stepping_down(case, 3)
    said = plays("positional", case=case, moves=[*facts, *offers], replies=[Say] * 2 + [Offer] * 3)
    silent = plays("positional", case=case, moves=[Ask(), Ask(), *offers], replies=[Evade(), Decline(), *[Offer] * 3])
    assert offers_of(said.history, case.them.id) == offers_of(silent.history, case.them.id)
