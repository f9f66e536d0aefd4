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
    Move,
    Offer,
    Order,
    Prefer,
    Say,
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
        case Disclose(Order(more, less), ask):
            return {"disclose": {"order": [more, less]}, "ask": ask}
        case Disclose(Why(interest), ask):
            return {"disclose": {"why": interest}, "ask": ask}
        case Ask(issue):
            return {"ask": PRIORITIES if issue is None else issue}
        case Say(text):
            return {"say": text}
        case Accept(which):
            return {"accept": which}
        case Prefer(which):
            return {"prefer": which}
    return {kind(move): True}


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
    match dict(fact):
        case {"order": [str(more), str(less)]}:
            return Disclose(Order(more, less), ask)
        case {"why": str(interest)}:
            return Disclose(Why(interest), ask)
    return None


def _read_ask(written: Mapping[str, Any]) -> Move | None:
    issue = written["ask"]
    if issue == PRIORITIES:
        return Ask()
    return Ask(issue) if issue is None or isinstance(issue, str) else None


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
    "decline": lambda written: Decline() if written["decline"] is True else None,
    "walk_away": lambda written: WalkAway() if written["walk_away"] is True else None,
}
