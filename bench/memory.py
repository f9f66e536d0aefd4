"""How much memory a command holds at most, whatever processes it starts."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator

import psutil

EVERY = 0.1
"""Seconds between two looks."""


def peak(process: "subprocess.Popen[str]") -> int:
    """The most bytes that a process and its descendants hold together, until it ends.

    Memory that forks share counts once where the system tells (Linux: proportional set size), else once for each.
    """
    most, root = 0, psutil.Process(process.pid)
    while process.poll() is None:
        most = max(most, sum(_held(root)))
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(EVERY)
    return most


def _held(root: psutil.Process) -> Iterator[int]:
    try:
        family = [root, *root.children(recursive=True)]
    except psutil.NoSuchProcess:
        return
    for each in family:
        try:
            yield each.memory_full_info().pss if sys.platform == "linux" else each.memory_info().rss
        except psutil.AccessDenied:
            yield each.memory_info().rss
        except psutil.NoSuchProcess:
            continue
