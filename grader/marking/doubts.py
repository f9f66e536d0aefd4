"""Where a person has to look, read off a notebook that has run. The rule is one for nbgrader's marking and for ours."""

from collections.abc import Iterator, Mapping
from typing import Any

from grader import errors

OUR_ERRORS = frozenset(name for name in vars(errors) if name.endswith("Error") or name == "RecordInUse")
"""What our own code raises when it can't check something."""
_NOT_CHECKED = "<strong>not checked</strong>"


def doubtful(notebook: Mapping[str, Any]) -> frozenset[str]:
    """Names of graded cells that a person must look at, whatever their points.

    These are the checks whose card says so, those that our own code stopped (a record that can't be read, say), and every
    check that stopped after a cell of ours which gives no points had stopped: the set-up was not what it should be.
    """
    cells = notebook["cells"]
    ours_stopped = any(_is_locked(cell) and not _mark(cell).get("grade") and _stopped(cell) for cell in cells)
    return frozenset(
        str(_mark(cell)["grade_id"])
        for cell in cells
        if _mark(cell).get("grade")
        and ((_stopped(cell) and ours_stopped) or OUR_ERRORS & _stopped(cell) or _not_checked(cell))
    )


def _mark(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = cell["metadata"].get("nbgrader", {})
    return found


def _is_locked(cell: Mapping[str, Any]) -> bool:
    mark = _mark(cell)
    return not mark.get("solution") and bool(mark.get("grade") or mark.get("locked"))


def _stopped(cell: Mapping[str, Any]) -> set[str]:
    return {str(output["ename"]) for output in _outputs(cell) if output["output_type"] == "error"}


def _not_checked(cell: Mapping[str, Any]) -> bool:
    return any(_NOT_CHECKED in "".join(output.get("data", {}).get("text/html", "")) for output in _outputs(cell))


def _outputs(cell: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    return iter(cell.get("outputs", ()))
