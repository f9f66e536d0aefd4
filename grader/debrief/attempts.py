"""What each attempt came to, so that attempts at other numbers can be set side by side."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from grader.deal.case import Case
from grader.deal.frontier import nash_point
from grader.debrief.trades import open_trades
from grader.debrief.value import worth
from grader.table.session import Session

_CERTAIN = 100


@frozen
class Expected:
    """What was locked in before the table opened, beside the truth.

    Attributes:
        top: label of the issue that was thought to matter most to them; None if there is none to be read.
        truth: label of the issue that did.
        sure: of that, in per cent; None if there is none to be read.
        own_value: points that were expected for the own side; None if there are none to be read.
    """

    top: str | None
    truth: str
    sure: int | None
    own_value: int | None

    @property
    def right(self) -> bool | None:
        """Whether the issue was the right one; None where none was named."""
        return None if self.top is None else self.top == self.truth


@frozen
class Attempted:
    """One finished attempt, measured.

    Attributes:
        them: name of the person opposite.
        agreed: whether there was a deal.
        own: points for the learner's side: of the deal, or of the alternative without one.
        walk_away: points of the learner's alternative.
        floor_met: whether what came of it is no worse than the alternative and breaks no non-negotiable.
        best: points of the learner's best package, everything their way.
        balanced: points for the learner in the best balanced deal, the one with the largest product of both sides' gains
            (Nash 1950); None where no deal suited both.
        share: of the available value (f), as in `Worth.share`; None without a deal, or with nothing to gain over an
            even split.
        trades: still open in the deal, three at most; None without a deal.
        rounds: used by the learner.
        expected: the prediction beside the truth; None if nothing of it can be read.
    """

    them: str
    agreed: bool
    own: int
    walk_away: int
    floor_met: bool
    best: int
    balanced: int | None
    share: float | None
    trades: int | None
    rounds: int
    expected: Expected | None

    def per_cent(self, points: int) -> int:
        """Points as per cent of the learner's best package: a scale on which other numbers can be compared."""
        return round(100 * points / self.best) if self.best > 0 else 0


def attempted(session: Session, prediction: Mapping[str, Any]) -> Attempted | None:
    """Measure a finished attempt; None while it goes on.

    Args:
        session: of the attempt, at its own variant.
        prediction: as a record has it; what can't be read in it is passed over.
    """
    if not session.over:
        return None
    case, deal = session.case, session.deal
    mine, theirs = case.you.preferences, case.them.preferences
    measured = worth(case, deal) if deal is not None else None
    balanced = nash_point(mine, theirs)
    return Attempted(
        them=case.them.name,
        agreed=deal is not None,
        own=measured.own if measured else mine.reservation,
        walk_away=mine.reservation,
        floor_met=measured.above_own_floor if measured else True,
        best=mine.best,
        balanced=balanced.own if balanced else None,
        share=measured.share if measured else None,
        trades=len(open_trades(case, deal, session.table)) if deal is not None else None,
        rounds=case.rounds - session.rounds_left,
        expected=_expected(case, prediction),
    )


def _expected(case: Case, prediction: Mapping[str, Any]) -> Expected | None:
    labels = {issue.id: issue.label.lower() for issue in case.issues}
    truth = labels[case.listed.them.preferences.ranking()[0]]
    guess, sure, value = (prediction.get(name) for name in ("their_top", "sure", "own_value"))
    top = labels.get(guess) if isinstance(guess, str) else None
    own_value = value if type(value) is int and 0 <= value <= case.you.preferences.best else None
    if top is None and own_value is None:
        return None
    certain = sure if top is not None and type(sure) is int and 0 <= sure <= _CERTAIN else None
    return Expected(top, truth, certain, own_value)
