"""What one side believes of the other."""

import builtins
import json
import sys
from math import fsum, inf, nextafter

import pytest

from grader.deal import Issue, Option, Package, Preferences
from grader.deal.case import Party
from grader.players import beliefs as _  # noqa: F401 - loads the module for `sys.modules`
from grader.players.beliefs import Beliefs, Particles, beliefs
from grader.players.particles import SCALE
from grader.table import (
    Accept,
    Ask,
    Disclose,
    EqualOffers,
    Floor,
    History,
    Limit,
    Offer,
    Order,
    Prefer,
    Turn,
    Why,
)
from grader.table.session import Seat, seat_at
from tests.deal.elsewhere import printed
from tests.deal.small import late_ideas
from tests.players.anything import improvised
from tests.players.plays import CASES, best_for, load, only, why

CASE = load("implementation-services")
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
    """Where there was nothing to choose, nothing is learnt; nor from a question."""
    before = beliefs(vendor("s"), ())
    for move in (Accept(0), Ask("price"), Ask()):
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
    believed = Beliefs(Particles.of(guesses), (0.75, 0.25), (20, 40), {"x": frozenset("b")})
    assert believed.mean() == Preferences({"x": {"a": 10, "b": 75}}, 25, {"x": frozenset("b")})
    assert believed.chance_top("x") == 1


def test_the_chance_of_a_yes_rises_with_the_package_and_with_time():
    """Of two guesses at a walk-away, the likelier one decides; early on people hold out for more than that."""
    particles = Particles.of(({"x": {"a": 0}}, {"x": {"a": 0}}))
    believed = Beliefs(particles, (0.75, 0.25), (200, 400), {})
    assert [believed.accepting(value, 0) for value in (199, 200, 399, 400)] == [0, 0.75, 0.75, 1]
    assert [believed.accepting(300, left) for left in (1, 0.5, 0)] == [0, 0, 0.75]
    rising = [believed.accepting(value, 0.5) for value in range(0, 1000, 50)]
    assert rising == sorted(rising)


def forget() -> None:
    """Empty the caches: what was read before is read again."""
    for module in ("beliefs", "particles"):
        for found in vars(sys.modules[f"grader.players.{module}"]).values():
            getattr(found, "cache_clear", lambda: None)()


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
    forget()
    assert dumped() == before


def test_a_long_negotiation_over_many_issues_can_be_believed():
    """A hundred offers on twenty issues are very unlikely together, and still leave beliefs that sum to one."""
    issues = tuple(Issue(f"i{n}", f"Issue {n}", tuple(Option(o, o) for o in "abcde")) for n in range(20))
    points = Preferences({issue.id: {o: 10 * place for place, o in enumerate("abcde")} for issue in issues})
    party = Party("me", "Me", "role", "brief", "alternative", (), points, {})
    seat = Seat(party, issues, 100, "you", "s")
    offers = tuple(Turn("you", Offer({i.id: "abcde"[(n + k) % 5] for k, i in enumerate(issues)})) for n in range(100))
    assert fsum(beliefs(seat, offers).weights) == pytest.approx(1)


def lasting(seed: str, history: History, *, lean: bool = True) -> tuple[object, ...]:
    """Everything believed, to the last bit, with nothing remembered from before."""
    forget()
    return exactly(beliefs(vendor(seed), history, lean=lean))


def exactly(believed: Beliefs) -> tuple[object, ...]:
    """Beliefs as text that shows every bit."""
    return tuple(w.hex() for w in believed.weights), believed.floors, believed.limits, believed.mean().points


def test_reading_step_by_step_equals_reading_at_once():
    """A history that grows turn by turn ends in the same beliefs as one that is read whole, and so does each part of it."""
    fresh = [lasting("s", HISTORY[:end]) for end in range(len(HISTORY) + 1)]
    forget()
    grown = [exactly(beliefs(vendor("s"), HISTORY[:end])) for end in range(len(HISTORY) + 1)]
    assert grown == fresh
    backwards = [exactly(beliefs(vendor("s"), HISTORY[:end])) for end in range(len(HISTORY), -1, -1)]
    assert backwards == fresh[::-1]


