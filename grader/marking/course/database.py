"""The connection to nbgrader's gradebook, whichever database it lies in."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, inspect, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from grader.errors import MarkingError
from grader.marking.course.settings import Settings

SECONDS_TO_WAIT = 30
"""For somebody else who is writing, such as Formgrader, before giving up."""


@contextmanager
def connect(settings: Settings) -> Iterator[Engine]:
    """Open the gradebook; it is closed with the block.

    SQLite writes ahead (WAL), so that Formgrader can read while we write, and waits until the disk has what was written.

    Raises:
        MarkingError: there is no gradebook, it can't be reached, or it was made by another version of nbgrader.
    """
    url = _url(settings)
    engine = _engine(url)
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _durable)
        event.listen(engine, "begin", _at_once)
    try:
        if not inspect(engine).has_table("assignment"):
            raise MarkingError(_none_yet(url))
        yield engine
    except DBAPIError as error:
        raise MarkingError(
            f"The gradebook {_shown(url)} can't be used: {reason(error)}. Is it running? If nbgrader was upgraded, keep a copy "
            "of it, then call: nbgrader db upgrade"
        ) from error
    finally:
        engine.dispose()


def reason(error: DBAPIError) -> str:
    """What the database said, in one line."""
    return " ".join(str(error.orig).split()).rstrip(".?")


def _url(settings: Settings) -> URL:
    try:
        url = make_url(settings.course.db_url)
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError) as error:
        raise MarkingError(
            f"CourseDirectory.db_url is no address of a database: {error}. Mend nbgrader_config.py."
        ) from error
    if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:"):
        file = Path(settings.course.root, str(url.database))
        if not file.is_file():
            raise MarkingError(_none_yet(url))
        url = url.set(database=str(file))
    return url


def _none_yet(url: URL) -> str:
    return (
        f"There is no gradebook in {_shown(url)}. Call this in the folder of the course, where nbgrader_config.py lies, after "
        "the assignment was generated: nbgrader generate_assignment NAME"
    )


def _shown(url: URL) -> str:
    return str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _engine(url: URL) -> Engine:
    try:
        return create_engine(url, **_options(url))
    except ModuleNotFoundError as error:
        raise MarkingError(
            f"The gradebook {_shown(url)} needs the package {error.name}, which is not installed. Call: python -m pip install "
            f"{error.name}"
        ) from error


def _options(url: URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": SECONDS_TO_WAIT}}
    return {"pool_pre_ping": True}


def _durable(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions begin where we say so, below
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=OFF"):
        connection.execute(f"PRAGMA {setting}").close()


def _at_once(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
