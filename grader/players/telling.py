"""What was told at the table, and what there is to tell next. Read off the moves, never off the words."""

from grader.deal.issue import Package
from grader.table.history import History, packages_of, voiced
from grader.table.moves import Disclose, Fact, Floor, Limit, Mandate, Order, Why
from grader.table.session import Seat


def opposite(seat: Seat, history: History) -> str:
    """Id of the other side; empty before it has moved."""
    return next((turn.seat for turn in history if turn.seat != seat.party.id), "")


def told(seat: Seat, history: History, *, by_me: bool) -> list[Fact]:
    """The facts one side has shared so far, in order, each once."""
    facts = [t.move.fact for t in history if isinstance(t.move, Disclose) and (t.seat == seat.party.id) is by_me]
    return [fact for place, fact in enumerate(facts) if fact not in facts[:place]]


def shared(seat: Seat, history: History) -> tuple[int, int]:
    """How many facts this seat has shared, and how many it was given; one said twice counts once.

    Who may decide is no fact of this kind: everybody says that.
    """
    mine, theirs = (
        sum(not isinstance(fact, Mandate) for fact in told(seat, history, by_me=by_me)) for by_me in (True, False)
    )
    return mine, theirs


def limits(seat: Seat, history: History) -> dict[str, frozenset[str]]:
    """What the other side says is possible: issue id -> option ids; the latest word on each issue counts.

    An option that came up only afterwards was not meant, so it counts as possible. Deeds test words: what they offered
    themselves is possible, whatever they said.
    """
    found: dict[str, frozenset[str]] = {}
    for place, turn in enumerate(history):
        if turn.seat == seat.party.id:
            continue
        if found:
            for package in packages_of(turn.move):
                found = {issue: options | {package[issue]} for issue, options in found.items()}
        if isinstance(turn.move, Disclose) and isinstance(turn.move.fact, Limit):
            fact = turn.move.fact
            before = voiced(history[:place])
            later = {o for (i, o), by in seat.openers.items() if i == fact.issue and by.isdisjoint(before)}
            found[fact.issue] = fact.options | later
    return found


def floors(seat: Seat, history: History) -> list[Package]:
    """Packages the other side has called the least it could sign."""
    return [fact.package for fact in told(seat, history, by_me=False) if isinstance(fact, Floor)]


def next_order(seat: Seat, history: History) -> Order | None:
    """The next true comparison worth telling: the top issue against the last, then the second against the last ..."""
    own = seat.party.preferences
    ranking, stakes = own.ranking(), own.stakes()
    said = told(seat, history, by_me=True)
    for more in ranking[:-1]:
        fact = Order(more, ranking[-1])
        if fact not in said and stakes[more] > stakes[ranking[-1]]:
            return fact
    return None


def reason(seat: Seat, issue: str) -> Why:
    """The interest that makes most of this issue for the party."""

    def pull(interest_id: str) -> int:
        interest = seat.party.interest(interest_id)
        shares = interest.satisfies.get(issue, {"": 0}).values()
        return interest.weight * (max(shares) - min(shares))

    return Why(max((i.id for i in seat.party.interests), key=pull))


def next_reason(seat: Seat, history: History) -> Why | None:
    """The heaviest interest not voiced so far; None if all were."""
    said = told(seat, history, by_me=True)
    left = [i for i in seat.party.interests if Why(i.id) not in said]
    return Why(max(left, key=lambda i: i.weight).id) if left else None


def next_limit(seat: Seat, history: History) -> Limit | None:
    """The next own non-negotiable not told so far; None if all were."""
    said = told(seat, history, by_me=True)
    for issue, allowed in seat.party.preferences.must.items():
        fact = Limit(issue, allowed)
        if not any(isinstance(f, Limit) and f.issue == issue for f in said):
            return fact
    return None
