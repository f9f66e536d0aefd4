"""How long a learner waits for the browser site: lesson 00 beside a bare JupyterLite notebook with one button.

``python -m bench.site``, after ``make site``. Both sites are of the same versions and are served here, without compression.
Each run is a fresh profile of Chromium, the two sites in turn; then the same profile comes a second time, and what it kept
is not sent again. A click is, in
lesson 00, an offer that is written down and answered; in the bare notebook, a label that changes. Goals: times at most
1.3 times the bare ones, bytes at most 1.2 times.
"""

import subprocess
import sys
import threading
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from bench.report import print_report
from lite.serve import Handler, Server
from tests.browser.lab import CHROMIUM, FLAGS, run_all, wait_until_idle
from tests.browser.test_lesson import cell_with
from tests.browser.test_table import TABLE, build
from tests.site.learner import sit_down

ROOT = Path(__file__).parents[1]
PYTHON = ROOT / ".venv-site" / "bin" / "python"
SITES = {"ours": ("lite.build", ROOT / "build" / "site"), "bare": ("lite.bare", ROOT / "build" / "bare")}
RUNS = 3
PATIENCE = 90_000
"""Milliseconds."""
MEASURES = ("bytes", "shown", "first_cell", "click", "again_bytes", "again_shown", "again_first_cell")


class Counting(Handler):
    """Counts the bytes of the files it sends."""

    sent = 0

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file, and count it."""
        Counting.sent += Path(source.name).stat().st_size
        super().copyfile(source, outputfile)


def visit(page: Any, url: str) -> dict[str, float]:
    """Open lesson 00 and run it: seconds until it is shown and until its first output, and the bytes of it all."""
    Counting.sent, start = 0, perf_counter()
    page.goto(f"{url}notebooks/index.html?path=00-start-here.ipynb")
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    shown = perf_counter() - start
    wait_until_idle(page)
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells') }")
    page.wait_for_selector(".jp-OutputArea-output")
    first = perf_counter() - start
    return {"shown": shown, "first_cell": first}


def click(page: Any, name: str) -> float:
    """Seconds from a click, with the pointer on the button, to what it changes."""
    if name == "bare":
        button, changed = page.get_by_role("button", name="Press"), page.get_by_text("pressed", exact=True)
    else:
        table = cell_with(page, "play(deal)").locator(TABLE)
        sit_down(table)
        build(table, Price="€120")
        button = table.get_by_role("button", name="Offer this package")
        changed = table.get_by_text("round 1 of")
    button.hover()
    start = perf_counter()
    page.mouse.down()
    page.mouse.up()
    changed.first.wait_for()
    return perf_counter() - start


def measure(chromium: Any, name: str, profile: str) -> dict[str, float]:
    """One learner's first visit and their second, with an ordinary profile, so that what may be kept is kept."""
    server = Server(SITES[name][1])
    server.RequestHandlerClass = partial(Counting, directory=str(SITES[name][1]))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    window = {"width": 1200, "height": 900}
    context = chromium.launch_persistent_context(profile, executable_path=CHROMIUM, args=FLAGS, viewport=window)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    found = visit(page, server.url)
    run_all(page)
    found |= {"click": click(page, name), "bytes": Counting.sent}
    again = visit(page, server.url)
    found |= {f"again_{what}": value for what, value in again.items()} | {"again_bytes": Counting.sent}
    context.close()
    server.shutdown()
    server.server_close()
    return found


def main() -> None:
    """Build both, measure them in turn, and print the report."""
    if not PYTHON.exists() or CHROMIUM is None:
        sys.exit("bench.site: it needs what `make site` sets up, and Chromium (apt install chromium).")
    for module, folder in SITES.values():
        subprocess.run([PYTHON, "-m", module, str(folder)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    from playwright.sync_api import sync_playwright

    runs: dict[str, list[dict[str, float]]] = {name: [] for name in SITES}
    with sync_playwright() as driver:
        for _ in range(RUNS):
            for name in SITES:
                with TemporaryDirectory(prefix="profile-") as profile:
                    runs[name].append(measure(driver.chromium, name, profile))
    medians = {name: {what: median(run[what] for run in runs[name]) for what in MEASURES} for name in SITES}
    ratios, rows = {}, []
    for what in MEASURES:
        ours, bare = medians["ours"][what], medians["bare"][what]
        unit, scale = ("MB", 1e6) if what.endswith("bytes") else ("s", 1)
        rows.append((what, f"{ours / scale:.2f} {unit}, bare {bare / scale:.2f} {unit}"))
        if bare:
            ratios[f"{what}_vs_bare"] = ours / bare
    print_report(f"Lesson 00 in the browser beside a bare notebook, medians of {RUNS} runs", rows, ratios)


if __name__ == "__main__":
    main()
