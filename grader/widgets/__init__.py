"""What a lesson shows in a notebook: the table, the debrief, a demonstration. The only part that knows ipywidgets."""

from grader.widgets.showing import debrief, demonstration, play

__all__ = ["debrief", "demonstration", "play"]
