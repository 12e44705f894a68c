"""A scheduler and three workers on loopback, as programs of their own: the same bytes as from one machine."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.clusters import Running, cluster
from tests.faulty import ROOT, command, contents, extract, hooked
from tests.test_faults import problems, small_archive

pytest.importorskip("distributed", reason="needs the extra `cluster`")
pytestmark = pytest.mark.slow


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    with cluster(tmp_path, 3, hooked(tmp_path / "hook")) as found:
        yield found


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
