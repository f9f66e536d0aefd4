"""What is shown without widgets: on feedback pages, in solved notebooks, where nothing was played."""

import pytest
from ipywidgets.widgets.widget import _instances

from grader.charts import drawn_in
from grader.deal import Case
from grader.debrief import read_deal
from grader.players import player
from grader.players.planned import Planned
from grader.table import Setting, negotiate
from grader.widgets import debrief, demonstration, play, showing
from grader.widgets.place import Place
from tests.widgets.conftest import OFFER, lock_in, offer, plain, prepared, press

MOVES = [{"ask": None}, {"offer": OFFER}, {"say": "<b>Well</b>"}, {"accept": 0}]


@pytest.fixture
def shown(monkeypatch):
    """What a cell shows: the displayed objects, in order."""
    outputs = []
    monkeypatch.setattr(showing, "_display", lambda thing, **_: outputs.append(thing))
    return outputs


@pytest.fixture
def feedback(monkeypatch):
    """A run by nbgrader."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")


@pytest.fixture
def finished(deal):
    """A negotiation that was played to its end in an earlier kernel."""
    place = Place(deal)
    lock_in(place)
    offer(place)
    press(place, "Accept")
    press(place, "Yes, sign it")
    place.table.ledger.recorder.close()
    return deal


def files(folder):
    """Every file below a folder with its content."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_on_a_feedback_page_nothing_is_touched(finished, feedback, shown, tmp_path):
    """Under nbgrader the negotiation is shown as it went, its map to be drawn later; no widget, no lock, no write."""
    (tmp_path / "moves" / ".meso.jsonl.lock").unlink(missing_ok=True)
    before, widgets = files(tmp_path), len(_instances)
    play(finished)
    debrief(finished)
    table, after = (page._repr_html_() for page in shown)
    assert "round 1 of 8: offered a package" in plain(table)
    assert "You agreed on" in plain(table)
    assert "data-vegalite" not in table
    assert after.count("data-vegalite") == 1
    assert "Map of all possible deals" in plain(after)
    assert "<svg" not in table + after
    assert "What you expected" in plain(after)
    assert "<script" not in table + after
    assert files(tmp_path) == before
    assert len(_instances) == widgets


def test_a_feedback_page_is_the_same_every_time(finished, feedback, shown):
    """Two runs of the same notebook show the same, to the letter."""
    for _ in range(2):
        play(finished)
        debrief(finished)
        demonstration(finished.replay(MOVES))
    assert [page._repr_html_() for page in shown[:3]] == [page._repr_html_() for page in shown[3:]]
    assert [repr(page) for page in shown[:3]] == [repr(page) for page in shown[3:]]


def test_without_a_key_there_is_nothing_to_show(feedback, shown, tmp_path):
    """Where nbgrader finds neither record nor key, the page says that nothing was recorded, and no folder appears."""
    deal = prepared(tmp_path, key=...)
    assert deal.key is None
    play(deal)
    debrief(deal)
    assert "No negotiation was recorded." in repr(shown[0])
    assert "No negotiation is finished yet." in repr(shown[1])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("execution", [None, "autograde"])
def test_given_moves_are_shown_anywhere(deal, shown, monkeypatch, execution, tmp_path):
    """A list of moves is shown as it went, the same in a notebook and under nbgrader, and nothing is written."""
    if execution:
        monkeypatch.setenv("NBGRADER_EXECUTION", execution)
    play(deal, moves=MOVES)
    page = shown[0]._repr_html_()
    assert "<b>Well</b>" in plain(page.replace("&lt;b&gt;", "&lt;b&gt;"))
    assert "<b>Well" not in page
    assert "You agreed on" in plain(page)
    assert list(tmp_path.iterdir()) == []


def test_the_map_is_drawn_on_the_page(deal, feedback, shown):
    """What the debrief leaves a place for is drawn into it where the page is made."""
    debrief(deal, moves=MOVES)
    page = drawn_in(shown[0]._repr_html_())
    assert page.count("<svg") == 1
    assert '<figure role="img" aria-label="Map of all possible deals' in page
    assert "data-vegalite" not in page


