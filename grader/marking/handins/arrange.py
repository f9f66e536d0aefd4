"""A learner's notebook with the instructor's cells put back: what nbgrader's sanitising steps do, without its database.

nbgrader's own steps are ClearOutput, DeduplicateIds, OverwriteKernelspec, OverwriteCells and CheckCellMetadata. Beyond
them, a deleted set-up cell is put back too, every mark is the instructor's whatever the learner's file says, and a copied,
split or pasted cell runs as a plain cell (as `grader.marking.steps.PlainCells` has it).
"""

import re
from collections.abc import Mapping
from typing import Any

import nbformat
from attrs import evolve, frozen

from grader.marking.course.assignment import Notebook
from grader.marking.course.folder import Unmarkable
from grader.marking.handins.cells import Cells, HandedCell
from grader.marking.job import Cell

MOST_REMARKS = 30
"""For one notebook: more cells than an assignment has were copied, or pasted from elsewhere."""
SCHEMA = 3
"""Of nbgrader's marks."""
_NAME = re.compile(r"[a-zA-Z0-9_-]{1,80}")
_HARMLESS = ("deletable", "editable")


@frozen
class Arranged:
    """A notebook that can be run.

    Attributes:
        notebook: as JSON has it, nbformat 4.5.
        remarks: for the instructor, in sentences.
    """

    notebook: dict[str, Any]
    remarks: tuple[str, ...]


def arrange(handed: Cells, ours: Notebook, notice: str) -> Arranged:
    """Put the instructor's cells back.

    Args:
        handed: what the learner's file holds.
        ours: the instructor's notebook.
        notice: what is written into a graded cell that was deleted; ``{cell_id}`` stands for its name.

    Raises:
        Unmarkable: the result is no valid notebook.
    """
    remarks: list[str] = []
    known = _last_copies(handed.cells, ours, remarks)
    cells = [_restored(cell, mine, remarks) if mine else cell for cell, mine in known]
    cells = _with_missing(cells, ours, notice, remarks)
    metadata = {**handed.metadata, **({"kernelspec": dict(ours.kernelspec)} if ours.kernelspec else {})}
    more = [f"And {len(remarks) - MOST_REMARKS} remarks of this kind."] if len(remarks) > MOST_REMARKS else []
    return Arranged(_valid(metadata, cells), (*remarks[:MOST_REMARKS], *more))


def _last_copies(handed: list[HandedCell], ours: Notebook, remarks: list[str]) -> list[tuple[HandedCell, Cell | None]]:
    """Each cell, with the instructor's cell that it is; of several copies only the last is it."""
    known = {cell.name: cell for cell in ours.cells}
    last = {cell.name: place for place, cell in enumerate(handed)}
    found: list[tuple[HandedCell, Cell | None]] = []
    copied: dict[str, None] = {}
    for place, cell in enumerate(handed):
        if cell.name in known and last[cell.name] == place:
            found.append((cell, known[cell.name]))
            continue
        if cell.name in known:
            copied[cell.name] = None
        elif any(cell.mark.get(kind) is True for kind in ("grade", "solution", "locked", "task")):
            shown = cell.name if _NAME.fullmatch(cell.name) else "without a name"
            remarks.append(f"A marked cell that is not of this assignment ({shown}) ran as a plain cell.")
        found.append((evolve(cell, metadata={k: v for k, v in cell.metadata.items() if k != "nbgrader"}), None))
    remarks += [
        f"The cell `{name}` was there more than once: the last counts, the others ran as plain cells."
        for name in copied
    ]
    return found


def _restored(cell: HandedCell, ours: Cell, remarks: list[str]) -> HandedCell:
    """The learner's cell with the instructor's kind and mark, and the source too unless the learner writes it."""
    if cell.kind != ours.cell_type:
        remarks.append(
            f"The cell `{ours.name}` had been made {_kind(cell.kind)}, and was taken as {_kind(ours.cell_type)}."
        )
    if ours.locked and ours.cell_type == "code" and cell.source not in {ours.released, ours.source}:
        remarks.append(f"The cell `{ours.name}` had been changed, and ran as it was handed out.")
    return evolve(
        cell,
        kind=ours.cell_type,
        source=ours.source if ours.locked else cell.source,
        metadata={**cell.metadata, "nbgrader": mark(ours)},
        attachments={} if ours.cell_type == "code" else cell.attachments,
    )


