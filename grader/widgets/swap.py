"""The questions about one issue: which end is better, what the way there is worth, how far the steps between bring you."""

from collections.abc import Callable
from typing import Any

from ipywidgets import Checkbox, IntSlider

from grader.deal import Case
from grader.deal.answers import MOST, WHOLE, opposite_end
from grader.deal.swaps import evenly
from grader.widgets.controls import choice, columns, markup, panel, say, show
from grader.widgets.swap_words import label_of

_STEP = 5


def slider(label: str, most: int, value: int = 0) -> IntSlider:
    """A slider with its name above it, in steps of five per cent."""
    made = IntSlider(description=label, value=value, min=0, max=most, step=_STEP, readout=False)
    return made.add_class("nt-slider")


class IssueQuestions:
    """One issue of the sheet.

    Args:
        case: the learner's variant.
        issue: its id.
        options: those that can be weighed, two or more.
        changed: called whenever an answer changes.

    Attributes:
        best: the list of options to choose the best from.
        asked: the swap question with its slider.
        between: the options in between.
        answered: whether the swap slider was moved, or set from answers given before.
    """

    def __init__(self, case: Case, issue: str, options: tuple[str, ...], changed: Callable[[], object]) -> None:
        self.case, self.issue, self.options = case, issue, options
        self._changed, self._quiet = changed, False
        self.label = case.issue(issue).label
        self.answered = False
        self.best = choice(
            f"{self.label}, best",
            [("Choose", ""), *((label_of(case, issue, option), option) for option in options)],
        )
        self.question, self.scale, self.said = markup(), markup(), markup()
        self.swap = slider(f"For {self.label.lower()} you would give", MOST)
        self.asked = panel(self.question, self.swap, self.scale, self.said).add_class("nt-swap")
        even = f"{self.label}: every step is worth as much as the next"
        self.even = Checkbox(description=even, value=True, indent=False)
        self.steps = {option: slider("", WHOLE) for option in options}
        self.sliders = columns(*self.steps.values(), least="14em")
        self.between = panel(self.even, self.sliders).add_class("nt-between")
        self.best.observe(self._best_changed, "value")
        self.swap.observe(self._swap_changed, "value")
        for control in (self.even, *self.steps.values()):
            control.observe(self._step_changed, "value")
        self._show_steps()

    @property
    def ends(self) -> tuple[str, str] | None:
        """The best option and the worst, or None as long as the best is not chosen."""
        return (self.best.value, opposite_end(self.options, self.best.value)) if self.best.value else None

    @property
    def middle(self) -> list[str]:
        """The options that are neither best nor worst."""
        return [option for option in self.options if option not in (self.ends or self.options)]

    @property
    def step_answers(self) -> dict[str, int]:
        """How far each option in between brings the learner, in per cent; empty where the steps are even."""
        return {} if self.even.value else {option: self.steps[option].value for option in self.middle}

    def fill(self, best: str, swap: float | None, steps: dict[str, Any]) -> None:
        """Take up answers given before; no swap for the yardstick."""
        self._quiet = True
        self.best.value = best
        if swap is not None:
            self.swap.value, self.answered = round(swap), True
        self.even.value = not steps
        for option, per_cent in steps.items():
            self.steps[option].value = round(per_cent)
        self._quiet = False
        self._show_steps()

    def measure(self, per_cent: float | None) -> None:
        """Set the swap anew after the yardstick has changed; None to ask again."""
        self._quiet = True
        self.swap.value = 0 if per_cent is None else min(MOST, _STEP * round(per_cent / _STEP))
        self.answered = per_cent is not None
        self._quiet = False

    def ask(self, question: str, scale: str, said: str) -> None:
        """Show the swap question, what the slider runs through, and what it says; nothing without a question."""
        self.question.value, self.scale.value = question, scale
        say(self.said, said, "nt-said")
        show(self.asked, bool(question))

    def _best_changed(self, _: object) -> None:
        if not self._quiet:
            self._quiet, even = True, evenly(self.options, *self.ends) if self.ends else {}
            self.even.value = True
            for option, share in even.items():
                self.steps[option].value = _STEP * round(WHOLE * share / _STEP)
            self._quiet = False
            self._show_steps()
            self._changed()

    def _swap_changed(self, _: object) -> None:
        if not self._quiet:
            self.answered = True
            self._changed()

    def _step_changed(self, _: object) -> None:
        if not self._quiet:
            self._show_steps()
            self._changed()

    def _show_steps(self) -> None:
        middle = self.middle
        show(self.between, bool(self.ends and middle))
        show(self.sliders, not self.even.value)
        for option, control in self.steps.items():
            show(control, option in middle)
            if self.ends and option in middle:
                best, worst = (label_of(self.case, self.issue, end) for end in self.ends)
                name, far = label_of(self.case, self.issue, option), control.value
                control.description = f"{name}: {far} % of the way from {worst} to {best}"
