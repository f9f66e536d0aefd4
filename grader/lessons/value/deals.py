"""The deals of lesson 01, and the negotiations to watch in it."""

from grader.deal import EXAMPLE, Case
from grader.lessons.sheet import ScoreSheet
from grader.players import player
from grader.players.planned import Planned
from grader.table import Session, Setting, make_ready, negotiate

CASE = "consulting-project"
MOVES = frozenset({"offer", "ask", "say", "accept", "walk_away"})
"""Moves on the table: those of the first lesson. What later lessons teach is not among them."""
AGAIN = "next-ware"
"""Key of the variant played again in the lesson."""


def deal(key: object = ..., folder: str = ".") -> Setting:
    """The graded deal: your own variant, recorded in ``moves/value.jsonl``.

    Args:
        key: of your variant, or ``...`` for the one in your record (a fresh one at the first start).
        folder: the notebook's.
    """
    return make_ready("value", Case.load(CASE), player("collaborator"), key=key, unlocked=MOVES, folder=folder)


def practice(folder: str = ".") -> Setting:
    """The deal of lesson 01, at first the same for everybody, recorded in ``moves/01-money-left-on-the-table.jsonl``."""
    return _lesson_deal("01-money-left-on-the-table", EXAMPLE, folder)


def again(folder: str = ".") -> Setting:
    """The second deal of lesson 01: another client, other numbers, recorded under the same name with ``-again``."""
    return _lesson_deal("01-money-left-on-the-table-again", AGAIN, folder)


def _lesson_deal(name: str, key: str, folder: str) -> Setting:
    """Its first attempt is the same for everybody; each further one has numbers of its own."""
    opposite = player("collaborator")
    return make_ready(name, Case.load(CASE), opposite, key=key, unlocked=MOVES, fresh=True, folder=folder)


def sheet(deal: Setting) -> ScoreSheet:
    """What every option is worth to you; it says so where nobody knows whose variant it is."""
    lost = "No key came with this notebook: these are the example's numbers, not yours." if deal.key is None else ""
    return ScoreSheet(deal.case, lost)


def watched(rules: tuple[str, ...]) -> Session:
    """A negotiation to watch: a plan plays the lesson's deal to the end.

    Not picked by its result: over fifteen other seeds the second way brings as much more as it does here, in the middle.
    Over sixty variants it brings less, and something in a bit more than half of them; the lesson says so (a test counts).
    """
    return negotiate(Case.load(CASE), Planned(rules), player("collaborator"), "demonstration", aloud=True)


GIVING = ("offer one package at 84 %", *["give way a little on everything"] * 4, "accept at 62 %")
"""Gives ground on every issue alike."""
LOOKING = (
    "ask for their top issue",
    "offer one package at 76 %",
    "offer one package at 70 %",
    "offer one package at 67 %",
    "offer one package at 66 %",
    "accept at 62 %",
)
"""Asks, then keeps its own points nearly where they are and changes what is in the package."""
