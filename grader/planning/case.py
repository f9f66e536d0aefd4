"""A plan as a case file: a deal that can be played, with their side as guessed."""

from typing import Any

from grader.deal.case import Case
from grader.errors import PlanError
from grader.planning.plan import Plan, PlannedIssue
from grader.planning.playable import missing
from grader.planning.points import (
    in_case,
    issue_id,
    option_id,
    own_points,
    own_weights,
    per_cent,
    possible,
    their_walk_away,
    their_weights,
    walk_away,
)

ME, THEM = "me", "them"
ROUNDS = 8
THEY = "The other side"
_MINE = ("You have not written down why.", "{} matters to me.", "It does matter on my side.")
_THEIRS = ("Nobody has guessed why.", "{} counts for us.", "We do look at that one.")
"""Where a reason was left open: what the brief says of it, and two sentences said aloud."""


def content(plan: Plan) -> dict[str, Any]:
    """The plan as the content of a case file. PlanError if something is missing; it names the first thing."""
    if wanting := missing(plan):
        raise PlanError(wanting[0])
    names = ", ".join(in_case(issue.label) for _, issue in plan.named)
    case: dict[str, Any] = {
        "format": 1,
        "title": in_case(plan.title) or "My next negotiation",
        "rounds": ROUNDS,
        "learner": ME,
        "story": f"Your own next negotiation. On the table: {names}.",
    }
    if not possible(plan):
        case["feasible"] = False
    case["issues"] = {
        issue_id(place): {
            "label": in_case(issue.label),
            "options": {option_id(at): in_case(option) for at, option in enumerate(issue.options)},
        }
        for place, issue in plan.named
    }
    case["parties"] = {ME: _me(plan), THEM: _them(plan)}
    return case


def to_case(plan: Plan, name: str = "my-next-negotiation") -> Case:
    """The plan as a deal. PlanError as `content`."""
    return Case.build(content(plan), name)


def _me(plan: Plan) -> dict[str, Any]:
    party = {
        "name": "You",
        "role": "on your own behalf",
        "brief": f"What you will try: {in_case(plan.line)}" if plan.line else "Your notes are in your planning sheet.",
        "alternative": _sentence(plan.alternative) or "You have not written down what you do then.",
        "reservation": walk_away(plan),
        "interests": {
            issue_id(place): _interest(issue, place, weight, issue.why, _MINE, downwards=True)
            for (place, issue), weight in zip(plan.named, own_weights(plan), strict=True)
        },
    }
    must = own_points(plan).must
    if must:
        party["must"] = {issue: sorted(allowed) for issue, allowed in must.items()}
    return party


def _them(plan: Plan) -> dict[str, Any]:
    weights = their_weights(plan)
    return {
        "name": in_case(plan.who) or THEY,
        "role": in_case(plan.role) or "as you imagine them",
        "brief": "All of this is a guess.",
        "alternative": _sentence(plan.their_alternative) or "Nobody has guessed what they do then.",
        "reservation": their_walk_away(plan),
        "interests": {
            issue_id(place): _interest(issue, place, weight, issue.their_why, _THEIRS, downwards=issue.alike)
            for (place, issue), weight in zip(plan.named, weights, strict=True)
        },
    }


def _interest(
    issue: PlannedIssue, place: int, weight: int, why: str, otherwise: tuple[str, ...], *, downwards: bool
) -> dict[str, Any]:
    """One issue's interest: the reason given, or what stands for one that was left open."""
    label, shares = in_case(issue.label), per_cent(len(issue.options), downwards=downwards)
    unknown, *said = (text.format(label) for text in otherwise)
    return {
        "label": label,
        "why": _sentence(why) or unknown,
        "says": [_sentence(why), f"It's simple. {_sentence(why)}"] if why else said,
        "weight": weight,
        "satisfies": {issue_id(place): {option_id(at): share for at, share in enumerate(shares)}},
    }


def _sentence(text: str) -> str:
    said = in_case(text[:1].upper() + text[1:])
    return said if not said or said[-1] in ".?!…" else f"{said}."
