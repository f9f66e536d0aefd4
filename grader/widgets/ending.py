"""After the end: how it ended, what happened, a fresh attempt, and the moves to copy."""

from collections.abc import Callable
from html import escape

from ipywidgets import Output

from grader.widgets.controls import button, markup, panel, row
from grader.widgets.ledger import Ledger
from grader.widgets.review import review
from grader.widgets.swap_words import beside
from grader.widgets.words import outcome, paragraph


class Ending:
    """What is shown once somebody has accepted or left.

    Args:
        ledger: the record.
        start_afresh: begins the next attempt.
    """

    def __init__(self, ledger: Ledger, start_afresh: Callable[[], object]) -> None:
        self.ledger = ledger
        self.outcome, self.hand_in, self.happened = markup(), markup(), Output()
        self.look = button("Show what happened", self._look, primary=True)
        self.again = button("Start a fresh attempt", start_afresh)
        self.box = panel(self.outcome, row(self.look, self.again), self.happened, self.hand_in)

    def update(self) -> None:
        """Show how this attempt ended, or nothing while it goes on."""
        session = self.ledger.seen
        if session.over:
            self.outcome.value = paragraph(outcome(session.case, session.history, session.deal), "nt-title")
            # What a lesson plays is never handed in; only there are moves locked.
            self.hand_in.value = hand_in_html(self.ledger) if self.ledger.deal.unlocked is None else ""
        else:
            self.outcome.value = self.hand_in.value = ""
            self.happened.outputs = ()

    def _look(self) -> None:
        ledger = self.ledger
        lines = beside(ledger.deal.case, ledger.deal.sheet, ledger.session)
        outputs = review(ledger.seen, ledger.prediction, lines, inside=True)
        self.happened.outputs = tuple(
            {"output_type": "display_data", "data": data, "metadata": metadata} for data, metadata in outputs
        )


def hand_in_html(ledger: Ledger) -> str:
    """The moves as a Python list to copy, folded away."""
    moves = "".join(f"    {move!r},\n" for move in ledger.moves())
    lines = f"key = {ledger.deal.key!r}\nmoves = [\n{moves}]"
    return (
        "<details><summary>Handing in the notebook alone?</summary>"
        f"<p>Your moves are in {escape(ledger.where)}, which is handed in with the notebook. Where only the notebook can "
        "be handed in, copy these lines into the cell that asks for them.</p>"
        f'<pre tabindex="0">{escape(lines)}</pre></details>'
    )
