"""A room from outside: what is asked of it, and what is heard. Nothing that comes out of a room is believed."""

import json
import socket
import time
from collections.abc import Callable, Iterable
from typing import Any, Self

from attrs import define, field

from grader.check.crossing import unpacked
from grader.marking.rooms.messages import NONSENSE, Message, Ran, RoomError, message_of, read, reply_of

SET_UP = 120
"""Seconds that a room may take until it is ready."""
GRACE = 3
"""Seconds that a cell over its time has to stop once it was interrupted."""
MOST_SENT = 32 << 20
"""Bytes that a room may send during one cell; no line has more than `LONGEST_LINE` of them."""
LONGEST_LINE = 12 << 20
MOST_ANSWERS = 4 << 20
"""Bytes of answers at once."""
_GONE = "its own code ended the run (it left, or took too much memory)"


@define
class Room:
    """A process of its own for one side of one hand-in.

    Attributes:
        warm: who opened it.
        number: by which that one knows it.
        door: the socket.
        most: bytes of one cell's messages that are kept.
    """

    ask: Callable[[str, int], None]
    number: int
    door: socket.socket
    most: int
    _held: bytearray = field(factory=bytearray, init=False)
    _ready: bool = field(default=False, init=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.ask("end", self.number)
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
                    self.ask("end", self.number)
                    raise RoomError(
                        f"a cell ran for more than {seconds:g} seconds and could not be interrupted"
                    ) from None
                self.ask("interrupt", self.number)
                until, late = time.monotonic() + GRACE, True
                continue
            sent += len(line)
            said = read(line)
            if "done" in said:
                return Ran(tuple(messages), reply_of(said["done"]), late)
            message = message_of(said.get("m"))
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
        values = read(line).get("values")
        if not isinstance(values, dict):
            raise RoomError(NONSENSE)
        try:
            for answer in values.values():
                unpacked(answer)
        except ValueError as error:
            raise RoomError(NONSENSE) from error
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
            said = read(self._line(time.monotonic() + SET_UP, LONGEST_LINE))
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
                self.ask("end", self.number)
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
