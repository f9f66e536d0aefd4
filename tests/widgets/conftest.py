"""A deal to sit down to, in a folder of its own, and the ways to reach what is shown."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from ipywidgets import HTML, Button, Widget

from grader.deal import Case
from grader.players import player
from grader.table import Setting, make_ready
from grader.table.recorder import Recorder
from grader.widgets.place import Place

PREDICTION = {"their_top": "payment", "own_value": 60, "sure": 70}
OFFER = {"price": "p82", "payment": "net15", "scope": "full", "support": "office"}


@pytest.fixture
def deal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Setting]:
    """The implementation deal, nothing played yet."""
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    yield prepared(tmp_path)
    for recorder in list(Recorder._open.values()):
        recorder.close()


def prepared(folder: Path, **how: Any) -> Setting:
    """The implementation deal in this folder, with the case's own numbers."""
    how = {"key": "example", "folder": folder, **how}
    return make_ready("meso", Case.load("implementation-services"), player("collaborator"), **how)


@pytest.fixture
def seated(deal: Setting) -> Place:
    """A place at the table, the prediction locked in."""
    place = Place(deal)
    lock_in(place)
    return place


def lock_in(place: Place) -> None:
    """Fill in the prediction and sit down."""
    form = place.table.prediction
    form.top.value, form.sure.value, form.value.value = "payment", "70 %", "60"
    form.button.click()


def offer(place: Place, **changes: str) -> None:
    """Build a package with these options and offer it."""
    place.table.actions.offering.builder.fill(OFFER | changes)
    press(place, "Offer this package")


def everything(widget: Widget) -> Iterator[Widget]:
    """A widget and all it holds."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from everything(child)


def visible(widget: Widget) -> Iterator[Widget]:
    """A widget and all it holds, as far as it is not hidden."""
    if widget.layout.display != "none":
        yield widget
        for child in getattr(widget, "children", ()):
            yield from visible(child)


def buttons(place: Place) -> list[str]:
    """What the buttons in sight say."""
    return [widget.description for widget in visible(place.box) if isinstance(widget, Button)]


def press(place: Place, name: str) -> None:
    """Press the one button in sight whose text begins so."""
    (found,) = [w for w in visible(place.box) if isinstance(w, Button) and w.description.startswith(name)]
    found.click()


def html(place: Place, walk: Callable[[Widget], Iterator[Widget]] = visible) -> str:
    """All HTML in sight."""
    return "\n".join(
        widget.value for widget in walk(place.box) if isinstance(widget, HTML) and "<style" not in widget.value
    )


def text(place: Place) -> str:
    """All text in sight, without its markup."""
    return plain(html(place))


def plain(markup: str) -> str:
    """The words of some HTML."""
    return unescape(
        re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", re.sub(r"<style.*?</style>", "", markup, flags=re.DOTALL)))
    )
