"""What the widgets need where Python itself runs in the browser, as on the course's site."""

from typing import Any

from ipywidgets import Widget


def mend() -> None:
    """Let None arrive as null: the browser's kernel turns it into `undefined`, and an update to it was lost on the way."""
    from pyodide.ffi import jsnull

    send = Widget._send

    def with_nulls(self: Widget, message: Any, buffers: Any = None) -> None:
        send(self, replaced(message, jsnull), buffers)

    Widget._send = with_nulls


def replaced(found: Any, null: object) -> Any:
    """The same message with ``null`` for every None."""
    if isinstance(found, dict):
        return {name: replaced(value, null) for name, value in found.items()}
    if isinstance(found, list | tuple):
        return [replaced(value, null) for value in found]
    return null if found is None else found
