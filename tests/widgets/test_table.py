"""Sitting at the table: a learner's clicks, what they see, and what the record holds."""

import json

import pytest
from ipywidgets import Output
from ipywidgets.widgets.widget import _instances

from grader.charts import MIME
from grader.errors import RecordInUse
from grader.table import Ask
from grader.table.record import read_record
from grader.widgets.place import MOVED, Place
from tests.widgets.conftest import (
    OFFER,
    PREDICTION,
    buttons,
    everything,
    html,
    lock_in,
    offer,
    prepared,
    press,
    text,
    visible,
)


def lines(deal):
    """Read the record's lines."""
    return [json.loads(line) for line in deal.path.read_text(encoding="utf-8").splitlines()]


def use_up(place, rounds):
    """Ask one question after the other."""
    for number in range(rounds):
        place.table.actions.sharing.about.value = ("price", "support")[number % 2]
        press(place, "Ask only")


def test_before_the_prediction_there_is_only_the_brief(deal):
    """Before the prediction is locked in, the learner sees the brief and no offer, and nothing is written."""
    place = Place(deal)
    assert buttons(place) == ["Lock in and sit down"]
    shown = text(place)
    assert deal.case.you.alternative in shown
    assert "40 points" in shown
    assert "somebody to call" in shown
    assert "round 1" not in shown
    assert not deal.path.exists()


def test_the_other_side_keeps_its_brief_and_its_points(seated):
    """Nothing in any widget, shown or hidden, tells what the other side was told or what anything is worth to it."""
    offer(seated)
    case, everywhere = seated.deal.case, html(seated, everything)
    assert case.them.brief.strip()[:40] not in everywhere
    assert case.them.alternative not in everywhere
    assert not any(interest.why in everywhere for interest in case.them.interests)
    assert "to Marta," not in everywhere


@pytest.mark.parametrize(
    ("top", "sure", "value", "asked_for"),
    [
        ("", "50", "50", "Choose the issue"),
        ("price", "very", "50", "How sure are you?"),
        ("price", "101", "50", "How sure are you?"),
        ("price", "50", "", "What will the deal be worth"),
        ("price", "50", "101", "from 0 to 100"),
    ],
)
def test_an_incomplete_prediction_is_asked_for_again(deal, top, sure, value, asked_for):
    """A prediction with something missing is not locked in; the learner is told what is missing."""
    place = Place(deal)
    form = place.table.prediction
    form.top.value, form.sure.value, form.value.value = top, sure, value
    form.button.click()
    assert asked_for in text(place)
    assert buttons(place) == ["Lock in and sit down"]
    assert not deal.path.exists()


def test_a_prediction_is_written_once_and_stays(seated):
    """A locked-in prediction is in the record, is shown as one line, and can't be changed."""
    assert lines(seated.deal) == [seated.deal.header(1), {"prediction": PREDICTION}]
    assert "Locked in: payment matters most to Marta (70 % sure); the deal will be worth 60 to you." in text(seated)
    seated.table.prediction.sure.value = "10"
    seated.table.prediction.button.click()
    assert len(lines(seated.deal)) == 2


def test_a_negotiation_from_first_offer_to_debrief(seated):
    """A learner offers, shares, asks, talks, puts down equal packages, signs, and looks at what happened."""
    table, sharing = seated.table, seated.table.actions.sharing
    assert "Marta · opens with a package" in text(seated)
    offer(seated)
    press(seated, "Share this")
    sharing.what.value = "first-week"
    sharing.in_return.value = False
    press(seated, "Share this")
    sharing.about.value = "support"
    press(seated, "Ask only")
    table.actions.remark.value = "Let's find something."
    press(seated, "Say it")
    for price, payment in (("p76", "net30"), ("p94", "net90")):
        table.actions.offering.builder.fill(OFFER | {"price": price, "payment": payment})
        press(seated, "Add to equal offers")
    press(seated, "Put these 2 on the table")
    assert "3 of 8 rounds left" in text(seated)
    press(seated, "Accept their offer")
    assert "Sign this?" in text(seated)
    press(seated, "Yes, sign it")
    made = [line["you"] for line in lines(seated.deal) if "you" in line]
    assert [next(iter(move)) for move in made] == [
        "offer",
        "disclose",
        "disclose",
        "ask",
        "say",
        "equal_offers",
        "accept",
    ]
    assert made[1] == {"disclose": {"order": ["scope", "payment"]}, "ask": True}
    assert made[2] == {"disclose": {"why": "first-week"}, "ask": False}
    assert "You agreed on" in text(seated)
    assert buttons(seated)[:2] == ["Show what happened", "Start a fresh attempt"]
    press(seated, "Show what happened")
    (happened,) = [widget for widget in visible(seated.box) if isinstance(widget, Output)]
    assert sum(MIME in output["data"] for output in happened.outputs) == 1
    assert "moves = [" in html(seated)


