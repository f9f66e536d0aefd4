"""A market: who comes to you next, and what you earn from it.

In each period one person may come, asked in this order: the last partner, by how far they trust you; somebody sent by
partners who were content; a stranger. A stranger may have heard of you and then comes by what is said. If nobody comes
you have your alternative. Nobody is rewarded or punished for a technique: all follows from how the other side was
treated and what it got.

What is left out, on purpose: partners know nothing of your priorities from the last time, and do not learn that you give
in. The first makes creating look worse than it may be, the second caving look better.
"""

from collections.abc import Sequence
from math import prod
from random import Random

from attrs import field, frozen

from grader.market.outcomes import CASE, POOL, Outcomes, pool
from grader.market.partner import Memory, Partner
from grader.market.result import CAME_BACK, REFERRED, STRANGER, Deal, MarketResult
from grader.players import player
from grader.table.session import Player


@frozen
class Market:
    """What kind of market it is. Chances are assumptions, and there to be changed.

    Attributes:
        case: name of the deal that is made again and again.
        periods: occasions for a deal, the horizon.
        visibility: chance that a stranger has heard of you.
        discount: what a point is worth one period later.
        open_share: of strangers, how many are open by nature; the others are guarded.
        strangers: chance that a stranger who knows nothing of you comes when nobody else does.
        referral: chance that somebody who trusts you fully sends you a person when you have nobody.
        pool: partners there are.
        memory: how partners make up their minds.
    """

    case: str = CASE
    periods: int = 10
    visibility: float = 0.6
    discount: float = 0.95
    open_share: float = 0.5
    strangers: float = 0.5
    referral: float = 0.3
    pool: int = POOL
    memory: Memory = field(factory=Memory)


def play_market(
    learner: Player | str,
    market: Market | None = None,
    seed: str = "market",
    *,
    outcomes: Outcomes | None = None,
) -> MarketResult:
    """Let one learner make deal after deal.

    Args:
        learner: a player, such as `grader.players.planned.Planned(rules)`, or the name of one.
        market: what kind of market; the ordinary one if None.
        seed: of everything drawn by chance. Two learners with one seed meet the same luck, period by period.
        outcomes: negotiations of this learner with the same pool, played before; saves time.

    Raises:
        MoveError: the learner's player broke a rule.
    """
    market = market or Market()
    learner = player(learner) if isinstance(learner, str) else learner
    outcomes = outcomes or outcomes_for(learner, market)
    met: list[Partner] = []
    deals: list[Deal] = []
    last: Partner | None = None
    for period in range(1, market.periods + 1):
        draw = Random(f"{seed}/{period}")
        came, partner = _who_comes(market, met, last, draw)
        deals.append(_deal(market, outcomes, period, came, partner, met))
        last = partner or last
    return MarketResult(learner.name, market.discount, tuple(deals))


def outcomes_for(learner: Player, market: Market, seed: str = "pool") -> Outcomes:
    """An empty store of this learner's negotiations with the partners of this market; another seed, other partners."""
    return Outcomes(learner, pool(market.case, market.pool, seed), seed)


def reputation(met: Sequence[Partner]) -> float | None:
    """What is said of you: the mean of what each partner says, 0 to 1; None before the first deal."""
    words = [partner.word for partner in met if partner.told]
    return sum(words) / len(words) if words else None


def _who_comes(market: Market, met: list[Partner], last: Partner | None, draw: Random) -> tuple[str, Partner | None]:
    """Who sits down with you in this period, if anybody; whoever is new is added to those you have met.

    All is drawn whether it is needed or not, so that two learners with one seed meet the same luck.
    """
    back, sent, comes, hears, nature = (draw.random() for _ in range(5))
    place = int(draw.random() * market.pool)
    memory = market.memory
    if last is not None and back < last.comes_back(memory):
        return CAME_BACK, last
    friends = [partner for partner in met if partner.trust >= memory.trusting]
    word: float | None = None
    if friends and sent < 1 - prod(1 - market.referral * friend.trust for friend in friends):
        came, word = REFERRED, max(friend.word for friend in friends)
    else:
        came, said = STRANGER, reputation(met)
        chance = market.strangers if met else 1.0
        if said is not None and hears < market.visibility:
            word = said
            chance *= said / 0.5
        if comes >= chance:
            return "", None
    trust = memory.start(is_open=nature < market.open_share, word=word)
    if trust < memory.floor:
        return "", None
    met.append(Partner(len(met) + 1, place, trust))
    return came, met[-1]


def _deal(
    market: Market, outcomes: Outcomes, period: int, came: str, partner: Partner | None, met: list[Partner]
) -> Deal:
    if partner is None:
        return Deal(period, "", 0, "", 0, False, None, None, None, reputation(met))
    played = partner.play(market.memory)
    found = outcomes.of(played, partner.variant)
    partner.remember(market.memory.experience(found), market.memory)
    return Deal(
        period=period,
        came=came,
        partner=partner.number,
        played=played,
        gain=found.gain,
        agreed=found.session.deal is not None,
        respect=market.memory.respect_of(found),
        content=found.content,
        trust=partner.trust,
        reputation=reputation(met),
        outcome=found,
    )
