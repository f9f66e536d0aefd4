"""An own score sheet is kept in the record, comes back with it, and changes no reply."""

import json
from pathlib import Path

import pytest

from grader.deal import Case
from grader.deal.swaps import answers_for, sheet_from
from grader.errors import AnswerError, GraderError, RecordError, RecordInUse
from grader.players import player
from grader.table import Offer, Setting, make_ready, to_json
from grader.table.own_sheet import as_seen, keep_sheet
from grader.table.record import read_record
from grader.table.recorder import Recorder

CASE = Case.load("implementation-services")
GIVEN = answers_for(CASE, CASE.you.preferences).to_json()
OTHER = {**GIVEN, "swaps": {"payment": 300, "scope": 10, "support": 10}}
OFFER = {"price": "p82", "payment": "net15", "scope": "full", "support": "office"}


def ready(folder: Path) -> Setting:
    """The implementation deal in this folder."""
    return make_ready("meso", CASE, player("collaborator"), "example", builds_sheet=True, folder=folder)


def lines(deal: Setting) -> list[dict[str, object]]:
    """The lines of its record."""
    return [json.loads(line) for line in deal.path.read_text(encoding="utf-8").splitlines()]


def write(deal: Setting, *written: dict[str, object]) -> None:
    """Write a record by hand."""
    deal.path.parent.mkdir(parents=True, exist_ok=True)
    deal.path.write_text("".join(json.dumps(line) + "\n" for line in written), encoding="utf-8")


def test_a_sheet_comes_back_with_the_record(tmp_path):
    """Saved once, the sheet is there the next time; saved twice, it is the second one."""
    deal = ready(tmp_path)
    assert deal.sheet is None
    keep_sheet(deal, GIVEN)
    assert deal.sheet == sheet_from(CASE, GIVEN)
    assert ready(tmp_path).sheet == deal.sheet
    keep_sheet(deal, OTHER)
    assert [next(iter(line)) for line in lines(deal)] == ["format", "sheet", "sheet"]
    assert ready(tmp_path).sheet == sheet_from(CASE, OTHER)


def test_a_record_without_a_sheet_reads_as_before(tmp_path):
    """An old record has none, and none is missed."""
    deal = ready(tmp_path)
    write(deal, deal.header(1), {"you": to_json(Offer(OFFER))})
    again = ready(tmp_path)
    assert again.sheet is None
    assert again.seen is again.case
    assert again.attempts()[0].sheet is None


def test_a_later_attempt_goes_by_the_same_sheet(tmp_path):
    """A sheet holds until another is saved; the attempts before keep theirs."""
    deal = ready(tmp_path)
    write(deal, deal.header(1), {"sheet": GIVEN}, {"you": {"accept": 0}}, deal.header(2))
    again = ready(tmp_path)
    assert again.sheet == sheet_from(CASE, GIVEN)
    keep_sheet(again, OTHER)
    first, second = again.attempts()
    assert (again.sheet_of(first), again.sheet_of(second)) == (sheet_from(CASE, GIVEN), sheet_from(CASE, OTHER))


@pytest.mark.parametrize("line", [{"prediction": {"sure": 50}}, {"you": {"offer": OFFER}}], ids=["prediction", "move"])
def test_once_the_table_has_opened_the_sheet_stays(tmp_path, line):
    """After a prediction or a move the sheet can't be changed, and the record's writer keeps it."""
    deal = ready(tmp_path)
    write(deal, deal.header(1), {"sheet": GIVEN}, line)
    deal.recall_sheet()
    before = deal.path.read_bytes()
    with Recorder(deal.path) as table:
        with pytest.raises(AnswerError, match="the table has opened"):
            keep_sheet(deal, OTHER)
        assert not table.closed
    assert deal.sheet == sheet_from(CASE, GIVEN)
    assert deal.path.read_bytes() == before


def test_no_reply_depends_on_the_sheet(tmp_path):
    """Equal moves get equal answers and equal words, whatever the sheet; only what they are worth to you differs."""
    plain, built = ready(tmp_path / "a"), ready(tmp_path / "b")
    keep_sheet(built, OTHER)
    moves = [{"offer": OFFER}, {"ask": "priorities"}, {"offer": OFFER | {"price": "p94"}}]
    one, other = plain.replay(moves), built.replay(moves)
    assert one.history == other.history
    seen = as_seen(other, built.sheet)
    assert seen.history == other.history
    assert seen.case.them == other.case.them
    assert seen.case.you.preferences.value(OFFER) != other.case.you.preferences.value(OFFER)
    assert other.case == CASE
    assert as_seen(one, None) is one


def test_the_table_seen_by_an_own_sheet_has_its_latent_options():
    """What opens later is on the table as seen, with points of its own."""
    case = Case.load("three-years")
    sheet = sheet_from(case, answers_for(case, case.you.preferences).to_json())
    deal = Setting("three", case, player("collaborator"), "example", sheet=sheet)
    listed = as_seen(deal.session(), sheet).table
    assert "break" not in listed.you.preferences.points["length"]
    assert listed.you.preferences.reservation == sheet.reservation
    opened = deal.seen.opened(frozenset({"vendor.forecast"}))
    assert opened.you.preferences.points["length"]["break"] == sheet.points["length"]["break"]


DAMAGED = [
    ([{"sheet": [1]}], "line 2: found .*a prediction or, before these, a score sheet"),
    ([{"sheet": {"swaps": {}}}], "line 2: Your score sheet, best: found nothing"),
    ([{"sheet": GIVEN}, {"sheet": {**GIVEN, "swaps": {"payment": -1}}}], "line 3: Your score sheet, swaps, payment"),
    ([{"you": {"offer": OFFER}}, {"sheet": GIVEN}], "line 3: found .* before these, a score sheet"),
]


@pytest.mark.parametrize(("written", "message"), DAMAGED, ids=["no answers", "half", "the second", "too late"])
def test_a_damaged_sheet_is_named_with_its_line(tmp_path, written, message):
    """A sheet that makes none damages the record as anything else does: named, nothing lost, nothing used."""
    deal = ready(tmp_path)
    write(deal, deal.header(1), *written)
    again = ready(tmp_path)
    assert again.sheet is None
    with pytest.raises(RecordError, match=message):
        again.attempts()
    before = deal.path.read_bytes()
    with pytest.raises(RecordError):
        keep_sheet(again, GIVEN)
    assert deal.path.read_bytes() == before


def test_answers_that_make_no_sheet_change_nothing(tmp_path):
    """The sheet before still holds, and the record is as it was."""
    deal = ready(tmp_path)
    keep_sheet(deal, GIVEN)
    before = deal.path.read_bytes()
    with pytest.raises(AnswerError, match="swaps, payment: found nan"):
        keep_sheet(deal, {**GIVEN, "swaps": {**GIVEN["swaps"], "payment": float("nan")}})
    assert deal.path.read_bytes() == before
    assert deal.sheet == sheet_from(CASE, GIVEN)


def test_what_can_not_be_written_is_not_used(tmp_path, monkeypatch):
    """Where the record can't be written there is no sheet either."""
    deal = ready(tmp_path)

    def refuse(*_: object) -> None:
        raise RecordInUse("meso.jsonl is open in another notebook.")

    monkeypatch.setattr(Recorder, "append", refuse)
    with pytest.raises(GraderError, match="another notebook"):
        keep_sheet(deal, GIVEN)
    assert deal.sheet is None
    assert read_record(deal.path).attempts == ()
