"""The warm process from outside, and the rooms it opens. Nothing that comes out of a room is believed."""

import base64
import binascii
import contextlib
import itertools
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterable
from typing import Any, Self

from attrs import define, field, frozen

from grader.check.crossing import unpacked
from grader.errors import MarkingError
from grader.marking.job import SHOWN, Limits
from grader.marking.rooms import sandbox

WARM_UP = 120
"""Seconds that the libraries may take to import."""
GRACE = 3
"""Seconds that a cell over its time has to stop once it was interrupted."""
MOST_SENT = 32 << 20
"""Bytes that a room may send during one cell; no line has more than `LONGEST_LINE` of them."""
LONGEST_LINE = 12 << 20
LONGEST_ERROR = 100_000
"""Characters of an error that are kept."""
DEEPEST = 100
"""Levels of lists and {...} in one message."""
MOST_ANSWERS = 4 << 20
"""Bytes of answers at once."""


class RoomError(Exception):
    """The room is gone: its process ended, sent what nobody can read, or had to be ended."""


@frozen
class Message:
    """A Jupyter message that a cell sent.

    Attributes:
        kind: its type, such as "stream".
        content: as Jupyter defines it for this type; of the right shape, by anybody's hand.
        metadata: of the message.
        buffers: of a widget's state.
    """

    kind: str
    content: dict[str, Any]
    metadata: dict[str, Any]
    buffers: list[bytes]


@frozen
class Ran:
    """What came of a cell.

    Attributes:
        messages: in order.
        reply: Jupyter's reply; ``status`` is "ok" or "error".
        late: whether it had to be interrupted.
    """

    messages: tuple[Message, ...]
    reply: dict[str, Any]
    late: bool = False


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

    def open(self, limits: Limits, files: dict[str, bytes], given: dict[str, bytes] | None = None) -> "Room":
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
        room = Room(self, number, ours, (SHOWN + 1) * limits.output)
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


