"""Moves of every kind that the rules know, at random: what a learner might do who has no plan at all."""

from random import Random

from hypothesis import strategies as st

from grader.deal import Case, Package
from grader.players import player
from grader.table import (
    Accept,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Evade,
    Fact,
    Floor,
    Limit,
    Mandate,
    Move,
    Offer,
    Order,
    Prefer,
    Say,
    SendUp,
    Session,
    WalkAway,
    Why,
    standing,
)
from grader.table.moves import AUTHORITY, LIMITS, REASONS

REMARKS = 6
"""Free remarks a learner makes in one negotiation: they take no round."""


def any_move(case: Case) -> st.SearchStrategy[Move]:
    """A move the learner may think of; whether it is allowed now depends on the table."""
    issues = [issue.id for issue in case.issues]
    package = st.fixed_dictionaries({i.id: st.sampled_from([o.id for o in i.options]) for i in case.issues})
    limit = st.sampled_from(case.issues).flatmap(
        lambda issue: st.builds(
            Limit, st.just(issue.id), st.frozensets(st.sampled_from([o.id for o in issue.options]), min_size=1)
        )
    )
    facts = st.one_of(
        st.builds(Order, st.sampled_from(issues), st.sampled_from(issues)),
        st.builds(Why, st.sampled_from([i.id for i in case.you.interests])),
        limit,
        package.map(Floor),
        st.frozensets(st.sampled_from(issues)).map(Mandate),
    )
    return st.one_of(
        package.map(Offer),
        st.lists(package, min_size=2, max_size=3).map(lambda packages: EqualOffers(tuple(packages))),
        st.builds(Disclose, facts, st.booleans()),
        st.sampled_from([None, LIMITS, AUTHORITY, *issues]).map(Ask),
        package.map(SendUp),
        st.sampled_from(["Good morning.", "Is that {package} all?"]).map(Say),
        st.sampled_from(
            [Prefer(0), Prefer(2), Decline(), *map(Decline, REASONS), Evade(), Accept(0), WalkAway(), Ask()]
        ),
    )


def improvised(case: Case, who: str, seed: int) -> Session:
    """A negotiation in which the learner does anything at all, down to the last round; equal seeds play equally."""
    random = Random(f"{case.id}/{seed}")
    session = Session(case, player(who), str(seed))
    remarks = 0
    while session.rounds_left and not session.over:
        move = _drawn(session, random, may_talk=remarks < REMARKS)
        remarks += isinstance(move, Say)
        session.play(move)
    if not session.over:
        session.play(_ending(session))
    return session


def _drawn(session: Session, random: Random, *, may_talk: bool) -> Move:
    case = session.table
    issues = [issue.id for issue in case.issues]
    kinds = ["offer"] * 5 + ["equal"] * 2 + ["share"] * 4 + ["ask"] * 3 + ["say"] * may_talk
    kinds += ["up"] * (session.rounds_left > 1)
    match random.choice(kinds):
        case "equal":
            drawn = [_package(case, random) for _ in range(3)]
            different = [package for place, package in enumerate(drawn) if package not in drawn[:place]]
            return EqualOffers(tuple(different)) if len(different) > 1 else Offer(drawn[0])
        case "share":
            return Disclose(_fact(case, random), ask=random.random() < 0.6)
        case "ask":
            return Ask(random.choice([None, None, LIMITS, AUTHORITY, *issues]))
        case "say":
            return Say("Hm.")
        case "up":
            return SendUp(_package(case, random))
    return Offer(_package(case, random))


def _package(case: Case, random: Random) -> Package:
    return {issue.id: random.choice(list(case.you.preferences.options(issue.id))) for issue in case.issues}


def _fact(case: Case, random: Random) -> Fact:
    issues = [issue.id for issue in case.issues]
    match random.choice(["order", "order", "why", "limit", "floor", "mandate"]):
        case "order":
            return Order(*random.sample(issues, 2))
        case "why":
            return Why(random.choice(case.you.interests).id)
        case "limit":
            issue = random.choice(case.issues)
            ids = [option.id for option in issue.options]
            return Limit(issue.id, frozenset(random.sample(ids, random.randint(len(ids) - 1, len(ids)))))
        case "floor":
            return Floor(_package(case, random))
    return Mandate(frozenset(random.sample(issues, 1)))


def _ending(session: Session) -> Move:
    offers = standing(session.history, session.case.them.id)
    return Accept(0) if offers and session.case.you.preferences.allows(offers[0]) else WalkAway()
