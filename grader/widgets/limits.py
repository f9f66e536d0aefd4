"""Choosing a limit to tell: on one issue, only these options are possible."""

from collections.abc import Callable
from html import escape

from ipywidgets import Checkbox

from grader.deal import Case
from grader.table import Limit
from grader.widgets.controls import choice, columns, markup, panel, show


class LimitChooser:
    """An issue, the learner's own non-negotiables first, and a box to tick for each of its options.

    Args:
        case: the deal, with its latent options: none of them is shown before it is on the table.
        changed: called when something else is chosen.
    """

    def __init__(self, case: Case, changed: Callable[[], object]) -> None:
        self.table = case.listed
        own = case.you.preferences.must
        issues = sorted(case.issues, key=lambda issue: issue.id not in own)
        firm = {True: " (not negotiable for you)", False: ""}
        self.issue = choice("On this issue", [(f"{i.label}{firm[i.id in own]}", i.id) for i in issues])
        most = max(len(issue.options) for issue in case.issues)
        self.boxes = [Checkbox(indent=False) for _ in range(most)]
        self.hint = markup()
        self.box = panel(self.issue, self.hint, columns(*self.boxes))
        self._show_options()
        self.issue.observe(lambda _: self._show_options(), "value")
        for control in (self.issue, *self.boxes):
            control.observe(lambda _: changed(), "value")

    def update(self, table: Case) -> None:
        """Show the options that are on the table now; what was ticked stays ticked."""
        if table is not self.table:
            ticked, self.table = self.limit.options, table
            self._show_options(ticked)

    @property
    def limit(self) -> Limit:
        """The limit as ticked; it may hold no option, or all of them."""
        options = self.table.issue(self.issue.value).options
        ticked = [option.id for option, box in zip(options, self.boxes, strict=False) if box.value]
        return Limit(self.issue.value, frozenset(ticked))

    @property
    def problem(self) -> str:
        """Why this can't be told as a limit; empty if it can."""
        told, there = len(self.limit.options), len(self.table.issue(self.issue.value).options)
        if told == 0:
            return "Tick what is possible for you."
        return "All of them: that is no limit. Leave out what is not possible." if told == there else ""

    def _show_options(self, ticked: frozenset[str] = frozenset()) -> None:
        issue = self.table.issue(self.issue.value)
        possible = self.table.you.preferences.must.get(issue.id, frozenset()) | ticked
        self.hint.value = f"<p>Of what is listed, only these are possible on {escape(issue.label.lower())}:</p>"
        for place, box in enumerate(self.boxes):
            there = place < len(issue.options)
            box.value = there and issue.options[place].id in possible
            box.description = issue.options[place].label if there else "none"
            show(box, there)
