"""What was given and received, as a table: folded away at the table, open in the debrief."""

from html import escape

from grader.debrief import balance, ledger
from grader.debrief.process import things
from grader.table import Session
from grader.widgets.controls import button, markup, panel, show

TITLE = "Given and received"


def exchange_html(session: Session) -> str:
    """Every fact and every question with what came of it; empty before there is one."""
    rows = "".join(
        f"<tr><td>{entry.round}</td><td>{escape(entry.who)} {escape(entry.what)}.</td><td>{escape(entry.came_of_it)}</td></tr>"
        for entry in ledger(session)
    )
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Round", "What was said", "What came of it"))
    return f'<table class="nt-exchange"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def exchange_section(session: Session) -> str:
    """The table under its title, folded away; empty before there is anything in it."""
    table = exchange_html(session)
    if not table:
        return ""
    given, received = balance(ledger(session))
    title = f"{TITLE}: you told them {things(given)}, they told you {things(received)}"
    return f"<details><summary>{title}</summary>{table}</details>"


class ExchangePanel:
    """A button that shows the table or hides it; it stays as the learner left it while the table grows."""

    def __init__(self) -> None:
        self.entries = markup()
        self.toggle = button("", self._turn)
        self.box = panel(self.toggle, self.entries)
        self._open, self._counts = False, ""

    def update(self, session: Session) -> None:
        """Show what there is by now."""
        self.entries.value = exchange_html(session)
        self._counts = "\u00a0:\u00a0".join(map(str, balance(ledger(session))))
        show(self.box, bool(self.entries.value))
        self._refresh()

    def _turn(self) -> None:
        self._open = not self._open
        self._refresh()

    def _refresh(self) -> None:
        self.toggle.description = f"{'Hide' if self._open else 'Show'} what was given and received ({self._counts})"
        show(self.entries, self._open)
