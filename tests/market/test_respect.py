"""Felt respect is read off the moves."""

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.deal import Case, Preferences
from grader.market import Sign, felt, signs
from grader.market.respect import WEIGHTS
from grader.players import player
from grader.players.catalogue import PLAYERS
from grader.table import (
    Accept,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Evade,
    Move,
    Offer,
    Order,
    Session,
    WalkAway,
    Why,
    negotiate,
)
from tests.deal.small import late_ideas
from tests.debrief.cases import case_of
from tests.table.scripted import Scripted, play_what_is_allowed, some_moves

CASE = case_of([[0, 20, 40], [0, 20, 40], [0, 10, 20]], [[40, 20, 0], [40, 20, 0], [20, 10, 0]])


def package(*places: int) -> dict[str, str]:
    """The options at these places of the lists; theirs is 0, 0, 0 and yours 2, 2, 2."""
    return {f"issue{number}": f"issue{number}-{place}" for number, place in enumerate(places)}


THEIRS, YOURS = Offer(package(0, 0, 0)), Offer(package(2, 2, 2))


def seen(yours: list[Move], theirs: list[Move], case: Case = CASE) -> dict[str, float]:
    """What they remember after these moves: they open, you answer, and so on."""
    session = Session(case, Scripted(*theirs), "s")
    for move in yours:
        session.play(move)
    return {sign.name: sign.value for sign in signs(session)}


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        (Disclose(Order("issue0", "issue1")), 1.0),
        (Decline("you_first"), 0.7),
        (Evade(), 0.2),
        (YOURS, 0.2),
        (Decline(), 0.0),
    ],
)
def test_a_question_is_answered_declined_with_a_reason_or_met_with_nothing(answer, value):
    """An answer weighs more than a reason for not answering, and that more than words without content or a refusal."""
    assert seen([answer, WalkAway()], [Ask(), THEIRS])["answered"] == value


def test_without_a_question_nobody_is_judged_by_answers():
    """Who was asked nothing has neither answered nor refused."""
    assert "answered" not in seen([YOURS, WalkAway()], [THEIRS, THEIRS])


def test_what_was_told_is_returned_or_not():
    """A fact for a fact feels fair; two for none does not."""
    told = [Disclose(Order("issue0", "issue1")), Disclose(Order("issue1", "issue2")), THEIRS]
    mine = Disclose(Order("issue2", "issue1"))
    assert seen([YOURS, YOURS, WalkAway()], told)["returned"] == 0
    assert seen([mine, YOURS, WalkAway()], told)["returned"] == 0.5
    assert seen([mine, YOURS, WalkAway()], [THEIRS, THEIRS, THEIRS])["returned"] == 1
    assert "returned" not in seen([YOURS, WalkAway()], [THEIRS, THEIRS])


@pytest.mark.parametrize("move", [Ask(), EqualOffers((package(2, 2, 0), package(2, 0, 2)))])
def test_a_question_or_a_choice_says_that_their_side_counts(move):
    """They are asked what suits them, or can point at it; who only demands asks nothing."""
    assert seen([move, WalkAway()], [THEIRS, THEIRS])["consulted"] == 1
    assert seen([YOURS, WalkAway()], [THEIRS, THEIRS])["consulted"] == 0


def test_a_step_towards_them_is_told_from_the_same_demand_again():
    """Of two later offers one comes nearer on an issue and one repeats the demand."""
    nearer = Offer(package(2, 1, 2))
    assert seen([YOURS, nearer, nearer, WalkAway()], [THEIRS] * 4)["moved"] == 0.5
    assert seen([YOURS, YOURS, YOURS, WalkAway()], [THEIRS] * 4)["moved"] == 0
    assert seen([nearer, YOURS, WalkAway()], [THEIRS] * 3)["moved"] == 0


def test_a_trade_is_a_step_though_it_takes_something_back():
    """Nearer on one issue and further on another is still an offer made with them in mind."""
    assert seen([Offer(package(2, 1, 2)), Offer(package(1, 2, 2)), WalkAway()], [THEIRS] * 3)["moved"] == 1


def test_saying_yes_is_a_step():
    """Who takes what they offer has come all the way."""
    assert seen([Accept(0)], [THEIRS])["moved"] == 1


