"""Every catalogue there is: one module for each lesson, found by its name."""

from importlib import import_module
from pathlib import Path

from tests.content.rows import Row

_FOUND = [import_module(f"tests.content.{path.stem}") for path in sorted(Path(__file__).parent.glob("catalogue_*.py"))]
CATALOGUE: dict[str, tuple[Row, ...]] = {name: rows for each in _FOUND for name, rows in each.CATALOGUE.items()}
"""Name of an exercise -> answers to it."""
SEEDS: dict[str, object] = {name: seeds for each in _FOUND for name, seeds in getattr(each, "SEEDS", {}).items()}
"""Name of an exercise with hidden parts -> the seeds by which its assignment marks it."""
