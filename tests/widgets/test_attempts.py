"""Before and after: the finished attempts of a lesson side by side, read from its records."""

import json

import pytest
from ipywidgets.widgets.widget import _instances

from grader.charts import MIME, drawn_in
from grader.lessons import meso
from grader.widgets import attempts, before_after
from grader.widgets.attempts import CAUTION, NONE_YET, ONE_MORE
from grader.widgets.place import Place
from tests.widgets.conftest import lock_in, plain, press

KEY = "k7mx-2pqa"


@pytest.fixture
def deals(tmp_path, monkeypatch):
    """Both practice deals of lesson 04; their next variants are known."""
    monkeypatch.setattr("grader.table.setting.new_key", lambda: KEY)
    return meso.practice(tmp_path), meso.again(tmp_path)


@pytest.fixture
def shown(monkeypatch):
    """What the cell shows: pages and outputs, in order."""
    outputs = []
    monkeypatch.setattr(attempts, "_display", lambda thing, **_: outputs.append(thing))
    return outputs


def sign(deal, top="payment"):
    """Sit down, or go on, and take what is on the table."""
    place = Place(deal)
    lock_in(place, top)
    press(place, "Accept")
    press(place, "Yes, sign it")
    return place


def leave(place):
    """Walk out of a fresh attempt."""
    press(place, "Start a fresh attempt")
    lock_in(place, "scope")
    press(place, "Walk away")
    press(place, "Yes, walk away")


def words(shown):
    """All that is shown, as somebody reads it."""
    return plain(" ".join(str(out.get("text/html", "")) if isinstance(out, dict) else out.content for out in shown))


def test_two_plays_of_a_lesson_side_by_side(deals, shown):
    """Both deals, the first one first: the label, the chart, each play in words, what was expected, one count."""
    sign(deals[0])
    sign(deals[1], "scope")
    before_after(*deals)
    _, chart, below = shown
    rows = chart[MIME]["vconcat"][0]["layer"][0]["data"]["values"]
    assert [row["play"] for row in rows] == [f"Play {n}\n{deal.case.them.name}" for n, deal in enumerate(deals, 1)]
    said = words(shown)
    assert said.index("Two plays, not proof") < said.index(CAUTION) < said.index("Play 1, with")
    assert "Play 1: you expected 60 points, and it came to" in said
    assert "You were 70 % sure both times, and right" in said
    assert "text/plain" in below


def test_every_finished_attempt_counts_at_its_own_numbers(deals, shown):
    """Attempts of one deal come in the order played, each measured at the variant it was played at."""
    leave(sign(deals[0]))
    sign(deals[1])
    before_after(*deals)
    rows = shown[1][MIME]["vconcat"][0]["layer"][1]["data"]["values"]
    names = [deals[0].case.them.name, deals[0].at(KEY).case.them.name, deals[1].case.them.name]
    assert list(dict.fromkeys(row["play"] for row in rows)) == [f"Play {n}\n{name}" for n, name in enumerate(names, 1)]
    assert [row["kind"] for row in rows if row["kind"] in ("your deal", "no deal")] == [
        "your deal",
        "no deal",
        "your deal",
    ]
    assert "Three plays, not proof" in words(shown)


def test_what_is_not_finished_is_counted_and_not_shown(deals, shown):
    """A table that is still open is named, and so is none that nobody sat down at."""
    place = sign(deals[0])
    press(place, "Start a fresh attempt")
    before_after(*deals)
    assert "not finished" not in words(shown)
    lock_in(place)
    shown.clear()
    before_after(*deals)
    assert "1 more is not finished, and not shown." in words(shown)


def test_before_anything_is_finished(deals, shown):
    """Nothing yet: a sentence says what to do; one play: it is told, and how to get a second."""
    before_after(*deals)
    assert words(shown) == f" {NONE_YET} "
    sign(deals[0])
    shown.clear()
    before_after(*deals)
    assert "Play 1, with" in words(shown)
    assert ONE_MORE in words(shown)
    assert "Two plays" not in words(shown)