def test_another_history_in_between_changes_nothing():
    """Beliefs about one talk do not leak into another: same people, other moves; equal moves, other turns; another seat."""
    other: History = (client(Disclose(Order("support", "price"))), client(only("scope", "full")), client(Offer(THEIRS)))
    equal = tuple(Turn(turn.seat, turn.move) for turn in HISTORY)
    fresh, elsewhere = lasting("s", HISTORY), lasting("s", other)
    forget()
    for _again in range(2):
        assert exactly(beliefs(vendor("s"), HISTORY)) == fresh
        assert exactly(beliefs(vendor("s"), other)) == elsewhere
        assert exactly(beliefs(vendor("s"), equal)) == fresh
        assert exactly(beliefs(vendor("s"), HISTORY[:2] + other[:2])) != fresh
        beliefs(seat_at(CASE, "client", "s"), HISTORY)
        beliefs(vendor("t"), HISTORY)


@pytest.mark.parametrize("name", CASES)
def test_in_real_talks_the_order_of_looking_does_not_matter(name: str):
    """Whoever looks, at whatever point, first or last, believes the same: in each case, with a reason and an idea in it."""
    case = load(name)
    history = improvised(case, "collaborator", 2).history
    ends = range(0, len(history) + 1, 3)
    found: list[list[object]] = []
    for order in (ends, reversed(ends)):
        forget()
        looked = {}
        for end in order:
            for party in case.parties:
                for lean in (True, False):
                    seat = seat_at(case, party.id, "s", history[:end])
                    looked[end, party.id, lean] = exactly(beliefs(seat, history[:end], lean=lean))
        found.append(sorted(looked.items()))
    assert found[0] == found[1]


def test_without_the_lean_nobody_takes_their_own_priorities_for_the_others():
    """What could be known is even-handed at first; what people assume leans on themselves."""
    own = CASE.them.preferences.ranking()
    leaning, even = (
        {
            issue: fsum(beliefs(vendor(seed), (), lean=lean).chance_top(issue) for seed in SEEDS) / len(SEEDS)
            for issue in ISSUES
        }
        for lean in (True, False)
    )
    assert max(even.values()) - min(even.values()) < 0.1
    assert leaning[own[0]] > even[own[0]] + 0.1
    assert leaning[own[-1]] < even[own[-1]] - 0.05


@pytest.mark.parametrize("issue", ISSUES)
def test_packages_they_call_equal_show_their_trade_off(issue: str):
    """Calling two packages equal that differ in two issues, they tell that these weigh about the same."""
    other = next(i for i in ISSUES if i != issue)
    rest = [i for i in ISSUES if i not in (issue, other)]
    equal = client(EqualOffers((leaning(THEIRS, issue), leaning(THEIRS, other))))

    def apart(history: History) -> float:
        found = 0.0
        for seed in SEEDS:
            believed = beliefs(vendor(seed), history, lean=False)
            weight = believed.particles.weight
            found += fsum(
                w * abs(a - b) for w, a, b in zip(believed.weights, weight[issue], weight[other], strict=True)
            )
        return found / len(SEEDS)

    assert apart((equal,)) < apart(()) * 0.85
    assert rest


def test_a_floor_is_the_walk_away():
    """Told the least they could sign, every guess puts their walk-away just there; their best stays a guess."""
    least: Package = {"price": "p88", "payment": "net30", "scope": "migration", "support": "office"}
    told = client(Disclose(Floor(least)))
    for seed in SEEDS:
        before, after = beliefs(vendor(seed), ()), beliefs(vendor(seed), (told,))
        assert list(after.floors) == after.particles.values(least)
        assert after.weights == before.weights
        expected = fsum(w * floor for w, floor in zip(after.weights, after.floors, strict=True))
        assert after.mean().reservation == pytest.approx(expected, abs=1)
        assert after.mean().reservation == pytest.approx(after.mean().value(least), abs=len(ISSUES))


def test_the_latest_floor_counts():
    """Who comes down from one floor to another is believed the second time too."""
    first, second = dict(MINE), leaning(THEIRS, "scope")
    history = (client(Disclose(Floor(first))), client(Disclose(Floor(second))))
    believed = beliefs(vendor("s"), history)
    assert list(believed.floors) == believed.particles.values(second)


