"""Work done side by side, with results in the order of the items whatever finishes first.

A worker process that dies (killed for its memory, or by a fault in a library) costs only the item that it was at: what
it left undone is tried once more, each in a process of its own, and what dies again comes back as Died.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import active_children, get_context
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Advance = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Died:
    """An item whose worker process ended twice before it was done."""

    why: str


class InProcess(Executor):
    """An executor that does the work at once, in this process."""

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do the work now, and give back a future that holds its result or its exception."""
        future: Future[Any] = Future()
        try:
            future.set_result(function(*args, **kwargs))
        except Exception as error:  # noqa: BLE001
            future.set_exception(error)
        return future


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def pool(workers: int) -> Iterator[Executor]:
    """An executor of so many processes; one works in this process.

    Processes are started anew ("spawn"), not forked: that is how it works on every system, and safe beside threads. If
    the block fails or is stopped, its processes are ended at once."""
    with InProcess() if workers == 1 else _processes(workers) as executor:
        try:
            yield executor
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            for process in active_children():
                process.terminate()
            raise


def _processes(workers: int) -> Executor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_quiet)


def _quiet() -> None:
    """Ctrl-C ends the main process, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def gather(
    executor: Executor, function: Callable[[Item], Result], items: Iterable[Item], advance: Advance = lambda *_: None
) -> list[Result | Died]:
    """function(item) for each item, in the items' order. `advance` is told (done, of) as results come in.

    An exception of the function ends the whole; the function is expected to catch what one item may cost."""
    todo = list(items)
    results: dict[int, Result | Died] = {}
    advance(0, len(todo))
    try:
        for index, result in _finished(executor, function, todo):
            results[index] = result
            advance(len(results), len(todo))
    except BrokenExecutor:
        for index in range(len(todo)):
            if index not in results:
                results[index] = _alone(function, todo[index])
                advance(len(results), len(todo))
    return [results[index] for index in range(len(todo))]


def _finished(executor: Executor, function: Callable[[Item], Result], todo: list[Item]) -> Iterator[tuple[int, Result]]:
    if isinstance(executor, InProcess):
        yield from ((index, function(item)) for index, item in enumerate(todo))
        return
    places = {executor.submit(function, item): index for index, item in enumerate(todo)}
    for future in as_completed(places):
        yield places[future], future.result()


def _alone(function: Callable[[Item], Result], item: Item) -> Result | Died:
    try:
        with _processes(1) as executor:
            return executor.submit(function, item).result()
    except BrokenExecutor as error:
        return Died(str(error))
