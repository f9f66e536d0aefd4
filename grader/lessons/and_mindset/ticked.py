"""Both lists as they were ticked in the form: kept in a file beside the record, and used where the cell holds dots."""

import json
from pathlib import Path
from typing import Any

from grader.lessons.conversation import SIDES, Lines
from grader.planning.folder import replace
from grader.table import Setting

LARGEST = 10_000
"""Bytes of such a file that are still read."""
_DOTS = "..."


def file_of(deal: Setting) -> Path:
    """Where the form keeps what was ticked: ``moves/NAME-lists.json``."""
    return deal.path.with_name(f"{deal.path.stem}-lists.json")


def keep(deal: Setting, said: Lines, ticked: dict[str, list[str]]) -> None:
    """Write both lists, whole or not at all.

    Args:
        deal: whose record lies beside the file.
        said: the lines that were ticked; another key's lines have other letters.
        ticked: ``theirs`` and ``yours`` -> letters.

    Raises:
        PlanError: it can't be written; what was there stays.
    """
    replace(file_of(deal), json.dumps({"key": said.key, **ticked}) + "\n")


def kept(deal: Setting) -> dict[str, list[str]] | None:
    """What was saved in the form; None where nothing was, where it is for another variant, or can't be read."""
    path = file_of(deal)
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return None
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("key") != deal.key:
        return None
    lists = {side: found.get(side) for side in SIDES}
    if not all(isinstance(each, list) and all(isinstance(letter, str) for letter in each) for each in lists.values()):
        return None
    return {side: list(each) for side, each in lists.items() if each is not None}


def both(answer: Any, deal: Setting) -> Any:
    """The lists to check: those in the cell, or else, where both still hold dots, those that were saved in the form."""
    if isinstance(answer, dict) and answer and all(map(_untouched, list(answer.values()))):
        saved = kept(deal)
        return answer if saved is None else saved
    return answer


def _untouched(part: object) -> bool:
    if isinstance(part, list | tuple):
        return bool(part) and all(map(_is_dots, part))
    return _is_dots(part)


def _is_dots(part: object) -> bool:
    return part is ... or (isinstance(part, str) and part.strip() == _DOTS)
