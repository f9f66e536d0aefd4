"""A demand and what stands behind it: the interest it serves, and how far other options would serve that."""

from html import escape

from attrs import frozen

from grader.deal import Case, Package, all_points
from grader.deal.interests import Interest
from grader.errors import KeyFormatError
from grader.lessons.sheet import ScoreSheet

LENGTH, DEMANDED = "length", "three"
"""The issue that the demand is about, and the option that is demanded."""
LEAST = 60
"""Points that a package without the demand should bring you."""


def behind(case: Case) -> Interest:
    """The interest behind the demand: the one to which the demanded option brings most."""
    return max(case.them.interests, key=lambda i: i.weight * i.satisfies.get(LENGTH, {}).get(DEMANDED, 0))


def met(interest: Interest, package: Package) -> int:
    """How far a package, or part of one, goes towards an interest, in per cent."""
    return sum(shares.get(package[issue], 0) for issue, shares in interest.satisfies.items() if issue in package)


def serving(case: Case) -> dict[str, dict[str, int]]:
    """Issue id -> option id -> per cent: every option, but the demanded one, that goes towards the interest behind it."""
    return {
        issue: {option: share for option, share in shares.items() if share and (issue, option) != (LENGTH, DEMANDED)}
        for issue, shares in behind(case).satisfies.items()
    }


@frozen
class Demand:
    """A vendor whose demand is off the table.

    Attributes:
        case: whose points count.
        key: of the variant it was drawn for; None where nobody can say whose it is.
    """

    case: Case
    key: str | None

    def own_case(self) -> Case:
        """The case, where it matters that it is theirs. KeyFormatError if nobody can say whose it is."""
        if self.key is None:
            raise KeyFormatError("the demand: found no variant key. Ask the learner for their record or their key.")
        return self.case

    @property
    def enough(self) -> int:
        """Per cent of the interest that the demand alone would have met."""
        return behind(self.case).satisfies[LENGTH][DEMANDED]

    def met(self, package: Package) -> int:
        """Per cent of the interest behind the demand that a package meets."""
        return met(behind(self.case), package)

    def _goes(self) -> list[str]:
        """For each issue that goes towards it, in the sheet's order, how far each option does."""
        there = serving(self.case)
        return [
            f"{issue.label}: "
            + "; ".join(f"{issue.option(option).label} {share}" for option, share in there[issue.id].items())
            for issue in self.case.issues
            if issue.id in there
        ]

    def _said(self) -> str:
        demanded = self.case.issue(LENGTH).option(DEMANDED).label
        them = self.case.them
        return f"{them.name}, {them.role}, asks you for {demanded}: “{behind(self.case).says[0]}”"

    def _measure(self) -> str:
        return (
            f"Three years alone would take {self.case.them.name} {self.enough} per cent of the way. What each of these would "
            "do instead, in per cent; add up one from each issue:"
        )

    def __repr__(self) -> str:
        return "\n".join([self._said(), self._measure(), *self._goes(), repr(ScoreSheet(self.case))])

    def _repr_html_(self) -> str:
        told = "".join(f"<p>{escape(each)}</p>" for each in (self._said(), self._measure()))
        goes = "".join(f"<li>{escape(each)}</li>" for each in self._goes())
        return f"{told}<ul>{goes}</ul>{ScoreSheet(self.case)._repr_html_()}"


def way(case: Case, package: Package) -> tuple[str, ...]:
    """How a package meets the demand: its options on the issues that go towards the interest behind it."""
    return tuple(package[issue] for issue in serving(case))


def answers(asked: Demand) -> list[Package]:
    """Every package without the demand that does as much for them as the demand would, and enough for you."""
    points = all_points(asked.case.you.preferences, asked.case.them.preferences)
    return [
        p.package
        for p in points
        if p.package[LENGTH] != DEMANDED and p.own >= LEAST and asked.met(p.package) >= asked.enough
    ]
