"""Building a score sheet in a real JupyterLab: by keyboard, read aloud, and used by the table below."""

from tests.browser.lab import open_notebook, restart_and_run_all, run_all, theme, violations

FORM = ".negotiation-table"
CELLS = (
    "from grader.deal import Case\n"
    "from grader.players import player\n"
    "from grader.table import make_ready\n"
    "from grader.widgets import play, score_sheet\n"
    "deal = make_ready('own', Case.load('three-years'), player('collaborator'), key='example', builds_sheet=True)",
    "score_sheet(deal)",
    "play(deal)",
)
BEST = {
    "Price": "€40,000 a year",
    "Contract length": "one year",
    "Exclusivity": "free to try others",
    "Notice": "30 days' notice",
    "Visits": "no visits",
}
WORST = {**BEST, "Price": "€52,000 a year", "Contract length": "two years", "Notice": "90 days' notice"}
PRESSES = {"contract length": 30, "exclusivity": 10, "notice": 9, "visits": 24}


def test_a_sheet_is_built_by_keyboard_and_the_table_opens(lab, page):
    """Each slider has a name and says its swap; once saved, the table below goes by the sheet, also after a restart."""
    lab.write_notebook("own.ipynb", CELLS)
    open_notebook(page, lab, "own.ipynb")
    run_all(page)
    form, table = (page.locator(".jp-Cell").nth(cell).locator(FORM) for cell in (1, 2))
    table.get_by_text("First build your own score sheet").wait_for()
    assert violations(page, FORM) == []
    for issue, option in BEST.items():
        form.get_by_label(f"{issue}, best").select_option(option)
    for issue, presses in PRESSES.items():
        slider = form.get_by_role("slider", name=f"For {issue} you would give")
        slider.focus()
        for _ in range(presses):
            page.keyboard.press("ArrowRight")
        assert slider.evaluate("slider => slider === document.activeElement")
    form.get_by_text("All of it, to €56,000 a year, and 20 % of the way again").wait_for()
    page.wait_for_function("() => document.activeElement.getAttribute('aria-valuetext').startsWith('All of it, to')")
    form.get_by_label("Price: every step").press("Space")
    form.get_by_role("slider", name="€44,000 a year: 75 %").wait_for()
    for issue, option in WORST.items():
        form.get_by_label(f"{issue}, at worst").select_option(option)
    form.get_by_text("of 100: your walk-away").wait_for()
    for name in ("JupyterLab Dark", "JupyterLab Light"):
        theme(page, name)
        assert violations(page, FORM) == []
    form.get_by_role("button", name="Save my score sheet").press("Enter")
    form.get_by_text("Saved in moves/own.jsonl").wait_for()
    table.get_by_text("By your own sheet:").wait_for()
    restart_and_run_all(page)
    table.get_by_text("By your own sheet:").wait_for()
    form.get_by_text("All of it, to €56,000 a year, and 20 % of the way again").wait_for()
