"""What comes of a negotiation in the market: played by the engine once, and looked up from then on."""

from functools import cache
from random import Random

from attrs import define, field, frozen

from grader.deal.case import Case
from grader.deal.preferences import Preferences
from grader.deal.variant import key_from, variant
from grader.market.respect import Sign, signs
from grader.players import player
from grader.table.session import Player, Session, negotiate

CASE = "workshop-series"
POOL = 15
"""Partners to be met: variants of one case. The same person wants the same things whenever they come."""


@cache
def pool(case: str, size: int, seed: str) -> tuple[Case, ...]:
    """Variants of a case, one for each partner that may turn up.

    Raises:
        CaseError: no such case, or none that has variants.
    """
    random = Random(f"market/{case}/{seed}")
    return tuple(variant(Case.load(case), key_from(random)) for _ in range(size))


@frozen
class Outcome:
    """What one negotiation brought.

    Attributes:
        session: as it was played.
        gain: points for the learner's side above its alternative; 0 without a deal.
        content: how good the deal was for the other side, as far as it can tell: 0 is its alternative or no deal, a half
            an even split of every issue, 1 the package it would have written for itself.
        signs: what the other side will remember of how it was treated.
    """

    session: Session
    gain: int
    content: float
    signs: tuple[Sign, ...]


def outcome(session: Session) -> Outcome:
    """Measure a finished negotiation."""
    package, mine = session.deal, session.case.you.preferences
    theirs = session.case.them.preferences
    if package is None:
        return Outcome(session, 0, 0.0, signs(session))
    usual = even_value(session.case.listed.them.preferences)
    gain = mine.value(package) - mine.reservation
    return Outcome(session, gain, content(theirs, usual, theirs.value(package)), signs(session))


def even_value(own: Preferences) -> float:
    """Points of one side when every issue is settled in the middle of its list; of two middles, their mean."""
    total = 0.0
    for options in own.points.values():
        values = list(options.values())
        total += (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2
    return total


def content(own: Preferences, usual: float, value: int) -> float:
    """How good a deal looks to whoever got it, 0 to 1.

    What the other side got they do not see, so the yardsticks are their own: the alternative, an even split, their best.
    That these three stand at 0, a half and 1, with straight lines between, is an assumption.
    """
    usual = max(float(own.reservation), usual)
    if value <= own.reservation:
        return 0.0
    if value < usual:
        return (value - own.reservation) / (usual - own.reservation) / 2
    return 1.0 if own.best <= usual else min(1.0, 0.5 + (value - usual) / (own.best - usual) / 2)


@define
class Outcomes:
    """One learner's negotiations with every partner of a pool, each played when it is first asked for.

    Attributes:
        learner: who sits on the learner's chair.
        partners: their variants of the case.
        seed: of the counterparts.
    """

    learner: Player
    partners: tuple[Case, ...]
    seed: str
    _known: dict[tuple[str, int], Outcome] = field(factory=dict, init=False, repr=False)

    def of(self, counterpart: str, partner: int) -> Outcome:
        """What comes of it when this partner plays like this counterpart.

        Raises:
            MoveError: the learner's player broke a rule.
        """
        place = (counterpart, partner)
        if place not in self._known:
            case, seed = self.partners[partner], f"{self.seed}/{partner}"
            self._known[place] = outcome(negotiate(case, self.learner, player(counterpart), seed))
        return self._known[place]
