"""A learner at the table in a real JupyterLab: by keyboard and mouse, through a reload and a restart."""

import json

import pytest

from tests.browser.lab import open_notebook, reload, restart_and_run_all, run_all, save, shown_again, theme, violations

TABLE = ".negotiation-table"
CELLS = (
    "from grader.deal import Case\n"
    "from grader.players import player\n"
    "from grader.table import make_ready\n"
    "from grader.widgets import debrief, play, what_we_know\n"
    "facts = frozenset({facts})\n"
    "deal = make_ready('{name}', Case.load('{case}'), player('collaborator'), key='example', facts=facts)",
    "play(deal)",
    "debrief(deal)",
    "what_we_know(deal)",
)


@pytest.fixture
def sit_down(lab, page):
    """Open a notebook of this name with a table in it, and hand out the table."""

    def open_table(name, case="implementation-services", facts=("order", "why")):
        lab.write_notebook(f"{name}.ipynb", [CELLS[0].format(name=name, case=case, facts=facts), *CELLS[1:]])
        open_notebook(page, lab, f"{name}.ipynb")
        run_all(page)
        return table_in(page)

    return open_table


def table_in(page):
    """The table of the notebook's second cell."""
    return page.locator(".jp-Cell").nth(1).locator(TABLE)


def lock_in(table, them="Marta", top="Payment"):
    """Fill in the prediction and sit down."""
    table.get_by_label(f"What matters most to {them}?").select_option(top)
    table.get_by_label("How sure are you").fill("70")
    table.get_by_label("What will the deal be worth").fill("60")
    table.get_by_role("button", name="Lock in and sit down").click()
    table.get_by_text("opens with a package").wait_for()


def build(table, **options):
    """Choose options by the beginning of their labels."""
    for label, option in options.items():
        chooser = table.get_by_label(label, exact=True)
        names = chooser.locator("option").all_text_contents()
        (chosen,) = [name for name in names if name.replace("\xa0", " ").startswith(option)]
        chooser.select_option(chosen.replace("\xa0", " "))


def offer(table, **options):
    """Choose options, and offer the package."""
    build(table, **options)
    table.get_by_role("button", name="Offer this package").click()


def wait_for_focus(page, text):
    """Wait until the keyboard is on the element with this text: the course moves it when it has answered."""
    page.wait_for_function("text => document.activeElement.innerText === text", arg=text)


def focused(page):
    """What the keyboard is on: the text of the element in focus."""
    return page.evaluate("() => document.activeElement.innerText")


def test_a_learner_plays_to_an_agreement_and_sees_the_map(sit_down, page, lab):
    """By mouse and keyboard a learner predicts, offers, puts packages together, shares, signs, and sees the map."""
    table = sit_down("agreement")
    assert violations(page, TABLE) == []
    lock_in(table)
    offer(table, Price="€82,000", Scope="full")
    table.get_by_text("round 1 of 8: offered a package").wait_for()
    assert focused(page) == "Offer this package"
    for options in ({"Price": "€76,000", "Payment": "net 15"}, {"Price": "€94,000", "Payment": "net 90"}):
        build(table, **options)
        table.get_by_role("button", name="Add to equal offers").click()
    table.get_by_role("button", name="Remove B").wait_for()
    assert violations(page, TABLE) == []
    table.get_by_role("button", name="Put these 2 on the table").click()
    table.get_by_text("round 2 of 8: put two packages on the table").wait_for()
    wait_for_focus(page, "Add to equal offers")  # the button that was pressed is gone

    table.get_by_role("tab", name="Offer").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    table.get_by_role("button", name="Share this").press("Enter")
    table.get_by_text("They told you: payment matters more to them than scope.").wait_for()
    assert violations(page, TABLE) == []
    table.get_by_role("tab", name="Say", exact=True).click()
    remark = table.get_by_role("textbox", name="Say something to Marta")
    remark.fill("Shall we <b>sign</b>?")
    remark.press("Enter")
    table.get_by_text("Shall we <b>sign</b>?").wait_for()

    table.get_by_role("button", name="Accept their offer").press("Enter")
    table.get_by_text("Sign this?").wait_for()
    wait_for_focus(page, "Yes, sign it")
    assert violations(page, TABLE) == []
    page.keyboard.press("Space")
    table.get_by_text("You agreed on").wait_for()
    table.get_by_role("button", name="Show what happened").click()
    assert drawn(table)
    assert violations(page, TABLE) == []
    theme(page, "JupyterLab Dark")
    assert violations(page, TABLE) == []
    theme(page, "JupyterLab Light")

    run_all(page)
    debriefed = page.locator(".jp-Cell").nth(2)
    assert drawn(debriefed)
    assert debriefed.get_by_text("You thought that payment mattered most to them, 70 % sure. It did.").is_visible()
    record = (lab.folder / "moves" / "agreement.jsonl").read_text(encoding="utf-8").splitlines()
    made = [next(iter(line["you"])) for line in map(json.loads, record) if "you" in line]
    assert made == ["offer", "equal_offers", "disclose", "say", "accept"]


