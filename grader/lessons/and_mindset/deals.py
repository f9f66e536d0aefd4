"""The deals of the lesson: a supplier who will be late, an employee who asks for another week."""

from functools import lru_cache
from statistics import median_low

from grader.deal import EXAMPLE, Case
from grader.debrief import worth
from grader.lessons.sheet import ScoreSheet
from grader.players import player
from grader.players.planned import Planned
from grader.table import Session, Setting, make_ready, negotiate
from grader.table.history import rounds_used

SUPPLIER, EMPLOYEE, COLLIDING = "supplier-delay", "flexible-work", "flexible-work-fixed"
"""Cases: both lists can be met; both lists can be met; the same people, and they can't."""
MOVES = frozenset({"offer", "equal_offers", "disclose", "ask", "say", "accept", "walk_away"})
"""Moves on the table: those of the lessons so far."""
BEFORE, AFTER = frozenset({"order", "why"}), frozenset({"order", "why", "limit"})
"""What the table offers to tell and to ask for: limits once the lesson has taught them."""
AGAIN = "next-pump"
"""Key of the variant played again in the lesson."""
ROADS = 21
"""Negotiations of which the one in the middle is shown."""


def deal(key: object = ..., folder: str = ".") -> Setting:
    """The graded deal: your own variant, recorded in ``moves/and-mindset.jsonl``.

    Args:
        key: of your variant, or ``...`` for the one in your record (a fresh one at the first start).
        folder: the notebook's.
    """
    return make_ready(
        "and-mindset",
        Case.load(EMPLOYEE),
        player("collaborator"),
        key=key,
        unlocked=MOVES,
        facts=AFTER,
        folder=folder,
    )


def practice(folder: str = ".") -> Setting:
    """The first deal of lesson 05, at first the same for everybody, recorded in ``moves/05-and.jsonl``."""
    return _lesson_deal("05-and", EXAMPLE, BEFORE, folder)


def again(folder: str = ".") -> Setting:
    """The second deal of lesson 05, with limits on the table, recorded in ``moves/05-and-again.jsonl``."""
    return _lesson_deal("05-and-again", AGAIN, AFTER, folder)


def _lesson_deal(name: str, key: str, facts: frozenset[str], folder: str) -> Setting:
    """Its first attempt is the same for everybody; each further one has numbers of its own."""
    return make_ready(
        name,
        Case.load(SUPPLIER),
        player("collaborator"),
        key=key,
        unlocked=MOVES,
        facts=facts,
        fresh=True,
        folder=folder,
    )


def sheet(deal: Setting) -> ScoreSheet:
    """What every option is worth to you, as long as nobody has thought of more."""
    return ScoreSheet(deal.case.listed, "Some of these you could not sign at any price: the story says which.")


LONG = (
    "offer one package at 92 %",
    "repeat my last offer",
    *["give way a little on everything"] * 6,
    "accept at 60 %",
)
SHORT = (
    *["share my non-negotiables and ask for theirs"] * 2,
    *["share why my top issue matters and ask for theirs"] * 3,
    "design one package for both at 68 %",
    "accept at 60 %",
)
"""Two roads through the employee's request: claims held and lowered; non-negotiables, then reasons, then a design."""


def road(rules: tuple[str, ...], seed: int, *, aloud: bool = False) -> Session:
    """One negotiation about the employee's request, played by a plan against a collaborator."""
    return negotiate(Case.load(EMPLOYEE), Planned(rules), player("collaborator"), f"road/{seed}", aloud=aloud)


@lru_cache(maxsize=2)
def watched(rules: tuple[str, ...]) -> Session:
    """The negotiation in the middle: of `ROADS` seeds, the one with the median of points for both together."""
    found = [(joint(road(rules, seed)), rounds(road(rules, seed)), seed) for seed in range(ROADS)]
    _, _, seed = median_low(found)
    return road(rules, seed, aloud=True)


def joint(session: Session) -> int:
    """Points for both together; the two alternatives without a deal."""
    mine, theirs = session.case.you.preferences, session.case.them.preferences
    if session.deal is None:
        return mine.reservation + theirs.reservation
    measured = worth(session.case, session.deal)
    return measured.own + measured.other


def rounds(session: Session) -> int:
    """Rounds the learner's side used."""
    return rounds_used(session.history, session.case.learner)
