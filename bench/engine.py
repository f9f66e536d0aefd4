"""The engine beside NegMAS, in one process and one run: frontiers, replies, simulated pairs.

``python -m bench.engine``; ``make bench`` installs NegMAS first. ``--write-oracle PATH`` writes NegMAS's frontiers of the
small deals to a file instead; `tests/deal/test_oracle.py` holds ours against it where NegMAS is not installed.

Every ratio is our time over theirs, so smaller is better; each is the median of the ratios of interleaved repetitions,
each repetition on deals of its own.

- ``frontier_vs_negmas_1e5``: 5 issues of 10 options, both sides' points drawn freely; evaluation included on both sides,
  theirs with the packages listed beforehand. Goal: at most 0.002 (500 times as fast).
- ``frontier_20x10_opposed_vs_negmas_1e5``: our 20 issues of 10 options, 10^20 packages, opposed interests (on every issue
  what is better for one is worse for the other), over their 10^5 packages above. Goal: at most 0.2.
- ``oracle_disagreements``: of 200 small random deals, those where our frontier is not NegMAS's. Goal: 0.
- ``reply_vs_sao``: one reply of the counterpart at the table, rules and words included, as the mean over a negotiation
  and for the slowest of all counterparts, over NegMAS's whole run (`SAOMechanism.run`, two AspirationNegotiators) of the same
  case and rounds. Goal: at most 0.05.
- ``pairs_per_second``: two positional players seated at variants drawn beforehand, one core. Goal: at least 100, so that
  lesson 01's 1,000 pairs take ten seconds, about as long as people keep their mind on a wait (Nielsen 1993, chapter 5).

All points are compared before anything is timed; where they differ, no speed is printed and the exit code is 1.
"""

import argparse
import sys
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from bench import domains
from bench.clock import Rows, in_ms, ratio, seconds
from bench.oracle import by_totals, disagreements, must_equal, ours, theirs, write_oracle
from bench.report import print_report
from bench.tables import TABLES, lesson_01, pairs, replies
from grader.deal import Case, frontier

REPETITIONS = 7
ISSUES, MANY, OPTIONS = 5, 20, 10
GOALS = {
    "frontier_vs_negmas_1e5": "at most 0.002",
    "frontier_20x10_opposed_vs_negmas_1e5": "at most 0.2",
    "oracle_disagreements": "0",
    "reply_vs_sao": "at most 0.05",
    "pairs_per_second": "at least 100",
}


def frontiers(peer: Any) -> tuple[dict[str, float], Rows]:
    """Check and time frontiers, on other deals in each repetition."""
    random = Random("bench.engine/frontier")
    times: dict[str, list[float]] = {"free": [], "peer": [], "opposed": [], "peer, opposed": [], "many": []}
    for number in range(REPETITIONS):
        free, opposed = domains.free(random, ISSUES, OPTIONS), domains.opposed(random, ISSUES, OPTIONS)
        many = domains.opposed(random, MANY, OPTIONS)
        domain, rival = peer.Domain(*free), peer.Domain(*opposed)
        must_equal(f"free deal {number}", ours(free), theirs(domain))
        must_equal(f"opposed deal {number}", ours(opposed), theirs(rival))
        must_equal(f"opposed deal {number} of {MANY} issues", ours(many), by_totals(many))
        times["free"].append(seconds(lambda sides=free: frontier(*sides)))
        times["peer"].append(seconds(domain.frontier))
        times["opposed"].append(seconds(lambda sides=opposed: frontier(*sides)))
        times["peer, opposed"].append(seconds(rival.frontier))
        times["many"].append(seconds(lambda sides=many: frontier(*sides)))
    labels = {
        "free": f"frontier, {ISSUES} issues x {OPTIONS} options",
        "peer": f"  {peer.NAME}",
        "opposed": "  the same with opposed interests",
        "peer, opposed": f"    {peer.NAME}",
        "many": f"frontier, {MANY} x {OPTIONS}, opposed",
    }
    rows = [(labels[what], in_ms(median(took))) for what, took in times.items()]
    rows.append(("  ours over theirs, opposed interests", f"{ratio(times['opposed'], times['peer, opposed']):.4f}"))
    ratios = {
        "frontier_vs_negmas_1e5": ratio(times["free"], times["peer"]),
        "frontier_20x10_opposed_vs_negmas_1e5": ratio(times["many"], times["peer"]),
    }
    return ratios, rows


def report(peer: Any) -> None:
    """Compare, measure, and print."""
    wrong = disagreements(peer)
    if wrong:
        sys.exit(f"bench.engine: {wrong} of the small deals have another frontier in {peer.NAME}. No speed is quoted.")
    figures: dict[str, float] = {}
    rows: Rows = []
    services = Case.load("implementation-services")
    for part in (lambda: frontiers(peer), lambda: replies(peer, services), lambda: pairs(lesson_01())):
        found, measured = part()
        figures |= found
        rows += measured
    figures["oracle_disagreements"] = wrong
    rows += [(f"{name} (goal: {goal})", f"{figures[name]:.4g}") for name, goal in GOALS.items()]
    print_report(f"The engine beside {peer.NAME}, medians of {REPETITIONS} to {TABLES} runs", rows, figures)


def main() -> None:
    """Measure and print the report, or write the oracle's file."""
    arguments = argparse.ArgumentParser(prog="bench.engine", description=__doc__.partition("\n")[0])
    arguments.add_argument("--write-oracle", metavar="PATH", type=Path, help="write NegMAS's frontiers there instead")
    chosen = arguments.parse_args()
    try:
        from bench import peer
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "negmas":
            raise
        sys.exit(
            "bench.engine: NegMAS is not installed here. `make bench` installs it into .venv; then call this again."
        )
    if chosen.write_oracle is not None:
        write_oracle(peer, chosen.write_oracle)
    else:
        report(peer)


if __name__ == "__main__":
    main()
