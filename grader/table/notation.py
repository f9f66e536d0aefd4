"""How a move is written down: a small JSON object, the same in records, lessons and assignments."""

from collections.abc import Callable, Mapping
from typing import Any

from grader.deal.issue import Package
from grader.deal.reading import shown
from grader.errors import MoveError
from grader.table.moves import (
    KINDS,
    Accept,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Evade,
    Fact,
    Floor,
    Limit,
    Mandate,
    Move,
    Offer,
    Order,
    Prefer,
    Say,
    SendUp,
    WalkAway,
    Why,
    kind,
)

PRIORITIES = "priorities"
"""What a question is about that names no issue."""


def to_json(move: Move) -> dict[str, Any]:
    """A move as a small JSON object; `from_json` reads it back."""
    match move:
        case Offer(package):
            return {"offer": dict(package)}
        case EqualOffers(packages):
            return {"equal_offers": [dict(package) for package in packages]}
        case Disclose(fact, ask):
            return {"disclose": _fact_to_json(fact), "ask": ask}
        case Ask(about):
            return {"ask": PRIORITIES if about is None else about}
        case Decline(reason):
            return {"decline": True if reason is None else reason}
        case SendUp(package):
            return {"send_up": dict(package)}
        case Say(text):
            return {"say": text}
        case Accept(which):
            return {"accept": which}
        case Prefer(which):
            return {"prefer": which}
    return {kind(move): True}


def _fact_to_json(fact: Fact) -> dict[str, Any]:
    match fact:
        case Order(more, less):
            return {"order": [more, less]}
        case Why(interest):
            return {"why": interest}
        case Limit(issue, options):
            return {"limit": {issue: sorted(options)}}
        case Floor(package):
            return {"floor": dict(package)}
        case Mandate(issues):
            return {"mandate": sorted(issues)}


def from_json(written: object) -> Move:
    """Read one move. Whether it is allowed is the table's business, not this function's.

    Raises:
        MoveError: not the JSON of a move; the message says what was found and expected.
    """
    if isinstance(written, Mapping):
        for name, read in _READERS.items():
            if name in written:
                move = read(written)
                if move is not None:
                    return move
                break
    raise MoveError(
        f"a move: found {shown(written)}, expected one of {', '.join(KINDS)} with its content, "
        'such as {"accept": 0}. Check the line.'
    )


def _package(value: object) -> Package | None:
    if isinstance(value, Mapping) and all(isinstance(k, str) and isinstance(v, str) for k, v in value.items()):
        return dict(value)
    return None


def _read_offer(written: Mapping[str, Any]) -> Move | None:
    package = _package(written["offer"])
    return Offer(package) if package is not None else None


def _read_equal_offers(written: Mapping[str, Any]) -> Move | None:
    value = written["equal_offers"]
    if not isinstance(value, list | tuple):
        return None
    packages = [package for package in map(_package, value) if package is not None]
    return EqualOffers(tuple(packages)) if len(packages) == len(value) else None


def _read_disclose(written: Mapping[str, Any]) -> Move | None:
    fact, ask = written["disclose"], written.get("ask", False)
    if not isinstance(fact, Mapping) or not isinstance(ask, bool):
        return None
    read = _read_fact(dict(fact))
    return Disclose(read, ask) if read is not None else None


def _read_fact(fact: dict[Any, Any]) -> Fact | None:
    match fact:
        case {"order": [str(more), str(less)]}:
            return Order(more, less)
        case {"why": str(interest)}:
            return Why(interest)
        case {"limit": dict(limit)} if len(limit) == 1:
            (issue, options) = next(iter(limit.items()))
            names = _names(options)
            return Limit(issue, names) if isinstance(issue, str) and names is not None else None
        case {"floor": written}:
            package = _package(written)
            return Floor(package) if package is not None else None
        case {"mandate": issues}:
            names = _names(issues)
            return Mandate(names) if names is not None else None
    return None


def _names(written: object) -> frozenset[str] | None:
    if isinstance(written, list | tuple) and all(isinstance(name, str) for name in written):
        return frozenset(written)
    return None


def _read_ask(written: Mapping[str, Any]) -> Move | None:
    about = written["ask"]
    if about == PRIORITIES:
        return Ask()
    return Ask(about) if about is None or isinstance(about, str) else None


def _read_decline(written: Mapping[str, Any]) -> Move | None:
    reason = written["decline"]
    if reason is True:
        return Decline()
    return Decline(reason) if isinstance(reason, str) else None


def _read_send_up(written: Mapping[str, Any]) -> Move | None:
    package = _package(written["send_up"])
    return SendUp(package) if package is not None else None


def _read_say(written: Mapping[str, Any]) -> Move | None:
    return Say(written["say"]) if isinstance(written["say"], str) else None


def _read_place(name: str, move: type[Accept] | type[Prefer]) -> Callable[[Mapping[str, Any]], Move | None]:
    return lambda written: move(written[name]) if type(written[name]) is int else None


_READERS: dict[str, Callable[[Mapping[str, Any]], Move | None]] = {
    "offer": _read_offer,
    "equal_offers": _read_equal_offers,
    "disclose": _read_disclose,
    "ask": _read_ask,
    "say": _read_say,
    "accept": _read_place("accept", Accept),
    "prefer": _read_place("prefer", Prefer),
    "decline": _read_decline,
    "evade": lambda written: Evade() if written["evade"] is True else None,
    "send_up": _read_send_up,
    "walk_away": lambda written: WalkAway() if written["walk_away"] is True else None,
}
