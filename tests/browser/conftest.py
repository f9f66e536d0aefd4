"""One JupyterLab server for all browser tests, and a fresh window for each."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.lab import PATIENCE, Lab


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