def drawn(place):
    """Whether Vega has drawn the map: a picture with many dots, not an error."""
    canvas = place.locator(".vega-embed canvas").first
    canvas.wait_for()
    return canvas.evaluate(
        "canvas => new Set(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data).size > 20"
    )


def test_a_negotiation_goes_on_after_a_reload_and_after_a_restart(sit_down, page):
    """Reloading the page, and restarting the kernel and running all, both find the negotiation as it was left."""
    table = sit_down("continued")
    lock_in(table)
    offer(table, Price="€82,000", Scope="full")
    table.get_by_text("round 1 of 8: offered a package").wait_for()
    save(page)
    reload(page)
    table = table_in(page)
    shown_again(page, table)
    table.get_by_text("round 1 of 8: offered a package").wait_for()
    offer(table, Price="€88,000")
    table.get_by_text("round 2 of 8: offered a package").wait_for()
    restart_and_run_all(page)
    table = table_in(page)
    table.get_by_text("round 2 of 8: offered a package").wait_for()
    assert table.get_by_text("Locked in: payment matters most to Marta").is_visible()
    offer(table, Price="€94,000")
    table.get_by_text("round 3 of 8: offered a package").wait_for()
    assert newest_in_sight(table)


def test_an_option_that_nobody_listed_opens_at_the_table(sit_down, page, lab):
    """A learner says why; the option is read aloud, chosen, offered; a limit, who decides, what is known, the map."""
    name = "150 on Monday from a weekend shift"
    table = sit_down("pumps", "supplier-delay", ("order", "why", "limit", "floor", "mandate"))
    lock_in(table, "Gerrit", "Penalty")
    penalty = table.get_by_label("Penalty", exact=True)
    assert penalty.locator("option").count() == 4
    assert name not in page.content()

    table.get_by_role("tab", name="Share and ask").click()
    table.get_by_label("Share", exact=True).select_option("why: hearing of it in time")
    table.get_by_role("button", name="Share this").press("Enter")
    news = table.locator("[aria-live='polite']").get_by_text("Nobody had listed it; it serves “hearing of it in time”.")
    news.wait_for()
    assert newest_in_sight(table)
    assert violations(page, TABLE) == []

    table.get_by_label("Share", exact=True).select_option("what is not negotiable for me")
    assert table.get_by_role("checkbox", name="all in four weeks").is_checked()
    assert not table.get_by_role("checkbox", name="all in five weeks").is_checked()
    assert violations(page, TABLE) == []
    table.get_by_role("button", name="Share this").click()
    table.get_by_text("round 2 of 8: named a limit and asked").wait_for()
    table.get_by_label("Share", exact=True).select_option("the least I could sign")
    table.get_by_text("This tells them where you would stop.").wait_for()
    table.get_by_label("Or ask without sharing").select_option("Who decides this: you, or somebody else?")
    table.get_by_role("button", name="Ask only").click()
    table.get_by_text("They said what they may settle: all of it.").wait_for()

    table.get_by_role("button", name="Show what was given and received").press("Space")
    table.get_by_role("columnheader", name="What came of it").wait_for()
    assert focused(page).startswith("Hide what was given and received")
    assert violations(page, TABLE) == []
    table.get_by_role("tab", name="Offer", exact=True).click()
    asked_for = {"Full delivery": "all in two", "Pumps ahead": "200", "Next order": "6 % less"}
    offer(table, Penalty="a weekly call", **asked_for)
    table.get_by_text("round 4 of 8: offered a package").wait_for()
    assert table.get_by_role("columnheader", name="What came of it").is_visible()
    theme(page, "JupyterLab Dark")
    assert violations(page, TABLE) == []
    theme(page, "JupyterLab Light")

    run_all(page)
    known = page.locator(".jp-Cell").nth(3)
    assert drawn(known)
    assert known.get_by_text("What they told you").is_visible()
    assert violations(page, ".jp-Cell:nth-child(4) .negotiation-table") == []

    table = table_in(page)
    table.get_by_role("button", name="Walk away").click()
    table.get_by_role("button", name="Yes, walk away").click()
    table.get_by_text("No deal: You left the table.").wait_for()
    run_all(page)
    debriefed = page.locator(".jp-Cell").nth(2)
    assert drawn(debriefed)
    debriefed.get_by_text("The map in words").click()
    assert debriefed.get_by_text("Rings are packages with an option that nobody had listed").is_visible()
    debriefed.get_by_text("Given and received: you told them").click()
    assert debriefed.get_by_role("columnheader", name="What came of it").is_visible()
    record = (lab.folder / "moves" / "pumps.jsonl").read_text(encoding="utf-8").splitlines()
    made = [line["you"] for line in map(json.loads, record) if "you" in line]
    assert [next(iter(move)) for move in made] == ["disclose", "disclose", "ask", "offer", "walk_away"]
    assert made[3]["offer"]["penalty"] == "call"


