"""What stands in the braces of a line while a person speaks."""

from grader.deal.interests import Interest
from grader.deal.issue import Package
from grader.table.history import History, Turn, packages_of, standing
from grader.table.moves import Accept, Disclose, Floor, Limit, Mandate, Move, Offer, Order, Prefer, Say, Why
from grader.table.session import Seat

NTH = ("first", "second", "third")


def _label(seat: Seat, issue: str) -> str:
    return next(i.label for i in seat.issues if i.id == issue).lower()


def _option(seat: Seat, issue: str, option: str) -> str:
    return next(i for i in seat.issues if i.id == issue).option(option).label


def _listed(seat: Seat, package: Package) -> str:
    return ", ".join(_option(seat, issue, option) for issue, option in package.items())


def words_for(seat: Seat, history: History, move: Move) -> dict[str, str]:
    """Placeholder -> what it stands for in this move; what can't be said of it is left out."""
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
            return {"says": _unsaid(seat, history, seat.party.interest(interest))}
        case Disclose(Limit(issue, options)):
            names = [o.label for i in seat.issues if i.id == issue for o in i.options if o.id in options]
            return {"issue": _label(seat, issue), "limits": " or ".join(names)}
        case Disclose(Floor(package)):
            return {"package": _listed(seat, package)}
        case Disclose(Mandate(issues)):
            names = [issue.label.lower() for issue in seat.issues if issue.id in issues]
            return {"issue": " and ".join(names)}
    return {}


def _offer_words(seat: Seat, history: History, package: Package) -> dict[str, str]:
    """What this offer gets over their last one, and what it gives over one's own: nothing that stood there already."""
    own = seat.party.preferences.points
    words = {"package": _listed(seat, package)}
    last = next((t for t in reversed(history) if t.seat != seat.party.id and packages_of(t.move)), Turn("", Say("")))
    theirs, mine = packages_of(last.move), standing(history, seat.party.id)
    given = None
    if len(mine) == 1:
        given = min(package, key=lambda issue: own[issue][package[issue]] - own[issue][mine[0][issue]])
        if own[given][package[given]] < own[given][mine[0][given]]:
            words |= {"give": _label(seat, given), "gives": _option(seat, given, package[given])}
        else:
            given = None
    if theirs:
        base = max(range(len(theirs)), key=lambda i: (sum(own[k][theirs[i][k]] for k in package), -i))
        got = {issue: own[issue][package[issue]] - own[issue][theirs[base][issue]] for issue in package}
        wanted = max((issue for issue in package if issue != given), key=got.__getitem__, default=None)
        if wanted is not None and got[wanted] > 0:
            words["get"] = _option(seat, wanted, package[wanted])
        if len(theirs) > 1:
            words["nth"] = NTH[base]
    ideas = [issue for issue, option in package.items() if (issue, option) in seat.openers]
    if ideas:
        offered = [earlier for turn in history for earlier in packages_of(turn.move)]
        new = min(ideas, key=lambda issue: any(earlier[issue] == package[issue] for earlier in offered))
        words["idea"] = _option(seat, new, package[new])
    return words


def _package_words(seat: Seat, package: Package, others: tuple[Package, ...]) -> dict[str, str]:
    own = seat.party.preferences.points

    def gain(issue: str) -> int:
        return sum(own[issue][package[issue]] - own[issue][other[issue]] for other in others)

    stakes = seat.party.preferences.stakes()
    liked = max(package, key=lambda issue: (max(gain(issue), 0), stakes[issue] and own[issue][package[issue]]))
    return {"package": _listed(seat, package), "get": _option(seat, liked, package[liked])}


def _says(seat: Seat, history: History, issue: str) -> str:
    def pull(place: int) -> int:
        shares = seat.party.interests[place].satisfies.get(issue, {"": 0}).values()
        return seat.party.interests[place].weight * (max(shares) - min(shares))

    interest = seat.party.interests[max(range(len(seat.party.interests)), key=pull)]
    return _unsaid(seat, history, interest)


def _unsaid(seat: Seat, history: History, interest: Interest) -> str:
    """The next of the sentences about an interest, counting all that was told so far."""
    told = sum(turn.seat == seat.party.id and isinstance(turn.move, Disclose) for turn in history)
    return interest.says[told % len(interest.says)]
