"""The planning sheet as a form: one line first, the rest folded, saved at every change."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from attrs import evolve

from grader.errors import GraderError
from grader.planning import Plan, PlanFile, missing
from grader.planning.offers import complete
from grader.planning.plan import LABEL, MOST_ISSUES, PlannedIssue
from grader.widgets.controls import Frame, button, columns, markup, row, say, show
from grader.widgets.planning_fields import Fold, several_lines, words
from grader.widgets.planning_issues import IssueFields
from grader.widgets.planning_offers import OfferFields
from grader.widgets.planning_points import WithoutADeal
from grader.widgets.planning_rehearsal import Rehearsal, close, let_go
from grader.widgets.planning_style import live_style
from grader.widgets.words import paragraph

MOVED = "This sheet was opened again in another cell. Go on there; nothing is lost."
_AT_FIRST = 2
"""Issues there is room for at first."""
_LEAD = "One line is enough. The rest is here for when you want it."
_FIRST = "First name what is on the table."
_WEIGHTS = "Compare the issues: 40 here and 20 there says that the best of the first would please me twice as much."
_GUESS = "All of this is a guess. What I can't guess is a question to ask."
_FULL = "Six issues are the most. To drop one, empty its fields."


class PlanningForm:
    """One plan, open for writing. The latest form of a plan in this kernel takes over from the one before.

    Args:
        file: of the plan.

    Attributes:
        box: what the cell shows.
    """

    _latest: dict[Path, "PlanningForm"] = {}  # noqa: RUF012 - one registry for the process, on purpose

    def __init__(self, file: PlanFile) -> None:
        self.file, self.plan = file, file.plan
        self.box = Frame("Run this cell to open your planning sheet.")
        self.status, self.full = markup().add_class("nt-status"), markup(paragraph(_FULL, "nt-small"))
        self.insist = button("Save what is written here", self._insist)
        self.line = words(
            "In my next negotiation I will try this",
            self.plan.line,
            self._set("line"),
            "such as: ask why the date matters before I talk about the price",
        )
        self.line.control.add_class("nt-first")
        self.issues: list[IssueFields] = []
        self.more = button("Add an issue", self._add_issue)
        self._what, self._mine, self._theirs = (columns(least="100%") for _ in range(3))
        self._first = markup(paragraph(_FIRST)), markup(paragraph(_FIRST))
        self.without = WithoutADeal(self.plan, self._set)
        self.offers = OfferFields(self.plan, lambda rows: self._change(offers=rows))
        self.rehearsal = Rehearsal(lambda: file)
        self.folds = self._folds()
        for _ in range(max(_AT_FIRST, len(self.plan.issues))):
            self._make_issue()
        head = paragraph("My next negotiation", "nt-title") + "".join(paragraph(n, "nt-note") for n in file.notes)
        top = (markup(live_style()), markup(head), self.line, markup(paragraph(_LEAD)))
        self.box.hold(*top, *self.folds.values(), self.status, row(self.insist))
        show(self.insist, visible=False)
        self._refresh()
        self._tell_saved()
        earlier = PlanningForm._latest.get(file.path.resolve())
        PlanningForm._latest[file.path.resolve()] = self
        if earlier is not None:
            earlier.retire()

    def retire(self) -> None:
        """Another form of this plan has taken over: say so, and let the widgets go."""
        left = self.box.held
        self.box.hold(markup(paragraph(MOVED, "nt-note")))
        if self.rehearsal.place is not None:
            let_go(self.rehearsal.place)
        for widget in left:
            close(widget)

    def _folds(self) -> dict[str, Fold]:
        """The parts in the order in which one prepares."""
        plan = self.plan
        about = columns(
            words("What it is about", plan.title, self._set("title"), "such as: the new order system", LABEL),
            words("With whom", plan.who, self._set("who"), "such as: Marta", LABEL),
            words("Who they are", plan.role, self._set("role"), "such as: sales lead", LABEL),
        )
        asked = (
            several_lines("Questions to ask", plan.questions, self._set("questions"), "Why that date?"),
            several_lines("What I will share", plan.share, self._set("share"), "what matters most to me, in order"),
            several_lines("What I keep to myself", plan.protect, self._set("protect"), "my walk-away"),
        )
        decides = several_lines(
            "On their side, and on mine", plan.decides, self._set("decides"), "Marta, up to €80,000", 2
        )
        mine = (self._first[0], markup(paragraph(_WEIGHTS)), self._mine)
        theirs = (self._first[1], markup(paragraph(_GUESS)), self._theirs)
        return {
            "table": Fold("What is on the table", (about, self._what, row(self.more), self.full)),
            "mine": Fold("What I want and why", mine, self._refresh_issues),
            "theirs": Fold("What they want and why", theirs, self._refresh_issues),
            "without": Fold("Without a deal", self.without.parts, lambda: self.without.update(self.plan)),
            "offers": Fold("My offers", self.offers.parts, lambda: self.offers.update(self.plan)),
            "ask": Fold("What I ask and share", asked),
            "decides": Fold("Who decides", (decides,)),
            "rehearse": Fold("Rehearse it", self.rehearsal.parts, self.rehearsal.update),
        }

    def _set(self, name: str) -> Callable[[Any], None]:
        def changed(value: Any) -> None:
            self._change(**{name: value})

        return changed

    def _change(self, **changes: Any) -> None:
        self._take(lambda: evolve(self.plan, **changes))

    def _change_issue(self, place: int, **changes: Any) -> None:
        self._take(lambda: self.plan.with_issue(place, **changes))

    def _take(self, changed: Callable[[], Plan]) -> None:
        """Change the plan, save it, and show what follows from it. What goes wrong is said in a sentence."""
        try:
            self.plan = changed()
            self._save(self.file.save)
            self._refresh()
        except Exception as fault:  # noqa: BLE001 - ipywidgets swallows what a control raises: a fault must not end in silence
            found = f"{type(fault).__name__}: {fault}"
            say(self.status, f"Something went wrong in the course itself ({found}). Run this cell again.", "nt-note")

    def _save(self, save: Callable[[Plan], object]) -> bool:
        try:
            save(self.plan)
        except GraderError as error:
            say(self.status, str(error), "nt-note")
            show(self.insist, visible=True)
            return False
        show(self.insist, visible=False)
        self._tell_saved()
        return True

    def _insist(self) -> None:
        aside: list[Path | None] = []
        if self._save(lambda plan: aside.append(self.file.keep_mine(plan))) and aside[0] is not None:
            say(self.status, f"Saved in {self.file.where}. The other one is kept in plans/{aside[0].name}.")

    def _tell_saved(self) -> None:
        written = self.plan != Plan()
        say(self.status, f"Saved in {self.file.where}." if written else "Saved by itself, at every change.", "nt-small")

    def _add_issue(self) -> None:
        if len(self.issues) < MOST_ISSUES:
            self._make_issue()
            self._refresh()
            self.issues[-1].label.control.focus()

    def _make_issue(self) -> None:
        place = len(self.issues)
        issue = self.plan.issues[place] if place < len(self.plan.issues) else PlannedIssue()
        self.issues.append(IssueFields(place, issue, self._change_issue))
        self._what.children = tuple(fields.what for fields in self.issues)
        self._mine.children = tuple(fields.mine for fields in self.issues)
        self._theirs.children = tuple(fields.theirs for fields in self.issues)

    def _refresh(self) -> None:
        full = len(self.issues) >= MOST_ISSUES
        show(self.more, not full)
        show(self.full, full)
        for name, summary in summaries(self.plan).items():
            self.folds[name].update(summary)

    def _refresh_issues(self) -> None:
        for place, fields in enumerate(self.issues):
            fields.update(self.plan.issues[place] if place < len(self.plan.issues) else PlannedIssue())
        for first in self._first:
            show(first, not self.plan.named)


def summaries(plan: Plan) -> dict[str, str]:
    """What stands beside the name of each part, so that it need not be opened."""
    issues = [issue for _, issue in plan.named]
    weighed = sum(issue.weight is not None for issue in issues)
    guessed = sum(issue.their_weight is not None or bool(issue.their_why) for issue in issues)
    put = sum(bool(issues) and complete(plan, offer) for offer in plan.offers)
    below = plan.walk_away if plan.walk_away is not None else plan.alternative_worth
    written = sum(map(bool, (plan.questions, plan.share, plan.protect)))
    return {
        "table": _counted(len(issues), "issue"),
        "mine": f"{weighed} of {len(issues)} weighed" if issues else "",
        "theirs": f"{guessed} of {len(issues)} guessed" if issues else "",
        "without": f"I leave below {below}" if below is not None else "",
        "offers": _counted(put, "offer"),
        "ask": f"{written} of 3 written" if written else "",
        "decides": "written" if plan.decides else "",
        "rehearse": "" if missing(plan) else "ready",
    }


def _counted(count: int, noun: str) -> str:
    return "" if not count else f"1 {noun}" if count == 1 else f"{count} {noun}s"
