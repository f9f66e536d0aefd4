"""What one side believes of the other."""

import builtins
import json
import sys
from math import fsum, inf, nextafter

import pytest

from grader.deal import Case, Issue, Option, Preferences
from grader.deal.case import Party
from grader.players import beliefs as _  # noqa: F401 - loads the module for `sys.modules`
from grader.players.beliefs import Beliefs, Particles, beliefs
from grader.table import Accept, Ask, Disclose, EqualOffers, History, Offer, Order, Prefer, Turn, Why
from grader.table.session import Seat, seat_at
from tests.deal.elsewhere import printed
from tests.players.plays import best_for

CASE = Case.load("implementation-services")
ISSUES = [issue.id for issue in CASE.issues]
SEEDS = [f"s{i}" for i in range(25)]
MINE, THEIRS = best_for(CASE, "client"), best_for(CASE, "vendor")


def vendor(seed: str) -> Seat:
    """The vendor's seat: what it believes of the client is looked at here."""
    return seat_at(CASE, "vendor", seed)


def client(move: object) -> Turn:
    """A move of the client."""
    return Turn("client", move)


def leaning(package: dict[str, str], issue: str) -> dict[str, str]:
    """The package with one issue settled as the client would like it best."""
    return {**package, issue: MINE[issue]}


def test_beliefs_are_chances():
    """The weights of all guesses are positive and sum to one, and so do the chances that an issue is on top."""
    history = (client(Offer(MINE)), client(Disclose(Order("scope", "price"))))
    believed = beliefs(vendor("s"), history)
    assert min(believed.weights) > 0
    assert fsum(believed.weights) == pytest.approx(1)
    assert fsum(believed.chance_top(issue) for issue in ISSUES) == pytest.approx(1)


def test_before_anything_is_said_the_other_wants_what_i_want():
    """Fixed-pie perception: over many people, the own top issue is taken to be theirs most often."""
    chances = {issue: fsum(beliefs(vendor(seed), ()).chance_top(issue) for seed in SEEDS) for issue in ISSUES}
    assert max(chances, key=chances.__getitem__) == CASE.them.preferences.ranking()[0]


@pytest.mark.parametrize("more", ISSUES)
def test_a_stated_comparison_is_believed(more: str):
    """Told that one issue matters more than another, everybody holds it likelier to be on top, and the other less."""
    for seed in SEEDS:
        for less in ISSUES:
            if less != more:
                before = beliefs(vendor(seed), ())
                after = beliefs(vendor(seed), (client(Disclose(Order(more, less))),))
                assert after.chance_top(more) > before.chance_top(more) or before.chance_top(more) == 0
                assert after.chance_top(less) < before.chance_top(less) or before.chance_top(less) == 0


@pytest.mark.parametrize("issue", ISSUES)
@pytest.mark.parametrize("answer", [Prefer, Accept])
def test_a_choice_shifts_beliefs_towards_what_it_favours(issue: str, answer: type):
    """Of offers that each give way on another issue, the chosen one tells what matters."""
    packages = tuple(leaning(THEIRS, other) for other in ISSUES[:3] if other != issue)
    place = 1
    packages = (*packages[:place], leaning(THEIRS, issue), *packages[place:])
    offered = Turn("vendor", EqualOffers(packages[:3]))
    for seed in SEEDS:
        before = beliefs(vendor(seed), (offered,))
        after = beliefs(vendor(seed), (offered, client(answer(place))))
        assert after.chance_top(issue) > before.chance_top(issue)


def test_a_yes_to_a_single_offer_or_a_question_tells_nothing():
    """Where there was nothing to choose, nothing is learnt; nor from a question or a reason."""
    before = beliefs(vendor("s"), ())
    for move in (Accept(0), Ask("price"), Why("budget"), Disclose(Why("budget"))):
        assert beliefs(vendor("s"), (Turn("vendor", Offer(THEIRS)), client(move))) == before


def test_own_moves_tell_nothing_about_the_other_side():
    """Only what they do counts."""
    mine = (Turn("vendor", Offer(THEIRS)), Turn("vendor", Disclose(Order("payment", "scope"))))
    assert beliefs(vendor("s"), mine) == beliefs(vendor("s"), ())


def test_an_offer_says_a_little():
    """Somebody who gives way on everything but one issue is a bit likelier to care about it most."""
    for issue in ISSUES:
        offered = (client(Offer(leaning(THEIRS, issue))),)
        before = fsum(beliefs(vendor(seed), ()).chance_top(issue) for seed in SEEDS)
        after = fsum(beliefs(vendor(seed), offered).chance_top(issue) for seed in SEEDS)
        assert before < after


def test_the_expected_preferences_weigh_every_guess():
    """The mean of two guesses, one three times as likely as the other."""
    guesses = ({"x": {"a": 0, "b": 100}}, {"x": {"a": 40, "b": 0}})
    assert Beliefs(Particles.of(guesses), (0.75, 0.25)).mean() == Preferences({"x": {"a": 10, "b": 75}})


HISTORY: History = (
    client(Ask()),
    Turn("vendor", EqualOffers((THEIRS, leaning(THEIRS, "scope"), leaning(THEIRS, "price")))),
    client(Prefer(1)),
    client(Disclose(Order("scope", "payment"))),
    client(Offer(MINE)),
)


def dumped() -> str:
    """Everything believed after that history, to the last bit."""
    found = []
    for seed in SEEDS[:5]:
        believed = beliefs(vendor(seed), HISTORY)
        found += [[w.hex() for w in believed.weights], believed.particles.points, believed.mean().points]
        found += [believed.chance_top(issue).hex() for issue in ISSUES]
    return json.dumps(found)


def test_beliefs_are_the_same_in_every_process():
    """To the last bit, whatever the hash seed."""
    code = "from tests.players.test_beliefs import dumped; print(dumped())"
    assert printed(code, hash_seed=1) == printed(code, hash_seed=2) == f"{dumped()}\n"


def test_beliefs_do_not_depend_on_how_python_adds(monkeypatch: pytest.MonkeyPatch):
    """From 3.12 on the built-in `sum` rounds fractions otherwise than before; a record must replay on both."""

    def otherwise(values: object, start: object = 0) -> object:
        total = builtins.sum(values, start)
        return nextafter(total, inf) if isinstance(total, float) else total

    before = dumped()
    module = sys.modules["grader.players.beliefs"]
    monkeypatch.setattr(module, "sum", otherwise, raising=False)
    for name in ("_particles", "_prior"):
        getattr(getattr(module, name, None), "cache_clear", lambda: None)()
    assert dumped() == before


def test_a_long_negotiation_over_many_issues_can_be_believed():
    """A hundred offers on twenty issues are very unlikely together, and still leave beliefs that sum to one."""
    issues = tuple(Issue(f"i{n}", f"Issue {n}", tuple(Option(o, o) for o in "abcde")) for n in range(20))
    points = Preferences({issue.id: {o: 10 * place for place, o in enumerate("abcde")} for issue in issues})
    party = Party("me", "Me", "role", "brief", "alternative", (), points, {})
    seat = Seat(party, issues, 100, "you", "s")
    offers = tuple(Turn("you", Offer({i.id: "abcde"[(n + k) % 5] for k, i in enumerate(issues)})) for n in range(100))
    assert fsum(beliefs(seat, offers).weights) == pytest.approx(1)
