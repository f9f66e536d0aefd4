"""The planning sheet: one line is enough, every change is on the disk, and the deal in it can be rehearsed."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from ipywidgets import HTML, DOMWidget, Dropdown, Widget
from ipywidgets.widgets.widget import _instances

from grader.planning import Plan, PlanFile
from grader.table.recorder import Recorder
from grader.widgets.place import MOVED as TABLE_MOVED
from grader.widgets.place import Place
from grader.widgets.planning import NOTHING, plan_page, planning_sheet, rehearse
from grader.widgets.planning_fields import Field
from grader.widgets.planning_form import MOVED, PlanningForm
from grader.widgets.planning_rehearsal import CHANGED, GUESS, PEOPLE
from tests.planning.plans import ORDERS
from tests.widgets.conftest import everything, lock_in, plain, visible


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A notebook's folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    yield tmp_path
    for recorder in list(Recorder._open.values()):
        recorder.close()
    Place._latest.clear()
    PlanningForm._latest.clear()


@pytest.fixture
def displayed(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What a cell would show."""
    found: list[Any] = []
    monkeypatch.setattr("IPython.display.display", found.append)
    return found


def opened(plan: Plan | None = None) -> PlanningForm:
    """The sheet, with all its parts unfolded."""
    if plan is not None:
        PlanFile.open("mine").save(plan)
    form = PlanningForm(PlanFile.open("mine"))
    for fold in form.folds.values():
        fold.toggle.click()
    return form


def saved() -> Plan:
    """What is on the disk."""
    return PlanFile.open("mine").plan


def in_sight(widget: Widget) -> str:
    """All text in sight, the names of parts included."""
    shown = [w for w in visible(widget) if hasattr(w, "description") or isinstance(w, HTML)]
    texts = [
        w.value if isinstance(w, HTML) and "<style" not in w.value else getattr(w, "description", "") for w in shown
    ]
    return plain(" ".join(texts))


def fields(form: PlanningForm, label: str) -> list[Field]:
    """The fields in sight with this name, from top to bottom."""
    return [w for w in visible(form.box) if isinstance(w, Field) and w.control.description.startswith(label)]


def write(form: PlanningForm, label: str, text: str, which: int = 0) -> Field:
    """Write into a field, or choose in it by what one reads."""
    field = fields(form, label)[which]
    if isinstance(field.control, Dropdown):
        field.control.label = next(shown for shown, _ in field.control.options if shown.startswith(text))
    else:
        field.control.value = text
    return field


def press(form: PlanningForm, text: str) -> None:
    """Press the button in sight that begins so."""
    (found,) = [w for w in visible(form.box) if hasattr(w, "click") and w.description.startswith(text)]
    found.click()


def test_one_line_is_a_plan():
    """The line stands first, everything else is folded, and nothing more is asked for."""
    form = PlanningForm(PlanFile.open("mine"))
    assert [w for w in visible(form.box) if isinstance(w, Field)] == [form.line]
    form.line.control.value = "Ask why that date"
    assert saved() == Plan(line="Ask why that date")
    assert "Ask why that date" in Path("plans/mine.md").read_text(encoding="utf-8")
    assert plain(form.status.value).strip() == "Saved in plans/mine.md."


def test_opening_the_sheet_writes_nothing(folder):
    """Who only looks leaves no file."""
    opened()
    assert list(folder.iterdir()) == []


def test_every_field_is_saved_as_it_is_written():
    """A sheet filled in field by field is the plan on the disk, and comes back after a restart."""
    form = opened()
    write(form, "In my next", ORDERS.line)
    for label, text in (("What it is about", ORDERS.title), ("With whom", ORDERS.who), ("Who they are", ORDERS.role)):
        write(form, label, text)
    press(form, "Add an issue")
    for place, issue in enumerate(ORDERS.issues):
        write(form, f"Issue {place + 1}", issue.label)
        write(form, "Options", "\n".join(issue.options), place)
        write(form, "How much the best", str(issue.weight), place)
        write(form, "Why I want it", issue.why, place)
        write(form, "Why they may", issue.their_why, place)
        if issue.their_weight:
            write(form, "How much it seems", str(issue.their_weight), place)
    write(form, "The last one I could accept", "€82,000")
    write(form, "If there is no deal, I", ORDERS.alternative)
    write(form, "What that is worth to me", "30")
    write(form, "I aim at", "70")
    write(form, "Questions to ask", ORDERS.questions)
    assert saved() == ORDERS
    again = opened()
    assert again.plan == ORDERS
    assert fields(again, "The last one I could accept")[0].control.label == "€82,000"
    assert fields(again, "Options")[2].control.value == "full\ncore + reports\ncore"


def test_the_parts_say_what_is_in_them():
    """Beside each part's name stands what it holds, so that it need not be opened."""
    form = opened(ORDERS)
    words = in_sight(form.box)
    for summary in (
        "table · 3 issues",
        "why · 3 of 3 weighed",
        "why · 2 of 3 guessed",
        "deal · I leave below 30",
        "it · ready",
    ):
        assert summary in words