@pytest.mark.parametrize(
    ("moves", "sentence"),
    [
        ([], "No negotiation was recorded."),
        ([{"offer": {"price": "p1"}}], "move 1: a package"),
        ([{"accept": 0}, {"ask": None}], "move 2: this negotiation is over"),
        ([...], "a move: found"),
        ("accept", "expected a list of moves"),
        (None, "expected a list of moves"),
    ],
)
def test_moves_that_can_t_be_played_are_named(deal, shown, moves, sentence):
    """Moves that the rules don't allow end in a sentence that names them, never in a traceback."""
    play(deal, moves=moves)
    debrief(deal, moves=moves)
    assert sentence in repr(shown[0])


@pytest.mark.parametrize("call", [play, debrief, demonstration])
def test_something_else_than_a_deal_is_named(shown, call):
    """Called with anything else, such as the dots of an unfinished cell, it says what was expected."""
    call(...)
    assert "found 'Ellipsis', expected a" in repr(shown[0])


def test_a_damaged_record_on_a_feedback_page(finished, feedback, shown):
    """A damaged record is named with its line on a feedback page too."""
    finished.path.write_text("{\n", encoding="utf-8")
    play(finished)
    debrief(finished)
    assert "meso.jsonl, line 1" in repr(shown[0])
    assert "meso.jsonl, line 1" in repr(shown[1])


def test_an_unfinished_negotiation_is_shown_as_far_as_it_went(deal, feedback, shown):
    """A negotiation without an end shows its turns and the rounds left, and no map of both sides' points."""
    play(deal, moves=MOVES[:2])
    debrief(deal, moves=MOVES[:2])
    assert "Still open, with 6 rounds left." in repr(shown[0])
    assert [page for page in shown if "data-vegalite" in page._repr_html_()] == []


def test_the_latest_finished_attempt_is_debriefed(finished, shown):
    """In a live notebook the debrief is of the latest attempt that ended, with a chart for JupyterLab."""
    place = Place(finished)
    press(place, "Start a fresh attempt")
    debrief(finished)
    headline, chart, rest = shown
    (latest,) = (attempt for attempt in finished.attempts() if attempt.moves)
    assert headline["text/plain"] == read_deal(finished.replayed(latest)[0]).headline
    assert "application/vnd.vegalite.v5+json" in chart
    assert chart["text/plain"].startswith("Map of all possible deals")
    assert "You thought that payment mattered most to them" in plain(rest["text/html"])


def test_before_anything_is_finished_the_debrief_waits(deal, shown):
    """With nothing finished the debrief says what to do."""
    debrief(deal)
    assert "Play the table to its end, then run this cell again." in repr(shown[0])


def watched():
    """A negotiation between a plan and the collaborator."""
    case = Case.load("implementation-services")
    deal = Setting("watched", case, player("collaborator"), "example")
    plan = Planned(("offer three equal packages at 75 %", "build on the package they chose", "accept at 60 %"))
    return negotiate(case, plan, player("collaborator"), deal.session().seed, aloud=True)


def test_a_demonstration_goes_move_by_move(shown, monkeypatch):
    """A watched negotiation shows one more move at a press, one less at another, and both sides' points."""
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    session = watched()
    demonstration(session)
    (box,) = shown
    _, _, talk, row = box.children
    earlier, latest = talk.children[0].children
    forward, back, place = row.children
    assert "Marta · opens with a package" in plain(latest.value)
    forward.click()
    assert "Your side · round 1 of 8: put three packages on the table" in plain(latest.value)
    assert "to your side," in plain(latest.value)
    assert "opens with a package" in plain(earlier.value)
    back.click()
    back.click()
    assert plain(place.value).strip() == f"Move 1 of {len(session.history)}."
    for _ in session.history:
        forward.click()
    assert "Agreed:" in plain(latest.value)


def test_a_demonstration_can_stop_early(shown, feedback):
    """A lesson may show the first moves only, and keep how it ends."""
    session = watched()
    demonstration(session, upto=3)
    demonstration(session)
    first, whole = (plain(page._repr_html_()) for page in shown)
    assert "Agreed:" not in first
    assert "Agreed:" in whole
    assert whole.startswith(first.rstrip())
