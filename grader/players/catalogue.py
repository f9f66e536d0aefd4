"""Every player there is, by name. The only registry."""

from grader.players.collaborator import Collaborator
from grader.players.positional import Positional
from grader.table.session import Player

PLAYERS: dict[str, type[Player]] = {"collaborator": Collaborator, "positional": Positional}


def player(name: str) -> Player:
    """The player of this name. KeyError if there is none."""
    return PLAYERS[name]()
