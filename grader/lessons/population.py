"""Many pairs at one deal, each at a variant of its own: what simulated people make of the value there is."""

from collections.abc import Iterator
from random import Random

from attrs import frozen

from grader.deal import Case, variant
from grader.deal.variant import key_from
from grader.debrief import worth
from grader.debrief.captured import captured
from grader.players import player
from grader.table import negotiate

VARIANTS = 40
"""Variants at which the pairs sit in turn: enough that no one of them decides, few enough that nobody waits."""
HUMAN = {"all": 0.191, "part": 0.651, "none": 0.137, "no deal": 0.021}
"""The same of 773 human pairs with a trade available, in CaSiNo (Chawla and others 2021); `bench/humans.py` recounts it."""
HUMAN_PAIRS = 773


@frozen
class Pair:
    """One simulated negotiation.

    Attributes:
        own: points to the learner's side; the walk-away without a deal.
        other: points to the other side, likewise.
        share: of the available value (f); None without a deal.
        captured: one of `grader.debrief.captured.CAPTURED`.
    """

    own: int
    other: int
    share: float | None
    captured: str


def simulate(
    case: str | Case, learner: str = "positional", counterpart: str = "positional", pairs: int = 1_000
) -> Iterator[Pair]:
    """Seat pairs one after the other, and tell of each as it ends. The same arguments, the same pairs.

    Args:
        case: whose variants are played.
        learner: name of the player on the learner's side.
        counterpart: name of the player opposite.
        pairs: how many.
    """
    base = case if isinstance(case, Case) else Case.load(case)
    random = Random(f"population/{base.id}")
    variants: list[Case] = []
    for number in range(pairs):
        if number < VARIANTS:
            variants.append(variant(base, key_from(random)))
        dealt = variants[number % len(variants)]
        deal = negotiate(dealt, player(learner), player(counterpart), f"population/{number}").deal
        if deal is None:
            yield Pair(dealt.you.preferences.reservation, dealt.them.preferences.reservation, None, captured(None))
        else:
            found = worth(dealt, deal)
            share = found.share if found.share is not None else 0.0
            yield Pair(found.own, found.other, share, captured(share))
