"""How long a piece of work may take, how much memory it may hold, and what became of one that did not keep to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Cause = Literal["time", "memory", "end"]


@dataclass(frozen=True, slots=True)
class Limits:
    """The most seconds and bytes of memory for one item; 0 is no limit. They hold wherever a process does the work."""

    seconds: float = 0
    memory: int = 0

    def __bool__(self) -> bool:
        return bool(self.seconds or self.memory)


NONE = Limits()


class Lost(Exception):
    """The process that was at an item is gone before it was done: it was stopped at a limit, or it ended by itself."""

    def __init__(self, cause: Cause, why: str) -> None:
        super().__init__(cause, why)
        self.cause = cause
        self.why = why


@dataclass(frozen=True, slots=True)
class Died:
    """An item that was lost twice: at which limit, or how its process ended."""

    cause: Cause
    why: str
