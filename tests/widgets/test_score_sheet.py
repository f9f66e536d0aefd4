"""Building a score sheet by swaps: asked in words, saved when complete, used at the table, set beside the brief."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from ipywidgets import HTML, Dropdown, IntSlider

from grader.deal import Case
from grader.deal.swaps import answers_for, sheet_from
from grader.players import player
from grader.table import Accept, Setting, make_ready
from grader.table.own_sheet import keep_sheet
from grader.table.recorder import Recorder
from grader.widgets import score_sheet as shown_score_sheet
from grader.widgets import static
from grader.widgets.place import Place
from grader.widgets.score_sheet import NOTHING, score_sheet, sheet_page
from grader.widgets.sheet_form import ScoreSheetForm
from grader.widgets.swap_words import consequence, swap_said
from tests.widgets.conftest import everything, html, plain, press, text, visible

CASE = Case.load("three-years")
IMPLIED = answers_for(CASE, CASE.you.preferences).to_json()
FAR_OFF = {**IMPLIED, "swaps": {"length": 40, "notice": 150, "visits": 20, "exclusivity": 50}}


@pytest.fixture
def deal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Setting]:
    """A deal whose score sheet the learner builds."""
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    yield prepared(tmp_path)
    for recorder in list(Recorder._open.values()):
        recorder.close()
    Place._latest.clear()


def prepared(folder: Path) -> Setting:
    """The deal in this folder."""
    return make_ready("three", CASE, player("collaborator"), "example", builds_sheet=True, folder=folder)


@pytest.fixture
def displayed(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What a cell would show."""
    found: list[Any] = []
    monkeypatch.setattr("IPython.display.display", found.append)
    return found


def in_sight(form: ScoreSheetForm) -> str:
    """All text of the form in sight."""
    return plain(" ".join(w.value for w in visible(form.box) if isinstance(w, HTML) and "onload" not in w.value))


def answer(form: ScoreSheetForm, answers: dict[str, Any]) -> None:
    """Answer every question, as a learner moves the controls."""
    form.yardstick.value = answers["yardstick"]
    for issue, asked in form.issues.items():
        asked.best.value = answers["best"][issue]
    for issue, per_cent in answers["swaps"].items():
        form.issues[issue].swap.value = round(per_cent)
    for issue, option in answers["walk_away"].items():
        form.walk_away[issue].value = option


def written(deal: Setting) -> list[str]:
    """The first name of each line of the record."""
    if not deal.path.exists():
        return []
    return [next(iter(json.loads(line))) for line in deal.path.read_text(encoding="utf-8").splitlines()]


def test_the_brief_is_prose(deal):
    """No points, no weights, no order of importance: the reasons stand as the case's file has them."""
    words = in_sight(ScoreSheetForm(deal))
    assert "In April the members vote on a merger" in words
    assert "Another winter with the paper round books" in words
    assert "points" not in words.partition("Nobody hands you")[0]
    assert all(label not in words for label in ("way out", "renewed unless", "match any other"))


def test_a_sheet_is_built_question_by_question(deal):
    """What is missing is named, one at a time; only a complete sheet is written."""
    form = ScoreSheetForm(deal)
    press(form, "Save my score sheet")
    assert "Contract length: choose the option that is best for you." in plain(form.status.value)
    assert not any(isinstance(w, IntSlider) for w in visible(form.box))
    for issue, asked in form.issues.items():
        asked.best.value = IMPLIED["best"][issue]
    assert "Contract length , from three years to one year. How far would you let price go for that" in in_sight(form)
    press(form, "Save my score sheet")
    assert "Contract length: move the slider" in plain(form.status.value)
    for issue in IMPLIED["swaps"]:
        form.issues[issue].swap.value = 60
    press(form, "Save my score sheet")
    assert "Contract length: choose what the worst package" in plain(form.status.value)
    assert written(deal) == []
    for issue, option in IMPLIED["walk_away"].items():
        form.walk_away[issue].value = option
    press(form, "Save my score sheet")
    assert "Saved in moves/three.jsonl" in plain(form.status.value)
    assert written(deal) == ["format", "sheet"]
    assert deal.sheet == sheet_from(CASE, form.answers)
    assert deal.sheet.stakes()["length"] == 18


def test_the_questions_are_numbered_without_a_gap(deal):
    """The third says when it will be asked, so that nobody looks for it between the second and the fourth."""
    form = ScoreSheetForm(deal)
    assert re.findall(r"(\d)\. [A-Z]\w+ ", in_sight(form)) == ["1", "2", "3", "4"]
    assert "This is asked once you have said which options are best for you." in plain(form.later.value)
    answer(form, IMPLIED)
    assert plain(form.later.value) == ""


