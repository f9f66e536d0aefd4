"""What a notebook calls. Nothing here raises: what goes wrong is told in the cell's output."""

from typing import Any

from IPython import display as ipython

from grader.deal import Case
from grader.errors import GraderError
from grader.table import Session, Setting, read_only
from grader.widgets.demonstration import Demonstration, watched_page
from grader.widgets.knowledge import knowledge
from grader.widgets.pairs import Progress, findings, pairs_played
from grader.widgets.place import Place
from grader.widgets.review import review
from grader.widgets.static import Page, knowledge_page, known_page, played, review_page, table_page
from grader.widgets.words import paragraph

_EXPECTED = {
    Setting: "a deal, such as meso.deal()",
    Session: "a negotiation to watch, such as meso.watched(meso.EQUAL)",
}


def play(deal: Setting, moves: Any = ...) -> None:
    """Show the table of a deal, and go on where the record ends.

    With a list of moves, or where nbgrader runs the notebook, nothing is played: the negotiation is shown as it went.

    Args:
        deal: what is played.
        moves: a list of moves as a record writes them, or ``...`` to play.
    """
    if _wrong(deal, Setting, "play"):
        return
    if moves is ... and deal.key is not None and not read_only():
        _display(Place(deal).box)
        return
    _display(table_page(deal, moves))


def debrief(deal: Setting, moves: Any = ...) -> None:
    """Show what happened: of the latest finished attempt, or of these moves.

    Args:
        deal: what was played.
        moves: a list of moves as a record writes them, or ``...`` for the record.
    """
    if _wrong(deal, Setting, "debrief"):
        return
    try:
        found = None if read_only() else played(deal, moves, finished=True)
    except GraderError:
        found = None  # the page says what is wrong
    if found is None or not found.session.over:
        _display(review_page(deal, moves))
        return
    for data, metadata in review(found.session, found.prediction, found.beside):
        _display(data, metadata=metadata, raw=True)


def demonstration(session: Session, upto: int | None = None) -> None:
    """Show a negotiation to be watched move by move, with both sides' points.

    Args:
        session: a negotiation that was played.
        upto: turns to show at most, the opening offer included; None for all.
    """
    if _wrong(session, Session, "demonstration"):
        return
    _display(watched_page(session, upto) if read_only() else Demonstration(session, upto).box)


def what_we_know(deal: Setting | Session, moves: Any = ...) -> None:
    """Show what could be known of the other side by now: from what it said and did, never from what it wants in truth.

    Works while the table is being played, and afterwards on the record; run it again to see what a move has told.

    Args:
        deal: what is played, or a negotiation that was watched.
        moves: a list of moves as a record writes them, or ``...`` for the record.
    """
    if not isinstance(deal, Session) and _wrong(deal, Setting, "what_we_know"):
        return
    if isinstance(deal, Session):
        session = deal
    else:
        try:
            found = played(deal, moves)
        except GraderError:
            found = None  # the page says what is wrong
        if found is None:
            _display(knowledge_page(deal, moves))
            return
        session = found.session
    if read_only():
        _display(known_page(session))
        return
    for data, metadata in knowledge(session):
        _display(data, metadata=metadata, raw=True)


def population(
    case: str | Case, learner: str = "positional", counterpart: str = "positional", pairs: int = 1_000
) -> None:
    """Seat many simulated pairs at a deal and show what they made of it, beside what people did.

    A thousand take a few seconds on one core; a bar shows how far they are, and the stop button ends them early.

    Args:
        case: whose variants are played.
        learner: name of the player on the learner's side.
        counterpart: name of the player opposite.
        pairs: how many.
    """
    progress = None if read_only() else Progress(pairs)
    if progress is not None:
        _display(progress.box)
    try:
        found = pairs_played(case, learner, counterpart, pairs, progress)
    except (GraderError, KeyError) as error:
        sentence = str(error) if isinstance(error, GraderError) else f"population: there is no player called {error}."
        _display(Page(paragraph(sentence), sentence))
        return
    if found:
        for data, metadata in findings(found, learner, counterpart):
            _display(data, metadata=metadata, raw=True)


def _wrong(given: object, expected: type, name: str) -> bool:
    """Whether something else was given, which is then told."""
    if isinstance(given, expected):
        return False
    sentence = f"{name}: found {str(given)[:60]!r}, expected {_EXPECTED[expected]}. Run the cells above first."
    _display(Page(paragraph(sentence), sentence))
    return True


def _display(shown: object, **how: Any) -> None:
    ipython.display(shown, **how)  # type: ignore[no-untyped-call]
