"""A PostgreSQL server of the tests' own: on a socket in a temporary folder, without a network, run by nobody of importance."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from attrs import frozen

OWNER = "grader"
SETTINGS = """
listen_addresses = ''
unix_socket_directories = '{place}'
shared_buffers = 16MB
max_connections = 20
fsync = off  # the server dies in these tests, the machine does not
"""


def binaries() -> Path | None:
    """Where PostgreSQL's programs are: the newest of Debian's folders, or the path; None if it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@frozen
class Server:
    """A server that can be stopped and started.

    Attributes:
        programs: PostgreSQL's.
        place: of its data and its socket.
    """

    programs: Path
    place: Path

    @classmethod
    @contextmanager
    def running(cls, programs: Path) -> Iterator["Server"]:
        """A fresh one; it and its data are gone afterwards."""
        place = Path(tempfile.mkdtemp(prefix="pg-"))  # short: the path of a socket has at most 107 bytes
        server = cls(programs, place)
        try:
            if account := _account():
                shutil.chown(place, account["user"], account["group"])
            server._call("initdb", "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
            with (place / "data" / "postgresql.conf").open("a") as settings:
                settings.write(SETTINGS.format(place=place))
            server.start()
            yield server
        finally:
            server.stop()
            shutil.rmtree(place)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._call("pg_ctl", "start", "-w", "-l", str(self.place / "log"))

    def stop(self) -> None:
        """End it as a crash would; nothing if it isn't running."""
        if (self.place / "data" / "postmaster.pid").exists():
            self._call("pg_ctl", "stop", "-w", "-m", "immediate")

    def url(self, name: str) -> str:
        """Of a database, as nbgrader's settings take it."""
        return f"postgresql+psycopg://{OWNER}@/{name}?host={self.place}"

    def tell(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Run a statement of the administrator's, and return its rows."""
        with psycopg.connect(f"host={self.place} user={OWNER} dbname=postgres", autocommit=True) as connection:
            found = connection.execute(statement, values)  # type: ignore[call-overload]
            return list(found) if found.description else []

    def hang_up(self, name: str) -> int:
        """End every connection to a database; how many there were."""
        return len(self.tell("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", name))

    def _call(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), "-D", str(self.place / "data"), *arguments]
        said = self.place.with_suffix(".said")
        with said.open("w+") as output:  # no pipe: the server would hold it open
            found = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd="/", check=False, **_account()
            )
        text = said.read_text()
        said.unlink()
        assert found.returncode == 0, f"{' '.join(command)}: {text}"


def _account() -> dict[str, Any]:
    """Who runs the server where an administrator runs the tests: PostgreSQL refuses to be run by one."""
    if os.geteuid():
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
