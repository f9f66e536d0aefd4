"""What the lessons rest on, measured: every simulated learner with every counterpart, and the findings looked for.

``python -m bench.lessons [--runs 400] [--out FOLDER] [--jobs 2]`` writes ``lessons.md`` and ``lessons.csv``; its last line is
JSON with each finding's estimate, interval and `holds`. Players are tuned at three cases and reported at the others, and
the findings are looked for again with the players' numbers varied by half (`bench.settings`), in a quarter of the runs.
A finding that does not hold changes what the lesson says, never the model.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from bench.cells import LOPSIDED, NO_AUTHORITY, ON_THE_CHAIR, OPPOSITE, ZERO_SUM, Cell, groups, play
from bench.claims import Claim, hold
from bench.findings import FINDINGS
from bench.measured import Measured
from bench.pages import LEGEND, page, sheet, table, verdict
from bench.settings import AS_SET, SETTINGS, varied
from grader.market import finding_7

RUNS = 400
VARIED = 4
"""Where the players' numbers are varied, the runs are divided by this."""
EXACT = 10
"""At the zero-sum deal every package is worth the same to the two together: there the runs are divided by this."""
TABLES = {
    "reported": "The reported cases",
    "tuned": "The cases tuned at",
    LOPSIDED: "The shared warehouse, whose best joint deal is lopsided",
    NO_AUTHORITY: "Fleet leasing, with the messenger",
}
MARKET = "market"
Task = tuple[Cell | str, int, str]
"""A cell or the market of ten deals, its runs, the setting."""


def tabled() -> dict[str, list[Cell]]:
    """The cells of each table."""
    return {
        group: [
            Cell(group, learner, name)
            for name in OPPOSITE
            for learner in ON_THE_CHAIR
            if group != NO_AUTHORITY or name == "messenger"
        ]
        for group in TABLES
    }


def tasks(runs: int) -> list[Task]:
    """Everything to be played, each cell once in a setting; the market first, since it takes longest."""
    needed = [cell for one in FINDINGS for cell in one.cells]
    todo: list[Task] = [(MARKET, runs, setting) for setting in SETTINGS]
    for setting in SETTINGS:
        cells = needed if setting != AS_SET else [*(cell for cells in tabled().values() for cell in cells), *needed]
        each = runs if setting == AS_SET else runs // VARIED
        todo += [(cell, _runs(cell, each), setting) for cell in dict.fromkeys(cells)]
    return todo


def _runs(cell: Cell, each: int) -> int:
    return max(1, each // EXACT if cell.cases == ZERO_SUM else each)


def do(what: Cell | str, runs: int, setting: str) -> Any:
    """Play one task: a cell's runs, or what the market's own sweep finds."""
    if isinstance(what, Cell):
        return play(what, runs, setting)
    with varied(setting):
        return {**finding_7(runs), "runs": runs}


def played(todo: Iterable[Task], jobs: int) -> dict[str, Measured]:
    """Play everything, in so many processes at once; in this one for a single job. Setting -> what was measured."""
    todo = list(todo)
    found: dict[str, dict[Any, Any]] = {setting: {} for _, _, setting in todo}
    if jobs == 1:
        for done, (what, runs, setting) in enumerate(todo, 1):
            found[setting][what] = do(what, runs, setting)
            _progress(done, len(todo))
    else:
        with ProcessPoolExecutor(jobs) as pool:
            waiting = {pool.submit(do, *task): task for task in todo}
            for done, future in enumerate(as_completed(waiting), 1):
                what, _, setting = waiting[future]
                found[setting][what] = future.result()
                _progress(done, len(todo))
    return {setting: Measured(cells, cells.pop(MARKET, {})) for setting, cells in found.items()}


def _progress(done: int, of: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{'#' * (40 * done // of):<40} {done} of {of}", end="\n" if done == of else "", file=sys.stderr)


def report(found: dict[str, Measured], runs: int) -> tuple[str, dict[str, Any]]:
    """The findings and tables as Markdown, and the last line."""
    claims = {one.number: {name: one.claims(measured) for name, measured in found.items()} for one in FINDINGS}
    last = {str(one.number): _summary(claims[one.number]) for one in FINDINGS}
    parts = [
        "# Measured lessons",
        f"{runs} runs a cell. Reported: {', '.join(groups()['reported'])}. Tuned: {', '.join(groups()['tuned'])}.",
        "## Findings",
        *(page(one, claims[one.number]) for one in FINDINGS),
        "## Every learner with every counterpart",
        LEGEND.strip(),
    ]
    for group, cells in tabled().items():
        parts += [f"### {TABLES[group]}", table(found[AS_SET], cells)]
    return "\n\n".join(parts) + "\n", last


def _summary(claims: dict[str, list[Claim]]) -> dict[str, Any]:
    here = claims[AS_SET]
    within = {name: hold(varied, strictly=False) for name, varied in claims.items()}
    return {
        "holds": hold(here),
        **here[0].estimate.to_json(),
        "holds_in": f"{sum(within.values())} of {len(within)} settings",
        "settings": within,
        "figures": {claim.what: claim.to_json() for claim in here},
    }


def main() -> None:
    """Play, write, and print where it lies, what holds, and the last line."""
    reader = argparse.ArgumentParser(prog="python -m bench.lessons", description="What the lessons rest on, measured.")
    reader.add_argument("--runs", type=int, default=RUNS, help="runs a cell (400)")
    reader.add_argument("--out", type=Path, help="folder for lessons.md and lessons.csv (a temporary one)")
    reader.add_argument("--jobs", type=int, default=2, help="processes at once (2)")
    asked = reader.parse_args()
    if asked.runs < 1 or asked.jobs < 1:
        reader.error(f"found --runs {asked.runs} --jobs {asked.jobs}, expected at least 1 of each")
    found = played(tasks(asked.runs), asked.jobs)
    text, last = report(found, asked.runs)
    folder = asked.out or Path(mkdtemp(prefix="lessons-"))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "lessons.md").write_text(text, encoding="utf-8")
    cells = [cell for cells in tabled().values() for cell in cells]
    (folder / "lessons.csv").write_text(sheet(found[AS_SET], cells), encoding="utf-8")
    for one, summary in zip(FINDINGS, last.values(), strict=True):
        print(f"({one.number}) {one.title}: {verdict(summary['holds'])}; by the estimates in {summary['holds_in']}")
        for what, figure in summary["figures"].items():
            if figure["holds"] is False:
                print(f"    not so: {what}: {figure['estimate']} {figure['interval']}")
    print(f"Written: {folder / 'lessons.md'}, {folder / 'lessons.csv'}")
    print(json.dumps(last))


if __name__ == "__main__":
    main()
