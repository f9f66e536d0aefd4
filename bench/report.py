"""How every benchmark reports: a table for people, then one line of JSON for programs."""

import json
from collections.abc import Iterable, Mapping


def print_report(title: str, rows: Iterable[tuple[str, str]], ratios: Mapping[str, float]) -> None:
    """Print a table of ``(what, measured)`` under a title, and as the last line the ratios as JSON.

    Args:
        title: what was measured, with its unit and the number of runs.
        rows: what, and the figure as text.
        ratios: name of each ratio and its value, as later readers look it up.
    """
    rows = list(rows)
    width = max(len(what) for what, _ in rows)
    print(title)
    for what, measured in rows:
        print(f"  {what:<{width}}  {measured:>10}")
    print(json.dumps({name: round(value, 4) for name, value in ratios.items()}))
