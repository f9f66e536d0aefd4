"""One issue of a planning sheet, in the three parts in which it is thought about: what, why for me, why for them."""

from collections.abc import Callable
from html import escape
from typing import Any

from grader.planning.plan import LABEL, MOST_OPTIONS, MOST_WEIGHT, PlannedIssue
from grader.widgets.controls import columns, markup, panel, show
from grader.widgets.planning_fields import NOTHING, number, offer_options, pick, several_lines, words

_EXAMPLES = (
    ("Price", "€76,000\n€82,000\n€90,000"),
    ("Payment", "net 60\nnet 30"),
    ("Start", "in May\nin July"),
)
_ENDS = (("the other end of my list", False), ("the same end as I", True))


class IssueFields:
    """The fields of one issue.

    Args:
        place: of the issue.
        issue: as it stands.
        change: changes fields of this issue.

    Attributes:
        what, mine, theirs: a box for each of the three parts.
    """

    def __init__(self, place: int, issue: PlannedIssue, change: Callable[..., object]) -> None:
        self.place, self._change = place, change
        name, options = _EXAMPLES[place] if place < len(_EXAMPLES) else ("", "")
        self.label = words(
            f"Issue {place + 1}", issue.label, self._set("label"), f"such as: {name}" if name else "", LABEL
        )
        self.options = several_lines(
            "Options, one a line, the best for me first", "\n".join(issue.options), self._options, options
        )
        self.weight = number(
            "How much the best one matters to me", issue.weight, self._set("weight"), 1, MOST_WEIGHT, "such as 40"
        )
        self.why = words("Why I want it", issue.why, self._set("why"), "the reason behind the number")
        self.least = pick("The last one I could accept", (("any of them", NOTHING),), NOTHING, self._set("least"))
        self.their_weight = number(
            "How much it seems to matter to them", issue.their_weight, self._set("their_weight"), 1, MOST_WEIGHT
        )
        self.their_why = words(
            "Why they may want it, as they would say it",
            issue.their_why,
            self._set("their_why"),
            "a guess, to be tested",
        )
        self.alike = pick("They would like", _ENDS, issue.alike, self._set("alike"))
        self._names = markup().add_class("nt-name"), markup().add_class("nt-name")
        self.what = columns(self.label, self.options, least="16em").add_class("nt-one")
        self.mine = panel(self._names[0], columns(self.weight, self.least, least="15em"), self.why).add_class("nt-one")
        self.theirs = panel(
            self._names[1], columns(self.their_weight, self.alike, least="15em"), self.their_why
        ).add_class("nt-one")

    def update(self, issue: PlannedIssue) -> None:
        """Show the issue's name and options where they are spoken of."""
        for shown in self._names:
            shown.value = escape(issue.called)
        steps: list[tuple[str, int | str]] = [("any of them", NOTHING)]
        steps += [(option, at) for at, option in enumerate(issue.options[:-1])]
        least = issue.least if issue.least is not None and issue.least < len(issue.options) - 1 else NOTHING
        offer_options(self.least, "The last one I could accept", tuple(_told_apart(steps)), least)
        show(self.mine, issue.named)
        show(self.theirs, issue.named)

    def _set(self, name: str) -> Callable[[Any], None]:
        def changed(value: Any) -> None:
            self._change(self.place, **{name: value})

        return changed

    def _options(self, text: str) -> str | None:
        lines = [line for line in text.splitlines() if line.strip()]
        self._change(self.place, options=tuple(lines))
        if len(lines) > MOST_OPTIONS:
            return f"{MOST_OPTIONS} options are the most; the ones below them are not kept."
        if any(len(line) > LABEL for line in lines):
            return f"Only the first {LABEL} characters of a line are kept."
        return None


def _told_apart(steps: list[tuple[str, int | str]]) -> list[tuple[str, int | str]]:
    """A list to choose from needs different texts."""
    return [(text if [t for t, _ in steps].count(text) == 1 else f"{text} ({at})", at) for text, at in steps]