def mark(ours: Cell) -> dict[str, Any]:
    """What nbgrader's mark says of an instructor's cell."""
    return {
        "cell_type": ours.cell_type,
        **({"checksum": ours.checksum} if ours.checksum else {}),
        "grade": ours.grade,
        "grade_id": ours.name,
        "locked": ours.locked,
        **({"points": ours.points} if ours.grade or ours.task else {}),
        "schema_version": SCHEMA,
        "solution": ours.solution,
        "task": ours.task,
    }


def _with_missing(cells: list[HandedCell], ours: Notebook, notice: str, remarks: list[str]) -> list[HandedCell]:
    """The same with deleted graded cells and set-up cells behind the cell that they followed; tasks at the end."""
    cells = list(cells)
    there = {cell.name for cell in cells if cell.name}
    before: str | None = None
    for each in ours.cells:
        if each.name not in there and (each.grade or each.is_setup):
            places = [place for place, cell in enumerate(cells) if cell.name == before] if before else []
            cells.insert(places[0] + 1 if places else 0, _put_back(each, notice))
            remarks.append(f"The cell `{each.name}` had been deleted, and was put back.")
        elif each.name not in there:
            if each.solution:
                remarks.append(f"The answer cell `{each.name}` had been deleted.")
            continue
        before = each.name
    for task in (each for each in ours.cells if each.task and each.name not in there):
        cells.append(_put_back(task, notice))
        remarks.append(f"The task `{task.name}` had been deleted, and was put back at the end.")
    return cells


def _put_back(ours: Cell, notice: str) -> HandedCell:
    words = "" if ours.is_setup else ("# " if ours.cell_type == "code" else "") + notice.format(cell_id=ours.name)
    editable = {} if ours.solution else {"editable": False}
    metadata = {"deletable": False, **editable, "nbgrader": mark(ours)}
    return HandedCell(ours.cell_type, words + ours.source, metadata, ours.name[:64])


def _kind(kind: str) -> str:
    return {"code": "code", "markdown": "text"}.get(kind, "raw text")


def _valid(metadata: Mapping[str, Any], cells: list[HandedCell]) -> dict[str, Any]:
    """The notebook as JSON; metadata that no notebook may have is left out."""
    ids = _ids(cells)
    notebook = _as_json(metadata, cells, ids)
    if _is_valid(notebook):
        return notebook
    for cell in cells:
        kept = {key: cell.metadata[key] for key in _HARMLESS if isinstance(cell.metadata.get(key), bool)}
        cell.metadata = {**kept, **({"nbgrader": cell.metadata["nbgrader"]} if "nbgrader" in cell.metadata else {})}
        cell.attachments = {}
    notebook = _as_json({key: value for key, value in metadata.items() if key == "kernelspec"}, cells, ids)
    if _is_valid(notebook):
        return notebook
    raise Unmarkable("its cells make no valid notebook. Ask for it again.")


def _is_valid(notebook: dict[str, Any]) -> bool:
    try:
        nbformat.validate(notebook, relax_add_props=True)
    except nbformat.ValidationError:
        return False
    return True


def _ids(cells: list[HandedCell]) -> list[str]:
    """An id for each cell, its own where it can be kept."""
    taken: set[str] = set()
    ids = []
    for place, cell in enumerate(cells):
        chosen, attempts = cell.id or f"cell-{place}", 0
        while chosen in taken:
            chosen, attempts = f"cell-{place}-{attempts}", attempts + 1
        taken.add(chosen)
        ids.append(chosen)
    return ids


def _as_json(metadata: Mapping[str, Any], cells: list[HandedCell], ids: list[str]) -> dict[str, Any]:
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": dict(metadata),
        "cells": [
            {
                "cell_type": cell.kind,
                "id": chosen,
                "metadata": cell.metadata,
                "source": cell.source,
                **({"outputs": [], "execution_count": None} if cell.kind == "code" else {}),
                **({"attachments": cell.attachments} if cell.attachments else {}),
            }
            for cell, chosen in zip(cells, ids, strict=True)
        ],
    }
