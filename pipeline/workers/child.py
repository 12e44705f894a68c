"""The program of a process that works for another: it reads work from standard input and answers on standard output.

Each message is a pickle behind its length in eight bytes. Both ends are the same program on the same machine.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import struct
import sys
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

_LENGTH = struct.Struct(">Q")
BREAK_OFF = 120
"""The exit code of a child whose parent is gone."""
MISUNDERSTOOD = 121
"""The exit code of a child that was sent work which it cannot load."""


def send(pipe: IO[bytes], message: Any) -> None:
    """Write one message. Raises OSError where the other end is gone."""
    content = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(content)))
    pipe.write(content)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:
    """Read one message. Raises EOFError where the other end is gone."""
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    return pickle.loads(_exactly(pipe, length))


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    content = pipe.read(size)
    if len(content) < size:
        raise EOFError
    return content


def main() -> None:
    """Work until there is no more, or the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the parent, which ends its children
    collect_seldom()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    work: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_listen, args=(sys.stdin.buffer, work), daemon=True).start()
    while True:
        send(answers, _answer(*work.get()))


def _listen(orders: IO[bytes], work: SimpleQueue[Any]) -> None:
    """Take orders, also while the work goes on: when the parent is gone, nobody wants its result."""
    try:
        while True:
            work.put(receive(orders))
    except (EOFError, OSError):
        os._exit(BREAK_OFF)
    except Exception:  # noqa: BLE001  # work that cannot be understood here: the parent must not wait for its answer
        os._exit(MISUNDERSTOOD)


def _answer(function: Any, args: Any) -> tuple[bool, Any]:
    try:
        return True, function(*args)
    except Exception as error:  # noqa: BLE001
        try:
            pickle.loads(pickle.dumps(error))
        except Exception:  # noqa: BLE001
            return False, RuntimeError(f"{type(error).__name__}: {error}")
        return False, error


def collect_seldom() -> None:
    """Look for rings of garbage less often: the records hold none, and looking costs a tenth of the time."""
    gc.set_threshold(50_000, 20, 20)
