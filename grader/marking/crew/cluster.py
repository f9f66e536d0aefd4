"""Marking on a Dask cluster: the same task, on its workers."""

import logging
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from grader import __version__
from grader.errors import MarkingError

SECONDS_TO_CONNECT = 20


@contextmanager
def executor(address: str, *, trusted: bool) -> Iterator[tuple[Executor, int]]:
    """An executor on the cluster with this address, and how many tasks it runs at a time.

    Raises:
        MarkingError: nobody answers there, or a worker has no sandbox, another version, or more than one thread.
    """
    from distributed import Client

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # a line of ours says what matters
    try:
        client = Client(address, timeout=SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise MarkingError(f"No Dask scheduler answers at {address} ({error}). Start one: dask scheduler") from error
    with client:
        threads = client.nthreads()
        if not threads:
            raise MarkingError(
                f"The cluster at {address} has no workers. Start some: dask worker {address} --nthreads 1"
            )
        if any(number > 1 for number in threads.values()):
            raise MarkingError(
                "A worker of the cluster has several threads, and marks one hand-in at a time. Start it with: dask worker "
                f"{address} --nthreads 1 --nworkers 4"
            )
        for worker, (version, problem) in client.run(_fit, trusted).items():
            if version != __version__:
                raise MarkingError(
                    f"{worker} has version {version} of this course; here is {__version__}. Install the same."
                )
            if problem:
                raise MarkingError(f"{worker}: {problem}")
        yield client.get_executor(pure=False), len(threads)


def _fit(trusted: bool) -> tuple[str, str | None]:
    """What a worker has: the version of the course, and what keeps it from confining learners' code."""
    from grader.marking.rooms import sandbox

    return __version__, None if trusted else sandbox.problem()
