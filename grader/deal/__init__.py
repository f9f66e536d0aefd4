"""What is on the table: issues, interests, preferences, cases, and the frontier of all possible deals."""

from grader.deal.case import Case, Party
from grader.deal.frontier import (
    Point,
    all_points,
    best_joint,
    best_point,
    equal_offers,
    even_split,
    frontier,
    nash_point,
)
from grader.deal.interests import Interest
from grader.deal.issue import Issue, Option, Package
from grader.deal.preferences import Preferences
from grader.deal.variant import EXAMPLE, new_key, variant

__all__ = [
    "EXAMPLE",
    "Case",
    "Interest",
    "Issue",
    "Option",
    "Package",
    "Party",
    "Point",
    "Preferences",
    "all_points",
    "best_joint",
    "best_point",
    "equal_offers",
    "even_split",
    "frontier",
    "nash_point",
    "new_key",
    "variant",
]
