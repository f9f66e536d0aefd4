"""Human negotiations as a mirror: the figures that lesson 01 quotes, counted again, beside our simulated pairs.

``python -m bench.humans PATH``, where PATH is a folder with the CaSiNo dialogues (Chawla and others 2021): files named
``casino_*.json``, from the public repository kushalchawla/CaSiNo.

How the figures are defined: three issues (food, water, firewood) of three units each, worth 5, 4 and 3 points a unit by
priority. H = joint points of an even split, Jmax = best joint points, f = (J - H) / (Jmax - H). A trade is available
where Jmax > H.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any

from attrs import frozen

from bench.report import print_report

UNITS = 3
POINTS = {"High": 5, "Medium": 4, "Low": 3}
SATISFACTION = {
    "Extremely satisfied": 5,
    "Slightly satisfied": 4,
    "Undecided": 3,
    "Slightly dissatisfied": 2,
    "Extremely dissatisfied": 1,
}
QUOTED = {"all": 0.191, "part": 0.651, "none": 0.137, "no deal": 0.021}
"""What lesson 01 quotes: shares of the pairs with a trade available."""


@frozen
class Pair:
    """One human negotiation.

    Attributes:
        even: joint points of an even split (H).
        best: the best joint points there were (Jmax).
        joint: joint points of the deal, or None without one.
        satisfaction: of both people, 1 to 5.
    """

    even: float
    best: int
    joint: int | None
    satisfaction: tuple[int, ...]

    @property
    def trade(self) -> bool:
        """Whether there was a trade to be found."""
        return self.best > self.even

    @property
    def share(self) -> float | None:
        """Share of the available value (f), None without a deal."""
        return None if self.joint is None else (self.joint - self.even) / (self.best - self.even)

    @property
    def captured(self) -> str:
        """How much of it was found: all, part, none, or no deal."""
        if self.share is None:
            return "no deal"
        return "all" if self.share >= 1 else "part" if self.share > 0 else "none"


def read_pairs(folder: Path) -> Iterator[Pair]:
    """Every negotiation in the folder's ``casino_*.json``."""
    for file in sorted(folder.glob("casino_*.json")):
        for dialogue in json.loads(file.read_text(encoding="utf-8")):
            yield _pair(dialogue)


def _pair(dialogue: dict[str, Any]) -> Pair:
    people = dialogue["participant_info"]
    worth = {who: {issue: POINTS[rank] for rank, issue in info["value2issue"].items()} for who, info in people.items()}
    issues = list(next(iter(worth.values())))
    best = sum(UNITS * max(points[issue] for points in worth.values()) for issue in issues)
    even = sum(UNITS / 2 * points[issue] for points in worth.values() for issue in issues)
    satisfaction = tuple(SATISFACTION[info["outcomes"]["satisfaction"]] for info in people.values())
    return Pair(even, best, _joint(dialogue, worth), satisfaction)


def _joint(dialogue: dict[str, Any], worth: dict[str, dict[str, int]]) -> int | None:
    """Joint points of the deal that was accepted; None if somebody walked away."""
    if dialogue["chat_logs"][-1]["text"] != "Accept-Deal":
        return None
    split = next(turn for turn in reversed(dialogue["chat_logs"]) if turn["text"] == "Submit-Deal")
    other = next(who for who in worth if who != split["id"])
    parts = ((split["id"], "issue2youget"), (other, "issue2theyget"))
    return sum(int(n) * worth[who][issue] for who, part in parts for issue, n in split["task_data"][part].items())
