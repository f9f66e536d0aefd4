"""A warm process that forks: ``python -m grader.marking.rooms.zygote CONTROL HOW``.

It imports what a notebook will want, once, and then forks a child for each room that is asked for. It runs no learner's
code itself. On standard input it takes the names of modules to import and code of the instructor's to rehearse, as JSON.
On the control socket it takes JSON: ``{"open": number, "limits": [...], "confined": bool}`` with the room's own
socket, ``{"interrupt": number}`` and ``{"end": number}``. What is said in a room: `grader.marking.rooms.room`.
"""

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
from types import FrameType

import attrs

from grader.marking.job import Limits
from grader.marking.rooms import sandbox

_LONGEST = 65_536
"""Bytes of a request."""


def main(arguments: list[str]) -> int:
    """Serve until the control socket closes. With ``--try``, open one empty room and say how that went."""
    sandbox.die_with_parent()
    if arguments == ["--try"]:
        sandbox.enter()
        return _try()
    control = socket.socket(fileno=int(arguments[0]))
    confined = arguments[1] == "confined"
    if confined:
        sandbox.enter()
    sys.modules["debugpy"] = None  # type: ignore[assignment]  # the kernel would load a debugger, and say so
    importlib.import_module("grader.marking.rooms.room")
    from grader.marking.rooms.kernel import Kernel

    kernel = Kernel()
    wanted = json.loads(sys.stdin.buffer.read())
    for name in wanted["modules"]:
        with contextlib.suppress(Exception):  # the cell that wants it will say what is wrong
            importlib.import_module(name)
    kernel.rehearse(wanted["rehearsed"])
    gc.collect()
    gc.freeze()
    control.send(b"ready")
    _serve(control, kernel, confined=confined)
    return 0


def _serve(control: socket.socket, kernel: object, *, confined: bool) -> None:
    rooms: dict[int, int] = {}
    while True:
        ready, _, _ = select.select([control], [], [], 1)
        for number, process in list(rooms.items()):
            with contextlib.suppress(ChildProcessError):
                if os.waitpid(process, os.WNOHANG)[0] == 0:
                    continue
            del rooms[number]
        if not ready:
            continue
        request, sockets, _, _ = socket.recv_fds(control, _LONGEST, 1)
        if not request:
            return
        asked = json.loads(request)
        if "open" in asked:
            rooms[asked["open"]] = _open(control, kernel, socket.socket(fileno=sockets[0]), asked, confined=confined)
            continue
        for word, sign in (("interrupt", signal.SIGUSR1), ("end", signal.SIGTERM)):
            if asked.get(word) in rooms:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(rooms[asked[word]], sign)


def _open(control: socket.socket, kernel: object, door: socket.socket, asked: dict, *, confined: bool) -> int:  # type: ignore[type-arg]
    """Fork the keeper of a room, which forks whoever lives there. Returns the keeper's process id."""
    process = os.fork()
    if process:
        door.close()
        return process
    status = 1
    try:
        control.close()
        sandbox.die_with_parent()
        limits = Limits(*asked["limits"])
        seen = None
        if confined:
            sandbox.separate()
            seen = os.open("/proc", os.O_RDONLY)  # the room will cover it
        inner = os.fork()
        if inner:
            door.close()
            _keep(inner, limits, seen)
            status = 0
        else:
            _live(kernel, door, limits, confined=confined)
            status = 0
    except BaseException as error:  # noqa: BLE001 - told through the room's socket, if it still is one
        with contextlib.suppress(OSError):
            door.sendall(json.dumps({"broken": f"{type(error).__name__}: {error}"}).encode() + b"\n")
    finally:
        os._exit(status)


LOOK_EVERY = 0.05
"""Seconds between two looks at the memory of a room."""


def _keep(inner: int, limits: Limits, seen: int | None) -> None:
    """Pass signals on to the process inside, end it if all in the room hold too much memory, and wait for its end."""

    def interrupt(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001
        with contextlib.suppress(ProcessLookupError):
            os.kill(inner, signal.SIGINT)

    def end(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001
        for kill in (lambda: os.killpg(inner, signal.SIGKILL), lambda: os.kill(inner, signal.SIGKILL)):
            with contextlib.suppress(OSError):
                kill()

    if seen is not None:
        page, most, own = os.sysconf("SC_PAGE_SIZE"), limits.memory, _held(seen).get(os.getpid(), (0, 0))[1]

        def look(signum: int, frame: FrameType | None) -> None:
            found = _held(seen)
            room: set[int] = set()
            more = {inner}
            while more - room:
                room |= more
                more = {process for process, (parent, _) in found.items() if parent in room}
            if sum(max(0, found[process][1] - own) for process in room if process in found) * page > most:
                end(signum, frame)

        signal.signal(signal.SIGALRM, look)
        signal.setitimer(signal.ITIMER_REAL, LOOK_EVERY, LOOK_EVERY)
    signal.signal(signal.SIGUSR1, interrupt)
    signal.signal(signal.SIGTERM, end)
    os.waitpid(inner, 0)
    with contextlib.suppress(OSError):
        os.killpg(inner, signal.SIGKILL)  # whatever it left behind, where there is no namespace to end it


def _held(seen: int) -> dict[int, tuple[int, int]]:
    """Every process in this view of ``/proc`` -> its parent, and the pages of memory it holds."""
    found = {}
    for name in filter(str.isdecimal, os.listdir(seen)):
        with contextlib.suppress(OSError, ValueError, IndexError):
            file = os.open(f"{name}/stat", os.O_RDONLY, dir_fd=seen)
            try:
                fields = os.read(file, 4096).rpartition(b")")[2].split()
            finally:
                os.close(file)
            found[int(name)] = int(fields[1]), int(fields[21])
    return found


def _live(kernel: object, door: socket.socket, limits: Limits, *, confined: bool) -> None:
    from grader.marking.rooms.room import live  # loaded before forking

    os.setsid()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever started all this may be deaf to it
    if door.fileno() != 3:
        os.dup2(door.fileno(), 3)
        door.detach()
        door = socket.socket(fileno=3)
    os.closerange(4, 1_024)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    if nothing > 3:
        os.close(nothing)
    if confined:
        sandbox.furnish(limits)
    else:
        sandbox.die_with_parent()
    live(kernel, door, limits, lock=(lambda: sandbox.lock(limits)) if confined else None)  # type: ignore[arg-type]


def _try() -> int:
    """Open an empty room as `_open` does, and lock it. Returns 0 if all of it could be done; else says what could not."""
    try:
        sandbox.separate()
        inner = os.fork()
        if inner == 0:
            status = 1
            try:
                sandbox.furnish(Limits())
                sandbox.lock(Limits())
                status = 0
            except BaseException as error:  # noqa: BLE001
                print(error, file=sys.stderr, flush=True)
            finally:
                os._exit(status)
        _, ended = os.waitpid(inner, 0)
        return os.waitstatus_to_exitcode(ended)
    except OSError as error:
        print(error, file=sys.stderr)
        return 1


def limits_as_list(limits: Limits) -> list[float]:
    """The limits as they travel to a zygote."""
    return list(attrs.astuple(limits))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
