"""What a person says while making a move: the case's own sentences, never the same one twice while others are left.

Which kinds of line there are, and which placeholders each may hold: `grader.deal.lines`.
"""

import re
from random import Random

from grader.deal.issue import Package
from grader.table.history import History, packages_of, standing
from grader.table.moves import (
    Accept,
    Ask,
    Disclose,
    EqualOffers,
    Move,
    Offer,
    Order,
    Prefer,
    Why,
    kind,
)
from grader.table.session import Seat

NTH = ("first", "second", "third")
_PLAIN = {
    "open": "{package}: that's where we'd start.",
    "offer": "{package}. Could you do that?",
    "accept": "{package}. Agreed.",
    "prefer": "The {nth}, because of {get}.",
    "share": "{says} {more} matters more to us than {less}.",
    "why": "{says}",
    "decline": "I'd rather keep that to myself for now.",
    "say": "I see.",
    "walk_away": "Then we'll leave it there. Thank you for your time.",
}


def line_kind(history: History, seat: Seat, move: Move) -> str:
    """Which of a person's lines go with this move."""
    match move:
        case Offer():
            return "offer" if any(t.seat == seat.party.id and packages_of(t.move) for t in history) else "open"
        case Disclose(fact):
            return "share" if isinstance(fact, Order) else "why"
    return kind(move)


def spoken(seat: Seat, name: str, history: History, move: Move) -> str:
    """One or two sentences for this move, in the voice the case gives this player; plain ones if it gives none."""
    if isinstance(move, EqualOffers | Ask):
        return ""
    now = line_kind(history, seat, move)
    lines = seat.party.lines.get(name, {}).get(now, ())
    said = dict.fromkeys(sorted(lines, key=lambda line: Random(f"{seat.seed}/{line}").random()), 0)
    for i, turn in enumerate(history):  # what was said before follows from the moves alone
        if turn.seat == seat.party.id and line_kind(history[:i], seat, turn.move) == now:
            earlier = _least_said(said, _words(seat, history[:i], turn.move))
            if earlier is not None:
                said[earlier] += 1
    words = _words(seat, history, move)
    return _capitals((_least_said(said, words) or _PLAIN[now]).format(**words))


def _least_said(said: dict[str, int], words: dict[str, str]) -> str | None:
    usable = [line for line in said if set(re.findall(r"\{(\w+)\}", line)) <= words.keys()]
    return min(usable, key=lambda line: said[line], default=None)


def _capitals(text: str) -> str:
    return re.sub(r"(^|[.?!] )([a-z])", lambda m: m[1] + m[2].upper(), text)


def _label(seat: Seat, issue: str) -> str:
    return next(i.label for i in seat.issues if i.id == issue).lower()


def _option(seat: Seat, issue: str, option: str) -> str:
    return next(i for i in seat.issues if i.id == issue).option(option).label


def _words(seat: Seat, history: History, move: Move) -> dict[str, str]:
    match move:
        case Offer(package):
            return _offer_words(seat, history, package)
        case Accept(which) | Prefer(which):
            offers = next(
                packages_of(t.move) for t in reversed(history) if t.seat != seat.party.id and packages_of(t.move)
            )
            return {"nth": NTH[which], **_package_words(seat, offers[which], offers[:which] + offers[which + 1 :])}
        case Disclose(Order(more, less)):
            return {"says": _says(seat, history, more), "more": _label(seat, more), "less": _label(seat, less)}
        case Disclose(Why(interest)):
            told = sum(turn.seat == seat.party.id and turn.move == move for turn in history)
            says = seat.party.interest(interest).says
            return {"says": says[told % len(says)]}
    return {}


def _offer_words(seat: Seat, history: History, package: Package) -> dict[str, str]:
    """What this offer gets over their last one, and what it gives over one's own: nothing that stood there already."""
    own = seat.party.preferences.points
    words = {"package": ", ".join(_option(seat, issue, option) for issue, option in package.items())}
    theirs = next(
        (packages_of(t.move) for t in reversed(history) if t.seat != seat.party.id and packages_of(t.move)), ()
    )
    mine = standing(history, seat.party.id)
    if len(theirs) == 1:
        wanted = max(package, key=lambda issue: own[issue][package[issue]] - own[issue][theirs[0][issue]])
        if own[wanted][package[wanted]] > own[wanted][theirs[0][wanted]]:
            words["get"] = _option(seat, wanted, package[wanted])
    if len(mine) == 1:
        given = min(package, key=lambda issue: own[issue][package[issue]] - own[issue][mine[0][issue]])
        if own[given][package[given]] < own[given][mine[0][given]]:
            words |= {"give": _label(seat, given), "gives": _option(seat, given, package[given])}
    return words


def _package_words(seat: Seat, package: Package, others: tuple[Package, ...]) -> dict[str, str]:
    own = seat.party.preferences.points
    whole = ", ".join(_option(seat, issue, option) for issue, option in package.items())

    def gain(issue: str) -> int:
        return sum(own[issue][package[issue]] - own[issue][other[issue]] for other in others)

    words = {"package": whole}
    stakes = seat.party.preferences.stakes()
    liked = max(package, key=lambda issue: (max(gain(issue), 0), stakes[issue] and own[issue][package[issue]]))
    words["get"] = _option(seat, liked, package[liked])
    return words


def _says(seat: Seat, history: History, issue: str) -> str:
    def pull(place: int) -> int:
        shares = seat.party.interests[place].satisfies.get(issue, {"": 0}).values()
        return seat.party.interests[place].weight * (max(shares) - min(shares))

    interest = seat.party.interests[max(range(len(seat.party.interests)), key=pull)]
    told = sum(turn.seat == seat.party.id and isinstance(turn.move, Disclose) for turn in history)
    return interest.says[told % len(interest.says)]
