"""Every case of the course, dealt by many keys: as hard as the file's own, the same to a record, other to read."""

import json
import os
import re
from math import prod
from random import Random

import pytest
from attrs import frozen

from grader.deal import EXAMPLE, Case, all_points, best_joint, even_split, frontier, variant
from grader.deal.case import CASES
from grader.deal.variant import BALANCE_BOUND, FRONTIER_BOUND, GAIN_BOUND, ROOM_BOUND, key_from
from tests.deal.elsewhere import printed, told

COUNT = int(os.environ.get("COURSE_KEYS", "25"))
"""Variants of each case; 1,000 of twenty cases take about seven minutes on one core."""
NAMES = sorted(path.stem for path in CASES.glob("*.toml"))


@frozen
class Dealt:
    """A case and its variants by key."""

    case: Case
    variants: dict[str, Case]


@pytest.fixture(scope="module", params=NAMES)
def dealt(request: pytest.FixtureRequest) -> Dealt:
    """One case at a time, dealt by all keys: a thousand variants of every case would not fit into memory."""
    case, random = Case.load(request.param), Random("variants")
    return Dealt(case, {key: variant(case, key) for key in (key_from(random) for _ in range(COUNT))})


def packages(case: Case) -> int:
    """All packages there are."""
    return prod(len(issue.options) for issue in case.issues)


def room(case: Case) -> int:
    """Packages that both sides would take."""
    mine, theirs = case.you.preferences, case.them.preferences
    return sum(mine.accepts(p.package) and theirs.accepts(p.package) for p in all_points(mine, theirs))


def gain(case: Case) -> float:
    """What the best joint deal adds to the middle of every list as it lies on the table at first."""
    best = best_joint(case.you.preferences, case.them.preferences)
    assert best is not None
    split = even_split(case.listed.you.preferences, case.listed.them.preferences)
    return (best.own + best.other - split) / split


def gap(case: Case) -> int:
    """How far the best joint deal favours one side, in points."""
    mine, theirs = case.you.preferences, case.them.preferences
    best = best_joint(mine, theirs)
    assert best is not None
    return abs((best.own - mine.reservation) - (best.other - theirs.reservation))


def near(value: float, usual: float, bound: float) -> bool:
    """Whether a value lies within this share of the usual one."""
    return abs(value - usual) <= bound * abs(usual)


def test_no_variant_is_harder_than_another(dealt: Dealt):
    """Frontier, gain over an even split, room to agree, balance and who shares a first wish stay as stated; so does "no deal"."""

    def measured(case: Case) -> tuple[int, float, int, int]:
        count = len(frontier(case.you.preferences, case.them.preferences))
        return count, gain(case), room(case), gap(case)

    def same_first_wish(case: Case) -> bool:
        tops = [max(stakes, key=stakes.__getitem__) for stakes in (p.preferences.stakes() for p in case.parties)]
        return tops[0] == tops[1]

    if not dealt.case.feasible:
        assert {key: room(v) for key, v in dealt.variants.items() if room(v)} == {}
        return
    points, usual_gain, usual_room, usual_gap = measured(dealt.case)
    for key, v in dealt.variants.items():
        drawn = measured(v)
        assert near(drawn[0], points, FRONTIER_BOUND), (key, drawn[0], points)
        assert near(drawn[1], usual_gain, GAIN_BOUND), (key, drawn[1], usual_gain)
        assert near(drawn[2], usual_room, ROOM_BOUND), (key, drawn[2], usual_room)
        assert drawn[3] <= max(BALANCE_BOUND, usual_gap), (key, drawn[3], usual_gap)
        assert same_first_wish(v) is same_first_wish(dealt.case), key


def fixed(case: Case) -> dict[str, object]:
    """Everything that no key changes: what records and lessons hold on to."""
    return {
        "id": case.id,
        "rounds": case.rounds,
        "learner": case.learner,
        "feasible": case.feasible,
        "packages": packages(case),
        "options": [(i.id, i.label, [(o.id, o.opened_by) for o in i.options]) for i in case.issues],
        "parties": [
            (p.id, p.preferences.reservation, p.preferences.must, p.decides, sum(i.weight for i in p.interests))
            for p in case.parties
        ],
        "interests": [[(i.id, i.satisfies, len(i.says)) for i in p.interests] for p in case.parties],
        "lines": [
            {who: {kind: len(k) for kind, k in kinds.items()} for who, kinds in p.lines.items()} for p in case.parties
        ],
    }


