"""Items handed to an executor a few at a time, and their results as they come.

An item whose process is lost (stopped at a limit, killed for its memory, ended by a fault in a library) costs only
itself: it is tried once more, alone, when all others are done, and what is lost again comes back as Died.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from itertools import islice
from typing import Any, TypeVar

from pipeline.workers.limits import NONE, Died, Limits, Lost

Item = TypeVar("Item")
Result = TypeVar("Result")
Advance = Callable[[int, int], None]

_MANY = 256
_PATIENCE = 1.0  # seconds: waiting without an end cannot be interrupted on Windows


class InProcess(Executor):
    """An executor that does the work at once, in this process, where no limit can be held."""

    under_way = 1

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do the work now, and give back a future that holds its result or its exception."""
        future: Future[Any] = Future()
        try:
            future.set_result(function(*args, **kwargs))
        except Exception as error:  # noqa: BLE001
            future.set_exception(error)
        return future


class Guarding(Executor):
    """An executor whose work is done in processes that can be stopped from outside."""

    lost: tuple[type[BaseException], ...] = (Lost, BrokenExecutor)
    here = True
    """Whether these are processes of this machine, which see the same files."""

    def submit_within(self, limits: Limits, function: Callable[..., Any], /, *args: Any) -> Future[Any]:
        """Hand over work that may not pass the limits; its future holds Lost where it did."""
        raise NotImplementedError


def gather(
    executor: Executor,
    function: Callable[[Item], Result],
    items: Iterable[Item],
    advance: Advance = lambda *_: None,
    limits: Limits = NONE,
) -> list[Result | Died]:
    """function(item) for each item, in the items' order; see `as_done`."""
    results = dict(as_done(executor, function, items, advance, limits))
    return [results[index] for index in range(len(results))]


def as_done(
    executor: Executor,
    function: Callable[[Any], Result],
    items: Iterable[Item],
    advance: Advance = lambda *_: None,
    limits: Limits = NONE,
    pack: Callable[[Item], Any] = lambda item: item,
) -> Iterator[tuple[int, Result | Died]]:
    """(number of the item, function(pack(item))) for each item, as they are done. `advance` is told (done, of).

    Only a few items are under way, and packed, at a time. An exception of the function ends the whole; the function is
    expected to catch what one item may cost."""
    todo = list(items)
    flying: dict[Future[Result], int] = {}
    again: list[int] = []
    waiting, done = iter(enumerate(todo)), 0
    most = getattr(executor, "under_way", _MANY)
    advance(0, len(todo))
    while done + len(again) < len(todo):
        for index, item in islice(waiting, most - len(flying)):
            flying[_submit(executor, limits, function, pack(item))] = index
        for future in wait(flying, _PATIENCE, FIRST_COMPLETED).done:
            index = flying.pop(future)
            result = _result(executor, future)
            if isinstance(result, Died):
                again.append(index)
                continue
            done += 1
            yield index, result
            advance(done, len(todo))
    for index in sorted(again):
        yield index, _result(executor, _submit(executor, limits, function, pack(todo[index])))
        done += 1
        advance(done, len(todo))


def _submit(executor: Executor, limits: Limits, function: Callable[[Any], Result], item: Any) -> Future[Result]:
    if isinstance(executor, Guarding):
        return executor.submit_within(limits, function, item)
    return executor.submit(function, item)


def _result(executor: Executor, future: Future[Result]) -> Result | Died:
    while not wait([future], _PATIENCE).done:
        pass
    try:
        return future.result()
    except getattr(executor, "lost", (BrokenExecutor,)) as error:
        return Died(error.cause, error.why) if isinstance(error, Lost) else Died("end", type(error).__name__)
