"""What if? One of the learner's moves changed, and the rest played again beside what happened. The record is only read."""

from pathlib import Path
from typing import Any, ClassVar

from attrs import evolve
from IPython import display as ipython
from ipywidgets import Output

from grader.charts import in_words
from grader.charts.what_if import describe_two_lines, two_lines
from grader.deal import Package
from grader.debrief.two_ends import two_ends
from grader.errors import GraderError
from grader.players.what_if import WhatIf, what_if
from grader.table import Move, Session, Setting, read_only, standing
from grader.table import replay as played_again
from grader.table.moves import KINDS
from grader.table.own_sheet import as_seen
from grader.widgets.actions import Actions
from grader.widgets.answering import AnswerPanel
from grader.widgets.clearing import let_go, noted
from grader.widgets.closing import ClosingPanel
from grader.widgets.controls import Frame, button, choice, markup, panel, row, say, show
from grader.widgets.outputs import chart_output
from grader.widgets.static import Page
from grader.widgets.transcript import turns_html
from grader.widgets.what_if_words import CAUTION, LIVE_ONLY, UNFINISHED, own_moves, stand_in_from, who_played
from grader.widgets.words import outcome, paragraph

MOVED = "This was opened again in another cell. Go on there."


def replay(deal: Any) -> None:
    """Let the learner change one of their moves in the latest finished negotiation, and see what would have followed.

    Where nbgrader runs the notebook there is a sentence in its place. Nothing here raises or writes.

    Args:
        deal: what was played.
    """
    if not isinstance(deal, Setting):
        _tell(f"replay: found {str(deal)[:60]!r}, expected a deal, such as meso.again(). Run the cells above first.")
    elif read_only():
        _tell(LIVE_ONLY)
    else:
        try:
            found = latest_finished(deal)
        except GraderError as error:
            _tell(str(error))
            return
        if found is None:
            _tell(UNFINISHED)
        else:
            _display(Replay(*found).box)


def latest_finished(deal: Setting) -> tuple[Setting, Session] | None:
    """The latest finished negotiation of a record, and the deal as it was dealt for it; None if there is none.

    Raises:
        RecordError: the record is damaged.
    """
    for attempt in reversed(deal.attempts() if deal.key is not None else ()):
        session, _ = deal.replayed(attempt)
        if session.over:
            sheet = deal.sheet_of(attempt) or deal.sheet
            return evolve(deal.at(attempt.header["key"]), sheet=sheet), session
    return None


