"""Everybody gets a variant of their own. The bounds are held against every case in `test_every_variant`."""

import json
import re
import sys
from random import Random
from typing import Any

import pytest

from grader.deal import EXAMPLE, Case, frontier, new_key, variant
from grader.deal.variant import check_key, difficulty, key_from, room
from grader.errors import CaseError, KeyFormatError
from tests.deal.elsewhere import told
from tests.deal.small import NAME, content, late_ideas, supplier_delay

CASES = ("implementation-services", "first-minute")
KEYS = tuple(key_from(Random(f"variants/{i}")) for i in range(40))


def test_the_key_example_is_the_file_itself():
    """The key `example` changes nothing."""
    for name in CASES:
        case = Case.load(name)
        assert variant(case, EXAMPLE) is case
        assert variant(case, " Example ") is case


def test_a_fresh_key_is_short_and_readable_aloud():
    """Two groups of four, without letters and digits that are easily taken for others; no two alike."""
    keys = [new_key() for _ in range(300)]
    assert all(re.fullmatch(r"[2-9a-hjkmnp-z]{4}-[2-9a-hjkmnp-z]{4}", key) for key in keys)
    assert len(set(keys)) == 300
    assert all(check_key(key) == key for key in keys)


def test_a_key_may_be_typed_carelessly():
    """Capitals and spaces around a key do no harm."""
    assert check_key(" K7MX-2PQA\n") == "k7mx-2pqa"


@pytest.mark.parametrize(
    "key", ["", "k7mx", "k7mx2pqa", "k7mx-2pq1", "k7mx-2pqa-", "k7m-x2pqa", 7, None, ["k7mx-2pqa"]]
)
def test_a_key_of_another_form_is_refused(key: object):
    """The message shows what was found and what a key looks like."""
    with pytest.raises(KeyFormatError, match=r"found .*, expected two groups .* such as k7mx-2pqa\. Copy the key"):
        variant(Case.load("first-minute"), key)


def test_every_key_of_a_small_case():
    """A case with a non-negotiable has variants too, and its amounts and names follow the file's choices."""
    case = supplier_delay()
    dealt = [variant(case, key) for key in KEYS]
    assert {v.them.name for v in dealt} == {"Ana", "Bo"}
    assert {v.issue("penalty").options[1].label for v in dealt} == {"€5,000", "€10,000"}
    assert all(v.you.preferences.must == case.you.preferences.must for v in dealt)


def test_amounts_that_must_not_change_stay():
    """With `scale = false` an issue keeps its amounts in every variant."""
    changed = content()
    changed["issues"]["penalty"]["scale"] = False
    case = Case.build(changed, NAME)
    assert {variant(case, key).issue("penalty").options[1].label for key in KEYS[:20]} == {"€5,000"}


def test_dealing_a_variant_leaves_the_case_as_it_was():
    """A variant is a copy: the case it was dealt from reads as before."""
    case = Case.load("implementation-services")
    before = told(case), json.dumps(case.source)
    for key in KEYS[:10]:
        variant(case, key)
    assert (told(case), json.dumps(case.source)) == before


def test_words_of_the_story_change_together():
    """Each word is one of its list, and the same in every text of a variant."""
    changed = content()
    changed["variant"]["words"] = {"town": ["Ghent", "Lille", "Metz"]}
    changed["story"] = "It rains in {words.town}."
    changed["parties"]["buyer"]["brief"] = "Mind the roofs of {words.town}."
    changed["parties"]["supplier"]["role"] = "works manager in {words.town}"
    case = Case.build(changed, NAME)
    assert case.story == "It rains in Ghent."
    stories = set()
    for v in (variant(case, key) for key in KEYS):
        stories.add(v.story)
        town = v.story.removeprefix("It rains in ")
        assert v.you.brief == f"Mind the roofs of {town}"
        assert f"{v.them.role}." == f"works manager in {town}"
    assert stories == {"It rains in Ghent.", "It rains in Lille.", "It rains in Metz."}


def test_a_variant_keeps_its_latent_options():
    """What nobody listed is as latent in a variant, opened by the same interests, and worth what its weights make it."""
    case = late_ideas()
    for v in (variant(case, key) for key in KEYS):
        assert v.openers == case.openers
        assert [o.id for o in v.listed.issue("crews").options] == ["one", "two", "weekend"]
        night = v.opened(frozenset({"buyer.dry"})).you.preferences.points["crews"]["night"]
        assert night == (v.you.interest("dry").weight * 95 * 2 + 100) // 200


