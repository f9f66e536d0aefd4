"""Play every way to tell up to four facts at hundreds of tables: ``python -m tests.lessons.series`` writes what came of it.

Takes some ten minutes. Needed after a change to the people who sit opposite, or to the deal of lesson 03.
"""

import csv
from itertools import permutations
from math import fsum, sqrt

from grader.lessons.disclosure.deals import CASE
from grader.lessons.disclosure.exposure import OPPOSITE, SILENT, gains, played
from grader.lessons.disclosure.facts import FLOOR, ORDER, SECOND, WHY, WHY_ELSE
from grader.lessons.disclosure.protocol import GO_ON, REPLIES, Script, Scripted, replies_to
from grader.lessons.disclosure.series import FILE, LEFT, MARKED, SHOWN, TUNED
from grader.lessons.trial import dealt
from grader.players import player
from grader.table import negotiate

TABLES, FIRST = 400, 10
"""Tables of each row, and those by which a row is checked."""
COLUMNS = (
    *("seed", "who", "told", "answer", "tables"),
    *("own", "own_error", "joint", "joint_error", "first_own", "first_joint"),
)
ON = tuple(dict.fromkeys(REPLIES, GO_ON).items())
ORDERS = [told for count in (1, 2, 3, 4) for told in permutations((ORDER, SECOND, WHY, WHY_ELSE), count)]
ALONE = [(ORDER,), (WHY,), (FLOOR,)]
"""What the lesson shows one at a time."""
TOLD = {SHOWN: ALONE, MARKED: ORDERS, TUNED: ORDERS}


def brought(told: tuple[str, ...], who: str, seed: int, tables: int) -> list[tuple[int, int]]:
    """Gains beside keeping silent, table by table; of leaving, what both have without a deal less what silence brings."""
    if told != LEFT:
        return gains(Script(told, ON), who, seed, tables)
    found = []
    silent = played(SILENT, who, seed, tables)
    for case, (own, joint) in zip(dealt((CASE,), seed, tables), silent, strict=True):
        mine, theirs = case.you.preferences.reservation, case.them.preferences.reservation
        found.append((mine - own, mine + theirs - joint))
    return found


def answer(told: tuple[str, ...], who: str, seed: int, tables: int) -> str:
    """How the last fact is answered, the same at each of the first few tables."""
    found = set()
    for number, case in enumerate(dealt((CASE,), seed, tables)[:FIRST]):
        session = negotiate(case, Scripted(Script(told, ON)), player(who), f"exposure/{seed}/{number}")
        replies = replies_to(case.learner, session.history)
        found |= {replies[len(told) - 1]} if len(replies) >= len(told) else set()
    (only,) = found
    return only


def row(told: tuple[str, ...], who: str, seed: int, tables: int) -> dict[str, object]:
    """One row of the file."""
    found = brought(told, who, seed, tables)
    more: dict[str, object] = {
        "seed": seed,
        "who": who,
        "told": "+".join(told),
        "answer": "" if told == LEFT else answer(told, who, seed, tables),
        "tables": tables,
    }
    for place, name in enumerate(("own", "joint")):
        points = [pair[place] for pair in found]
        mean = fsum(points) / tables
        error = sqrt(fsum((each - mean) ** 2 for each in points) / (tables - 1) / tables)
        more |= {name: f"{mean:.4f}", f"{name}_error": f"{error:.4f}", f"first_{name}": sum(points[:FIRST])}
    return more


def main() -> None:
    """Write the file."""
    with FILE.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        out.writeheader()
        for seed, ways in TOLD.items():
            for who in OPPOSITE:
                out.writerows(row(told, who, seed, TABLES) for told in [*ways, LEFT])


if __name__ == "__main__":
    main()
