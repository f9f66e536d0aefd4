"""What a browser may do to a learner: storage that is full, damaged or from another time, and a download that breaks off."""

import pytest

from tests.browser.lab import reload, run_all, save, violations, wait_until_idle
from tests.browser.test_lesson import cell_with, write_and_run
from tests.browser.test_table import TABLE, offer
from tests.site.learner import sit_down

LESSON = "00-start-here.ipynb"
ROOM = 3_000_000
"""Bytes that the browser lets the site have in these tests."""
FILL = """async () => {
    const asked = indexedDB.open("filler", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("filler");
    const filler = await new Promise((there) => { asked.onsuccess = () => there(asked.result); });
    const stored = (bytes) => new Promise((told) => {
        const change = filler.transaction("filler", "readwrite");
        change.objectStore("filler").put(crypto.getRandomValues(new Uint8Array(bytes)), crypto.randomUUID());
        change.oncomplete = () => told(true);
        change.onabort = () => told(false);
    });
    for (let bytes = 65536; bytes >= 64; bytes /= 2) while (await stored(bytes));
}"""
"""Stores what can't be packed any smaller, until there is no room for 64 bytes."""
DAMAGE = """
from pathlib import Path

record = Path("moves/00-start-here.jsonl")
record.write_text("{" + record.read_text())
"""
OF_ANOTHER_TIME = """async () => {
    for (const name of ["negotiation-course", "negotiation-course settings", "keeping"]) {
        const asked = indexedDB.open(name, 7);
        asked.onupgradeneeded = () => asked.result.createObjectStore("of-another-time");
        await new Promise((there) => { asked.onsuccess = () => { asked.result.close(); there(); }; });
    }
    localStorage.setItem("negotiation-course", "{not json");
}"""
"""Leaves storage of the names that the site uses, in another form."""


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ("Object.defineProperty(navigator, 'serviceWorker', {value: undefined})", "This window keeps nothing"),
        ("indexedDB.open = () => { throw new DOMException('no', 'SecurityError') }", "This window keeps nothing"),
        ("navigator.storage.estimate = async () => ({quota: 1e9, usage: 1e9 - 1000})", "almost none"),
        ("delete globalThis.WebAssembly", "too old for the lessons"),
    ],
)
def test_what_a_browser_lacks_is_said_at_the_top(learner, missing, words):
    """A private window, blocked storage, a full one, an old browser: a sentence on the first page, with what to do."""
    here = learner()
    here.page.add_init_script(missing)
    here.page.goto(here.url)
    here.page.get_by_role("alert").filter(has_text=words).wait_for()
    assert violations(here.page, "body") == []


def test_where_there_is_no_room_a_move_is_not_made_and_later_goes_on(learner):
    """The storage really is full: the table says so and takes the move back, and goes on once there is room.

    Then the record is damaged: the table names the line, sets the file aside, and begins anew.
    """
    here = learner()
    devtools = here.context.new_cdp_session(here.page)
    limit = {"origin": here.url.rstrip("/")}
    devtools.send("Storage.overrideQuotaForOrigin", {**limit, "quotaSize": ROOM})
    page = here.open(LESSON)
    run_all(page)
    table = cell_with(page, "play(deal)").locator(TABLE)
    sit_down(table)
    offer(table, Price="€120")
    table.get_by_text("round 1 of 6").wait_for()
    page.evaluate(FILL)

    offer(table, Price="€140")
    table.get_by_text("could not be written (the browser did not store it: it may have no room left)").wait_for()
    assert not table.get_by_text("round 2 of 6").is_visible()
    page.get_by_role("alert").filter(has_text="no room left for this site").wait_for()
    assert violations(page, "[role=alert]") == []
    here.errors.clear()  # a refused request

    devtools.send("Storage.overrideQuotaForOrigin", limit)
    table.get_by_role("button", name="Offer this package").click()
    table.get_by_text("round 2 of 6").wait_for()
    save(page)
    reload(page)
    run_all(page)
    table = cell_with(page, "play(deal)").locator(TABLE)
    table.get_by_text("round 2 of 6").wait_for()
    assert not page.get_by_role("alert").is_visible()

    write_and_run(page, cell_with(page, "middle = "), DAMAGE)
    run_all(page)
    cell = cell_with(page, "play(deal)")
    cell.get_by_text("00-start-here.jsonl, line 1").wait_for()
    cell.get_by_role("button", name="Set this file aside and start again").click()
    cell.get_by_text("The old file is now moves/00-start-here.damaged-1.jsonl").wait_for()
    sit_down(cell.locator(TABLE))


def test_a_download_that_breaks_off_is_said_and_costs_nothing(learner, site):
    """Storage of another time is no hindrance; Python breaks off and the page says so; loaded again, all is there."""
    here = learner()
    page = here.page
    page.goto(here.url)
    page.evaluate(OF_ANOTHER_TIME)
    page.get_by_role("link", name="Sit down: 20 minutes").click()
    wait_until_idle(page)
    run_all(page)
    sit_down(cell_with(page, "play(deal)").locator(TABLE))
    save(page)
    for name in ("pyodide.asm.wasm", "python_stdlib.zip", "negotiation_course"):
        site.breaks_off = name
        here.context.new_cdp_session(page).send("Network.clearBrowserCache")
        page.reload()
        page.get_by_role("alert").filter(has_text="Python could not be loaded").wait_for()
    site.breaks_off = None
    here.errors.clear()
    reload(page)
    assert not page.get_by_role("alert").is_visible()
    run_all(page)
    cell_with(page, "play(deal)").get_by_text("Locked in:").wait_for()
