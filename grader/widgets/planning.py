"""The learner's own next negotiation in a notebook: the sheet, and the table to rehearse at. Nothing here raises."""

from html import escape

from IPython import display as ipython

from grader.errors import GraderError
from grader.planning import PlanFile, to_markdown
from grader.planning.page import UNTITLED, Section, opposite, sections
from grader.table import read_only
from grader.widgets.controls import Frame, markup
from grader.widgets.planning_form import PlanningForm
from grader.widgets.planning_rehearsal import Rehearsal
from grader.widgets.planning_style import live_style
from grader.widgets.static import Page
from grader.widgets.words import paragraph

NAME = "my-next-negotiation"
NOTHING = "Nothing has been planned yet."


def planning_sheet(name: str = NAME) -> None:
    """Show the planning sheet of this name; it is saved in ``plans/`` at every change.

    Where nbgrader runs the notebook, the page is shown as it is.
    """
    try:
        shown = plan_page(PlanFile.peek(name)) if read_only() else PlanningForm(PlanFile.open(name)).box
    except (GraderError, OSError) as error:
        shown = _told(str(error))
    _display(shown)


def rehearse(name: str = NAME) -> None:
    """Sit down at the deal of a planning sheet, with somebody of one's choice."""
    try:
        shown = plan_page(PlanFile.peek(name)) if read_only() else _rehearsal(name)
    except (GraderError, OSError) as error:
        shown = _told(str(error))
    _display(shown)


def _rehearsal(name: str) -> Frame:
    made = Rehearsal(lambda: PlanFile.peek(name))
    made.update()
    title = paragraph(made.file().plan.title or UNTITLED, "nt-title")
    box = Frame("Run this cell to rehearse.")
    box.hold(markup(live_style()), markup(title), *made.parts)
    return box


def plan_page(file: PlanFile) -> Page:
    """The plan as it is, and no widgets."""
    plan = file.plan
    who = f"With {opposite(plan)}." if opposite(plan) else ""
    line = f"<p><strong>What I will try:</strong> {escape(plan.line)}</p>" if plan.line else ""
    written = line + "".join(map(_section_html, sections(plan)))
    head = paragraph(plan.title or UNTITLED, "nt-title") + paragraph(who)
    notes = "".join(paragraph(note, "nt-note") for note in file.notes)
    return Page(head + notes + (written or paragraph(NOTHING)), to_markdown(plan))


def _section_html(section: Section) -> str:
    items = "".join(
        f"<li>{f'<strong>{escape(entry.label)}:</strong> ' if entry.label else ''}{'<br>'.join(map(escape, entry.lines))}</li>"
        for entry in section.entries
    )
    return f"<p><strong>{escape(section.heading)}</strong></p><ul>{items}</ul>"


def _told(sentence: str) -> Page:
    return Page(paragraph(sentence, "nt-note"), sentence)


def _display(shown: object) -> None:
    ipython.display(shown)  # type: ignore[no-untyped-call]
