"""The debrief of one negotiation: the one thing that mattered first, then value, trades and process."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from grader.deal.frontier import Point, all_points, best_joint
from grader.deal.issue import Package
from grader.debrief.process import process_lines
from grader.debrief.to_try import to_try
from grader.debrief.trades import Trade, open_trades
from grader.debrief.value import Worth, worth
from grader.table.moves import Offer, Say
from grader.table.session import Session


@frozen
class Debrief:
    """What happened at a table.

    Attributes:
        headline: the one thing that mattered, in a sentence or two.
        worth: of the deal, or None without one.
        best: the best joint deal there was.
        trades: still open in the deal.
        process: how it came about, a sentence each.
        to_try: one thing to do differently next time; empty while the table is open.
        unlisted: whether the case has options that nobody had listed.
    """

    headline: str
    worth: Worth | None
    best: Point | None
    trades: tuple[Trade, ...]
    process: tuple[str, ...]
    to_try: str = ""
    unlisted: bool = False

    @property
    def value_lines(self) -> tuple[str, ...]:
        """Value claimed and share of the available value, in words."""
        if self.worth is None:
            return ()
        lines = [f"Worth {self.worth.own} to you and {self.worth.other} to them."]
        if self.worth.share is not None:
            most = ", options that nobody had listed included," if self.unlisted else ""
            lines.append(
                f"Share of the available value: {round(100 * self.worth.share)} %. Splitting every issue down the middle is 0 %; "
                f"the deal with the most points for both together{most} is 100 %."
            )
        return tuple(lines)


def read_deal(session: Session) -> Debrief:
    """Debrief a negotiation, finished or not."""
    case = session.case
    best = best_joint(case.you.preferences, case.them.preferences)
    deal = session.deal
    measured = worth(case, deal) if deal is not None else None
    trades = open_trades(case, deal, session.table) if deal is not None else ()
    missed = _missed(session, measured) if measured is not None else None
    headline = _headline(session, measured, trades, best, missed)
    process, advice = tuple(process_lines(session)), to_try(session, measured, trades, missed)
    return Debrief(headline, measured, best, trades, process, advice, unlisted=bool(case.openers))


def _headline(
    session: Session,
    measured: Worth | None,
    trades: tuple[Trade, ...],
    best: Point | None,
    missed: tuple[Package, int] | None,
) -> str:
    case = session.case
    if not session.over:
        return "The table is still open: finish the negotiation, then look again."
    if measured is None:
        return _without_a_deal(session, best)
    if not measured.above_own_floor:
        floor = case.you.preferences.reservation
        return f"You signed a deal worth {measured.own} to you. Your walk-away was {floor}."
    if missed is not None:
        return _passed_by(session, measured, *missed)
    if not trades:
        return (
            "Nothing was left on the table: every other package would have cost one of you something. "
            f"Your deal is worth {measured.own} to you and {measured.other} to them."
        )
    if min(trades[0].own_gain, trades[0].other_gain) == 0:
        return f"One of you could have had more at no cost to the other: {trades[0].sentence}."
    return f"You could both have had more: {trades[0].sentence}."


def _without_a_deal(session: Session, best: Point | None) -> str:
    case = session.case
    if best is None:
        return "No deal, and none was there: no package would have been better for both of you than your alternatives."
    mine, theirs = case.you.preferences, case.them.preferences
    room = sum(p.own >= mine.reservation and p.other >= theirs.reservation for p in all_points(mine, theirs))
    known = session.table.you.preferences.points
    closed = any(option not in known[issue] for issue, option in best.package.items())
    note = ", with an option in it that nobody had listed" if closed else ""
    packages = "One package" if room == 1 else f"{room} packages"
    example = case.in_words(best.package) + (note if room == 1 else f" among them{note}")
    return f"No deal. {packages} would have been better for both of you than none, {example}."


def _missed(session: Session, measured: Worth) -> tuple[Package, int] | None:
    """An offer of theirs that was better for the learner than what was signed, and no worse for them; and its round."""
    case = session.case
    mine, theirs = case.you.preferences, case.them.preferences
    best, made, missed = measured.own, 0, None
    for turn in session.history:
        if turn.seat == case.learner:
            made += not isinstance(turn.move, Say)
        elif isinstance(turn.move, Offer):
            package = turn.move.package
            if mine.value(package) > best and theirs.value(package) >= measured.other:
                best, missed = mine.value(package), (package, made)
    return missed if missed is not None and missed[1] else None


def _passed_by(session: Session, measured: Worth, missed: Package, when: int) -> str:
    case = session.case
    mine, theirs = case.you.preferences, case.them.preferences
    return (
        f"{case.them.name} offered you more in round {when}: {case.in_words(missed)}, worth {mine.value(missed)} to you and "
        f"{theirs.value(missed)} to them. What you signed is worth {measured.own} to you and {measured.other} to them."
    )


def prediction_lines(session: Session, prediction: Mapping[str, Any]) -> tuple[str, ...]:
    """The locked-in prediction beside the truth. Anything unreadable in it is passed over."""
    case = session.case
    labels = {issue.id: issue.label.lower() for issue in case.issues}
    truth = case.listed.them.preferences.ranking()[0]
    lines = []
    guess, sure, value = (prediction.get(name) for name in ("their_top", "sure", "own_value"))
    if isinstance(guess, str) and guess in labels:
        surely = f", {sure} % sure" if type(sure) is int else ""
        verdict = "It did." if guess == truth else f"It was {labels[truth]}."
        lines.append(f"You thought that {labels[guess]} mattered most to them{surely}. {verdict}")
    if type(value) is int and session.deal is not None:
        lines.append(
            f"You expected a deal worth {value} to you. It is worth {case.you.preferences.value(session.deal)}."
        )
    return tuple(lines)
