"""What a package is worth to one party, in whole points."""

from collections.abc import Mapping
from functools import cached_property

from attrs import field, frozen

from grader.deal.issue import Package
from grader.errors import CaseError


def _whole(_: "Preferences", __: object, points: Mapping[str, Mapping[str, int]]) -> None:
    for issue, options in points.items():
        if not options:
            raise CaseError(f"points of issue {issue!r}: found no options, expected at least one. Add an option.")
        for option, value in options.items():
            if type(value) is not int:
                raise CaseError(
                    f"points of {issue!r}, option {option!r}: found {value!r}, expected whole points. "
                    "Write a whole number."
                )


def _whole_reservation(_: "Preferences", __: object, reservation: int) -> None:
    if type(reservation) is not int:
        raise CaseError(f"reservation: found {reservation!r}, expected whole points. Write a whole number.")


@frozen
class Preferences:
    """Additive points over issues, a reservation value, and what is not negotiable.

    Attributes:
        points: issue id -> option id -> whole points.
        reservation: points of the best alternative (BATNA); a package below it is worse than no deal.
        must: issue id -> the option ids that are acceptable at all. Issues not named are free.

    Raises:
        CaseError: points or a reservation that are not whole numbers (NaN, floats and booleans included).
    """

    points: Mapping[str, Mapping[str, int]] = field(validator=_whole)
    reservation: int = field(default=0, validator=_whole_reservation)
    must: Mapping[str, frozenset[str]] = field(factory=dict)

    def value(self, package: Package) -> int:
        """Points of a complete package. KeyError if an issue or option is unknown."""
        return sum([options[package[issue]] for issue, options in self.points.items()])

    def allows(self, package: Package) -> bool:
        """Whether the package respects every non-negotiable."""
        return all(package[issue] in allowed for issue, allowed in self.must.items())

    def accepts(self, package: Package) -> bool:
        """Whether the package beats or equals the alternative and respects every non-negotiable."""
        return self.allows(package) and self.value(package) >= self.reservation

    def options(self, issue: str) -> Mapping[str, int]:
        """Points of the options of one issue that its non-negotiables leave open, in the case's order."""
        return self._open[issue]

    @cached_property
    def _open(self) -> dict[str, Mapping[str, int]]:
        return {
            issue: options
            if issue not in self.must
            else {option: value for option, value in options.items() if option in self.must[issue]}
            for issue, options in self.points.items()
        }

    @cached_property
    def best(self) -> int:
        """Points of the package this party would write for itself alone."""
        return sum(max(self.options(issue).values()) for issue in self.points)

    def stakes(self) -> dict[str, int]:
        """Issue id -> points between its best and its worst option: how much the issue matters here."""
        return {issue: max(options.values()) - min(options.values()) for issue, options in self.points.items()}

    def ranking(self) -> list[str]:
        """Issue ids, the one with the highest stakes first; ties in the case's order."""
        stakes = self.stakes()
        return sorted(stakes, key=lambda issue: -stakes[issue])