@pytest.mark.parametrize("text", ["4o", "0", "1001", "-3", "4.5", "²", "9" * 5_000])
def test_what_is_no_number_is_said_beside_the_field(text):
    """The sentence stands below the field, what was there before stays, and a number takes the sentence away."""
    form = opened(ORDERS)
    field = write(form, "How much the best", text)
    assert plain(field.problem.value).strip() == "Write a whole number from 1 to 1,000. This one is not saved."
    assert saved() == ORDERS
    write(form, "How much the best", "41")
    assert field.problem.value == ""
    assert saved().issues[0].weight == 41


def test_too_much_text_is_said_beside_the_field():
    """What does not fit is named; the start of it is kept."""
    form = opened(ORDERS)
    assert "Only the first 240 characters" in write(form, "In my next", "x" * 300).problem.value
    assert "6 options are the most" in write(form, "Options", "\n".join("abcdefgh")).problem.value
    assert "80 characters of a line" in write(form, "Options", "a" * 81, 1).problem.value
    assert saved().issues[0].options == tuple("abcdef")


def test_an_edited_option_stays_chosen():
    """Rewording an option, letter by letter, or adding one above it, keeps what was chosen."""
    form = opened(ORDERS)
    for text in ("€76,000\n€82,00\n€90,000", "€76,000\n€82,5\n€90,000", "€70,000\n€76,000\n€82,5\n€90,000"):
        write(form, "Options", text)
    chosen = fields(form, "The last one I could accept")[0].control
    assert (chosen.label, saved().issues[0].least) == ("€82,5", 2)


def test_offers_are_proposed_and_worth_something():
    """Three near the target, each with its value; changing one changes its value; what is wrong with it is said."""
    form = opened(evolve(ORDERS, issues=(*ORDERS.issues, evolve(ORDERS.issues[1], label="Support", weight=20))))
    press(form, "Propose three")
    offers = saved().offers
    assert all(None not in offer[:4] for offer in offers)
    assert in_sight(form.box).count("This package is worth") == 3
    write(form, "Price", "€90,000")
    assert "€90,000 is not acceptable to you" in in_sight(form.box)
    assert saved().offers[0][0] == 2


def test_what_is_missing_is_said_where_it_is_wanted():
    """Offers and rehearsal say what they lack, a sentence each, and offer no button."""
    form = opened(Plan(issues=(ORDERS.issues[0], evolve(ORDERS.issues[1], options=("net 60",)))))
    words = in_sight(form.box)
    assert words.count("“Payment” has one option so far. A deal needs at least two.") == 2
    assert "Sit down" not in words
    assert "Propose three" not in words


def test_numbers_that_contradict_each_other_are_named():
    """A walk-away below the alternative, a target below the walk-away."""
    form = opened(ORDERS)
    assert "About: €82,000; net 30; core" in in_sight(form.box)
    write(form, "I leave below", "20")
    assert "Without a deal I have 30: I would sign something worse." in in_sight(form.box)
    write(form, "I leave below", "80")
    assert "That is below my walk-away." in in_sight(form.box)


def test_hostile_text_is_only_text():
    """A learner's markup appears as written, wherever it is shown."""
    bad = "<img src=x onerror=alert(1)>"
    said = {"why": bad, "their_why": bad, "options": (bad, f"{bad}2"), "least": 0}
    issues = tuple(evolve(i, label=f"{bad}{n}", **said) for n, i in enumerate(ORDERS.issues))
    form = opened(evolve(ORDERS, line=bad, title=bad, who=bad, role=bad, issues=issues, offers=[[1, 1, 1]]))
    assert "is not acceptable to you" in in_sight(form.box)
    press(form, "Sit down")
    lock_in(form.rehearsal.place, "issue-1")
    pages = [w.value for w in everything(form.box) if isinstance(w, HTML)]
    pages.append(plan_page(PlanFile.peek("mine"))._repr_html_())
    assert not [page for page in pages if "<img" in page]
    assert any("&lt;img" in page for page in pages)


def test_sitting_down_at_the_own_deal():
    """The table is the ordinary one: brief, prediction, opposite somebody; it says whose guess it is."""
    form = opened(ORDERS)
    assert GUESS in in_sight(form.box)
    form.rehearsal.against.label = PEOPLE[1][0]
    press(form, "Sit down")
    place = form.rehearsal.place
    assert "Opposite you: Marta, sales lead." in in_sight(place.box)
    lock_in(place, "issue-1")
    place.table.closing.walk.click()
    place.table.closing.yes.click()
    assert "No deal: You left the table" in in_sight(place.box)
    place.table.ending.look.click()
    assert place.table.ending.happened.outputs
    assert "Handing in" not in in_sight(place.box)
    (record,) = Path("moves").glob("plan-mine-*-guarded.jsonl")
    assert json.loads(record.read_text(encoding="utf-8").splitlines()[-1]) == {"you": {"walk_away": True}}


