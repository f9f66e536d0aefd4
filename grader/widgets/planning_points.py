"""What becomes of both sides without a deal: in words, in points, and in a package worth about so much."""

from collections.abc import Callable
from typing import Any

from grader.planning import Plan, missing
from grader.planning.offers import for_instance
from grader.planning.plan import BEST
from grader.widgets.controls import columns, markup, panel, say
from grader.widgets.planning_fields import number, words

_SCALE = f"In points: my best package is worth {BEST}, my worst 0."
_OWN = {"alternative_worth": "What that is worth to me", "walk_away": "I leave below", "target": "I aim at"}


class WithoutADeal:
    """Alternatives, walk-away and target.

    Args:
        plan: as it stands.
        setter: makes what changes one field of the plan.

    Attributes:
        parts: the widgets to show, from top to bottom.
    """

    def __init__(self, plan: Plan, setter: Callable[[str], Callable[[Any], None]]) -> None:
        def points(name: str, label: str) -> Any:
            return number(label, getattr(plan, name), setter(name), 0, BEST, f"0 to {BEST}")

        self.alternative = words(
            "If there is no deal, I", plan.alternative, setter("alternative"), "my best alternative"
        )
        self.points = {name: points(name, label) for name, label in _OWN.items()}
        self.notes = {name: markup() for name in _OWN}
        self.their_alternative = words(
            "If there is no deal, they", plan.their_alternative, setter("their_alternative"), "a guess"
        )
        self.their_worth = points("their_worth", "What that may be worth to them")
        own = [panel(field, self.notes[name]) for name, field in self.points.items()]
        self.parts = (
            self.alternative,
            markup(f"<p>{_SCALE}</p>"),
            columns(*own, least="12em"),
            self.their_alternative,
            columns(self.their_worth, least="12em"),
        )

    def update(self, plan: Plan) -> None:
        """Say what so many points would look like, and where the numbers don't fit each other."""
        ready = not missing(plan)
        for name, note in self.notes.items():
            points, wrong = getattr(plan, name), _at_odds(plan, name)
            usable = ready and points is not None and not wrong
            say(
                note,
                wrong or (f"About: {for_instance(plan, points)}" if usable else ""),
                "nt-note" if wrong else "nt-small",
            )


def _at_odds(plan: Plan, name: str) -> str:
    """What is wrong with a number beside the others; empty if nothing is."""
    walk_away, alternative, target = plan.walk_away, plan.alternative_worth, plan.target
    if name == "walk_away" and walk_away is not None and alternative is not None and walk_away < alternative:
        return f"Without a deal I have {alternative}: I would sign something worse."
    if name == "target" and target is not None and walk_away is not None and target < walk_away:
        return "That is below my walk-away."
    return ""
