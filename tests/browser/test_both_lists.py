"""Both lists of non-negotiables in a real JupyterLab: by keyboard, read aloud, in both themes and at phone width."""

from tests.browser.lab import open_notebook, run_all, theme, violations

FORM = ".negotiation-table:has(.nt-line)"
CELLS = (
    "from grader.lessons import and_mindset\n"
    "from grader.widgets import both_lists\n"
    "deal = and_mindset.practice()\n"
    "said = and_mindset.lines(deal)",
    "both_lists(deal, said)",
    'theirs, yours = ["..."], ["..."]\n'
    'and_mindset.lists(and_mindset.both({"theirs": theirs, "yours": yours}, deal), said)',
)


def test_both_lists_are_ticked_by_keyboard_and_checked(lab, page):
    """Each box says its line; saved, the dots of the next cell stand for what was ticked."""
    lab.write_notebook("lists.ipynb", CELLS)
    open_notebook(page, lab, "lists.ipynb")
    run_all(page)
    form = page.locator(FORM)
    for name in ("JupyterLab Dark", "JupyterLab Light"):
        theme(page, name)
        assert violations(page, FORM) == []
    for line in ("The bearing is on a ship", "At more than 3 % off", "Without 50 pumps", "After four weeks"):
        form.get_by_role("checkbox", name=line).press("Space")
    form.get_by_role("button", name="Save both lists").press("Enter")
    form.get_by_text("Saved in moves/05-and-lists.json").wait_for()
    page.evaluate("() => window.jupyterapp.commands.execute('application:toggle-left-area')")
    page.set_viewport_size({"width": 420, "height": 850})
    assert form.evaluate("form => form.scrollWidth <= form.clientWidth")
    run_all(page)
    page.get_by_text("Two lists of non-negotiables: 1 of 1 point").wait_for()
