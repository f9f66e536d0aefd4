"""A deal to sit down to, in a folder of its own, and the ways to reach what is shown."""

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from ipywidgets import HTML, Button, Widget

from grader.deal import Case
from grader.players import player
from grader.table import Move, Offer, Setting, make_ready
from grader.table.recorder import Recorder
from grader.widgets.place import Place
from tests.deal.small import late_ideas
from tests.table.scripted import Scripted

PREDICTION = {"their_top": "payment", "own_value": 60, "sure": 70}
OFFER = {"price": "p82", "payment": "net15", "scope": "full", "support": "office"}


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No run by nbgrader, and no record held when the test is over."""
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    yield
    for recorder in list(Recorder._open.values()):
        recorder.close()


@pytest.fixture
def deal(tmp_path: Path) -> Setting:
    """The implementation deal, nothing played yet."""
    return prepared(tmp_path)


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


OPENING = {"crews": "two", "penalty": "none"}
"""What the supplier of the small case opens with."""


def late(folder: Path, *theirs: Move, case: Case | None = None, **how: Any) -> Setting:
    """The small case with options nobody listed, and a supplier who opens and then answers by this script."""
    how = {"key": "example", "folder": folder, **how}
    return make_ready("late", case or late_ideas(), Scripted(Offer(OPENING), *theirs), **how)


def sit_down(deal: Setting) -> Place:
    """Sit down at the table of the small case."""
    place = Place(deal)
    lock_in(place, "penalty")
    return place


def lock_in(place: Place, top: str = "payment") -> None:
    """Fill in the prediction and sit down."""
    form = place.table.prediction
    form.top.value, form.sure.value, form.value.value = top, "70 %", "60"
    form.button.click()


def share(place: Place, what: str, *, ask: bool = False) -> None:
    """Share a fact: an interest's id, an order (""), a limit ("limit:") or a floor ("floor:")."""
    sharing = place.table.actions.sharing
    sharing.what.value, sharing.in_return.value = what, ask
    press(place, "Share this")


def written(deal: Setting) -> list[dict[str, Any]]:
    """The learner's moves, as the record holds them."""
    lines = map(json.loads, deal.path.read_text(encoding="utf-8").splitlines())
    return [line["you"] for line in lines if "you" in line]


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
    """The words of some HTML, whatever spaces stand between them."""
    words = unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<style.*?</style>", "", markup, flags=re.DOTALL)))
    return re.sub(r"\s+", " ", words)
