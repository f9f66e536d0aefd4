"""The warm processes of this process: one for learners' rooms, one for the tests of each notebook; kept until it ends."""

import atexit
import os
from collections.abc import Callable, Iterable

from grader.marking.job import Job
from grader.marking.rooms.warm import Warm

_warm: dict[tuple[int, bool, str, int], Warm] = {}


def desk(job: Job, modules: Iterable[str]) -> Warm:
    """The process that opens rooms for learners' code; started at the first call."""
    return _kept("desk", job, lambda: Warm(modules, confined=not job.trusted))


def bench(job: Job, modules: Iterable[str]) -> Warm:
    """The process that opens rooms for tests: one that learners' rooms were never copied from."""
    if not job.solved:
        return desk(job, modules)
    return _kept(job.notebook, job, lambda: Warm(modules, job.solved, confined=not job.trusted))


def _kept(who: str, job: Job, start: Callable[[], Warm]) -> Warm:
    key = (os.getpid(), job.trusted, who, hash(job.solved) if who != "desk" else 0)
    if key not in _warm:
        for other in [k for k in _warm if k[0] != key[0]]:  # of the process this one was forked from
            del _warm[other]
        for other in [k for k in _warm if k[:3] == key[:3]]:  # of another version of the notebook
            _warm.pop(other).close()
        _warm[key] = start()
    return _warm[key]


@atexit.register
def close() -> None:
    """End this process's warm processes."""
    for key in [k for k in _warm if k[0] == os.getpid()]:
        _warm.pop(key).close()