@pytest.mark.parametrize(("who", "name"), PEOPLE)
def test_everybody_can_be_met(who, name):
    """Whoever is chosen in plain words sits down; the way upstairs is there only where somebody was sent."""
    form = opened(ORDERS)
    form.rehearsal.against.label = who
    press(form, "Sit down")
    lock_in(form.rehearsal.place, "issue-1")
    assert form.rehearsal.place.deal.counterpart.name == name
    assert ("upstairs" in in_sight(form.rehearsal.place.box)) is (name == "messenger")
    assert name not in in_sight(form.box).replace(f"-{name}.jsonl", "")


def test_a_changed_deal_has_a_record_of_its_own():
    """What was played stays as it was; the sheet says that the deal has changed; sitting down again begins anew."""
    form = opened(ORDERS)
    press(form, "Sit down")
    lock_in(form.rehearsal.place, "issue-1")
    write(form, "How much the best", "80")
    assert CHANGED in in_sight(form.box)
    press(form, "Sit down")
    assert CHANGED not in in_sight(form.box)
    assert form.rehearsal.place.table.ledger.prediction == {}
    write(form, "How much the best", "40")
    press(form, "Sit down")
    assert form.rehearsal.place.table.ledger.prediction
    assert len(list(Path("moves").glob("*.jsonl"))) == 1
    assert len(list(Path("plans/rehearsed").iterdir())) == 2


def _is_shown(widget: Widget) -> bool:
    """Whether a model is a control rather than a look of one."""
    return isinstance(widget, DOMWidget)


def test_sitting_down_again_leaves_no_widgets_behind():
    """However often one sits down, the page holds one table."""
    form = opened(ORDERS)
    counts = []
    for _ in range(3):
        press(form, "Sit down")
        counts.append((len(list(everything(form.box))), sum(map(_is_shown, _instances.values()))))
    assert len(set(counts)) == 1
    assert TABLE_MOVED not in in_sight(form.box)


def test_the_sheet_moves_to_the_cell_that_was_run_last():
    """The earlier sheet says so, and nothing is written from it."""
    first = opened(ORDERS)
    second = opened()
    assert MOVED in in_sight(first.box)
    second.line.control.value = "second"
    assert saved().line == "second"


def test_a_plan_changed_elsewhere_is_not_overwritten():
    """It is said, what was written here is kept in the page, and insisting keeps both."""
    form = opened(ORDERS)
    PlanFile.open("mine").save(evolve(ORDERS, line="theirs"))
    write(form, "In my next", "mine")
    assert "was changed elsewhere" in in_sight(form.box)
    assert saved().line == "theirs"
    press(form, "Save what is written here")
    assert saved().line == "mine"
    assert PlanFile.open("mine-other-1").plan.line == "theirs"
    assert "Save what is written here" not in in_sight(form.box)


def test_a_full_disk_is_said_and_nothing_is_lost(monkeypatch):
    """The sentence names the file; once there is room, the button saves what is there."""
    form = opened(ORDERS)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        write(form, "In my next", "more")
        assert "No space left on device" in in_sight(form.box)
    press(form, "Save what is written here")
    assert saved().line == "more"
    assert sorted(path.name for path in Path("plans").iterdir()) == ["mine.json", "mine.md", "mine.toml"]


def test_a_fault_of_ours_ends_in_a_sentence(monkeypatch):
    """What no one foresaw is told, not swallowed."""
    form = opened(ORDERS)
    monkeypatch.setattr("grader.widgets.planning_form.summaries", lambda _: 1 / 0)
    write(form, "In my next", "more")
    assert "Something went wrong in the course itself (ZeroDivisionError" in in_sight(form.box)


def test_a_damaged_sheet_is_named_and_goes_on(displayed):
    """The note says where the file as it was is now."""
    Path("plans").mkdir()
    Path("plans/mine.json").write_bytes(b'{"line": ')
    planning_sheet("mine")
    assert "The file as it was is now plans/mine.damaged-1.json." in in_sight(displayed[0])


@pytest.mark.parametrize("name", ["no name", "../up", None, 7])
def test_a_bad_name_is_told(displayed, name):
    """Neither call raises; both say what a name looks like."""
    planning_sheet(name)
    rehearse(name)
    assert all("Choose another name." in shown._repr_html_() for shown in displayed)


def test_nbgrader_gets_a_page_and_nothing_is_written(displayed, monkeypatch, folder):
    """The plan as it is, without widgets, lock or file."""
    PlanFile.open("mine").save(ORDERS)
    before = sorted(folder.rglob("*"))
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    planning_sheet("mine")
    rehearse("mine")
    planning_sheet("other")
    assert not any(isinstance(shown, Widget) for shown in displayed)
    assert "net 60 · net 30" in displayed[0]._repr_html_()
    assert NOTHING in displayed[2]._repr_html_()
    assert sorted(folder.rglob("*")) == before


def test_rehearsing_in_a_cell_of_its_own(displayed):
    """It takes the sheet as it is when one sits down, and says what is missing while something is."""
    rehearse("mine")
    assert "Nothing is on the table yet." in in_sight(displayed[0])
    PlanFile.open("mine").save(ORDERS)
    rehearse("mine")
    (sit,) = [w for w in visible(displayed[1]) if getattr(w, "description", "") == "Sit down"]
    sit.click()
    assert "Opposite you: Marta" in in_sight(displayed[1])
