"""Facts and questions in words: clauses without a full stop, to be set after "said" or "asked"."""

from collections.abc import Iterable

from grader.deal.case import Case
from grader.table.moves import AUTHORITY, LIMITS, Fact, Floor, Limit, Mandate, Order, Why


def fact_clause(case: Case, seat: str, fact: Fact) -> str:
    """What somebody said of their own side, as a clause: "said that scope matters more to you than payment".

    Args:
        case: the deal, with its latent options.
        seat: id of the party that said it; the learner's own is called "you".
        fact: what was said.
    """
    they, them = ("you", "you") if seat == case.learner else ("they", "them")
    match fact:
        case Order(more, less):
            return f"said that {_label(case, more)} matters more to {them} than {_label(case, less)}"
        case Why(interest):
            return f"said why: “{case.party(seat).interest(interest).label}”"
        case Limit(issue, options):
            return f"said that on {_label(case, issue)} it has to be {options_words(case, issue, options)}"
        case Floor(package):
            return f"named the least {they} could sign: {case.in_words(package)}"
        case Mandate(issues):
            return f"said what {they} may settle: {mandate_words(case, issues)}"


def question_clause(case: Case, seat: str, about: str | None) -> str:
    """What somebody asked, as a clause: "asked why support matters to them"."""
    they, them = ("they", "them") if seat == case.learner else ("you", "you")
    if about is None:
        return f"asked what matters most to {them}"
    if about == LIMITS:
        return f"asked what {they} can't move on"
    if about == AUTHORITY:
        return "asked who decides"
    return f"asked why {_label(case, about)} matters to {them}"


def options_words(case: Case, issue: str, options: Iterable[str]) -> str:
    """Options of one issue, in the case's order: "net 30, net 60 or net 90"."""
    labels = [option.label for option in case.issue(issue).options if option.id in set(options)]
    return joined(labels, "or")


def mandate_words(case: Case, issues: Iterable[str]) -> str:
    """What somebody may settle: "price, and nothing else", "all of it", "nothing alone"."""
    settled = set(issues)
    labels = [issue.label.lower() for issue in case.issues if issue.id in settled]
    if len(labels) == len(case.issues):
        return "all of it"
    return f"{joined(labels, 'and')}, and nothing else" if labels else "nothing alone"


def joined(parts: list[str], word: str) -> str:
    """Parts as people list them: "a, b or c"."""
    return f" {word} ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _label(case: Case, issue: str) -> str:
    return case.issue(issue).label.lower()
