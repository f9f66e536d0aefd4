"""What a turn reads like: what was done, and what the learner says while doing it."""

from html import escape

from grader.deal import Case
from grader.debrief.wording import fact_clause, joined, options_words
from grader.table import (
    Accept,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Evade,
    Fact,
    Floor,
    History,
    Limit,
    Mandate,
    Move,
    Offer,
    Order,
    Prefer,
    Say,
    SendUp,
    Turn,
    WalkAway,
    Why,
)
from grader.table.moves import AUTHORITY, LIMITS, MUST_CHECK, PRIVATE, YOU_FIRST

LETTERS = "ABC"
"""Names of the packages of several equal offers, in their order."""
_COUNTS = {2: "two", 3: "three"}
_NAMED = {Limit: "named a limit", Mandate: "said who decides"}
_REASONS = {
    None: "I'd rather not answer that.",
    YOU_FIRST: "You first.",
    PRIVATE: "That is ours to know.",
    MUST_CHECK: "I'd have to check that first.",
}


def deed(turn: Turn, earlier: History) -> str:
    """What was done in this turn, as the continuation of a name: "offered a package"."""
    match turn.move:
        case Offer():
            if earlier and isinstance(earlier[-1].move, SendUp):
                return "brings a package from upstairs"
            return "offered a package" if earlier else "opens with a package"
        case SendUp():
            return "sent a package upstairs"
        case EqualOffers(packages):
            return f"put {_COUNTS.get(len(packages), str(len(packages)))} packages on the table"
        case Disclose(fact, ask):
            named = _NAMED.get(type(fact), "shared something")
            return f"{named} and asked" if ask else named
        case Ask():
            return "asked"
        case Accept():
            return "accepted"
        case Prefer(which):
            return f"prefers {LETTERS[which]}, without accepting it"
        case Decline():
            return "did not answer"
        case Evade():
            return "answered"
        case WalkAway():
            return "left the table"
    return "said"


def order_words(case: Case, fact: Order, *, whose: str) -> str:
    """A comparison as a clause: "scope matters more to me than price"."""
    more, less = case.issue(fact.more).label, case.issue(fact.less).label.lower()
    return f"{more} matters more to {whose} than {less}."


def own_words(case: Case, move: Move) -> str:
    """What the learner says while making a move."""
    match move:
        case EqualOffers():
            return "Any of these would do for me. Which suits you best?"
        case SendUp():
            return "Could you take this upstairs? I'll wait for the answer."
        case Disclose(fact, ask):
            return _own_fact(case, fact) + (f" {_IN_RETURN[type(fact)]}" if ask else "")
        case Ask(about):
            return question_words(case, about)
        case Say(text):
            return text
        case Accept():
            return "Agreed."
        case Prefer(which):
            return f"Of these, {LETTERS[which]}."
        case Decline(reason):
            return _REASONS[reason]
        case Evade():
            return "All of it matters, one way or another."
        case WalkAway():
            return "Then I'll leave it there."
    return ""


def question_words(case: Case, about: str | None) -> str:
    """What the learner asks: for priorities, for what can't be moved, for who decides, or why an issue matters."""
    if about is None:
        return "What matters most to you?"
    if about == LIMITS:
        return "Is there anything you can't move on?"
    if about == AUTHORITY:
        return "Who decides this: you, or somebody else?"
    return f"{case.issue(about).label}: why does that matter to you?"


_IN_RETURN = {
    Order: "What matters more to you?",
    Why: "What is it on your side?",
    Limit: "What can't you move on?",
    Floor: "What is yours?",
    Mandate: "And you?",
}


def _own_fact(case: Case, fact: Fact) -> str:
    match fact:
        case Order():
            return order_words(case, fact, whose="me")
        case Why(interest):
            return case.you.interest(interest).says[0]
        case Limit(issue, options):
            return f"On {case.issue(issue).label.lower()} it has to be {options_words(case, issue, options)}."
        case Floor(package):
            return f"The least I could sign is {case.in_words(package)}."
        case Mandate(issues):
            settled = [issue.label.lower() for issue in case.issues if issue.id in issues]
            return f"I can settle {joined(settled, 'and')} myself." if settled else "I can settle nothing myself."


def learned(case: Case, turn: Turn) -> str:
    """The fact in what the other side just said, as a sentence; empty if there is none."""
    match turn.move:
        case Disclose(Order() as order):
            clause = order_words(case, order, whose="them")
            return f"They told you: {clause[:1].lower()}{clause[1:]}"
        case Disclose(fact):
            return f"They {fact_clause(case, turn.seat, fact)}."
    return ""


def outcome(case: Case, history: History, deal: dict[str, str] | None) -> str:
    """How it ended, in a sentence; empty while it goes on."""
    own = case.you.preferences
    if deal is not None:
        value = own.value(deal)
        return f"You agreed on {case.in_words(deal)}. It is worth {value} to you; your walk-away is {own.reservation}."
    if history and isinstance(history[-1].move, WalkAway):
        who = "You" if history[-1].seat == case.learner else case.them.name
        return f"No deal: {who} left the table. Your alternative is worth {own.reservation} to you."
    return ""


def paragraph(text: str, style: str = "") -> str:
    """One escaped paragraph, or nothing for an empty text."""
    if not text:
        return ""
    inside = unbroken(text)
    return f'<p class="{style}">{inside}</p>' if style else f"<p>{inside}</p>"


def unbroken(text: str) -> str:
    """Escaped, and no line ends between a number and its per cent."""
    return escape(text).replace(" %", "&nbsp;%")
