"""The prediction: locked in before the table opens, and never changed."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from grader.deal import Case
from grader.widgets.controls import button, choice, columns, line, markup, panel, say

_CERTAIN = 100


def locked_line(case: Case, prediction: Mapping[str, Any]) -> str:
    """A prediction as one line; anything in it that is not of the right kind is passed over."""
    labels = {issue.id: issue.label.lower() for issue in case.issues}
    top, value, sure = (prediction.get(name) for name in ("their_top", "own_value", "sure"))
    parts = []
    if isinstance(top, str) and top in labels:
        surely = f" ({sure} % sure)" if type(sure) is int else ""
        parts.append(f"{labels[top]} matters most to {case.them.name}{surely}")
    if type(value) is int:
        parts.append(f"the deal will be worth {value} to you")
    return f"<p><strong>Locked in:</strong> {escape('; '.join(parts))}.</p>" if parts else ""


class PredictionForm:
    """Three questions and one button. What was entered is handed on once all three are answered.

    Args:
        case: the deal.
        lock_in: called with the prediction.
    """

    def __init__(self, case: Case, lock_in: Callable[[dict[str, Any]], object]) -> None:
        self.case, self._hand_on = case, lock_in
        issues = [("Choose an issue", ""), *((issue.label, issue.id) for issue in case.issues)]
        self.best = case.listed.you.preferences.best
        self.top = choice(f"What matters most to {case.them.name}?", issues)
        self.sure = line("How sure are you of that, in per cent?", "0 to 100", self.lock_in)
        self.value = line("What will the deal be worth to you, in points?", f"0 to {self.best}", self.lock_in)
        self.problem = markup().add_class("nt-status")
        self.button = button("Lock in and sit down", self.lock_in, primary=True)
        question = markup(
            "<p><strong>Before you sit down:</strong> what do you expect? You will see afterwards how close you were.</p>"
        )
        fields = columns(self.top, self.sure, self.value, least="15em")
        self.box = panel(question, fields, self.button, self.problem)

    def lock_in(self) -> None:
        """Hand on the prediction, or say what is missing."""
        sure, value = _whole(self.sure.value, _CERTAIN), _whole(self.value.value, self.best)
        if not self.top.value:
            say(self.problem, "Choose the issue that you think matters most to them.")
        elif sure is None:
            say(self.problem, "How sure are you? Write a whole number from 0 to 100.")
        elif value is None:
            say(
                self.problem,
                f"What will the deal be worth to you? Write a whole number from 0 to {self.best}.",
            )
        else:
            say(self.problem, "")
            self._hand_on({"their_top": self.top.value, "own_value": value, "sure": sure})


def _whole(text: str, most: int) -> int | None:
    try:
        number = int(text.strip().rstrip("%").strip())
    except ValueError:
        return None
    return number if 0 <= number <= most else None
