"""From a spec to something seen: live in a notebook, under nbgrader a place that is filled where a page is made."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from grader.charts import MIME, Chart, bundle, chart_html, drawing, drawn_in, known_spans, picture, svg
from grader.charts.still import still
from tests.charts.test_known import SPANS
from tests.widgets.conftest import plain

ROOT = Path(__file__).parents[2]
SPEC = known_spans(SPANS, "Marta")
WORDS = 'Bars, one "for" each <issue> & a tick'
PLACE = chart_html(SPEC, WORDS, "The map")
POINT = {
    "data": {"values": [{"x": 1}]},
    "mark": "point",
    "encoding": {"x": {"field": "x", "type": "quantitative"}},
}


def test_a_chart_is_drawn_by_the_notebook_and_has_a_place_where_nbgrader_runs_it(monkeypatch):
    """Vega-Lite with words beside it; under nbgrader, which draws nothing, a place for it, and the same words."""
    chart = Chart(SPEC, WORDS)
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    assert chart._repr_mimebundle_() == bundle(SPEC, WORDS)
    assert chart._repr_mimebundle_()[MIME] == SPEC
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert chart._repr_mimebundle_() == {"text/html": chart_html(SPEC, WORDS), "text/plain": WORDS}


def test_until_it_is_drawn_its_words_are_seen():
    """The place holds the chart and tells it: to a screen reader, and unfolded below."""
    assert PLACE.startswith(
        '<figure role="img" aria-label="Bars, one &quot;for&quot; each &lt;issue&gt; &amp; a tick" '
    )
    assert "<details open><summary>The map in words</summary>" in PLACE
    assert plain(PLACE).strip() == f"The map in words {WORDS}"


def test_where_a_page_is_made_every_chart_is_drawn():
    """The drawing stands in the place, its words folded away below; what is around it stays."""
    page = drawn_in(f"<p>before</p>{PLACE}<p>between</p>{PLACE}<p>after</p>")
    assert page.count("<svg") == 2
    assert "data-vegalite" not in page
    assert (
        page.count('<figure role="img" aria-label="Bars, one &quot;for&quot; each &lt;issue&gt; &amp; a tick"><svg')
        == 2
    )
    assert page.count("</svg></figure><details><summary>The map in words</summary>") == 2
    for around in ("<p>before</p><figure", "</details><p>between</p><figure", "</details><p>after</p>"):
        assert around in page


def test_it_is_drawn_as_it_would_be_here():
    """The process that draws draws what this one would."""
    assert svg(still(SPEC)) in drawn_in(PLACE)


def test_equal_charts_are_drawn_once():
    """The second of two is not drawn again."""
    drawn_in(PLACE)
    before = picture.picture.cache_info()
    drawn_in(PLACE)
    after = picture.picture.cache_info()
    assert (after.hits, after.misses) == (before.hits + 1, before.misses)


def test_html_without_a_chart_stays_as_it_is():
    """A figure of somebody else's is no place of ours."""
    html = '<p>one</p><figure role="img" aria-label="two"></figure><details open></details>'
    assert drawn_in(html) == html


def test_where_nothing_can_draw_it_stays_in_words(monkeypatch):
    """Without the drawing library a chart is None, and its place is left as it was."""
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    assert svg(SPEC) is None
    monkeypatch.setattr(drawing, "picture", lambda _: None)
    assert drawn_in(PLACE) == PLACE


@pytest.mark.parametrize(
    "spec",
    [
        {"mark": "ruler"},
        {**POINT, "data": {"url": "https://example.org/points.json"}},
        {**POINT, "data": {"url": "/etc/passwd", "format": {"type": "csv"}}},
        {**POINT, "mark": {"type": "image", "url": "https://example.org/seen.png"}},
        {**POINT, "mark": {"type": "point", "fill": "url(https://example.org/seen.svg)"}},
        {**POINT, "title": "half a character: \ud83d"},
    ],
    ids=["no mark", "data from elsewhere", "a file", "an image", "a pattern from elsewhere", "no text"],
)
def test_what_can_t_be_drawn_or_would_fetch_something_stays_in_words(spec):
    """A chart that Vega-Lite refuses, or that would load anything, now or when the page is read."""
    place = chart_html(spec, WORDS)
    assert drawn_in(place) == place
    with pytest.raises(ValueError, match=r"conversion failed|from elsewhere|surrogates"):
        svg(spec)


@pytest.mark.parametrize("text", ["{", "null", "[" * 10_000, "", "two\nlines"])
def test_what_is_no_spec_stays_in_words(text):
    """Whatever stands where a spec should."""
    before, _, _ = PLACE.partition('data-vegalite="')
    place = f'{before}data-vegalite="{text}"></figure><details open>'
    assert drawn_in(place) == place


def test_a_chart_that_never_ends_ends_alone(monkeypatch):
    """It is given up after a while, and the next one is drawn."""
    monkeypatch.setattr(picture, "SECONDS", 0.5)
    endless = {**POINT, "data": {"sequence": {"start": 0, "stop": 1_000_000_000}}}
    place = chart_html(endless, WORDS)
    assert drawn_in(place) == place
    monkeypatch.setattr(picture, "SECONDS", 20)
    picture.picture.cache_clear()
    assert "<svg" in drawn_in(PLACE)


def test_a_chart_that_nobody_waits_for_is_not_the_next_ones(monkeypatch):
    """Whoever stops waiting, by Ctrl-C or because a page takes too long, leaves no answer behind for somebody else."""
    picture.picture.cache_clear()
    drawn_in(PLACE)
    artist = picture._artist(os.getpid())
    monkeypatch.setattr(artist.stdin, "flush", impatient(artist.stdin.flush))
    with pytest.raises(KeyboardInterrupt):
        drawn_in(chart_html(POINT, "another"))
    assert artist.poll() is not None
    picture.picture.cache_clear()
    assert svg(still(SPEC)) in drawn_in(PLACE)


def impatient(flush):
    """Sends what was written, and does not wait for the answer, once."""
    patience = [flush]

    def flushed():
        flush()
        if patience:
            patience.clear()
            raise KeyboardInterrupt

    return flushed


def test_what_a_chart_makes_the_engine_print_is_not_its_picture():
    """A spec may tell the engine to print something; the answer is the drawing all the same."""
    talking = {**POINT, "transform": [{"calculate": "info('\"<svg>mine</svg>\"')", "as": "z"}]}
    assert "mine" not in drawn_in(chart_html(talking, WORDS)).split("<details")[0]


def test_another_process_draws():
    """The engine is never loaded into the process that makes pages."""
    program = (
        "import sys; from grader.charts import drawn_in; from tests.charts.test_drawing import PLACE; "
        "print('<svg' in drawn_in(PLACE), 'vl_convert' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["True", "False"]
    assert ran.stderr == ""


def test_a_chart_is_the_same_whenever_it_is_drawn():
    """Parts that it refers to have names of its own: two charts on one page don't mix, and a page can be made again."""
    clipped = [{**POINT, "title": title, "mark": {"type": "point", "clip": True}} for title in ("one", "two")]
    first, second, again = svg(clipped[0]), svg(clipped[1]), svg(clipped[0])
    assert first == again
    names = [set(re.findall(r'id="([^"]+)"', drawn)) for drawn in (first, second)]
    assert all(names)
    assert not names[0] & names[1]
    for drawn, own in zip((first, second), names, strict=True):
        assert set(re.findall(r"url\(#([^)]+)\)", drawn)) == own
