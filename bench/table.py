"""How quick the table is under a learner's hand: ``python -m bench.table``, in a real JupyterLab and Chromium.

On one page stand a table and, beside it, the least there is to compare with: an ipywidgets Button that changes an HTML
widget. Turn by turn each is clicked, and the page itself says how long it took from the click until the changed words
were there, the kernel's answer included. Then the cells of both are run again and again.

- ``click_vs_bare``: an offer and its answer over a bare click, medians. Goal: at most 2.
- ``open_vs_bare``: the cell that opens a fresh table over the cell that shows the bare button, medians. Goal: at most 3.
  The table below also says how long it takes in the middle of a negotiation, when everything that can be done is there.
- ``widgets_after_12_rounds``: widgets in the kernel after twelve rounds, over those after the first. Goal: 1.
"""

import sys
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any

from bench.report import print_report
from tests.browser.lab import CHROMIUM, FLAGS, PATIENCE, Lab, open_notebook, run_all

ATTEMPTS = 3
OPENINGS = 9
ROUNDS = 12
PAUSE = 200
"""Milliseconds before a click, as the quickest hand needs from a list to a button: what the list set in motion is done."""
CASE = "implementation-services"
CELLS = (
    "from attrs import evolve\nfrom IPython.display import display\n"
    "from ipywidgets import HTML, Button, VBox\n"
    "from ipywidgets.widgets.widget import _instances\n"
    "from grader.deal import Case\n"
    "from grader.players import player\n"
    "from grader.table import make_ready\n"
    "from grader.widgets import play\n"
    f"case = evolve(Case.load('{CASE}'), rounds={ROUNDS})\n"
    "deal = make_ready('bench', case, player('hard_bargainer'), key='example')",
    "clicks, words, bare = 0, HTML('<p>0 clicks</p>'), Button(description='bare')\n"
    "def count(_):\n"
    "    global clicks\n"
    "    clicks += 1\n"
    "    words.value = f'<p>{clicks} clicks</p>'\n"
    "bare.on_click(count)\n"
    "display(VBox([bare, words]))",
    "play(deal)",
    "print('widgets:', len(_instances))",
)
GOALS = {"click_vs_bare": "at most 2", "open_vs_bare": "at most 3", "widgets_after_12_rounds": "1"}
_CLICK = """([button, place]) => new Promise((done, failed) => {
  const start = performance.now(), before = place.innerText;
  const watch = new MutationObserver(() => {
    if (place.innerText !== before) { watch.disconnect(); done(performance.now() - start); }
  });
  watch.observe(place, {childList: true, subtree: true, characterData: true});
  button.click();
  setTimeout(() => failed(new Error(`nothing changed in 20 seconds: ${before.slice(-300)}`)), 20000);
})"""
_RUN = """async ([cell, shown]) => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  notebook.activeCellIndex = cell;
  const output = notebook.widgets[cell].node;
  await window.jupyterapp.commands.execute('notebook:clear-cell-output');
  const start = performance.now();
  const there = new Promise((done, failed) => {
    setTimeout(() => failed(new Error(`cell ${cell} showed nothing in 30 seconds`)), 30000);
    const look = () => output.querySelector(shown) ? done(performance.now() - start) : requestAnimationFrame(look);
    look();
  });
  window.jupyterapp.commands.execute('notebook:run-cell');
  return await there;
}"""


def measure(page: Any, lab: Lab) -> tuple[dict[str, float], list[tuple[str, str]]]:
    """The ratios, and the lines of the table."""
    lab.write_notebook("bench.ipynb", CELLS)
    open_notebook(page, lab, "bench.ipynb")
    run_all(page)
    shown, opened = _openings(page)
    _lock_in(page)
    first = _widgets(page)
    bare: list[float] = []
    ours: list[float] = []
    rounds = 0
    for attempt in range(ATTEMPTS):
        if attempt:
            _start_afresh(page)
        while _can_offer(page):
            rounds += 1
            page.wait_for_timeout(PAUSE)
            bare.append(_clicked(page, 1, "bare", ".widget-html-content"))
            ours.append(_offered(page, rounds))
            if rounds == ROUNDS:
                last = _widgets(page)
    _start_afresh(page)
    _offered(page, 1)
    _, again = _openings(page)
    ratios = {
        "click_vs_bare": median(ours) / median(bare),
        "open_vs_bare": median(opened) / median(shown),
        "widgets_after_12_rounds": last / first,
    }
    rows = [
        (f"an offer and its answer, {len(ours)} of them", _times(ours)),
        ("a bare click", _times(bare)),
        (f"the cell of the table, {OPENINGS} times", _times(opened)),
        ("the cell of the bare button", _times(shown)),
        ("the cell of the table, in the middle of a negotiation", _times(again)),
        ("widgets in the kernel at first, after twelve rounds", f"{first}, {last}"),
        *((f"{name} (goal: {goal})", f"{ratios[name]:.3g}") for name, goal in GOALS.items()),
    ]
    return ratios, rows


