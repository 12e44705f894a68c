"""A shelf for what every page gives: the first pages stay in memory, the others go to a temporary file.

So a paper of 2,000 pages takes hardly more memory than one of 100, and a usual paper never touches the disk.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import BinaryIO, Generic, TypeVar, cast

T = TypeVar("T")
KEPT = 48


class Shelf(Generic[T]):
    """Things put away one after another, and taken out in the same order as often as they are wanted.

    What comes from the file is made anew each time: it equals what was put there and is not the same object. Raises
    OSError where the file cannot be written."""

    def __init__(self, kept: int = KEPT) -> None:
        self._most = kept
        self._near: list[T] = []
        self._far: BinaryIO | None = None

    def put(self, thing: T) -> None:
        """Put one thing behind the others."""
        if len(self._near) < self._most:
            self._near.append(thing)
            return
        if self._far is None:
            self._far = cast(BinaryIO, tempfile.TemporaryFile(prefix="plantrace-"))  # noqa: SIM115
        pickle.dump(thing, self._far, pickle.HIGHEST_PROTOCOL)

    def __iter__(self) -> Iterator[T]:
        yield from self._near
        if self._far is None:
            return
        end = self._far.seek(0, 2)
        self._far.seek(0)
        while self._far.tell() < end:
            yield pickle.load(self._far)

    def __enter__(self) -> Shelf[T]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._far is not None:
            self._far.close()
