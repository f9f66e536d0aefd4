"""What a lesson shows in a notebook: the table, the debrief, a demonstration, what could be known. The only part that knows ipywidgets."""

from grader.widgets.score_sheet import score_sheet
from grader.widgets.showing import debrief, demonstration, play, population, what_we_know

__all__ = ["debrief", "demonstration", "play", "population", "score_sheet", "what_we_know"]