def test_each_package_shows_its_worth_and_what_changed(seated):
    """Every package in the conversation says what it is worth to the learner, and what is new in it."""
    case, session = seated.deal.case, seated.table.ledger.session
    opening = session.history[0].move.package
    value = case.you.preferences.value
    assert f"worth {value(opening)} to you" in text(seated)
    offer(seated)
    shown = text(seated)
    assert "Price €82,000 Payment net 15 Scope full scope Support office hours worth 69 to you" in shown
    second = session.history[2].move.package
    assert second != opening
    for issue in case.issues:
        now, was = (issue.option(package[issue.id]).label for package in (second, opening))
        assert f"{issue.label} {now} {f'(was {was})' if now != was else ''}" in shown
    assert f"worth {value(second)} to you, {value(second) - value(opening)} more than before" in shown


def test_every_move_replays_to_what_was_shown(seated):
    """The record alone gives back the conversation that the learner saw."""
    offer(seated)
    offer(seated, price="p94")
    (attempt,) = read_record(seated.deal.path).attempts
    session, notes = seated.deal.replayed(attempt)
    assert session.history == seated.table.ledger.session.history
    assert notes == ()


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (OSError(28, "No space left on device"), "could not be written (No space left on device)"),
        (RecordInUse("meso.jsonl was written in another tab meanwhile."), "in another tab meanwhile"),
        (ZeroDivisionError("ours"), "Something went wrong in the course itself"),
    ],
)
def test_a_move_that_can_t_be_written_was_not_made(seated, monkeypatch, failure, said):
    """An answer is shown while it is being written; when the disk is full, it is taken back, and a sentence says so."""
    before, shown = seated.table.ledger.session.history, []

    def full(*_, **__):
        shown.append(text(seated))
        raise failure

    with monkeypatch.context() as broken:
        broken.setattr(seated.table.ledger.recorder, "append", full)
        offer(seated)
    assert "round 1 of 8: offered a package" in shown[0]
    assert said in text(seated)
    assert seated.table.ledger.session.history == before
    assert "round 1" not in text(seated)
    offer(seated)
    assert "round 1 of 8: offered a package" in text(seated)


def test_a_move_that_was_stopped_is_taken_back(seated, monkeypatch):
    """The kernel's stop button, pressed while a move is being written: it is neither shown nor made."""

    def stopped(*_, **__):
        raise KeyboardInterrupt

    before = seated.table.ledger.session.history
    with monkeypatch.context() as broken:
        broken.setattr(seated.table.ledger.recorder, "append", stopped)
        with pytest.raises(KeyboardInterrupt):
            seated.table.make(Ask())
    assert seated.table.ledger.session.history == before
    assert "round 1" not in text(seated)


def test_a_record_that_was_deleted_meanwhile_is_written_again(seated):
    """If the file goes while the table is open, the next move writes the whole attempt."""
    offer(seated)
    seated.deal.path.unlink()
    offer(seated, price="p94")
    (attempt,) = read_record(seated.deal.path).attempts
    assert attempt.prediction == PREDICTION
    assert len(attempt.moves) == 2
    assert seated.deal.replayed(attempt) == (seated.table.ledger.session, ())


def test_the_package_s_worth_follows_the_choices(seated):
    """The package's value is that of the chosen options, and a package below the walk-away is named as such."""
    builder = seated.table.actions.offering.builder
    builder.fill({"price": "p76", "payment": "net90", "scope": "full", "support": "clock"})
    assert "This package is worth 100 to you; your walk-away is 40." in text(seated)
    builder.fill({"price": "p100", "payment": "net15", "scope": "core", "support": "email"})
    assert "This package is worth 0 to you; your walk-away is 40. Walking away is worth more to you." in text(seated)
    assert ("net 60 · 11", "net60") in builder.choices["payment"].options


def test_at_first_the_builder_holds_their_offer(seated):
    """The builder starts from the offer on the table."""
    opening = seated.table.ledger.session.history[0].move.package
    assert seated.table.actions.offering.builder.package == opening


def test_their_own_offer_is_not_offered_back(seated):
    """Offering them what they offered would sign it: the learner is asked to change something or to accept."""
    press(seated, "Offer this package")
    assert "This is what they offered." in text(seated)
    assert seated.table.ledger.session.moves == []


