"""The score as nbgrader reads it, the card as a person reads it."""

from html.parser import HTMLParser
from typing import Any

import pytest

from grader.check import Exercise, Miss, Score
from tests.check.hostile import SCRIPT
from tests.check.test_exercise import DEAL, equal_offers

TAGS = {"section", "p", "strong", "ul", "ol", "li", "br", "details", "summary", "code"}


class Page(HTMLParser):
    """The tags and the text of a piece of HTML; complains about tags that are not ours or not closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.deepest_details = 0
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Only our own tags and attributes."""
        assert tag in TAGS, tag
        assert {name for name, _ in attrs} <= {"class", "style"}, attrs
        assert "url(" not in str(attrs)
        if tag != "br":
            self.open.append(tag)
        self.deepest_details = max(self.deepest_details, self.open.count("details"))

    def handle_endtag(self, tag: str) -> None:
        """Each closes the last one opened."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.words.append(data)

    @property
    def text(self) -> str:
        """What a reader sees."""
        return " ".join(" ".join(self.words).split())


def seen(shown: Any) -> str:
    """The words of a card."""
    return Page(shown._repr_html_()).text


def echo(points: float = 1) -> Exercise:
    """An exercise that says the answer back in every field."""
    exercise = Exercise("test/echo", points=points)

    @exercise.check(worth=points)
    def says_it_back(answer: Any) -> None:
        """you said something"""
        raise Miss(expected=f"{answer}", got=f"{answer}", hint=f"{answer}")

    return exercise


@pytest.mark.parametrize(
    ("packages", "number"), [(["A", "B"], "3.0"), (["A", "C"], "2.0"), (["A"], "0.0"), (..., "0.0")]
)
@pytest.mark.parametrize("precision", ["", "0", "%.1e"])
def test_ipython_shows_a_plain_number_and_a_card(packages: Any, number: str, precision: str) -> None:
    """In a real IPython, whatever %precision says, text/plain is the points and text/html the card."""
    shell_module = pytest.importorskip("IPython.core.interactiveshell")
    shell = shell_module.InteractiveShell.instance()
    shell.run_line_magic("precision", precision)
    try:
        data, _ = shell.display_formatter.format(equal_offers()(packages, DEAL))
    finally:
        shell.run_line_magic("precision", "")
    assert data["text/plain"] == number
    assert data["text/html"].startswith("<section")


def test_nbgrader_reads_part_of_the_points() -> None:
    """The last value of a test cell is its grade: 2.33 of 3."""
    grading = pytest.importorskip("nbgrader.utils")
    nbformat = pytest.importorskip("nbformat.v4")
    score = equal_offers()(["A", "B", "C"], DEAL)
    cell = nbformat.new_code_cell("score", metadata={"nbgrader": {"grade": True, "solution": False, "points": 3}})
    shown = {"text/plain": repr(score), "text/html": score._repr_html_()}
    cell.outputs = [nbformat.new_output("execute_result", data=shown, execution_count=1)]
    assert grading.determine_grade(cell) == (2.33, 3)


def test_a_score_is_a_number() -> None:
    """It adds, compares and prints as its points."""
    score = equal_offers()(["A", "B"], DEAL)
    assert isinstance(score, float)
    assert (score + 1, f"{score}", str(score), repr(score)) == (4, "3.0", "3.0", "3.0")


def test_a_score_never_exceeds_its_points() -> None:
    """Rounding up stops at the maximum: nbgrader refuses more."""
    exercise = Exercise("test/third", points=0.666)

    @exercise.check(worth=0.666)
    def holds(answer: Any) -> None:
        """it holds"""

    assert exercise(1) == 0.666


def test_the_card_diagnoses_this_answer() -> None:
    """Points first, then a line a claim: state, claim, expected and found, one question; then the hints."""
    html = equal_offers()(["A", "C"], DEAL)._repr_html_()
    assert Page(html).text == (
        "Equal offers: 2 of 3 points ok : you put two or three packages on the table "
        "not yet : each is worth the same to you Expected 60 each; found {'A': 60, 'B': 60, 'C': 74}. Which is off? "
        "A hint: where to look where Another: what to compare what A neighbour, worked out how"
    )
    assert Page(html).deepest_details == 3


def test_every_state_is_said_in_words() -> None:
    """Nobody needs to see a colour."""
    assert "waits for the line above : each is worth the same" in seen(equal_offers()(["A"], DEAL))
    unanswered = seen(equal_offers(nouns=("package",))({"B": {"payment": ...}}, DEAL))
    assert "Not answered yet: ... still stands in package B, payment." in unanswered.replace("` ... `", "...")
    assert "not answered yet : each is worth the same" in unanswered
    assert "your answer is still empty" in seen(equal_offers()(None, DEAL))
    unread = seen(equal_offers()([print], DEAL))
    assert "We cannot read this answer yet." in unread
    assert "found a function in item 1" in unread
    assert "waits : you put two or three packages" in unread


def test_hints_stay_away_when_all_is_well() -> None:
    """A full score has nothing left to look for."""
    assert Page(equal_offers()(["A", "B"], DEAL)._repr_html_()).deepest_details == 0


@pytest.mark.parametrize(
    ("points", "heading"), [(1, "0 of 1 point "), (2, "0 of 2 points "), (0.5, "0 of 0.5 points ")]
)
def test_points_are_counted_in_good_english(points: float, heading: str) -> None:
    """One point, two points."""
    assert heading in seen(echo(points)("x"))


def test_the_card_says_what_is_still_to_be_decided() -> None:
    """Before and_on: points so far, and how many the marking decides."""
    card = seen(equal_offers(hidden=True)(["A", "B"], DEAL))
    assert "3 of 3 points here; 2 more where work is marked" in card
    assert "people you have not met" not in card


def test_hidden_claims_carry_no_numbers() -> None:
    """Their card shows the claim and the question; neither what was expected nor what was found."""
    score = equal_offers(hidden=True)(["A", "B"], DEAL).and_on(seed=11)
    assert "not yet : your offers do well against people you have not met What did they give up?" in seen(score)
    assert not {"71", "64", "11"} & set(seen(score).replace(".", " ").split())
    assert (score.claims[2].expected, score.claims[2].got) == ("71", "64")


def test_a_hidden_hint_with_a_figure_stays_hidden() -> None:
    """A figure in a question would tell what the hidden part was played on."""
    exercise = Exercise("test/hidden", points=1)

    @exercise.check(hidden=True)
    def tells(answer: Any, seed: int) -> None:
        """you do well"""
        raise Miss(hint=f"What about seed {seed}?")

    assert "seed" not in seen(exercise(1).and_on(seed=11))


@pytest.mark.parametrize("said", [SCRIPT, '"><img src=x onerror=alert(1)>', "</section>", "&lt;b&gt;", "'\""])
def test_what_a_learner_wrote_is_text(said: str) -> None:
    """Nothing of an answer becomes HTML: in a claim, in a key, in what we read, in the name of a class."""
    for answer in (said, [said], {said: {said: said}}, type(said, (), {})(), {said: ...}):
        score = echo()(answer)
        assert Page(score._repr_html_()).open == []
        assert Page(echo().read(answer)._repr_html_()).open == []
    assert said in "".join(Page(echo()(said)._repr_html_()).words)


def test_long_values_are_cut() -> None:
    """A card shows the beginning of a long value."""
    card = seen(echo()("word " * 3_000))
    assert len(card) < 1_500
    assert "…" in card


def test_the_card_reads_on_any_page() -> None:
    """Text and background are set together, from the theme or by us; nothing comes from outside."""
    html = echo()("x")._repr_html_()
    assert "color: var(--jp-ui-font-color1, #1a1a1a); background: var(--jp-layout-color1, #ffffff)" in html
    assert "http" not in html
    assert "<script" not in html


def test_reading_shows_what_we_read() -> None:
    """Unscored: the answer as nested lines, a text in quotes, a number without."""
    reading = equal_offers().read({"A": {"price": 84_000, "terms": ("net-60", "60")}, "B": {}})
    assert repr(reading) == (
        'We read:\n  A:\n    price: 84000\n    terms:\n      1: "net-60"\n      2: "60"\n  B: an empty {}'
    )
    assert seen(reading) == 'We read: A : price : 84000 terms : "net-60" "60" B : an empty {}'


def test_reading_says_what_it_cannot_read_and_why() -> None:
    """The place, and what stands there."""
    assert repr(equal_offers().read({"A": ...})) == "Not answered yet: `...` still stands in A."
    assert "found a function in item 1" in seen(equal_offers().read([print]))


def test_reading_goes_through_the_reader_when_it_can() -> None:
    """What the reader makes of it if the context is given; the answer as written if not."""
    exercise = equal_offers(reader=lambda answer, deal: [f"option {name}" for name in answer])
    assert repr(exercise.read(["a"], DEAL)) == 'We read:\n  1: "option a"'
    assert repr(exercise.read(["a"])) == 'We read:\n  1: "a"'
    assert repr(equal_offers(reader=lambda answer: {None: object()}).read(["a"])) == 'We read:\n  1: "a"'
    assert "a person will look at it" in repr(equal_offers(reader=lambda answer: answer.x).read(["a"]))


def test_the_card_can_be_read_as_lines() -> None:
    """For a terminal and for reports: the same words, without the hints."""
    score = equal_offers()(["A"], DEAL)
    assert isinstance(score, Score)
    assert score.text.splitlines() == [
        "Equal offers: 0 of 3 points",
        "not yet: you put two or three packages on the table",
        "  Expected two or three packages; found 1.",
        "  How many are there?",
        "waits for the line above: each is worth the same to you",
    ]
