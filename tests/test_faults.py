"""What can befall a run, done to real runs: each ends with the output of an undisturbed one, or leaves the last good one."""

from __future__ import annotations

import csv
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from tests.faulty import ROOT, command, contents, extract, hooked, without_settings

CORPUS = ROOT / "corpus"
posix = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and SIGINT are of POSIX")
PLAN = "Marlshire Police and Crime Plan 2017-2021\n\nPriorities\n\n1. {}\n\nWe will open a new station in {} by March 2019.\n"


def problems(output: Path) -> dict[str, str]:
    with (output / "problems.csv").open(encoding="utf-8", newline="") as file:
        return {row["source"]: row["message"] for row in csv.DictReader(file) if row["severity"] == "error"}


def small_archive(folder: Path, count: int = 12, word: str = "zzslow") -> Path:
    """Papers that take 0.2 seconds each, so that a run has moments to be disturbed at."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{2010 + number}-plan.txt").write_text(PLAN.format(word, f"Town {number}"), encoding="utf-8")
    return folder


@contextmanager
def file_system(folder: Path, options: str) -> Iterator[Path]:
    """A file system of its own in memory, where this may be made."""
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("needs the right to mount a file system")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def may_mount() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("mount") is not None


mounts = pytest.mark.skipif(not may_mount(), reason="needs root on Linux, to mount a file system")


@pytest.mark.slow
def test_papers_that_hang_eat_memory_or_end_their_reader(tmp_path: Path) -> None:
    env = hooked(tmp_path / "hook")
    papers = small_archive(tmp_path / "papers", 4, "stations")
    assert extract(papers, tmp_path / "sound", None).returncode == 0
    for word in ("zzhang", "zzeat", "zzdie"):
        (papers / f"{word}.txt").write_text(PLAN.format(word, "Southmere"), encoding="utf-8")
    limits = ["--workers", "2", "--paper-seconds", "12", "--paper-memory", "900MB", "--strict"]
    done = extract(papers, tmp_path / "output", tmp_path / "cache", *limits, env=env)
    assert (done.returncode, done.stderr) == (6, "")
    said = problems(tmp_path / "output")
    assert set(said) == {"zzhang.txt", "zzeat.txt", "zzdie.txt"}
    assert "longer than 12 seconds, twice" in said["zzhang.txt"] and "--paper-seconds" in said["zzhang.txt"]
    assert "more memory than 900 MB, twice" in said["zzeat.txt"] and "--paper-memory" in said["zzeat.txt"]
    assert "ended the program twice (exit code 9)" in said["zzdie.txt"]
    assert (tmp_path / "output" / "ledger.csv").read_bytes() == (tmp_path / "sound" / "ledger.csv").read_bytes()


def killed_at_random(tmp_path: Path, seeds: range, count: int, most: float) -> None:
    env = hooked(tmp_path / "hook")
    papers = small_archive(tmp_path / "papers", count)
    assert extract(papers, tmp_path / "output", tmp_path / "first", env=env).returncode == 0
    last = contents(tmp_path / "output")
    (papers / "2030-plan.txt").write_text(PLAN.format("zzslow", "Westmere"), encoding="utf-8")
    assert extract(papers, tmp_path / "undisturbed", None, env=env).returncode == 0
    whole = contents(tmp_path / "undisturbed")
    for seed in seeds:
        for name in ("cache",) if seed % 5 == 0 else ():
            shutil.rmtree(tmp_path / name, ignore_errors=True)
        arguments = command(papers, tmp_path / "output", tmp_path / "cache", "--workers", "2")
        process = subprocess.Popen(arguments, env=env, cwd=ROOT, stderr=subprocess.DEVNULL)
        time.sleep(random.Random(seed).uniform(0.05, most))
        process.send_signal(signal.SIGKILL)
        process.wait()
        if (tmp_path / "output").exists():  # else it was between two renames: the next run puts it back
            assert contents(tmp_path / "output") in (last, whole), seed
    assert extract(papers, tmp_path / "output", tmp_path / "cache", env=env).returncode == 0
    assert contents(tmp_path / "output") == whole
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".output")] == []


@posix
@pytest.mark.slow
def test_killed_at_random_moments_and_run_again(tmp_path: Path) -> None:
    killed_at_random(tmp_path, range(2), 3, 3)


@posix
@pytest.mark.slow
def test_killed_at_25_random_moments_and_run_again(tmp_path: Path) -> None:
    killed_at_random(tmp_path, range(100, 125), 12, 8)


@posix
def test_stopped_with_ctrl_c_and_gone_on_with(tmp_path: Path) -> None:
    env = hooked(tmp_path / "hook")
    papers = small_archive(tmp_path / "papers", 30)
    arguments = command(papers, tmp_path / "output", tmp_path / "cache", "--workers", "1")
    # Where the tests themselves run in the background, SIGINT is ignored, and what they start would ignore it too.
    heard = signal.signal(signal.SIGINT, signal.SIG_DFL)
    process = subprocess.Popen(arguments, env=env, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, heard)
    until = time.monotonic() + 60
    while len(list((tmp_path / "cache").rglob("*"))) < 8:
        assert time.monotonic() < until
        time.sleep(0.02)
    children = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    stopped = "plantrace: Stopped; the output folder is as it was. Run again to go on from here."
    assert (process.returncode, said.strip()) == (130, stopped)
    assert psutil.wait_procs(children, timeout=30)[1] == []
    assert not (tmp_path / "output").exists()
    read = len(list((tmp_path / "cache").rglob("*")))
    again = extract(papers, tmp_path / "output", tmp_path / "cache", "--log-format", "json", env=env)
    assert again.returncode == 0 and read >= 8
    assert extract(papers, tmp_path / "fresh", None, env=env).returncode == 0
    assert contents(tmp_path / "output") == contents(tmp_path / "fresh")


@mounts
@pytest.mark.slow
def test_a_full_disk_leaves_the_last_output(tmp_path: Path) -> None:
    papers = small_archive(tmp_path / "papers", 3, "stations")
    assert extract(papers, tmp_path / "fresh", tmp_path / "cache").returncode == 0
    size = sum(map(len, contents(tmp_path / "fresh").values()))
    with file_system(tmp_path / "small", f"size={size + 400_000}") as small:
        assert extract(papers, small / "output", tmp_path / "cache").returncode == 0
        before = contents(small / "output")
        (papers / "new.txt").write_text(PLAN.format("stations", "Northmere"), encoding="utf-8")
        with (small / "filler").open("wb") as file:
            file.write(bytes(psutil.disk_usage(str(small)).free - 8192))
        done = extract(papers, small / "output", tmp_path / "cache")
        assert done.returncode == 4
        assert "cannot be written: No space left on device. Make room on the disk" in done.stderr
        assert contents(small / "output") == before
        assert sorted(path.name for path in small.iterdir()) == ["filler", "output"]
        (small / "filler").unlink()
        shutil.rmtree(small / "output")
        assert extract(papers, small / "output", tmp_path / "cache").returncode == 0


@mounts
@pytest.mark.slow
def test_a_full_disk_for_the_cache_costs_only_the_cache(tmp_path: Path) -> None:
    papers = small_archive(tmp_path / "papers", 3, "stations")
    with file_system(tmp_path / "small", "size=16k") as small:
        (small / "filler").write_bytes(bytes(psutil.disk_usage(str(small)).free))
        arguments = [one for one in command(papers, tmp_path / "output", small / "cache") if one != "--quiet"]
        done = subprocess.run(arguments, capture_output=True, text=True, cwd=ROOT, check=False)
        assert done.returncode == 0
        assert "could not be written (No space left on device); the next run starts anew" in done.stderr
    assert extract(papers, tmp_path / "fresh", None).returncode == 0
    assert contents(tmp_path / "output") == contents(tmp_path / "fresh")


@mounts
def test_a_folder_that_may_only_be_read(tmp_path: Path) -> None:
    papers = small_archive(tmp_path / "papers", 2, "stations")
    with file_system(tmp_path / "closed", "size=64k") as closed:
        subprocess.run(["mount", "-o", "remount,ro", str(closed)], check=True)
        done = extract(papers, closed / "output", closed / "cache")
        assert done.returncode == 4
        assert "cannot be written: Read-only file system" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_two_runs_at_once_on_one_cache(tmp_path: Path) -> None:
    env = hooked(tmp_path / "hook")
    papers = small_archive(tmp_path / "papers")
    both = [
        subprocess.Popen(command(papers, tmp_path / f"output{number}", tmp_path / "cache"), env=env, cwd=ROOT)
        for number in range(2)
    ]
    assert [one.wait(timeout=120) for one in both] == [0, 0]
    assert extract(papers, tmp_path / "fresh", None, env=env).returncode == 0
    assert contents(tmp_path / "output0") == contents(tmp_path / "output1") == contents(tmp_path / "fresh")


@pytest.mark.slow
def test_names_that_are_hard_to_bear(tmp_path: Path) -> None:
    papers = tmp_path / "the papers \U0001f4c1"
    papers.mkdir()
    names = [
        "with  two spaces.txt",
        "\U0001f46e\U0001f3fd station.txt",
        "n" * 246 + ".txt",
        "'quo\"ted' & <b>.txt",
        "=1+1.txt",
    ]
    for number, name in enumerate(names):
        (papers / name).write_text(PLAN.format("stations", f"Town {number}"), encoding="utf-8")
    done = extract(papers, tmp_path / "out put \U0001f4c2", tmp_path / "ca che \u00e9", "--strict")
    assert (done.returncode, done.stderr) == (0, "")
    assert extract(papers, tmp_path / "fresh", None).returncode == 0
    assert contents(tmp_path / "out put \U0001f4c2") == contents(tmp_path / "fresh")


@pytest.mark.slow
def test_workers_and_settings_change_only_the_manifest(tmp_path: Path) -> None:
    papers = small_archive(tmp_path / "papers", 4, "stations")
    assert extract(papers, tmp_path / "one", None, "--workers", "0").returncode == 0
    assert extract(papers, tmp_path / "two", None, "--workers", "2", "--paper-seconds", "0").returncode == 0
    assert without_settings(tmp_path / "one") == without_settings(tmp_path / "two")
