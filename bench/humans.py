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
from random import Random
from statistics import mean
from typing import Any

from attrs import frozen

from bench.report import print_report
from grader.deal import Case, variant
from grader.deal.variant import key_from
from grader.debrief import worth
from grader.players import player
from grader.table import agreement, negotiate

PAIRS = 400
"""Simulated pairs of each kind."""
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


def captured(kinds: list[str]) -> dict[str, float]:
    """Share of each outcome among the pairs with a trade available."""
    counts = Counter(kinds)
    return {kind: counts[kind] / len(kinds) for kind in QUOTED}


def simulated(learner: str, counterpart: str, pairs: int = PAIRS) -> dict[str, float]:
    """The same shares for simulated pairs, each at a fresh variant of a deal of the course."""
    random = Random("bench.humans")
    base = Case.load("implementation-services")
    kinds = []
    for number in range(pairs):
        case = variant(base, key_from(random))
        package = agreement(negotiate(case, player(learner), player(counterpart), f"humans/{number}"))
        if package is None:
            kinds.append("no deal")
            continue
        share = worth(case, package).share or 0.0
        kinds.append("all" if share >= 1 else "part" if share > 0 else "none")
    return captured(kinds)


def main() -> None:
    """Count, simulate, and print the report."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    if folder is None or not list(folder.glob("casino_*.json")):
        print(
            f"bench.humans: found no casino_*.json in {folder or 'the folder, for none was named'}. Get the CaSiNo "
            "dialogues from the public repository kushalchawla/CaSiNo, then: python -m bench.humans FOLDER"
        )
        print(json.dumps({}))
        return
    pairs = list(read_pairs(folder))
    trades = [pair for pair in pairs if pair.trade]
    human = captured([pair.captured for pair in trades])
    pleased = {kind: mean(mean(p.satisfaction) for p in trades if p.captured == kind) for kind in ("none", "all")}
    rows = [("human pairs, with a trade available", f"{len(pairs)}, {len(trades)}")]
    rows += [
        (f"  {kind} of it captured" if kind != "no deal" else "  no deal", f"{human[kind]:.1%}") for kind in QUOTED
    ]
    rows += [(f"  satisfaction where {kind} was captured (1 to 5)", f"{value:.2f}") for kind, value in pleased.items()]
    ratios = {f"human_{kind.replace(' ', '_')}": share for kind, share in human.items()}
    ratios |= {f"satisfaction_{kind}": value for kind, value in pleased.items()}
    for learner, counterpart in (("positional", "positional"), ("collaborator", "collaborator")):
        ours = simulated(learner, counterpart)
        rows.append((f"simulated pairs, {learner} and {counterpart}", str(PAIRS)))
        rows += [(f"  {kind}", f"{share:.1%}") for kind, share in ours.items()]
        ratios |= {f"{learner}_{kind.replace(' ', '_')}": share for kind, share in ours.items()}
    print_report("Share of the available value that pairs captured", rows, ratios)


if __name__ == "__main__":
    main()
