"""A partner in the market: somebody who remembers, and deals with you accordingly."""

from collections.abc import Mapping

from attrs import define, field, frozen

from grader.market.outcomes import Outcome
from grader.market.respect import WEIGHTS, felt


@frozen
class Memory:
    """How a partner makes up their mind about you. All of it assumption; `grader.market.finding.robust` varies each by half.

    Attributes:
        respect: what felt respect counts in an experience; the rest is how good the deal was. More than a half, since
            feelings predicted the wish to meet again where the economic result did not (Curhan, Elfenbein &
            Eisenkraft 2010).
        latest: what the latest experience counts against all before it.
        hearsay: what another's word counts against one's own nature, before the first deal.
        open_start: trust that an open person starts with.
        guarded_start: trust that a guarded person starts with.
        trusting: trust from which on they play like a collaborator, and would recommend you.
        distrustful: trust below which they play like a positional bargainer.
        floor: trust below which they don't come back, nor does anybody come who has heard no better of you.
        plays: counterpart they play like when trusting, neutral, and distrustful. That one who expects a tough bargainer
            bargains more distributively and less integratively was found by Tinsley, O'Connor & Sullivan (2002).
        weights: of the signs of respect.
    """

    respect: float = 0.6
    latest: float = 0.5
    hearsay: float = 0.5
    open_start: float = 0.65
    guarded_start: float = 0.5
    trusting: float = 0.6
    distrustful: float = 0.4
    floor: float = 0.25
    plays: tuple[str, str, str] = ("collaborator", "guarded", "positional")
    weights: Mapping[str, float] = field(default=WEIGHTS)

    def experience(self, outcome: Outcome) -> float:
        """How a negotiation was for them, 0 to 1: felt respect and how good the deal was, and nothing else."""
        return self.respect * self.respect_of(outcome) + (1 - self.respect) * outcome.content

    def respect_of(self, outcome: Outcome) -> float:
        """Felt respect in a negotiation, 0 to 1."""
        return felt(outcome.signs, self.weights)

    def start(self, *, is_open: bool, word: float | None) -> float:
        """Trust before the first deal: one's nature, and what one has heard if anything."""
        nature = self.open_start if is_open else self.guarded_start
        return nature if word is None else self.hearsay * word + (1 - self.hearsay) * nature


@define
class Partner:
    """Somebody you have dealt with, or are about to.

    Attributes:
        number: in the order in which you met.
        variant: their place in the pool.
        trust: in you, 0 to 1.
        told: their experiences with you so far: what they tell when asked about you.
    """

    number: int
    variant: int
    trust: float
    told: list[float] = field(factory=list)

    def play(self, memory: Memory) -> str:
        """The counterpart they play like now."""
        trusting, neutral, distrustful = memory.plays
        if self.trust >= memory.trusting:
            return trusting
        return neutral if self.trust >= memory.distrustful else distrustful

    def remember(self, experience: float, memory: Memory) -> None:
        """Take one more negotiation into account."""
        self.told.append(experience)
        self.trust += memory.latest * (experience - self.trust)

    def comes_back(self, memory: Memory) -> float:
        """Chance that they come back when they next need something: their trust, or none below the floor."""
        return self.trust if self.trust >= memory.floor else 0.0

    @property
    def word(self) -> float:
        """What they say of you, 0 to 1."""
        return sum(self.told) / len(self.told)
