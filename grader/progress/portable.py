"""Everything a learner has made, in one file that can be carried elsewhere: tries, negotiations, plans.

Two such files merge without loss, in either order: tries and attempts are united, an attempt that went further replaces
its own beginning, and of two plans of one name the later keeps it while the other is kept beside it.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from grader.deal.reading import shown
from grader.errors import ProgressError
from grader.progress.tries import Try, as_json, from_json

FORMAT = 1
LARGEST = 50_000_000
"""Bytes of a file that is still read."""
Lines = tuple[str, ...]
"""One attempt at a negotiation: its lines of JSON, header first, each in one agreed form."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


@frozen
class Portable:
    """What a learner carries along.

    Attributes:
        tries: answers that changed how an exercise stands.
        moves: name of a record -> its attempts.
        plans: name of a planning sheet -> the sheet as JSON text.
        deals: name of a deal that was rehearsed -> its case file. The name says what is in it, so one never changes.
    """

    tries: frozenset[Try] = frozenset()
    moves: Mapping[str, frozenset[Lines]] = field(factory=dict)
    plans: Mapping[str, str] = field(factory=dict)
    deals: Mapping[str, str] = field(factory=dict)


def merge(one: Portable, other: Portable) -> Portable:
    """Both together, whichever comes first; merging again changes nothing."""
    names = one.moves.keys() | other.moves.keys()
    none: frozenset[Lines] = frozenset()
    moves = {name: _kept(one.moves.get(name, none) | other.moves.get(name, none)) for name in names}
    deals = {
        name: max(one.deals.get(name, ""), other.deals.get(name, "")) for name in one.deals.keys() | other.deals.keys()
    }
    return Portable(one.tries | other.tries, moves, _plans([*one.plans.items(), *other.plans.items()]), deals)


def in_order(attempts: Iterable[Lines]) -> list[Lines]:
    """Attempts as a record holds them: by number, a table that nobody sat down at last."""
    return sorted(attempts, key=lambda lines: (not _begun(lines), _number(lines), lines))


def canonical(line: Mapping[str, Any]) -> str:
    """A line of JSON in the one form that is compared."""
    return json.dumps(line, ensure_ascii=False, sort_keys=True)


def to_text(found: Portable) -> str:
    """The file: JSON, readable."""
    document = {
        "format": FORMAT,
        "tries": [as_json(each) for each in sorted(found.tries)],
        "moves": {
            name: [[json.loads(line) for line in lines] for lines in in_order(attempts)]
            for name, attempts in sorted(found.moves.items())
        },
        "plans": {name: json.loads(plan) for name, plan in sorted(found.plans.items())},
        "deals": dict(sorted(found.deals.items())),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def from_text(text: str, where: str) -> Portable:
    """Read such a file.

    Raises:
        ProgressError: it is none, or was made by a later version of the course; the message begins with ``where``.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ProgressError(
            f"{where}: found no JSON, expected a file that `progress()` made. Choose another."
        ) from error
    if not isinstance(document, dict) or "format" not in document:
        raise ProgressError(
            f"{where}: found {shown(document)}, expected a file that `progress()` made. Choose another."
        )
    if document["format"] != FORMAT:
        raise ProgressError(f"{where}: found format {shown(document['format'])}, expected {FORMAT}. Update the course.")
    tries, moves = document.get("tries", []), document.get("moves", {})
    plans, deals = document.get("plans", {}), document.get("deals", {})
    texts = _named(deals) and all(isinstance(text, str) for text in deals.values())
    if not (isinstance(tries, list) and _named(moves) and _named(plans) and texts):
        raise ProgressError(
            f"{where}: its tries, moves, plans or deals are not as `progress()` writes them. Export it anew."
        )
    return Portable(
        frozenset(from_json(each, f"{where}, try {number}") for number, each in enumerate(tries, 1)),
        {name: frozenset(_attempts(each, f"{where}, moves of {name}")) for name, each in moves.items()},
        {name: _plan(each, f"{where}, plan {name}") for name, each in plans.items()},
        deals,
    )


def _named(found: object) -> bool:
    return isinstance(found, dict) and all(_NAME.fullmatch(name) for name in found)


def _attempts(found: object, where: str) -> list[Lines]:
    attempts: list[Lines] = []
    for lines in found if isinstance(found, list) else [None]:
        if not (isinstance(lines, list) and lines and all(isinstance(line, dict) for line in lines)):
            raise ProgressError(f"{where}: found {shown(lines)}, expected the lines of an attempt. Export it anew.")
        if "format" not in lines[0] or type(lines[0].get("attempt")) is not int:
            raise ProgressError(f"{where}: found {shown(lines[0])}, expected an attempt's first line. Export it anew.")
        attempts.append(tuple(map(canonical, lines)))
    return attempts


def _plan(found: object, where: str) -> str:
    if not isinstance(found, dict):
        raise ProgressError(f"{where}: found {shown(found)}, expected a planning sheet. Export it anew.")
    return canonical(found)


def _kept(attempts: frozenset[Lines]) -> frozenset[Lines]:
    """Without beginnings of others, and without tables that nobody sat down at where somebody sat at a later one."""
    longest = {one for one in attempts if not any(len(o) > len(one) and o[: len(one)] == one for o in attempts)}
    sat_at = [_number(lines) for lines in longest if _begun(lines)]
    empty: dict[int, Lines] = {}
    for lines in longest:
        number = _number(lines)
        if not _begun(lines) and number > max(sat_at, default=0):
            empty[number] = min(lines, empty.get(number, lines))
    last = [empty[max(empty)]] if empty else []
    return frozenset([lines for lines in longest if _begun(lines)] + last)


def _begun(lines: Lines) -> bool:
    return len(lines) > 1


def _number(lines: Lines) -> int:
    return int(json.loads(lines[0])["attempt"])


def _plans(found: Iterable[tuple[str, str]]) -> dict[str, str]:
    kept: dict[str, str] = {}
    waiting = list(found)
    while waiting:
        name, plan = waiting.pop()
        earlier, later = sorted((plan, kept.get(name, plan)), key=_saved)
        kept[name] = later
        if earlier != later:
            waiting.append((f"{name[:60]}-{hashlib.sha256(earlier.encode()).hexdigest()[:8]}", earlier))
    return kept


def _saved(plan: str) -> tuple[str, str]:
    return str(json.loads(plan).get("saved", "")), plan
