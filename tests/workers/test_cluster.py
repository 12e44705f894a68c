"""A scheduler and three workers on loopback, as programs of their own: the same bytes as from one machine."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from tests.faulty import ROOT, command, contents, extract, hooked
from tests.test_faults import problems, small_archive

pytest.importorskip("distributed", reason="needs the extra `cluster`")
pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True)
class Running:
    """A cluster: its address, its workers, and the environment of all."""

    address: str
    workers: list[subprocess.Popen[bytes]]
    env: dict[str, str]


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    env, told = hooked(tmp_path / "hook"), tmp_path / "scheduler.json"
    at_home = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(told)]
    dask = [sys.executable, "-m", "dask"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    scheduler = subprocess.Popen([*dask, "scheduler", *at_home, "--port", "0"], env=env, cwd=tmp_path, **quiet)  # type: ignore[call-overload]
    started = [scheduler]
    try:
        until = time.monotonic() + 60
        while not told.exists() or not told.read_text():
            assert time.monotonic() < until and scheduler.poll() is None
            time.sleep(0.1)
        one = [*dask, "worker", *at_home, "--nthreads", "1", "--no-nanny"]
        workers = [subprocess.Popen(one, env=env, cwd=tmp_path, **quiet) for _ in range(3)]  # type: ignore[call-overload]
        started += workers
        yield Running(json.loads(told.read_text())["address"], workers, env)
    finally:
        for process in started:
            process.kill()
        for process in started:
            process.wait()


def test_the_same_bytes(running: Running, tmp_path: Path) -> None:
    corpus = ROOT / "corpus"
    done = extract(corpus, tmp_path / "many", tmp_path / "cache", "--scheduler", running.address, env=running.env)
    assert (done.returncode, done.stderr) == (0, "")
    assert extract(corpus, tmp_path / "one", None).returncode == 0
    assert contents(tmp_path / "many") == contents(tmp_path / "one")


def test_a_worker_that_is_killed(running: Running, tmp_path: Path) -> None:
    papers = small_archive(tmp_path / "papers", 40)
    arguments = command(papers, tmp_path / "many", tmp_path / "cache", "--scheduler", running.address)
    process = subprocess.Popen(arguments, env=running.env, cwd=ROOT)
    until = time.monotonic() + 120
    while len([path for path in (tmp_path / "cache").rglob("*") if path.is_file()]) < 5:
        assert time.monotonic() < until and process.poll() is None
        time.sleep(0.02)
    children = psutil.Process(running.workers[0].pid).children(recursive=True)
    running.workers[0].kill()
    assert process.wait(timeout=180) == 0
    assert psutil.wait_procs(children, timeout=30)[1] == []
    assert extract(papers, tmp_path / "one", None, env=running.env).returncode == 0
    assert contents(tmp_path / "many") == contents(tmp_path / "one")


def test_limits_hold_there_too(running: Running, tmp_path: Path) -> None:
    papers = small_archive(tmp_path / "papers", 3, "stations")
    for word in ("zzhang", "zzdie"):
        (papers / f"{word}.txt").write_text(f"Marlshire report\n\n{word}\n", encoding="utf-8")
    limits = ["--paper-seconds", "15", "--scheduler", running.address]
    assert extract(papers, tmp_path / "many", None, *limits, env=running.env).returncode == 0
    said = problems(tmp_path / "many")
    assert "longer than 15 seconds" in said["zzhang.txt"] and "ended the program twice" in said["zzdie.txt"]
    assert len(said) == 2


def test_no_scheduler_there(tmp_path: Path) -> None:
    papers = small_archive(tmp_path / "papers", 1, "stations")
    done = extract(papers, tmp_path / "many", None, "--scheduler", "tcp://127.0.0.1:9")
    assert done.returncode == 3
    assert "no scheduler at tcp://127.0.0.1:9" in done.stderr and "Traceback" not in done.stderr
