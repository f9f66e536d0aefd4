"""What telling brought over hundreds of tables: played once and kept, since no hand-in could wait for so many.

How somebody answers follows from who they are and from what they were told so far. So a script brings with them what
telling its facts up to the one after which it stops brings with them; and there are 64 ways to tell up to four facts one
after the other. ``python -m tests.lessons.series`` plays all of them and writes ``series.csv`` anew. A test plays some of
them again at the first few tables, and fails once a change to the people makes the file untrue.
"""

import csv
from functools import lru_cache
from pathlib import Path

from attrs import frozen

from grader.lessons.disclosure.exposure import OPPOSITE, Exposure, With, expose
from grader.lessons.disclosure.protocol import GO_ON, LEAVE, Script

FILE = Path(__file__).with_name("series.csv")
SHOWN, MARKED, TUNED = 2, 11, 101
"""Seeds of the tables that the lesson shows, of those that mark, and of those on which the marks were set."""
LIVE = 30
"""Tables with each kind of counterpart, where nothing is kept."""
LEFT = ("leave",)
"""Stands for leaving the table, whatever was told before."""


@frozen
class Told:
    """What telling some facts one after the other brought with one kind of counterpart, beside keeping silent.

    Attributes:
        answer: the kind of reply to the last of them; empty for leaving.
        tables: how many were played.
        own: points more to the learner's side, on average.
        own_error: standard error of that average.
        joint: points more to both together, on average.
        joint_error: its standard error.
        first: both gains, added up over the first few tables, by which the file is checked.
    """

    answer: str
    tables: int
    own: float
    own_error: float
    joint: float
    joint_error: float
    first: tuple[int, int]


@lru_cache(maxsize=1)
def kept() -> dict[tuple[int, str, tuple[str, ...]], Told]:
    """Seed, counterpart and facts told -> what that brought."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {
            (int(row["seed"]), row["who"], tuple(row["told"].split("+"))): _told(row) for row in csv.DictReader(file)
        }


def _told(row: dict[str, str]) -> Told:
    """What a row of the file says."""
    return Told(
        answer=row["answer"],
        tables=int(row["tables"]),
        own=float(row["own"]),
        own_error=float(row["own_error"]),
        joint=float(row["joint"]),
        joint_error=float(row["joint_error"]),
        first=(int(row["first_own"]), int(row["first_joint"])),
    )


def over_many(script: Script, seed: int) -> Exposure:
    """What a script brings, from what was kept; of another seed or of other facts nothing is, and it is played.

    Args:
        script: one to four priorities and reasons, and what to do after each reply.
        seed: the same seed, the same tables.
    """
    if (seed, OPPOSITE[0], script.kinds) not in kept():
        return expose(script, seed, LIVE)
    ends = [(who, end(script, seed, who)) for who in OPPOSITE]
    found = tuple(With(who, told.own, told.joint) for who, told in ends)
    return Exposure(found, min(told.tables for _, told in ends))


def end(script: Script, seed: int, who: str) -> Told:
    """Where a script ends with this person: all its facts told, or told up to the answer after which it stops."""
    for count in range(1, len(script.kinds) + 1):
        told = kept()[seed, who, script.kinds[:count]]
        action = script.action(told.answer)
        if action == LEAVE:
            return kept()[seed, who, LEFT]
        if action != GO_ON:
            break
    return told
