"""Your own variant of a case: other numbers and names, the same difficulty.

A variant deals the parties' interest weights out anew, shifts them a little, rescales amounts, and swaps names and words
of the story. Draws that would be easier or harder than the file's own case are thrown away, so two learners can compare
results but not copy packages.
"""

import copy
import re
import secrets
from random import Random
from typing import Any

from attrs import evolve, frozen

from grader.deal.case import Case
from grader.deal.frontier import Frontier, all_values, best_joint, even_split
from grader.deal.interests import points_from
from grader.deal.preferences import Preferences
from grader.deal.reading import shown
from grader.errors import CaseError, KeyFormatError

EXAMPLE = "example"
"""The key of the case as its file has it."""

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
_FORM = re.compile(rf"[{_ALPHABET}]{{4}}-[{_ALPHABET}]{{4}}")
_SHIFT = 3
_DRAWS = 4_000
_Weights = dict[str, dict[str, int]]

FRONTIER_BOUND = 0.4
"""A variant's frontier has as many packages as the case's own, give or take this share."""
GAIN_BOUND = 0.3
"""What there is to gain over an even split, (Jmax - H) / H, stays within this share of the case's own."""
ROOM_BOUND = 0.4
"""The count of packages that both sides would take stays within this share of the case's own."""
BALANCE_BOUND = 12
"""Points by which the two sides' gains may differ in the best joint deal."""


def new_key() -> str:
    """A fresh key: random, short, readable aloud, such as ``k7mx-2pqa``."""
    return key_from(secrets.SystemRandom())


def key_from(random: Random) -> str:
    """A key drawn from this source of chance; a seeded one gives the same key again."""
    return "-".join("".join(_ALPHABET[int(random.random() * len(_ALPHABET))] for _ in range(4)) for _ in range(2))


def check_key(key: object) -> str:
    """The key itself if its form is right.

    Raises:
        KeyFormatError: anything but ``example`` or two groups of four letters and digits.
    """
    if isinstance(key, str):
        cleaned = key.strip().lower()
        if cleaned == EXAMPLE or _FORM.fullmatch(cleaned):
            return cleaned
    raise KeyFormatError(
        f"variant key: found {shown(key)}, expected two groups of four letters and digits such as k7mx-2pqa. "
        "Copy the key from your table or from the first line of your record."
    )


@frozen
class Difficulty:
    """What makes a case easy or hard to play well.

    Attributes:
        frontier: packages on the frontier of all deals.
        gain: what there is to gain over an even split, (Jmax - H) / H.
        gap: points between the two sides' gains in the best joint deal.
        alike: whether the same issue matters most to both.
    """

    frontier: int
    gain: float
    gap: int
    alike: bool


def difficulty(case: Case) -> Difficulty | None:
    """How hard a case is; None if no package pleases both sides."""
    mine, theirs = case.you.preferences, case.them.preferences
    deals = Frontier(mine, theirs)
    best = best_joint(mine, theirs, deals)
    if best is None:
        return None
    listed = case.listed
    split = even_split(listed.you.preferences, listed.them.preferences)
    gap = abs((best.own - mine.reservation) - (best.other - theirs.reservation))
    alike = mine.ranking()[0] == theirs.ranking()[0]
    return Difficulty(len(deals.pairs), (best.own + best.other - split) / (split or 1), gap, alike)


def room(case: Case) -> int:
    """How many packages both sides would take. Grows as the product of the options."""
    mine, theirs = case.you.preferences, case.them.preferences
    return sum(own >= mine.reservation and other >= theirs.reservation for own, other in all_values(mine, theirs))


def variant(case: Case, key: str) -> Case:
    """The case as this key deals it; the file's own for the key ``example``.

    Raises:
        KeyFormatError: a key of the wrong form.
        CaseError: no variant of equal difficulty was found (the case is too peculiar for variants).
    """
    key = check_key(key)
    if key == EXAMPLE:
        return case
    random = Random(f"{case.id}/{key}")
    own, own_room, mirror = difficulty(case), room(case), _zero_sum(case)
    for _ in range(_DRAWS):
        weights = _drawn_weights(case, random)
        drawn_case = _weighed(case, weights)
        if _zero_sum(drawn_case) is mirror and _as_hard(drawn_case, own, own_room):
            content = copy.deepcopy(dict(case.source))
            for party, drawn in weights.items():
                for interest, weight in drawn.items():
                    content["parties"][party]["interests"][interest]["weight"] = weight
            _retell(content, random)
            return Case.build(content, case.id)
    raise CaseError(f"{case.id}.toml: found no variant as hard as the case in {_DRAWS} draws. Widen its frontier.")


def _drawn_weights(case: Case, random: Random) -> _Weights:
    """Both sides' interests with weights dealt anew; in a paired case both are dealt alike, so that a mirror stays one."""
    paired = case.source.get("variant", {}).get("paired", False)
    state = random.getstate()
    drawn: _Weights = {}
    for party in case.parties:
        if paired:
            random.setstate(state)
        weights = [interest.weight for interest in party.interests]
        order = sorted(range(len(weights)), key=lambda _: random.random())
        shifts = [int(random.random() * (2 * _SHIFT + 1)) - _SHIFT for _ in weights]
        shifts[-1] -= sum(shifts)
        drawn[party.id] = {
            interest.id: max(1, weights[place] + shift)
            for interest, place, shift in zip(party.interests, order, shifts, strict=True)
        }
    return drawn


def _weighed(case: Case, weights: _Weights) -> Case:
    """The case with these weights and nothing else changed: enough to measure it, and quick."""

    def party(which: int) -> Any:
        one = case.parties[which]
        interests = tuple(evolve(i, weight=weights[one.id][i.id]) for i in one.interests)
        points = points_from(interests, case.issues)
        own = Preferences(points, one.preferences.reservation, one.preferences.must)
        return evolve(one, interests=interests, preferences=own)

    return evolve(case, parties=(party(0), party(1)))


def _as_hard(drawn: Case, own: Difficulty | None, own_room: int) -> bool:
    if any(p.preferences.best < p.preferences.reservation for p in drawn.parties):
        return False
    measured = difficulty(drawn)
    if own is None or measured is None:
        return own is measured
    return (
        abs(measured.frontier - own.frontier) <= FRONTIER_BOUND * own.frontier
        and abs(measured.gain - own.gain) <= GAIN_BOUND * abs(own.gain)
        and measured.gap <= max(BALANCE_BOUND, own.gap)
        and measured.alike is own.alike
        and abs(room(drawn) - own_room) <= ROOM_BOUND * own_room
    )


def _zero_sum(case: Case) -> bool:
    """Whether on every issue one side gains just what the other loses. Rounded points may spoil that by one."""
    theirs = case.them.preferences.points
    return all(
        len({value + theirs[issue][option] for option, value in options.items()}) == 1
        for issue, options in case.you.preferences.points.items()
    )


def _retell(content: dict[str, Any], random: Random) -> None:
    """Other names, other words of the story, other amounts."""
    choices = content.get("variant", {})
    for party_id, names in choices.get("names", {}).items():
        content["parties"][party_id]["name"] = names[int(random.random() * len(names))]
    for name, words in choices.get("words", {}).items():
        chosen = int(random.random() * len(words))
        choices["words"][name] = [words[chosen], *words[:chosen], *words[chosen + 1 :]]
    factors = choices.get("factors", [100])
    factor = factors[int(random.random() * len(factors))]
    for issue in content["issues"].values():
        for option, value in issue["options"].items():
            if type(value) is int and issue.get("scale", True):
                issue["options"][option] = value * factor // 100
