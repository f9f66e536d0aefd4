"""The browser site, built once a run and served on this machine; a fresh profile of Chromium for each learner."""

import subprocess
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from lite.serve import Server
from tests.browser.lab import ROOT
from tests.site.learner import PATIENCE, Learner

PYTHON = ROOT / ".venv-site" / "bin" / "python"


@pytest.fixture(scope="session")
def site() -> Iterator[Server]:
    """The site of this tree, at an address of its own."""
    if not PYTHON.exists():
        pytest.skip("needs what builds the site: make site")
    built = subprocess.run([PYTHON, "-m", "lite.build"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr[-3000:]
    server = Server(ROOT / "build" / "site")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def learner(site: Server, chromium: Any) -> Iterator[Callable[..., Learner]]:
    """Whoever comes to the site with an empty profile; afterwards, what went wrong in their browser is told."""
    came: list[Learner] = []

    def come(**profile: Any) -> Learner:
        context = chromium.new_context(viewport={"width": 1200, "height": 900}, **profile)
        context.set_default_timeout(PATIENCE)
        came.append(Learner(site.url, context))
        return came[-1]

    yield come
    for each in came:
        each.context.close()
    assert [outside for each in came for outside in each.outside] == []
    assert [error for each in came for error in each.errors] == []
