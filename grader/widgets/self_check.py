"""An assignment worked through alone: what is solved, what comes next, and once more at other numbers until they have it."""

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from ipywidgets import Widget

from grader.check import Exercise, Score
from grader.check.card import titled
from grader.errors import GraderError, RecordError
from grader.progress.rounds import ENOUGH, Round, begin_another, ended, times_solved
from grader.table import Setting, read_only
from grader.table.record import first_key
from grader.table.setting import FOLDER
from grader.widgets.controls import Frame, button, markup, panel, row, say, show
from grader.widgets.review import listed_html
from grader.widgets.static import Page
from grader.widgets.words import paragraph

LATEST: dict[str, Score] = {}
"""Exercise -> what its last answer earned since this notebook was started."""
MARKED = "This cell sums up for whoever works alone. The marks stand beside each item."
ALONE = (
    "What you wrote for a person to read is not in this list. An item is yours once you have solved it at two sets of "
    "numbers. The button below deals you other numbers for the whole assignment, as hard as these."
)
SURE = (
    "In a class you hand in one set of numbers: then stay with these. Begin again at other numbers? What you have played "
    "is kept in the folder moves, under another name."
)


def remember(score: Score) -> None:
    """Keep the last score of an exercise."""
    LATEST[score.exercise] = score


def check_all(lesson: str) -> Widget | Page:
    """What is solved of an assignment, and what next. It asks no server, and writes nothing before a button is pressed.

    Args:
        lesson: name of the assignment, such as ``meso``.
    """
    if read_only():
        return Page(paragraph(MARKED), MARKED)
    module = import_module(f"grader.lessons.{lesson.replace('-', '_')}")
    try:
        key = first_key(Path(FOLDER) / f"{lesson}.jsonl")
    except RecordError:  # the table says what is damaged, and offers to set it aside
        key = None
    return SelfCheck(module.GRADED, module.deal(key) if key else None).box


class SelfCheck:
    """Where a learner stands in an assignment, and a button for another round.

    Args:
        exercises: its items, in order.
        deal: of the assignment, at the numbers of the record; None without one, and then there is no other round.

    Attributes:
        box: what the cell shows.
    """

    def __init__(self, exercises: Sequence[Exercise], deal: Setting | None) -> None:
        self.exercises, self.deal = exercises, deal
        self.before: tuple[Round, ...] = ()
        problem = ""
        try:
            self.before = ended(deal) if deal else ()
        except GraderError as error:
            problem = str(error)
        page = summed_up(exercises, LATEST, self.before)
        self.again = button("The same at other numbers", self._ask_first, primary=_all_solved(exercises, LATEST))
        self.yes = button("Yes, other numbers", self._begin, primary=True)
        self.no = button("Stay with these", self._stay)
        self.question = panel(markup(paragraph(SURE)), row(self.yes, self.no)).add_class("nt-question")
        self.told = markup(paragraph(problem)).add_class("nt-status")
        show(self.question, visible=False)
        show(self.again, visible=deal is not None and not problem)
        self.box = Frame(page.words)
        self.box.hold(
            markup(page.content), markup(paragraph(ALONE, "nt-small")), row(self.again), self.question, self.told
        )

    def _ask_first(self) -> None:
        show(self.question, visible=True)
        self.no.focus()

    def _stay(self) -> None:
        show(self.question, visible=False)
        self.again.focus()

    def _begin(self) -> None:
        show(self.question, visible=False)
        if self.deal is None:
            return
        try:
            aside = begin_another(self.deal, [each.name for each in self.exercises if _solved(LATEST.get(each.name))])
        except GraderError as error:
            say(self.told, str(error))
            return
        except OSError as error:
            say(self.told, f"{self.deal.path.name} could not be written ({error.strerror}). Nothing was changed.")
            return
        LATEST.clear()
        show(self.again, visible=False)
        say(
            self.told,
            f"Round {len(self.before) + 2} has numbers of its own. Go to the top and run cell by cell, with dots in the "
            "first; your old answers still stand in the cells: write over them. What you played before is kept in "
            f"{aside.parent.name}/{aside.name}.",
        )


def summed_up(exercises: Sequence[Exercise], latest: Mapping[str, Score], before: Sequence[Round] = ()) -> Page:
    """A line for each exercise, and one for what comes next.

    Args:
        exercises: in order.
        latest: exercise -> what its last answer earned in this round.
        before: rounds at other numbers.
    """
    times = times_solved(before, (name for name, score in latest.items() if _solved(score)))
    lines = [
        f"{number} · {titled(each.title)} {_standing(latest.get(each.name), times[each.name])}"
        for number, each in enumerate(exercises, 1)
    ]
    ahead = [each for each in exercises if not _solved(latest.get(each.name))]
    head = f"{len(exercises) - len(ahead)} of {len(exercises)} solved, as far as can be said at once"
    head += f" · round {len(before) + 1}" if before else ""
    if all(times[each.name] >= ENOUGH for each in exercises):
        following = "You have all of it. Take it to work."
    elif ahead:
        number = exercises.index(ahead[0]) + 1
        following = f"Next: {number} · {ahead[0].title}. Run its cells, then this one again."
    else:
        following = "Next: the same at other numbers."
    html = paragraph(head, "nt-title") + listed_html(lines) + paragraph(following)
    return Page(html, "\n".join([head, *lines, following]))


def _all_solved(exercises: Iterable[Exercise], latest: Mapping[str, Score]) -> bool:
    return all(_solved(latest.get(each.name)) for each in exercises)


def _solved(score: Score | None) -> bool:
    return score is not None and not score.broken and float(score) >= score.points - score.pending


def _standing(score: Score | None, times: int) -> str:
    if times >= ENOUGH:
        return "you have it"
    if score is None:
        found = "not run yet"
    elif not score.answered:
        found = "not answered yet"
    elif _solved(score):
        found = f"solved; {score.pending:g} more when it is marked" if score.pending else "solved"
    else:
        found = f"{float(score):g} of {score.points - score.pending:g} so far"
    return f"{found}; solved once before" if times and not _solved(score) else found
