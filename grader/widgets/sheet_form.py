"""The form in which a score sheet is built by swaps, from a brief without points."""

from typing import Any

from ipywidgets import VBox, Widget

from grader.deal.answers import WHOLE, to_weigh, usual_yardstick
from grader.deal.swaps import OwnSheet, evenly, sheet_from
from grader.errors import AnswerError, GraderError
from grader.table import Setting
from grader.table.own_sheet import keep_sheet
from grader.widgets.brief import title_html
from grader.widgets.controls import Frame, button, choice, columns, markup, panel, row, say
from grader.widgets.place import Place
from grader.widgets.prose import prose_html
from grader.widgets.swap import IssueQuestions
from grader.widgets.swap_style import live_style
from grader.widgets.swap_words import consequence, question, scale_html, sheet_html, swap_said

_INTRO = (
    "<p>Nobody hands you points here. Read your brief, then say what you would give for what: each answer is a swap "
    "you could be asked to make tomorrow. Your score sheet builds itself below.</p>"
)
_LATER = "This is asked once you have said which options are best for you."
_NOT_YET = "The first lines appear here once you have answered the first swap."


def _part(title: str, *widgets: Widget) -> VBox:
    return panel(markup(f"<p><strong>{title}</strong></p>"), *widgets).add_class("nt-apart")