def _openings(page: Any) -> tuple[list[float], list[float]]:
    """Milliseconds from running a cell until its button is there: the bare one and the table's, by turns."""
    shown, opened = [], []
    for _ in range(OPENINGS):
        shown.append(float(page.evaluate(_RUN, [1, "button"])))
        opened.append(float(page.evaluate(_RUN, [2, ".negotiation-table button"])))
    return shown, opened


def _times(found: list[float]) -> str:
    return f"median {median(found):.0f} ms, p95 {quantiles(found, n=20)[-1]:.0f} ms"


def _cell(page: Any, number: int) -> Any:
    return page.locator(".jp-Cell").nth(number)


def _clicked(page: Any, cell: int, name: str, place: str) -> float:
    """Milliseconds from the click on this button to other words in this place."""
    button = _cell(page, cell).get_by_role("button", name=name, exact=True).element_handle()
    where = _cell(page, cell).locator(place).first.element_handle()
    return float(page.evaluate(_CLICK, [button, where]))


def _offered(page: Any, number: int) -> float:
    """An offer that differs from the one before, and the answer to it."""
    price, *others = _cell(page, 2).locator("select:visible").all()
    price.select_option(index=1 + number % (price.locator("option").count() - 1))
    for chooser in others:  # the best for this side, which nobody else would offer
        chooser.select_option(index=chooser.locator("option").count() - 1)
    page.wait_for_timeout(PAUSE)
    return _clicked(page, 2, "Offer this package", ".nt-scroll")


def _can_offer(page: Any) -> bool:
    return bool(_cell(page, 2).get_by_role("button", name="Offer this package").is_visible())


def _lock_in(page: Any) -> None:
    table = _cell(page, 2)
    table.get_by_label("What matters most").select_option(index=1)
    table.get_by_label("How sure are you").fill("70")
    table.get_by_label("What will the deal be worth").fill("60")
    table.get_by_role("button", name="Lock in and sit down").click()
    table.get_by_text("opens with a package").wait_for()
    table.get_by_role("button", name="Offer this package").wait_for()


def _start_afresh(page: Any) -> None:
    table = _cell(page, 2)
    if not table.get_by_role("button", name="Start a fresh attempt").is_visible():
        table.get_by_role("button", name="Walk away").click()
        table.get_by_role("button", name="Yes, walk away").click()
    table.get_by_role("button", name="Start a fresh attempt").click()
    _lock_in(page)


def _widgets(page: Any) -> int:
    """How many the kernel holds."""
    cell = _cell(page, 3)
    page.evaluate(_RUN, [3, ".jp-OutputArea-output pre"])
    return int(cell.locator(".jp-OutputArea-output").inner_text().rpartition(":")[2])


def main() -> None:
    """Measure, and print the report."""
    if CHROMIUM is None:
        sys.exit("bench.table: there is no Chromium here. On Debian and Ubuntu: sudo apt install chromium")
    from playwright.sync_api import sync_playwright

    with TemporaryDirectory(prefix="bench-table-") as place, sync_playwright() as driver:
        folder, home = Path(place, "notebooks"), Path(place, "home")
        folder.mkdir()
        lab = Lab(folder, home)
        lab.start()
        try:
            browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            page = browser.new_context(viewport={"width": 1200, "height": 900}).new_page()
            page.set_default_timeout(PATIENCE)
            ratios, rows = measure(page, lab)
            browser.close()
        finally:
            lab.stop()
    print_report("The table under a learner's hand", rows, ratios)


if __name__ == "__main__":
    main()
