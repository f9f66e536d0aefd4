"""What happens inside a room: cells are run and names are told, one line of JSON after another.

The first line brings the files of the hand-in, and those of the instructor; ``{"ready": true}`` answers it. Then ``{"run": code, "count": n, "shown": bool}`` is answered by what the
cell shows, a line ``{"m": [type, content, metadata, buffers]}`` each, and ``{"done": reply}``; ``{"fetch": [name, ...]}`` by
``{"values": {name: packed answer}}``; ``{"bind": {name: packed answer}}`` by ``{"done": {}}``. Whoever listens must not
believe a word of it: a learner's code lives in the same process.
"""

import base64
import json
import os
import socket
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jupyter_client.jsonutil import json_default

from grader.check.crossing import packed, unpacked
from grader.marking.job import SHOWN, Limits
from grader.marking.rooms.kernel import Kernel
from grader.marking.rooms.sandbox import ROOM, environment

CUT = "\n[The rest of this output was cut off.]\n"


def live(kernel: Kernel, door: socket.socket, limits: Limits, lock: Callable[[], None] | None) -> None:
    """Serve until the door closes.

    Args:
        kernel: that runs the cells.
        door: the room's own socket.
        limits: of this hand-in.
        lock: gives up every privilege once the files lie there; None where there is no sandbox.
    """
    lines = door.makefile("rb")
    place = ROOM if lock else Path(tempfile.mkdtemp(prefix="marking-"))
    for name in ("work", "tmp", "home"):
        (place / name).mkdir(mode=0o700)
    brought = json.loads(lines.readline())
    given = brought["given"]
    sys.path[:] = [path for path in sys.path if path not in ("", "/", str(Path.cwd()))]
    if given is None:
        sys.path.insert(0, "")
    else:  # what learners hand in can't be imported here, only what the instructor put beside it
        sys.path.insert(0, str(place / "given"))
    _unpack(brought["files"], place / "work")
    for folder in ("work", "given"):
        _unpack(given or {}, place / folder)
    os.chdir(place / "work")
    home = place / "home"
    os.environ |= {
        **environment(),
        "HOME": str(home),
        "TMPDIR": str(place / "tmp"),
        "IPYTHONDIR": str(home / "ipython"),
    }
    os.environ["MPLCONFIGDIR"] = str(home / "matplotlib")
    tempfile.tempdir = None
    if lock:
        lock()
    voice = _Voice(door, limits.output)
    voice.answer({"ready": True})
    kernel.begin(voice.message)
    for line in lines:
        voice.answer(_answered(kernel, voice, json.loads(line)))


def _unpack(files: dict[str, str], folder: Path) -> None:
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(base64.b64decode(content))


def _answered(kernel: Kernel, voice: "_Voice", asked: dict[str, Any]) -> dict[str, Any]:
    if "fetch" in asked:
        return {"values": {n: packed(dict.__getitem__(kernel.names, n)) for n in asked["fetch"] if n in kernel.names}}
    if "bind" in asked:
        kernel.names.update({name: unpacked(answer) for name, answer in asked["bind"].items()})
        return {"done": {}}
    voice.spent = 0
    reply = kernel.run(asked["run"], asked["count"], shown=asked["shown"])
    kept = ("status", "ename", "evalue", "traceback", "execution_count")
    return {"done": {name: reply[name] for name in kept if name in reply}}


class _Voice:
    """Sends lines, and of one cell no more text than it may make, and no more in all than `SHOWN` times that."""

    def __init__(self, door: socket.socket, most: int) -> None:
        self.spent = 0
        self._door, self._most = door, most
        self._lock = threading.Lock()

    def message(self, kind: str, content: dict[str, Any], metadata: dict[str, Any], buffers: list[str]) -> None:
        """One Jupyter message; text beyond the limit is cut, and any other message is shortened that would be too much."""
        if kind == "stream":
            left = self._most - self.spent
            if left <= 0:
                return
            if len(content["text"]) > left:
                content = {**content, "text": content["text"][:left] + CUT}
            self.spent += len(content["text"])
        line = self._line({"m": [kind, content, metadata, buffers]})
        if kind != "stream":
            if self.spent + len(line) > SHOWN * self._most:
                line = self._line({"m": [*_shortened(kind, content, self._most), {}, []]})
            if self.spent > SHOWN * self._most:
                return
            self.spent += len(line)
        self._send(line)

    def answer(self, answer: dict[str, Any]) -> None:
        """The answer to a request."""
        self._send(self._line(answer))

    def _line(self, value: dict[str, Any]) -> bytes:
        return json.dumps(value, default=json_default, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"

    def _send(self, line: bytes) -> None:
        with self._lock:
            self._door.sendall(line)


def _shortened(kind: str, content: dict[str, Any], most: int) -> tuple[str, dict[str, Any]]:
    """A message of the same kind, of which only the beginning of its text is kept."""
    if kind == "error":
        short = {name: str(content.get(name, ""))[:1000] for name in ("ename", "evalue")}
        return kind, {**short, "traceback": [f"{short['ename']}: {short['evalue']}{CUT}"]}
    text = str(content.get("data", {}).get("text/plain", ""))[:most] + CUT
    return kind, {**content, "data": {"text/plain": text}, "metadata": {}}
