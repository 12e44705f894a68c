"""Processes that work for this one. What goes wrong in one of them costs only what it was at.

They are programs of their own, started through the interpreter: that works on every system, beside threads, and inside
processes that may have no children of multiprocessing, such as the workers of a cluster.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from pipeline.workers.child import receive, send
from pipeline.workers.limits import NONE, Limits, Lost
from pipeline.workers.watch import Watch, kill, memory_of

_START = "import sys; sys.path[:] = {path!r}; from pipeline.workers.child import main; main()"


class Child:
    """One process; a call at a time."""

    def __init__(self) -> None:
        path = [str(Path(entry).absolute()) for entry in sys.path]
        posix = sys.platform != "win32"
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START.format(path=path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=posix,  # Ctrl-C on the terminal is for the parent
            creationflags=0 if posix else getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def call(self, function: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        """function(*args) there, or its exception. Raises Lost where the process ends before."""
        answers, orders = self._process.stdout, self._process.stdin
        assert answers is not None and orders is not None
        try:
            send(orders, (function, args))
            done, result = receive(answers)
        except (EOFError, OSError, ValueError) as error:
            code = self.end()
            raise Lost("end", f"signal {-code}" if code < 0 else f"exit code {code}") from error
        if not done:
            raise result
        return result

    def end(self) -> int:
        """End the process, with those that it started; gives back its exit code."""
        if self._process.poll() is None:
            kill(self._process.pid)
        code = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was not yet written has nobody to read it
                    pipe.close()
        return code


class Children:
    """The children of this process: as many as there are calls at a time, kept for the next calls."""

    def __init__(self) -> None:
        self._idle: list[Child] = []
        self._all: set[Child] = set()
        self._lock = Lock()
        self._watch = Watch()
        self._ended = False

    def call(self, limits: Limits, function: Callable[..., Any], *args: Any) -> Any:
        """function(*args) in a child, or its exception. Raises Lost where the child ended or passed a limit."""
        child = self._take()
        try:
            with self._watch.over(child.pid, limits) as watched:
                result = child.call(function, args)
        except Lost as error:
            self._forget(child)
            raise watched.lost or error from None
        except BaseException:
            self._put_back(child, limits)
            raise
        self._put_back(child, limits)
        return result

    def _take(self) -> Child:
        with self._lock:
            if self._ended:
                raise Lost("end", "the work was ended")
            if self._idle:
                return self._idle.pop()
            child = Child()
            self._all.add(child)
            return child

    def _put_back(self, child: Child, limits: Limits) -> None:
        """Keep the child for the next call, unless it holds so much memory that the next might pay for the last."""
        if limits.memory and memory_of(child.pid) > limits.memory / 2:
            self._forget(child)
            child.end()
            return
        with self._lock:
            self._idle.append(child)

    def _forget(self, child: Child) -> None:
        with self._lock:
            self._all.discard(child)

    def end(self) -> None:
        """End all, at once. What they were at is lost."""
        with self._lock:
            self._ended = True
            ending, self._all, self._idle = self._all, set(), []
        for child in ending:
            kill(child.pid)
        for child in ending:
            child.end()
        self._watch.end()


_OWN = Children()


def in_child(limits: Limits, function: Callable[..., Any], *args: Any) -> Any:
    """function(*args) in a child of whatever process this is called in; for the workers of a cluster."""
    return _OWN.call(limits, function, *args)


__all__ = ["NONE", "Child", "Children", "in_child"]
