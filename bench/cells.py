"""Simulated learners seated with counterparts, many times: what is played, at which cases, and what came of each run.

Run k of every cell is played at the same variant with the same chance, so two cells can be compared run by run.
"""

from collections.abc import Callable
from functools import cache
from random import Random

from attrs import frozen

from bench.settings import AS_SET, varied
from grader.deal import Case, variant
from grader.deal.case import CASES
from grader.deal.frontier import even_split
from grader.deal.variant import key_from
from grader.debrief import worth
from grader.debrief.captured import captured
from grader.players.base import Person
from grader.players.beliefs import beliefs
from grader.players.catalogue import COUNTERPARTS, LEARNERS, PLAYERS
from grader.players.discloser import Discloser, OpenHanded
from grader.players.planned import Planned
from grader.table import Decline, Disclose, EqualOffers, Evade, History, Move, Offer, Session, negotiate
from grader.table.history import packages_of, rounds_used
from grader.table.session import seat_at

SILENT = "collaborator"
"""On the learner's chair it shares nothing unasked: what other learners are measured against."""
ON_THE_CHAIR = (SILENT, *(learner.name for learner in LEARNERS))
OPPOSITE = tuple(counterpart.name for counterpart in COUNTERPARTS)

TUNED = ("first-minute", "implementation-services", "consulting-project")
"""Cases at which the players' numbers were set."""
ZERO_SUM, NO_AUTHORITY, LOPSIDED = "used-van", "fleet-leasing", "shared-warehouse"
ITEMS = ("order", "why", "limit", "floor")
"""Kinds of fact to share: an order of two priorities, an interest, a non-negotiable, the walk-away."""
UPSTAIRS = (
    "send one package upstairs at 70 %",
    "accept at 65 %",
    "in the last round accept anything above my walk-away",
)
NAMING_ROUNDS = 2
"""Offers, or sets of equal ones, after which it is asked what could be known."""


@cache
def groups() -> dict[str, tuple[str, ...]]:
    """Which cases are played together. Ordinary ones, not tuned at, are those reported; a new case is one of them."""
    special = {*TUNED, ZERO_SUM, NO_AUTHORITY, LOPSIDED}
    others = [Case.load(path.stem) for path in sorted(CASES.glob("*.toml")) if path.stem not in special]
    ordinary = [case.id for case in others if case.feasible and all(party.decides is None for party in case.parties)]
    return {"reported": tuple(ordinary), "tuned": TUNED} | {one: (one,) for one in (ZERO_SUM, NO_AUTHORITY, LOPSIDED)}


@frozen
class Cell:
    """One kind of learner with one kind of counterpart, at one group of cases.

    Attributes:
        cases: a name in `groups()`.
        learner: a name in `SEATED`; so is the counterpart.
        counterpart: who sits opposite.
    """

    cases: str
    learner: str
    counterpart: str


def reported(learner: str, counterpart: str) -> Cell:
    """A cell at the reported cases."""
    return Cell("reported", learner, counterpart)


@frozen
class Naming:
    """What the learner could know of the other side's priorities after two rounds of offers.

    Attributes:
        top: whether the issue that seems to matter most to them does.
        order: whether all issues are in the right order.
        chance: how often a guess names the top issue.
    """

    top: bool
    order: bool
    chance: float


@frozen
class Run:
    """What came of one negotiation.

    Attributes:
        own: points of the learner's deal; of its walk-away without one.
        deal: whether there was one.
        share: of the available value (f); None without a deal, or where there is nothing to gain.
        created: joint points above an even split of every issue; None without a deal.
        on_frontier: whether nothing was left that both would have liked.
        rounds: used by the learner.
        shared: facts the learner disclosed.
        refused: whether the counterpart refused an answer or gave an empty one.
        openable: whether the case has options nobody listed, which open once an interest is voiced.
        beyond: whether the deal differs from the counterpart's first offer on an issue that it may not settle.
        naming: only for those who made offers twice and are asked.
    """

    own: int
    deal: bool
    share: float | None
    created: float | None
    on_frontier: bool
    rounds: int
    shared: int
    refused: bool
    openable: bool
    beyond: bool
    naming: Naming | None

    @property
    def captured(self) -> str:
        """How much of the available value was found, in four words: all, part, none, or no deal."""
        return captured((self.share or 0) if self.deal else None)


