"""Processes on this machine that mark: started clean, deaf to Ctrl-C, gone when the run is gone."""

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing.context import SpawnProcess

import grader.marking.light  # noqa: F401 - a worker starts with this import


def pool(jobs: int) -> ProcessPoolExecutor:
    """So many worker processes."""
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)


def stop(executor: Executor) -> None:
    """End an executor and its processes now, whatever they are doing."""
    executor.shutdown(wait=False, cancel_futures=True)
    for process in multiprocessing.active_children():
        if isinstance(process, SpawnProcess):
            process.kill()


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the coordinator hears it too, and decides
    threading.Thread(target=_until_the_run_is_gone, daemon=True).start()


def _until_the_run_is_gone() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
