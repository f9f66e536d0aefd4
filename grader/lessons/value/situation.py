"""Two people who signed, and later put both score sheets on the table: what lay there for both?

They had settled everything near the middle. Which of the middles, and six packages for a map, are drawn from the
variant's key, so that there is more than one trade to be found, and a dot for every usual misreading of a map.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from random import Random
from typing import TypeVar

from attrs import frozen

from grader.deal import EXAMPLE, Case, Issue, Package, Point, all_points, frontier, variant
from grader.errors import KeyFormatError
from grader.lessons.value.deals import CASE
from grader.lessons.value.shown import sheets_html
from grader.table import Setting

ROOM = "studio-lease"
"""The case of the assignment: another world than the one that is played."""
T = TypeVar("T")
LETTERS = "ABCDEF"
_DRAWS = 6_000
_CLEAR = 3
"""Points that a trade still open should bring each, and by which two dots of a map lie apart."""


@frozen
class Trade:
    """One thing given and another taken back.

    Attributes:
        give: issue and option that you give them.
        get: issue and option that you get for it.
        own_gain: points for you, all in all.
        other_gain: points for them.
    """

    give: tuple[str, str]
    get: tuple[str, str]
    own_gain: int
    other_gain: int


@frozen
class Situation:
    """Both sheets, the deal that was signed, and six packages on a map.

    Attributes:
        case: the learner's variant.
        signed: what the two agreed on.
        dots: letter -> a package.
        key: of the variant; None if it is not known whose situation this is.
    """

    case: Case
    signed: Package
    dots: dict[str, Point]
    key: str | None

    def own_case(self) -> Case:
        """The learner's variant, where it matters that it is theirs. KeyFormatError if nobody can say which it is."""
        if self.key is None:
            raise KeyFormatError("both sheets: found no variant key. Ask the learner for their record or their key.")
        return self.case

    def __repr__(self) -> str:
        lines = [f"Points to you / to {self.case.them.name}. Signed options stand in brackets."]
        for issue in self.case.issues:
            cells = []
            for option in issue.options:
                told = f"{option.label} {self._points(issue.id, option.id)}"
                cells.append(f"[{told}]" if self.signed[issue.id] == option.id else told)
            lines.append(f"{issue.label}: {', '.join(cells)}")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        return sheets_html(self.case, self.signed)

    def _points(self, issue: str, option: str) -> str:
        mine, theirs = self.case.you.preferences.points[issue], self.case.them.preferences.points[issue]
        return f"{mine[option]} / {theirs[option]}"

    def values(self, package: Package) -> tuple[int, int]:
        """Points of a package to you and to them."""
        return self.case.you.preferences.value(package), self.case.them.preferences.value(package)

    def edge(self) -> tuple[str, ...]:
        """Letters of the packages that nobody could improve for both."""
        line = {(p.own, p.other) for p in frontier(self.case.you.preferences, self.case.them.preferences)}
        return tuple(letter for letter, dot in self.dots.items() if (dot.own, dot.other) in line)

    def refused(self) -> tuple[str, ...]:
        """Letters of the packages that one of the two would rather leave than sign."""
        mine, theirs = self.case.you.preferences.reservation, self.case.them.preferences.reservation
        return tuple(letter for letter, dot in self.dots.items() if dot.own < mine or dot.other < theirs)

    def better(self) -> tuple[str, ...]:
        """Letters of the packages that both would have liked better than the one they signed."""
        own, other = self.values(self.signed)
        return tuple(letter for letter, dot in self.dots.items() if dot.own > own and dot.other > other)

    def signed_letter(self) -> str:
        """The letter of the signed package."""
        return next(letter for letter, dot in self.dots.items() if dot.package == self.signed)


def both_sheets(deal: Setting) -> Situation:
    """The lesson's own deal with both sheets open, a year later."""
    return draw(Case.load(CASE), deal.key if deal.origin is None else EXAMPLE)


def room(deal: Setting) -> Situation:
    """Another deal, of your key: two bands and a room above a bakery."""
    case = Case.load(ROOM)
    return draw(case if deal.key is None else variant(case, deal.key), deal.key)


