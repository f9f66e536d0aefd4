"""The learner's own score sheet: kept in the record, and used for showing. No reply depends on it."""

from copy import copy
from typing import TYPE_CHECKING

from grader.deal import Case
from grader.deal.swaps import OwnSheet, seen_by, sheet_from
from grader.errors import AnswerError, RecordError
from grader.table.record import Attempt
from grader.table.recorder import Recorder
from grader.table.session import Session

if TYPE_CHECKING:
    from grader.table.setting import Setting


def sheet_of(case: Case, attempt: Attempt, where: str) -> OwnSheet | None:
    """The own sheet an attempt was played on, or None.

    Args:
        case: the learner's variant.
        attempt: of the record.
        where: name of the file, for messages.

    Raises:
        RecordError: its answers make no sheet; the message names the line.
    """
    if attempt.sheet is None:
        return None
    line, answers = attempt.sheet
    try:
        return sheet_from(case, answers)
    except AnswerError as error:
        raise RecordError(f"{where}, line {line}: {error}") from error


def keep_sheet(deal: "Setting", answers: object) -> OwnSheet:
    """Make a sheet of these answers, write them into the record, and use it from now on.

    A table of this deal that is shown in the same kernel must be opened again, whether this worked or not, but for an
    AnswerError: the record changes hands.

    Raises:
        AnswerError: the answers make no sheet, or the table has opened and the sheet stays as it is.
        RecordInUse: another kernel holds the record.
        RecordError: the record is damaged.
        OSError: it could not be written. Whatever was raised, nothing was changed.
    """
    sheet, attempts = sheet_from(deal.case, answers), deal.attempts()
    if attempts and attempts[-1].begun:  # asked before the record changes hands: the table must not lose it
        raise AnswerError(
            "Your score sheet: the table has opened, so the sheet stays as it is. "
            "Finish the negotiation and start a fresh attempt to change it."
        )
    with Recorder(deal.path) as recorder:
        recorder.append(*([] if attempts else [deal.header(1)]), {"sheet": dict(sheet.answers)})
    deal.sheet = sheet
    return sheet


def as_seen(session: Session, sheet: OwnSheet | None) -> Session:
    """The same negotiation with the own sheet's points in place of the brief's: for showing, never for marking."""
    if sheet is None:
        return session
    seen = copy(session)
    seen.case = seen_by(session.case, sheet)
    return seen
