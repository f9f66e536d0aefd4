"""How long a learner waits for the package: ``import grader`` and a lesson's imports beside ``import pandas``.

``python -m bench.start``. Each import runs in a fresh process, the three of them in turn, so that a busy moment of the
machine falls on all. Goal: ``import_vs_pandas`` at most 0.2.
"""

import subprocess
import sys
from pathlib import Path
from statistics import median

from bench.report import print_report

RUNS = 9
ROOT = Path(__file__).parents[1]
STATEMENTS = {
    "import grader": "import grader",
    "a lesson, before its widgets": "from grader.lessons import meso",
    "import pandas (the peer)": "import pandas",
}
TIMED = "from time import perf_counter; start = perf_counter(); {}; print(perf_counter() - start)"


def seconds(statement: str) -> float | None:
    """Time one statement in a fresh process, in seconds; None if it fails there."""
    run = subprocess.run(
        [sys.executable, "-c", TIMED.format(statement)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    return float(run.stdout) if run.returncode == 0 else None


def main() -> None:
    """Measure, and print the report."""
    for statement in STATEMENTS.values():  # once for the disk's cache and the compiled files
        seconds(statement)
    times: dict[str, list[float]] = {what: [] for what in STATEMENTS}
    for _ in range(RUNS):
        for what, statement in STATEMENTS.items():
            if (took := seconds(statement)) is not None:
                times[what].append(took)
    ours, lesson, pandas = (median(runs) if len(runs) == RUNS else None for runs in times.values())
    if ours is None or pandas is None:
        sys.exit("bench.start: `import grader` or `import pandas` fails here. Make the set-up first: make setup")
    ratios = {"import_vs_pandas": ours / pandas}
    if lesson is not None:
        ratios["lesson_vs_pandas"] = lesson / pandas
    rows = [
        (what, f"{took * 1000:.1f} ms" if took is not None else "does not import")
        for what, took in zip(STATEMENTS, (ours, lesson, pandas), strict=True)
    ]
    rows += [(name, f"{ratio:.3f}") for name, ratio in ratios.items()]
    print_report(f"Imports in fresh processes, medians of {RUNS} runs", rows, ratios)


if __name__ == "__main__":
    main()
