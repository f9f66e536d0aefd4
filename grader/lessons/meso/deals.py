"""The deals of the lesson, and what is shown around them."""

from grader.charts import Chart, describe_equal_value, equal_value
from grader.deal import EXAMPLE, Case
from grader.lessons.meso.situation import Choice, draw_choice
from grader.lessons.sheet import ScoreSheet
from grader.players import player
from grader.players.planned import Planned
from grader.table import Session, Setting, make_ready, negotiate

CASE = "implementation-services"
BEFORE = frozenset({"offer", "disclose", "ask", "say", "accept", "walk_away"})
"""Moves on the table in the lesson, before several equal offers are taught."""
AFTER = BEFORE | {"equal_offers"}
AGAIN = "next-game"
"""Key of the variant played again in the lesson."""


def deal(key: object = ..., folder: str = ".") -> Setting:
    """The graded deal: your own variant, recorded in ``moves/meso.jsonl``.

    Args:
        key: of your variant, or ``...`` for the one in your record (a fresh one at the first start).
        folder: the notebook's.
    """
    return make_ready("meso", Case.load(CASE), player("collaborator"), key=key, folder=folder)


def practice(folder: str = ".") -> Setting:
    """The deal of lesson 04, at first the same for everybody, recorded in ``moves/04-meso.jsonl``."""
    return _lesson_deal("04-meso", EXAMPLE, BEFORE, folder)


def again(folder: str = ".") -> Setting:
    """The second deal of lesson 04, with equal offers on the table, recorded in ``moves/04-meso-again.jsonl``."""
    return _lesson_deal("04-meso-again", AGAIN, AFTER, folder)


def _lesson_deal(name: str, key: str, unlocked: frozenset[str], folder: str) -> Setting:
    """Its first attempt is the same for everybody; each further one has numbers of its own."""
    opposite = player("collaborator")
    return make_ready(name, Case.load(CASE), opposite, key=key, unlocked=unlocked, fresh=True, folder=folder)


def sheet(deal: Setting) -> ScoreSheet:
    """What every option is worth to you; it says so where nobody knows whose variant it is."""
    lost = "No key came with this notebook: these are the example's numbers, not yours." if deal.key is None else ""
    return ScoreSheet(deal.case, lost)


def same_for_you(deal: Setting, value: int) -> Chart:
    """Every package worth this many points to you, give or take one, placed by what it is worth to them."""
    return Chart(equal_value(deal.case, value), describe_equal_value(deal.case, value))


def their_choice(deal: Setting) -> Choice:
    """Three packages worth the same to you, and what somebody chose."""
    return draw_choice(deal.case, deal.key)


def watched(rules: tuple[str, ...], counterpart: str = "guarded") -> Session:
    """A negotiation to watch: a plan plays the lesson's deal to the end, with somebody who says little unasked."""
    return negotiate(Case.load(CASE), Planned(rules), player(counterpart), "demonstration", aloud=True)


HAGGLING = (
    "offer one package at 92 %",
    "repeat my last offer",
    *["give way a little on everything"] * 4,
    "accept at 60 %",
)
EQUAL = ("offer three equal packages at 75 %", "build on the package they chose", "accept at 66 %")