def test_packages_to_be_put_down_together(seated):
    """Up to three different packages are collected; one alone can't be put down; any can be removed."""
    offering = seated.table.actions.offering
    press(seated, "Add to equal offers")
    assert "Add a second one" in text(seated)
    assert not any(name.startswith("Put these") for name in buttons(seated))
    press(seated, "Add to equal offers")
    assert "in the list already" in text(seated)
    for price in ("p76", "p82", "p88"):
        offering.builder.fill(OFFER | {"price": price})
        press(seated, "Add to equal offers")
    assert "Three is the most" in text(seated)
    press(seated, "Remove B")
    assert "Put these 2 on the table" in buttons(seated)
    press(seated, "Put these 2")
    assert len(lines(seated.deal)[2]["you"]["equal_offers"]) == 2
    assert offering.drafts == []


def test_only_unlocked_moves_are_shown(deal, tmp_path):
    """Only the moves that the lesson has unlocked have a control."""
    place = Place(prepared(tmp_path, unlocked=frozenset({"offer", "ask", "accept"})))
    lock_in(place)
    assert place.table.actions.tabs.titles == ("Offer", "Ask")
    names = buttons(place)
    assert not any(name.startswith(("Add", "Share", "Say", "Walk")) for name in names)
    assert "Ask this" in names
    assert "Asking takes a round, as an offer does." in text(place)


def test_after_the_last_round_only_the_end_remains(seated):
    """Once the rounds are used up the learner is told so, and can sign, leave or talk, nothing else."""
    use_up(seated, 8)
    assert "Your rounds are used up. You can accept what is on the table, or walk away, and you can still say" in text(
        seated
    )
    assert seated.table.actions.tabs.titles == ("Say",)
    assert [name.split(" (")[0] for name in buttons(seated)][:3] == ["Accept their offer", "Walk away", "Say it"]
    assert not any(name.startswith(("Offer", "Share", "Ask")) for name in buttons(seated))


def test_leaving_takes_two_presses(seated):
    """Walking away is asked about first; a no changes nothing."""
    press(seated, "Walk away")
    press(seated, "Not yet")
    assert not seated.table.ledger.session.over
    press(seated, "Walk away")
    press(seated, "Yes, walk away")
    assert "No deal: You left the table. Your alternative is worth 40 to you." in text(seated)
    assert lines(seated.deal)[-1] == {"you": {"walk_away": True}}


def test_a_double_click_is_one_move(seated):
    """The same press twice is one move; a third one means it."""
    seated.table.actions.offering.builder.fill(OFFER)
    press(seated, "Offer this package")
    press(seated, "Offer this package")
    assert "press once more" in text(seated)
    assert len(seated.table.ledger.session.moves) == 1
    press(seated, "Offer this package")
    assert len(seated.table.ledger.session.moves) == 2


def test_an_illegal_move_is_a_sentence(seated):
    """A move against the rules changes nothing and says why."""
    press(seated, "Say it")
    assert "expected 1 to 500" in text(seated)
    assert len(lines(seated.deal)) == 2


def test_a_fault_of_ours_is_a_sentence(seated, monkeypatch):
    """Even a fault in the course itself ends in a sentence and leaves the record whole."""
    monkeypatch.setattr(type(seated.deal.counterpart), "respond", lambda *_: 1 / 0)
    offer(seated)
    assert "Something went wrong in the course itself (ZeroDivisionError" in text(seated)
    assert len(lines(seated.deal)) == 2


def test_a_fresh_attempt_keeps_the_old_one(seated):
    """A fresh attempt begins with a new prediction; the old attempt stays in the record."""
    offer(seated)
    press(seated, "Walk away")
    press(seated, "Yes, walk away")
    press(seated, "Start a fresh attempt")
    assert buttons(seated) == ["Lock in and sit down"]
    lock_in(seated)
    assert "Attempt 2." in text(seated)
    first, second = read_record(seated.deal.path).attempts
    assert (first.header["attempt"], len(first.moves)) == (1, 2)
    assert (second.header["attempt"], second.moves) == (2, [])


def test_running_the_cell_again_takes_over(seated):
    """A new table goes on where the old one was; the old one says so and can do no more."""
    offer(seated)
    newer = Place(seated.deal)
    assert "round 1 of 8: offered a package" in text(newer)
    assert text(seated).strip() == MOVED
    assert buttons(seated) == []
    offer(newer, price="p94")
    assert len(newer.table.ledger.session.moves) == 2


def test_another_kernel_goes_on_where_this_one_stopped(seated, tmp_path):
    """After the kernel is gone, prediction, conversation and rounds are there again."""
    offer(seated)
    seated.table.ledger.recorder.close()
    again = Place(prepared(tmp_path, key=...))
    assert again.table.ledger.session.history == seated.table.ledger.session.history
    assert "7 of 8 rounds left" in text(again)
    assert "Locked in: payment" in text(again)


