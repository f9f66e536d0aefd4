"""The warm process, which has imported everything, and opens rooms."""

import base64
import contextlib
import itertools
import json
import socket
import subprocess
import sys
from collections.abc import Iterable

from grader.errors import MarkingError
from grader.marking.job import SHOWN, Limits
from grader.marking.rooms import sandbox
from grader.marking.rooms.door import Room
from grader.marking.rooms.messages import RoomError

WARM_UP = 120
"""Seconds that the libraries may take to import."""


class Warm:
    """A process that has imported everything, and opens rooms.

    Args:
        modules: to import before the first room is opened.
        rehearsed: code to run before that, cell by cell; its names are forgotten, what it made the course remember is not.
        confined: whether rooms are locked; without, learner's code runs as whoever started the marking.

    Raises:
        MarkingError: it does not start.
    """

    def __init__(self, modules: Iterable[str] = (), rehearsed: Iterable[str] = (), *, confined: bool = True) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        how = "confined" if confined else "free"
        command = [sys.executable, "-m", "grader.marking.rooms.zygote", str(theirs.fileno()), how]
        self._numbers = itertools.count(1)
        self._control = ours
        self._process = subprocess.Popen(
            sandbox.container(command) if confined else command,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        theirs.close()
        ours.settimeout(WARM_UP)
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):  # it has ended; below is told why
            self._process.stdin.write(json.dumps({"modules": sorted(modules), "rehearsed": list(rehearsed)}).encode())
            self._process.stdin.close()
        try:
            ready = ours.recv(64)
        except OSError as error:
            ready = str(error).encode()
        if ready != b"ready":
            self._process.kill()
            _, said = self._process.communicate()
            last = (said.decode(errors="replace").strip().splitlines() or ["it said nothing"])[-1]
            raise MarkingError(f"the marking process did not start: {last}. See what `python -m grader doctor` says.")

    def open(self, limits: Limits, files: dict[str, bytes], given: dict[str, bytes] | None = None) -> Room:
        """Open a room with these files in its working folder.

        Args:
            limits: of what happens there.
            files: path inside the working folder -> content.
            given: the same, over the others; with it, nothing but these can be imported from there.

        Raises:
            RoomError: it can't be opened.
        """
        ours, theirs = socket.socketpair()
        number = next(self._numbers)
        limited = [limits.seconds, limits.total_seconds, limits.memory, limits.disk, limits.output, limits.processes]
        try:
            socket.send_fds(
                self._control, [json.dumps({"open": number, "limits": limited}).encode()], [theirs.fileno()]
            )
        except OSError as error:
            raise RoomError("the marking process has ended") from error
        finally:
            theirs.close()
        room = Room(self.ask, number, ours, (SHOWN + 1) * limits.output)
        room.tell({"files": _encoded(files), "given": None if given is None else _encoded(given)})
        return room

    def ask(self, word: str, number: int) -> None:
        """Interrupt a room, or end it."""
        with contextlib.suppress(OSError):
            self._control.send(json.dumps({word: number}).encode())

    def close(self) -> None:
        """End it and every room."""
        self._control.close()
        self._process.kill()
        self._process.wait()
        if self._process.stderr is not None:
            self._process.stderr.close()


def _encoded(files: dict[str, bytes]) -> dict[str, str]:
    return {name: base64.b64encode(content).decode() for name, content in files.items()}
