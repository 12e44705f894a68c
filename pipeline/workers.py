"""Work done side by side, with results in the order of the items whatever finishes first.

A worker process that dies (killed for its memory, or by a fault in a library) costs only the item that it was at: the
few items that were under way are tried once more, each in a process of its own, and what dies again comes back as Died.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import active_children, get_context
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Advance = Callable[[int, int], None]

_MANY = 256
_MOST = 61  # more processes in one pool than Windows can wait for


@dataclass(frozen=True, slots=True)
class Died:
    """An item whose worker process ended twice before it was done."""

    why: str


class InProcess(Executor):
    """An executor that does the work at once, in this process."""

    under_way = 1

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do the work now, and give back a future that holds its result or its exception."""
        future: Future[Any] = Future()
        try:
            future.set_result(function(*args, **kwargs))
        except Exception as error:  # noqa: BLE001
            future.set_exception(error)
        return future


class Processes(Executor):
    """An executor of processes that begins anew after one of them has died.

    Processes are started afresh ("spawn"), not forked: that works on every system, and is safe beside threads."""

    def __init__(self, workers: int) -> None:
        self.under_way = 2 * workers
        self._workers = workers
        self._pool = self._fresh()

    def _fresh(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"), initializer=_quiet)

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Hand the work to a process."""
        try:
            return self._pool.submit(function, *args, **kwargs)
        except BrokenExecutor:
            self._pool = self._fresh()
            return self._pool.submit(function, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes."""
        self._pool.shutdown(wait, cancel_futures=cancel_futures)


def _quiet() -> None:
    """Ctrl-C ends the main process, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()


def collect_seldom() -> None:
    """Look for rings of garbage less often: the records hold none, and looking costs a tenth of the time."""
    gc.set_threshold(50_000, 20, 20)


def cores() -> int:
    """How many cores this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return min(len(allowed(0)) if allowed else os.cpu_count() or 1, _MOST)


@contextmanager
def pool(workers: int) -> Iterator[Executor]:
    """An executor of so many processes; one works in this process. If the block fails, the processes end at once."""
    collect_seldom()
    with InProcess() if workers == 1 else Processes(min(workers, _MOST)) as executor:
        try:
            yield executor
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            for process in active_children():
                process.terminate()
            raise


def gather(
    executor: Executor, function: Callable[[Item], Result], items: Iterable[Item], advance: Advance = lambda *_: None
) -> list[Result | Died]:
    """function(item) for each item, in the items' order. `advance` is told (done, of) as results come in.

    Only a few items are under way at a time. An exception of the function ends the whole; the function is expected to
    catch what one item may cost."""
    todo = list(items)
    results: dict[int, Result | Died] = {}
    waiting = iter(enumerate(todo))
    flying: dict[Future[Result], int] = {}
    advance(0, len(todo))
    while len(results) < len(todo):
        room = getattr(executor, "under_way", _MANY) - len(flying)
        flying |= {executor.submit(function, item): index for index, item in islice(waiting, room)}
        landed, died = _landed(flying)
        results |= landed | {index: _alone(function, todo[index]) for index in died}
        advance(len(results), len(todo))
    return [results[index] for index in range(len(todo))]


def _landed(flying: dict[Future[Result], int]) -> tuple[dict[int, Result], list[int]]:
    """What is done by now, taken out of `flying`, and the items that went down with a worker."""
    done = wait(flying, return_when=FIRST_COMPLETED).done
    if any(isinstance(future.exception(), BrokenExecutor) for future in done):
        done = wait(flying).done
    results, died = {}, []
    for future in done:
        index = flying.pop(future)
        try:
            results[index] = future.result()
        except BrokenExecutor:
            died.append(index)
    return results, sorted(died)


def _alone(function: Callable[[Item], Result], item: Item) -> Result | Died:
    try:
        with Processes(1) as executor:
            future: Future[Result] = executor.submit(function, item)
            return future.result()
    except BrokenExecutor as error:
        return Died(str(error))
