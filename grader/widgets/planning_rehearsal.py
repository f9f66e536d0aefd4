"""Rehearsing a deal of one's own: whom to meet, what is taken for granted, and the table itself."""

from collections.abc import Callable
from html import escape

from ipywidgets import VBox, Widget

from grader.deal import EXAMPLE, Case
from grader.errors import GraderError
from grader.planning import PlanFile, assumed, missing
from grader.players import player
from grader.players.messenger import Messenger
from grader.table import Setting, make_ready
from grader.table.moves import KINDS
from grader.table.setting import FACTS
from grader.widgets.controls import button, choice, markup, row, say, show
from grader.widgets.place import Place
from grader.widgets.planning_offers import wanting_html

PEOPLE = (
    ("answers when I ask, and looks for what suits us both", "collaborator"),
    ("wants to hear from me first", "guarded"),
    ("gives way a little everywhere, like most people", "positional"),
    ("presses, and says little that is true", "hard_bargainer"),
    ("was sent, and must ask at home about most things", "messenger"),
)
"""What they are like, in plain words, and the name of the player."""
UPSTAIRS = frozenset({"send_up"})
"""What makes sense only with somebody who was sent."""
GUESS = (
    "Their side of this table is your own guess, so the map at the end shows the deal as you imagine it. What surprises "
    "you here is worth a question there."
)
CHANGED = "The deal has changed since you sat down. Sit down again to play it as it is now; what you played is kept."


def rehearsal(file: PlanFile, against: str) -> Setting:
    """The deal of a plan, ready to be played. PlanError if it lacks something or can't be kept; KeyError for no such player.

    Every content of the deal and every counterpart have a record of their own.
    """
    case, opposite = Case.load(file.rehearsed()), player(against)
    folder = file.path.parent.parent
    moves = frozenset(KINDS) if isinstance(opposite, Messenger) else frozenset(KINDS) - UPSTAIRS
    return make_ready(f"{case.id}-{opposite.name}", case, opposite, EXAMPLE, unlocked=moves, facts=FACTS, folder=folder)


class Rehearsal:
    """The choice of a counterpart, and the table.

    Args:
        file: gives the plan as it is now.

    Attributes:
        parts: the widgets to show, from top to bottom.
    """

    def __init__(self, file: Callable[[], PlanFile]) -> None:
        self.file = file
        self.place: Place | None = None
        self.wanting, self.notes, self.status = markup(), markup(), markup().add_class("nt-status")
        self.against = choice("Sit down with somebody who", PEOPLE)
        self.sit = button("Sit down", self._sit_down, primary=True)
        self.table = VBox()
        self._ready = VBox([self.notes, self.against, row(self.sit)]).add_class("nt-panel")
        self.parts = (self.wanting, self._ready, self.status, self.table)

    def update(self) -> None:
        """Say what the plan lacks, or what playing it takes for granted."""
        plan = self.file().plan
        lacking = missing(plan)
        self.wanting.value = wanting_html(lacking, "Before you can rehearse it")
        show(self.wanting, bool(lacking))
        show(self._ready, not lacking)
        taken = "".join(f"<li>{escape(sentence)}</li>" for sentence in assumed(plan))
        if self.place is not None and not lacking:
            changed = self.file().deal_name not in self.place.deal.name
            say(self.status, CHANGED if changed else "", "nt-note")
        self.notes.value = f"<p>{escape(GUESS)}</p>" + (f"<p>Taken for granted:</p><ul>{taken}</ul>" if taken else "")

    def _sit_down(self) -> None:
        try:
            deal = rehearsal(self.file(), self.against.value)
        except (GraderError, OSError) as error:
            say(self.status, str(error), "nt-note")
            return
        except Exception as fault:  # noqa: BLE001 - ipywidgets swallows what a button raises
            say(self.status, f"Something went wrong in the course itself ({type(fault).__name__}: {fault}).", "nt-note")
            return
        say(self.status, "")
        left, self.place = self.place, Place(deal)
        self.table.children = (self.place.box,)
        if left is not None:
            let_go(left)


def let_go(place: Place) -> None:
    """Close a table that is no longer shown; its record, unless the next table goes on with it."""
    path = place.deal.path.resolve()
    if Place._latest.get(path) is place:
        del Place._latest[path]
        if place.table is not None:
            place.table.ledger.recorder.close()
    close(place.box)


def close(widget: Widget) -> None:
    """Close a widget and all it holds."""
    for child in getattr(widget, "children", ()):
        close(child)
    widget.close()
