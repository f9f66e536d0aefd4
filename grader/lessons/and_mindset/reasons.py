"""How far a package goes towards each reason of both sides, and what it has to leave nobody without."""

from functools import cached_property

from attrs import frozen

from grader.deal import Case, Interest, Package, Party

A_THIRD, TWO_THIRDS = 30, 66
"""Per cent of a reason that counts as a third of it, and as two thirds."""
MANY = 2
"""Reasons of each side that should have two thirds."""
_IN_WORDS = (
    (95, "all"),
    (85, "nearly all"),
    (75, "three quarters"),
    (TWO_THIRDS, "two thirds"),
    (55, "over half"),
    (45, "half"),
    (40, "almost half"),
    (A_THIRD, "a third"),
    (20, "a quarter"),
    (1, "a little"),
    (0, "nothing"),
)


def in_words(share: int) -> str:
    """A share in per cent as people say it."""
    return next(word for least, word in _IN_WORDS if share >= least)


def met(interest: Interest, package: Package) -> int:
    """How far a package, or part of one, goes towards a reason, in per cent."""
    return sum(shares.get(package[issue], 0) for issue, shares in interest.satisfies.items() if issue in package)


@frozen
class Served:
    """What one side's reasons have of a package.

    Attributes:
        party: whose reasons.
        package: what is looked at.
    """

    party: Party
    package: Package

    @cached_property
    def shares(self) -> dict[str, int]:
        """Id of each reason -> per cent of it that is met."""
        return {interest.id: met(interest, self.package) for interest in self.party.interests}

    @property
    def weightiest(self) -> list[Interest]:
        """The reason that weighs most; several if they weigh the same."""
        most = max(interest.weight for interest in self.party.interests)
        return [interest for interest in self.party.interests if interest.weight == most]

    @property
    def short(self) -> Interest | None:
        """The reason that has least, if that is less than a third; else the weightiest, if it lacks two thirds; else None."""
        least = min(self.party.interests, key=lambda interest: self.shares[interest.id])
        if self.shares[least.id] < A_THIRD:
            return least
        enough = any(self.shares[interest.id] >= TWO_THIRDS for interest in self.weightiest)
        return None if enough else self.weightiest[0]

    @property
    def well(self) -> int:
        """How many reasons have two thirds or more."""
        return sum(share >= TWO_THIRDS for share in self.shares.values())

    @property
    def enough(self) -> bool:
        """Whether nobody could say that this side was left out."""
        return self.short is None and self.well >= MANY


def weightiest_is_plain(party: Party) -> bool:
    """Whether one reason of this side weighs more than all others: the list shows an order, and no tie."""
    first, second, *_ = sorted((interest.weight for interest in party.interests), reverse=True)
    return first > second


def keeps(party: Party, package: Package) -> bool:
    """Whether a package keeps what this side can't give."""
    return party.preferences.allows(package)


def will_do(case: Case, package: Package) -> bool:
    """Whether a package keeps both lists and serves both sides' reasons."""
    return all(keeps(party, package) and Served(party, package).enough for party in case.parties)
