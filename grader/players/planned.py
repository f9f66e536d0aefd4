"""A player that follows a plan: a short list of rules, in order, independent of any case's labels."""

from itertools import combinations, product

from grader.deal.frontier import best_point
from grader.deal.issue import Package
from grader.deal.preferences import Preferences
from grader.players import telling
from grader.players.base import Person
from grader.players.beliefs import beliefs
from grader.players.collaborator import for_both
from grader.players.conceding import evenly
from grader.players.discloser import refused
from grader.players.hypotheses import equal_set
from grader.players.rules import FULL, MOST_RULES, SHARING, STANDING, Rule, read_rule
from grader.table.history import History, packages_of, standing
from grader.table.moves import (
    AUTHORITY,
    LIMITS,
    Accept,
    Ask,
    Disclose,
    EqualOffers,
    Fact,
    Limit,
    Move,
    Offer,
    Order,
    Prefer,
    Say,
    SendUp,
    WalkAway,
    Why,
)
from grader.table.session import Seat

BUILDING = 6
"""Per cent of the own best package given up when building on a choice, so that the new offer is better for them."""
STEP = 4
"""Per cent of it given up when giving way a little."""


_OFFERED = ("How about this one?", "Then let me try this.", "One step further: this.", "Would this do?")


class Planned(Person):
    """Follows its rules in order, one a round; when they are through, makes single offers and gives ground evenly.

    The accept rules hold all the time. Without one, it accepts nothing but what beats its next own offer, and at the
    deadline it leaves.
    """

    name = "planned"

    def __init__(self, rules: list[str] | tuple[str, ...]) -> None:
        self.rules = tuple(read_rule(line) for line in rules[:MOST_RULES])
        self.steps = tuple(rule for rule in self.rules if rule.name not in STANDING)

    def respond(self, seat: Seat, history: History) -> Move:
        """Accept or leave if a rule says so, else take the next step of the plan."""
        taken = self._accepts(seat, history)
        if taken is not None:
            return taken
        done = seat.elapsed(history)
        if done >= seat.rounds or self._leaves(seat, history):
            return WalkAway()
        place = self._place(seat, history)
        if place < len(self.steps):
            return self._step(seat, history, self.steps[place])
        return Offer(self._best_for_them(seat, history, self._level_after(seat, history, done)))

    def _place(self, seat: Seat, history: History) -> int:
        """Which step is next: one for each own move so far, and those passed over after a refusal."""
        place = 0
        for number, turn in enumerate(history):
            if turn.seat == seat.party.id and not isinstance(turn.move, Say):
                place = self._passed_over(seat, history[:number], place) + 1
        return self._passed_over(seat, history, place)

    def _passed_over(self, seat: Seat, history: History, place: int) -> int:
        stopping = any(rule.name == "stop" for rule in self.rules) and refused(seat, history)
        while stopping and place < len(self.steps) and self.steps[place].name in SHARING:
            place += 1
        return place

    def _leaves(self, seat: Seat, history: History) -> bool:
        rounds = [rule.level for rule in self.rules if rule.name == "leave"]
        if not rounds or seat.elapsed(history) < min(rounds):
            return False
        return not any(
            turn.seat != seat.party.id and (isinstance(turn.move, Prefer | Disclose) or _trades(history, place))
            for place, turn in enumerate(history)
        )

    def words(self, seat: Seat, history: History, move: Move) -> str:
        """The plainest words that go with the move."""
        labels = {issue.id: issue.label.lower() for issue in seat.issues}
        match move:
            case EqualOffers(packages):
                return f"I could sign {'either' if len(packages) == 2 else 'any'} of these. Which suits you best?"
            case Offer(package):
                mine = [p for turn in history if turn.seat == seat.party.id for p in packages_of(turn.move)]
                return "That's still where we are." if package in mine[-1:] else _OFFERED[len(mine) % len(_OFFERED)]
            case Accept():
                return "Agreed."
            case Ask(about) if about == AUTHORITY:
                return "Who has to say yes to this on your side?"
            case Ask(str(issue)) if issue != LIMITS:
                return f"{labels[issue].capitalize()}: why does that matter to you?"
            case Ask(None):
                return "What matters most to you?"
            case Ask():
                return "What can't be moved on your side?"
            case SendUp():
                return "Could you take this one to whoever decides?"
            case Disclose(Why(interest)):
                return f"{seat.party.interest(interest).says[0]} What is it on your side?"
            case Disclose(Limit(issue, options)):
                return f"On {labels[issue]} we can't go beyond {' or '.join(_names(seat, issue, options))}. And you?"
            case Disclose(Order(more, less)):
                return f"For us {labels[more]} matters more than {labels[less]}. How is it for you?"
        return "I'll leave it there, then."

    def _accepts(self, seat: Seat, history: History) -> Accept | None:
        own = seat.party.preferences
        offers = standing(history, next(t.seat for t in history if t.seat != seat.party.id))
        if not offers:
            return None
        which = max(range(len(offers)), key=lambda i: (own.accepts(offers[i]), own.value(offers[i]), -i))
        levels = [rule.level for rule in self.rules if rule.name == "accept"]
        last = any(rule.name == "last" for rule in self.rules) and seat.elapsed(history) >= seat.rounds
        good = bool(levels) and own.value(offers[which]) * FULL >= max(levels) * own.best
        return Accept(which) if own.accepts(offers[which]) and (good or last) else None

    def _floor(self, seat: Seat) -> int:
        own = seat.party.preferences
        levels = [own.best * rule.level // FULL for rule in self.rules if rule.name == "accept"]
        return max([own.reservation, *levels])

    def _level_after(self, seat: Seat, history: History, done: int) -> int:
        own = seat.party.preferences
        mine = [p for t in history if t.seat == seat.party.id for p in packages_of(t.move)]
        start = max((own.value(p) for p in mine[-1:]), default=own.best * 9 // 10)
        left = max(1, seat.rounds - done)
        return max(self._floor(seat), start - (start - self._floor(seat)) // left)

    def _best_for_them(self, seat: Seat, history: History, level: int) -> Package:
        own = seat.party.preferences
        found = best_point(own, beliefs(seat, history).mean(), lambda mine, theirs: (theirs, mine), level)
        return found.package if found is not None else evenly(seat, level)

    def _step(self, seat: Seat, history: History, rule: Rule) -> Move:
        own = seat.party.preferences
        target = own.best * rule.level // FULL
        match rule.name:
            case "share":
                return _share(telling.next_order(seat, history), Ask())
            case "share_why":
                return _share(self._why(seat, history), Ask(self._their_top(seat, history)))
            case "share_limits":
                return _share(telling.next_limit(seat, history), Ask(LIMITS))
            case "ask":
                return Ask()
            case "ask_why" | "ask_cost":
                about = self._their_top if rule.name == "ask_why" else self._costs_most
                return Ask(about(seat, history))
            case "ask_who":
                return Ask(AUTHORITY)
            case "design":
                return Offer(for_both(seat, history, target).package)
            case "press":
                return Offer(
                    standing(history, seat.party.id)[-1] if standing(history, seat.party.id) else evenly(seat, own.best)
                )
            case "give":
                return Offer(self._a_step_down(seat, self._last_value(seat, history)))
            case "up" if seat.rounds - seat.elapsed(history) >= 2:
                return SendUp(for_both(seat, history, target).package)
            case "equal":
                packages = equal_set(seat, history, rule.count, target)
                return EqualOffers(packages) if len(packages) > 1 else Offer(self._best_for_them(seat, history, target))
            case "build":
                return Offer(self._built_on_choice(seat, history))
        return Offer(self._best_for_them(seat, history, target))

    def _why(self, seat: Seat, history: History) -> Fact | None:
        """The reason behind the own top issue, then the heaviest one left."""
        top = telling.reason(seat, seat.party.preferences.ranking()[0])
        return top if top not in telling.told(seat, history, by_me=True) else telling.next_reason(seat, history)

    def _their_top(self, seat: Seat, history: History) -> str:
        """The issue that seems to matter most to them."""
        believed = beliefs(seat, history)
        return max(seat.party.preferences.points, key=believed.chance_top)

    def _costs_most(self, seat: Seat, history: History) -> str:
        """The issue on which their offer takes most from the own best, of those not asked about so far."""
        own = seat.party.preferences
        asked = {turn.move.about for turn in history if turn.seat == seat.party.id and isinstance(turn.move, Ask)}
        offers = standing(history, telling.opposite(seat, history))

        def cost(issue: str) -> int:
            options = own.points[issue]
            return max(own.options(issue).values()) - max((options[p[issue]] for p in offers), default=0)

        return max([issue for issue in own.points if issue not in asked] or list(own.points), key=cost)

    def _a_step_down(self, seat: Seat, value: int) -> Package:
        """Everywhere the same share of what it could want, worth less than `value` points; its walk-away ends this."""
        own = seat.party.preferences
        for level in range(value - own.best * STEP // FULL, own.reservation, -1):
            package = evenly(seat, level)
            if own.value(package) < value:
                return package
        return evenly(seat, own.reservation)

    def _last_value(self, seat: Seat, history: History) -> int:
        own = seat.party.preferences
        return max((own.value(p) for p in standing(history, seat.party.id)), default=own.best)

    def _built_on_choice(self, seat: Seat, history: History) -> Package:
        """The package they pointed at with two issues changed, not the one that seems to have made them choose it.

        Without a choice, the same from the own latest offer.
        """
        own = seat.party.preferences
        chosen, others = self._choice(seat, history)
        if chosen is None:
            return self._best_for_them(seat, history, own.best * 8 // 10)
        believed = beliefs(seat, history).mean()
        level = own.value(chosen) - own.best * BUILDING // FULL
        kept = _reason(believed, chosen, others)
        free = [issue for issue in own.points if issue != kept]
        near = [
            {**chosen, **dict(zip(pair, options, strict=True))}
            for pair in combinations(free, min(2, len(free)))
            for options in product(*(own.options(issue) for issue in pair))
        ]
        good = [package for package in near if own.value(package) >= level]
        return max(good, key=lambda p: (believed.value(p), own.value(p)), default=chosen)

    def _choice(self, seat: Seat, history: History) -> tuple[Package | None, tuple[Package, ...]]:
        """The package they pointed at, and the others that lay beside it."""
        for place in range(len(history) - 1, 0, -1):
            move = history[place].move
            if isinstance(move, Prefer) and history[place].seat != seat.party.id:
                offers = standing(history[:place], seat.party.id)
                return offers[move.which], offers[: move.which] + offers[move.which + 1 :]
        mine = standing(history, seat.party.id)
        return (mine[0], ()) if mine else (None, ())


def _reason(believed: Preferences, chosen: Package, others: tuple[Package, ...]) -> str:
    """The issue that seems to have made them choose this one of several packages."""

    def draw(issue: str) -> int:
        here = believed.points[issue]
        return sum(here[chosen[issue]] - here[other[issue]] for other in others)

    return max(chosen, key=draw)


def _share(fact: Fact | None, question: Ask) -> Move:
    return Disclose(fact, ask=True) if fact is not None else question


def _names(seat: Seat, issue: str, options: frozenset[str]) -> list[str]:
    return [option.label for i in seat.issues if i.id == issue for option in i.options if option.id in options]


def _trades(history: History, place: int) -> bool:
    """Whether this turn offers something new beside a demand: it differs from the same side's last offer on two issues."""
    turn = history[place]
    before = standing(history[:place], turn.seat)
    if not isinstance(turn.move, Offer) or len(before) != 1:
        return False
    return sum(before[0][issue] != option for issue, option in turn.move.package.items()) > 1
