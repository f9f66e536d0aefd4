"""A fresh attempt at other numbers: what the table shows, what the record holds, and what the lesson keeps."""

import json
from pathlib import Path

import pytest
from ipywidgets.widgets.widget import _instances

from grader.deal import EXAMPLE, Case
from grader.lessons import meso, start
from grader.table.record import read_record
from grader.widgets import ledger as ledgers
from grader.widgets.place import Place
from grader.widgets.static import knowledge_page, played, review_page, table_page
from grader.widgets.table import OTHER_NUMBERS
from tests.widgets.conftest import buttons, everything, lock_in, offer, prepared, press, text

KEY = "k7mx-2pqa"


@pytest.fixture
def deal(tmp_path, monkeypatch):
    """The practice deal of lesson 04; its next variant is known."""
    monkeypatch.setattr("grader.table.setting.new_key", lambda: KEY)
    return meso.practice(tmp_path)


def walk_out(place):
    """Leave the table."""
    press(place, "Walk away")
    press(place, "Yes, walk away")


def second_attempt(deal):
    """Play once, then sit down to a fresh attempt; the prediction is asked for."""
    place = Place(deal)
    lock_in(place)
    walk_out(place)
    press(place, "Start a fresh attempt")
    return place


def test_the_table_goes_on_with_other_numbers(deal):
    """Brief, builder and the person opposite are the new variant's, and a sentence says so."""
    place = second_attempt(deal)
    fresh = deal.at(KEY)
    assert OTHER_NUMBERS in text(place)
    assert "Attempt 2: other numbers. What you played before is kept in moves/04-meso.jsonl." in text(place)
    assert buttons(place) == ["Lock in and sit down"]
    lock_in(place)
    assert f"Opposite you: {fresh.case.them.name}" in text(place)
    assert f"Key: {KEY}" in text(place)
    builder = place.table.actions.offering.builder
    shown = [label for label, _ in builder.choices["price"].options]
    assert shown[0].startswith(fresh.case.issue("price").options[0].label)
    assert shown != [
        label for label, _ in Place(prepared(deal.path.parent)).table.actions.offering.builder.choices["price"].options
    ]


def test_what_the_lesson_holds_does_not_change(deal):
    """The exercises below the table go on with the numbers they began with."""
    second_attempt(deal)
    assert (deal.key, deal.case) == (EXAMPLE, Case.load(meso.deals.CASE))
    assert float(meso.package_worth(deal.case.you.preferences.value(meso.offers.TO_VALUE), deal)) > 0


def test_the_record_holds_the_key_of_each_attempt(deal):
    """Each header has the key that was played, and each attempt replays to what was seen."""
    place = second_attempt(deal)
    lock_in(place)
    offer(place)
    first, second = read_record(deal.path).attempts
    assert (first.header["key"], second.header["key"]) == (EXAMPLE, KEY)
    assert (first.header["attempt"], second.header["attempt"]) == (1, 2)
    assert deal.replayed(second) == (place.table.ledger.session, ())


def test_another_kernel_goes_on_at_the_same_numbers(deal, tmp_path):
    """After the kernel is gone the fresh attempt is there again, with its numbers, and still says so."""
    place = second_attempt(deal)
    lock_in(place)
    offer(place)
    history = place.table.ledger.session.history
    place.table.ledger.recorder.close()
    again = Place(meso.practice(tmp_path))
    assert again.table.ledger.session.history == history
    assert again.table.ledger.deal.key == KEY
    assert OTHER_NUMBERS in text(again)


def test_an_old_second_attempt_claims_no_other_numbers(deal):
    """Records in which both attempts have one key stay readable, and the table says nothing of other numbers."""
    place = Place(deal)
    lock_in(place)
    walk_out(place)
    place.table.ledger.recorder.close()
    lines = deal.path.read_text(encoding="utf-8").splitlines()
    header = {**json.loads(lines[0]), "attempt": 2}
    deal.path.write_text("\n".join([*lines, json.dumps(header)]) + "\n", encoding="utf-8")
    again = Place(deal)
    assert again.table.ledger.attempt == 2
    assert OTHER_NUMBERS not in text(again)


def test_everything_told_of_an_attempt_is_told_at_its_own_numbers(deal):
    """Transcript, debrief and what could be known are of the variant that was played last."""
    place = second_attempt(deal)
    lock_in(place)
    offer(place)
    walk_out(place)
    fresh = deal.at(KEY)
    assert played(deal).session.case.source == fresh.case.source
    assert f"Your alternative is worth {fresh.case.you.preferences.reservation} to you." in review_page(deal).words
    assert fresh.case.them.name in knowledge_page(deal).content
    assert (
        fresh.case.in_words(place.table.ledger.session.history[0].move.package).split(",")[0]
        in table_page(deal).content
    )


def test_a_graded_deal_starts_afresh_at_its_own_numbers(tmp_path: Path):
    """Where marks are given, a fresh attempt has the same numbers, and nobody is told otherwise."""
    deal = prepared(tmp_path, key=KEY)
    place = second_attempt(deal)
    assert OTHER_NUMBERS not in text(place)
    assert [attempt.header["key"] for attempt in read_record(deal.path).attempts] == [KEY, KEY]


def test_the_desk_of_lesson_00_has_other_numbers_too(tmp_path):
    """The second time somebody buys the desk, it is another one."""
    place = second_attempt_at_the_desk(start.deal(tmp_path))
    assert OTHER_NUMBERS in text(place)
    assert place.table.ledger.deal.key != EXAMPLE


def second_attempt_at_the_desk(deal):
    """Play lesson 00 once, then sit down to a fresh attempt."""
    place = Place(deal)
    lock_in(place, "day")
    walk_out(place)
    press(place, "Start a fresh attempt")
    return place


def test_a_fresh_attempt_leaves_no_widgets_behind(deal):
    """Ten attempts need no more widgets than the second."""
    place = second_attempt(deal)
    before = len(_instances)
    for _ in range(10):
        lock_in(place)
        walk_out(place)
        press(place, "Start a fresh attempt")
    assert len(_instances) <= before
    assert place.table.ledger.attempt == 12


def test_a_fresh_attempt_that_cannot_be_written_changes_nothing(deal, monkeypatch):
    """A full disk: the old attempt stays in sight, and the next press works."""
    place = Place(deal)
    lock_in(place)
    walk_out(place)
    with monkeypatch.context() as full:
        full.setattr(ledgers.Recorder, "append", _refused)
        press(place, "Start a fresh attempt")
    assert "could not be written (No space left on device)" in text(place)
    assert place.table.ledger.deal.key == EXAMPLE
    assert len(read_record(deal.path).attempts) == 1
    press(place, "Start a fresh attempt")
    assert place.table.ledger.deal.key == KEY


def _refused(*_):
    raise OSError(28, "No space left on device")


def test_what_other_tables_share_stays(deal, tmp_path):
    """Looks that all controls have in common outlive a table that is left; its own go with it."""
    (tmp_path / "elsewhere").mkdir()
    other = Place(prepared(tmp_path / "elsewhere"))
    place = second_attempt(deal)
    for seat in (place, other):
        for widget in everything(seat.box):
            assert widget.comm is not None
            assert widget.layout.comm is not None, f"{widget} has no layout any more"
            assert getattr(widget, "style", widget).comm is not None, f"{widget} has no style any more"
