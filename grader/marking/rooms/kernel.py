"""A real IPython kernel without sockets: cells go in, Jupyter's messages come out as they are made.

It is ipykernel's own kernel, so displays, tracebacks, magics, widgets and top-level ``await`` are what nbclient would get
from a kernel of its own. Made once, then copied by forking, which takes milliseconds.
"""

import asyncio
import base64
import io
import logging
import os
import random
import sys
import threading
from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any, cast

from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.session import Session
from traitlets.config import Config

Deliver = Callable[[str, dict[str, Any], dict[str, Any], list[str]], None]
"""Takes a message: its type, content and metadata, and its buffers in base64."""

REHEARSED = ("print(1)\n1", "1 / 0", "from IPython.display import HTML\nHTML('')", "def f(:")
"""Cells that make IPython load what it loads late."""
FLUSH_AT = 65_536
"""Characters that a stream holds back before it sends them."""


class _Channel(Session):
    """A session that hands every message on, instead of writing it to a socket."""

    deliver: Deliver

    def send(
        self,
        stream: object,  # noqa: ARG002 - there is none
        msg_or_type: dict[str, Any] | str,
        content: dict[str, Any] | None = None,
        parent: dict[str, Any] | None = None,
        ident: object = None,  # noqa: ARG002
        buffers: list[Any] | None = None,
        track: bool = False,  # noqa: ARG002
        header: dict[str, Any] | None = None,
        metadata: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Hand a message on; the arguments are those of jupyter_client."""
        if isinstance(msg_or_type, dict):
            message = msg_or_type
            buffers = buffers or message.get("buffers")
        else:
            message = self.msg(msg_or_type, content=content, parent=parent, header=header, metadata=metadata)
        packed = [base64.b64encode(bytes(memoryview(buffer))).decode() for buffer in buffers or ()]
        self.deliver(message["msg_type"], message["content"], message["metadata"], packed)
        return message


class _Stream(io.TextIOBase):
    """Standard output or error: text is gathered, and sent as Jupyter's stream messages."""

    def __init__(self, name: str, deliver: Deliver) -> None:
        self.name = name
        self._deliver = deliver
        self._held: list[str] = []
        self._length = 0
        self._lock = threading.Lock()

    encoding = "UTF-8"

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, text: str) -> int:
        """Hold some text; TypeError for anything else, as everywhere."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        with self._lock:
            self._held.append(text)
            self._length += len(text)
        if self._length > FLUSH_AT:
            self.flush()
        return len(text)

    def flush(self) -> None:
        """Send what is held."""
        with self._lock:
            text, self._held, self._length = "".join(self._held), [], 0
        if text:
            self._deliver("stream", {"name": self.name, "text": text}, {}, [])


class Kernel:
    """An IPython kernel in this process. There can be one.

    Attributes:
        deliver: where messages go; set anew after forking.
    """

    def __init__(self) -> None:
        self.deliver: Deliver = lambda *_: None
        quiet = logging.getLogger("grader.marking.rooms.kernel")
        quiet.addHandler(logging.NullHandler())
        quiet.propagate = False
        session = _Channel(key=b"", check_pid=False)
        session.deliver = self._pass_on
        config = Config()
        config.HistoryManager.enabled = False
        config.HistoryManager.hist_file = ":memory:"
        app = IPKernelApp.instance(config=config)
        app.session = session
        self._kernel = IPythonKernel.instance(
            parent=app,
            session=session,
            iopub_socket=SimpleNamespace(),
            stdin_socket=SimpleNamespace(),
            shell_channel_thread=SimpleNamespace(parent_thread=threading.main_thread()),
            log=quiet,
            user_ns={},
        )
        self._kernel._execute_sleep = 0
        app.kernel = self._kernel
        self._shell = cast("Any", self._kernel.shell)
        app.shell = self._shell

    @property
    def names(self) -> dict[str, Any]:
        """What the cells have bound."""
        names: dict[str, Any] = self._shell.user_ns
        return names

    def rehearse(self, cells: Iterable[str] = ()) -> None:
        """Run a few cells before anything is forked, so that what is loaded at first use is there; then forget their names.

        Args:
            cells: of an instructor's, to run after our own.
        """
        self.begin(lambda *_: None)
        for code in (*REHEARSED, *cells):
            self.run(code, 1)
        self._loop.close()
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
        self._shell.reset(new_session=True)
        self._shell._last_traceback = None

    def _pass_on(self, kind: str, content: dict[str, Any], metadata: dict[str, Any], buffers: list[str]) -> None:
        self.deliver(kind, content, metadata, buffers)

    def begin(self, deliver: Deliver) -> None:
        """After forking: take the streams over, start an event loop, and draw chance anew."""
        self.deliver = deliver
        sys.stdout, sys.stderr = _Stream("stdout", self._pass_on), _Stream("stderr", self._pass_on)
        self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)
        random.seed()
        numpy = sys.modules.get("numpy")
        if numpy is not None:
            numpy.random.seed(int.from_bytes(os.urandom(4)))

    def run(self, code: str, count: int, *, shown: bool = True) -> dict[str, Any]:
        """Run a cell and return Jupyter's reply; what it shows has been delivered by then.

        Args:
            code: of the cell.
            count: its number in square brackets.
            shown: whether its last value is shown.
        """
        self._shell.execution_count = count
        header = {
            "msg_id": f"cell-{count}",
            "msg_type": "execute_request",
            "username": "",
            "session": "",
            "version": "5",
        }
        content = {"code": code, "silent": not shown, "store_history": shown, "stop_on_error": False}
        request = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
        replies: list[dict[str, Any]] = []
        passed_on, self.deliver = self.deliver, lambda *_: None

        def keep(kind: str, content: dict[str, Any], metadata: dict[str, Any], buffers: list[str]) -> None:
            if kind == "execute_reply":
                replies.append(content)
            elif kind != "execute_input":
                passed_on(kind, content, metadata, buffers)

        self.deliver = keep
        try:
            self._kernel.set_parent([], request)
            self._loop.run_until_complete(self._kernel.execute_request(None, [], request))
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            self.deliver = passed_on
        return replies[0]
