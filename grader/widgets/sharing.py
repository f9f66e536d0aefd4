"""Sharing a fact and asking for one."""

from collections.abc import Callable

from ipywidgets import HTML, Checkbox

from grader.deal import Case
from grader.table import Ask, Disclose, Move, Order, Why
from grader.widgets.controls import button, choice, columns, panel, row, say, show
from grader.widgets.words import own_words


class SharePanel:
    """Share an order of priorities or a reason, with or without a question; or ask only.

    Args:
        case: the deal.
        make: makes a move and says whether it was made.
        share: whether facts may be shared.
        ask: whether questions may be asked without sharing.
    """

    def __init__(self, case: Case, make: Callable[[Move], bool], *, share: bool, ask: bool) -> None:
        self.case, self._make = case, make
        issues = [(issue.label, issue.id) for issue in case.issues]
        ranking = case.you.preferences.ranking()
        self.what = choice(
            "Share",
            [
                ("which of two issues matters more to me", ""),
                *((f"why: {i.label}", i.id) for i in case.you.interests),
            ],
        )
        self.more, self.less = choice("This matters more to me", issues), choice("than this", issues)
        self.more.value, self.less.value = ranking[0], ranking[-1]
        self.compared = columns(self.more, self.less)
        self.in_return = Checkbox(description="and ask for one of theirs in return", value=True, indent=False)
        self.preview = HTML()
        self.share = button("Share this", self._share, primary=True)
        self.about = choice(
            "Or ask without sharing" if share else "Ask",
            [(own_words(case, Ask(i or None)), i) for i in ("", *(issue.id for issue in case.issues))],
        )
        self.ask = button("Ask only", self._ask)
        sharing = [
            self.what,
            self.compared,
            self.in_return,
            self.preview,
            row(self.share),
        ]
        asking = [self.about, row(self.ask)]
        self.box = panel(*(sharing if share else []), *([panel(*asking).add_class("nt-apart")] if ask else []))
        for control in (self.what, self.more, self.less, self.in_return):
            control.observe(self._show_preview, "value")
        self._show_preview()

    @property
    def move(self) -> Disclose:
        """The fact as chosen."""
        fact = Order(self.more.value, self.less.value) if self.what.value == "" else Why(self.what.value)
        return Disclose(fact, self.in_return.value)

    def _share(self) -> None:
        self._make(self.move)

    def _ask(self) -> None:
        self._make(Ask(self.about.value or None))

    def _show_preview(self, *_: object) -> None:
        order = self.what.value == ""
        show(self.compared, visible=order)
        if order and self.more.value == self.less.value:
            say(self.preview, "Choose two different issues.")
        else:
            say(self.preview, f"You will say: “{own_words(self.case, self.move)}”")