def mirror() -> dict[str, Any]:
    """A case in which one side gains just what the other loses, with options half-way that rounding could spoil."""
    changed = content()
    buyer, supplier = changed["parties"]["buyer"], changed["parties"]["supplier"]
    del buyer["must"]
    buyer["reservation"] = supplier["reservation"] = 30
    changed["variant"]["paired"] = True
    up, down = {"one": 0, "two": 50, "weekend": 100}, {"one": 100, "two": 50, "weekend": 0}
    buyer["interests"]["dry"].update(weight=60, satisfies={"crews": up})
    buyer["interests"]["costs"].update(weight=40)
    rest, margin = supplier["interests"]["rest"], supplier["interests"]["margin"]
    supplier["interests"] = {
        "rest": {**rest, "weight": 60, "satisfies": {"crews": down}},
        "margin": {**margin, "weight": 40},
    }
    return changed


def sums(case: Case) -> set[tuple[str, int]]:
    """What the options of each issue are worth to both sides together."""
    mine, theirs = (party.preferences.points for party in case.parties)
    return {
        (issue, value + theirs[issue][option]) for issue, options in mine.items() for option, value in options.items()
    }


def test_a_mirror_stays_a_mirror():
    """In paired variants both sides' weights are dealt alike, and every option is worth the same to both together."""
    case = Case.build(mirror(), "mirror")
    assert sums(case) == {("crews", 60), ("penalty", 40)}
    dealt = [variant(case, key) for key in KEYS]
    assert all(len(sums(v)) == 2 for v in dealt)
    assert all([i.weight for i in v.you.interests] == [i.weight for i in v.them.interests] for v in dealt)
    assert len({v.you.interests[0].weight for v in dealt}) >= 4


@pytest.mark.parametrize(("paired", "least", "most"), [(True, 1, 2), (False, 6, 40)])
def test_paired_weights_are_dealt_alike(paired: bool, least: int, most: int):
    """With 70 and 30 against 60 and 40, weights shifted and swapped together stay ten apart; unpaired ones don't."""
    changed = content()
    changed["variant"]["paired"] = paired
    case = Case.build(changed, NAME)
    dealt = [variant(case, key) for key in KEYS]
    assert len({v.you.interests[0].weight for v in dealt}) >= 4
    assert least <= len({v.you.interests[0].weight - v.them.interests[0].weight for v in dealt}) <= most


def test_a_case_without_a_deal_stays_one():
    """Variants of a case whose right ending is no deal have none either, and are not all alike."""
    changed = content()
    changed["feasible"] = False
    changed["parties"]["buyer"]["reservation"], changed["parties"]["supplier"]["reservation"] = 71, 60
    case = Case.build(changed, NAME)
    dealt = [variant(case, key) for key in KEYS]
    assert {(v.feasible, difficulty(v), room(v)) for v in dealt} == {(False, None, 0)}
    assert len({v.you.interests[0].weight for v in dealt}) >= 4


# A bound, what it bounds, and a width to which it is narrowed here; by default these draws stray further.
BOUNDS = {
    "FRONTIER_BOUND": (lambda case: len(frontier(case.you.preferences, case.them.preferences)), 0.05),
    "GAIN_BOUND": (lambda case: difficulty(case).gain, 0.05),
    "ROOM_BOUND": (room, 0.02),
}


@pytest.mark.parametrize("bound", BOUNDS)
def test_every_bound_is_kept(bound: str, monkeypatch: pytest.MonkeyPatch):
    """Draws that stray further than a bound allows are thrown away: narrowed, it holds its variants closer together."""
    measure, width = BOUNDS[bound]
    case = Case.load("implementation-services")
    own = measure(case)

    def strays() -> list[bool]:
        return [abs(measure(variant(case, key)) - own) > width * own for key in KEYS[:10]]

    assert any(strays())
    monkeypatch.setattr(sys.modules["grader.deal.variant"], bound, width)
    assert not any(strays())


def test_weights_are_dealt_anew():
    """What matters most to a side is not the same for everybody: weights change places, and no interest is lost."""
    dealt = [variant(Case.load("implementation-services"), key) for key in KEYS]
    for place in (0, 1):
        heaviest = {max(v.parties[place].interests, key=lambda i: i.weight).id for v in dealt}
        assert len(heaviest) >= 3
    changed = content()
    changed["parties"]["buyer"]["interests"]["dry"]["weight"] = 99
    changed["parties"]["buyer"]["interests"]["costs"]["weight"] = 1
    slight = [variant(Case.build(changed, NAME), key) for key in KEYS[:10]]
    assert min(i.weight for v in slight for i in v.you.interests) == 1


def test_a_case_too_peculiar_for_variants_says_so(monkeypatch: pytest.MonkeyPatch):
    """Where no draw is as hard as the case, the author is told instead of the learner getting another difficulty."""
    monkeypatch.setattr(sys.modules["grader.deal.variant"], "GAIN_BOUND", -1)
    monkeypatch.setattr(sys.modules["grader.deal.variant"], "_DRAWS", 100)
    with pytest.raises(
        CaseError, match=r"supplier-delay\.toml: found no variant as hard as the case in 100 draws\. Widen"
    ):
        variant(supplier_delay(), KEYS[0])
