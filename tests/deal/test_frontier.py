"""The frontier against every package there is."""

from itertools import product
from statistics import mean

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from grader.deal import (
    Case,
    Package,
    Point,
    Preferences,
    all_points,
    best_joint,
    equal_offers,
    even_split,
    frontier,
    nash_point,
)

SMALL = st.lists(st.integers(1, 4), min_size=1, max_size=4)
"""Options of each issue of a small deal."""
LARGE = st.sampled_from([[100, 100], [10, 10, 10, 10], [6, 6, 6, 6, 6], [4, 4, 4, 4, 4, 4], [2] * 13])
"""Options of each issue of a deal with thousands of packages, up to ten thousand."""

Sides = tuple[Preferences, Preferences]


@st.composite
def sides(draw: st.DrawFn, counts: st.SearchStrategy[list[int]] = SMALL, most_points: int = 9) -> Sides:
    """Two sides of a random deal; on half the issues one gains what the other loses, so that ties are the rule."""
    points = st.integers(draw(st.sampled_from([-2, 0])), draw(st.sampled_from([2, 4, most_points])))
    rows = [draw(st.lists(points, min_size=count, max_size=count)) for count in draw(counts)]
    others = [[-v for v in row] if draw(st.booleans()) else [draw(points) for _ in row] for row in rows]

    def side(values: list[list[int]]) -> Preferences:
        named = {f"i{i}": {f"o{j}": value for j, value in enumerate(row)} for i, row in enumerate(values)}
        must = {
            issue: frozenset(draw(st.lists(st.sampled_from(sorted(row)), min_size=1)))
            for issue, row in named.items()
            if draw(st.integers(0, 3)) == 0
        }
        return Preferences(named, draw(st.integers(-9, most_points)), must)

    return side(rows), side(others)


def every(own: Preferences, other: Preferences) -> list[Point]:
    """All packages both allow, in the case's order, by trying each."""
    rows = [[(issue, option) for option in options] for issue, options in own.points.items()]
    packages = [dict(chosen) for chosen in product(*rows)]
    return [Point(own.value(p), other.value(p), p) for p in packages if own.allows(p) and other.allows(p)]


def not_beaten(points: list[Point]) -> list[Point]:
    """By definition: no other point is better for one side and as good for the other; of equals, the first."""
    best_at: dict[int, int] = {}
    for p in points:
        best_at[p.own] = max(best_at.get(p.own, p.other), p.other)
    kept: dict[tuple[int, int], Point] = {}
    beyond = None
    for own in sorted(best_at, reverse=True):
        if beyond is None or best_at[own] > beyond:
            beyond = best_at[own]
            kept[own, beyond] = next(p for p in points if (p.own, p.other) == (own, beyond))
    return list(reversed(kept.values()))


@settings(max_examples=80)
@given(sides())
def test_the_frontier_is_what_trying_every_package_finds(both: Sides):
    """On small deals, non-negotiables and ties included, the frontier holds the very packages that brute force keeps."""
    points = every(*both)
    assert list(frontier(*both)) == not_beaten(points)
    assert list(all_points(*both)) == points


@settings(max_examples=8, phases=(Phase.explicit, Phase.generate))  # too large to be made smaller step by step
@given(sides(LARGE, most_points=40))
def test_the_frontier_of_thousands_of_packages(both: Sides):
    """On deals of up to ten thousand packages too."""
    assert list(frontier(*both)) == not_beaten(every(*both))


def test_brute_force_keeps_by_definition():
    """The brute force these tests trust: three points, of which one is beaten and one is a later equal."""
    a, b, c, d = (Point(own, other, {"i": n}) for own, other, n in [(1, 3, "a"), (2, 2, "b"), (2, 1, "c"), (2, 2, "d")])
    assert not_beaten([a, b, c, d]) == [a, b]


def test_of_two_equal_packages_the_first_in_the_case_is_kept():
    """Ties go to the package whose options come first in the case's order, not to the one found first."""
    own = Preferences({"x": {"a": 0, "b": 1}, "y": {"a": 0, "b": 1}})
    other = Preferences({"x": {"a": 1, "b": 0}, "y": {"a": 1, "b": 0}})
    assert [p.package for p in frontier(own, other)] == [
        {"x": "a", "y": "a"},
        {"x": "a", "y": "b"},
        {"x": "b", "y": "b"},
    ]


