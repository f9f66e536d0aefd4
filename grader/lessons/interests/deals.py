"""The deals of the lesson: three vendors who ask for three years, and what is shown around them."""

from functools import lru_cache
from random import Random

from grader.deal import EXAMPLE, Case, variant
from grader.deal.variant import key_from
from grader.lessons.ideas import two_of, with_ideas
from grader.lessons.interests.demand import Demand, answers, way
from grader.lessons.interests.ideas import COUNTED_ON, NOT_POACHED
from grader.lessons.sheet import ScoreSheet
from grader.players import player
from grader.players.planned import Planned
from grader.table import Session, Setting, make_ready, negotiate

PREDICTABLE, SELLING, POACHING = VENDORS = ("three-years", "three-years-sales", "three-years-poaching")
"""Cases with one demand: money that can be counted on; not selling it all over again; nobody taking the account away."""
MOVES = frozenset({"offer", "ask", "say", "accept", "walk_away"})
"""Moves on the table in this lesson: telling anything of oneself is taught in the next."""
WHAT, WHY = frozenset({"order"}), frozenset({"order", "why"})
"""What may be asked for: before the lesson has taught it what matters most, afterwards also why."""
FEWEST, MOST, WAYS = 30, 90, 3
"""Packages that will do in anybody's demand, and ways to meet it: so that nobody's is much harder than a neighbour's."""
AGAIN = "next-yard"
"""Key of the variant played again in the lesson."""


def deal(key: object = ..., folder: str = ".") -> Setting:
    """The graded deal: your own variant, recorded in ``moves/interests.jsonl``; you build the score sheet.

    Args:
        key: of your variant, or ``...`` for the one in your record (a fresh one at the first start).
        folder: the notebook's.
    """
    return make_ready(
        "interests",
        Case.load(SELLING),
        player("collaborator"),
        key=key,
        unlocked=MOVES,
        facts=WHY,
        builds_sheet=True,
        folder=folder,
    )


def practice(folder: str = ".") -> Setting:
    """The first deal of lesson 02, at first the same for everybody, recorded in ``moves/02-interests.jsonl``."""
    return make_ready(
        "02-interests",
        Case.load(PREDICTABLE),
        player("collaborator"),
        key=EXAMPLE,
        unlocked=MOVES,
        facts=WHAT,
        fresh=True,
        folder=folder,
    )


def again(folder: str = ".") -> Setting:
    """The second deal of lesson 02, on a score sheet of your own, recorded in ``moves/02-interests-again.jsonl``."""
    return make_ready(
        "02-interests-again",
        Case.load(POACHING),
        player("collaborator"),
        key=AGAIN,
        unlocked=MOVES,
        facts=WHY,
        builds_sheet=True,
        folder=folder,
    )


def sheet(deal: Setting) -> ScoreSheet:
    """What every option is worth to you, as long as nobody has thought of more."""
    return ScoreSheet(deal.case.listed)


def demand(deal: Setting) -> Demand:
    """Another dairy, another vendor, numbers of its own: three years are off the table there.

    In the lesson, with the example's numbers, it is Marta's; in the assignment the key decides who it is, what would do
    the same, and what each reason weighs.
    """
    if deal.name != "interests" or deal.key in (EXAMPLE, None):
        return Demand(Case.load(PREDICTABLE), deal.key)
    return Demand(_drawn(deal.key), deal.key)


@lru_cache(maxsize=64)
def _drawn(key: str) -> Case:
    """A vendor, two ideas, and the first variant with them that is about as hard as anybody's."""
    random = Random(f"demand/{key}")
    vendor, ideas = ((PREDICTABLE, COUNTED_ON), (POACHING, NOT_POACHED))[int(random.random() * 2)]
    whole = Case.load(vendor)
    while True:
        dealt = variant(with_ideas(whole, two_of(ideas, random)), key_from(random))
        good = answers(Demand(dealt, key))
        if FEWEST <= len(good) <= MOST and len({way(dealt, package) for package in good}) >= WAYS:
            return dealt


def watched(rules: tuple[str, ...], counterpart: str = "collaborator") -> Session:
    """A negotiation to watch: a plan plays the lesson's first deal to the end."""
    return negotiate(Case.load(PREDICTABLE), Planned(rules), player(counterpart), "demonstration", aloud=True)


ARGUING = (
    "offer one package at 92 %",
    "repeat my last offer",
    *["give way a little on everything"] * 5,
    "accept at 60 %",
)
ASKING = (
    "ask why they want what costs me most",
    "design one package for both at 78 %",
    "design one package for both at 74 %",
    "accept at 70 %",
)
