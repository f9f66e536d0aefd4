"""Given and received, as a learner sees it: folded away at the table, in the debrief, on feedback pages."""

import pytest

from grader.table import Disclose, Evade, Order, Say, Why
from grader.widgets import debrief, play, showing
from tests.widgets.conftest import buttons, html, late, plain, press, share, sit_down, text, visible

SHOW, HIDE = "Show what was given and received", "Hide what was given and received"
ROW = "1 You said why: “a dry house”, and asked for theirs. An empty answer."


def test_it_appears_once_there_is_something_in_it_and_is_closed(tmp_path):
    """At first there is no button; then there is one, with the count, and nothing is unfolded."""
    place = sit_down(late(tmp_path, Evade(), Say("Hm.")))
    assert not any(name.startswith((SHOW, HIDE)) for name in buttons(place))
    share(place, "dry", ask=True)
    assert f"{SHOW} (1\u00a0:\u00a00)" in buttons(place)
    assert ROW not in text(place)


def test_it_stays_open_while_it_grows(tmp_path):
    """Once unfolded it stays so from move to move, and can be folded away again."""
    place = sit_down(late(tmp_path, Evade(), Disclose(Order("penalty", "crews")), Say("Hm.")))
    share(place, "dry", ask=True)
    press(place, SHOW)
    assert ROW in text(place)
    place.table.actions.sharing.about.value = ""
    press(place, "Ask only")
    assert f"{HIDE} (1\u00a0:\u00a01)" in buttons(place)
    assert "2 Ana said that penalty matters more to them than crews. Too early: no offer of theirs since." in text(
        place
    )
    press(place, HIDE)
    assert ROW not in text(place)


def test_it_tells_what_the_learner_may_know_and_no_more(tmp_path):
    """While the negotiation goes on, nothing in it depends on what things are worth to the other side."""
    place = sit_down(late(tmp_path, Disclose(Why("costs")), Say("Hm.")))
    share(place, "dry", ask=True)
    press(place, SHOW)
    assert "They need a Sunday" not in html(place)
    assert place.deal.case.them.brief not in html(place)
    assert "Ana said why: “the margin”." in text(place)


@pytest.fixture
def shown(monkeypatch):
    """What a cell shows, as HTML, in order."""
    outputs = []
    monkeypatch.setattr(showing, "_display", lambda thing, **_: outputs.append(thing))
    return outputs


def test_it_is_in_the_debrief_and_on_a_feedback_page(tmp_path, shown, monkeypatch):
    """In a notebook, and under nbgrader, the table is there to be unfolded, and in the plain words too."""
    deal = late(tmp_path, Evade(), Say("Hm."))
    place = sit_down(deal)
    share(place, "dry", ask=True)
    press(place, "Walk away")
    press(place, "Yes, walk away")
    debrief(deal)
    assert ROW in plain(shown[-1]["text/html"])
    assert "Round 1: You said why: “a dry house”, and asked for theirs. An empty answer." in shown[-1]["text/plain"]
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    play(deal)
    debrief(deal)
    for page in shown[-2:]:
        assert (
            "<summary>Given and received: you told them one thing, they told you nothing</summary>"
            in page._repr_html_()
        )
        assert ROW in plain(page._repr_html_())


def test_it_is_not_twice_inside_the_table(tmp_path):
    """At the table it has its own place, so what happened does not repeat it."""
    place = sit_down(late(tmp_path, Evade()))
    share(place, "dry", ask=True)
    press(place, "Walk away")
    press(place, "Yes, walk away")
    press(place, "Show what happened")
    (happened,) = [widget for widget in visible(place.box) if hasattr(widget, "outputs")]
    assert "Given and received" not in "".join(output["data"].get("text/html", "") for output in happened.outputs)


def test_without_facts_and_questions_there_is_no_table(tmp_path, shown):
    """Where only offers were made, nothing is shown of it."""
    play(late(tmp_path, Say("Hm.")), moves=[{"offer": {"crews": "two", "penalty": "half"}}])
    assert "Given and received" not in shown[0]._repr_html_()


def test_names_from_a_case_stay_text(tmp_path, shown):
    """Whatever a case calls its people and its interests is shown as text."""
    deal = late(tmp_path, Disclose(Order("penalty", "crews")))
    hostile = "<img src=x onerror=alert(1)>"
    named = deal.case.source | {"parties": {**deal.case.source["parties"]}}
    named["parties"]["supplier"] = {**named["parties"]["supplier"], "name": hostile}
    (tmp_path / "hostile").mkdir()
    play(
        late(tmp_path / "hostile", Disclose(Order("penalty", "crews")), case=type(deal.case).build(named, "late")),
        moves=[{"ask": None}],
    )
    page = shown[0]._repr_html_()
    assert "<img" not in page
    assert "&lt;img src=x" in page[page.index("Given and received") :]
