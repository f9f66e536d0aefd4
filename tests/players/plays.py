"""Behaviour as a readable list: what the learner does, and what is done in return."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from attrs import evolve

from grader.deal import Case, Package, Preferences
from grader.deal.case import CASES as FOLDER
from grader.players import player
from grader.players.catalogue import COUNTERPARTS
from grader.players.conceding import evenly
from grader.table import Disclose, Fact, History, Limit, Move, Offer, Order, Player, Session, Turn, Why
from grader.table.session import seat_at
from tests.table.scripted import Scripted

CASES = sorted(path.stem for path in FOLDER.glob("*.toml"))
"""Every case of the course."""
WHO = tuple(person.name for person in COUNTERPARTS)
"""Whom a learner may meet."""


@cache
def load(name: str) -> Case:
    """A case of the course, read once."""
    return Case.load(name)


def plays(
    who: str,
    *,
    case: Case | str = "first-minute",
    moves: Sequence[Move],
    replies: Sequence[Move | type],
    seed: str = "s",
) -> Session:
    """Play these moves against this player and expect these replies; a reply may be just a kind of move.

    >>> plays("positional", moves=[Ask()], replies=[Evade()])
    """
    session = Session(load(case) if isinstance(case, str) else case, player(who), seed)
    for move, expected in zip(moves, replies, strict=True):
        answer = session.play(move)
        made = answer.move if answer is not None else None
        matches = isinstance(made, expected) if isinstance(expected, type) else made == expected
        assert matches, f"{who}, asked {move}: expected {expected}, did {made}"
    return session


def acts(learner: Player, script: Sequence[Move], *, case: Case | str = "implementation-services") -> list[Move]:
    """What this learner does against somebody who makes the moves of a script, whatever is said; its last move is included.

    The script begins with the counterpart's opening. It stops early if the learner ends the negotiation.
    """
    deal = load(case) if isinstance(case, str) else case
    session = Session(deal, Scripted(*script), "s", aloud=False)
    made: list[Move] = []
    for _ in script:
        made.append(learner.respond(seat_at(deal, deal.learner, "s", session.history), session.history))
        session.check(made[-1])
        if len(made) == len(script):
            break
        session.play(made[-1])
        if session.over:
            break
    return made


def best_for(case: Case, party: str) -> Package:
    """The package this party would write for itself alone, of the options that are listed."""
    own = case.listed.party(party).preferences
    return {issue: max(own.options(issue), key=own.points[issue].__getitem__) for issue in own.points}


def worst_for(case: Case, party: str) -> Package:
    """The package this party would like least, of the listed options that the other side can sign."""
    own, other = (case.listed.party(p).preferences for p in (party, case.opposite(party).id))
    return {issue: min(other.options(issue), key=own.points[issue].__getitem__) for issue in own.points}


def stepping_down(case: Case, count: int) -> list[Move]:
    """So many offers of the learner's, from their own best package down to the middle, on every issue alike."""
    seat = seat_at(case, case.learner, "s")
    best = seat.party.preferences.best
    return [Offer(evenly(seat, best - best * place // (2 * count))) for place in range(count)]


def offers_of(history: History, seat: str) -> list[Package]:
    """The single packages a side has offered, in order."""
    return [turn.move.package for turn in history if turn.seat == seat and hasattr(turn.move, "package")]


def facts_of(history: History, seat: str) -> list[Fact]:
    """The facts a side has shared, in order."""
    return [turn.move.fact for turn in history if turn.seat == seat and isinstance(turn.move, Disclose)]


def replies_of(session: Session) -> list[Turn]:
    """Everything the counterpart did, its opening first."""
    return [turn for turn in session.history if turn.seat == session.case.them.id]


def told(more: str, less: str, *, ask: bool = False) -> Disclose:
    """A comparison, told."""
    return Disclose(Order(more, less), ask)


def why(interest: str, *, ask: bool = False) -> Disclose:
    """A reason, told."""
    return Disclose(Why(interest), ask)


def only(issue: str, *options: str, ask: bool = False) -> Disclose:
    """A limit, told."""
    return Disclose(Limit(issue, frozenset(options)), ask)


def says(case: Case, who: str, lines: Mapping[str, Iterable[str]]) -> Case:
    """The case with these lines, and no others of its own, for one player on the other side."""
    written = {kind: tuple(texts) for kind, texts in lines.items()}
    return with_party(case, case.them.id, lines={who: written})


def wants(case: Case, party: str, preferences: Preferences) -> Case:
    """The case with other preferences of one side."""
    return with_party(case, party, preferences=preferences)


def with_party(case: Case, party: str, **changes: object) -> Case:
    """The case with one side changed."""
    first, second = (evolve(p, **changes) if p.id == party else p for p in case.parties)
    return evolve(case, parties=(first, second))
