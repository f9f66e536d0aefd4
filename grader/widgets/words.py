"""What a turn reads like: what was done, and what the learner says while doing it."""

from html import escape

from grader.deal import Case
from grader.table import Accept, Ask, Decline, Disclose, EqualOffers, Offer, Order, Prefer, Say, Turn, WalkAway, Why
from grader.table.moves import Move

LETTERS = "ABC"
"""Names of the packages of several equal offers, in their order."""
_COUNTS = {2: "two", 3: "three"}


def deed(turn: Turn, *, opening: bool = False) -> str:
    """What was done in this turn, as the continuation of a name: "offered a package"."""
    match turn.move:
        case Offer():
            return "opens with a package" if opening else "offered a package"
        case EqualOffers(packages):
            return f"put {_COUNTS.get(len(packages), str(len(packages)))} packages on the table"
        case Disclose(_, ask):
            return "shared something and asked" if ask else "shared something"
        case Ask():
            return "asked"
        case Accept():
            return "accepted"
        case Prefer(which):
            return f"prefers {LETTERS[which]}, without accepting it"
        case Decline():
            return "did not answer"
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
        case Disclose(Order() as order, ask):
            question = " What matters more to you?" if ask else ""
            return order_words(case, order, whose="me") + question
        case Disclose(Why(interest), ask):
            says = case.you.interest(interest).says
            return (says[0] if says else case.you.interest(interest).label) + (
                " What is it on your side?" if ask else ""
            )
        case Ask(None):
            return "What matters most to you?"
        case Ask(str(issue)):
            return f"Why does {case.issue(issue).label.lower()} matter to you?"
        case Say(text):
            return text
        case Accept():
            return "Agreed."
        case Prefer(which):
            return f"Of these, {LETTERS[which]}."
        case Decline():
            return "I'd rather not answer that."
        case WalkAway():
            return "Then I'll leave it there."
    return ""


def learned(case: Case, turn: Turn) -> str:
    """The fact in what the other side just said, as a sentence; empty if there is none."""
    match turn.move:
        case Disclose(Order() as order):
            clause = order_words(case, order, whose="them")
            return f"They told you: {clause[:1].lower()}{clause[1:]}"
    return ""


def outcome(case: Case, history: tuple[Turn, ...], deal: dict[str, str] | None) -> str:
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
    return f'<p class="{style}">{escape(text)}</p>' if style else f"<p>{escape(text)}</p>"
