"""What can be shared and asked, and how a question of theirs is met; each only where the lesson has it."""

import pytest

from grader.errors import ExerciseError
from grader.table import Accept, Ask, Disclose, Offer, Order, Say, SendUp, to_json
from grader.table.moves import AUTHORITY, LIMITS
from grader.table.setting import FACTS
from grader.widgets.place import Place
from tests.widgets.conftest import (
    OPENING,
    buttons,
    late,
    lock_in,
    prepared,
    press,
    share,
    sit_down,
    text,
    visible,
    written,
)

NOTHING = (Say("Hm."),) * 6
ALL_BUT_UP = frozenset({"offer", "disclose", "ask", "say", "accept", "walk_away"})


def test_a_first_lesson_shows_an_order_and_reasons_only(seated):
    """Unless a lesson says otherwise, there are orders and reasons to share, and priorities and reasons to ask for."""
    sharing, own = seated.table.actions.sharing, seated.deal.case.you
    assert [label for label, _ in sharing.what.options] == [
        "which of two issues matters more to me",
        *(f"why: {interest.label}" for interest in own.interests),
    ]
    assert [label for label, _ in sharing.about.options] == [
        "What matters most to you?",
        *(f"{issue.label}: why does that matter to you?" for issue in seated.deal.case.issues),
    ]
    assert sharing.limits is None
    assert not any("upstairs" in name for name in buttons(seated))


def test_a_limit_begins_with_the_own_non_negotiable(tmp_path):
    """The issue that is not negotiable comes first, its options ticked; what is ticked is what is said."""
    deal = late(tmp_path, *NOTHING, facts=frozenset({"order", "why", "limit"}))
    place = sit_down(deal)
    limits = place.table.actions.sharing.limits
    assert [label for label, _ in limits.issue.options] == ["Crews (not negotiable for you)", "Penalty"]
    place.table.actions.sharing.what.value = "limit:"
    ticks = [(box.description, box.value) for box in limits.boxes if box in list(visible(place.box))]
    assert ticks == [("one crew", False), ("two crews", True), ("weekend shift", True)]
    assert "You will say: “On crews it has to be two crews or weekend shift." in text(place)
    share(place, "limit:", ask=True)
    assert written(deal) == [{"disclose": {"limit": {"crews": ["two", "weekend"]}}, "ask": True}]
    assert "You · round 1 of 5: named a limit and asked" in text(place)


def test_a_limit_can_be_chosen_on_any_issue(tmp_path):
    """On another issue nothing is ticked; no option at all, or all of them, is no limit and is not said."""
    deal = late(tmp_path, *NOTHING, facts=FACTS)
    place = sit_down(deal)
    sharing = place.table.actions.sharing
    sharing.limits.issue.value = "penalty"
    share(place, "limit:")
    assert "Tick what is possible for you." in text(place)
    for box in sharing.limits.boxes:
        box.value = True
    press(place, "Share this")
    assert "All of them: that is no limit." in text(place)
    assert written(deal) == []
    sharing.limits.boxes[0].value = False
    press(place, "Share this")
    assert written(deal) == [{"disclose": {"limit": {"penalty": ["half", "whole"]}}, "ask": False}]


def test_an_option_that_opens_can_be_part_of_a_limit(tmp_path):
    """Once it is on the table, an option that the own non-negotiable allows is ticked with the others."""
    deal = late(tmp_path, *NOTHING, facts=FACTS)
    place = sit_down(deal)
    share(place, "dry")
    share(place, "limit:")
    assert written(deal)[-1]["disclose"] == {"limit": {"crews": ["night", "two", "weekend"]}}


def test_the_least_one_could_sign_is_the_package_in_the_builder(tmp_path):
    """It follows the builder, and a quiet line says what telling it gives away."""
    deal = late(tmp_path, *NOTHING, facts=FACTS)
    place = sit_down(deal)
    place.table.actions.sharing.what.value = "floor:"
    assert "“The least I could sign is two crews, €0.”" in text(place).replace(" What is yours?", "")
    place.table.actions.offering.builder.fill({"crews": "weekend", "penalty": "half"})
    shown = text(place)
    assert "The least I could sign is weekend shift, €5,000." in shown
    assert "This tells them where you would stop. It is the package in your builder, worth 85 to you." in shown
    share(place, "floor:")
    assert written(deal) == [{"disclose": {"floor": {"crews": "weekend", "penalty": "half"}}, "ask": False}]
    share(place, "dry")
    assert "This tells them where you would stop" not in text(place)


def test_a_floor_below_the_walk_away_is_named_as_such(deal, tmp_path):
    """Whoever would tell them to stop below the own alternative is told so first."""
    place = Place(prepared(tmp_path, facts=FACTS))
    lock_in(place)
    low = {"price": "p100", "payment": "net15", "scope": "core", "support": "email"}
    place.table.actions.offering.builder.fill(low)
    place.table.actions.sharing.what.value = "floor:"
    assert "worth 0 to you, less than your walk-away of 40." in text(place)


