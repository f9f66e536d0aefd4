"""A real JupyterLab and a real Chromium, as a learner has them. What a browser test needs beyond Playwright itself."""

import json
import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from attrs import define, field

ROOT = Path(__file__).parents[2]
TOKEN = "e2e"
PATIENCE = 180_000
"""Milliseconds until a browser test gives up; nothing waits this long when all is well."""
CHROMIUM = next((path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NO_NEWS = {"fetchNews": "false", "checkForUpdates": False}
_SETTINGS = "user-settings/@jupyterlab/apputils-extension/notification.jupyterlab-settings"


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@define
class Lab:
    """A JupyterLab server of its own: own home, own settings, a folder of notebooks.

    Attributes:
        folder: where notebooks lie; write them there, or copy lessons there.
        home: settings, runtime files, everything else it writes.
    """

    folder: Path
    home: Path
    port: int = field(factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server and wait until it answers. RuntimeError with its own words if it dies."""
        settings = self.home / "config" / "lab" / _SETTINGS
        settings.parent.mkdir(parents=True)
        settings.write_text(json.dumps(NO_NEWS), encoding="utf-8")
        places = {
            "HOME": self.home,
            "JUPYTER_CONFIG_DIR": self.home / "config",
            "JUPYTER_DATA_DIR": self.home / "data",
            "JUPYTER_RUNTIME_DIR": self.home / "runtime",
            "JUPYTERLAB_SETTINGS_DIR": self.home / "config" / "lab" / "user-settings",
            "JUPYTERLAB_WORKSPACES_DIR": self.home / "config" / "lab" / "workspaces",
            "IPYTHONDIR": self.home / "ipython",
            "PYTHONPATH": ROOT,
        }
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "NBGRADER"))
        }
        command = [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={self.port}"),
            *("--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={self.folder}"),
            *("--LabApp.expose_app_in_browser=True", "--allow-root"),
        ]
        with (self.home / "server.log").open("wb") as log:
            self.process = subprocess.Popen(
                command,
                cwd=self.folder,
                env=environment | {name: str(place) for name, place in places.items()},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        while not self._answers():
            if self.process.poll() is not None:
                raise RuntimeError((self.home / "server.log").read_text(encoding="utf-8", errors="replace")[-3000:])

    def stop(self) -> None:
        """End the server and its kernels."""
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/api?token={TOKEN}", timeout=1) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def url(self, path: str) -> str:
        """Where JupyterLab shows this notebook alone."""
        return f"http://127.0.0.1:{self.port}/lab/tree/{path}?token={TOKEN}&reset"

    def write_notebook(self, path: str, cells: Iterable[str]) -> Path:
        """Write a notebook of these code cells into the folder."""
        import nbformat

        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell(source, id=f"cell-{number}") for number, source in enumerate(cells)],
            metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
        )
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, place)
        return place


def open_notebook(page: Any, lab: Lab, path: str) -> None:
    """Open a notebook and wait until its cells are shown and its kernel is idle."""
    page.goto(lab.url(path), timeout=PATIENCE)
    wait_until_idle(page)


def reload(page: Any) -> None:
    """Reload the page, as a learner does when something looks odd; the kernel goes on."""
    page.reload(timeout=PATIENCE)
    wait_until_idle(page)


def wait_until_idle(page: Any) -> None:
    """Wait until JupyterLab has started, the notebook is shown, and its kernel has answered and waits for work."""
    page.wait_for_function(
        "() => window.jupyterapp?.shell?.currentWidget?.sessionContext !== undefined", timeout=PATIENCE
    )
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=PATIENCE)
    # The indicator says "idle" for a moment before there is a kernel: ask the kernel itself.
    _finish(
        page,
        """async () => {
        const notebook = window.jupyterapp.shell.currentWidget;
        await window.jupyterapp.started;
        await notebook.context.ready;
        await notebook.sessionContext.ready;
        await notebook.sessionContext.session.kernel.info;
    }""",
    )
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status='idle']", state="attached", timeout=PATIENCE)


def shown_again(page: Any, place: Any) -> None:
    """Wait until a widget is shown once more after a reload.

    On a busy machine JupyterLab may draw the outputs before it has fetched the widgets, and then says "model not found"
    for good: then the cells are run again, as a learner would.
    """
    lost = page.get_by_text("Error displaying widget").first
    place.or_(lost).first.wait_for()
    if lost.is_visible():
        run_all(page)
        place.first.wait_for()


def _finish(page: Any, script: str) -> None:
    """Run an asynchronous script in the page and wait for its end, but not for ever."""
    page.evaluate(f"() => {{ window.finished = false; ({script})().then(() => {{ window.finished = true }}) }}")
    page.wait_for_function("() => window.finished", timeout=PATIENCE)


def command(page: Any, name: str) -> None:
    """Run a command of JupyterLab and wait for its end."""
    _finish(page, f"async () => {{ await window.jupyterapp.commands.execute({json.dumps(name)}) }}")


def run_all(page: Any) -> None:
    """Run every cell of the open notebook."""
    command(page, "notebook:run-all-cells")


def save(page: Any) -> None:
    """Save the open notebook."""
    command(page, "docmanager:save")


def restart_and_run_all(page: Any) -> None:
    """Restart the kernel and run every cell, confirming what JupyterLab asks."""
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:restart-run-all') }")
    page.get_by_role("button", name="Confirm Kernel Restart").or_(
        page.locator(".jp-Dialog .jp-mod-accept")
    ).first.click()
    page.wait_for_selector(".jp-Dialog", state="detached", timeout=PATIENCE)
    wait_until_idle(page)


def theme(page: Any, name: str) -> None:
    """Switch JupyterLab's theme, such as ``JupyterLab Dark``."""
    page.evaluate("name => window.jupyterapp.commands.execute('apputils:change-theme', {theme: name})", name)
    page.wait_for_selector(f"body[data-jp-theme-name='{name}']", state="attached", timeout=PATIENCE)


def violations(page: Any, inside: str, allowed: Iterable[str] = ()) -> list[str]:
    """What axe finds wrong inside a CSS selector, as ``rule: target``; `allowed` names rules to pass over."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, context=inside).response["violations"]
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for rule in found
        if rule["id"] not in set(allowed)
        for node in rule["nodes"]
    ]