@define
class Room:
    """A process of its own for one side of one hand-in.

    Attributes:
        warm: who opened it.
        number: by which that one knows it.
        door: the socket.
        most: bytes of one cell's messages that are kept.
    """

    warm: Warm
    number: int
    door: socket.socket
    most: int
    _held: bytearray = field(factory=bytearray, init=False)
    _ready: bool = field(default=False, init=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.warm.ask("end", self.number)
        self.door.close()

    def run(self, code: str, count: int, seconds: float, *, shown: bool = True) -> Ran:
        """Run a cell.

        Args:
            code: of the cell.
            count: its number in square brackets.
            seconds: that it may take; then it is interrupted, and ended if that does not help.
            shown: whether its last value is shown.

        Raises:
            RoomError: the room is gone.
        """
        self.tell({"run": code, "count": count, "shown": shown})
        messages: list[Message] = []
        until, late, sent, kept = time.monotonic() + seconds, False, 0, 0
        while True:
            try:
                line = self._line(until, MOST_SENT - sent)
            except TimeoutError:
                if late:
                    self.warm.ask("end", self.number)
                    raise RoomError(
                        f"a cell ran for more than {seconds:g} seconds and could not be interrupted"
                    ) from None
                self.warm.ask("interrupt", self.number)
                until, late = time.monotonic() + GRACE, True
                continue
            sent += len(line)
            said = _read(line)
            if "done" in said:
                return Ran(tuple(messages), _reply(said["done"]), late)
            message = _message(said.get("m"))
            kept += len(line)
            if kept <= self.most:
                messages.append(message)

    def fetch(self, names: Iterable[str], seconds: float = 10) -> dict[str, Any]:
        """The answers of these names, packed; a name that isn't there is left out. RoomError as `run`."""
        self.tell({"fetch": sorted(names)})
        try:
            line = self._line(time.monotonic() + seconds, MOST_ANSWERS)
        except TimeoutError:
            raise RoomError("the answers could not be read in time") from None
        values = _read(line).get("values")
        if not isinstance(values, dict):
            raise RoomError(_NONSENSE)
        try:
            for answer in values.values():
                unpacked(answer)
        except ValueError as error:
            raise RoomError(_NONSENSE) from error
        return {name: values[name] for name in names if name in values}

    def bind(self, answers: dict[str, Any], seconds: float = 10) -> None:
        """Give names their packed answers. RoomError as `run`."""
        if answers:
            self.tell({"bind": answers})
            self._line(time.monotonic() + seconds, MOST_ANSWERS)

    def tell(self, asked: dict[str, Any]) -> None:
        """Send a line. RoomError if nobody is there."""
        if not self._ready and "files" not in asked:
            self._wait_until_ready()
        self.door.settimeout(GRACE * 10)
        try:
            self.door.sendall(json.dumps(asked).encode() + b"\n")
        except OSError as error:
            raise RoomError(_GONE) from error

    def _wait_until_ready(self) -> None:
        """The first line comes before any code of a learner's, so what it says of itself is so."""
        try:
            said = _read(self._line(time.monotonic() + WARM_UP, LONGEST_LINE))
        except TimeoutError:
            raise RoomError("the room could not be set up in time") from None
        if "broken" in said:
            raise RoomError(f"the room could not be set up ({str(said['broken'])[:200]})")
        self._ready = True

    def _line(self, until: float, most: int) -> bytes:
        searched, most = 0, min(most, LONGEST_LINE)
        while True:
            end = self._held.find(b"\n", searched)
            if end >= 0:
                line = bytes(self._held[:end])
                del self._held[: end + 1]
                return line
            searched = len(self._held)
            if searched > most:
                self.warm.ask("end", self.number)
                raise RoomError("a cell sent more than can be kept")
            left = until - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self.door.settimeout(left)
            try:
                received = self.door.recv(1 << 20)
            except TimeoutError:
                raise
            except OSError as error:
                raise RoomError(_GONE) from error
            if not received:
                raise RoomError(_GONE)
            self._held += received


def _encoded(files: dict[str, bytes]) -> dict[str, str]:
    return {name: base64.b64encode(content).decode() for name, content in files.items()}


_GONE = "its own code ended the run (it left, or took too much memory)"
_NONSENSE = "it sent what is no message"


def _read(line: bytes) -> dict[str, Any]:
    try:
        said = json.loads(line.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise RoomError(_NONSENSE) from error
    if not isinstance(said, dict):
        raise RoomError(_NONSENSE)
    return said


def _reply(reply: Any) -> dict[str, Any]:
    if not isinstance(reply, dict) or reply.get("status") not in ("ok", "error"):
        raise RoomError(_NONSENSE)
    if reply["status"] == "error":
        trace = reply.get("traceback", [])
        trace = [str(line) for line in trace] if isinstance(trace, list) else []
        if sum(map(len, trace)) > LONGEST_ERROR:
            trace = []
        name, value = (str(reply.get(part))[:LONGEST_ERROR] for part in ("ename", "evalue"))
        return {"status": "error", "ename": name, "evalue": value, "traceback": trace}
    return {"status": "ok"}


def _message(found: Any) -> Message:
    """What a cell sent, if it has the shape of a Jupyter message."""
    match found:
        case [str(kind), dict(content), dict(metadata), list(buffers)]:
            pass
        case _:
            raise RoomError(_NONSENSE)
    good = {
        "stream": lambda: content["name"] in ("stdout", "stderr") and isinstance(content["text"], str),
        "error": lambda: all(isinstance(content[n], str) for n in ("ename", "evalue")) and _texts(content["traceback"]),
        "execute_result": lambda: _bundle(content),
        "display_data": lambda: _bundle(content),
        "update_display_data": lambda: _bundle(content),
        "clear_output": lambda: isinstance(content.get("wait"), bool),
        "comm_open": lambda: isinstance(content["comm_id"], str) and isinstance(content["data"], dict),
        "comm_msg": lambda: isinstance(content["comm_id"], str) and isinstance(content["data"], dict),
        "comm_close": lambda: isinstance(content["comm_id"], str),
        "status": lambda: True,
    }
    try:
        if kind not in good or not _shallow([content, metadata]) or not good[kind]():
            raise RoomError(_NONSENSE)
        return Message(kind, content, metadata, [base64.b64decode(buffer) for buffer in buffers])
    except (KeyError, TypeError, binascii.Error) as error:
        raise RoomError(_NONSENSE) from error


def _shallow(found: Any) -> bool:
    """Whether nothing in a message is nested deeper than everybody who handles notebooks can follow."""
    level = [found]
    for _ in range(DEEPEST):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return True
    return False


def _texts(found: Any) -> bool:
    return isinstance(found, list) and all(isinstance(line, str) for line in found)


def _bundle(content: dict[str, Any]) -> bool:
    data, transient = content["data"], content.get("transient") or {}
    return (
        isinstance(data, dict)
        and isinstance(content.get("metadata"), dict)
        and isinstance(transient, dict)
        and isinstance(transient.get("display_id"), str | None)
        and type(content.get("execution_count", 0)) is int
        and content.get("execution_count", 0) >= 0
        and all(isinstance(value, str) or name.endswith("json") for name, value in data.items())
    )