def test_a_limit_bounds_what_is_expected():
    """What they call impossible is not expected of them, the latest word on each issue counts, and weights are not touched."""
    history = (
        client(only("payment", "net60", "net90")),
        client(only("scope", "full")),
        client(only("payment", "net90")),
    )
    believed = beliefs(vendor("s"), history)
    assert believed.mean().must == {"payment": frozenset({"net90"}), "scope": frozenset({"full"})}
    assert set(believed.mean().options("payment")) == {"net90"}
    assert believed.weights == beliefs(vendor("s"), ()).weights


def test_a_voiced_interest_shapes_the_options_it_draws_on():
    """What a reason says of an issue's options is taken over, the way round and the steps; other issues stay guesses."""
    case = load("implementation-services")
    spoken = (client(why("first-week")),)
    shares = case.you.interest("first-week").satisfies
    believed = beliefs(seat_at(case, "vendor", "s", spoken), spoken)
    for issue, options in shares.items():
        low, high = min(options.values()), max(options.values())
        for option, share in options.items():
            expected = [w * (100 * (share - low) // (high - low)) // 100 for w in believed.particles.weight[issue]]
            assert believed.particles.points[issue][option] == pytest.approx(expected, abs=1)
    silent = beliefs(vendor("s"), ())
    for issue in set(ISSUES) - set(shares):
        assert believed.particles.points[issue] == silent.particles.points[issue]


def test_a_voiced_interest_makes_its_issues_weigh_more():
    """Told of their own accord, a reason says that what it draws on matters; asked for that one, it says nothing new."""
    told = (client(why("first-week")),)
    asked = (Turn("vendor", Ask("support")), client(why("first-week")))
    drawn_on = set(CASE.you.interest("first-week").satisfies)
    freely = answering = before = 0.0
    for seed in SEEDS:
        before += fsum(beliefs(vendor(seed), ()).chance_top(issue) for issue in drawn_on)
        freely += fsum(beliefs(seat_at(CASE, "vendor", seed, told), told).chance_top(issue) for issue in drawn_on)
        answering += fsum(beliefs(seat_at(CASE, "vendor", seed, asked), asked).chance_top(issue) for issue in drawn_on)
    assert freely > before
    assert answering == pytest.approx(before)


def test_a_reason_tells_what_an_idea_is_worth_to_them():
    """The option that a reason opened is believed to be worth what the reason says; one opened by the own reason is a guess."""
    case = late_ideas()
    told: History = (Turn("buyer", Disclose(Why("dry"))),)
    seat = seat_at(case, "supplier", "s", told)
    assert ("crews", "night") in seat.openers
    believed = beliefs(seat, told)
    points = believed.particles.points["crews"]
    weight = believed.particles.weight["crews"]
    assert points["weekend"] == weight
    assert points["night"] == pytest.approx([w * 95 // 100 for w in weight], abs=1)
    own: History = (Turn("supplier", Disclose(Why("rest"))),)
    guessed = beliefs(seat_at(case, "supplier", "s", own), own).particles.points["crews"]["night"]
    assert len(set(guessed)) > 10


def test_points_are_on_one_scale():
    """A believed best package is worth about the same in every guess, and no walk-away is beyond it."""
    for name in CASES:
        case = load(name)
        for party in case.parties:
            believed = beliefs(seat_at(case, party.id, "s"), (), lean=False)
            wholes = list(map(sum, zip(*believed.particles.weight.values(), strict=True)))
            assert all(SCALE * 0.9 <= whole <= SCALE for whole in wholes)
            assert all(0 <= floor < SCALE for floor in believed.floors)


def test_a_limit_told_before_an_idea_came_up_does_not_shut_it_out():
    """Nobody can have meant an option that was not on the table when they named what is possible."""
    case = load("flexible-work")
    limit = Disclose(Limit("home", frozenset({"one", "two", "three"})))
    history: History = (Turn("employee", limit), Turn("manager", Disclose(Why("newcomers"))))
    seat = seat_at(case, "manager", "s", history)
    assert ("home", "trial") in seat.openers
    assert "trial" in beliefs(seat, history).mean().options("home")
