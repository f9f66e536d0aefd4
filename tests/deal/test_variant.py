"""Everybody gets a variant of their own, as hard as the next one's."""

import json
import re
import sys
from functools import cache
from random import Random

import pytest

from grader.deal import EXAMPLE, Case, all_points, best_joint, even_split, frontier, new_key, variant
from grader.deal.variant import BALANCE_BOUND, FRONTIER_BOUND, GAIN_BOUND, ROOM_BOUND, check_key, key_from
from grader.errors import CaseError, KeyFormatError
from tests.deal.elsewhere import printed, told
from tests.deal.small import NAME, content, supplier_delay

CASES = ("implementation-services", "first-minute")
KEYS = tuple(key_from(Random(f"variants/{i}")) for i in range(150))


@cache
def variants(name: str) -> tuple[Case, ...]:
    """The case as each of the keys deals it."""
    case = Case.load(name)
    return tuple(variant(case, key) for key in KEYS)


def near(value: float, usual: float, bound: float) -> bool:
    """Whether a value lies within this share of the usual one."""
    return abs(value - usual) <= bound * usual


@pytest.mark.parametrize("name", CASES)
def test_no_variant_is_harder_than_another(name: str):
    """Over 150 keys: frontier, gain over an even split, room to agree and balance stay within the stated bounds."""

    def difficulty(case: Case) -> tuple[int, float, int, int]:
        mine, theirs = case.you.preferences, case.them.preferences
        best = best_joint(mine, theirs)
        assert best is not None
        middle = even_split(mine, theirs)
        both = [p for p in all_points(mine, theirs) if mine.accepts(p.package) and theirs.accepts(p.package)]
        gap = abs((best.own - mine.reservation) - (best.other - theirs.reservation))
        return len(frontier(mine, theirs)), (best.own + best.other - middle) / middle, len(both), gap

    points, gain, room, gap = difficulty(Case.load(name))
    for key, dealt in zip(KEYS, variants(name), strict=True):
        drawn = difficulty(dealt)
        assert near(drawn[0], points, FRONTIER_BOUND), key
        assert near(drawn[1], gain, GAIN_BOUND), key
        assert near(drawn[2], room, ROOM_BOUND), key
        assert drawn[3] <= max(BALANCE_BOUND, gap), key


@pytest.mark.parametrize("name", CASES)
def test_variants_differ_in_what_could_be_copied(name: str):
    """Points, amounts and names differ from key to key; what all interests weigh together does not."""
    case = Case.load(name)
    dealt = variants(name)
    assert len({json.dumps(v.you.preferences.points) for v in dealt}) >= 5
    assert len({json.dumps(v.them.preferences.points) for v in dealt}) >= 5
    assert len({v.them.name for v in dealt}) >= 4
    assert len({v.issue("price").options[0].label for v in dealt}) >= 3
    for v in dealt:
        for party in v.parties:
            assert sum(i.weight for i in party.interests) == sum(i.weight for i in case.party(party.id).interests)
            assert party.preferences.reservation == case.party(party.id).preferences.reservation


@pytest.mark.parametrize("name", CASES)
def test_a_variant_speaks_of_its_own_amounts_and_names(name: str):
    """No text of a variant names an amount or a person of the file's own case."""
    case = Case.load(name)
    amounts = {o.label for o in case.issue("price").options}
    for v in variants(name):
        whole = told(v)
        known = {o.label for o in v.issue("price").options} | {p.name for p in v.parties}
        strangers = {word for word in amounts | {case.them.name} if re.search(rf"{re.escape(word)}\b", whole)}
        assert strangers <= known


def test_the_key_example_is_the_file_itself():
    """The key `example` changes nothing."""
    for name in CASES:
        case = Case.load(name)
        assert variant(case, EXAMPLE) is case
        assert variant(case, " Example ") is case


def test_a_key_deals_the_same_case_anywhere():
    """The same keys give the same variants in other processes, whatever the hash seed."""
    code = (
        "import sys\n"
        "from grader.deal import Case, variant\n"
        "from tests.deal.elsewhere import told\n"
        "for name in sys.argv[1].split(','):\n"
        "    for key in sys.argv[2].split(','):\n"
        "        print(told(variant(Case.load(name), key)))\n"
    )
    keys = KEYS[:6]
    here = "".join(f"{told(variant(Case.load(name), key))}\n" for name in CASES for key in keys)
    assert printed(code, ",".join(CASES), ",".join(keys), hash_seed=1) == here
    assert printed(code, ",".join(CASES), ",".join(keys), hash_seed=2) == here


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
    dealt = [variant(case, key) for key in KEYS[:40]]
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


def test_a_case_too_peculiar_for_variants_says_so(monkeypatch: pytest.MonkeyPatch):
    """Where no draw is as hard as the case, the author is told instead of the learner getting another difficulty."""
    monkeypatch.setattr(sys.modules["grader.deal.variant"], "GAIN_BOUND", -1)
    with pytest.raises(
        CaseError, match=r"supplier-delay\.toml: found no variant as hard as the case in \d+ draws\. Widen"
    ):
        variant(supplier_delay(), KEYS[0])