def test_of_equally_good_deals_the_more_even_one():
    """Twelve is three times four and two times six, and seven is three and four or six and one: the even ones are taken."""
    own = Preferences({"x": {"a": 2, "b": 3, "c": 6}})
    assert nash_point(own, Preferences({"x": {"a": 6, "b": 4, "c": 2}})).package == {"x": "b"}
    assert best_joint(own, Preferences({"x": {"a": 5, "b": 4, "c": 1}})).package == {"x": "b"}


def test_non_negotiables_that_exclude_each_other_leave_no_frontier():
    """Where one side must have what the other must not, there is nothing to agree on."""
    own = Preferences({"x": {"a": 1, "b": 2}}, must={"x": frozenset("a")})
    other = Preferences({"x": {"a": 1, "b": 2}}, must={"x": frozenset("b")})
    assert frontier(own, other) == ()
    assert all_points(own, other) == ()
    assert best_joint(own, other) is None
    assert nash_point(own, other) is None


def acceptable(both: Sides) -> list[Point]:
    """The packages that neither would refuse and that nothing beats."""
    return [p for p in not_beaten(every(*both)) if p.own >= both[0].reservation and p.other >= both[1].reservation]


@settings(max_examples=80)
@given(sides())
def test_the_best_joint_deal_is_what_trying_every_package_finds(both: Sides):
    """Most points together among deals neither refuses; then the most even gains; then less for the first party."""
    own, other = both

    def worse(p: Point) -> tuple[int, int, int]:
        gap = abs((p.own - own.reservation) - (p.other - other.reservation))
        return -(p.own + p.other), gap, p.own

    agreeable = [p for p in every(*both) if own.accepts(p.package) and other.accepts(p.package)]
    assert best_joint(*both) == min(agreeable, key=worse, default=None)


@settings(max_examples=80)
@given(sides())
def test_the_nash_point_is_what_trying_every_package_finds(both: Sides):
    """The largest product of gains over the alternatives; then the most even gains; then less for the first party."""
    own, other = both

    def worse(p: Point) -> tuple[int, int, int]:
        mine, theirs = p.own - own.reservation, p.other - other.reservation
        return -mine * theirs, abs(mine - theirs), p.own

    assert nash_point(*both) == min(acceptable(both), key=worse, default=None)


@settings(max_examples=60)
@given(sides())
def test_the_even_split_is_the_mean_over_all_middle_packages(both: Sides):
    """Every issue settled in the middle of its list; where two options are in the middle, each half the time."""
    own, other = both
    middles = []
    for issue, options in own.points.items():
        names = list(options)
        middles.append([(issue, name) for name in names[(len(names) - 1) // 2 : len(names) // 2 + 1]])
    packages = [dict(chosen) for chosen in product(*middles)]
    assert even_split(own, other) == mean(own.value(p) + other.value(p) for p in packages)


@settings(max_examples=60)
@given(sides(), sides(), st.integers(0, 20), st.integers(0, 3))
def test_each_equal_offer_is_the_best_for_one_hypothesis(both: Sides, more: Sides, target: int, tolerance: int):
    """For each guess at what they want, the package nearest the target that suits this guess best; none twice."""
    own, first = both
    hypotheses = [first, Preferences({i: dict(reversed(o.items())) for i, o in first.points.items()})]
    expected: list[Package] = []
    for hypothesis in hypotheses:
        near = [p for p in not_beaten(every(own, hypothesis)) if abs(p.own - target) <= tolerance]
        best = min(near, key=lambda p: (abs(p.own - target), -p.other), default=None)
        if best is not None and best.package not in expected:
            expected.append(best.package)
    assert list(equal_offers(own, hypotheses, target, tolerance)) == expected


def test_the_frontier_of_a_real_case_holds_no_option_that_was_ruled_out():
    """In the services deal a vendor who cannot work nights has no frontier package with nights in it."""
    case = Case.load("implementation-services")
    mine, theirs = case.you.preferences, case.them.preferences
    quiet = Preferences(theirs.points, theirs.reservation, {"support": frozenset({"email", "office"})})
    assert {p.package["support"] for p in frontier(mine, quiet)} == {"email", "office"}
    assert "clock" in {p.package["support"] for p in frontier(mine, theirs)}
