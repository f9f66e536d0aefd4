"""An assignment worked through alone: what is solved, what comes next, and how to do it once more at other numbers."""

from collections.abc import Mapping, Sequence
from importlib import import_module

from grader.check import Exercise, Score
from grader.table import read_only
from grader.widgets.review import listed_html
from grader.widgets.static import Page
from grader.widgets.words import paragraph

LATEST: dict[str, Score] = {}
"""Exercise -> what its last answer earned since this notebook was started."""
MARKED = "This cell sums up for whoever works alone. The marks stand beside each item."
NEXT_TIME = (
    'For the same at other numbers, write a key of your own in the first cell, such as key = "k7mx-2pqa", and begin at the '
    "top. It sits when a new key gives you no trouble."
)


def remember(score: Score) -> None:
    """Keep the last score of an exercise."""
    LATEST[score.exercise] = score


def check_all(lesson: str) -> Page:
    """What is solved of an assignment, and what next. It asks no server and writes nothing.

    Args:
        lesson: name of the assignment, such as ``meso``.
    """
    if read_only():
        return Page(paragraph(MARKED), MARKED)
    graded: Sequence[Exercise] = import_module(f"grader.lessons.{lesson.replace('-', '_')}").GRADED
    return summed_up(graded, LATEST)


def summed_up(exercises: Sequence[Exercise], latest: Mapping[str, Score]) -> Page:
    """A line for each exercise, and one for what comes next."""
    lines = [f"{number} · {each.title}: {_standing(latest.get(each.name))}" for number, each in enumerate(exercises, 1)]
    ahead = [each for each in exercises if not _solved(latest.get(each.name))]
    head = f"{len(exercises) - len(ahead)} of {len(exercises)} solved, as far as can be said at once"
    if ahead:
        number = exercises.index(ahead[0]) + 1
        following = f"Next: {number} · {ahead[0].title}. Run its cells, then this one again."
    else:
        following = NEXT_TIME
    html = paragraph(head, "nt-title") + listed_html(lines) + paragraph(following)
    return Page(html, "\n".join([head, *lines, following]))


def _solved(score: Score | None) -> bool:
    return score is not None and not score.broken and float(score) >= score.points - score.pending


def _standing(score: Score | None) -> str:
    if score is None:
        return "not run yet"
    if not score.answered:
        return "not answered yet"
    if _solved(score):
        rest = f"; {score.pending:g} more when it is marked" if score.pending else ""
        return f"solved{rest}"
    return f"{float(score):g} of {score.points - score.pending:g} so far"
