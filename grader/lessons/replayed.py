"""The learner's own negotiation, played again from the moves that count."""

from grader.check import Miss, Unanswered
from grader.check.claims import listing
from grader.errors import MoveError, RecordError
from grader.table import Session, Setting
from grader.table.setting import DAMAGED


def replayed(moves: object, deal: Setting) -> Session:
    """The session that these moves make; the reader of an exercise about a negotiation.

    Args:
        moves: as a record writes them.
        deal: what was played.

    Raises:
        Unanswered: nothing was played.
        Miss: a move that the table does not allow.
        KeyFormatError: nobody can say whose variant it was; a person must look.
        RecordError: the record is damaged; a person must look.
    """
    played = listing(moves, "your moves")
    if not played:
        raise Unanswered(("your record",), empty=True)
    deal.own_case()
    if isinstance(played[0], dict) and DAMAGED in played[0]:
        raise RecordError(str(played[0][DAMAGED]))
    try:
        return deal.replay(played)
    except MoveError as error:
        raise Miss(
            expected="moves that the table allows", got=str(error), hint="Was this line changed by hand?"
        ) from error
