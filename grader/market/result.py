"""What became of one learner in one market, to be read."""

from collections.abc import Sequence

from attrs import field, frozen

from grader.market.outcomes import Outcome

CAME_BACK, REFERRED, STRANGER = "came back", "was sent", "stranger"
"""How a partner may come."""


@frozen
class Deal:
    """One period.

    Attributes:
        period: from 1.
        came: how the partner came, or "" if nobody did.
        partner: their number, 0 if nobody came.
        played: the counterpart they played like.
        gain: points above your alternative; 0 without a deal.
        agreed: whether there was a deal.
        respect: how the other side felt treated, 0 to 1; None if nobody came.
        content: how good the deal was for them, 0 to 1; None if nobody came.
        trust: theirs in you afterwards.
        reputation: what all your partners say of you on average, at the end of the period; None before the first.
        outcome: the negotiation itself, or None.
    """

    period: int
    came: str
    partner: int
    played: str
    gain: int
    agreed: bool
    respect: float | None
    content: float | None
    trust: float | None
    reputation: float | None
    outcome: Outcome | None = field(repr=False, eq=False, default=None)


@frozen
class MarketResult:
    """What became of one learner in one market.

    Attributes:
        learner: name of the player.
        discount: what a point is worth one period later.
        deals: one for each period.
    """

    learner: str
    discount: float
    deals: tuple[Deal, ...]

    @property
    def gains(self) -> tuple[int, ...]:
        """Points above your alternative, period by period."""
        return tuple(deal.gain for deal in self.deals)

    @property
    def total(self) -> float:
        """All gains, later ones discounted."""
        return discounted(self.gains, self.discount)

    @property
    def agreements(self) -> int:
        """Deals signed."""
        return sum(deal.agreed for deal in self.deals)

    @property
    def partners(self) -> int:
        """Different people you met."""
        return max(deal.partner for deal in self.deals)

    @property
    def kept(self) -> int:
        """People who came back at least once."""
        return len({deal.partner for deal in self.deals if deal.came == CAME_BACK})

    @property
    def referrals(self) -> int:
        """People who were sent to you by others."""
        return sum(deal.came == REFERRED for deal in self.deals)

    @property
    def quiet(self) -> int:
        """Periods in which nobody came."""
        return sum(not deal.came for deal in self.deals)

    @property
    def reputation(self) -> float | None:
        """What your partners say of you in the end, 0 to 1; None if you met nobody."""
        return self.deals[-1].reputation

    def rows(self) -> list[dict[str, object]]:
        """One row for each period, for a small table."""
        return [
            {
                "deal": deal.period,
                "who came": f"partner {deal.partner} {deal.came}" if deal.came == CAME_BACK else _newcomer(deal),
                "your gain": deal.gain,
                "they felt respected": _per_cent(deal.respect),
                "they were content": _per_cent(deal.content),
                "your reputation": _per_cent(deal.reputation),
            }
            for deal in self.deals
        ]


def discounted(gains: Sequence[int], discount: float) -> float:
    """The sum of gains, each period's worth `discount` of the one before."""
    return sum(gain * discount**period for period, gain in enumerate(gains))


def _newcomer(deal: Deal) -> str:
    if not deal.came:
        return "nobody"
    how = "a stranger" if deal.came == STRANGER else "sent by a partner"
    return f"partner {deal.partner}, {how}"


def _per_cent(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"
