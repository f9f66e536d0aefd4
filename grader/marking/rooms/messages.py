"""What a room may send: lines of JSON, each of a shape that is known, or the room is given up."""

import base64
import binascii
import json
from typing import Any

from attrs import frozen

LONGEST_ERROR = 100_000
"""Characters of an error that are kept."""
DEEPEST = 100
"""Levels of lists and {...} in one message."""
NONSENSE = "it sent what is no message"


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


def read(line: bytes) -> dict[str, Any]:
    """A line as what it says. RoomError if it says nothing."""
    try:
        said = json.loads(line.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise RoomError(NONSENSE) from error
    if not isinstance(said, dict):
        raise RoomError(NONSENSE)
    return said


def reply_of(reply: Any) -> dict[str, Any]:
    """What a room says at the end of a cell, shortened. RoomError if it is no reply of Jupyter's."""
    if not isinstance(reply, dict) or reply.get("status") not in ("ok", "error"):
        raise RoomError(NONSENSE)
    if reply["status"] == "error":
        trace = reply.get("traceback", [])
        trace = [str(line) for line in trace] if isinstance(trace, list) else []
        if sum(map(len, trace)) > LONGEST_ERROR:
            trace = []
        name, value = (str(reply.get(part))[:LONGEST_ERROR] for part in ("ename", "evalue"))
        return {"status": "error", "ename": name, "evalue": value, "traceback": trace}
    return {"status": "ok"}


def message_of(found: Any) -> Message:
    """What a cell sent, if it has the shape of a Jupyter message. RoomError if not."""
    match found:
        case [str(kind), dict(content), dict(metadata), list(buffers)]:
            pass
        case _:
            raise RoomError(NONSENSE)
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
            raise RoomError(NONSENSE)
        return Message(kind, content, metadata, [base64.b64decode(buffer) for buffer in buffers])
    except (KeyError, TypeError, binascii.Error) as error:
        raise RoomError(NONSENSE) from error


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
