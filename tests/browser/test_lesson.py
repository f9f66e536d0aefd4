"""Lesson 04 as a learner meets it: run, negotiate, read the map, miss and solve an exercise, come back later."""

import shutil

import pytest

from tests.browser.lab import PATIENCE, ROOT, open_notebook, reload, run_all, save, violations
from tests.browser.test_table import TABLE, drawn, lock_in, offer, wait_for_focus

playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright: make setup")


def cell_with(page, text):
    """The code cell that holds this text."""
    cell = page.locator(".jp-CodeCell").filter(has=page.locator(".jp-Cell-inputWrapper", has_text=text)).first
    cell.scroll_into_view_if_needed()
    return cell


def wait_for_words(page, text, words):
    """Wait until a cell's table shows these words. What is loaded above it may push the cell out of the page again."""
    for _ in range(PATIENCE // 5_000):
        shown = cell_with(page, text).locator(TABLE).get_by_text(words)
        try:
            return shown.wait_for(timeout=5_000)
        except playwright.TimeoutError:
            continue
    raise AssertionError(f"{words!r} is not shown below {text!r}")


def write_and_run(page, cell, source):
    """Replace what stands in a cell, as a learner types, and run it."""
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(source)
    page.keyboard.press("Control+Enter")


def test_a_learner_plays_lesson_04(lab, page):
    """Open 04, run all, negotiate to an agreement, see the map, miss, hint and solve an exercise, reload and go on."""
    shutil.copy(ROOT / "course" / "04-meso.ipynb", lab.folder)
    open_notebook(page, lab, "04-meso.ipynb")
    run_all(page)
    table = cell_with(page, "play(deal)").locator(TABLE)
    lock_in(table)
    offer(table, Price="€76,000", Payment="net 15", Scope="full", Support="office")
    table.get_by_text("round 1 of 8: offered a package").wait_for()

    save(page)
    reload(page)
    wait_for_words(page, "play(deal)", "round 1 of 8: offered a package")
    table = cell_with(page, "play(deal)").locator(TABLE)
    offer(table, Price="€82,000")
    table.get_by_text("round 2 of 8: offered a package").wait_for()
    table.get_by_role("button", name="Accept their offer").press("Enter")
    wait_for_focus(page, "Yes, sign it")
    page.keyboard.press("Enter")
    table.get_by_text("You agreed on").wait_for()
    assert violations(page, TABLE) == []

    debriefed = cell_with(page, "debrief(deal)")
    debriefed.locator(".jp-InputPrompt").click()
    page.keyboard.press("Control+Enter")
    assert drawn(debriefed)
    assert debriefed.get_by_text("Share of the available value").first.is_visible()

    exercise = cell_with(page, "odd = ")
    write_and_run(page, exercise, 'odd = "A"\n\nmeso.odd_one_out(odd, deal)')
    exercise.get_by_text("What are the other two worth to you?").wait_for()
    exercise.get_by_text("A hint: where to look").click()
    assert exercise.get_by_text("Add up each package on your score sheet.").is_visible()
    write_and_run(page, exercise, 'odd = "C"\n\nmeso.odd_one_out(odd, deal)')
    exercise.get_by_text("1 of 1 point").wait_for()

    save(page)
    reload(page)
    wait_for_words(page, "play(deal)", "You agreed on")
