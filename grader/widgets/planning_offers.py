"""Three offers of a planning sheet, each with its value while it is put together."""

from collections.abc import Callable, Mapping, Sequence
from html import escape

from attrs import evolve

from grader.planning.offers import beneath, complete, proposed, worth
from grader.planning.plan import OFFERS, Plan, PlannedIssue, Position
from grader.planning.playable import missing
from grader.planning.points import issue_id, option_id, own_points, target, walk_away
from grader.widgets.controls import button, columns, markup, panel, row, say, show
from grader.widgets.planning_fields import NOTHING, Field, offer_options, pick
from grader.widgets.words import LETTERS

_INTRO = "Worth the same to me, different in what they give. Which they choose tells me what matters to them."


class OfferFields:
    """The offers, and the button that proposes three.

    Args:
        change: puts rows of offers into the plan.
    """

    def __init__(self, plan: Plan, change: Callable[[tuple[tuple[Position, ...], ...]], object]) -> None:
        self.plan, self._change = plan, change
        self.wanting, self.hint = markup(), markup().add_class("nt-status")
        self.propose = button("Propose three near my target", self._propose, primary=True)
        self._choosers: list[dict[int, Field]] = [{} for _ in range(OFFERS)]
        self._grids = [columns(least="11em") for _ in range(OFFERS)]
        self._worths = [markup() for _ in range(OFFERS)]
        rows = [
            panel(markup(letter).add_class("nt-name"), grid, value).add_class("nt-one")
            for letter, grid, value in zip(LETTERS, self._grids, self._worths, strict=True)
        ]
        self._ready = panel(markup(f"<p>{_INTRO}</p>"), row(self.propose), self.hint, *rows)
        self.parts = (self.wanting, self._ready)

    def update(self, plan: Plan) -> None:
        """Show the offers of this plan, as far as it can say what they are worth."""
        self.plan = plan
        lacking = missing(plan)
        self.wanting.value = wanting_html(lacking, "Before an offer can be worth something")
        show(self.wanting, bool(lacking))
        show(self._ready, not lacking)
        if lacking:
            return
        for which in range(OFFERS):
            self._update_row(which)
        values = [worth(plan, each) for each in plan.offers if complete(plan, each)]
        apart = max(values, default=0) - min(values, default=0)
        lie = (
            f" The offers lie {apart} apart." if apart else " The offers are worth the same." if len(values) > 1 else ""
        )
        self._say(f"My target is {target(plan)}, my walk-away {walk_away(plan)}.{lie}")

    def _update_row(self, which: int) -> None:
        plan, chosen = self.plan, self.plan.offers[which]
        points = own_points(plan).points
        for place, issue in plan.named:
            if place not in self._choosers[which]:
                self._choosers[which][place] = pick("", (("choose", NOTHING),), NOTHING, self._chosen(which, place))
            options = _options(issue, points[issue_id(place)])
            at = chosen[place]
            offer_options(
                self._choosers[which][place],
                issue.called,
                options,
                at if at is not None and at < len(issue.options) else NOTHING,
            )
        shown = tuple(self._choosers[which][place] for place, _ in plan.named)
        if self._grids[which].children != shown:
            self._grids[which].children = shown
        self._worths[which].value = self._worth_html(chosen)

    def _worth_html(self, chosen: Sequence[Position]) -> str:
        if not complete(self.plan, chosen):
            return "<p>Choose something on every issue.</p>" if any(at is not None for at in chosen) else ""
        problem = beneath(self.plan, chosen)
        warning = f" <strong>{escape(problem)}</strong>" if problem else ""
        return f"<p>This package is worth <strong>{worth(self.plan, chosen)}</strong> to me.{warning}</p>"

    def _chosen(self, which: int, place: int) -> Callable[[Position], None]:
        def changed(at: Position) -> None:
            rows = [list(each) for each in self.plan.offers]
            rows[which][place] = at
            self._change(tuple(map(tuple, rows)))

        return changed

    def _propose(self) -> None:
        rows = proposed(self.plan)
        self._change(evolve(self.plan, offers=rows).offers)
        if len(rows) < OFFERS:
            found = {0: "No package lies", 1: "Only one package lies"}.get(len(rows), "Only two packages lie")
            self._say(f"{found} near {target(self.plan)}. Another option or another issue would make room for more.")

    def _say(self, text: str) -> None:
        say(self.hint, text)


def wanting_html(lacking: Sequence[str], lead: str) -> str:
    """What a plan still lacks, as a list; nothing if it lacks nothing."""
    if not lacking:
        return ""
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in lacking)
    return f"<p>{escape(lead)}:</p><ul>{items}</ul>"


def _options(issue: PlannedIssue, points: Mapping[str, int]) -> tuple[tuple[str, int | str], ...]:
    listed = [(f"{option} · {points[option_id(at)]}", at) for at, option in enumerate(issue.options)]
    return (("choose", NOTHING), *listed)
