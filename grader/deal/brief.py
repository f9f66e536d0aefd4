"""A party's interests in prose, the heaviest first: what a brief implies, without a number."""

from grader.deal.case import Party

_WEIGHTY = 20
"""Per cent of all interests together from which one is said to count."""
_FIRST, _COUNTS, _LIGHT = (
    "What you would give up last",
    "What counts as well",
    "What you would like, and could do without",
)


def in_prose(party: Party) -> tuple[str, ...]:
    """One paragraph for each interest, as this party's variant weighs them: "What you would give up last: ..."."""
    total = sum(interest.weight for interest in party.interests)
    told = []
    for place, interest in enumerate(sorted(party.interests, key=lambda i: -i.weight)):
        lead = _FIRST if not place else _COUNTS if interest.weight * 100 >= _WEIGHTY * total else _LIGHT
        told.append(f"{lead}: {interest.label}. {interest.why}")
    return tuple(told)
