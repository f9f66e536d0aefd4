"""The deals of the lesson: a joint launch, with somebody guarded and with somebody hard, and what is shown around them."""

from grader.deal import EXAMPLE, Case
from grader.lessons.sheet import ScoreSheet
from grader.players import player
from grader.players.planned import Planned
from grader.table import Session, Setting, make_ready, negotiate

CASE = "product-launch"
BEFORE = frozenset({"offer", "ask", "say", "accept", "walk_away"})
"""Moves on the table before telling something of oneself is taught."""
AFTER = BEFORE | {"disclose"}
AGAIN, HARDER = "next-year", "next-fare"
"""Keys of the variants played later in the lesson."""


def deal(key: object = ..., folder: str = ".") -> Setting:
    """The graded deal: your own variant, recorded in ``moves/disclosure.jsonl``.

    Args:
        key: of your variant, or ``...`` for the one in your record (a fresh one at the first start).
        folder: the notebook's.
    """
    return make_ready("disclosure", Case.load(CASE), player("guarded"), key=key, unlocked=AFTER, folder=folder)


def practice(folder: str = ".") -> Setting:
    """The first deal of lesson 03, at first the same for everybody, recorded in ``moves/03-disclosure.jsonl``."""
    return _lesson_deal("03-disclosure", "guarded", EXAMPLE, BEFORE, folder)


def again(folder: str = ".") -> Setting:
    """The second: telling is on the table; recorded in ``moves/03-disclosure-again.jsonl``."""
    return _lesson_deal("03-disclosure-again", "guarded", AGAIN, AFTER, folder)


def harder(folder: str = ".") -> Setting:
    """The third: somebody else sits there; recorded in ``moves/03-disclosure-harder.jsonl``."""
    return _lesson_deal("03-disclosure-harder", "hard_bargainer", HARDER, AFTER, folder)


def _lesson_deal(name: str, counterpart: str, key: str, unlocked: frozenset[str], folder: str) -> Setting:
    """Its first attempt is the same for everybody; each further one has numbers of its own."""
    opposite = player(counterpart)
    return make_ready(name, Case.load(CASE), opposite, key=key, unlocked=unlocked, fresh=True, folder=folder)


def sheet(deal: Setting) -> ScoreSheet:
    """What every option is worth to you; it says so where nobody knows whose variant it is."""
    lost = "No key came with this notebook: these are the example's numbers, not yours." if deal.key is None else ""
    return ScoreSheet(deal.case, lost)


def watched(rules: tuple[str, ...], counterpart: str = "guarded") -> Session:
    """A negotiation to watch: a plan plays the lesson's first deal to the end.

    Not picked: over fifteen other seeds the second way brings as much more as it does here, in the middle, and over sixty
    variants about as much (a test counts).
    """
    return negotiate(Case.load(CASE), Planned(rules), player(counterpart), "demonstration", aloud=True)


SILENT = (
    "offer one package at 92 %",
    "repeat my last offer",
    *["give way a little on everything"] * 5,
    "accept at 62 %",
)
SHARING = (
    "share my top issue and ask for theirs",
    "share why my top issue matters and ask for theirs",
    "stop sharing after one refusal",
    "design one package for both at 78 %",
    "design one package for both at 74 %",
    "accept at 70 %",
)
