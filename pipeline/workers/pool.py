"""The executor of a run on one machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from pipeline.workers.child import collect_seldom
from pipeline.workers.children import Children
from pipeline.workers.gather import Guarding, InProcess
from pipeline.workers.limits import NONE, Limits

_MOST = 61
_NEED = 700_000_000
"""Bytes of memory that one worker is expected to need: the models, and a paper of a hundred pages."""


class Processes(Guarding):
    """An executor of so many children. None is started before there is work, and one that dies is replaced."""

    def __init__(self, workers: int) -> None:
        self.under_way = 2 * workers
        self._children = Children()
        self._threads = ThreadPoolExecutor(workers)

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Hand the work to a process."""
        assert not kwargs, "work takes no keywords"
        return self.submit_within(NONE, function, *args)

    def submit_within(self, limits: Limits, function: Callable[..., Any], /, *args: Any) -> Future[Any]:
        """Hand over work that may not pass the limits; its future holds Lost where it did."""
        return self._threads.submit(self._children.call, limits, function, *args)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes: when the work is done, or at once where nobody waits for it."""
        if wait:
            self._threads.shutdown(wait, cancel_futures=cancel_futures)
            self._children.end()
        else:
            self._children.end()
            self._threads.shutdown(wait, cancel_futures=cancel_futures)


def cores() -> int:
    """How many cores this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return min(len(allowed(0)) if allowed else os.cpu_count() or 1, _MOST)


def fitting(workers: int) -> int:
    """So many workers, or fewer where memory is short."""
    import psutil

    return max(1, min(workers, int(psutil.virtual_memory().available // _NEED)))


@contextmanager
def pool(workers: int) -> Iterator[Executor]:
    """An executor of so many processes; 0 works in this one, without limits. If the block fails, all end at once."""
    collect_seldom()
    executor = Processes(min(workers, _MOST)) if workers else InProcess()
    try:
        yield executor
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    executor.shutdown()


__all__ = ["InProcess", "Processes", "collect_seldom", "cores", "fitting", "pool"]
