"""A chart for a page where nothing moves: without what only a pointer or a screen reader's cursor would find."""

import json
import re
from collections.abc import Callable
from typing import Any

Spec = dict[str, Any]
_PLAIN = re.compile(r"\w+", re.ASCII)
"""A field whose name is written in a chart as it is; others may be written with escapes."""


def still(spec: Spec) -> Spec:
    """The same chart, without tooltips, without the data that only they show, and without a description of each mark.

    It looks the same, takes less room and is drawn sooner. Whoever can't see it has the description of the whole.
    """
    bare: Spec = _each(spec, lambda name, value: None if name == "tooltip" else value)
    wording = _each(bare, lambda name, value: None if name in {"data", "description"} else value)
    said = json.dumps(wording)
    trimmed: Spec = _each(bare, lambda name, value: _table(value, said) if name == "data" else value)
    return {**trimmed, "config": {**trimmed.get("config", {}), "aria": False}}


def _each(part: Any, change: Callable[[str, Any], Any]) -> Any:
    """The same with every named part changed; a part that becomes None is gone. Data are left as they are."""
    if isinstance(part, dict):
        changed = {name: change(name, value) for name, value in part.items()}
        return {
            name: value if name == "data" else _each(value, change)
            for name, value in changed.items()
            if value is not None or part[name] is None
        }
    if isinstance(part, list):
        return [_each(value, change) for value in part]
    return part


def _table(table: Any, said: str) -> Any:
    """With those fields only that the chart speaks of."""
    rows = table.get("values") if isinstance(table, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return table
    kept = {name for row in rows for name in row if name in said or not _PLAIN.fullmatch(name)}
    return {**table, "values": [{name: value for name, value in row.items() if name in kept} for row in rows]}
