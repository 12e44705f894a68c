"""The executor of a run on many machines: a Dask cluster, which has a scheduler and workers.

A worker hands each piece of work to a process of its own, so that the same limits hold there as on one machine. What a
machine was at that fails is done again by others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from pipeline.problems import InputError
from pipeline.workers.children import in_child
from pipeline.workers.gather import Guarding
from pipeline.workers.limits import NONE, Limits, Lost

_SECONDS = 30
_AHEAD = 3  # pieces of work sent ahead for each thread of a worker, so that none waits for the next


class Cluster(Guarding):
    """An executor of the workers of a cluster."""

    here = False

    def __init__(self, client: Any) -> None:
        from distributed import KilledWorker

        self.lost = (Lost, KilledWorker)
        self.under_way = _AHEAD * max(1, sum(client.nthreads().values()))
        self._executor = client.get_executor(pure=False)

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Hand the work to the cluster."""
        assert not kwargs, "work takes no keywords"
        return self.submit_within(NONE, function, *args)

    def submit_within(self, limits: Limits, function: Callable[..., Any], /, *args: Any) -> Future[Any]:
        """Hand over work that may not pass the limits; its future holds Lost where it did."""
        future: Future[Any] = self._executor.submit(in_child, limits, function, *args)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the cluster go; what it is still at is cancelled where nobody waits for it."""
        self._executor.shutdown(wait)


@contextmanager
def cluster(address: str, folder: Path, version: Callable[[], str]) -> Iterator[Executor]:
    """The workers of the cluster whose scheduler has this address.

    Raises InputError where it cannot be reached or has no workers, or where these do not see the folder of papers or
    have not the same `version` of what they are to work with."""
    try:
        from distributed import Client
    except ImportError as error:
        raise InputError("--scheduler needs dask.distributed.", "pip install 'plantrace[cluster]'") from error
    try:
        client: Any = cast(Any, Client)(address, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        message = f"There is no scheduler at {address} ({error})."
        raise InputError(message, "Start one with `dask scheduler`, and workers with `dask worker`.") from error
    with client:
        _check(client, address, folder.absolute(), version)
        executor = Cluster(client)
        try:
            yield executor
        except BaseException:
            executor.shutdown(wait=False)
            raise
        executor.shutdown()


def _check(client: Any, address: str, folder: Path, version: Callable[[], str]) -> None:
    try:
        client.wait_for_workers(1, timeout=_SECONDS)
    except TimeoutError as error:
        raise InputError(f"The scheduler at {address} has no workers.", "Start some with `dask worker`.") from error
    other = sorted(worker for worker, found in client.run(version).items() if found != version())
    if other:
        message = f"Workers of {address} have another plantrace, models or libraries: {', '.join(other)}."
        raise InputError(message, "Install the same everywhere.")
    blind = sorted(worker for worker, there in client.run(Path.is_dir, folder).items() if not there)
    if blind:
        message = f"Workers of {address} do not see the folder {folder}: {', '.join(blind)}."
        raise InputError(message, "Put the papers on storage that all share, under the same path.")
