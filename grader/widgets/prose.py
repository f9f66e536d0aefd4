"""The brief as prose, with no points in it: for learners who build their own score sheet."""

from html import escape

from grader.deal import Case
from grader.deal.brief import in_prose
from grader.widgets.words import paragraph


def prose_html(case: Case, *, unfolded: bool = True) -> str:
    """Story, brief, alternative and interests, the heaviest first, to be folded away. What they weigh is said without points.

    Args:
        case: the deal as it lies on the table: an option that nobody has thought of is in no brief.
        unfolded: whether it is open at first.
    """
    own = case.you.preferences
    reasons = "".join(f"<li>{escape(told)}</li>" for told in in_prose(case.you))
    musts = "".join(
        f"<li>{escape(case.issue(issue).label)}: only {escape(' or '.join(case.issue(issue).option(o).label for o in own.options(issue)))}</li>"
        for issue in own.must
    )
    firm = f"<p>Not negotiable for you:</p><ul>{musts}</ul>" if musts else ""
    return (
        f"<details{' open' if unfolded else ''}><summary>Your brief</summary>"
        f"{paragraph(case.story.strip())}{paragraph(case.you.brief.strip())}<ul>{reasons}</ul>{firm}"
        f"<p><strong>If there is no deal:</strong> {escape(case.you.alternative)}</p></details>"
    )


def own_sheet_html(case: Case) -> str:
    """What the points at a table go by, where the learner built the sheet."""
    own = case.you.preferences
    return (
        "<p><strong>By your own sheet:</strong> that is what packages are worth to you here. Your best is worth "
        f"{case.listed.you.preferences.best}, and you walk away below {own.reservation}.</p>"
    )
