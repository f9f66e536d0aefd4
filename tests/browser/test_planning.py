"""The planning sheet in a real JupyterLab: written by keyboard, kept through reload and restart, and rehearsed."""

import json

from tests.browser.lab import open_notebook, reload, restart_and_run_all, run_all, save, shown_again, theme, violations

SHEET = ".negotiation-table"
CELLS = ("from grader.widgets import planning_sheet", "planning_sheet('deal')")
ISSUES = (("Price", ("€76,000", "€82,000", "€90,000"), "40"), ("Payment", ("net 60", "net 30"), "20"))


def unfold(page, part):
    """Open a part of the sheet with the keys, and see that this is said."""
    fold = page.get_by_role("button", name=part)
    fold.focus()
    page.keyboard.press("Enter")
    page.locator("button[aria-expanded='true']", has_text=part).wait_for()


def test_a_sheet_is_written_kept_and_rehearsed(lab, page):
    """By keyboard alone: one line, two issues; a reload and a restart lose nothing; the deal is played to its debrief."""
    lab.write_notebook("plan.ipynb", CELLS)
    open_notebook(page, lab, "plan.ipynb")
    run_all(page)
    line = page.get_by_label("In my next negotiation I will try this")
    line.focus()
    page.keyboard.type("Ask why that date")
    page.get_by_text("Saved in plans/deal.md").wait_for()
    assert violations(page, SHEET) == []
    unfold(page, "What is on the table")
    page.keyboard.press("Tab")
    page.keyboard.type("Orders")
    for place, (label, options, _) in enumerate(ISSUES):
        page.get_by_label(f"Issue {place + 1}").focus()
        page.keyboard.type(label)
        page.keyboard.press("Tab")
        for option in options[:-1]:
            page.keyboard.type(option)
            page.keyboard.press("Enter")
        page.keyboard.type(options[-1])
    unfold(page, "What I want and why · 0 of 2 weighed")
    for place, (_, _, weight) in enumerate(ISSUES):
        page.get_by_label("How much the best one matters to me").nth(place).focus()
        page.keyboard.type(weight)
    weighed = page.get_by_role("button", name="2 of 2 weighed")
    weighed.wait_for()
    save(page)
    reload(page)
    shown_again(page, weighed)
    restart_and_run_all(page)
    weighed.wait_for()
    assert line.input_value() == "Ask why that date"
    written = json.loads((lab.folder / "plans/deal.json").read_text(encoding="utf-8"))
    assert [tuple(issue["options"]) for issue in written["issues"]] == [options for _, options, _ in ISSUES]
    unfold(page, "My offers")
    page.get_by_role("button", name="Propose three").press("Enter")
    page.get_by_text("This package is worth").first.wait_for()
    for name in ("JupyterLab Dark", "JupyterLab Light"):
        theme(page, name)
        assert violations(page, SHEET) == []
    unfold(page, "Rehearse it · ready")
    page.get_by_role("button", name="Sit down").press("Enter")
    page.get_by_label("What matters most to The other side?").select_option("Price")
    page.get_by_label("How sure are you").fill("60")
    page.get_by_label("What will the deal be worth").fill("60")
    page.get_by_role("button", name="Lock in and sit down").press("Enter")
    page.get_by_role("button", name="Walk away").press("Enter")
    page.get_by_role("button", name="Yes, walk away").press("Enter")
    page.get_by_role("button", name="Show what happened").press("Enter")
    page.locator(f"{SHEET} {SHEET} .jp-OutputArea-output").first.wait_for()
    assert [path.name for path in (lab.folder / "moves").glob("plan-deal-*-collaborator.jsonl")]
