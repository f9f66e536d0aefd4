"""The browser site as a learner finds it: the first page, two lessons played, what was done kept and carried along."""

import json

from tests.browser.lab import reload, run_all, save, violations, wait_until_idle
from tests.browser.test_lesson import cell_with, wait_for_words, write_and_run
from tests.browser.test_table import TABLE, build, drawn, offer
from tests.site.learner import sit_down


def test_the_first_page_says_who_it_is_for_and_where_to_begin(learner):
    """Every lesson with its minutes, a link to the first, the self-checks; by keyboard and for axe, light and dark."""
    for scheme in ("light", "dark"):
        here = learner(color_scheme=scheme)
        page = here.page
        page.goto(here.url)
        page.get_by_text("for anyone who has to agree with somebody").wait_for()
        assert page.get_by_role("link", name="04 · Several equal offers").is_visible()
        assert page.get_by_text("40 minutes").count() >= 5
        assert (
            page.get_by_role("link", name="Sit down: 20 minutes").get_attribute("href").endswith("00-start-here.ipynb")
        )
        assert page.get_by_role("link", name="Several equal offers", exact=True).is_visible()
        assert page.get_by_role("alert").count() == 0
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.innerText") == "Sit down: 20 minutes"
        assert violations(page, "body") == []


def test_a_learner_plays_lesson_00_and_carries_it_along(learner, tmp_path):
    """Miss, hint, solve; reload in the middle; sign; pack the progress, and load it in a fresh profile."""
    here = learner()
    here.page.goto(here.url)
    here.page.get_by_role("link", name="Sit down: 20 minutes").click()
    page = here.page
    wait_until_idle(page)
    run_all(page)
    exercise = cell_with(page, "middle = ")
    write_and_run(page, exercise, "middle = 120\n\nstart.middle(middle)")
    exercise.get_by_text("0 of 1 point").wait_for()
    exercise.get_by_text("A hint: where to look").click()
    write_and_run(page, exercise, "middle = 150\n\nstart.middle(middle)")
    exercise.get_by_text("1 of 1 point").wait_for()
    assert violations(page, TABLE) == []
    sit_down(cell_with(page, "play(deal)").locator(TABLE))

    save(page)
    reload(page)
    run_all(page)
    wait_for_words(page, "play(deal)", "Locked in:")
    table = cell_with(page, "play(deal)").locator(TABLE)
    table.get_by_role("button", name="Accept their offer").click()
    table.get_by_role("button", name="Yes, sign it").click()
    table.get_by_text("You agreed on").wait_for()
    run_all(page)
    assert drawn(cell_with(page, "debrief(deal)"))
    shown = cell_with(page, "progress()").locator(TABLE)
    shown.get_by_text("1 of 4 exercises solved").wait_for()
    shown.get_by_role("button", name="Pack my progress").click()
    with page.expect_download() as download:
        shown.get_by_role("link", name="Save my-progress.json").click()
    carried = tmp_path / "my-progress.json"
    download.value.save_as(carried)
    assert "start/middle" in {each["exercise"] for each in json.loads(carried.read_text())["tries"]}

    page = learner().open("00-start-here.ipynb")
    run_all(page)
    shown = cell_with(page, "progress()").locator(TABLE)
    shown.get_by_text("Next: 00").wait_for()
    with page.expect_file_chooser() as chooser:
        shown.get_by_role("button", name="Load my progress").click()
    chooser.value.set_files(carried)
    shown.get_by_text("1 of 4 exercises solved").wait_for()
    run_all(page)
    assert cell_with(page, "play(deal)").locator(TABLE).get_by_text("You agreed on").is_visible()


def test_a_learner_plays_lesson_04_to_an_agreement(learner):
    """Offer, sign, and see the map; nothing is asked of any other host, and axe finds nothing at the table."""
    page = learner().open("04-meso.ipynb")
    run_all(page)
    table = cell_with(page, "play(deal)").locator(TABLE)
    sit_down(table)
    offer(table, Price="€76,000", Payment="net 15", Scope="full", Support="office")
    table.get_by_text("round 1 of 8: offered a package").wait_for()
    build(table, Price="€82,000")
    assert violations(page, TABLE) == []
    table.get_by_role("button", name="Accept their offer").click()
    table.get_by_role("button", name="Yes, sign it").click()
    table.get_by_text("You agreed on").wait_for()
    debriefed = cell_with(page, "debrief(deal)")
    debriefed.locator(".jp-InputPrompt").click()
    page.keyboard.press("Control+Enter")
    assert drawn(debriefed)
