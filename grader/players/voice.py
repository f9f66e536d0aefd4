"""What a person says while making a move: the case's own sentences first, then the player's stock of them.

No sentence comes twice while others are left. Which kinds of line there are, which placeholders each may hold, and which
moods: `grader.deal.lines`. A player's stock lies in ``players/lines/NAME.toml``, one table for each persona.
"""

import re
import tomllib
from collections.abc import Collection, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Protocol
from zlib import crc32

from attrs import define, field

from grader.deal.issue import Package
from grader.deal.lines import read_kinds
from grader.deal.reading import Table
from grader.players.telling import opposite
from grader.players.words import words_for
from grader.table.history import History, Turn, last_move, packages_of, standing
from grader.table.moves import (
    LIMITS,
    MUST_CHECK,
    PRIVATE,
    YOU_FIRST,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Floor,
    Limit,
    Mandate,
    Move,
    Offer,
    Order,
    Say,
    SendUp,
    Why,
    kind,
)
from grader.table.session import Seat

STOCK = Path(__file__).parent / "lines"
LATE = 2
"""Rounds before the deadline in which people sound as if time ran out."""
_PLAIN = {
    "open": "{package}: that's where we'd start.",
    "offer": "{package}. Could you do that?",
    "press": "It's still {package}.",
    "pick": "{package}, then.",
    "idea": "There's something neither of us wrote down: {idea}. So: {package}.",
    "upstairs": "They rang back: {package}.",
    "accept": "{package}. Agreed.",
    "prefer": "The {nth}, because of {get}.",
    "share": "{more} matters more to us than {less}.",
    "why": "{says}",
    "limit": "On {issue} it has to be {limits}.",
    "floor": "The least we could sign is {package}.",
    "authority": "I can settle {issue}.",
    "first": "You first.",
    "keep": "That one I keep to myself.",
    "check": "I'd have to check that.",
    "evade": "It all matters, one way or another.",
    "decline": "I'd rather not say.",
    "noted": "I see.",
    "free": "Nothing that couldn't be talked about.",
    "done": "That's all there is to tell.",
    "say": "I see.",
    "walk_away": "Then we'll leave it there. Thank you for your time.",
}
_LIKE = {"press": "offer", "pick": "offer", "idea": "offer", "done": "noted", "free": "noted", "first": "decline"}
"""Kind of line -> the kind that does instead for somebody who has none of it."""
_DECLINED = {YOU_FIRST: "first", PRIVATE: "keep", MUST_CHECK: "check", None: "decline"}


Lines = list[Mapping[str, tuple[str, ...]]]


class Speaker(Protocol):
    """A player, as far as speaking goes."""

    name: str

    def line_kind(self, seat: Seat, history: History, move: Move) -> str:
        """Which of its lines go with a move."""


def line_kind(seat: Seat, history: History, move: Move) -> str:
    """Which kind of line goes with a move, whoever speaks."""
    asked = last_move(history, opposite(seat, history))
    match move:
        case Offer(package):
            return _offer_kind(seat, history, package, asked)
        case Disclose(fact):
            kinds = {Order: "share", Why: "why", Limit: "limit", Floor: "floor", Mandate: "authority"}
            return kinds[type(fact)]
        case Decline(reason):
            return _DECLINED[reason]
        case Say():
            match asked:
                case Ask(about) if about == LIMITS:
                    return "free"
                case Disclose(Limit(), True):
                    return "free"
                case Ask() | Disclose(ask=True):
                    return "done"
                case Disclose():
                    return "noted"
    return kind(move)


def _offer_kind(seat: Seat, history: History, package: Package, asked: Move | None) -> str:
    mine = standing(history, seat.party.id)
    if not mine:
        return "open"
    if any(item in seat.openers and not _was_offered(history, *item) for item in package.items()):
        return "idea"
    if isinstance(asked, EqualOffers) and package not in asked.packages and _picked(package, asked.packages):
        return "pick"
    own = seat.party.preferences.points
    if len(mine) == 1 and not any(own[i][package[i]] < own[i][mine[0][i]] for i in package):
        return "press"
    return "offer"


def _was_offered(history: History, issue: str, option: str) -> bool:
    return any(package[issue] == option for turn in history for package in packages_of(turn.move))


def _picked(package: Package, offers: tuple[Package, ...]) -> bool:
    return all(option in {offer[issue] for offer in offers} for issue, option in package.items())


