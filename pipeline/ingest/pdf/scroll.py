"""The pieces of a long paper: all but the last are packed, as objects take ten times the room of their words."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar, overload

T = TypeVar("T")
CHUNK, OPEN = 64, 512


class Scroll(Sequence[T], Generic[T]):
    """Things one behind another; only the last can be changed. Where they are more than `most`, all but about so many
    of the last are packed, in chunks.

    What comes out of a packed chunk equals what was put in and is not the same object."""

    def __init__(self, chunk: int = CHUNK, most: int = OPEN) -> None:
        self._chunk, self._most = chunk, most
        self._packed: list[bytes] = []
        self._open: list[T] = []

    def append(self, thing: T) -> None:
        """Put one thing behind the others."""
        if len(self._open) >= self._most + self._chunk:
            content = pickle.dumps(self._open[: self._chunk], pickle.HIGHEST_PROTOCOL)
            self._packed.append(zlib.compress(content, 1))
            del self._open[: self._chunk]
        self._open.append(thing)

    def extend(self, things: Sequence[T]) -> None:
        """Put things behind the others."""
        for thing in things:
            self.append(thing)

    def replace_last(self, thing: T) -> None:
        """Put one thing in the place of the last."""
        self._open[-1] = thing

    def flat(self) -> Sequence[T]:
        """The things as a tuple where none is packed, else these themselves."""
        return self if self._packed else tuple(self._open)

    def __len__(self) -> int:
        return len(self._packed) * self._chunk + len(self._open)

    def __iter__(self) -> Iterator[T]:
        for at in range(len(self._packed)):
            yield from self._unpacked(at)
        yield from self._open

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return tuple(self)[index]
        at = range(len(self))[index]
        chunk, place = divmod(at, self._chunk)
        if chunk < len(self._packed):
            return self._unpacked(chunk)[place]
        return self._open[at - len(self._packed) * self._chunk]

    def _unpacked(self, at: int) -> list[T]:
        found: list[T] = pickle.loads(zlib.decompress(self._packed[at]))
        return found
