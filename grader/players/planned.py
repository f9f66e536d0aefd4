"""A player that follows a plan: a short list of rules, in order, independent of any case's labels."""

import re

from attrs import frozen

from grader.deal.frontier import equal_offers, frontier
from grader.deal.issue import Package
from grader.errors import MoveError
from grader.players.base import Person, next_order
from grader.players.beliefs import beliefs
from grader.players.hypotheses import supposing
from grader.table.history import History, packages_of, standing
from grader.table.moves import Accept, Ask, Disclose, EqualOffers, Move, Offer, Order, Prefer, WalkAway
from grader.table.session import Seat

RULES = {
    "share": r"share my top issue and ask for theirs",
    "ask": r"ask for their top issue",
    "equal": r"offer (?P<count>two|three) equal packages at (?P<level>\d{1,3}) %",
    "build": r"build on the package they chose",
    "single": r"offer one package at (?P<level>\d{1,3}) %",
    "accept": r"accept at (?P<level>\d{1,3}) %",
    "last": r"in the last round accept anything above my walk-away",
}
"""Name of each rule and how it is written; per cent are of the own best package."""

WRITTEN = (
    "share my top issue and ask for theirs",
    "ask for their top issue",
    "offer three equal packages at 80 %",
    "offer two equal packages at 80 %",
    "build on the package they chose",
    "offer one package at 80 %",
    "accept at 65 %",
    "in the last round accept anything above my walk-away",
)
"""The rules as a learner sees them; the numbers may be changed."""

_COUNTS = {"two": 2, "three": 3}
MOST_RULES = 10
STEP = 4
"""Per cent of the own best package given up when building on a choice, so that the new offer is better for them."""
_FULL = 100


@frozen
class Rule:
    """One line of a plan.

    Attributes:
        name: a name in `RULES`.
        level: per cent of the own best package, where the rule has one.
        count: packages, where the rule has them.
    """

    name: str
    level: int = 0
    count: int = 0


def read_rule(line: str) -> Rule:
    """Read one line of a plan, whatever its case and spacing.

    Raises:
        MoveError: no rule reads like this, or its per cent are over 100.
    """
    cleaned = re.sub(r"\s*%", " %", " ".join(line.lower().split())).rstrip(".")
    cleaned = cleaned.replace(" 2 ", " two ").replace(" 3 ", " three ")
    for name, form in RULES.items():
        match = re.fullmatch(form, cleaned)
        if match:
            found = match.groupdict()
            level = int(found.get("level") or 0)
            if level > _FULL:
                raise MoveError(f'"{line}": found {level} %, expected at most 100. Choose a lower number.')
            return Rule(name, level, _COUNTS.get(found.get("count", ""), 0))
    raise MoveError(f'"{line[:80]}": expected one of the rules on the menu. Copy one and change only its number.')


class Planned(Person):
    """Follows its rules in order, one a round; when they are through, makes single offers and gives ground evenly.

    The accept rules hold all the time. Without one, it accepts nothing but what beats its next own offer, and at the
    deadline it leaves.
    """

    name = "planned"

    def __init__(self, rules: list[str] | tuple[str, ...]) -> None:
        self.rules = tuple(read_rule(line) for line in rules[:MOST_RULES])
        self.steps = tuple(rule for rule in self.rules if rule.name not in {"accept", "last"})

    def respond(self, seat: Seat, history: History) -> Move:
        """Accept if a rule says so, else take the next step of the plan."""
        taken = self._accepts(seat, history)
        if taken is not None:
            return taken
        done = seat.elapsed(history)
        if done >= seat.rounds:
            return WalkAway()
        if done < len(self.steps):
            return self._step(seat, history, self.steps[done])
        return Offer(self._best_for_them(seat, history, self._level_after(seat, history, done)))

    def words(self, seat: Seat, history: History, move: Move) -> str:
        """The plainest words that go with the move."""
        match move:
            case EqualOffers(packages):
                return f"I could sign {'either' if len(packages) == 2 else 'any'} of these. Which suits you best?"
            case Offer():
                return "How about this one?"
            case Accept():
                return "Agreed."
            case Ask():
                return "What matters most to you?"
            case Disclose(Order(more, less)):
                labels = {issue.id: issue.label.lower() for issue in seat.issues}
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
        good = bool(levels) and own.value(offers[which]) * _FULL >= max(levels) * own.best
        return Accept(which) if own.accepts(offers[which]) and (good or last) else None

    def _floor(self, seat: Seat) -> int:
        own = seat.party.preferences
        levels = [own.best * rule.level // _FULL for rule in self.rules if rule.name == "accept"]
        return max([own.reservation, *levels])

    def _level_after(self, seat: Seat, history: History, done: int) -> int:
        own = seat.party.preferences
        mine = [p for t in history if t.seat == seat.party.id for p in packages_of(t.move)]
        start = max((own.value(p) for p in mine[-1:]), default=own.best * 9 // 10)
        left = max(1, seat.rounds - done)
        return max(self._floor(seat), start - (start - self._floor(seat)) // left)

    def _best_for_them(self, seat: Seat, history: History, level: int) -> Package:
        points = frontier(seat.party.preferences, beliefs(seat, history).mean())
        return max([p for p in points if p.own >= level] or points[-1:], key=lambda p: (p.other, p.own)).package

    def _step(self, seat: Seat, history: History, rule: Rule) -> Move:
        own = seat.party.preferences
        target = own.best * rule.level // _FULL
        match rule.name:
            case "share":
                order = next_order(seat, history)
                return Disclose(order, ask=True) if order is not None else Ask()
            case "ask":
                return Ask()
            case "equal":
                packages = self._equal(seat, history, rule.count, target)
                return EqualOffers(packages) if len(packages) > 1 else Offer(self._best_for_them(seat, history, target))
            case "build":
                return Offer(
                    self._best_for_them(seat, history, self._chosen_value(seat, history) - own.best * STEP // _FULL)
                )
        return Offer(self._best_for_them(seat, history, target))

    def _equal(self, seat: Seat, history: History, count: int, target: int) -> tuple[Package, ...]:
        own = seat.party.preferences
        believed = beliefs(seat, history)
        likely = sorted(own.points, key=lambda issue: -believed.chance_top(issue))
        for tolerance in (1, 2, 4, 8):
            found = equal_offers(own, [supposing(own, issue) for issue in likely], target, tolerance)[:count]
            if len(found) == count:
                return found
        return found

    def _chosen_value(self, seat: Seat, history: History) -> int:
        """Points of the package they pointed at; of the own latest offer if they pointed at none."""
        own = seat.party.preferences
        for place in range(len(history) - 1, 0, -1):
            move = history[place].move
            if isinstance(move, Prefer) and history[place].seat != seat.party.id:
                offers = standing(history[:place], seat.party.id)
                return own.value(offers[move.which])
        mine = standing(history, seat.party.id)
        return max((own.value(p) for p in mine), default=own.best * 8 // 10)