def test_a_damaged_record_does_not_hide_the_others(deals, shown):
    """The damage is named, what can be read is shown, and no file is touched."""
    sign(deals[0]).table.ledger.recorder.close()
    leave(sign(deals[1]))
    lines = deals[0].path.read_text(encoding="utf-8")
    deals[0].path.write_text(lines + "oops\n", encoding="utf-8")
    before_after(*deals)
    assert "04-meso.jsonl, line" in words(shown)
    assert "Two plays, not proof" in words(shown)
    assert deals[0].path.read_text(encoding="utf-8") == lines + "oops\n"


def test_an_attempt_that_cannot_be_replayed_hides_no_other(deals, shown):
    """A move that the rules refuse ends that attempt alone."""
    leave(sign(deals[0]))
    sign(deals[1]).table.ledger.recorder.close()
    header = json.loads(deals[1].path.read_text(encoding="utf-8").splitlines()[0])
    with deals[1].path.open("a", encoding="utf-8") as file:
        file.write(json.dumps({**header, "attempt": 2}) + "\n" + json.dumps({"you": {"prefer": 0}}) + "\n")
    before_after(*deals)
    assert "04-meso-again.jsonl, line 5:" in words(shown)
    assert "Three plays, not proof" in words(shown)


def test_what_a_record_says_stays_text(deals, shown):
    """Markup in a prediction or a key is shown as text or passed over."""
    sign(deals[0])
    place = sign(deals[1])
    place.table.ledger.recorder.close()
    text = deals[1].path.read_text(encoding="utf-8")
    hostile = "<img src=x onerror=alert(1)>"
    deals[1].path.write_text(text.replace('"payment"', json.dumps(hostile), 1), encoding="utf-8")
    before_after(*deals)
    spoilt = text.replace('"next-game"', json.dumps(hostile))
    deals[1].path.write_text(spoilt, encoding="utf-8")
    before_after(*deals)
    assert "<img" not in "".join(
        str(out.get("text/html", "")) if isinstance(out, dict) else out.content for out in shown
    )


def test_under_nbgrader_it_is_a_page(deals, shown, monkeypatch):
    """The same in words with a place for the chart, to be drawn later; nothing is locked or written."""
    for deal in deals:
        sign(deal).table.ledger.recorder.close()
    folder = deals[0].path.parent
    for lock in folder.glob("*.lock"):
        lock.unlink()
    before, widgets = {p: p.read_bytes() for p in folder.iterdir()}, len(_instances)
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    before_after(*deals)
    (page,) = shown
    assert page.content.count("data-vegalite") == 1
    assert "<svg" in drawn_in(page.content)
    assert str(page).startswith("Two plays, not proof.\nPlay 1, with")
    assert "You were 70 % sure both times" in plain(page.content)
    assert {p: p.read_bytes() for p in folder.iterdir()} == before
    assert len(_instances) == widgets


@pytest.mark.parametrize("given", [(), (7,), ("<b>deal</b>",), (None, None)])
def test_what_is_no_deal_is_told(given, shown):
    """A cell run out of order, or something else in its place: a sentence says what to do."""
    before_after(*given)
    (page,) = shown
    assert "expected deals such as meso.practice(). Run the cells above first." in str(page)
    assert "<b>" not in page.content


def test_the_same_deal_twice_is_counted_once(deals, shown):
    """Naming a deal twice makes no more plays of it."""
    leave(sign(deals[0]))
    before_after(deals[0], deals[0])
    assert "Two plays, not proof" in words(shown)


def test_it_makes_no_widgets(deals, shown):
    """However often the cell is run, nothing is left behind."""
    for deal in deals:
        place = sign(deal)
    before = len(_instances)
    before_after(*deals)
    before_after(*deals)
    assert len(_instances) == before
    assert place.table.ledger.session.over
