"""The browser site, built once a run and served on this machine; a fresh profile of Chromium for each learner."""

import subprocess
import threading
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from lite.serve import Handler, Server
from tests.browser.lab import ROOT
from tests.site.learner import PATIENCE, Learner

PYTHON = ROOT / ".venv-site" / "bin" / "python"


class Unsteady(Server):
    """A server whose connection may break off.

    Attributes:
        breaks_off: part of the name of a file, of which only the beginning is sent; None for none.
    """

    breaks_off: str | None = None


class Connection(Handler):
    """One connection to it."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file, or its beginning."""
        if self.server.breaks_off and self.server.breaks_off in self.path:  # type: ignore[attr-defined]
            outputfile.write(source.read(1000))
            self.close_connection = True
        else:
            super().copyfile(source, outputfile)


@pytest.fixture(scope="session")
def site() -> Iterator[Unsteady]:
    """The site of this tree, at an address of its own."""
    if not PYTHON.exists():
        pytest.skip("needs what builds the site: make site")
    built = subprocess.run([PYTHON, "-m", "lite.build"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr[-3000:]
    server = Unsteady(ROOT / "build" / "site")
    server.RequestHandlerClass = partial(Connection, directory=str(ROOT / "build" / "site"))  # type: ignore[assignment]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def learner(site: Unsteady, chromium: Any) -> Iterator[Callable[..., Learner]]:
    """Whoever comes to the site with an empty profile; afterwards, what went wrong in their browser is told."""
    came: list[Learner] = []

    def come(**profile: Any) -> Learner:
        context = chromium.new_context(viewport={"width": 1200, "height": 900}, **profile)
        context.set_default_timeout(PATIENCE)
        came.append(Learner(site.url, context))
        return came[-1]

    yield come
    site.breaks_off = None
    for each in came:
        each.context.close()
    assert [outside for each in came for outside in each.outside] == []
    assert [error for each in came for error in each.errors] == []
