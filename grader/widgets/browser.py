"""What the widgets need where Python itself runs in the browser, as on the course's site."""

import sys
from typing import Any

from ipywidgets import Widget

FROM_AFAR = ("pandas", "numpy")
"""What the browser fetches from Pyodide's own site, as soon as a cell imports it."""


class OutOfReach(ModuleNotFoundError):
    """It could not be fetched. A learner reads the sentence alone."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


class Kindly:
    """The last to be asked for a module: says what became of one that should have come from afar."""

    @staticmethod
    def find_spec(name: str, *_: object) -> None:
        """Find nothing. OutOfReach if the module is one of `FROM_AFAR`."""
        if name in FROM_AFAR:
            raise OutOfReach(
                f"This part needs {name}, which your browser fetches from Pyodide's site (cdn.jsdelivr.net), and that "
                "can't be reached just now. Check the connection and run this cell again. The part is optional: the "
                "lesson goes on without it.",
                name=name,
            )


def mend() -> None:
    """Say kindly what can't be fetched, and let None arrive in the page.

    The browser's kernel turns None into `undefined`, and a widget's update to it was lost on the way.
    """
    from pyodide.ffi import jsnull

    sys.meta_path.append(Kindly)

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
