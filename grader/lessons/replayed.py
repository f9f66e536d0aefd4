"""The learner's own negotiation, played again from the moves that count, and what every lesson asks of its deal."""

from grader.check import Miss, Unanswered
from grader.check.claims import listing
from grader.debrief import worth
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


def signed_for(session: Session, deal: Setting, floor: int, *, hint: str, by: str = "") -> None:
    """A deal worth so much to the learner.

    Args:
        session: as it was played.
        deal: what was played.
        floor: points to the learner, at least.
        hint: a question, where the deal is worth less.
        by: words behind "points", such as " by the brief".

    Raises:
        Miss: the table is still open, there is no deal, or it is worth less.
    """
    if not session.over:
        raise Miss(
            expected="a deal", got="a table still open", hint="What could you offer now that both of you would sign?"
        )
    if session.deal is None:
        raise Miss(expected="a deal", got="none", hint="What would have kept both of you at the table?")
    value = deal.case.you.preferences.value(session.deal)
    if value < floor:
        raise Miss(expected=f"at least {floor} points{by}", got=str(value), hint=hint)


def found_most(session: Session, deal: Setting, *, good: float, fair: float) -> None:
    """A deal with so much of the available value; half of the points are earned from a fair share on.

    Args:
        session: as it was played, to a deal.
        deal: what was played.
        good: share that earns all.
        fair: share that earns half.

    Raises:
        Miss: the share is smaller.
    """
    assert session.deal is not None
    found = worth(deal.case, session.deal)
    share = found.share or 0.0
    if share < good:
        raise Miss(
            expected=f"at least {100 * good:.0f} % of the available value",
            got=f"{100 * share:.0f} %",
            hint="What could one of you have given up that was worth much more to the other?"
            if found.on_frontier  # then no trade was left that both would have liked
            else "Which trade would both of you have liked?",
            earned=0.5 if share >= fair else 0,
        )
