"""A learner's folder as something to carry along, and back into a folder."""

import json
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from grader.errors import ProgressError, RecordError
from grader.progress import keeping
from grader.progress.portable import LARGEST, Lines, Portable, canonical, from_text, in_order, merge, to_text
from grader.progress.tries import FILE, as_json, content
from grader.table.record import read_record
from grader.table.recorder import Recorder

MOVES, PLANS, REHEARSED = "moves", "plans", "plans/rehearsed"
EXPORT = "my-progress.json"
"""What an export is called unless somebody says otherwise."""
_LARGEST_PLAN = 1_000_000


def gather(folder: Path) -> tuple[Portable, tuple[str, ...]]:
    """Everything a learner has made here.

    Returns:
        What can be carried along, and a sentence for each file that could not be read and stays behind.

    Raises:
        ProgressError: the file of tries can't be read at all.
    """
    tries, notes = keeping.mended(folder)
    moves: dict[str, frozenset[Lines]] = {}
    plans: dict[str, str] = {}
    left = [*notes]
    for path in sorted((folder / MOVES).glob("*.jsonl")):
        if ".damaged-" in path.name:
            continue
        try:
            moves[path.stem] = frozenset(_attempts(path))
        except RecordError as error:
            left.append(f"{MOVES}/{error}")
    for path in sorted((folder / PLANS).glob("*.json")):
        if ".damaged-" in path.name:
            continue
        try:
            plan = json.loads(content(path, _LARGEST_PLAN))
        except (ProgressError, ValueError, RecursionError) as error:
            left.append(f"{PLANS}/{path.name} can't be read and stays behind ({error}).")
        else:
            plans[path.stem] = canonical(plan if isinstance(plan, dict) else {"found": plan})
    deals: dict[str, str] = {}
    for path in sorted((folder / REHEARSED).glob("*.toml")):
        try:
            deals[path.stem] = content(path, _LARGEST_PLAN).decode("utf-8")
        except (ProgressError, UnicodeDecodeError) as error:
            left.append(f"{REHEARSED}/{path.name} can't be read and stays behind ({error}).")
    return Portable(frozenset(tries), moves, plans, deals), tuple(left)


def export(folder: Path, place: Path | None = None) -> tuple[Path, tuple[str, ...]]:
    """Write everything into one file.

    Args:
        folder: of the notebooks.
        place: the file; `EXPORT` in the folder unless said otherwise.

    Returns:
        The file, and what stays behind, a sentence each.

    Raises:
        ProgressError: it can't be written.
    """
    found, notes = gather(folder)
    place = place or folder / EXPORT
    keeping.replace(place, to_text(found))
    return place, notes


def load(folder: Path, text: str | bytes, where: str) -> tuple[Portable, tuple[str, ...]]:
    """Take in an export: what is here and what it holds are merged. Nothing here is lost.

    Args:
        folder: of the notebooks.
        text: of the exported file.
        where: what to call the file in messages.

    Returns:
        What is here now, and what a reader should know, a sentence each.

    Raises:
        ProgressError: the file is no export, or something can't be written; then nothing was changed, or all of one
            negotiation or none of it.
        RecordInUse: a table is open in another notebook; nothing was changed.
    """
    if len(text) > LARGEST:
        raise ProgressError(f"{where}: found more than {LARGEST:,} bytes. Choose a file that `progress()` made.")
    try:
        text = text if isinstance(text, str) else text.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProgressError(
            f"{where}: found no text, expected a file that `progress()` made. Choose another."
        ) from error
    theirs = from_text(text, where)
    ours, notes = gather(folder)
    both = merge(ours, theirs)
    with ExitStack() as held:
        changed = [name for name in sorted(both.moves) if both.moves[name] != ours.moves.get(name)]
        changed = [name for name in changed if not _unreadable(folder, name, ours)]
        for name in changed:
            held.enter_context(Recorder(folder / MOVES / f"{name}.jsonl"))
        for name in changed:
            keeping.replace(folder / MOVES / f"{name}.jsonl", _record(both.moves[name]))
    for name in sorted(both.plans):
        if both.plans[name] != ours.plans.get(name):
            keeping.replace(folder / PLANS / f"{name}.json", json.dumps(json.loads(both.plans[name]), indent=1) + "\n")
    for name in sorted(both.deals.keys() - ours.deals.keys()):
        if not (place := folder / REHEARSED / f"{name}.toml").exists():
            keeping.replace(place, both.deals[name])
    if both.tries != ours.tries:
        lines = (json.dumps(as_json(each)) for each in sorted(both.tries))
        keeping.replace(folder / FILE, "".join(f"{line}\n" for line in lines))
    return both, notes


def _unreadable(folder: Path, name: str, ours: Portable) -> bool:
    """Whether a record lies there that could not be read: it is left as it is."""
    path = folder / MOVES / f"{name}.jsonl"
    return name not in ours.moves and (path.exists() or path.is_symlink())


def _attempts(path: Path) -> list[Lines]:
    """Raw attempts of a record, each with the score sheet it was played on. RecordError if it can't be read."""
    read_record(path)
    attempts: list[list[Mapping[str, Any]]] = []
    sheet: Mapping[str, Any] | None = None
    for line in content(path, LARGEST).split(b"\n")[:-1]:
        parsed = json.loads(line)
        if "format" in parsed:
            attempts.append([parsed])
            continue
        if "sheet" in parsed:
            sheet = parsed
        elif len(attempts[-1]) == 1 and sheet is not None and "sheet" not in parsed:
            attempts[-1].append(sheet)  # built before an earlier attempt, and still the one played on
        attempts[-1].append(parsed)
    return [tuple(map(canonical, lines)) for lines in attempts]


def _record(attempts: frozenset[Lines]) -> str:
    return "".join(f"{line}\n" for lines in in_order(attempts) for line in lines)
