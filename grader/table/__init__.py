"""A negotiation as it happens: moves, rules, sessions, and the record that is replayed and never trusted."""

from grader.table.history import History, Turn, agreement, packages_of, standing
from grader.table.moves import (
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
from grader.table.notation import from_json, to_json
from grader.table.session import Player, Seat, Session, negotiate, replay
from grader.table.setting import Setting, make_ready, read_only

__all__ = [
    "Accept",
    "Ask",
    "Decline",
    "Disclose",
    "EqualOffers",
    "History",
    "Move",
    "Offer",
    "Order",
    "Player",
    "Prefer",
    "Say",
    "Seat",
    "Session",
    "Setting",
    "Turn",
    "WalkAway",
    "Why",
    "agreement",
    "from_json",
    "kind",
    "make_ready",
    "negotiate",
    "packages_of",
    "read_only",
    "replay",
    "standing",
    "to_json",
]