def trades(case: Case, package: Package, least: int = 1) -> Iterator[Trade]:
    """Every way to give one thing and take back another that leaves both sides better off by `least` points or more."""
    steps = [
        (issue.id, option.id, *step(case, package, issue, option.id))
        for issue in case.issues
        for option in issue.options
    ]
    gives = [each for each in steps if each[2] < 0 < each[3]]
    gets = [each for each in steps if each[2] > 0]
    for give, get in product(gives, gets):
        own, other = give[2] + get[2], give[3] + get[3]
        if give[0] != get[0] and min(own, other) >= least:
            yield Trade(give[:2], get[:2], own, other)


def step(case: Case, package: Package, issue: Issue, option: str) -> tuple[int, int]:
    """What changing one option of a package brings you, and them."""
    mine, theirs = case.you.preferences.points[issue.id], case.them.preferences.points[issue.id]
    now = package[issue.id]
    return mine[option] - mine[now], theirs[option] - theirs[now]


def draw(case: Case, key: str | None) -> Situation:
    """The situation of this variant: the same key, the same situation.

    Args:
        case: the learner's variant.
        key: its key; None where it is not known, and then the situation is the example's.
    """
    random = Random(f"{case.id}/{key or EXAMPLE}/opened")
    signed = _signed(case, random)
    return Situation(case, signed, _dots(case, signed, random), key)


def _signed(case: Case, random: Random) -> Package:
    """A deal near the middle of everything in which several trades are still open."""
    middles = [
        [option.id for option in issue.options[(len(issue.options) - 1) // 2 : len(issue.options) // 2 + 1]]
        for issue in case.issues
    ]
    near = [dict(zip((i.id for i in case.issues), chosen, strict=True)) for chosen in product(*middles)]
    near = [p for p in near if case.you.preferences.accepts(p) and case.them.preferences.accepts(p)]
    for least, many in ((_CLEAR, 2), (2, 2), (1, 2), (1, 1)):
        found = [package for package in near if len(list(trades(case, package, least))) >= many]
        if found:
            return _one(found, random)
    raise AssertionError(f"{case.id}: no deal near the middle with a trade left in it")


def _dots(case: Case, signed: Package, random: Random) -> dict[str, Point]:
    """Six packages, each with something to misread.

    The signed one; one on the edge and better for both; another on the edge (better too, in a variant where all of it is); a bigger share for you that costs them; one
    on the edge that somebody refuses; one inside that somebody refuses.
    """
    mine, theirs = case.you.preferences, case.them.preferences
    line = frontier(mine, theirs)
    on_line = {(p.own, p.other) for p in line}
    start = Point(mine.value(signed), theirs.value(signed), signed)
    inside = [p for p in all_points(mine, theirs) if (p.own, p.other) not in on_line]
    better = [p for p in line if p.own > start.own and p.other > start.other]
    signable = [p for p in line if p.own >= mine.reservation and p.other >= theirs.reservation]
    others = [p for p in signable if p not in better] or better
    greedy = [p for p in inside if p.own >= start.own + _CLEAR and p.other <= start.other - _CLEAR]
    refused = [p for p in line if p not in signable]
    poor = [p for p in inside if p.own < mine.reservation or p.other < theirs.reservation]
    for _ in range(_DRAWS):
        dots = [start, *(_one(each, random) for each in (better, others, greedy, refused, poor) if each)]
        apart = all(max(abs(p.own - q.own), abs(p.other - q.other)) >= _CLEAR for p, q in combinations(dots, 2))
        if apart and len(dots) == len(LETTERS):
            return dict(zip(LETTERS, _shuffled(dots, random), strict=True))
    raise AssertionError(f"{case.id}: no six packages found in {_DRAWS} draws")


def _one(several: Sequence[T], random: Random) -> T:
    return several[int(random.random() * len(several))]


def _shuffled(several: Sequence[T], random: Random) -> list[T]:
    left = list(several)
    return [left.pop(int(random.random() * len(left))) for _ in several]
