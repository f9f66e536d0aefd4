"""What could be known of the other side, as a notebook shows it: while the table is played, and on the record."""

import pytest

from grader.charts import MIME, drawn_in
from grader.players.known import IssueKnown, Known
from grader.table import Disclose, Floor, Limit, Mandate, Order, Say, Why
from grader.widgets import showing, what_we_know
from grader.widgets.knowledge import sentence
from grader.widgets.place import Place
from tests.deal.small import late_ideas
from tests.widgets.conftest import late, lock_in, plain, press, share, sit_down

TOLD = Disclose(Order("penalty", "crews"))


@pytest.fixture
def shown(monkeypatch):
    """What a cell shows, in order."""
    found = []
    monkeypatch.setattr(showing, "_display", lambda thing, **_: found.append(thing))
    return found


def test_it_works_on_the_table_being_played(deal, shown):
    """In the middle of a negotiation: a sentence, a chart for JupyterLab, what they told; each move may change it."""
    place = Place(deal)
    lock_in(place)
    what_we_know(deal)
    first = shown[1][MIME]
    share(place, "", ask=True)
    what_we_know(deal)
    top, chart, rest = shown[3:]
    assert chart[MIME]["description"] == chart["text/plain"]
    assert chart[MIME]["data"] != first["data"]
    assert "of what fits what they said and did" in top["text/plain"]
    told = place.table.ledger.session.history[-1].move.fact
    more, less = (deal.case.issue(issue).label for issue in (told.more, told.less))
    assert f"What they told you {more} matters more to them than {less.lower()}." in plain(rest["text/html"])
    assert "The chart in words" in plain(rest["text/html"])


def test_it_works_on_the_record_afterwards(tmp_path, shown):
    """When it is over, and in another kernel, it is read off the record."""
    deal = late(tmp_path, TOLD)
    place = sit_down(deal)
    press(place, "Ask only")
    press(place, "Walk away")
    press(place, "Yes, walk away")
    place.table.ledger.recorder.close()
    what_we_know(late(tmp_path, TOLD))
    assert "Penalty matters more to them than crews." in plain(shown[2]["text/html"])


def test_everything_they_told_is_listed(tmp_path, shown):
    """Orders, reasons, limits, a floor and who decides, each in a sentence."""
    facts = (
        Order("penalty", "crews"),
        Why("rest"),
        Limit("penalty", frozenset({"none", "half"})),
        Floor({"crews": "one", "penalty": "none"}),
        Mandate(frozenset({"crews"})),
    )
    what_we_know(
        late(tmp_path, *map(Disclose, facts)), moves=[{"ask": None}, *[{"ask": "crews"}, {"ask": "penalty"}] * 2]
    )
    told = plain(shown[2]["text/html"])
    for line in (
        "Penalty matters more to them than crews.",
        "A reason: “free weekends”.",
        "On penalty it has to be €0 or €5,000.",
        "The least they could sign: one crew, €0.",
        "What they may settle: crews, and nothing else.",
    ):
        assert line in told
    assert told.count("matters more to them") == 1


def test_under_nbgrader_it_is_one_page(deal, shown, monkeypatch, tmp_path):
    """On a feedback page: the sentence, the chart to be drawn, and the chart in words; no script."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    what_we_know(deal, moves=[{"ask": None}])
    page = shown[0]._repr_html_()
    assert page.count("data-vegalite") == 1
    assert "<script" not in page
    assert "So far" in repr(shown[0])
    assert "8 in 10 times" in plain(page)
    assert "<svg" in drawn_in(page)
    assert list(tmp_path.iterdir()) == []


def test_a_watched_negotiation_can_be_looked_at(tmp_path, shown):
    """It takes a negotiation as well as a deal."""
    what_we_know(late(tmp_path, TOLD).replay([{"ask": None}]))
    assert "So far" in shown[0]["text/plain"]


def test_before_the_prediction_is_locked_in_there_is_nothing(deal, shown):
    """Their opening is not to be seen before the learner has sat down."""
    Place(deal)
    what_we_know(deal)
    assert "Sit down at the table first" in repr(shown[0])


@pytest.mark.parametrize(
    ("moves", "sentence"), [([], "Sit down"), ([{"accept": 9}], "move 1: "), ("accept", "expected a list of moves")]
)
def test_what_can_t_be_shown_is_told(deal, shown, moves, sentence):
    """Moves that can't be played, and no moves at all, end in a sentence."""
    what_we_know(deal, moves=moves)
    assert sentence in repr(shown[0])


def test_something_else_than_a_deal_is_named(shown):
    """Called with the dots of an unfinished cell, it says what was expected."""
    what_we_know(...)
    assert "found 'Ellipsis', expected a deal" in repr(shown[0])


def test_a_damaged_record_is_named(tmp_path, shown):
    """A damaged record is named with its line."""
    deal = late(tmp_path, Say("Hm."))
    sit_down(deal).table.ledger.recorder.close()
    deal.path.write_text("{\n", encoding="utf-8")
    what_we_know(deal)
    assert "late.jsonl, line 1" in repr(shown[0])


@pytest.mark.parametrize(
    ("chances", "expected"),
    [
        ((0.3, 0.35), "So far nothing stands out: penalty may matter to them most, in about 1 in 3 of what fits what they said and did, or crews, in about 1 in 3."),
        ((0.55, 0.45), "So far: crews may matter to them most, in about half of what fits what they said and did."),
        ((0.26, 0.74), "So far: penalty matters to them most, in about 3 in 4 of what fits what they said and did."),
        ((0.99, 0.01), "So far: crews matters to them most, in nearly all of what fits what they said and did."),
    ],
)  # fmt: skip
def test_the_sentence_says_no_more_than_is_known(chances, expected):
    """Nothing stands out, perhaps, probably, nearly always: as likely as it is."""
    issues = tuple(
        IssueKnown(name, 5, 20, 50, top, None) for name, top in zip(("crews", "penalty"), chances, strict=True)
    )
    assert sentence(late_ideas(), Known(issues, (), {}, (), (), None)) == expected


def test_a_sealed_deal_shows_the_same_as_before_it(tmp_path, shown):
    """Saying yes tells nothing new of what they want."""
    deal = late(tmp_path, TOLD)
    what_we_know(deal, moves=[{"ask": None}])
    what_we_know(deal, moves=[{"ask": None}, {"accept": 0}])
    assert shown[1] == shown[4]
