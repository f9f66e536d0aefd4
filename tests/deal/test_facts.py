"""What an author is told of a case: its facts, and where it is weak."""

from math import prod

import pytest
from attrs import evolve

from grader.deal import Case, Preferences, all_points, frontier
from grader.deal.case import CASES
from grader.deal.facts import Facts, facts
from tests.deal.small import late_ideas, supplier_delay

NAMES = sorted(path.stem for path in CASES.glob("*.toml"))


def test_the_facts_of_a_small_case():
    """Nine packages, four on the frontier, five that please both; the stakes are 70 and 30 against 40 and 60."""
    assert facts(supplier_delay()) == Facts(
        packages=9,
        room=5,
        frontier=4,
        gain=(130 - 111) / 111,  # weekend and no penalty: 70 + 60; the middle of both lists: 57 + 54
        correlation=pytest.approx(-1),
        gap=0,
        latent=0,
        warnings=(),
    )


def test_the_facts_of_a_case_with_options_nobody_listed():
    """All packages count, latent ones too; what there is to gain is measured against the middle of the listed options."""
    found = facts(late_ideas())
    assert (found.packages, found.latent) == (16, 2)
    assert found.gain == (178 - 111) / 111  # at night, and the hotel paid: 67 + 27 and 36 + 48
    assert found.gap == abs((94 - 30) - (84 - 20))


@pytest.mark.parametrize("name", NAMES)
def test_the_facts_of_a_case_of_the_course(name: str):
    """Counted by trying every package; a case that can end in a deal has some room, one that can't has none."""
    case, found = Case.load(name), facts(Case.load(name))
    mine, theirs = case.you.preferences, case.them.preferences
    good = [p for p in all_points(mine, theirs) if mine.accepts(p.package) and theirs.accepts(p.package)]
    assert found.packages == prod(len(i.options) for i in case.issues)
    assert found.room == len(good)
    assert case.feasible is bool(good)
    assert found.frontier == (len(frontier(mine, theirs)) if good else 0)
    assert (found.gain is None, found.gap is None) == (not good, not good)
    assert found.latent == sum(len(i.get("latent", {})) for i in case.source["issues"].values())


def two_sides(own: dict[str, list[int]], other: dict[str, list[int]], walk_away: int = 0, **more: object) -> Case:
    """A case whose two sides have these points, issue by issue, and this walk-away."""
    case = supplier_delay()
    template = case.issues[0].options[0]
    issues = tuple(
        evolve(
            case.issues[0], id=name, label=name, options=tuple(evolve(template, id=f"o{n}") for n in range(len(row)))
        )
        for name, row in own.items()
    )
    parties = tuple(
        evolve(
            party,
            preferences=Preferences(
                {name: {f"o{n}": value for n, value in enumerate(row)} for name, row in points.items()}, walk_away
            ),
        )
        for party, points in zip(case.parties, (own, other), strict=True)
    )
    return evolve(case, issues=issues, parties=parties, **more)


UP, DOWN = [0, 10, 20, 30], [30, 20, 10, 0]
FLAT, FALL = [0, 2, 4, 6], [6, 4, 2, 0]
SOUND = two_sides({"a": UP, "b": FLAT}, {"a": FALL, "b": DOWN}, 12)

# A case that is weak in one way, and what the author is told of it.
WEAK = {
    "no deal": (two_sides({"a": UP}, {"a": DOWN}, 31), ["no package pleases both sides"]),
    "nothing to trade": (
        two_sides({"a": UP, "b": UP}, {"a": DOWN, "b": DOWN}, 12),
        ["nothing to gain over an even split: every gain is the other's loss (right for a zero-sum case only)"],
    ),
    "little to gain": (
        two_sides({"a": UP, "b": [0, 9, 18, 27]}, {"a": [27, 18, 9, 0], "b": DOWN}, 20),
        ["little to gain over an even split: 5%, expected at least 10%"],
    ),
    "a short frontier": (
        two_sides({"a": [0, 30], "b": [0, 6]}, {"a": [6, 0], "b": [30, 0]}, 10),
        ["only 3 packages on the frontier, expected at least 4"],
    ),
    "a lopsided best deal": (
        two_sides({"a": [0, 20, 40, 60], "b": FLAT}, {"a": FALL, "b": [18, 12, 6, 0]}, 12),
        ["the best joint deal is lopsided by 42 points (right where fairness meets efficiency)"],
    ),
    "no deal is a mistake": (
        two_sides({"a": UP, "b": FLAT}, {"a": FALL, "b": DOWN}),
        ["16 of 16 packages please both: hardly any deal is a mistake"],
    ),
    "both care about the same": (
        two_sides({"a": UP, "b": FLAT, "c": [0, 0, 9, 9]}, {"a": DOWN, "b": FALL, "c": [0, 0, 9, 9]}, 20),
        ["both sides care about the same issues (correlation 1.00): few trades"],
    ),
}


def test_a_sound_case_has_no_warning():
    """Two sides that care about different issues: whatever is warned of below comes from the one change."""
    assert facts(SOUND).warnings == ()
    assert facts(supplier_delay()).warnings == ()


@pytest.mark.parametrize("what", WEAK)
def test_a_weak_case_is_warned_of(what: str):
    """Each weakness has its own sentence, with the numbers."""
    case, warnings = WEAK[what]
    assert list(facts(case).warnings) == warnings


def test_a_case_without_a_deal_on_purpose_is_not_warned_of():
    """Where the right ending is no deal, the author knows."""
    found = facts(two_sides({"a": UP}, {"a": DOWN}, 31, feasible=False))
    assert found.warnings == ()
    assert (found.room, found.frontier, found.gain, found.gap) == (0, 0, None, None)


def test_issues_that_all_matter_alike_have_no_correlation():
    """Where one side's stakes are all the same, nothing can be said of how they go together."""
    assert facts(two_sides({"a": UP, "b": UP}, {"a": FALL, "b": DOWN}, 12)).correlation is None
