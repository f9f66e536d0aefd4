"""Processes on this machine that mark or make pages: deaf to Ctrl-C, gone when the run is gone."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from typing import Self

from attrs import frozen

import grader.marking.light  # noqa: F401 - a worker starts with this import

_OURS = tuple(
    multiprocessing.get_context(kind).Process  # type: ignore[attr-defined]
    for kind in multiprocessing.get_all_start_methods()
)


def pool(jobs: int) -> ProcessPoolExecutor:
    """So many worker processes, started clean."""
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)


def copies(jobs: int, begin: Callable[[], None]) -> ProcessPoolExecutor:
    """So many copies of this process, which know what it knows and need not import it; started here and now.

    They are made while this process has one thread and no connection to a database: call this before there are more. Where
    processes can't be copied with care (anywhere but Linux), they are started clean. Each of them begins with `begin`.
    """
    if sys.platform != "linux":
        return pool(jobs)
    made = ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("fork"), initializer=_begin, initargs=(begin,)
    )
    made.submit(os.getpid).result()
    return made


@frozen
class Crew:
    """Whoever is at work in a run; with the block that it is made for, all of them end.

    Attributes:
        executors: so far; the last is at work.
        workers: how many tasks it runs at a time.
    """

    executors: list[Executor]
    workers: int

    def renew(self) -> Executor:
        """Another pool of processes, after the last has died."""
        self.executors[-1].shutdown(wait=False)
        self.executors.append(pool(self.workers))
        return self.executors[-1]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        if kind is None:
            self.executors[-1].shutdown()
        else:
            stop(self.executors[-1])


def stop(executor: Executor) -> None:
    """End an executor and its processes now, whatever they are doing."""
    executor.shutdown(wait=False, cancel_futures=True)
    for process in multiprocessing.active_children():
        if isinstance(process, _OURS):
            process.kill()


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin(begin: Callable[[], None] | None = None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the coordinator hears it too, and decides
    threading.Thread(target=_until_the_run_is_gone, daemon=True).start()
    if begin is not None:
        begin()


def _until_the_run_is_gone() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
