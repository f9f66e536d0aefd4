"""Feedback pages: the card of every check, the negotiation, the map; no hidden test, nothing of a learner's that runs."""

from html.parser import HTMLParser

import pytest

from grader.check.words import amount, figure
from grader.lessons import meso
from grader.table import Session
from tests.nbgrader import solver
from tests.nbgrader.course import Course
from tests.nbgrader.handins import ATTACK, KEYS, LEARNERS
from tests.nbgrader.test_marks import CELLS, marks

pytestmark = pytest.mark.xdist_group("nbgrader")

CHECKS = dict(zip(CELLS, meso.GRADED, strict=False))
"""Test cell -> its exercise."""
WITHOUT_CARD = {"eva": {"equal-offers-check"}}
"""Cells that stopped with an error before there was a card."""
PLAYED = ("ana", "ben", "dan", "eva", "finn", "gus")
HIDDEN = ("HIDDEN TESTS", "and_on", "seed=")


def negotiation(course: Course, learner: str) -> Session:
    """What this learner played, played again from what nbgrader marked."""
    deal = meso.deal(KEYS[learner], folder=str(course.root / "autograded" / learner / "meso"))
    return deal.replay(deal.moves()) if deal.path.exists() else solver.well_played(deal)


@pytest.mark.parametrize("learner", LEARNERS)
def test_each_check_shows_its_card(course: Course, pages: dict[str, str], learner: str):
    """Every check says on the page what it is called and what was earned, hidden part included."""
    earned = marks(course, learner)
    for name, exercise in CHECKS.items():
        title = f"{exercise.title}: {figure(earned[name].auto)} of {amount(exercise.points, 'point')}</strong>"
        assert (title in pages[learner]) != (name in WITHOUT_CARD.get(learner, set())), name


@pytest.mark.parametrize("learner", PLAYED)
def test_the_negotiation_can_be_read(course: Course, pages: dict[str, str], learner: str):
    """The page holds every word the other side said, from the opening on."""
    said = [turn.words for turn in negotiation(course, learner).history if turn.words]
    assert said
    assert [words for words in said if words not in _text(pages[learner])] == []


@pytest.mark.parametrize("learner", LEARNERS)
def test_the_map_is_drawn_for_whoever_played(pages: dict[str, str], learner: str):
    """The debrief of a finished negotiation has its map, drawn once, with a description; otherwise there is none."""
    drawn = int(learner in (*PLAYED, "hal"))
    assert pages[learner].count("<svg") == drawn
    assert pages[learner].count('<figure role="img" aria-label="Map of all possible deals') == drawn
    assert pages[learner].count("<summary>The map in words</summary>") == drawn
    assert "data-vegalite" not in pages[learner]


@pytest.mark.parametrize("learner", PLAYED)
def test_nothing_is_drawn_while_marking(course: Course, learner: str):
    """What was marked has a place for the map; the page draws it."""
    marked = course.root / "autograded" / learner / "meso" / "meso.ipynb"
    text = marked.read_text(encoding="utf-8")
    assert text.count("data-vegalite=") == 1
    assert "<svg" not in text


def test_a_missing_key_is_said_on_the_card(pages: dict[str, str]):
    """Nobody knows the variant of a notebook without key or record: its cards promise a person."""
    assert "We could not check this; a person will look at it." in pages["hal"]
    assert "a person will look" not in pages["ana"]


def test_an_edited_reply_is_pointed_out(pages: dict[str, str]):
    """A reply edited in the record changes no points, and the page says that it was edited."""
    assert "this reply was edited; it changes nothing." in pages["eva"]
    assert "was edited" not in pages["ana"]


def test_a_damaged_record_is_said_in_a_line(pages: dict[str, str]):
    """Where a record can't be read or replayed, the page names the line and promises a person, without a traceback."""
    for page in (pages["jo"], pages["kim"]):
        assert "meso.jsonl, line " in _text(page)
        assert "We could not check this; a person will look at it." in page
        assert "grader/table/record.py" not in page


@pytest.mark.parametrize("learner", LEARNERS)
@pytest.mark.parametrize("hidden", HIDDEN)
def test_no_hidden_test_is_shown(course: Course, pages: dict[str, str], learner: str, hidden: str):
    """A page tells nothing of the hidden tests, which did run: neither their lines nor a traceback around them."""
    marked = course.root / "autograded" / learner / "meso" / "meso.ipynb"
    assert hidden in marked.read_text(encoding="utf-8")
    assert hidden not in _text(pages[learner])


def _text(page: str) -> str:
    """What a page says, without the tags that colour its code."""
    parts: list[str] = []
    reader = HTMLParser()
    reader.handle_data = parts.append  # type: ignore[method-assign]
    reader.feed(page)
    return "".join(parts)


class Active(HTMLParser):
    """Collects whatever in a page could run, except nbconvert's own two scripts for formulas."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Look at a tag and its attributes."""
        given = {name: value or "" for name, value in attributes}
        ours = (
            "cdnjs.cloudflare.com/ajax/libs/mathjax/" in given.get("src", "")
            or given.get("type") == "text/x-mathjax-config"
        )
        if (tag == "script" and not ours) or tag in {"iframe", "object", "embed", "form", "base"}:
            self.found.append(tag)
        self.found += [name for name in given if name.startswith("on")]
        self.found += [
            f"{n}={v}" for n, v in given.items() if v.strip().lower().startswith(("javascript:", "vbscript:"))
        ]


def active(page: str) -> list[str]:
    """What could run in this page."""
    reader = Active()
    reader.feed(page)
    return reader.found


@pytest.mark.parametrize("learner", LEARNERS)
def test_nothing_that_a_learner_wrote_runs(pages: dict[str, str], learner: str):
    """No script, event handler or script link is in any page."""
    assert active(pages[learner]) == []


@pytest.mark.parametrize(
    ("learner", "place"),
    [("ben", "name"), ("ben", "said"), ("ben", "reflection"), ("ben", "shown"), ("eva", "raised"), ("finn", "pasted")],
)
def test_what_a_learner_wrote_is_shown_as_written(pages: dict[str, str], learner: str, place: str):
    """A script in a package's name, a remark, a text, a cell or an error is there to be read."""
    assert ATTACK.format(place) in _text(pages[learner])


@pytest.mark.parametrize(
    "page",
    [
        "<p><script>alert(1)</script></p>",
        '<img src="x" onerror="alert(1)">',
        '<a href=" JavaScript:alert(1)">here</a>',
        '<iframe src="page.html"></iframe>',
    ],
)
def test_whatever_runs_is_noticed(page: str):
    """The test above would see a script, an event handler, a script link and a frame."""
    assert active(page)


def test_dots_left_in_place_are_not_remarked_upon(pages: dict[str, str]):
    """Who leaves key and moves to the record, as the notebook asks, is not told that a response is missing."""
    assert "No response." not in pages["ana"]
    assert "No response." in pages["cleo"]  # the reflection, which has no card


def test_the_persons_points_and_words_are_on_the_page(pages: dict[str, str]):
    """The reflection's points and the reader's comment reach the learner."""
    assert "Score: 19.5 / 20.0" in _text(pages["ana"])
    assert "What would you have asked before the offers?" in _text(pages["ana"])


def test_feedback_comes_back_through_the_exchange(course: Course, pages: dict[str, str]):
    """A learner who submitted fetches the page that the instructor made, and nobody else's."""
    (fetched,) = (course.home("ana") / "meso" / "feedback").rglob("*.html")
    assert fetched.read_text(encoding="utf-8") == pages["ana"]
    assert len(list((course.place / "exchange" / "negotiation" / "feedback").glob("*.html"))) == 1
