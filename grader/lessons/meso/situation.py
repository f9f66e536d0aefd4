"""A situation to read: three packages worth the same to you, and the one somebody chose.

The chooser is nobody you have met. What they want most is drawn from the variant's key; the packages are drawn until
the choice rules something out, leaves something open, and can be improved on.
"""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import combinations
from random import Random

from attrs import field, frozen

from grader.deal import EXAMPLE, Case, Package, Point, Preferences, all_points
from grader.deal.frontier import all_values
from grader.errors import KeyFormatError
from grader.lessons.packages import apart
from grader.players.hypotheses import supposing

NAMES = ("A", "B", "C")
_DRAWS = 4000
_TARGETS = range(70, 81)
"""Per cent of the own best package that the three are worth: one of these."""
_CLEAR = 20
"""Points, of a supposed best package of 1000, by which the chosen one suits them better than the next."""
_APART = 2
"""Issues on which any two of the three differ at least."""
_STILL_OPEN = 2
"""Issues that the choice leaves open at least."""


@frozen
class Choice:
    """Three packages, and the one chosen.

    Attributes:
        case: whose points the packages are equal in.
        packages: name -> package.
        chosen: the name of the one chosen.
        key: of the variant; None if it is not known whose situation this is.
        wishes: issue id -> what somebody wants to whom it matters most.
    """

    case: Case
    packages: dict[str, Package]
    chosen: str
    key: str | None
    wishes: Mapping[str, Preferences] = field(repr=False)

    def own_case(self) -> Case:
        """The learner's variant, where it matters that it is theirs. KeyFormatError if nobody can say which it is."""
        if self.key is None:
            raise KeyFormatError("the situation: found no variant key. Ask the learner for their record or their key.")
        return self.case

    def possible(self) -> tuple[str, ...]:
        """Issues that may still matter most to the chooser: those on which no other package suits them better."""
        return tuple(i.id for i in self.case.issues if self._suits_best(i.id))

    def ruled_out(self) -> tuple[str, ...]:
        """Issues that can't matter most to them: another package would have suited them better there."""
        return tuple(i.id for i in self.case.issues if not self._suits_best(i.id))

    def _suits_best(self, issue: str) -> bool:
        points = self.wishes[issue].points[issue]
        return points[self.packages[self.chosen][issue]] == max(points[p[issue]] for p in self.packages.values())

    def supposed(self) -> tuple[Preferences, ...]:
        """What they may want, one set of preferences for each issue still possible."""
        return tuple(self.wishes[issue] for issue in self.possible())

    def __repr__(self) -> str:
        lines = [f"{name}: {self.case.in_words(package)}" for name, package in self.packages.items()]
        return "\n".join([*lines, f"They chose {self.chosen}."])

    def _repr_html_(self) -> str:
        own = self.case.you.preferences
        head = "".join(f'<th scope="col" style="text-align:left">{name}</th>' for name in self.packages)
        rows = "".join(
            f'<tr><th scope="row" style="text-align:left">{escape(issue.label)}</th>'
            + "".join(
                f'<td style="text-align:left">{escape(issue.option(p[issue.id]).label)}</td>'
                for p in self.packages.values()
            )
            + "</tr>"
            for issue in self.case.issues
        )
        worth = "".join(f'<td style="text-align:left">{own.value(p)}</td>' for p in self.packages.values())
        last = f'<tr><th scope="row" style="text-align:left">worth to you</th>{worth}</tr>'
        said = f"“Of these, {self.chosen}.”"
        return f"<table><thead><tr><td></td>{head}</tr></thead><tbody>{rows}{last}</tbody></table><p>{said}</p>"


def draw_choice(case: Case, key: str | None) -> Choice:
    """A situation for this variant: the same key, the same situation.

    Args:
        case: the learner's variant.
        key: its key; None where it is not known, and then the situation is the example's.
    """
    random = Random(f"{case.id}/{key or EXAMPLE}/choice")
    own = case.you.preferences
    wishes = {issue: supposing(own, issue) for issue in own.points}
    points = all_points(own, own)
    worths = {issue: [theirs for _, theirs in all_values(own, wish)] for issue, wish in wishes.items()}
    targets = [own.best * per_cent // 100 for per_cent in _TARGETS]
    near = [[p.package for p in points if abs(p.own - target) <= 1] for target in targets]
    spare: Choice | None = None
    for _ in range(_DRAWS):
        packages = near[int(random.random() * len(near))]
        top = case.issues[int(random.random() * len(case.issues))].id
        drawn = [packages[int(random.random() * len(packages))] for _ in NAMES]
        if any(apart(a, b) < _APART for a, b in combinations(drawn, 2)):
            continue
        if any(len({package[issue] for package in drawn}) == 1 for issue in own.points):
            continue
        values = [wishes[top].value(package) for package in drawn]
        *_, second, first = sorted(values)
        if first - second < _CLEAR:
            continue
        named = dict(zip(NAMES, drawn, strict=True))
        choice = Choice(case, named, NAMES[values.index(max(values))], key, wishes)
        if top not in choice.possible() or not choice.ruled_out() or len(choice.possible()) < _STILL_OPEN:
            continue
        ways = len(_improving(choice, points, worths))
        if ways > 1:
            return choice
        spare = spare or (choice if ways else None)  # a rare variant has no situation with more than one way on
    if spare is not None:
        return spare
    raise AssertionError(f"{case.id}/{key}: no situation found in {_DRAWS} draws")


def improvements(choice: Choice) -> tuple[Package, ...]:
    """Packages worth at least as much to you as the chosen one, and more to them whichever possible issue matters most."""
    own = choice.case.you.preferences
    worths = {issue: [theirs for _, theirs in all_values(own, wish)] for issue, wish in choice.wishes.items()}
    points = all_points(own, own)
    return tuple(points[place].package for place in _improving(choice, points, worths))


def _improving(choice: Choice, points: Sequence[Point], worths: Mapping[str, Sequence[int]]) -> list[int]:
    """Places, in `all_points` of the own preferences, of the packages that improve on the chosen one.

    Args:
        choice: the situation.
        points: all packages.
        worths: issue id -> what each is worth to somebody to whom that issue matters most.
    """
    chosen = choice.packages[choice.chosen]
    least = choice.case.you.preferences.value(chosen)
    found = [place for place, point in enumerate(points) if point.own >= least]
    for issue in choice.possible():
        values, more_than = worths[issue], choice.wishes[issue].value(chosen)
        found = [place for place in found if values[place] > more_than]
    return found
