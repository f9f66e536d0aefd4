"""The conversation as a widget: the newest is always in sight, and only the latest exchange is read aloud."""

from ipywidgets import VBox

from grader.widgets.controls import markup


class Conversation:
    """Two pieces of HTML in a box that scrolls from its end."""

    def __init__(self) -> None:
        self.earlier, self.latest = markup(), markup().add_class("nt-latest")
        self.box = VBox([VBox([self.earlier, self.latest])]).add_class("nt-scroll")

    def show(self, earlier: str, latest: str) -> None:
        """Show what went before, and the latest exchange: this first, for somebody waits for it."""
        self.latest.value, self.earlier.value = latest, earlier
