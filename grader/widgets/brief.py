"""What only you are told. The other side's brief and points are never in it."""

from html import escape

from grader.deal import Case
from grader.widgets.words import paragraph


def title_html(case: Case) -> str:
    """What the deal is about, who you are, and who sits opposite."""
    who = f"You: {case.you.role}. Opposite you: {case.them.name}, {case.them.role}."
    return f'<p class="nt-title">{escape(case.title)}</p>{paragraph(who)}'


def brief_html(case: Case, *, unfolded: bool = True) -> str:
    """Story, brief, alternative and interests, to be folded away.

    Args:
        case: the deal as it lies on the table: an option that nobody has thought of is in no brief.
        unfolded: whether it is open at first.
    """
    own = case.you.preferences
    interests = "".join(
        f"<li><strong>{escape(i.label)}</strong>: up to {i.weight} points. {escape(i.why)}</li>"
        for i in sorted(case.you.interests, key=lambda i: -i.weight)
    )
    musts = "".join(
        f"<li>{escape(case.issue(issue).label)}: only {escape(' or '.join(case.issue(issue).option(o).label for o in own.options(issue)))}</li>"
        for issue in own.must
    )
    firm = f"<p>Not negotiable for you:</p><ul>{musts}</ul>" if musts else ""
    return (
        f"<details{' open' if unfolded else ''}><summary>Your brief</summary>"
        f"{paragraph(case.story.strip())}{paragraph(case.you.brief.strip())}"
        f"<p><strong>If there is no deal:</strong> {escape(case.you.alternative)} "
        f"That is worth <strong>{own.reservation} points</strong> to you: your walk-away. "
        f"Your best package would be worth {own.best}.</p>"
        f"<p>What you want, the most important first:</p><ul>{interests}</ul>{firm}</details>"
    )
