"""Your own variant of a case: other numbers and names, the same difficulty.

A variant deals the parties' interest weights out anew, shifts them a little, rescales amounts and swaps names. Draws
that would be easier or harder than the file's own case are thrown away, so two learners can compare results but not
copy packages.
"""

import copy
import re
import secrets
from random import Random
from typing import Any

from grader.deal.case import Case
from grader.deal.frontier import all_points, best_joint, even_split, frontier
from grader.deal.reading import shown
from grader.errors import CaseError, KeyFormatError

EXAMPLE = "example"
"""The key of the case as its file has it."""

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
_FORM = re.compile(rf"[{_ALPHABET}]{{4}}-[{_ALPHABET}]{{4}}")
_SHIFT = 3
_Difficulty = tuple[int, float, int, int]
_DRAWS = 400

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
    own = _difficulty(case)
    for _ in range(_DRAWS):
        content = copy.deepcopy(dict(case.source))
        for party in content["parties"].values():
            _deal_weights(party["interests"], random)
        if own is not None and _as_hard(case.id, own, content):
            _rename(content, random)
            return Case.build(content, case.id)
    raise CaseError(f"{case.id}.toml: found no variant as hard as the case in {_DRAWS} draws. Widen its frontier.")


def _deal_weights(interests: dict[str, Any], random: Random) -> None:
    names = list(interests)
    weights = [interests[name]["weight"] for name in names]
    order = sorted(range(len(names)), key=lambda _: random.random())
    shifts = [int(random.random() * (2 * _SHIFT + 1)) - _SHIFT for _ in names]
    shifts[-1] -= sum(shifts)
    for name, place, shift in zip(names, order, shifts, strict=True):
        interests[name]["weight"] = max(1, weights[place] + shift)


def _difficulty(case: Case) -> _Difficulty | None:
    mine, theirs = case.you.preferences, case.them.preferences
    best = best_joint(mine, theirs)
    split = even_split(mine, theirs)
    if best is None or not split:
        return None
    gain = (best.own + best.other - split) / split
    room = sum(p.own >= mine.reservation and p.other >= theirs.reservation for p in all_points(mine, theirs))
    gap = abs((best.own - mine.reservation) - (best.other - theirs.reservation))
    return len(frontier(mine, theirs)), gain, room, gap


def _as_hard(name: str, own: _Difficulty, content: dict[str, Any]) -> bool:
    try:
        drawn = _difficulty(Case.build(content, name))
    except CaseError:
        return False
    if drawn is None:
        return False
    near = zip(drawn[:3], own[:3], (FRONTIER_BOUND, GAIN_BOUND, ROOM_BOUND), strict=True)
    return all(abs(a - b) <= bound * b for a, b, bound in near) and drawn[3] <= max(BALANCE_BOUND, own[3])


def _rename(content: dict[str, Any], random: Random) -> None:
    choices = content.get("variant", {})
    for party_id, names in choices.get("names", {}).items():
        content["parties"][party_id]["name"] = names[int(random.random() * len(names))]
    factors = choices.get("factors", [100])
    factor = factors[int(random.random() * len(factors))]
    for issue in content["issues"].values():
        for option, value in issue["options"].items():
            if type(value) is int and issue.get("scale", True):
                issue["options"][option] = value * factor // 100
