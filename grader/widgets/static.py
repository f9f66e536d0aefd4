"""A negotiation to look at: no widgets, no lock, nothing written. For feedback pages, solved notebooks, a record in use."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from grader.deal.swaps import OwnSheet
from grader.errors import GraderError, MoveError
from grader.players.known import known_to_learner
from grader.table import Session, Setting
from grader.table.own_sheet import as_seen
from grader.table.record import Attempt
from grader.widgets.exchange import exchange_section
from grader.widgets.knowledge import knowledge_html, sentence
from grader.widgets.prediction import locked_line
from grader.widgets.prose import own_sheet_html
from grader.widgets.review import review_html
from grader.widgets.style import framed
from grader.widgets.swap_words import beside
from grader.widgets.transcript import turns_html
from grader.widgets.words import outcome, paragraph

NOTHING = "No negotiation was recorded."
NOT_SEATED = "Nothing was said yet. Sit down at the table first, then run this cell again."
UNFINISHED = "No negotiation is finished yet. Play the table to its end, then run this cell again."


@frozen
class Page:
    """HTML for a cell's output, with the same in plain words."""

    content: str
    words: str

    def __repr__(self) -> str:
        return self.words

    def _repr_html_(self) -> str:
        return framed(self.content)


@frozen
class Played:
    """A negotiation to be shown.

    Attributes:
        session: as far as it went.
        prediction: locked in before; empty if there was none.
        notes: what a reader should know of its record.
        beside: the own score sheet beside the brief, in sentences; empty without an own sheet.
    """

    session: Session
    prediction: Mapping[str, Any]
    notes: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


def played(deal: Setting, moves: object = ..., *, finished: bool = False) -> Played | None:
    """The negotiation that these moves make, or else the latest one in the record; None if there is none.

    Args:
        deal: what is played.
        moves: a list of moves as a record writes them, or ``...`` for the record.
        finished: of the record, take the latest attempt that came to an end.

    Raises:
        RecordError: the record is damaged.
        MoveError: one of the given moves is not allowed; the message names it.
    """
    if moves is not ...:
        if type(moves) is tuple:
            moves = list(moves)
        if not isinstance(moves, list):
            raise MoveError(
                f"moves: found {str(moves)[:60]!r}, expected a list of moves. Copy the one your table shows at the end."
            )
        return _seen(deal, deal.sheet, deal.replay(moves), {}) if moves else None
    for attempt in reversed(deal.attempts() if deal.key is not None else ()):
        session, notes = deal.replayed(attempt)
        if session.over or (not finished and _begun(attempt)):
            return _seen(deal, deal.sheet_of(attempt) or deal.sheet, session, attempt.prediction, notes)
    return None


def _seen(
    deal: Setting,
    sheet: OwnSheet | None,
    session: Session,
    prediction: Mapping[str, Any],
    notes: tuple[str, ...] = (),
) -> Played:
    return Played(as_seen(session, sheet), prediction, notes, beside(deal.case, sheet, session))


def _begun(attempt: Attempt) -> bool:
    return bool(attempt.moves or attempt.prediction)


def table_page(deal: Setting, moves: object = ..., message: str = "") -> Page:
    """The transcript and the outcome; the map is in the debrief. GraderErrors are told in a sentence."""
    try:
        found = played(deal, moves)
    except GraderError as error:
        return _told(deal, message, str(error))
    if found is None:
        return _told(deal, message, NOTHING)
    session, case = found.session, found.session.case
    end = outcome(case, session.history, session.deal) or f"Still open, with {session.rounds_left} rounds left."
    content = (
        paragraph(case.title, "nt-title")
        + paragraph(message, "nt-note")
        + "".join(paragraph(note, "nt-note") for note in found.notes)
        + locked_line(case, found.prediction)
        + (own_sheet_html(case) if found.beside else "")
        + turns_html(case, session.history, 0, len(session.history))
        + paragraph(end, "nt-title")
        + exchange_section(session)
    )
    return Page(content, f"{case.title}: {end}")


def review_page(deal: Setting, moves: object = ...) -> Page:
    """The debrief with a place for the map in it. GraderErrors are told in a sentence."""
    try:
        found = played(deal, moves, finished=True)
    except GraderError as error:
        return _told(deal, "", str(error))
    if found is None or not found.session.over:
        return _told(deal, "", UNFINISHED)
    session = found.session
    content = review_html(session, found.prediction, found.beside)
    return Page(content, outcome(session.case, session.history, session.deal))


def knowledge_page(deal: Setting, moves: object = ...) -> Page:
    """What could be known of the other side, with a place for the chart in it. GraderErrors are told in a sentence."""
    try:
        found = played(deal, moves)
    except GraderError as error:
        return _told(deal, "", str(error))
    return known_page(found.session) if found is not None else _told(deal, "", NOT_SEATED)


def known_page(session: Session) -> Page:
    """The same of one negotiation."""
    return Page(knowledge_html(session), sentence(session.case, known_to_learner(session)))


def _told(deal: Setting, *sentences: str) -> Page:
    said = [sentence for sentence in sentences if sentence]
    return Page(paragraph(deal.case.title, "nt-title") + "".join(map(paragraph, said)), " ".join(said))
