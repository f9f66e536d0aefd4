"""How typical a demonstration is: the same two plans at the same deal with other seeds, and at other variants of it."""

from collections.abc import Iterable
from statistics import median

from grader.deal import Case
from grader.lessons.trial import dealt
from grader.players import player
from grader.players.planned import Planned
from grader.table import Session, negotiate

SEEDS, VARIANTS, VARIANTS_SEED = 15, 60, 77
Rules = tuple[str, ...]


def together(session: Session) -> int | None:
    """Points to both; None without a deal."""
    case, deal = session.case, session.deal
    return None if deal is None else case.you.preferences.value(deal) + case.them.preferences.value(deal)


def _gains(tables: Iterable[tuple[Case, str]], first: Rules, second: Rules, counterpart: str) -> list[int]:
    found = []
    for case, seed in tables:
        one, other = (together(negotiate(case, Planned(r), player(counterpart), seed)) for r in (first, second))
        if one is not None and other is not None:
            found.append(other - one)
    return found


def with_other_seeds(case: str, first: Rules, second: Rules, counterpart: str) -> float:
    """What the second plan brings both more, in the middle of other seeds."""
    tables = ((Case.load(case), f"demonstration/{number}") for number in range(SEEDS))
    return median(_gains(tables, first, second, counterpart))


def at_other_variants(case: str, first: Rules, second: Rules, counterpart: str) -> list[int]:
    """What the second plan brings both more, at each of sixty other variants where both sign."""
    variants = dealt((case,), VARIANTS_SEED, VARIANTS)
    tables = ((each, f"demonstration/{number}") for number, each in enumerate(variants))
    return _gains(tables, first, second, counterpart)
