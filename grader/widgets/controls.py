"""The controls everything here is made of: each with a name that is seen and read aloud.

Every widget, its layout and its style are a model each in the browser, and a message on the way there. So the controls
share their layouts and styles: a table opens in half the time.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from ipywidgets import HTML, Button, Dropdown, GridBox, HBox, Layout, Style, Text, VBox, Widget
from ipywidgets.widgets.widget_button import ButtonStyle
from ipywidgets.widgets.widget_description import DescriptionStyle
from ipywidgets.widgets.widget_string import HTMLStyle, TextStyle

from grader.widgets.style import ROOT, live_style
from grader.widgets.words import paragraph


def _layout(width: str | None = None, display: str | None = None) -> Layout:
    """One layout for all that look alike."""
    return _shared_layout(width, display)


@cache
def _shared_layout(width: str | None, display: str | None) -> Layout:
    return Layout(width=width, display=display)


@cache
def _style(kind: type[Any]) -> Any:
    """One style for all of a kind."""
    return kind()


def is_shared(model: Widget) -> bool:
    """Whether this is a layout or a style that other controls have too, so that it outlives any of them."""
    if isinstance(model, Layout):
        return model is _layout(model.width, model.display)
    kind: Any = type(model)
    return isinstance(model, Style) and model is _style(kind)


def markup(value: str = "") -> HTML:
    """A piece of HTML that can change. Whatever a person wrote in it was escaped before."""
    return HTML(value, layout=_layout(), style=_style(HTMLStyle))


def button(text: str, pressed: Callable[[], object], *, primary: bool = False) -> Button:
    """A button that says what it does."""
    look = {"layout": _layout("auto"), "style": _style(ButtonStyle), "button_style": "primary" if primary else ""}
    made = Button(description=text, tooltip="", **look)
    made.on_click(lambda _: pressed())
    return made


def choice(label: str, options: Iterable[tuple[str, Any]]) -> Dropdown:
    """A list to choose from, its name above it."""
    look = {"layout": _layout(), "style": _style(DescriptionStyle)}
    return Dropdown(description=label, options=tuple(options), **look).add_class("nt-field")


def line(label: str, placeholder: str, entered: Callable[[], object] | None = None) -> Text:
    """A line to write in, its name above it; `entered` is called when Enter is pressed."""
    look = {"layout": _layout(), "style": _style(TextStyle)}
    made = Text(description=label, placeholder=placeholder, **look).add_class("nt-field")
    if entered is not None:
        made.on_msg(lambda _, content, __: entered() if content.get("event") == "submit" else None)
    return made


def say(place: HTML, text: str, style: str = "") -> None:
    """Put a plain sentence into an HTML widget, escaped."""
    place.value = paragraph(text, style)


def show(widget: Widget, visible: bool) -> None:
    """Show or hide a widget without taking it out of the page."""
    layout, display = widget.layout, None if visible else "none"
    if layout.display == display:
        return
    if layout is _layout(layout.width, layout.display):
        widget.layout = _layout(layout.width, display)
    else:
        layout.display = display


def row(*widgets: Widget) -> HBox:
    """Widgets side by side, wrapping where it is narrow."""
    return HBox(widgets, layout=_layout()).add_class("nt-row")


def columns(*widgets: Widget, least: str = "11em") -> GridBox:
    """Widgets in as many columns as have room, each at least this wide."""
    template = f"repeat(auto-fit, minmax(min(100%, {least}), 1fr))"
    return GridBox(widgets, layout=Layout(grid_template_columns=template, grid_gap="8px 12px"))


def panel(*widgets: Widget) -> VBox:
    """Widgets one below the other."""
    return VBox(widgets, layout=_layout()).add_class("nt-panel")


class Frame(VBox):
    """The outermost box, with its style and its keys.

    Args:
        words: what a page without a running kernel shows instead.
    """

    def __init__(self, words: str) -> None:
        self._style = markup(live_style())
        super().__init__([self._style], layout=_layout())
        self.add_class(ROOT)
        self._words = words
        self.held: tuple[Widget, ...] = ()

    def hold(self, *widgets: Widget) -> None:
        """Put these in, one below the other, instead of what was there."""
        self.held = widgets
        self.children = (self._style, *widgets)

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        shown: dict[str, Any] = super()._repr_mimebundle_(**kwargs)
        return shown | {"text/plain": self._words}