def test_the_words_follow_the_slider(deal):
    """The slider says where on the yardstick the learner would end up, and the sheet below follows."""
    form = ScoreSheetForm(deal)
    answer(form, IMPLIED)
    length = form.issues["length"]
    length.swap.value = 50
    assert "50 %: from €40,000 a year to €48,000 a year." in plain(length.said.value)
    length.swap.value = 60
    assert "somewhere between €48,000 a year and €52,000 a year" in plain(length.said.value)
    before = form.preview.value
    length.swap.value = 250
    assert "it matters more to you than price" in plain(length.said.value)
    assert form.preview.value != before
    assert "If that sounds wrong, move a slider." in plain(form.felt.value)


def test_steps_in_between_can_be_uneven(deal):
    """Unticked, the steps have a slider each; ticked again, they are even and say nothing."""
    form = ScoreSheetForm(deal)
    answer(form, IMPLIED)
    price = form.issues["price"]
    assert "between" not in form.answers or form.answers["between"] == {}
    price.even.value = False
    price.steps["p52"].value = 60
    assert form.answers["between"] == {"price": {"p44": 75, "p48": 50, "p52": 60}}
    assert price.steps["p52"].description == "€52,000 a year: 60 % of the way from €56,000 a year to €40,000 a year"
    assert [w.description for w in visible(price.between) if isinstance(w, IntSlider)] == [
        price.steps[option].description for option in ("p44", "p48", "p52")
    ]
    price.even.value = True
    assert form.answers["between"] == {}


def test_another_yardstick_keeps_what_was_said(deal):
    """Measured against another issue, the swaps are other numbers and mean the same."""
    form = ScoreSheetForm(deal)
    answer(form, {**IMPLIED, "swaps": {"length": 100, "exclusivity": 50, "notice": 50, "visits": 100}})
    before = sheet_from(CASE, form.answers)
    form.yardstick.value = "exclusivity"
    assert form.answers["swaps"] == {"length": 200, "price": 200, "notice": 100, "visits": 200}
    assert sheet_from(CASE, form.answers).points == before.points


def test_what_was_saved_is_there_again(deal, tmp_path):
    """After a restart every control stands as it was left."""
    form = ScoreSheetForm(deal)
    answer(form, FAR_OFF)
    form.issues["length"].even.value = False
    press(form, "Save my score sheet")
    again = ScoreSheetForm(prepared(tmp_path))
    assert again.answers == form.answers
    again.issues["visits"].swap.value = 200
    press(again, "Save")
    assert written(deal) == ["format", "sheet", "sheet"]


def test_the_table_waits_for_the_sheet_and_goes_by_it(deal):
    """No table before the sheet is saved; then worth, walk-away and brief are by the own sheet, and say so."""
    place = Place(deal)
    assert "First build your own score sheet" in text(place)
    form = ScoreSheetForm(deal)
    answer(form, FAR_OFF)
    press(form, "Save my score sheet")
    assert "By your own sheet:" in text(place)
    assert "the most important first" not in text(place)
    lock_in(place)
    opening = place.table.ledger.session.history[0].move.package
    assert f"Accept their offer ({deal.sheet.value(opening)} points)" in [
        w.description for w in visible(place.box) if hasattr(w, "description")
    ]
    assert deal.sheet.value(opening) != CASE.you.preferences.value(opening)
    assert "points to you, by your own sheet" in text(place)
    (price,) = [w for w in visible(place.box) if isinstance(w, Dropdown) and w.description == "Price"]
    assert price.options[0][0].endswith(f"{deal.sheet.points['price']['p40']}")


def lock_in(place: Place) -> None:
    """Predict and sit down."""
    form = place.table.prediction
    form.top.value, form.sure.value, form.value.value = "price", "70", "60"
    press(place, "Lock in")


def test_a_late_change_is_refused_and_the_table_goes_on(deal):
    """Once the table has opened the sheet stays, and the table does not lose its record by the attempt."""
    form, place = ScoreSheetForm(deal), Place(deal)
    answer(form, FAR_OFF)
    press(form, "Save my score sheet")
    lock_in(place)
    played_on = deal.sheet
    form.issues["visits"].swap.value = 300
    press(form, "Save the changes")
    assert "the table has opened" in plain(form.status.value)
    assert place.table.make(Accept(0))
    assert deal.sheet == played_on
    press(place, "Start a fresh attempt")
    press(form, "Save the changes")
    assert written(deal)[-1] == "sheet"
    assert deal.sheet != played_on
    lock_in(place)


def test_the_debrief_sets_the_sheet_beside_the_brief(deal):
    """After the end the difference is told, in the cell of the table and on a page alike."""
    keep_sheet(deal, FAR_OFF)
    place = Place(deal)
    lock_in(place)
    assert place.table.make(Accept(0))
    press(place, "Show what happened")
    inside = " ".join(str(output["data"]) for output in place.table.ending.happened.outputs)
    page = static.review_page(deal).content
    for told in (inside, page):
        assert "Your own sheet beside the brief" in told
        assert "You gave notice 42 of 100. The brief makes it 10" in told
        assert "by your own sheet" in told


