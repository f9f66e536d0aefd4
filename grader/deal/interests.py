"""An interest is why somebody wants something. Points come from interests, never the other way round."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from grader.deal.issue import Issue

PER_CENT = 100


@frozen
class Interest:
    """Why a party wants what it asks for.

    Attributes:
        id: short and stable; records hold it.
        label: a few words, such as "cash this quarter".
        why: one sentence for the party's own brief.
        says: what this party would say of it aloud, one sentence each.
        weight: points the interest is worth when it is fully satisfied.
        satisfies: issue id -> option id -> per cent (0 to 100) of the interest that this option satisfies. An interest
            may draw on several issues; its shares are then added.
    """

    id: str
    label: str
    why: str
    says: tuple[str, ...]
    weight: int
    satisfies: Mapping[str, Mapping[str, int]]


def points_from(interests: Iterable[Interest], issues: Iterable[Issue]) -> dict[str, dict[str, int]]:
    """Points of every option: the sum over interests of weight times share satisfied, rounded half up.

    Args:
        interests: of one party.
        issues: of the case; the result follows their order.

    Returns:
        issue id -> option id -> whole points.

    Source: multi-attribute value theory, additive form (Keeney & Raiffa 1976, chapter 3).
    """
    interests, points = tuple(interests), {}
    for issue in issues:
        drawing = [(i.weight, i.satisfies[issue.id]) for i in interests if issue.id in i.satisfies]
        wholes = {o.id: sum([weight * shares.get(o.id, 0) for weight, shares in drawing]) for o in issue.options}
        points[issue.id] = {option: (whole * 2 + PER_CENT) // (2 * PER_CENT) for option, whole in wholes.items()}
    return points
