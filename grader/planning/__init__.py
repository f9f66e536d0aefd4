"""The learner's own next negotiation: a plan, its page, and the deal in it that can be rehearsed."""

from grader.planning.case import to_case
from grader.planning.folder import FOLDER, PlanFile
from grader.planning.page import to_markdown
from grader.planning.plan import Plan, PlannedIssue
from grader.planning.playable import assumed, missing

__all__ = ["FOLDER", "Plan", "PlanFile", "PlannedIssue", "assumed", "missing", "to_case", "to_markdown"]
