"""Playing again in a real JupyterLab: the same story at other numbers, and both plays on one chart."""

from grader.deal import EXAMPLE
from grader.lessons import meso
from grader.table.record import read_record
from tests.browser.lab import open_notebook, run_all, theme, violations
from tests.browser.test_table import TABLE, drawn, lock_in, table_in, wait_for_focus

CELLS = (
    "from grader.lessons import meso\nfrom grader.widgets import before_after, play\ndeal = meso.practice()",
    "play(deal)",
    "before_after(deal)",
)


def sign(page, table):
    """Take what is on the table."""
    table.get_by_role("button", name="Accept their offer").press("Enter")
    wait_for_focus(page, "Yes, sign it")
    page.keyboard.press("Enter")
    table.get_by_text("You agreed on").wait_for()


def test_a_learner_plays_twice_and_sees_both(lab, page):
    """Sign, start afresh by keyboard, meet other numbers, sign again, and read both plays on one chart."""
    place = lab.write_notebook("twice/twice.ipynb", CELLS).parent  # lesson 04 is played in the folder above
    open_notebook(page, lab, "twice/twice.ipynb")
    run_all(page)
    table = table_in(page)
    lock_in(table)
    sign(page, table)
    table.get_by_role("button", name="Start a fresh attempt").press("Enter")
    table.get_by_text("Same story, other numbers.").wait_for()
    wait_for_focus(page, "Your brief")
    assert violations(page, TABLE) == []

    key = read_record(place / "moves" / "04-meso.jsonl").attempts[1].header["key"]
    fresh = meso.practice(str(place)).at(key)
    assert key != EXAMPLE
    lock_in(table, fresh.case.them.name)
    sign(page, table)
    run_all(page)
    both = page.locator(".jp-Cell").nth(2)
    both.get_by_text("Two plays, not proof").wait_for()
    assert drawn(both)
    assert both.get_by_text("You were 70 % sure both times").is_visible()
    assert violations(page, TABLE) == []
    theme(page, "JupyterLab Dark")
    assert violations(page, TABLE) == []
    theme(page, "JupyterLab Light")
