"""What was given and what was received: each fact, each question, what came of it, and what deeds say of claims.

Everything is read off the moves and the learner's own points, so that it may be shown while the negotiation goes on.
"""

from attrs import frozen

from grader.deal.case import Case
from grader.debrief.deeds import AGAINST, AGREE, EARLY, UNCLEAR, verdict
from grader.debrief.wording import fact_clause, question_clause
from grader.table.history import History, Turn, asks, rounds_used
from grader.table.moves import (
    AUTHORITY,
    LIMITS,
    MUST_CHECK,
    PRIVATE,
    YOU_FIRST,
    Accept,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Evade,
    Limit,
    Mandate,
    Move,
    Offer,
    Order,
    Say,
    WalkAway,
    Why,
)
from grader.table.session import Session

RETURNED, DECLINED, EMPTY, REFUSED = "returned", "declined", "empty", "refused"
"""The four kinds of answer to a question: a fact; none, with a reason; one that holds nothing; none."""
PASSED_OVER, OPEN = "passed over", "open"
"""Answered by something else; not answered yet."""

_REASONS = {YOU_FIRST: "you first", PRIVATE: "that is theirs to know", MUST_CHECK: "they must check"}
_OWN_REASONS = {YOU_FIRST: "they first", PRIVATE: "that is yours to know", MUST_CHECK: "you must check"}
_SINCE = {
    AGREE: "Their offers since agree.",
    AGAINST: "Their offers since speak against it.",
    UNCLEAR: "Their offers since don't tell.",
    EARLY: "Too early: no offer of theirs since.",
}


@frozen
class Entry:
    """One turn in which something was told or asked.

    Attributes:
        round: the learner's round in which it happened; 0 before the first.
        mine: whether the learner did it.
        who: "You", or the name of the other person.
        what: as the continuation of the name: "said that scope matters more to you than payment, and asked for theirs".
        told: whether it told a fact.
        answer: of a question, one of `RETURNED`, `DECLINED`, `EMPTY`, `REFUSED`, `PASSED_OVER`, `OPEN`; else None.
        how: the answer in words: "Declined: you first."; empty if nothing was asked.
        since: of the other side's claims, what their deeds since say, as in `grader.debrief.deeds`; else None.
    """

    round: int
    mine: bool
    who: str
    what: str
    told: bool
    answer: str | None
    how: str
    since: str | None

    @property
    def came_of_it(self) -> str:
        """The answer, or what deeds say, in words; empty for a fact given that asked for nothing."""
        return " ".join(part for part in (self.how, _SINCE.get(self.since or "", "")) if part)

    @property
    def sentence(self) -> str:
        """All of it as a sentence or two."""
        when = f"Round {self.round}: {self.who}" if self.round else self.who
        return f"{when} {self.what}. {self.came_of_it}".rstrip()


def ledger(session: Session) -> tuple[Entry, ...]:
    """What was given and received in a negotiation, finished or not, in the order in which it happened."""
    case, history = session.case, session.history
    return tuple(
        _entry(case, history, place)
        for place, turn in enumerate(history)
        if isinstance(turn.move, Disclose) or asks(turn.move)
    )


def balance(entries: tuple[Entry, ...]) -> tuple[int, int]:
    """Facts given, and facts received."""
    given = sum(entry.told and entry.mine for entry in entries)
    return given, sum(entry.told for entry in entries) - given


def _entry(case: Case, history: History, place: int) -> Entry:
    turn = history[place]
    mine = turn.seat == case.learner
    answer, how = _answer(history, place, mine=mine) if asks(turn.move) else (None, "")
    return Entry(
        round=rounds_used(history[: place + 1], case.learner),
        mine=mine,
        who="You" if mine else case.them.name,
        what=_what(case, turn),
        told=isinstance(turn.move, Disclose),
        answer=answer,
        how=how,
        since=None if mine else verdict(case, history, place),
    )


def _what(case: Case, turn: Turn) -> str:
    match turn.move:
        case Disclose(fact, ask):
            theirs = "theirs" if turn.seat == case.learner else "yours"
            return fact_clause(case, turn.seat, fact) + (f", and asked for {theirs}" if ask else "")
        case Ask(about):
            return question_clause(case, turn.seat, about)
    return ""


def _answer(history: History, place: int, *, mine: bool) -> tuple[str, str]:
    """The kind of answer that a question got, and the same in words."""
    asked = history[place]
    reply = next((turn.move for turn in history[place + 1 :] if turn.seat != asked.seat), None)
    match reply:
        case None:
            return OPEN, "Not answered yet."
        case Disclose(fact) if isinstance(fact, _wanted(asked.move)):
            return RETURNED, f"{_in_kind(asked.move)}."
        case Say() if mine and _wanted(asked.move) is Limit:  # whoever has no limit left to name says just that
            return RETURNED, f"{_in_kind(asked.move)}: nothing they can't move on."
        case Decline(None):
            return REFUSED, "Refused."
        case Decline(str(reason)):
            return DECLINED, f"Declined: {(_REASONS if mine else _OWN_REASONS)[reason]}."
        case Evade():
            return EMPTY, "An empty answer."
    return PASSED_OVER, f"Passed over: {_instead(reply, them=mine)}."


def _in_kind(asked: Move) -> str:
    """What an answer does: it returns what was shared, and only answers a bare question."""
    return "Returned" if isinstance(asked, Disclose) else "Answered"


def _wanted(move: Move) -> type:
    match move:
        case Disclose(fact):
            return type(fact)
        case Ask(None):
            return Order
        case Ask(about) if about == LIMITS:
            return Limit
        case Ask(about) if about == AUTHORITY:
            return Mandate
    return Why


def _instead(move: Move, *, them: bool) -> str:
    match move:
        case Offer():
            return "a package instead"
        case EqualOffers():
            return "several packages instead"
        case Say():
            return "a remark instead"
        case Ask():
            return "a question instead"
        case Accept():
            return "a yes to the deal instead"
        case WalkAway():
            return "they left" if them else "you left"
    return "something else instead"