def test_the_same_question_after_a_refusal_is_pressure():
    """To ask once is interest; to ask again what was refused is not. "You first" is no refusal."""
    refused = seen([Ask(), Ask(), WalkAway()], [THEIRS, Decline(), Decline()])
    later = seen([Ask(), Ask(), WalkAway()], [THEIRS, Decline("you_first"), Decline("you_first")])
    assert refused["moved"] == 0
    assert "moved" not in later


def test_what_they_named_is_looked_for_in_your_last_word():
    """They say that the first issue matters: giving it to them heeds that, keeping all of it does not."""
    told = [THEIRS, Disclose(Order("issue0", "issue1")), THEIRS]
    assert seen([Ask(), Offer(package(0, 2, 2)), WalkAway()], told)["heeded"] == 1
    assert seen([Ask(), Offer(package(1, 0, 2)), WalkAway()], told)["heeded"] == 0.5
    assert seen([Ask(), YOURS, WalkAway()], told)["heeded"] == 0
    assert "heeded" not in seen([Ask(), YOURS, WalkAway()], [THEIRS, Decline(), THEIRS])


def test_a_reason_names_the_issue_it_is_about():
    """A voiced interest is heeded on the issue it makes most of, with options that nobody had listed too."""
    case = late_ideas()
    first = Offer({"crews": "one", "penalty": "none"})
    told = [first, Disclose(Why("rest")), first]
    assert seen([Ask(), Offer({"crews": "weekend", "penalty": "none"}), WalkAway()], told, case)["heeded"] == 0
    assert seen([Ask(), Offer({"crews": "night", "penalty": "whole"}), WalkAway()], told, case)["heeded"] == 0.5


def test_walking_out_early_hurts_and_parting_at_the_deadline_does_not():
    """Leaving while there was time is a walk-out; leaving when only a yes or leaving remains is not."""
    assert seen([WalkAway()], [THEIRS])["stayed"] == 0
    rounds = CASE.rounds
    assert "stayed" not in seen([YOURS] * rounds + [WalkAway()], [THEIRS] * (rounds + 1))
    assert "stayed" not in seen([YOURS], [THEIRS, WalkAway()])


def test_what_happened_to_the_other_seat_is_asked_for_by_name():
    """Each side has its own memory: here they were asked, and you were not."""
    session = Session(CASE, Scripted(THEIRS, THEIRS), "s")
    session.play(Ask())
    session.play(WalkAway())
    assert {s.value for s in signs(session) if s.name == "consulted"} == {1}
    assert {s.value for s in signs(session, CASE.learner) if s.name == "consulted"} == {0}


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_points_play_no_part(data):
    """The same moves feel the same, whatever they are worth to either side."""
    moves = data.draw(some_moves(CASE))
    theirs = [THEIRS, *data.draw(st.lists(st.sampled_from([THEIRS, Ask(), Disclose(Order("issue0", "issue1"))])))]
    points = data.draw(st.lists(st.integers(0, 90), min_size=9, max_size=9))

    def worth_otherwise(case: Case) -> Case:
        worth = {f"issue{i}": {f"issue{i}-{o}": points[3 * i + o] for o in range(3)} for i in range(3)}
        return evolve(case, parties=tuple(evolve(p, preferences=Preferences(worth, 7)) for p in case.parties))

    def remembered(case: Case) -> tuple[Sign, ...]:
        session = Session(case, Scripted(*theirs, *[THEIRS] * 20), "s")
        return signs(play_what_is_allowed(session, moves))

    assert remembered(CASE) == remembered(worth_otherwise(CASE))


@given(st.dictionaries(st.sampled_from(sorted(WEIGHTS)), st.floats(0, 1)), st.sampled_from(sorted(WEIGHTS)))
def test_felt_respect_is_a_share_that_grows_with_every_sign(values, name):
    """Felt respect lies between 0 and 1, is a half where nothing happened, and never falls when one sign is better."""
    found = [Sign(n, v, "") for n, v in values.items() if n != name]
    low, high = felt([*found, Sign(name, 0, "")]), felt([*found, Sign(name, 1, "")])
    assert felt([]) == 0.5
    assert 0 <= low < high <= 1


@pytest.mark.parametrize("learner", sorted(PLAYERS))
def test_any_negotiation_can_be_read(learner):
    """Whoever negotiates with whoever is, it ends in a share and in sentences."""
    case = late_ideas()
    for counterpart in ("collaborator", "messenger", "hard_bargainer"):
        found = signs(negotiate(case, player(learner), player(counterpart), "s"))
        assert 0 <= felt(found) <= 1
        assert all(sign.why.endswith(".") for sign in found)
