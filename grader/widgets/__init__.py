"""What a lesson shows in a notebook: the table, the debrief, a demonstration, what could be known. The only part that knows ipywidgets."""

from grader.table.recorder import IN_BROWSER
from grader.widgets.attempts import before_after
from grader.widgets.both_lists import both_lists
from grader.widgets.planning import planning_sheet, rehearse
from grader.widgets.score_sheet import score_sheet
from grader.widgets.self_check import check_all
from grader.widgets.showing import debrief, demonstration, play, population, what_we_know
from grader.widgets.standing import listen, progress
from grader.widgets.what_if import replay

__all__ = [
    "before_after",
    "both_lists",
    "check_all",
    "debrief",
    "demonstration",
    "planning_sheet",
    "play",
    "population",
    "progress",
    "rehearse",
    "replay",
    "score_sheet",
    "what_we_know",
]

if IN_BROWSER:
    from grader.widgets.browser import mend

    mend()
listen()
