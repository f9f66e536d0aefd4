"""Human negotiations as a mirror: the figures that lesson 01 quotes, counted again, beside our simulated pairs.

``python -m bench.humans PATH``, where PATH is a folder with the CaSiNo dialogues (Chawla and others 2021): files named
``casino_*.json``, from the public repository kushalchawla/CaSiNo.

How the figures are defined: three issues (food, water, firewood) of three units each, worth 5, 4 and 3 points a unit by
priority. H = joint points of an even split, Jmax = best joint points, f = (J - H) / (Jmax - H). A trade is available
where Jmax > H.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any

from attrs import frozen

from bench.report import print_report
from grader.debrief.captured import CAPTURED, captured, shares_of
from grader.lessons.population import simulate

PAIRS = 400
"""Simulated pairs of each kind."""
CASE = "consulting-project"
"""The deal of lesson 01, at which they sit."""
UNITS = 3
POINTS = {"High": 5, "Medium": 4, "Low": 3}
SATISFACTION = {
    "Extremely satisfied": 5,
    "Slightly satisfied": 4,
    "Undecided": 3,
    "Slightly dissatisfied": 2,
    "Extremely dissatisfied": 1,
}


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
        return captured(self.share)


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
    human = shares_of([pair.captured for pair in trades])
    pleased = {kind: mean(mean(p.satisfaction) for p in trades if p.captured == kind) for kind in ("none", "all")}
    rows = [("human pairs, with a trade available", f"{len(pairs)}, {len(trades)}")]
    rows += [
        (f"  {kind} of it captured" if kind != "no deal" else "  no deal", f"{human[kind]:.1%}") for kind in CAPTURED
    ]
    rows.append(
        (
            "  share of the available value (f), on average",
            f"{mean(p.share for p in trades if p.share is not None):.2f}",
        )
    )
    rows += [(f"  satisfaction where {kind} was captured (1 to 5)", f"{value:.2f}") for kind, value in pleased.items()]
    ratios = {f"human_{kind.replace(' ', '_')}": share for kind, share in human.items()}
    ratios |= {f"satisfaction_{kind}": value for kind, value in pleased.items()}
    for learner, counterpart in (("positional", "positional"), ("discloser", "collaborator"), ("meso", "collaborator")):
        simulated = list(simulate(CASE, learner, counterpart, PAIRS))
        ours = shares_of([pair.captured for pair in simulated])
        found = [pair.share for pair in simulated if pair.share is not None]
        rows.append((f"simulated pairs, {learner} and {counterpart}", str(PAIRS)))
        rows += [(f"  {kind}", f"{share:.1%}") for kind, share in ours.items()]
        rows.append(("  share of the available value (f), on average", f"{mean(found):.2f}"))
        ratios |= {f"{learner}_{kind.replace(' ', '_')}": share for kind, share in ours.items()}
        ratios[f"{learner}_f"] = mean(found)
    print_report("Share of the available value that pairs captured", rows, ratios)


if __name__ == "__main__":
    main()
