"""Every player there is, by name. The only registry."""

from grader.players.and_mindset import AndMindset, OneSidedAnd
from grader.players.base import Person
from grader.players.caver import Caver
from grader.players.collaborator import Collaborator
from grader.players.discloser import Discloser, OpenHanded
from grader.players.equal_offers import EqualOffersMaker
from grader.players.guarded import Guarded
from grader.players.hard_bargainer import HardBargainer
from grader.players.messenger import Messenger
from grader.players.positional import Positional
from grader.players.squeezer import Squeezer

COUNTERPARTS: tuple[type[Person], ...] = (Collaborator, Guarded, HardBargainer, Messenger, Positional)
"""Whom a learner may meet."""
LEARNERS: tuple[type[Person], ...] = (
    Positional,
    OpenHanded,
    Discloser,
    EqualOffersMaker,
    AndMindset,
    OneSidedAnd,
    Caver,
    Squeezer,
)
"""Simulated learners, for benchmarks and replays; a learner's own plan is `grader.players.planned.Planned`."""
PLAYERS: dict[str, type[Person]] = {player.name: player for player in (*COUNTERPARTS, *LEARNERS)}


def player(name: str) -> Person:
    """The player of this name. KeyError if there is none."""
    return PLAYERS[name]()
