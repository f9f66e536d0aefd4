"""Playing a plan against several counterparts, and counting what came of it."""

from collections.abc import Callable
from functools import lru_cache
from html import escape
from random import Random

from attrs import frozen

from grader.check import Miss, Text, Unanswered, plain
from grader.deal import Case, variant
from grader.deal.variant import key_from
from grader.debrief import worth
from grader.players import player
from grader.players.planned import Planned
from grader.players.rules import read_rule
from grader.table import negotiate

COUNTERPARTS = ("collaborator", "positional")


@frozen
class Outcome:
    """One negotiation that a plan played.

    Attributes:
        who: name of the person opposite, and what they are like is not said.
        own: points to the learner's side; the walk-away without a deal.
        share: of the available value; 0 without a deal.
        deal: what was agreed, in words, or None.
    """

    who: str
    own: int
    share: float
    deal: str | None


@frozen
class Trial:
    """What a plan brought against several counterparts."""

    outcomes: tuple[Outcome, ...]

    @property
    def deals(self) -> float:
        """Share of the negotiations that ended in a deal, 0 to 1."""
        return sum(o.deal is not None for o in self.outcomes) / len(self.outcomes)

    @property
    def own(self) -> float:
        """Points to the learner's side, on average."""
        return sum(o.own for o in self.outcomes) / len(self.outcomes)

    @property
    def share(self) -> float:
        """Share of the available value, on average."""
        return sum(o.share for o in self.outcomes) / len(self.outcomes)

    def __repr__(self) -> str:
        closed = sum(o.deal is not None for o in self.outcomes)
        return (
            f"{closed} deal{'' if closed == 1 else 's'} at {len(self.outcomes)} tables; on average {self.own:.0f} points to you "
            f"and {100 * self.share:.0f} % of the available value"
        )

    def _repr_html_(self) -> str:
        left, nowrap = 'style="text-align:left"', 'style="text-align:left;white-space:nowrap"'
        rows = "".join(
            f"<tr><td {nowrap}>{place}, {escape(o.who)}</td><td>{o.own}</td><td>{100 * o.share:.0f}&nbsp;%</td>"
            f"<td {left}>{escape(o.deal) if o.deal else 'no deal'}</td></tr>"
            for place, o in enumerate(self.outcomes, 1)
        )
        head = f'<th scope="col" {left}>table</th><th scope="col">worth to you</th>'
        head += f'<th scope="col">share of the available value</th><th scope="col" {left}>deal</th>'
        note = (
            "Every table has its own prices. The share counts both sides: "
            "where it is low and you did well, they paid for it."
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table><p>{escape(repr(self))}. {note}</p>"


@lru_cache(maxsize=16)
def dealt(cases: tuple[str, ...], seed: int, tables: int) -> tuple[Case, ...]:
    """Whose deals are played: the same for every plan, and dealing them takes as long as playing them."""
    whole, random = [Case.load(case) for case in cases], Random(f"{cases[0]}/trial/{seed}")
    return tuple(variant(whole[number % len(whole)], key_from(random)) for number in range(tables))


def try_plan(
    rules: list[str],
    case: str | tuple[str, ...],
    seed: int,
    tables: int = 8,
    counterparts: tuple[str, ...] = COUNTERPARTS,
) -> Trial:
    """Play a plan at several tables: other variants of the case, other counterparts in turn.

    Args:
        rules: as `grader.players.planned` reads them.
        case: name of the case whose variants are played; of several, in turn.
        seed: the same seed, the same tables.
        tables: how many.
        counterparts: names of the players opposite, in turn: each of them at every case, before the next takes the seat.

    Raises:
        MoveError: a rule that can't be read.
    """
    plan, cases = Planned(rules), (case,) if isinstance(case, str) else case
    outcomes = []
    for number, table in enumerate(dealt(cases, seed, tables)):
        opposite = player(counterparts[number // len(cases) % len(counterparts)])
        package = negotiate(table, plan, opposite, f"trial/{seed}/{number}").deal
        if package is None:
            outcomes.append(Outcome(table.them.name, table.you.preferences.reservation, 0.0, None))
        else:
            measured = worth(table, package)
            share = measured.share if measured.share is not None else 1.0
            outcomes.append(Outcome(table.them.name, measured.own, share, table.in_words(package)))
    return Trial(tuple(outcomes))


def practise(
    answer: object,
    read: Callable[[object], list[str]],
    case: str | tuple[str, ...],
    seed: int,
    tables: int,
    counterparts: tuple[str, ...] = COUNTERPARTS,
) -> Trial | Text:
    """Play what a learner wrote at a few practice tables. Unscored; says so where it can't be read.

    Args:
        answer: as the learner wrote it.
        read: the plan in it, or Miss.
        case: as in `try_plan`, and so the rest.
        seed: of the practice tables.
        tables: how many.
        counterparts: names of the players opposite.
    """
    try:
        return try_plan(read(plain(answer)), case, seed, tables, counterparts)
    except Unanswered:
        return Text("Put rules from the menu in place of the dots, and run both cells again.")
    except Miss as miss:
        return Text(f"We can't read this plan yet: {miss}.")


# ---- what every lesson asks of a plan when it is marked ----------------------------------------------------------------


def closes_all(trial: Trial) -> None:
    """A deal at every table. Miss, earned in proportion from half of the tables on."""
    if trial.deals < 1:
        raise Miss(hint="When does your plan say yes?", earned=max(0.0, 2 * trial.deals - 1))


def brings(
    trial: Trial,
    rules: list[str],
    *,
    little: float,
    enough: float,
    hint: str = "How early does it settle, and for how much?",
) -> None:
    """So many points to oneself, on average. Miss, earned in proportion between the two figures.

    Args:
        trial: how the plan fared.
        rules: of the plan.
        little: points from which a part is earned.
        enough: points at which all is.
        hint: a question, where the plan says when it accepts.
    """
    if trial.own < enough:
        says_yes = any(read_rule(line).name == "accept" for line in rules)
        raise Miss(
            hint=hint if says_yes else "Without an accept line, how low will it go?",
            earned=max(0.0, (trial.own - little) / (enough - little)),
        )


def finds(trial: Trial, *, part: float, most: float, hint: str) -> None:
    """So much of the available value, on average. Miss, earned in proportion between the two shares.

    Args:
        trial: how the plan fared.
        part: share from which a part is earned.
        most: share at which all is.
        hint: a question.
    """
    if trial.share < most:
        raise Miss(hint=hint, earned=max(0.0, (trial.share - part) / (most - part)))