def test_what_can_t_be_moved_and_who_decides_can_be_asked(tmp_path):
    """Both questions are there once the lesson has these facts, and are written as such."""
    deal = late(tmp_path, *NOTHING, facts=FACTS)
    place = sit_down(deal)
    for about, words in ((LIMITS, "Is there anything you can't move on?"), (AUTHORITY, "Who decides this")):
        place.table.actions.sharing.about.value = about
        press(place, "Ask only")
        assert words in text(place)
    assert written(deal) == [{"ask": "limits"}, {"ask": "authority"}]


def test_a_kind_of_fact_that_does_not_exist_is_refused(tmp_path):
    """An author who misspells a fact is told which there are."""
    with pytest.raises(ExerciseError, match='found facts "limits", expected some of "floor", "limit"'):
        late(tmp_path, facts=frozenset({"order", "limits"}))


def test_without_facts_to_share_there_is_nothing_to_share(tmp_path):
    """Where only who decides may be asked, the tab asks that and shares nothing."""
    place = sit_down(late(tmp_path, *NOTHING, facts=frozenset({"mandate"})))
    assert place.table.actions.tabs.titles[1] == "Ask"
    assert "Share this" not in buttons(place)
    assert place.table.actions.sharing.about.options == (("Who decides this: you, or somebody else?", "authority"),)


@pytest.mark.parametrize(
    ("how", "there"),
    [
        ({"unlocked": ALL_BUT_UP, "facts": FACTS}, False),
        ({"unlocked": ALL_BUT_UP | {"send_up"}}, True),
        ({}, False),  # everything is allowed, but nobody has asked who decides
        ({"facts": FACTS}, True),
    ],
)
def test_the_way_upstairs_is_shown_where_it_is_taught(tmp_path, how, there):
    """The button is there if the lesson has unlocked it, or allows everything and has asked who decides."""
    place = sit_down(late(tmp_path, *NOTHING, **how))
    assert any(name.startswith("Send this package upstairs") for name in buttons(place)) is there


def test_a_package_goes_upstairs_and_comes_back(tmp_path):
    """It takes two rounds, the answer is told as one from upstairs, and with one round left the way is closed."""
    back = {"crews": "two", "penalty": "half"}
    deal = late(tmp_path, Offer(back), Offer(back), Say("Hm."), facts=FACTS)
    place = sit_down(deal)
    up = "Send this package upstairs (takes two rounds)"
    place.table.actions.offering.builder.fill({"crews": "weekend", "penalty": "whole"})
    press(place, up)
    assert "You · rounds 1 and 2 of 5: sent a package upstairs" in text(place)
    assert "Ana · brings a package from upstairs" in text(place)
    assert "3 of 5 rounds left" in text(place)
    place.table.actions.offering.builder.fill({"crews": "weekend", "penalty": "half"})
    press(place, up)
    assert written(deal)[-1] == to_json(SendUp({"crews": "weekend", "penalty": "half"}))
    assert up not in buttons(place)
    assert "Offer this package" in buttons(place)


ASKED = Disclose(Order("penalty", "crews"), ask=True)
ANSWERS = (
    ("“You first.”", {"decline": "you_first"}),
    ("“That is ours to know.”", {"decline": "private"}),
    ("“I'd have to check that first.”", {"decline": "must_check"}),
    ("“All of it matters, one way or another.”", {"evade": True}),
    ("“I'd rather not answer that.”", {"decline": True}),
)


@pytest.mark.parametrize(("name", "move"), ANSWERS)
def test_a_question_of_theirs_can_be_met_in_five_ways(tmp_path, name, move):
    """A reason, an empty answer, a refusal: each is a button that says what will be said, while they wait."""
    deal = late(tmp_path, ASKED, Say("Hm."))
    place = sit_down(deal)
    assert name not in buttons(place)
    press(place, "Ask only")
    assert "Ana asked for one of yours in return. Share it, go on with something else, or say:" in text(place)
    assert [each for each in buttons(place) if each.startswith("“")] == [each for each, _ in ANSWERS]
    press(place, name)
    assert written(deal)[-1] == move
    assert name.strip("“”") in text(place)
    assert "Share it, go on" not in text(place)
    assert not any(each.startswith("“") for each in buttons(place))


def test_only_unlocked_answers_are_shown(tmp_path):
    """Where a lesson has unlocked declining but no empty answers, there is no button for those."""
    place = sit_down(late(tmp_path, Ask(), *NOTHING, unlocked=ALL_BUT_UP | {"decline"}))
    press(place, "Ask only")
    assert "Ana asked what matters most to you." in text(place)
    assert [name for name in buttons(place) if name.startswith("“")] == [
        name for name, move in ANSWERS if "decline" in move
    ]
    (tmp_path / "locked").mkdir()
    locked = sit_down(late(tmp_path / "locked", Ask(), *NOTHING, unlocked=ALL_BUT_UP))
    press(locked, "Ask only")
    assert "Ana asked" not in text(locked)


def test_nothing_is_asked_once_it_is_over(tmp_path):
    """An agreement answers every question."""
    place = sit_down(late(tmp_path, ASKED, Accept(0)))
    press(place, "Ask only")
    place.table.actions.offering.builder.fill(OPENING | {"penalty": "half"})
    press(place, "Offer this package")
    assert "Share it, go on" not in text(place)
    assert "You agreed on" in text(place)
