"""Letting widgets go, so that a table which has gone leaves nothing behind in the kernel or in the page."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from ipywidgets import DOMWidget, Widget

from grader.widgets.controls import is_shared


@contextmanager
def noted() -> Iterator[list[Widget]]:
    """Note every widget that is made inside the block: also those that a lesson has locked, and that are in no box."""
    made: list[Widget] = []
    Widget.on_widget_constructed(lambda widget: made.append(widget) if isinstance(widget, DOMWidget) else None)
    try:
        yield made
    finally:
        Widget.on_widget_constructed(None)


def let_go(widgets: Iterable[Widget]) -> None:
    """Close these widgets and all they hold, but for what they share with others."""
    for widget in widgets:
        let_go(getattr(widget, "children", ()))
        looks = (getattr(widget, name, None) for name in ("layout", "style"))
        for look in looks:
            if isinstance(look, Widget) and not is_shared(look):
                look.close()
        widget.close()
