"""`make serve-site`: the folder of the site, shown on this machine alone."""

import os
import signal
import subprocess
import urllib.request

import pytest

from tests.browser.lab import ROOT, free_port
from tests.site.conftest import PYTHON


def test_the_site_is_served_here_with_the_types_a_browser_insists_on(site):
    """The command says where it is, sends Python as what it is, listens on loopback only, and ends with Ctrl-C."""
    port = free_port()
    command = ["make", "--no-print-directory", "serve-site", f"PORT={port}"]
    serving = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        line = serving.stdout.readline()
        assert line == f"The site is at http://127.0.0.1:{port}/ until you press Ctrl-C.\n"
        for name, kind in (
            ("", "text/html"),
            ("static/pyodide/pyodide.asm.wasm", "application/wasm"),
            ("static/pyodide/pyodide.mjs", "text/javascript"),
            ("files/00-start-here.ipynb", "application/json"),
        ):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{name}") as answer:
                assert answer.headers["Content-Type"] == kind
        listening = subprocess.run(["ss", "-ltnH", f"sport = :{port}"], capture_output=True, text=True, check=True)
        assert listening.stdout.split()[3] == f"127.0.0.1:{port}"
    finally:
        os.killpg(serving.pid, signal.SIGINT)
        serving.wait(20)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["nowhere"], "There is no site in nowhere. Build it first: make site"),
        (["--port", "{taken}"], "Choose another: make serve-site PORT=8891"),
    ],
)
def test_what_hinders_it_is_said_in_a_line(site, given, said):
    """No site yet, or a port that somebody has."""
    given = [each.format(taken=site.server_port) for each in given]
    tried = subprocess.run(
        [PYTHON, "-m", "lite.serve", *given], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert said in tried.stderr
    assert "Traceback" not in tried.stderr
    assert tried.returncode == 1
