"""The positional negotiator, as a list of moves."""

from functools import cache
from random import Random

import pytest

from grader.deal import Case, variant
from grader.deal.variant import key_from
from grader.players import player
from grader.table import Accept, Ask, Decline, Disclose, EqualOffers, Offer, Order, Prefer, Say, Session, Why
from tests.players.plays import best_for, offers_of, plays

SERVICES = Case.load("implementation-services")
MINE, THEIRS = best_for(SERVICES, "client"), best_for(SERVICES, "vendor")


def test_it_keeps_its_reasons_to_itself():
    """Every question is declined, and what you share is heard without an answer in kind."""
    plays(
        "positional",
        case=SERVICES,
        moves=[
            Ask(),
            Ask("price"),
            Disclose(Order("scope", "payment"), ask=True),
            Disclose(Order("scope", "payment")),
            Disclose(Why("budget")),
            Ask(),
        ],
        replies=[Decline(), Decline(), Decline(), Say, Say, Decline()],
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


@cache
def conceding(name: str, key: str) -> tuple[Case, Session]:
    """A positional counterpart whom the learner gives nothing but their own best package."""
    case = variant(Case.load(name), key)
    session = Session(case, player("positional"), key)
    while session.rounds_left and not session.over:
        session.play(Offer(best_for(case, case.learner)))
    return case, session


KEYS = [key_from(Random(f"positional/{i}")) for i in range(15)]


@pytest.mark.parametrize("name", ["implementation-services", "first-minute"])
def test_it_gives_ground_on_every_issue_alike(name: str):
    """In each offer one share is kept on all issues: on none could it have given more without falling below the rest."""
    for key in KEYS:
        case, session = conceding(name, key)
        own = case.them.preferences
        for package in offers_of(session.history, case.them.id):
            kept, next_worse = [], [-1.0]
            for issue, options in own.points.items():
                low, high = min(options.values()), max(options.values())
                kept.append((options[package[issue]] - low) / (high - low))
                below = [(v - low) / (high - low) for v in options.values() if v < options[package[issue]]]
                next_worse.append(max(below, default=-1.0))
            assert max(next_worse) < min(kept), (key, package)


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


def test_what_you_share_does_not_change_its_offers():
    """It takes the pie as fixed: told what matters to you, it offers the same."""
    told = plays(
        "positional",
        case=SERVICES,
        moves=[Disclose(Order("scope", "payment")), Offer(MINE), Offer(MINE)],
        replies=[Say, Offer, Offer],
    )
    silent = plays(
        "positional",
        case=SERVICES,
        moves=[Ask(), Offer(MINE), Offer(MINE)],
        replies=[Decline(), Offer, Offer],
    )
    assert offers_of(told.history, "vendor") == offers_of(silent.history, "vendor")
