"""A watch over processes that are at work: whoever passes a limit is stopped from outside, whatever it is doing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Lock, Thread

from pipeline.workers.limits import Limits, Lost

_EVERY = 0.1  # seconds between two looks
_WITH_FAMILY = 10  # so many looks between two at the programs that a process has started, which cost more


@dataclass(slots=True)
class Watched:
    """A process at work, until when, and why it was stopped if it was."""

    pid: int
    limits: Limits
    until: float
    lost: Lost | None = None


class Watch:
    """Looks at processes while they work; its thread is begun when it is first needed."""

    def __init__(self) -> None:
        self._watched: dict[int, Watched] = {}
        self._lock = Lock()
        self._end = Event()
        self._thread: Thread | None = None

    @contextmanager
    def over(self, pid: int, limits: Limits) -> Iterator[Watched]:
        """Hold a process to the limits while the block runs."""
        one = Watched(pid, limits, time.monotonic() + limits.seconds if limits.seconds else float("inf"))
        if not limits:
            yield one
            return
        with self._lock:
            self._watched[pid] = one
            if self._thread is None:
                self._thread = Thread(target=self._look, daemon=True, name="watch")
                self._thread.start()
        try:
            yield one
        finally:
            with self._lock:
                self._watched.pop(pid, None)

    def end(self) -> None:
        """Look no more."""
        self._end.set()

    def _look(self) -> None:
        count = 0
        while not self._end.wait(_EVERY):
            count += 1
            with self._lock:
                watched = [one for one in self._watched.values() if one.lost is None]
            for one in watched:
                self._judge(one, with_family=not count % _WITH_FAMILY)

    def _judge(self, one: Watched, with_family: bool) -> None:
        lost = None
        if time.monotonic() > one.until:
            lost = Lost("time", f"{one.limits.seconds:g} seconds")
        elif one.limits.memory and memory_of(one.pid, with_family) > one.limits.memory:
            lost = Lost("memory", shown(one.limits.memory))
        if lost is None:
            return
        with self._lock:  # not if it was done in the meantime and is at something else
            if self._watched.get(one.pid) is one:
                one.lost = lost
                kill(one.pid)


def memory_of(pid: int, with_family: bool = False) -> int:
    """How many bytes of memory a process holds, and the programs that it has started; 0 where it is gone."""
    import psutil

    try:
        process = psutil.Process(pid)
        held = int(process.memory_info().rss)
        family = process.children(recursive=True) if with_family else ()
    except psutil.Error:
        return 0
    for one in family:
        try:
            held += int(one.memory_info().rss)
        except psutil.Error:
            continue
    return held


def kill(pid: int) -> None:
    """End a process and those that it has started, at once."""
    import psutil

    try:
        process = psutil.Process(pid)
        family = process.children(recursive=True)
    except psutil.Error:
        return
    for one in (process, *family):
        try:
            one.kill()
        except psutil.Error:
            continue


def shown(size: int) -> str:
    """A size for a person: 512 MB, 1.5 GB."""
    for unit, factor in (("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)):
        if size >= factor:
            return f"{size / factor:.3g} {unit}"
    return f"{size} bytes"
