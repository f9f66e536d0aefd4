"""Sharing a fact and asking for one."""

from collections.abc import Callable

from ipywidgets import Checkbox

from grader.deal import Case, Package
from grader.table import Ask, Disclose, Fact, Floor, Move, Order, Why
from grader.table.moves import AUTHORITY, LIMITS
from grader.widgets.controls import button, choice, columns, markup, panel, row, say, show
from grader.widgets.limits import LimitChooser
from grader.widgets.words import own_words

_ORDER, _LIMIT, _FLOOR = "", "limit:", "floor:"
"""Values in the list of what can be shared; every other value is the id of an interest, which has no colon."""


class SharePanel:
    """Share a fact, with or without a question; or ask only.

    Args:
        case: the deal, with its latent options.
        make: makes a move and says whether it was made.
        draft: the package in the builder, which may be told as the least one could sign.
        facts: kinds of fact that may be shared and asked for, of `grader.table.setting.FACTS`.
        share: whether facts may be shared.
        ask: whether questions may be asked without sharing.
    """

    def __init__(
        self,
        case: Case,
        make: Callable[[Move], bool],
        draft: Callable[[], Package],
        facts: frozenset[str],
        *,
        share: bool,
        ask: bool,
    ) -> None:
        self.case, self._make, self._draft = case, make, draft
        issues = [(issue.label, issue.id) for issue in case.issues]
        ranking = case.listed.you.preferences.ranking()
        self.preview = markup().add_class("nt-status")
        self.what = choice("Share", _shareable(case, facts))
        self.more, self.less = choice("This matters more to me", issues), choice("than this", issues)
        self.more.value, self.less.value = ranking[0], ranking[-1]
        self.compared = columns(self.more, self.less)
        # What a lesson does not have is not made: every widget costs time when a page is loaded again.
        self.limits = LimitChooser(case, self.show_preview) if "limit" in facts else None
        self.note = markup() if "floor" in facts else None
        self.in_return = Checkbox(description="and ask for one of theirs in return", value=True, indent=False)
        self.share = button("Share this", self._share, primary=True)
        self.about = choice("Or ask without sharing" if share else "Ask", _questions(case, facts))
        self.ask = button("Ask only" if share else "Ask this", self._ask)
        chosen = [self.what, self.compared, *([self.limits.box] if self.limits else []), self.in_return]
        said = [self.preview, *([self.note] if self.note else []), row(self.share)]
        asking = [panel(self.about, row(self.ask)).add_class("nt-apart")]
        kinds = [name for name, there in (("Sharing", share), ("Asking", ask)) if there]
        cost = markup(f"<p>{' or '.join(kinds).capitalize()} takes a round, as an offer does.</p>").add_class(
            "nt-status"
        )
        self.box = panel(*([*chosen, *said] if share else []), *(asking if ask else []), cost)
        for control in (self.what, self.more, self.less, self.in_return):
            control.observe(self.show_preview, "value")
        self.show_preview()

    def update(self, table: Case) -> None:
        """Offer what is on the table now."""
        if self.limits is not None:
            self.limits.update(table)

    @property
    def move(self) -> Disclose:
        """The fact as chosen."""
        return Disclose(self._fact(), self.in_return.value)

    def _fact(self) -> Fact:
        if self.what.value == _ORDER:
            return Order(self.more.value, self.less.value)
        if self.what.value == _LIMIT and self.limits is not None:
            return self.limits.limit
        return Floor(self._draft()) if self.what.value == _FLOOR else Why(self.what.value)

    def _problem(self) -> str:
        if self.what.value == _ORDER and self.more.value == self.less.value:
            return "Choose two different issues."
        return self.limits.problem if self.what.value == _LIMIT and self.limits is not None else ""

    def _share(self) -> None:
        if not self._problem():
            self._make(self.move)

    def _ask(self) -> None:
        self._make(Ask(self.about.value or None))

    def show_preview(self, *_: object) -> None:
        """Show what would be said, or what is missing, and what a floor gives away."""
        if self.what.value is None:  # nothing can be shared here
            return
        show(self.compared, visible=self.what.value == _ORDER)
        if self.limits is not None:
            show(self.limits.box, visible=self.what.value == _LIMIT)
        say(self.preview, self._problem() or f"You will say: “{own_words(self.case, self.move)}”")
        if self.note is not None:
            say(self.note, self._given_away() if self.what.value == _FLOOR else "", "nt-small")

    def _given_away(self) -> str:
        own = self.case.you.preferences
        value = own.value(self._draft())
        below = f", less than your walk-away of {own.reservation}" if value < own.reservation else ""
        return f"This tells them where you would stop. It is the package in your builder, worth {value} to you{below}."


def _shareable(case: Case, facts: frozenset[str]) -> list[tuple[str, str]]:
    order = [("which of two issues matters more to me", _ORDER)]
    reasons = [(f"why: {interest.label}", interest.id) for interest in case.you.interests]
    limit = [("what is not negotiable for me", _LIMIT)]
    floor = [("the least I could sign", _FLOOR)]
    kinds = (("order", order), ("why", reasons), ("limit", limit), ("floor", floor))
    return [entry for kind, entries in kinds if kind in facts for entry in entries]


def _questions(case: Case, facts: frozenset[str]) -> list[tuple[str, str]]:
    kinds = (
        ("order", [""]),
        ("why", [issue.id for issue in case.issues]),
        ("limit", [LIMITS]),
        ("mandate", [AUTHORITY]),
    )
    abouts = [about for kind, there in kinds if kind in facts for about in there]
    return [(own_words(case, Ask(about or None)), about) for about in abouts]
