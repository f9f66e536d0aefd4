"""What two lines of one negotiation came to, side by side, in a sentence."""

from grader.table.session import Session


def two_ends(then: Session, other: Session) -> str:
    """What happened, and what would have: for the learner, for the other side, and for both together.

    Args:
        then: as it happened, finished.
        other: the same negotiation gone another way, finished.
    """
    case = other.case
    mine, theirs, them = case.you.preferences, case.them.preferences, case.them.name
    if then.deal is None and other.deal is None:
        return f"No deal then, and none this way: your alternative is worth {mine.reservation} to you."
    if other.deal is None:
        assert then.deal is not None
        value = mine.value(then.deal)
        return f"Then you had {value}; this way there would have been no deal, and your alternative is worth {mine.reservation}."
    own, their = mine.value(other.deal), theirs.value(other.deal)
    if then.deal is None:
        return (
            f"Then there was no deal, and your alternative is worth {mine.reservation}; this way it would have been {own} "
            f"for you and {their} for {them}."
        )
    if then.deal == other.deal:
        return f"The same deal either way: {own} for you and {their} for {them}."
    before, more = mine.value(then.deal), their - theirs.value(then.deal)
    both = own - before + more
    too = "the same for you" if own == before else str(own)
    return f"Then you had {before}; this way it would have been {too}, and {_more(more)} for {them}: {_more(both)} for the two of you."


def _more(points: int) -> str:
    if points == 0:
        return "the same"
    return f"{abs(points)} {'more' if points > 0 else 'less'}"
