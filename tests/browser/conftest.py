"""One JupyterLab server and one Chromium for all browser tests; skipped where either is missing (see tests/conftest.py)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.lab import CHROMIUM, FLAGS, PATIENCE, Lab


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running Chromium."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright: make setup")
    if CHROMIUM is None:
        pytest.skip("needs Chromium: apt install chromium")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def lab(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A running JupyterLab with an empty folder."""
    pytest.importorskip("jupyterlab", reason="needs JupyterLab: make setup")
    place: Path = tmp_path_factory.mktemp("lab")
    (place / "notebooks").mkdir()
    running = Lab(place / "notebooks", place / "home")
    running.start()
    yield running
    running.stop()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A fresh window, about as wide as a laptop's."""
    context = chromium.new_context(viewport={"width": 1200, "height": 900})
    context.set_default_timeout(PATIENCE)
    shown = context.new_page()
    yield shown
    context.close()
