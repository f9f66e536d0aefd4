"""A finished negotiation played again with one move changed, in a real JupyterLab, with the keyboard alone."""

from tests.browser.lab import open_notebook, reload, run_all, save, violations
from tests.browser.test_table import TABLE, drawn

PLAYED = """
from grader.lessons import meso
from grader.table import Accept, Offer
from grader.widgets import replay
from grader.widgets.ledger import Ledger

again = meso.again()
ledger = Ledger.open(again)
if not ledger.session.over:
    ledger.make(Offer({issue.id: issue.options[0].id for issue in again.case.listed.issues}))
    ledger.make(Accept(0))
ledger.recorder.close()
"""


def test_what_if_i_had_asked(lab, page):
    """Choose a move and ask instead, by keyboard: both lines on a map, the way back, the same after a reload."""
    lab.write_notebook("what-if/again.ipynb", [PLAYED, "replay(again)"])
    open_notebook(page, lab, "what-if/again.ipynb")
    run_all(page)
    cell = page.locator(".jp-CodeCell").nth(1)
    frame = cell.locator(TABLE)
    record = (lab.folder / "what-if" / "moves" / "04-meso-again.jsonl").read_bytes()
    which = frame.get_by_label("Which of your moves would you change?")
    which.focus()
    page.keyboard.press("ArrowDown")
    frame.locator(".nt-turn").filter(has_text="You · accepted").wait_for()
    page.keyboard.press("ArrowUp")
    frame.get_by_text("round 1 of 8: offered a package").wait_for()

    tab = frame.get_by_role("tab", name="Offer")
    tab.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    frame.get_by_role("button", name="Ask only").press("Enter")
    frame.get_by_text("How it would have gone on").wait_for()
    assert drawn(cell)
    assert frame.locator("[role=status]").filter(has_text="What happened").count() == 0
    assert violations(page, TABLE) == []

    frame.get_by_role("button", name="Back to what happened").press("Enter")
    frame.get_by_text("What happened: You agreed on").wait_for()
    assert not frame.get_by_text("How it would have gone on").is_visible()
    save(page)
    reload(page)
    run_all(page)
    frame = page.locator(".jp-CodeCell").nth(1).locator(TABLE)
    frame.get_by_role("button", name="Walk away").press("Enter")
    frame.get_by_text("this way there would have been no deal").wait_for()
    assert (lab.folder / "what-if" / "moves" / "04-meso-again.jsonl").read_bytes() == record
