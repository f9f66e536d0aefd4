"""A negotiation to be watched, move by move, with both sides' points."""

from grader.table import Session
from grader.widgets.controls import Frame, button, markup, row
from grader.widgets.conversation import Conversation
from grader.widgets.static import Page
from grader.widgets.transcript import turns_html, worth_words
from grader.widgets.words import paragraph


class Demonstration:
    """The conversation so far, and two buttons.

    Args:
        session: a negotiation that was played.
        upto: turns to show at most; None for all.
    """

    def __init__(self, session: Session, upto: int | None = None) -> None:
        self.session = session
        self.last = min(len(session.history), upto or len(session.history))
        self.shown = 1
        self.conversation, self.place = Conversation(), markup().add_class("nt-status")
        self.forward = button("Next move", lambda: self._go(1), primary=True)
        self.back = button("Back", lambda: self._go(-1))
        title = markup(paragraph(session.case.title, "nt-title"))
        buttons = row(self.forward, self.back, self.place)
        self.box = Frame("Run this cell to watch, move by move.")
        self.box.hold(title, self.conversation.box, buttons)
        self._refresh()

    def _go(self, step: int) -> None:
        self.shown = max(1, min(self.last, self.shown + step))
        self._refresh()

    def _refresh(self) -> None:
        case, history = self.session.case, self.session.history
        latest = turns_html(case, history, self.shown - 1, self.shown, both=True) + self._end()
        self.conversation.show(turns_html(case, history, 0, self.shown - 1, both=True), latest)
        self.place.value = paragraph(
            f"Move {self.shown} of {self.last}{', the last' if self.shown == self.last else ''}."
        )

    def _end(self) -> str:
        return _ending(self.session) if self.shown == len(self.session.history) else ""


def watched_page(session: Session, upto: int | None = None) -> Page:
    """The whole of it at once, without widgets."""
    case, last = session.case, min(len(session.history), upto or len(session.history))
    end = _ending(session) if last == len(session.history) else ""
    turns = turns_html(case, session.history, 0, last, both=True)
    return Page(paragraph(case.title, "nt-title") + turns + end, f"{case.title}: a negotiation in {last} moves.")


def _ending(session: Session) -> str:
    if session.deal is None:
        return paragraph("No deal." if session.over else "")
    return paragraph(
        f"Agreed: {session.case.in_words(session.deal)}; {worth_words(session.case, session.deal, both=True)}.",
        "nt-title",
    )