def test_a_record_that_was_deleted_is_written_again_with_its_sheet(deal):
    """Where the file has gone while the table was open, the next line brings the sheet back with it."""
    keep_sheet(deal, FAR_OFF)
    place = Place(deal)
    deal.path.unlink()
    lock_in(place)
    assert written(deal) == ["format", "sheet", "prediction"]
    assert deal.attempts()[0].sheet == (2, deal.sheet.answers)


def test_without_an_own_sheet_nothing_is_said_of_one(tmp_path, monkeypatch):
    """A deal played on the brief's points shows what it showed before."""
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    deal = make_ready("plain", CASE, player("collaborator"), "example", folder=tmp_path)
    place = Place(deal)
    lock_in(place)
    place.table.make(Accept(0))
    assert "own sheet" not in html(place, everything)
    assert "own sheet" not in static.review_page(deal).content


def test_a_notebook_run_by_nbgrader_shows_it_as_it_is(deal, displayed, monkeypatch):
    """Under nbgrader nothing is drawn, locked or written; the sheet is a table."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    score_sheet(deal)
    assert NOTHING in displayed[0].content
    assert written(deal) == []
    score_sheet(deal, IMPLIED)
    assert written(deal) == []
    assert "one year <strong>30</strong>" in displayed[1].content
    assert repr(displayed[1]).endswith(f"Your walk-away: {deal.sheet.reservation}.")


def test_answers_may_be_written_in_the_cell(deal, displayed):
    """A literal is checked, kept, and the table opens; a wrong one is told in a sentence."""
    place = Place(deal)
    score_sheet(deal, {**IMPLIED, "swaps": {}})
    assert "Your score sheet, swaps, length: found no answer" in displayed[0].words
    assert deal.sheet is None
    score_sheet(deal, IMPLIED)
    assert written(deal) == ["format", "sheet"]
    assert "Your score sheet, built by swaps" in displayed[1].content
    assert "By your own sheet:" in text(place)
    lock_in(place)
    score_sheet(deal, FAR_OFF)
    assert deal.sheet == sheet_from(CASE, IMPLIED)
    assert "You are at the table" in displayed[2].content


@pytest.mark.parametrize("given", [..., None, "deal", CASE], ids=lambda given: type(given).__name__)
def test_anything_else_is_told(given, displayed):
    """What is no deal is named in a sentence; nothing is raised."""
    shown_score_sheet(given)
    assert displayed[0].words.startswith("score_sheet: found")
    assert displayed[0].words.endswith("Run the cells above first.")


def test_a_damaged_record_is_told(deal, displayed):
    """A record that can't be read is named here as at the table."""
    deal.path.parent.mkdir(parents=True, exist_ok=True)
    deal.path.write_text("no record\n", encoding="utf-8")
    score_sheet(deal)
    assert "three.jsonl, line 1" in displayed[0].words


def test_what_a_case_writes_is_no_markup():
    """Labels are escaped in the questions and in the finished sheet."""
    label = "<script>alert()</script>"
    case = evolve(CASE, issues=(evolve(CASE.issues[0], label=label), *CASE.issues[1:]))
    deal = Setting("three", case, player("collaborator"), "example", sheet=sheet_from(case, IMPLIED))
    assert "<script" not in sheet_page(deal).content
    assert all("<script" not in w.value for w in everything(ScoreSheetForm(deal).box) if isinstance(w, HTML))


@pytest.mark.parametrize(
    ("per_cent", "words"),
    [
        (0, "Nothing: you would stay at €40,000 a year."),
        (25, "25 %: from €40,000 a year to €44,000 a year."),
        (90, "90 %: from €40,000 a year to somewhere between €52,000 a year and €56,000 a year."),
        (100, "100 %: all of it, from €40,000 a year to €56,000 a year."),
        (150, "All of it, to €56,000 a year, and 50 % of the way again: it matters more to you than price."),
    ],
)
def test_a_swap_in_words(per_cent: int, words: str):
    """Every place on the slider is a price the learner can picture."""
    away = {"p40": 0.0, "p44": 25.0, "p48": 50.0, "p52": 75.0, "p56": 100.0}
    assert swap_said(CASE, "price", away, per_cent) == words


def test_a_consequence_is_put_to_the_feeling():
    """The two issues that matter most, set against each other as nobody asked."""
    assert consequence(CASE, CASE.you.preferences) == (
        "So one year instead of three years is worth 1.4 times as much to you as no visits instead of four visits a year. "
        "If that sounds wrong, move a slider."
    )
