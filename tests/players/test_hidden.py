"""Nobody knows what was not said: the same moves get the same replies, whatever the learner wants in truth."""

import pytest
from attrs import evolve

from grader.deal import Case, Preferences
from grader.deal.interests import Interest, points_from
from grader.players import player
from grader.table import Disclose, History, Session, Why, replay, to_json
from grader.table.history import voiced
from grader.table.session import seat_at
from tests.players.anything import improvised
from tests.players.plays import CASES, WHO, load, why, with_party

SEEDS = range(3)


def otherwise(case: Case, history: History) -> Case:
    """The case of a learner who wants other things, and has said and shown just the same.

    All weights are others, interests that were not voiced are satisfied the other way round, the alternative is worth
    nothing, nothing is non-negotiable, and the brief and the learner's own lines are gone.
    """
    said = voiced(history)
    interests = tuple(
        _reversed(interest, f"{case.learner}.{interest.id}" in said, 7 + 31 * place % 60)
        for place, interest in enumerate(case.you.interests)
    )
    points = points_from(interests, case.issues)
    changed = {
        "preferences": Preferences(points),
        "interests": interests,
        "brief": "-",
        "alternative": "-",
        "lines": {},
    }
    return with_party(case, case.learner, **changed)


def _reversed(interest: Interest, heard: bool, weight: int) -> Interest:
    satisfies = interest.satisfies
    if not heard:
        satisfies = {i: {o: 100 - share for o, share in options.items()} for i, options in satisfies.items()}
    return evolve(interest, weight=weight, satisfies=satisfies)


def seen(session: Session) -> list[tuple[str, str]]:
    """Everything the other side did and said."""
    return [(str(to_json(turn.move)), turn.words) for turn in session.history if turn.seat == session.case.them.id]


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", CASES)
def test_replies_depend_on_what_was_said_and_done_alone(name: str, who: str):
    """Played again for a learner with other preferences, all moves and all words come back as they were."""
    case = load(name)
    for seed in SEEDS:
        played = improvised(case, who, seed)
        other = otherwise(case, played.history)
        assert other.you.preferences != case.you.preferences
        again = replay(Session(other, played.counterpart, played.seed), played.moves)
        assert seen(again) == seen(played), seed


@pytest.mark.parametrize("name", CASES)
def test_a_seat_holds_nothing_of_the_other_side_but_what_it_voiced(name: str):
    """A player gets its own side, the issues, and the shape of interests that were voiced; never a weight or a walk-away."""
    case = load(name)
    reasons = [why(interest.id) for interest in case.you.interests]
    told = replay(Session(case, player("collaborator"), "s"), reasons).history
    for history in (told, improvised(case, "collaborator", 1).history):
        for end in range(len(history)):
            given = seat_at(case, case.them.id, "s", history[:end])
            assert given == seat_at(otherwise(case, history[:end]), case.them.id, "s", history[:end])
            facts = [t.move.fact for t in history[:end] if isinstance(t.move, Disclose) and t.seat == case.learner]
            assert set(given.heard) == {fact.interest for fact in facts if isinstance(fact, Why)}
    assert len(seat_at(case, case.them.id, "s", told).heard) == len(reasons)
