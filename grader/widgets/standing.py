"""Where the learner stands, with what it takes to carry it elsewhere; and the listener that writes down what is solved."""

from base64 import b64encode
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import Any

from IPython import get_ipython
from ipywidgets import FileUpload, Layout

from grader.check import Score
from grader.check.exercise import LISTENERS
from grader.errors import GraderError, ProgressError
from grader.lessons.catalogue import LESSONS
from grader.progress import folder as files
from grader.progress import keeping
from grader.progress.overview import Standing, next_step, overview
from grader.progress.report import evidence, lines, summary
from grader.table import read_only
from grader.widgets.controls import Frame, button, markup, panel, row, say
from grader.widgets.review import listed_html
from grader.widgets.self_check import remember
from grader.widgets.static import Page
from grader.widgets.words import paragraph

CARRY = (
    "Your progress lies in files beside the notebooks. On a computer that forgets, such as Binder, pack it and save the "
    "file before you leave, and load it when you are back. What is here and what you load are put together; nothing is "
    "lost."
)


class ProgressPanel:
    """The lessons one by one, what to do next, and two buttons.

    Args:
        folder: of the notebooks.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shown, self.told = markup(), markup().add_class("nt-status")
        self.link = markup()
        self.save = button("Pack my progress into one file", self._save, primary=True)
        self.load = FileUpload(
            description="Load my progress", tooltip="", accept=".json", multiple=False, layout=Layout(width="auto")
        )
        self.load.observe(self._loaded, names="value")
        self.box = Frame("Run this cell to see where you stand.")
        self.box.hold(
            self.shown, panel(row(self.save, self.load), self.told, self.link, markup(paragraph(CARRY, "nt-small")))
        )
        self.refresh()

    def refresh(self) -> None:
        """Show how things stand now."""
        self.shown.value = shown(self.folder)[0]

    def _save(self) -> None:
        try:
            place, notes = files.export(self.folder)
            content = b64encode(place.read_bytes()).decode()
        except (GraderError, OSError) as error:
            say(self.told, str(error))
            return
        say(self.told, " ".join([*notes, f"Everything is in {place.name}, beside this notebook."]))
        self.link.value = (
            f'<p><a download="{place.name}" href="data:application/json;base64,{content}">'
            f"Save {place.name} on your own computer</a></p>"
        )

    def _loaded(self, _: object) -> None:
        for given in self.load.value:
            try:
                _, notes = files.load(self.folder, bytes(given["content"]), str(given["name"])[:80])
            except (GraderError, OSError) as error:
                say(self.told, str(error))
                continue
            say(self.told, " ".join([*notes, "Loaded. Run the lessons again from the top, and they go on from there."]))
            self.refresh()


def progress() -> None:
    """Show what was done and mastered in the notebooks of this folder, and what to do next."""
    from IPython import display as ipython

    place = Path()
    found = Page(*shown(place)) if read_only() else ProgressPanel(place).box
    ipython.display(found)  # type: ignore[no-untyped-call]


def shown(folder: Path) -> tuple[str, str]:
    """Where the learner stands, as HTML and in plain words."""
    try:
        standings, notes = overview(folder)
    except ProgressError as error:
        return paragraph(str(error), "nt-note"), str(error)
    noted = "".join(paragraph(note, "nt-note") for note in notes)
    said = paragraph(next_step(standings), "nt-title")
    return noted + said + "".join(map(_lesson, standings)), "\n".join(lines(standings, notes))


def _lesson(found: Standing) -> str:
    name = f"<strong>{escape(found.lesson.name[:2])} · {escape(found.lesson.title)}:</strong>"
    said = evidence(found)
    return f"<p>{name} {escape(summary(found))}</p>{listed_html(said) if said else ''}"


def listen() -> None:
    """From now on write down what is solved, where a kernel runs the lessons in a folder of theirs; once is enough."""
    shell: Any = get_ipython()
    if getattr(shell, "kernel", None) is not None and not read_only() and note not in LISTENERS:
        LISTENERS.extend((note, remember))


def note(score: Score) -> None:
    """Write down what an answer earned; an assignment's folder, where everything is handed in, gets no such file."""
    place = Path()
    if score.answered and not score.broken and (place / f"{LESSONS[0].name}.ipynb").exists():
        with suppress(GraderError):  # an answer is checked wherever nothing can be written
            keeping.note(place, score.exercise, float(score), score.points - score.pending)
