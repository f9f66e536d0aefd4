"""Options that nobody had listed, and the turn that opened them."""

from attrs import frozen

from grader.deal.case import Case
from grader.deal.interests import Interest
from grader.deal.issue import Issue, Option
from grader.table.history import History, voiced


@frozen
class Opening:
    """An option that came onto the table.

    Attributes:
        issue: what it settles.
        option: the option.
        interest: the one that was voiced just then, and that it serves.
    """

    issue: Issue
    option: Option
    interest: Interest

    @property
    def news(self) -> str:
        """The option, as news."""
        return f"New on the table: {self.option.label}."

    @property
    def reason(self) -> str:
        """Why it came up, naming only the interest that was voiced."""
        return f"Nobody had listed it; it serves “{self.interest.label}”."


def openings(case: Case, history: History, place: int) -> tuple[Opening, ...]:
    """The options that the turn at this place opened; none for most turns."""
    before, after = voiced(history[:place]), voiced(history[: place + 1])
    said = after - before
    if not said:
        return ()
    party, _, interest = next(iter(said)).partition(".")
    return tuple(
        Opening(issue, option, case.party(party).interest(interest))
        for issue in case.issues
        for option in issue.options
        if option.is_open(after) and not option.is_open(before)
    )