def newest_in_sight(table):
    """Whether the conversation shows its end."""
    return table.locator(".nt-scroll").evaluate(
        "box => box.lastElementChild.getBoundingClientRect().bottom <= box.getBoundingClientRect().bottom + 20"
    )


def test_keys_pressed_at_the_table_stay_at_the_table(sit_down, page):
    """Letters and arrows pressed on a control are not commands of the notebook: no cell is added, cut or left."""
    table = sit_down("keys")
    lock_in(table)
    page.wait_for_function("() => document.activeElement.classList.contains('nt-scroll')")
    cells = page.locator(".jp-Cell").count()
    for control in (table.get_by_label("Payment", exact=True), table.get_by_role("button", name="Offer this package")):
        control.focus()
        for key in ("b", "a", "x", "d", "d", "ArrowDown", "m"):
            page.keyboard.press(key)
        assert control.evaluate("control => control === document.activeElement")
    assert page.locator(".jp-Cell").count() == cells
    chooser = table.get_by_label("Payment", exact=True)
    chooser.focus()
    before = chooser.input_value()
    page.keyboard.press("ArrowUp")
    assert chooser.input_value() != before


def test_the_accessibility_check_notices(page):
    """A button without a name and text too pale to read are found, and only inside the place looked at."""
    page.set_content(
        "<main><p style='color:#bbb'>pale</p><div class='negotiation-table'><button></button></div></main>"
    )
    assert [found.split(":")[0] for found in violations(page, TABLE)] == ["button-name"]
    assert "color-contrast" in " ".join(violations(page, "main"))
    assert violations(page, TABLE, allowed=["button-name"]) == []