def test_a_record_fits_every_variant(dealt: Dealt):
    """Ids, options, non-negotiables, walk-aways and what all interests weigh together are the file's own."""
    expected = fixed(dealt.case)
    for key, v in dealt.variants.items():
        assert fixed(v) == expected, key


def test_variants_differ_in_what_could_be_copied(dealt: Dealt):
    """Weights and points of either side differ from key to key, and hardly two learners get the same for both."""
    points = [[json.dumps(p.preferences.points) for p in v.parties] for v in dealt.variants.values()]
    assert min(len(set(side)) for side in zip(*points, strict=True)) >= 5
    assert len({"".join(both) for both in points}) >= min(COUNT, 40) / 4


def test_variants_differ_in_what_is_read(dealt: Dealt):
    """Names, words of the story and amounts are those that the file offers, and not always the same ones."""
    offered = dealt.case.source["variant"]
    for party, names in offered.get("names", {}).items():
        used = {v.party(party).name for v in dealt.variants.values()}
        assert used <= set(names)
        assert len(used) > 1, party
    for name, words in offered.get("words", {}).items():
        used = {v.source["variant"]["words"][name][0] for v in dealt.variants.values()}
        assert used <= set(words)
        assert len(used) > 1, name
    if len(offered.get("factors", [])) > 1:
        assert len({tuple(o.label for i in v.issues for o in i.options) for v in dealt.variants.values()}) > 1
    assert len({told(v) for v in dealt.variants.values()}) >= 0.6 * COUNT


def strangers(case: Case, v: Case) -> set[str]:
    """Names, amounts and words of the file's own case that a variant which has others still mentions."""
    labels = {o.label for i in v.issues for o in i.options}
    replaced = {o.label for i in case.issues for o in i.options} - labels
    replaced |= {p.name for p in case.parties} - {p.name for p in v.parties}
    chosen = {words[0] for words in v.source["variant"].get("words", {}).values()}
    replaced |= {words[0] for words in case.source["variant"].get("words", {}).values()} - chosen
    return {word for word in replaced if re.search(rf"(?<![\w,.]){re.escape(word)}(?![\w,]*\w)", told(v))}


def test_a_variant_speaks_of_its_own_amounts_names_and_words(dealt: Dealt):
    """No text of a variant names an amount, a person or a detail of the file's own case, or is left unfilled."""
    for key, v in dealt.variants.items():
        assert strangers(dealt.case, v) == set(), key
        assert re.findall(r"\{[\w-]+\.[\w-]+\}", told(v)) == [], key


def test_a_mirror_stays_a_mirror(dealt: Dealt):
    """Where the file says that both sides' weights are dealt alike, what one gains the other loses, to the point."""
    if not dealt.case.source["variant"].get("paired", False):
        return
    for key, v in {EXAMPLE: dealt.case, **dealt.variants}.items():
        mine, theirs = (p.preferences.points for p in v.parties)
        for issue, options in mine.items():
            assert len({value + theirs[issue][option] for option, value in options.items()}) == 1, (key, issue)


def test_a_key_deals_the_same_case_again(dealt: Dealt):
    """The same keys give the same variants, from a case that has dealt others meanwhile."""
    for key in list(dealt.variants)[:3]:
        assert told(variant(dealt.case, key)) == told(dealt.variants[key])
        assert variant(dealt.case, key).source == dealt.variants[key].source


def test_a_key_deals_the_same_case_anywhere():
    """The same keys give the same variants of every case in other processes, whatever the hash seed."""
    code = (
        "import sys\n"
        "from grader.deal import Case, variant\n"
        "from tests.deal.elsewhere import told\n"
        "for name in sys.argv[1].split(','):\n"
        "    for key in sys.argv[2].split(','):\n"
        "        print(told(variant(Case.load(name), key)))\n"
    )
    random = Random("anywhere")
    keys = [key_from(random)]
    here = "".join(f"{told(variant(Case.load(name), key))}\n" for name in NAMES for key in keys)
    assert printed(code, ",".join(NAMES), ",".join(keys), hash_seed=1) == here
    assert printed(code, ",".join(NAMES), ",".join(keys), hash_seed=2) == here