def test_a_record_in_use_is_shown_and_not_touched(seated, tmp_path):
    """While another kernel holds the record, the conversation can be read, and no move can be made."""
    from filelock import FileLock

    offer(seated)
    seated.table.ledger.recorder.close()
    with FileLock(seated.deal.path.with_name(".meso.jsonl.lock")):
        place = Place(prepared(tmp_path))
        assert "is open in another notebook or kernel" in text(place)
        assert "round 1 of 8: offered a package" in text(place)
        assert buttons(place) == []


def test_a_table_that_lost_its_record_says_so(seated):
    """If another cell of this kernel opened the record, the next move here is refused in a sentence."""
    from grader.table.recorder import Recorder

    with Recorder(seated.deal.path):
        offer(seated)
        assert "was opened again by another cell" in text(seated)
        with pytest.raises(RecordInUse):
            seated.table.ledger.recorder.append({})


def test_a_damaged_record_is_set_aside_not_deleted(seated, tmp_path):
    """A damaged record is named with its line; on request it is renamed and a new one begun with the same key."""
    offer(seated)
    seated.table.ledger.recorder.close()
    damaged = seated.deal.path.read_text(encoding="utf-8").replace('{"prediction"', "{prediction", 1)
    seated.deal.path.write_text(damaged, encoding="utf-8")
    (seated.deal.path.parent / "meso.damaged-1.jsonl").write_text("older", encoding="utf-8")
    place = Place(prepared(tmp_path))
    assert "meso.jsonl, line 2" in text(place)
    assert buttons(place) == ["Set this file aside and start again"]
    press(place, "Set this file aside")
    aside = seated.deal.path.parent / "meso.damaged-2.jsonl"
    assert aside.read_text(encoding="utf-8") == damaged
    assert lines(place.deal) == [place.deal.header(1)]
    assert "The old file is now moves/meso.damaged-2.jsonl." in text(place)
    assert "Lock in and sit down" in buttons(place)


def test_an_edited_reply_is_reported(seated, tmp_path):
    """A reply that somebody edited changes nothing, and is reported with its line."""
    offer(seated)
    seated.table.ledger.recorder.close()
    written = lines(seated.deal)
    written[3]["they"] = {"accept": 0}
    seated.deal.path.write_text("".join(json.dumps(line) + "\n" for line in written), encoding="utf-8")
    place = Place(prepared(tmp_path))
    assert "meso.jsonl, line 4: this reply was edited; it changes nothing." in text(place)
    assert "7 of 8 rounds left" in text(place)


def test_no_more_widgets_however_long_it_goes_on(seated):
    """Twelve moves need no more widgets than the first: everything is updated in place."""
    offer(seated)
    before = len(_instances)
    use_up(seated, 7)
    for number in range(5):
        seated.table.actions.remark.value = f"Still here, {number}."
        press(seated, "Say it")
    assert len(seated.table.ledger.session.moves) == 13
    assert len(_instances) == before


def test_a_table_is_small_enough_to_be_loaded_again(tmp_path):
    """What a lesson has not unlocked has no widgets: a page that is loaded again fetches them all within 4 seconds."""
    before = len(_instances)
    Place(prepared(tmp_path, unlocked=frozenset({"offer", "disclose", "ask", "say", "accept", "walk_away"})))
    assert len(_instances) - before <= 260


def test_what_people_write_stays_text(seated, tmp_path):
    """Markup in a remark, or in a record from elsewhere, is shown as text."""
    hostile = '<img src=x onerror="alert(1)"><script>alert(2)</script>'
    seated.table.actions.remark.value = hostile
    press(seated, "Say it")
    assert "<img" not in html(seated)
    assert hostile in text(seated)
    seated.table.ledger.recorder.close()
    written = lines(seated.deal)
    written[1] = {"prediction": {"their_top": hostile, "own_value": hostile, "sure": [hostile]}}
    written[3]["words"] = hostile
    seated.deal.path.write_text("".join(json.dumps(line) + "\n" for line in written), encoding="utf-8")
    again = Place(prepared(tmp_path))
    assert "<img" not in html(again)
    assert "<script" not in html(again)
    written.append({"you": {"offer": {hostile: hostile}}})
    seated.deal.path.write_text("".join(json.dumps(line) + "\n" for line in written), encoding="utf-8")
    again.table.ledger.recorder.close()
    refused = Place(prepared(tmp_path))
    assert "<img" not in html(refused)
    assert "line 5" in text(refused)


def test_every_control_has_a_name(seated):
    """Every button, list, line and box in any state of the table is named."""
    press(seated, "Walk away")
    for widget in visible(seated.box):
        if hasattr(widget, "description") and type(widget).__name__ != "HTML":
            assert widget.description.strip(), widget
