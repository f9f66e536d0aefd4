"""Letting widgets go, so that a table which has gone leaves nothing behind in the kernel or in the page."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from ipywidgets import Widget


@contextmanager
def noted() -> Iterator[list[Widget]]:
    """Note every widget that is made inside the block: also those that a lesson has locked, and that are in no box."""
    made: list[Widget] = []
    Widget.on_widget_constructed(made.append)
    try:
        yield made
    finally:
        Widget.on_widget_constructed(None)


def let_go(widgets: Iterable[Widget]) -> None:
    """Close these widgets and all they hold."""
    for widget in widgets:
        let_go(getattr(widget, "children", ()))
        widget.close()
