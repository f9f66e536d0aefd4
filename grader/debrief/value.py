"""What a package is worth, beside what there was to be had."""

from attrs import frozen

from grader.deal.case import Case
from grader.deal.frontier import best_joint, even_split, frontier
from grader.deal.issue import Package


@frozen
class Worth:
    """A package measured.

    Attributes:
        own: points for the learner's side.
        other: points for the other side.
        share: of the available value (f): 0 is an even split of every issue, 1 the best joint deal; negative below the
            even split; None if there is nothing to gain over an even split.
        on_frontier: whether no other package would have pleased one side more and the other no less.
        above_own_floor: whether it beats or equals the learner's alternative.
        above_other_floor: the same for the other side.
    """

    own: int
    other: int
    share: float | None
    on_frontier: bool
    above_own_floor: bool
    above_other_floor: bool


def worth(case: Case, package: Package) -> Worth:
    """Measure a complete package of this case.

    The share is f = (J - H) / (Jmax - H) with J the joint points of the package, H those of an even split of every issue
    as listed at first, and Jmax those of the best joint deal that neither side would refuse, options that nobody had
    listed included: to find one of those is to make value. Points of two people can be added up for such
    a yardstick, but they are not comparable: a point of yours is not a point of theirs.
    """
    mine, theirs = case.you.preferences, case.them.preferences
    own, other = mine.value(package), theirs.value(package)
    best = best_joint(mine, theirs)
    listed = case.listed
    split = even_split(listed.you.preferences, listed.them.preferences)
    share = None
    if best is not None and best.own + best.other > split:
        share = (own + other - split) / (best.own + best.other - split)
    return Worth(
        own=own,
        other=other,
        share=share,
        on_frontier=any(p.own == own and p.other == other for p in frontier(mine, theirs)),
        above_own_floor=mine.accepts(package),
        above_other_floor=theirs.accepts(package),
    )
