"""Progress that travels, in a real JupyterLab: done in one folder, downloaded, loaded in a fresh one."""

import json
import shutil

from grader.lessons import start
from grader.table import Accept
from grader.widgets.ledger import Ledger
from tests.browser.lab import ROOT, open_notebook, restart_and_run_all, run_all, save, theme, violations
from tests.browser.test_lesson import cell_with, write_and_run
from tests.browser.test_table import TABLE


def lesson_in(lab, name):
    """A learner's folder with lesson 00 in it."""
    place = lab.folder / name
    place.mkdir()
    shutil.copy(ROOT / "course" / "00-start-here.ipynb", place)
    return place


def lines(place):
    """The record of the lesson's deal."""
    return [json.loads(line) for line in (place / "moves" / "00-start-here.jsonl").read_text().splitlines()]


def test_progress_is_carried_into_a_fresh_home(lab, page):
    """Solve and play, restart, download the file by keyboard; load it elsewhere, and everything is there."""
    old = lesson_in(lab, "old-home")
    table = Ledger.open(start.deal(str(old)))
    table.make(Accept(0))
    table.recorder.close()
    open_notebook(page, lab, "old-home/00-start-here.ipynb")
    run_all(page)
    exercise = cell_with(page, "middle = ")
    write_and_run(page, exercise, "middle = 150\n\nstart.middle(middle)")
    exercise.get_by_text("1 of 1 point").wait_for()
    save(page)
    restart_and_run_all(page)
    shown = cell_with(page, "progress()").locator(TABLE)
    shown.get_by_text("1 of 4 exercises solved").wait_for()
    assert shown.get_by_text("Played to the end once").is_visible()
    assert violations(page, TABLE) == []
    shown.get_by_role("button", name="Pack my progress").press("Enter")
    link = shown.get_by_role("link", name="Save my-progress.json")
    link.wait_for()
    with page.expect_download() as download:
        link.press("Enter")
    carried = download.value.path()
    assert [each["exercise"] for each in json.loads(carried.read_text())["tries"]][-1] == "start/middle"
    assert violations(page, TABLE) == []

    new = lesson_in(lab, "new-home")
    open_notebook(page, lab, "new-home/00-start-here.ipynb")
    run_all(page)
    shown = cell_with(page, "progress()").locator(TABLE)
    shown.get_by_text("Next: 00").wait_for()
    with page.expect_file_chooser() as chooser:
        shown.get_by_role("button", name="Load my progress").press("Enter")
    chooser.value.set_files(carried)
    shown.get_by_text("1 of 4 exercises solved").wait_for()
    assert shown.get_by_text("Loaded.").is_visible()
    assert lines(new) == lines(old)
    run_all(page)
    assert cell_with(page, "play(deal)").locator(TABLE).get_by_text("You agreed on").is_visible()
    theme(page, "JupyterLab Dark")
    assert violations(page, TABLE) == []
    page.set_viewport_size({"width": 700, "height": 900})
    shown.scroll_into_view_if_needed()
    theme(page, "JupyterLab Light")
