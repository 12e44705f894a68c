"""A Dask cluster on loopback, as programs of their own: for tests and for the benchmark."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Running:
    """A cluster: its address, its workers, and the environment of all."""

    address: str
    workers: list[subprocess.Popen[bytes]]
    env: dict[str, str]


@contextmanager
def cluster(folder: Path, workers: int, env: Mapping[str, str]) -> Iterator[Running]:
    """A scheduler and so many workers of one thread, which work in `folder`; all are ended with the block."""
    told = folder / "scheduler.json"
    at_home = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(told)]
    dask = [sys.executable, "-m", "dask"]

    def begun(*arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*dask, *arguments], env=env, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    started = [begun("scheduler", *at_home, "--port", "0")]
    try:
        until = time.monotonic() + 60
        while not told.exists() or not told.read_text():
            assert time.monotonic() < until and started[0].poll() is None
            time.sleep(0.1)
        started += [begun("worker", *at_home, "--nthreads", "1", "--no-nanny") for _ in range(workers)]
        yield Running(json.loads(told.read_text())["address"], started[1:], dict(env))
    finally:
        for process in started:
            process.kill()
        for process in started:
            process.wait()
