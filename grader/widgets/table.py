"""The table: brief, prediction, conversation, moves, end. Every widget of an attempt is made once and then updated in place."""

from collections.abc import Callable
from functools import cached_property
from html import escape
from typing import Any

from ipywidgets import Widget

from grader.deal import Package
from grader.errors import GraderError
from grader.table import Accept, EqualOffers, Move, standing
from grader.widgets.actions import Actions
from grader.widgets.answering import AnswerPanel
from grader.widgets.brief import brief_html, title_html
from grader.widgets.clearing import noted
from grader.widgets.closing import ClosingPanel
from grader.widgets.controls import markup, panel, say, show
from grader.widgets.conversation import Conversation
from grader.widgets.ending import Ending
from grader.widgets.exchange import ExchangePanel
from grader.widgets.ledger import Ledger
from grader.widgets.prediction import PredictionForm, locked_line
from grader.widgets.prose import own_sheet_html, prose_html
from grader.widgets.transcript import conversation
from grader.widgets.words import paragraph

OTHER_NUMBERS = (
    "Same story, other numbers. What matters most to you may have changed, so read your brief again. A score sheet "
    "further up belongs to your first attempt; here you find the points behind each option."
)


class Table:
    """One learner's negotiation, live.

    Args:
        ledger: the record, open for writing.
        seat_again: called with a sentence once a fresh attempt has begun: another table takes this one's place and says
            it.

    Attributes:
        parts: the widgets to show, from top to bottom.
        made_later: widgets that were made after the table had opened.
    """

    made_later: list[Widget]

    def __init__(self, ledger: Ledger, seat_again: Callable[[str], object]) -> None:
        self.ledger, self.case, self._seat_again = ledger, ledger.deal.seen, seat_again
        self._repeated: tuple[int, Move] | None = None
        self.brief, self.locked, self.notes = markup(), markup(), markup()
        self.prediction = PredictionForm(self.case, self._lock_in)
        self.conversation = Conversation()
        self.status, self.progress = markup().add_class("nt-status"), markup()
        self.exchange = ExchangePanel()
        self.playing, self.after, self.made_later = panel(), panel(), []
        about = (markup(title_html(self.case)), self.notes, self.brief, self.prediction.box, self.locked)
        played = (self.conversation.box, self.playing, self.status, self.progress, self.after)
        self.parts = (*about, *played, self.exchange.box)
        self._refresh()

    @cached_property
    def answering(self) -> AnswerPanel:
        """What can be said to a question of theirs. This and the next ones are made when they are first needed."""
        return AnswerPanel(self.case, self.make, self.allowed, self.ledger.deal.unlocked)

    @cached_property
    def closing(self) -> ClosingPanel:
        """Saying yes, and leaving."""
        return ClosingPanel(self.case, self.make, self.allowed)

    @cached_property
    def actions(self) -> Actions:
        """The moves of a round, beginning with a copy of their offer."""
        actions = Actions(self.ledger.deal, self.make, self._theirs)
        actions.offering.start_from_theirs()
        return actions

    @cached_property
    def ending(self) -> Ending:
        """What follows the end."""
        return Ending(self.ledger, self._start_afresh)

    def make(self, move: Move) -> bool:
        """Make a move: check, show, write. What goes wrong is said in a sentence; then nothing was made."""
        if self.ledger.session.over or self._only_just_made(move):
            return False
        made = False
        try:
            made = self._tried(lambda: self.ledger.make(move, self._refresh))
        finally:  # the kernel's stop button too
            if not made:
                self._refresh()  # what could not be written is taken back
        if not made:
            return False
        session = self.ledger.session
        self.tell(f"Saved in {self.ledger.where}." if session.over else f"{self.case.them.name} has answered.")
        chosen = getattr(session.history[-1].move, "which", None)
        if isinstance(move, EqualOffers) and chosen is not None:
            self.actions.offering.builder.fill(move.packages[chosen])
        return True

    def allowed(self, move: Move) -> bool:
        """Whether the rules allow this move now."""
        try:
            self.ledger.session.check(move)
        except GraderError:
            return False
        return True

    def tell(self, text: str) -> None:
        """Put a plain sentence into the status line, which is read aloud."""
        say(self.status, text)

    def _only_just_made(self, move: Move) -> bool:
        """The same move twice in a row may be a double click: then a third press is asked for."""
        moves = self.ledger.session.moves
        pressed = (len(moves), move)
        if not moves or moves[-1] != move or isinstance(move, Accept) or self._repeated == pressed:
            return False
        self._repeated = pressed
        self.tell("That is what you did just now. To do the same again, press once more.")
        return True

    def _lock_in(self, prediction: dict[str, Any]) -> None:
        if not self.ledger.prediction and self._tried(lambda: self.ledger.lock_in(prediction)):
            self._refresh()
            self.tell(f"Locked in, and saved in {self.ledger.where}. {self.case.them.name} begins.")
            self.conversation.box.focus()

    def _start_afresh(self) -> None:
        def begin() -> None:
            self.ledger.start_afresh()
            kept = f"What you played before is kept in {self.ledger.where}."
            self._seat_again(f"Attempt {self.ledger.attempt}{': other numbers' * self.ledger.other_numbers}. {kept}")

        self._tried(begin)

    def _tried(self, step: Callable[[], object]) -> bool:
        try:
            step()
        except GraderError as error:
            self.tell(str(error))
        except OSError as error:
            self.tell(
                f"{self.ledger.where} could not be written ({error.strerror}). Nothing was changed: mend that and press again."
            )
        except Exception as fault:  # noqa: BLE001 - ipywidgets swallows what a button raises: a fault must not end in silence
            found = f"{type(fault).__name__}: {fault}"
            self.tell(
                f"Something went wrong in the course itself ({found}). What you played is saved: run this cell again."
            )
        else:
            return True
        return False

    def _theirs(self) -> Package:
        """What they last put down; before their first offer, the first option of everything."""
        on_the_table = standing(self.ledger.session.history, self.case.them.id)
        return on_the_table[0] if on_the_table else {issue.id: issue.options[0].id for issue in self.case.listed.issues}

    def _refresh(self) -> None:
        ledger, session = self.ledger, self.ledger.seen
        seated, playing = bool(ledger.prediction or session.moves), not session.over
        own_sheet = ledger.deal.sheet is not None
        self.conversation.show(*(conversation(session) if seated else ("", "")))
        self.brief.value = (prose_html if own_sheet else brief_html)(session.table, unfolded=not seated)
        news = (OTHER_NUMBERS,) if ledger.other_numbers else ()
        self.notes.value = "".join(paragraph(note, "nt-note") for note in (*news, *ledger.notes))
        self.locked.value = locked_line(self.case, ledger.prediction) + (own_sheet_html(self.case) if own_sheet else "")
        self.exchange.update(session)
        with noted() as made:  # a table that nobody sits at yet opens sooner without what can be done at it
            if not playing:
                self.after.children = (self.ending.box,)
                self.ending.update()
            elif seated:
                self.playing.children = (self.answering.box, self.closing.box, self.actions.tabs)
                self.answering.update(session)
                self.closing.update(standing(session.history, self.case.them.id))
                self.actions.update(session.table, session.rounds_left)
        self.made_later += made
        self.progress.value = self._progress() if seated and playing else ""
        show(self.prediction.box, visible=not seated)
        show(self.conversation.box, visible=seated)
        show(self.playing, visible=seated and playing)
        show(self.progress, visible=seated and playing)
        show(self.after, visible=not playing)

    def _progress(self) -> str:
        left, of, ledger = self.ledger.session.rounds_left, self.case.rounds, self.ledger
        if left:
            rounds = f"{left} of {of} rounds left." if left > 1 else f"The last of {of} rounds."
        else:
            rounds = "Your rounds are used up. You can accept what is on the table, or walk away"
            rounds += ", and you can still say something." if self.actions.can_talk else "."
        attempt = f" Attempt {ledger.attempt}." if ledger.attempt > 1 else ""
        saved = f"Saved after every move in {ledger.where}. Key: {ledger.deal.key}.{attempt}"
        return f'<p><strong>{escape(rounds)}</strong></p><p class="nt-small">{escape(saved)}</p>'