class Replay:
    """The learner's moves to choose from, what can be done instead, and both lines side by side.

    Args:
        deal: as it was dealt for this negotiation.
        then: what happened, finished.

    Attributes:
        box: what the cell shows.
        result: the other line, or None before a move was changed.
    """

    _latest: ClassVar[dict[Path, "Replay"]] = {}

    def __init__(self, deal: Setting, then: Session) -> None:
        self.deal, self.moves, self._here = deal, then.moves, deal.session()
        self.case, self.seen = deal.seen, as_seen(then, deal.sheet)
        self.result: WhatIf | None = None
        self.box = Frame("Run this cell to change one of your moves.")
        with noted() as self._made:
            self._lay_out(evolve(deal, unlocked=_worth_changing(deal)))
        self._go_there()
        earlier = Replay._latest.pop(deal.path.resolve(), None)
        if earlier is not None:
            earlier.retire()
        Replay._latest[deal.path.resolve()] = self

    def _lay_out(self, deal: Setting) -> None:
        """Make every widget there will be.

        Args:
            deal: with the moves unlocked that can be put in the place of one.
        """
        self.which = choice("Which of your moves would you change?", own_moves(self.seen))
        self.before = markup()
        self.answering = AnswerPanel(self.case, self.change, self.allowed, deal.unlocked)
        self.closing = _AtOnce(self.case, self.change, self.allowed)
        self.actions = Actions(deal, self.change, self._theirs)
        self.status, self.told, self.turns = markup().add_class("nt-status"), markup(), markup()
        self.map = Output()
        self.back = button("Back to what happened", self.reset)
        self.lines = panel(self.told, row(self.back), self.map, self.turns)
        instead = markup("<p><strong>What would you do instead?</strong></p>")
        title = markup(paragraph(f"What if? · {self.case.title}", "nt-title") + paragraph(CAUTION))
        choosing = panel(self.which, self.before, instead, self.answering.box, self.closing.box, self.actions.tabs)
        self.box.hold(title, choosing, self.status, self.lines)
        self.which.observe(lambda _: self._go_there(), "value")

    def change(self, move: Move) -> bool:
        """Play again with this move in place of the chosen one, and show both lines. What goes wrong is a sentence."""
        place = self.which.value
        if move == self.moves[place]:
            say(self.status, "That is what you did. Choose something else.")
            return False
        try:
            self.result = what_if(self.deal.session(), self.moves, place, move)
            self._show(self.result, len(self.moves) - place - 1)
        except GraderError as error:
            say(self.status, str(error))
        except Exception as fault:  # noqa: BLE001 - ipywidgets swallows what a button raises: a fault must not end in silence
            say(self.status, f"Something went wrong in the course itself ({type(fault).__name__}: {fault}).")
        else:
            return True
        return False

    def allowed(self, move: Move) -> bool:
        """Whether this could have been done in place of the chosen move."""
        try:
            self._here.check(move)
        except GraderError:
            return False
        return True

    def reset(self) -> None:
        """Show what happened, and no other line."""
        self.result, self.map.outputs = None, ()
        say(self.status, f"What happened: {outcome(self.case, self.seen.history, self.seen.deal)}")
        show(self.lines, visible=False)

    def retire(self) -> None:
        """Another cell has taken over: say so, and let the widgets go."""
        self.box.hold(markup(paragraph(MOVED, "nt-note")))
        let_go(self._made)

    def _theirs(self) -> Package:
        on_the_table = standing(self._here.history, self.case.them.id)
        return on_the_table[0] if on_the_table else {issue.id: issue.options[0].id for issue in self.case.listed.issues}

    def _go_there(self) -> None:
        """Put the table where it was before the chosen move, and show no other line."""
        place = self.which.value
        self._here = played_again(self.deal.session(), self.moves[:place])
        here, turn = as_seen(self._here, self.deal.sheet), len(self._here.history)
        self.before.value = turns_html(self.case, self.seen.history, turn - 1, turn + 1)
        self.answering.update(here)
        self.closing.update(standing(here.history, self.case.them.id))
        self.actions.update(here.table, here.rounds_left)
        self.actions.offering.clear()
        made = getattr(self.moves[place], "package", None)
        if made is not None:
            self.actions.offering.builder.fill(made)
        self.reset()

    def _show(self, result: WhatIf, left: int) -> None:
        other = as_seen(result.session, self.deal.sheet)
        spec, description = two_lines(self.seen, other, result.turn), describe_two_lines(self.seen, other, result.turn)
        who, start = who_played(result, left), stand_in_from(result)
        data, metadata = chart_output(spec, description)
        self.map.outputs = ({"output_type": "display_data", "data": data, "metadata": metadata},)
        mine = turns_html(self.case, other.history, result.turn, start)
        theirs = turns_html(self.case, other.history, start, len(other.history))
        stands_in = paragraph("From here on a simulated learner plays in your place.", "nt-note") if theirs else ""
        head = "<p><strong>How it would have gone on</strong></p>"
        end = paragraph(outcome(self.case, other.history, other.deal))
        self.turns.value = in_words(description, "The map") + head + mine + stands_in + theirs + end
        self.told.value = paragraph(who)
        say(self.status, two_ends(self.seen, other), "nt-title")
        show(self.lines, visible=True)


class _AtOnce(ClosingPanel):
    """The standing offers without the question asked before: here nothing is signed and nobody leaves."""

    def _ask_first(self, move: Move) -> None:
        self._make(move)


def _worth_changing(deal: Setting) -> frozenset[str]:
    """Kinds of move that can be put in the place of one: those of the lesson, but no remark, since it changes nothing."""
    if deal.unlocked is not None:
        return deal.unlocked - {"say"}
    hidden = {"say"} if "mandate" in deal.facts else {"say", "send_up"}
    return frozenset(KINDS) - hidden


def _tell(sentence: str) -> None:
    _display(Page(paragraph(sentence), sentence))


def _display(shown: object) -> None:
    ipython.display(shown)  # type: ignore[no-untyped-call]
