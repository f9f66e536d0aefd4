"""The page to take along: everything that was written, and nothing of it does anything in Markdown."""

from html.parser import HTMLParser

import mistune
from hypothesis import given

from grader.planning import Plan, to_markdown
from grader.planning.page import inert
from grader.planning.plan import one_line
from tests.planning.plans import NASTY, ORDERS, PLANS

OURS = {"h1", "h2", "p", "strong", "ul", "li"}
RENDER = mistune.create_markdown(
    escape=False, plugins=["url", "strikethrough", "table", "task_lists", "math", "footnotes", "mark"]
)


class Tags(HTMLParser):
    """Which tags a page holds, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list) -> None:
        """A tag of ours has no attributes."""
        self.tags.add(tag)
        assert not attrs

    def handle_data(self, data: str) -> None:
        """What a reader reads."""
        self.text += data


@given(NASTY)
def test_a_line_reads_as_it_was_written(text):
    """In a list of a page, a learner's line is that line, with no markup, link or formula in it."""
    line = one_line(text)
    page = Tags(RENDER(f"- {inert(line)}\n- end\n"))
    assert page.tags <= {"ul", "li", "p"}
    assert " ".join(page.text.split()) == " ".join(f"{line} end".split())


@given(PLANS)
def test_a_page_holds_no_markup_but_ours(plan):
    """Whatever was planned, the page has our headings and lists only."""
    assert Tags(RENDER(to_markdown(plan))).tags <= OURS


def test_what_would_be_active_is_not():
    """The usual ways to be active, each as plain text."""
    for text in (
        "<script>alert(1)</script>",
        "[here](javascript:alert(1))",
        "https://example.org and www.example.org",
        "![x](y)",
        "1. one",
        "- two",
        "# three",
        "$x$ and \\(y\\) and $$z$$",
        "**four** _five_ `six`",
        "&lt;b&gt;",
        "a@b.example",
        "| a | b |",
        "\\begin{x}",
    ):
        page = Tags(RENDER(f"- {inert(text)}\n"))
        assert (page.tags, page.text.strip()) == ({"ul", "li"}, text)
        assert "\\\\(" not in inert(text)  # JupyterLab reads two backslashes and a parenthesis as a formula


def test_the_page_holds_what_was_planned():
    """Every part that was written is on the page, and no heading without content."""
    page = to_markdown(ORDERS)
    for text in ("The new order system", "Marta", "Ask why the date", "net 60 · net 30", "30 of 100", "Who signs?"):
        assert text in page
    assert "## Who decides" not in page
    assert to_markdown(Plan()) == "# My next negotiation\n"
    assert to_markdown(Plan(line="Ask first")) == "# My next negotiation\n\n**What I will try:** Ask first\n"


def test_an_offer_says_what_it_is_worth():
    """A complete offer has its points; one with a gap has dots."""
    page = to_markdown(Plan(issues=ORDERS.issues, offers=[[0, 0, 0], [1, None, 0]]))
    assert "- **A:** €76,000; net 60; full (100 to me)" in page
    assert "- **B:** €82,000; ...; full\n" in page
