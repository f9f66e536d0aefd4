"""The lower bound: a notebook's cells run by a warm kernel's fork, nothing kept in and nothing out, no sandbox, no marks.

`serve` is the warm process, clean of everything that a benchmark imports. It takes JSON, a line each, on standard input:
first what it is to import and rehearse, then notebooks; and answers each with a line.
"""

import contextlib
import gc
import importlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, Self

from grader.marking.rooms.sandbox import environment

ROOT = Path(__file__).parents[1]


class Bare:
    """The warm process from outside.

    Args:
        solved: code of the instructor's solved notebook. A fork runs it at the start; whatever it imported is imported.
        rehearsed: whether the warm process runs it itself, so that what the course works out once is worked out.
    """

    def __init__(self, solved: Iterable[str], *, rehearsed: bool = False) -> None:
        self._home = TemporaryDirectory(prefix="bare-")
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from bench.bare import serve; serve()"],
            cwd=ROOT,
            env={**os.environ, **environment(), "HOME": self._home.name},
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._ask({"solved": list(solved), "rehearsed": rehearsed})

    def run(self, cells: Iterable[str], folder: Path) -> float:
        """Run these cells in this folder, their output dropped. Seconds from the fork to its end."""
        return float(self._ask({"cells": list(cells), "folder": str(folder)})["seconds"])

    def shown(self, cells: Iterable[str], folder: Path) -> list[str]:
        """The same, untimed: what each cell showed as its value, as text; "" if nothing."""
        return list(self._ask({"cells": list(cells), "folder": str(folder), "kept": True})["shown"])

    def _ask(self, asked: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps(asked), file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("bench.bare has ended; what it said last is above")
        found: dict[str, Any] = json.loads(line)
        return found

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self._process.kill()
        self._process.communicate()
        self._home.cleanup()


def serve() -> None:
    """The warm process: import, rehearse, then fork for each notebook."""
    from grader.marking.rooms.kernel import Kernel

    sys.modules["debugpy"] = None  # type: ignore[assignment]  # as in grader.marking.rooms.zygote
    channel = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what learners print is no answer
    kernel, warm = Kernel(), json.loads(sys.stdin.readline())
    for module in _forked(lambda: _imported(kernel, warm["solved"]))[0]:
        with contextlib.suppress(Exception):
            importlib.import_module(module)
    kernel.rehearse(warm["solved"] if warm["rehearsed"] else ())
    gc.collect()
    gc.freeze()
    print("{}", file=channel, flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        shown, seconds = _forked(lambda: _run(kernel, asked))  # noqa: B023 - it is called at once
        print(json.dumps({"seconds": seconds, "shown": shown}), file=channel, flush=True)


def _forked(work: Any) -> tuple[Any, float]:
    """What a fork makes of this work, and the seconds from fork to end."""
    there, here = os.pipe()
    start = perf_counter()
    process = os.fork()
    if not process:
        status = 1
        try:
            with os.fdopen(here, "w") as back:
                json.dump(work(), back)
            status = 0
        finally:
            os._exit(status)
    os.close(here)
    with os.fdopen(there) as answer:
        found = answer.read()
    _, status = os.waitpid(process, 0)
    seconds = perf_counter() - start
    if status:
        raise RuntimeError(f"a fork ended with {os.waitstatus_to_exitcode(status)}")
    return json.loads(found), seconds


def _imported(kernel: Any, cells: list[str]) -> list[str]:
    before = set(sys.modules)
    kernel.begin(lambda *_: None)
    for number, code in enumerate(cells, 1):
        kernel.run(code, number)
    return sorted(set(sys.modules) - before)


def _run(kernel: Any, asked: dict[str, Any]) -> list[str] | None:
    os.chdir(asked["folder"])
    shown = [""] * len(asked["cells"])

    def keep(kind: str, content: dict[str, Any], *_: object) -> None:
        if kind == "execute_result":
            shown[content["execution_count"] - 1] = content["data"].get("text/plain", "")

    kernel.begin(keep if asked.get("kept") else lambda *_: None)
    for number, code in enumerate(asked["cells"], 1):
        kernel.run(code, number)
    return shown if asked.get("kept") else None
