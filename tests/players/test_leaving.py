"""When somebody gets up: the walk-away can't be met before the deadline. And when not."""

import pytest

from grader.deal import Case
from grader.players import player
from grader.players.base import FAR, HEARD_OUT, STUCK
from grader.table import (
    Ask,
    Disclose,
    EqualOffers,
    Limit,
    Offer,
    SendUp,
    Session,
    WalkAway,
    packages_of,
)
from tests.players.anything import improvised
from tests.players.plays import CASES, WHO, best_for, load, only, plays, stepping_down

SERVICES = load("implementation-services")
MINE = best_for(SERVICES, "client")
OWN = SERVICES.them.preferences
POOR = {**MINE, "support": "email"}


@pytest.mark.parametrize("who", WHO)
def test_limits_that_leave_less_than_the_walk_away_end_it(who: str):
    """Net 90 only, they can live with; the lowest price as well leaves less than their alternative, and they get up."""
    assert OWN.best - OWN.stakes()["payment"] >= OWN.reservation
    assert OWN.best - OWN.stakes()["payment"] - OWN.stakes()["price"] < OWN.reservation
    limits = [only("payment", "net90"), only("price", "p76")]
    session = late(SERVICES, who)
    first, second = session.play(limits[0]), session.play(limits[1])
    assert first is not None
    assert second is not None
    assert not isinstance(first.move, WalkAway)
    assert second.move == WalkAway()


@pytest.mark.parametrize("who", WHO)
def test_impossible_limits_are_heard_out(who: str):
    """Words are cheap: nobody leaves over limits alone while there is time to see what is done about them."""
    session = Session(SERVICES, player(who), "s")
    session.play(only("payment", "net90"))
    answer = session.play(only("price", "p76"))
    assert answer is not None
    assert answer.move != WalkAway()
    while not session.over and session.rounds_left:
        session.play(Ask())
    left_at = SERVICES.rounds - session.rounds_left
    assert session.history[-1].move == WalkAway()
    assert left_at * 100 >= SERVICES.rounds * HEARD_OUT > (left_at - 1) * 100


@pytest.mark.parametrize("who", WHO)
def test_an_offer_outside_ones_own_limits_takes_them_back(who: str):
    """Deeds test words: whoever offers what they called impossible is not left for having called it so."""
    session = Session(SERVICES, player(who), "s")
    session.play(only("payment", "net90"))
    session.play(only("price", "p76"))
    for price in ("p76", "p82", "p88"):
        if not session.over:
            session.play(Offer({**MINE, "price": price, "payment": "net60"}))
    while not session.over and session.rounds_left > 1:
        session.play(Ask())
    assert session.history[-1].move != WalkAway()


@pytest.mark.parametrize("who", WHO)
def test_limits_that_leave_just_the_walk_away_end_nothing(who: str):
    """What is possible is worth exactly the alternative: they stay. A little less, and they go."""
    assert OWN.points["price"]["p100"] + OWN.points["scope"]["core"] == OWN.reservation
    session = late(SERVICES, who)
    session.play(only("payment", "net90"))
    session.play(only("support", "clock"))
    assert not session.over
    session.play(only("scope", "reports", "migration", "full"))
    assert session.history[-1].move == WalkAway()


@pytest.mark.parametrize("who", WHO)
def test_a_limit_taken_back_in_time_keeps_them(who: str):
    """The latest word on an issue counts."""
    session = late(SERVICES, who, limits=3)
    for limit in (only("payment", "net90"), only("payment", "net15", "net90"), only("price", "p76")):
        session.play(limit)
    assert not session.over


@pytest.mark.parametrize("who", WHO)
def test_a_limit_that_shuts_out_all_they_may_sign_ends_it(who: str):
    """No day at home against a non-negotiable of two or three: there is nothing to talk about."""
    session = late(load("flexible-work-fixed"), who, limits=1)
    answer = session.play(only("home", "none", "one"))
    assert answer is not None
    assert answer.move == WalkAway()


@pytest.mark.parametrize("who", WHO)
def test_who_sits_still_far_below_the_walk_away_is_left_at_the_deadline(who: str):
    """The same poor package again and again: they stay as long as time is left, then go rather than wait for the last word."""
    assert OWN.value(POOR) * 100 < OWN.reservation * FAR
    rounds = SERVICES.rounds
    plays(who, case=SERVICES, moves=[Offer(POOR)] * (rounds - 1), replies=[Offer] * (rounds - 2) + [WalkAway()])