def _sharing(*shared: str) -> type[Person]:
    class Sharing(Discloser):
        """Shares these things and stops where a fact is refused."""

        items = shared

    return Sharing


class _Stopping(OpenHanded):
    """Would share as much as the open-handed, and stops once it is refused."""

    stops = True


SEATED: dict[str, Callable[[], Person]] = {
    **PLAYERS,
    "discloser of nothing": _sharing(),
    **{f"discloser of {item}": _sharing(item) for item in ITEMS},
    "open, stopping": _Stopping,
    "planned, upstairs": lambda: Planned(UPSTAIRS),
}
"""Who can be seated here: everybody in the catalogue, and learners made to measure."""
_NAMED_AFTER: dict[str, type[Move]] = {"meso": EqualOffers, SILENT: Offer}


@cache
def dealt(case_id: str, number: int) -> Case:
    """The variant of a case that run `number` of every cell is played at."""
    return variant(Case.load(case_id), key_from(Random(f"bench.lessons/{case_id}/{number}")))


def play(cell: Cell, runs: int, setting: str = AS_SET) -> list[Run]:
    """So many runs of a cell, spread evenly over its cases."""
    cases = groups()[cell.cases]
    with varied(setting):
        return [_play(cell, cases[run % len(cases)], run // len(cases)) for run in range(runs)]


def _play(cell: Cell, case_id: str, number: int) -> Run:
    case, seed = dealt(case_id, number), f"lessons/{case_id}/{number}"
    try:
        session = negotiate(case, SEATED[cell.learner](), SEATED[cell.counterpart](), seed)
    except Exception as error:
        error.add_note(
            f"bench.lessons: {cell.learner} with {cell.counterpart} at {case_id}, variant {number}, seed {seed!r}"
        )
        raise
    return _measured(session, _naming(session, _NAMED_AFTER.get(cell.learner) if cell.cases == "reported" else None))


def _measured(session: Session, naming: Naming | None) -> Run:
    case, package = session.case, session.deal
    found = None if package is None else worth(case, package)
    first = packages_of(session.history[0].move)
    listed = case.listed
    even = even_split(listed.you.preferences, listed.them.preferences)
    settles = case.them.decides or frozenset()
    return Run(
        own=found.own if found else case.you.preferences.reservation,
        deal=found is not None,
        share=found.share if found else None,
        created=found.own + found.other - even if found else None,
        on_frontier=found is not None and found.on_frontier,
        rounds=rounds_used(session.history, case.learner),
        shared=sum(isinstance(move, Disclose) for move in session.moves),
        refused=any(t.seat != case.learner and t.move in (Decline(), Evade()) for t in session.history),
        openable=bool(case.openers),
        beyond=bool(package and first) and any(package[i] != o for i, o in first[0].items() if i not in settles),
        naming=naming,
    )


def _naming(session: Session, offered: type[Move] | None) -> Naming | None:
    """What could be known once two such offers had been answered; None if it didn't come to that."""
    history, me = session.history, session.case.learner
    if offered is None or (read := _answered(history, me, offered)) is None:
        return None
    known = beliefs(seat_at(session.case, me, session.seed, read), read, lean=False)
    stakes = session.table.them.preferences.stakes()
    guess = max(stakes, key=known.chance_top)
    order = [stakes[issue] for issue in known.mean().ranking()]
    tops = sum(stake == max(stakes.values()) for stake in stakes.values())
    return Naming(stakes[guess] == max(stakes.values()), order == sorted(order, reverse=True), tops / len(stakes))


def _answered(history: History, me: str, offered: type[Move]) -> History | None:
    places = [place for place, turn in enumerate(history) if turn.seat == me and isinstance(turn.move, offered)]
    if len(places) < NAMING_ROUNDS or len(history) < places[NAMING_ROUNDS - 1] + 2:
        return None
    return history[: places[NAMING_ROUNDS - 1] + 2]