def mood(seat: Seat, history: History) -> str:
    """How the last rounds sit with this person: ``late``, ``cool``, ``warm``, or nothing in particular.

    Late in the last two rounds; cool if the other side's latest offer is no better than the one before; warm if it has
    shared something.
    """
    if seat.rounds - seat.elapsed(history) <= LATE:
        return "late"
    own, other = seat.party.preferences, opposite(seat, history)
    offers = (packages_of(turn.move) for turn in reversed(history) if turn.seat == other)
    latest = [max(map(own.value, packages)) for packages in islice(filter(None, offers), 2)]
    if len(latest) > 1 and latest[0] <= latest[1]:
        return "cool"
    shared = any(t.seat == other and isinstance(t.move, Disclose) for t in history)
    return "warm" if shared else ""


@lru_cache(maxsize=32)
def stock(name: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """A player's stock of lines: persona -> kind -> lines; empty for a player without a file. CaseError if it is malformed."""
    path = STOCK / f"{name}.toml"
    if not path.is_file():
        return {}
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return {persona: read_kinds(kinds, {}) for persona, kinds in Table(content, path.name).tables().items()}


def _lines(seat: Seat, name: str) -> Lines:
    """Where this person's lines come from: what the case wrote for them, then their persona's stock."""
    personas = stock(name)
    drawn = sorted(personas)[crc32(f"{seat.seed}/persona".encode()) % len(personas)] if personas else ""
    return [seat.party.lines.get(name, {}), personas.get(drawn, {})]


def spoken(seat: Seat, player: Speaker, history: History, move: Move) -> str:
    """One or two sentences for this move, in this person's voice; plain ones if there is none."""
    if isinstance(move, EqualOffers | Ask | SendUp):
        return ""
    lines = _lines(seat, player.name)
    said = _said(seat, lines, player, history)
    words = words_for(seat, history, move)
    now = player.line_kind(seat, history, move)
    line = _chosen(seat, lines, now, mood(seat, history), words.keys(), said)
    _heard(seat.seed, player.name).latest = (len(history), move, line)
    text = _capitals((line or _PLAIN[now]).format(**words))
    if now == "check" and isinstance(move, Offer) and standing(history, seat.party.id) != (move.package,):
        return f"{text} {_capitals(words['package'])}."
    return text


@define
class _Heard:
    """What a person has said so far, as far as the history has been read."""

    read: list[Turn] = field(factory=list)
    said: dict[str, int] = field(factory=dict)
    latest: tuple[int, Move, str] | None = None


@lru_cache(maxsize=128)
def _heard(seed: str, name: str) -> _Heard:
    """One for each person at each table; it is read anew whenever the history is another one."""
    return _Heard()


def _said(seat: Seat, lines: Lines, player: Speaker, history: History) -> dict[str, int]:
    """How often each line was said: this follows from the moves alone, so edited words change nothing."""
    heard = _heard(seat.seed, player.name)
    if len(heard.read) > len(history) or any(a is not b for a, b in zip(heard.read, history, strict=False)):
        heard.read, heard.said, heard.latest = [], {}, None
    for place in range(len(heard.read), len(history)):
        turn = history[place]
        heard.read.append(turn)
        if turn.seat == seat.party.id:
            if heard.latest is not None and heard.latest[0] == place and heard.latest[1] is turn.move:
                line = heard.latest[2]
            else:
                before = history[:place]
                words = words_for(seat, before, turn.move).keys()
                now = player.line_kind(seat, before, turn.move)
                line = _chosen(seat, lines, now, mood(seat, before), words, heard.said)
            heard.said[line] = heard.said.get(line, 0) + 1
    return heard.said


def _chosen(seat: Seat, lines: Lines, now: str, feeling: str, words: Collection[str], said: Mapping[str, int]) -> str:
    """The line to say: one not said yet, for this mood before for any, from the case before from the stock."""
    if not any(source.get(now) for source in lines):
        now = _LIKE.get(now, now)
    pools = [source.get(f"{now}-{feeling}", ()) for source in lines] if feeling else []
    pools += [source.get(now, ()) for source in lines]
    usable = (line for pool in pools for line in _shuffled(seat.seed, pool) if _open_in(line).issubset(words))
    seen: list[str] = []
    for line in usable:
        if line not in said:
            return line
        seen.append(line)
    return min(seen, key=said.__getitem__, default="")


@lru_cache(maxsize=1_024)
def _shuffled(seed: str, pool: tuple[str, ...]) -> tuple[str, ...]:
    """Lines in an order of this person's own."""
    return tuple(sorted(pool, key=lambda line: crc32(f"{seed}/{line}".encode())))


@lru_cache(maxsize=4_096)
def _open_in(line: str) -> frozenset[str]:
    """The placeholders of a line."""
    return frozenset(re.findall(r"\{(\w+)\}", line))


def _capitals(text: str) -> str:
    return re.sub(r"(^|[.?!] )([a-z])", lambda m: m[1] + m[2].upper(), text)
