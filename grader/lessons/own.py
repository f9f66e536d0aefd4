"""Any case against any player: a colleague's deal, or one of your own."""

from pathlib import Path

from grader.deal import Case
from grader.players import player
from grader.table import Player, Setting, make_ready


def own_deal(
    case: str | Path, against: str | Player = "collaborator", key: object = ..., folder: str | Path = "."
) -> Setting:
    """A deal from a case file, ready for `grader.widgets.play`; every move is on the table.

    Args:
        case: name of a case, of the course or in a folder that the environment variable GRADER_CASES names, or the path
            of a case file.
        against: name of a player, or a player of your own making.
        key: of the variant; left out, the one in the record, or a fresh one.
        folder: where ``moves/`` lies.

    Raises:
        CaseError: no such case, or a malformed one.
        KeyError: no player of this name.
    """
    read = Case.load(case)
    opposite = player(against) if isinstance(against, str) else against
    return make_ready(f"{read.id}-{opposite.name}", read, opposite, key, folder=folder)