class ScoreSheetForm:
    """The swap questions, the sheet they make, and the button that saves it.

    Args:
        deal: what will be played.

    Attributes:
        box: what the cell shows.
    """

    def __init__(self, deal: Setting) -> None:
        self.deal, self.case = deal, deal.case
        there = to_weigh(self.case)
        self.asked = {issue: options for issue, options in there.items() if len(options) > 1}
        self.single = {issue: options[0] for issue, options in there.items() if len(options) == 1}
        labels = [(self.case.issue(issue).label, issue) for issue in self.asked]
        self.yardstick = choice("Measure everything against", labels).add_class("nt-measure")
        self.yardstick.value = self._measure = usual_yardstick(self.case)
        self.issues = {i: IssueQuestions(self.case, i, options, self._refresh) for i, options in self.asked.items()}
        self.walk_away = {
            issue: choice(
                f"{self.case.issue(issue).label}, at worst",
                [("Choose", ""), *((self.case.issue(issue).option(option).label, option) for option in options)],
            )
            for issue, options in self.asked.items()
        }
        self.first, self.least, self.preview, self.felt = markup(), markup(), markup(), markup()
        self.status = markup().add_class("nt-status")
        self.save = button("Save my score sheet", self._save, primary=True)
        asked = self.issues.values()
        self.later = markup()
        between = _part("3. Are the steps in between worth the same?", self.later, *(a.between for a in asked))
        self.box = Frame("Run this cell to build your score sheet.")
        self.box.hold(
            *(markup(title_html(self.case)), markup(prose_html(self.case.listed)), markup(_INTRO)),
            _part("1. Which option is best for you?", columns(*(a.best for a in asked))),
            _part("2. What would you give to get there?", self.yardstick, self.first, *(a.asked for a in asked)),
            between,
            _part("4. What is the worst package you would still sign?", columns(*self.walk_away.values()), self.least),
            _part("Your score sheet so far", self.preview, self.felt, row(self.save), self.status),
            markup(live_style()),
        )
        if deal.sheet is not None:
            self._fill(dict(deal.sheet.answers))
        self.yardstick.observe(self._yardstick_changed, "value")
        for chooser in self.walk_away.values():
            chooser.observe(self._refresh, "value")
        self._refresh()

    @property
    def answers(self) -> dict[str, Any]:
        """What has been answered so far, as `grader.deal.answers` reads it."""
        steps = {issue: asked.step_answers for issue, asked in self.issues.items()}
        return {
            "yardstick": self._measure,
            "best": {issue: asked.best.value for issue, asked in self.issues.items() if asked.ends},
            "swaps": {i: a.swap.value for i, a in self.issues.items() if a.answered and i != self._measure},
            "between": {issue: said for issue, said in steps.items() if said},
            "walk_away": {i: chooser.value for i, chooser in self.walk_away.items() if chooser.value} | self.single,
        }

    def _fill(self, answers: dict[str, Any]) -> None:
        self.yardstick.value = self._measure = answers["yardstick"]
        for issue, asked in self.issues.items():
            asked.fill(answers["best"][issue], answers["swaps"].get(issue), answers["between"].get(issue, {}))
            self.walk_away[issue].value = answers["walk_away"][issue]

    def _yardstick_changed(self, _: object) -> None:
        """Measure the swaps given so far against the new yardstick, where they can be."""
        old, new = self._measure, self.yardstick.value
        given = {i: float(a.swap.value) for i, a in self.issues.items() if a.answered} | {old: float(WHOLE)}
        self._measure = new
        for issue, asked in self.issues.items():
            known = issue in given and given.get(new)
            asked.measure(WHOLE * given[issue] / given[new] if known else None)
        self._refresh()

    def _refresh(self, *_: object) -> None:
        measure = self.issues[self._measure]
        say(self.first, "" if measure.ends else f"First say which option is best for you on {measure.label.lower()}.")
        say(self.later, "" if any(asked.ends for asked in self.issues.values()) else _LATER)
        for asked in self.issues.values():
            if asked is measure or asked.ends is None or measure.ends is None:
                asked.ask("", "", "")
                continue
            away = {option: float(WHOLE * share) for option, share in evenly(measure.options, *measure.ends).items()}
            given_up = {option: WHOLE - share for option, share in (away | measure.step_answers).items()}
            words = swap_said(self.case, self._measure, given_up, asked.swap.value)
            asked.ask(
                question(self.case, asked.issue, asked.ends, self._measure, measure.ends),
                scale_html(self.case, self._measure),
                words if asked.answered else "Move the slider.",
            )
        self._preview()

    def _preview(self) -> None:
        ready = [i for i, a in self.issues.items() if a.ends and (a.answered or i == self._measure)]
        complete, own = len(ready) == len(self.issues), self._so_far()
        self.preview.value = sheet_html(self.case, own, ready) if len(ready) > 1 else f"<p>{_NOT_YET}</p>"
        say(self.felt, consequence(self.case, own) if complete else "")
        whole = complete and all(chooser.value for chooser in self.walk_away.values())
        say(self.least, f"By your sheet it is worth {own.reservation} of 100: your walk-away." if whole else "")

    def _so_far(self) -> OwnSheet:
        """The sheet as far as it goes: what is not answered yet counts for nothing."""
        answers = self.answers
        best = {issue: options[0] for issue, options in self.asked.items()} | answers["best"]
        swaps = {issue: 0 for issue in self.asked if issue != self._measure} | answers["swaps"]
        return sheet_from(self.case, answers | {"best": best, "swaps": swaps, "walk_away": best | answers["walk_away"]})

    def _missing(self) -> str:
        """The first question that is not answered, or nothing."""
        for issue, asked in self.issues.items():
            if asked.ends is None:
                return f"{asked.label}: choose the option that is best for you."
            if issue != self._measure and not asked.answered:
                return f"{asked.label}: move the slider to what you would give."
        for issue, chooser in self.walk_away.items():
            if not chooser.value:
                return f"{self.issues[issue].label}: choose what the worst package you would sign says."
        return ""

    def _save(self) -> None:
        missing = self._missing()
        if missing:
            say(self.status, missing)
            return
        try:
            keep_sheet(self.deal, self.answers)
        except AnswerError as error:  # the table has opened
            say(self.status, str(error))
            return
        except GraderError as error:
            said = str(error)
        except OSError as error:
            said = f"{self._where} could not be written ({error.strerror}). Mend that and press again."
        else:
            self.save.description = "Save the changes"
            said = f"Saved in {self._where}. At the table, packages are worth what this sheet says."
        Place.reopen(self.deal)
        say(self.status, said)

    @property
    def _where(self) -> str:
        return f"{self.deal.path.parent.name}/{self.deal.path.name}"
