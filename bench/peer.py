"""NegMAS, the field's library (Mohammad and others, github.com/yasserfarouk/negmas), asked what our engine is asked.

Importing this module needs NegMAS, which `make bench` installs. What a question needs is built before it is asked, so
that the clock runs over the answer alone: utility functions are made and packages listed beforehand.
"""

from importlib.metadata import version

from negmas import (
    AspirationNegotiator,
    LinearAdditiveUtilityFunction,
    SAOMechanism,
    make_issue,
    make_os,
    pareto_frontier,
)
from negmas.outcomes import CartesianOutcomeSpace
from negmas.preferences import TableFun

from grader.deal import Case, Preferences

NAME = f"NegMAS {version('negmas')}"


def _space(own: Preferences, other: Preferences) -> CartesianOutcomeSpace:
    """Every package that both sides' non-negotiables allow."""
    return make_os(
        [make_issue([o for o in own.options(issue) if o in other.options(issue)], name=issue) for issue in own.points]
    )


def _utility(side: Preferences, space: CartesianOutcomeSpace, reservation: float) -> LinearAdditiveUtilityFunction:
    """The same points for the same options, every issue weighing 1."""
    return LinearAdditiveUtilityFunction(
        values={issue: TableFun({o: float(value) for o, value in row.items()}) for issue, row in side.points.items()},
        weights=dict.fromkeys(side.points, 1.0),
        outcome_space=space,
        reserved_value=reservation,
    )


class Domain:
    """Two sides as NegMAS has them, with their packages listed.

    Args:
        own: preferences of the first party.
        other: of the second.
        reserved: whether packages below either reservation value are left out, as NegMAS does where it knows one.
    """

    def __init__(self, own: Preferences, other: Preferences, *, reserved: bool = False) -> None:
        space = _space(own, other)
        limits = [float(side.reservation) if reserved else float("-inf") for side in (own, other)]
        self.utilities = [_utility(side, space, limit) for side, limit in zip((own, other), limits, strict=True)]
        self.packages = list(space.enumerate())

    def frontier(self) -> tuple[tuple[float, ...], ...]:
        """Values of the packages on the frontier, own and other, by evaluating every package."""
        points, _ = pareto_frontier(self.utilities, self.packages)
        return points


def negotiation(case: Case) -> SAOMechanism:
    """A negotiation by stacked alternating offers over this case, ready to run: two who concede with time, as many rounds."""
    own, other = (party.preferences for party in case.parties)
    space = _space(own, other)
    mechanism = SAOMechanism(outcome_space=space, n_steps=case.rounds)
    for side in (own, other):
        mechanism.add(AspirationNegotiator(), ufun=_utility(side, space, float(side.reservation)))
    return mechanism
