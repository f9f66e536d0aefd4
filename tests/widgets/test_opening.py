"""Options that nobody listed: nowhere to be seen, then on the table the moment somebody says why."""

import tomllib

import pytest
from ipywidgets import Dropdown

from grader.deal import Case
from grader.table import Disclose, Offer, Say, Why
from grader.widgets import play, showing
from grader.widgets.place import Place
from tests.deal.small import LATE_IDEAS, NAME
from tests.widgets.conftest import OPENING, everything, html, late, plain, press, share, sit_down, text, written

NIGHT, HOTEL = "a crew at night", "your hotel bill"
NEWS = (
    "New on the table: a crew at night. Nobody had listed it; it serves “a dry house”. "
    "It stands under Crews, at 67 points to you."
)
NOTHING = (Say("Hm."),) * 5


def read_anywhere(place):
    """All that any widget holds, shown or hidden: HTML, names, lists."""
    lists = [label for w in everything(place.box) if isinstance(w, Dropdown) for label, _ in w.options]
    names = [getattr(w, "description", "") for w in everything(place.box)]
    return "\n".join([html(place, everything), *lists, *names])


def listed(place, issue):
    """The options of one list of the builder, as they read."""
    return [label for label, _ in place.table.actions.offering.builder.choices[issue].options]


def test_an_option_that_nobody_listed_is_nowhere_to_be_seen(tmp_path):
    """Before anybody says why, no widget holds the option: no list, no brief, no box to tick, no number."""
    deal = late(tmp_path, *NOTHING, facts=frozenset({"order", "why", "limit", "floor"}))
    place = Place(deal)
    before = read_anywhere(place)
    assert NIGHT not in before
    assert HOTEL not in before
    assert "only two crews or weekend shift" in plain(before)
    sit_down(deal)
    assert NIGHT not in read_anywhere(place)


def test_no_number_gives_it_away_either(tmp_path):
    """The best package that the brief and the prediction speak of is made of what is listed."""
    better_by_night = LATE_IDEAS.replace("two = 60, weekend = 100, night = 95", "two = 60, weekend = 90, night = 100")
    place = Place(late(tmp_path, *NOTHING, case=Case.build(tomllib.loads(better_by_night), NAME)))
    assert "Your best package would be worth 93." in text(place)
    assert place.table.prediction.value.placeholder == "0 to 93"
    place.table.prediction.top.value, place.table.prediction.sure.value = "crews", "50"
    place.table.prediction.value.value = "94"
    press(place, "Lock in")
    assert "from 0 to 93" in text(place)


def test_saying_why_puts_it_on_the_table_at_once(tmp_path):
    """The learner's own reason opens the option: it is told in the conversation, is in the list, and can be offered."""
    deal = late(tmp_path, *NOTHING)
    place = sit_down(deal)
    place.table.actions.offering.builder.fill({"crews": "weekend", "penalty": "half"})
    share(place, "dry")
    assert NEWS in text(place)
    assert NEWS in plain(place.table.conversation.latest.value)
    assert listed(place, "crews") == ["two crews · 42", "weekend shift · 70", "a crew at night · 67 · new"]
    assert place.table.actions.offering.builder.package == {"crews": "weekend", "penalty": "half"}
    assert HOTEL not in read_anywhere(place)
    place.table.actions.offering.builder.fill({"crews": "night", "penalty": "half"})
    assert "This package is worth 82 to you" in text(place)
    press(place, "Add to equal offers")
    press(place, "Offer this package")
    assert written(deal)[-1] == {"offer": {"crews": "night", "penalty": "half"}}
    assert "only two crews or weekend shift or a crew at night" in text(place)


def test_only_the_interest_that_was_voiced_is_named(tmp_path):
    """Where the other side's reason opens it, theirs is named and the learner's is not."""
    deal = late(tmp_path, Disclose(Why("rest")), Say("Hm."))
    place = sit_down(deal)
    press(place, "Ask only")
    (news,) = [part for part in place.table.conversation.latest.value.split("<li") if "New on the table" in part]
    assert "it serves “free weekends”" in plain(news)
    assert "a dry house" not in news


def test_news_is_told_once(tmp_path):
    """A second reason that serves the same option, or the same one again, is no news."""
    place = sit_down(late(tmp_path, Disclose(Why("rest")), *NOTHING))
    share(place, "dry", ask=True)
    share(place, "costs")
    share(place, "dry")
    assert text(place).count("New on the table: a crew at night") == 1
    assert text(place).count("New on the table") == 2


def test_an_option_that_breaks_the_own_non_negotiable_is_told_as_such(tmp_path):
    """What the learner could never sign is news all the same, and is not in the list."""
    by_day = LATE_IDEAS.replace('must.crews = ["two", "weekend", "night"]', 'must.crews = ["two", "weekend"]')
    place = sit_down(late(tmp_path, *NOTHING, case=Case.build(tomllib.loads(by_day), NAME)))
    share(place, "dry")
    assert "it serves “a dry house”. It stands under Crews; it breaks your own non-negotiable." in text(place)
    assert listed(place, "crews") == ["two crews · 42", "weekend shift · 70"]


def test_a_fresh_attempt_begins_with_what_is_listed(tmp_path):
    """In the next attempt nobody has said anything yet: the option is gone, even where it was chosen."""
    deal = late(tmp_path, *NOTHING)
    place = sit_down(deal)
    share(place, "dry")
    place.table.actions.offering.builder.fill({"crews": "night", "penalty": "half"})
    press(place, "Walk away")
    press(place, "Yes, walk away")
    press(place, "Start a fresh attempt")
    assert place.table.actions.offering.builder.package == OPENING
    assert NIGHT not in read_anywhere(place)


def test_it_is_still_there_after_the_cell_runs_again(tmp_path):
    """Whoever comes back finds the news in the conversation and the option in the list."""
    deal = late(tmp_path, *NOTHING)
    share(sit_down(deal), "dry")
    again = Place(deal)
    assert NEWS in text(again)
    assert "a crew at night · 67 · new" in listed(again, "crews")


@pytest.mark.parametrize("execution", [None, "autograde"])
def test_the_news_is_on_a_static_page_too(tmp_path, monkeypatch, execution):
    """A transcript from moves shows what opened, with and without nbgrader."""
    if execution:
        monkeypatch.setenv("NBGRADER_EXECUTION", execution)
    shown = []
    monkeypatch.setattr(showing, "_display", lambda thing, **_: shown.append(thing))
    moves = [{"disclose": {"why": "dry"}, "ask": False}, {"offer": {"crews": "night", "penalty": "none"}}]
    play(late(tmp_path, Say("Hm."), Offer({"crews": "night", "penalty": "none"})), moves=moves)
    page = plain(shown[0]._repr_html_())
    assert NEWS in page
    assert "Crews a crew at night" in page
