"""Runs a command where it can do no harm unnoticed: in a network of its own, every process it leaves behind counted.

``unshare --net python -m tests.marking.warden PLAN`` reads a plan (`Plan`), runs its command, and writes a report
(`Report`) beside it. Two listeners wait for calls: one on this machine's loopback, as an abstract socket and at a socket
file; one on a second machine, which is another network namespace behind a pair of virtual cables. Nothing leaves them.
"""

import ctypes
import json
import os
import resource
import selectors
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from attrs import asdict, frozen

PORT = 4711
NEAR, FAR = "192.0.2.1", "192.0.2.2"
"""Addresses of RFC 5737, which are nobody's."""
PATIENCE = 10
"""Seconds that processes which are ending have to be gone."""
_PDEATHSIG, _SUBREAPER = 1, 36


@frozen
class Plan:
    """What to run.

    Attributes:
        command: and its arguments.
        folder: where it runs.
        environment: all of it.
        abstract: name of the abstract socket.
        socket_file: where the other one is.
        seconds: after which the command is ended.
    """

    command: list[str]
    folder: str
    environment: dict[str, str]
    abstract: str
    socket_file: str
    seconds: float


@frozen
class Report:
    """What happened.

    Attributes:
        status: the command's exit status.
        said: its output, both kinds.
        printed: the output that a program would read.
        reached: what listeners were told.
        peak: bytes of memory that the largest process had.
        left: folder and command line of each process that it left running; they have been ended.
    """

    status: int
    said: str
    printed: str
    reached: list[str]
    peak: int
    left: list[str]


def under_watch(plan: Plan, file: Path) -> Report:
    """Run a plan under a warden of its own and return its report."""
    file.write_text(json.dumps(asdict(plan)), encoding="utf-8")
    user = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    command = ["unshare", *user, "--net", sys.executable, "-m", "tests.marking.warden", str(file)]
    ended = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return Report(**json.loads(file.with_suffix(".report").read_text(encoding="utf-8")))


class Listener:
    """Notes whoever calls."""

    def __init__(self, sockets: list[socket.socket]) -> None:
        self.heard: list[str] = []
        self._waiting = selectors.DefaultSelector()
        for each in sockets:
            self._waiting.register(each, selectors.EVENT_READ)

    def listen(self) -> None:
        """Do so until the process ends; each call is printed as well."""
        while True:
            for key, _ in self._waiting.select():
                self.heard.append(_said(key.fileobj))
                print(self.heard[-1], flush=True)


def _said(ours: socket.socket) -> str:
    if ours.type == socket.SOCK_DGRAM:
        return ours.recv(100).decode(errors="replace")
    with ours.accept()[0] as call:
        call.settimeout(1)
        try:
            return call.recv(100).decode(errors="replace") or "nothing"
        except OSError as error:
            return str(error)


def _by_network(addresses: dict[str, socket.AddressFamily]) -> list[socket.socket]:
    sockets = []
    for address, family in addresses.items():
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
            each = socket.socket(family, kind)
            each.bind((address, PORT))
            if kind == socket.SOCK_STREAM:
                each.listen()
            sockets.append(each)
    return sockets


def _by_name(plan: Plan) -> list[socket.socket]:
    sockets = []
    for name in (f"\0{plan.abstract}", plan.socket_file):
        each = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        each.bind(name)
        each.listen()
        sockets.append(each)
    Path(plan.socket_file).chmod(0o777)
    return sockets


def _second_machine() -> "subprocess.Popen[str]":
    """A process in a network of its own that listens there, and the cables to it."""
    command = ["unshare", "--net", sys.executable, "-m", "tests.marking.warden", "--far"]
    far = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    assert far.stdout is not None
    assert far.stdout.readline() == "listening\n"
    there = ["nsenter", f"--net=/proc/{far.pid}/ns/net"]
    for command in (
        ["ip", "link", "set", "lo", "up"],
        ["ip", "link", "add", "near", "type", "veth", "peer", "name", "far", "netns", str(far.pid)],
        ["ip", "address", "add", f"{NEAR}/24", "dev", "near"],
        ["ip", "link", "set", "near", "up"],
        [*there, "ip", "address", "add", f"{FAR}/24", "dev", "far"],
        [*there, "ip", "link", "set", "far", "up"],
    ):
        subprocess.run(command, check=True)
    return far


def _processes_left(but: set[int]) -> dict[int, str]:
    """This process's descendants that run, by id, with their command lines."""
    parents, states = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[:2]
        except OSError:
            continue
        parents[int(stat.parent.name)], states[int(stat.parent.name)] = int(parent), state
    found = {}
    for number in parents:
        line = [number]
        while line[-1] in parents:
            line.append(parents[line[-1]])
        if os.getpid() in line[1:] and not but.intersection(line) and states[number] not in "ZX":
            try:
                words = Path(f"/proc/{number}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                found[number] = f"{Path(f'/proc/{number}/cwd').readlink()}: {words.strip()}"
            except OSError:
                continue
    return found


def _left(but: set[int]) -> list[str]:
    """Wait for processes that are ending; end those that are not, and say which."""
    until = time.monotonic() + PATIENCE
    while found := _processes_left(but):
        left = until - time.monotonic()
        if left <= 0:
            break
        signal.sigtimedwait([signal.SIGCHLD], min(left, 0.2))
    for number in found:
        os.kill(number, signal.SIGKILL)
    return list(found.values())


def main(file: Path) -> None:
    """Run the plan in this file."""
    plan = Plan(**json.loads(file.read_text(encoding="utf-8")))
    libc = ctypes.CDLL(None)
    libc.prctl(_PDEATHSIG, signal.SIGKILL)
    libc.prctl(_SUBREAPER, 1)  # whoever loses its parents becomes a child of this process
    far = _second_machine()
    near = Listener([*_by_network({"127.0.0.1": socket.AF_INET, "::1": socket.AF_INET6}), *_by_name(plan)])
    output, printed = file.with_suffix(".err"), file.with_suffix(".out")
    with output.open("wb") as errors, printed.open("wb") as results:
        command = subprocess.Popen(
            plan.command,
            cwd=plan.folder,
            env=plan.environment,
            stdin=subprocess.DEVNULL,
            stdout=results,
            stderr=errors,
            start_new_session=True,
        )
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])  # here and in the thread, to be waited for
        threading.Thread(target=near.listen, daemon=True).start()  # calls have been waiting for it
        try:
            status = command.wait(plan.seconds)
        except subprocess.TimeoutExpired:
            command.kill()
            status = command.wait()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    left = _left({far.pid})
    far.kill()
    heard, _ = far.communicate()
    said = [path.read_text(encoding="utf-8", errors="replace") for path in (printed, output)]
    report = Report(status, "".join(said), said[0], [*near.heard, *heard.splitlines()], peak, left)
    file.with_suffix(".report").write_text(json.dumps(asdict(report)), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1] == "--far":
        ctypes.CDLL(None).prctl(_PDEATHSIG, signal.SIGKILL)
        listener = Listener(_by_network({"0.0.0.0": socket.AF_INET}))
        print("listening", flush=True)
        listener.listen()
    main(Path(sys.argv[1]))