@pytest.mark.parametrize("who", WHO)
def test_also_if_the_poor_packages_come_in_threes(who: str):
    """Standing still is standing still, however many packages lie there."""
    packages = EqualOffers((MINE, {**MINE, "support": "extended"}))
    session = Session(SERVICES, player(who), "s")
    while not session.over and session.rounds_left:
        session.play(packages)
    if who != "hard_bargainer":  # what it makes of equal offers is its own
        assert session.history[-1].move == WalkAway()


@pytest.mark.parametrize("who", WHO)
def test_who_still_moves_is_not_left(who: str):
    """Far below, but a step better in one of the last rounds: people still move at the deadline."""
    better = {**POOR, "payment": "net60"}
    assert OWN.value(POOR) < OWN.value(better) < OWN.reservation * FAR // 100 + 5
    moves = [*[Offer(POOR)] * (SERVICES.rounds - 1), Offer(better)]
    session = Session(SERVICES, player(who), "s")
    for move in [*moves[1:-1], moves[-1], moves[-1]]:
        session.play(move)
    assert session.rounds_left == 0
    assert not session.over


@pytest.mark.parametrize("who", WHO)
def test_who_sits_still_close_to_the_walk_away_is_not_left(who: str):
    """Just below what they could sign, to the last round: they wait for the last word."""
    close = {**MINE, "support": "email", "scope": "core"}
    assert OWN.reservation * FAR // 100 <= OWN.value(close) < OWN.reservation
    session = Session(SERVICES, player(who), "s")
    for _ in range(SERVICES.rounds):
        session.play(Offer(close))
    assert not session.over


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize(("offers", "left"), [(3, False), (4, True)])
def test_questions_are_no_standing_still(who: str, offers: int, left: bool):
    """Three poor packages at the very end are too few to leave for; four are enough."""
    assert STUCK == 4
    session = Session(SERVICES, player(who), "s")
    for move in [*[Ask()] * (SERVICES.rounds - offers), *[Offer(POOR)] * offers]:
        if not session.over:
            session.play(move)
    assert session.over is left


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", CASES)
def test_nobody_leaves_without_one_of_these_reasons(who: str, name: str):
    """Whatever is played: whoever got up had been told limits that leave too little, or was sat still at, far below."""
    case = load(name)
    for seed in range(4):
        session = improvised(case, who, seed)
        if session.history[-1].seat == case.them.id and session.history[-1].move == WalkAway():
            assert shut_out(session) or sat_still(session), seed


@pytest.mark.parametrize("who", WHO)
def test_nobody_leaves_somebody_who_comes_down(who: str):
    """In any case, a learner who gives ground in each round is never left, except where no deal is possible."""
    for name in CASES:
        case = load(name)
        session = Session(case, player(who), "s")
        for move in stepping_down(case, case.rounds):
            if not session.over:
                session.play(move)
        assert session.history[-1].move != WalkAway(), name


def late(case: Case, who: str, limits: int = 2) -> Session:
    """A table so late that limits are believed from the last of so many on."""
    session = Session(case, player(who), "s")
    for _ in range(-(-case.rounds * HEARD_OUT // 100) - limits):
        session.play(Ask())
    return session


def shut_out(session: Session) -> bool:
    """Whether what the learner called possible leaves the other side less than its walk-away."""
    own = session.table.them.preferences
    limits = {
        turn.move.fact.issue: turn.move.fact.options
        for turn in session.history
        if turn.seat == session.case.learner and isinstance(turn.move, Disclose) and isinstance(turn.move.fact, Limit)
    }
    best = 0
    for issue in own.points:
        values = [v for o, v in own.options(issue).items() if o in limits.get(issue, own.points[issue])]
        if not values:
            return True
        best += max(values)
    return best < own.reservation


def sat_still(session: Session) -> bool:
    """Whether the learner's last offers were no step forward and all of them far below the other side's walk-away."""
    own = session.case.them.preferences
    offers = [
        max(map(own.value, packages_of(turn.move)))
        for turn in session.history
        if turn.seat == session.case.learner and isinstance(turn.move, Offer | EqualOffers | SendUp)
    ]
    *_, before, first, second, third = [*[10_000] * STUCK, *offers]
    late = session.rounds_left <= 1
    return late and max(first, second, third) <= before and max(offers) * 100 < own.reservation * FAR
