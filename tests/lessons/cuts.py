"""How the marks of lessons 01 and 03 are set: ``python -m tests.lessons.cuts`` measures and prints them.

Plans that do what the lesson teaches, each in its way, and plans that hold the usual mistakes, sit down at tables of seeds
101 to 140, and at the graded deal of sixty keys of their own; never at those that mark (11, 12, 13). Then

- all points from halfway between what the good plans bring on average and what the mistakes bring;
- none at what saying yes to everything brings, and in proportion between the two;
- the floor of a negotiation lies halfway between the good plans and saying yes to everything, rounded down to five points;
  its shares earn all from halfway between good plans and mistakes, and half from what saying yes to everything brings.

Points are rounded to one, shares to .05. Mistakes that never sign, or hardly, set nothing: they end without a deal.
"""

from collections.abc import Iterable
from statistics import mean

from attrs import frozen

from grader.debrief import worth
from grader.lessons import disclosure, value
from grader.lessons.disclosure import plans as disclosure_plans
from grader.lessons.disclosure.deals import CASE as LAUNCH
from grader.lessons.trial import COUNTERPARTS, try_plan
from grader.lessons.value.deals import CASE as PROJECT
from grader.players.planned import Planned
from grader.table import Setting
from grader.table.session import seat_at
from tests.lessons.given import graded_deal, keys

SEEDS = range(101, 141)
KEYS = keys(61, "cuts")[1:]
LAST = "in the last round accept anything above my walk-away"
GIVE, AGAIN = "give way a little on everything", "repeat my last offer"
ASK, ASK_WHY = "ask for their top issue", "ask why their top issue matters"
WHY, TOP = "share why my top issue matters and ask for theirs", "share my top issue and ask for theirs"
STOP = "stop sharing after one refusal"
Plan = tuple[str, ...]


def both(*levels: int) -> Plan:
    """Packages designed for both."""
    return tuple(f"design one package for both at {level} %" for level in levels)


def offers(*levels: int) -> Plan:
    """Single packages."""
    return tuple(f"offer one package at {level} %" for level in levels)


def yes(level: int) -> Plan:
    """An accept line."""
    return (f"accept at {level} %",)


GOOD: dict[str, tuple[Plan, ...]] = {
    "value": (
        (ASK, *both(75, 70, 65), *yes(60), LAST),
        (ASK, ASK_WHY, *both(75, 70), *yes(62), LAST),
        (ASK, *offers(80), *both(75), *yes(65), LAST),
        (ASK, *offers(80, 75, 70, 67), *yes(62), LAST),
        (ASK, *offers(76, 70, 67, 66), *yes(62)),
        (ASK, *both(80, 76, 72), *yes(66), LAST),
    ),
    "disclosure": (
        (WHY, TOP, STOP, *both(78, 74), *yes(66), LAST),
        (TOP, STOP, *both(78, 74), *yes(66), LAST),
        (WHY, STOP, *both(78, 74), *yes(66), LAST),
        (WHY, TOP, STOP, *both(82, 78, 74), *yes(70), LAST),
        (WHY, TOP, STOP, *both(74, 70), *yes(64), LAST),
        (WHY, TOP, STOP, *both(78), *yes(65), LAST),
        (TOP, STOP, *both(78), *yes(65)),
        (WHY, TOP, STOP, *offers(80, 75, 70), *yes(65), LAST),
    ),
}
MISTAKES: dict[str, tuple[Plan, ...]] = {
    "value": (
        (*offers(84), *[GIVE] * 4, *yes(62)),
        (ASK, *[GIVE] * 5, *yes(55), LAST),
        (ASK, *both(75), *yes(50)),
        (ASK, *both(75)),
        (*offers(95), AGAIN, AGAIN, GIVE, GIVE, *yes(50), LAST),
    ),
    "disclosure": (
        (*offers(92), AGAIN, *[GIVE] * 4, *yes(60)),
        (TOP, STOP, *[GIVE] * 5, *yes(60)),
        (TOP, STOP, *both(70), *yes(50)),
        (WHY, STOP, *both(78)),
        (WHY, TOP, STOP, *[AGAIN] * 3, *yes(55), LAST),
        (TOP, STOP, GIVE, GIVE, *yes(50), LAST),
    ),
}
"""In a plan: giving ground on everything, settling early, no accept line, letting lie what was heard."""
ALL: dict[str, Plan] = {"value": (ASK, *offers(80), *yes(0)), "disclosure": (*yes(0), TOP, STOP)}
"""Says yes to everything; one of the mistakes too."""
SILENT: dict[str, tuple[Plan, ...]] = {
    "value": ((*offers(80, 75, 70), *yes(62), LAST),),
    "disclosure": (
        (*both(78, 74), *yes(66), LAST),
        (ASK, *both(78), *yes(66), LAST),
        (TOP, TOP, TOP, *both(78), *yes(66), LAST),
    ),
}
"""Mistakes of process: they bring no less to oneself, and have a claim of their own; they count at the graded deal."""


@frozen
class Measured:
    """Points to oneself and share of the available value, on average."""

    own: float
    share: float


def halfway(one: float, other: float) -> float:
    """In the middle."""
    return (one + other) / 2


def at_tables(lesson: str, plans: Iterable[Plan], seeds: Iterable[int] = SEEDS) -> Measured:
    """What plans bring as the plan of an assignment is marked, on other seeds."""
    case, tables, opposite = (
        (PROJECT, 8, COUNTERPARTS)
        if lesson == "value"
        else (LAUNCH, disclosure_plans.TABLES, disclosure_plans.OPPOSITE)
    )
    found = [try_plan(list(plan), case, seed, tables, opposite) for plan in plans for seed in seeds]
    return Measured(mean(trial.own for trial in found), mean(trial.share for trial in found))


def at_the_deal(lesson: str, plans: Iterable[Plan], whose: Iterable[str] = KEYS) -> Measured:
    """What plans bring at the graded deal of some keys, where they sign."""
    found = [each for plan in plans for key in whose if (each := _signed(graded_deal(lesson, key), plan))]
    return Measured(mean(each.own for each in found), mean(each.share for each in found))


def _signed(deal: Setting, plan: Plan) -> Measured | None:
    player, session = Planned(plan), deal.session()
    while not session.over:
        seat = seat_at(session.case, session.case.learner, session.seed, session.history)
        session.play(player.respond(seat, session.history))
    if session.deal is None:
        return None
    found = worth(session.case, session.deal)
    return Measured(found.own, found.share or 0.0)


def main() -> None:
    """Print what was measured, and the marks that follow."""
    for lesson in (value.__name__, disclosure.__name__):
        name = lesson.rpartition(".")[2]
        good, bad, every = GOOD[name], (*MISTAKES[name], ALL[name]), (ALL[name],)
        print(name)
        for where, more in ((at_tables, ()), (at_the_deal, SILENT[name])):
            found = {"good": where(name, good), "mistakes": where(name, (*bad, *more)), "all": where(name, every)}
            for kind, each in found.items():
                print(f"  {where.__name__}, {kind}: {each.own:.1f} points, share {each.share:.2f}")
            own = halfway(found["good"].own, found["mistakes" if where is at_tables else "all"].own)
            share = halfway(found["good"].share, found["mistakes"].share)
            print(f"  halfway: {own:.1f} points, share {share:.2f}")


if __name__ == "__main__":
    main()
