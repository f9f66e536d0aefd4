"""JupyterLab, started on the first lesson."""

import argparse
import errno
import importlib.util
import os
import socket
import subprocess
import sys
from itertools import chain
from pathlib import Path

from grader.errors import CourseError

DEFAULT_PORT = 8888
FIRST_LESSON = "00-start-here.ipynb"


def port_number(text: str) -> int:
    """Read a port from the command line: a whole number from 1024 to 65535.

    Raises:
        argparse.ArgumentTypeError: it is something else.
    """
    if text.isdecimal() and 1024 <= int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is no port: give a whole number from 1024 to 65535, such as 8889")


def is_free(port: int) -> bool:
    """Tell whether JupyterLab could listen on this port of ``localhost``, which may mean IPv4 and IPv6."""
    for family, kind, protocol, _, address in socket.getaddrinfo("localhost", port, type=socket.SOCK_STREAM):
        try:
            with socket.socket(family, kind, protocol) as listener:
                if os.name == "posix":  # as JupyterLab does: a port left a moment ago is free
                    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                listener.bind(address)
                listener.listen(1)
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                return False
    return True


def command(folder: Path, port: int) -> list[str]:
    """Give the command that starts JupyterLab in ``folder`` on the first lesson, on this port or not at all."""
    return [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={folder.resolve()}",
        f"--LabApp.default_url=/lab/tree/{FIRST_LESSON}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        *(["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),  # in a container one is root
    ]


def start(folder: Path, port: int) -> int:
    """Start JupyterLab and stay until it ends; returns its exit code.

    Raises:
        CourseError: JupyterLab is not installed, or the port is taken.
    """
    if importlib.util.find_spec("jupyterlab") is None:
        raise CourseError(
            f"JupyterLab is not installed for {sys.executable}. Install it, then call this again: "
            "python -m pip install jupyterlab"
        )
    if not is_free(port):
        other = next(filter(is_free, chain(range(port + 1, 65536), range(1024, port))))
        raise CourseError(
            f"Port {port} is taken; another JupyterLab may be running. Close it, or choose another port: "
            f"python -m grader learn --port {other} (or: make learn PORT={other})"
        )
    starting = command(folder, port)
    if os.name == "posix":  # JupyterLab takes this process's place, and with it Ctrl-C and the exit code
        os.execv(starting[0], starting)
    process = subprocess.Popen(starting)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # JupyterLab got it too, and asks whether to stop
            continue
