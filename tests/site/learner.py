"""A person at the browser site: what they open and do, and what their browser asks for and complains of meanwhile."""

import re
from typing import Any

from attrs import define, field

from tests.browser.lab import wait_until_idle

PATIENCE = 240_000
"""Milliseconds until a test gives up: Python has to arrive and start in the browser."""
THEIRS = re.compile(r"/jupyter-lite\.ipynb|/api/translations/|/api/contents/.+/all\.json")
"""Optional files that JupyterLite looks for whether they exist or not."""


@define(slots=False)  # Playwright notes on a listener whom it belongs to
class Learner:
    """One profile of a browser, and the page in it.

    Attributes:
        url: of the site.
        context: the profile.
        outside: every request that left the site's own host.
        errors: what the page and its console complained of.
    """

    url: str
    context: Any
    page: Any = field(init=False)
    outside: list[str] = field(factory=list)
    errors: list[str] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        """Open a page and listen."""
        self.context.on("request", self._requested)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)[:500]))
        self.page.on("console", self._said)

    def open(self, notebook: str) -> Any:
        """Open a notebook and wait until Python is there."""
        self.page.goto(f"{self.url}notebooks/index.html?path={notebook}")
        wait_until_idle(self.page)
        return self.page

    def _requested(self, request: Any) -> None:
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.outside.append(request.url)

    def _said(self, message: Any) -> None:
        place = message.location.get("url", "")
        if message.type == "error" and not THEIRS.search(place):
            self.errors.append(f"{message.text[:300]} ({place})")


def sit_down(table):
    """Predict whatever is asked, and sit down."""
    table.locator("select").first.select_option(index=1)
    table.get_by_label("How sure are you").fill("70")
    table.get_by_label("What will the deal be worth").fill("60")
    table.get_by_role("button", name="Lock in and sit down").click()
    table.get_by_text("opens with a package").wait_for()
