"""Limits are held from outside: whatever an item does, it costs no more than itself."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from pipeline.workers import Died, Limits, gather, pool

SECOND = Limits(seconds=3)
MEMORY = Limits(memory=400_000_000)


def square_unless_three(number: int) -> int:
    if number == 3:
        re.match(r"(a+)+$", "a" * 64 + "b")  # in C, without end, and no signal handler is run meanwhile
    return number * number


def eat(number: int) -> int:
    if number == 3:
        held = []
        while True:
            held.append(bytearray(b"x" * 20_000_000))
            time.sleep(0.01)
    return number * number


def start_a_hanging_program(place: str) -> None:
    program = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    Path(place).write_text(str(program.pid))
    program.wait()


def print_much(number: int) -> int:
    print("x" * 100_000)
    return number


def process_of(_: int) -> int:
    import os

    return os.getpid()


def ended(pid: int) -> bool:
    """Whether a process ends within a time that is long for any machine. One that nobody has waited for has ended."""
    try:
        process = psutil.Process(pid)
        _, alive = psutil.wait_procs([process], timeout=30)
        return not alive or process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


@pytest.mark.parametrize("workers", [1, 2])
def test_what_hangs_in_c_is_stopped(workers: int) -> None:
    with pool(workers) as executor:
        got = gather(executor, square_unless_three, range(6), limits=SECOND)
    assert got == [0, 1, 4, Died("time", "3 seconds"), 16, 25]


def test_what_eats_memory_is_stopped() -> None:
    with pool(2) as executor:
        got = gather(executor, eat, range(6), limits=MEMORY)
    assert got == [0, 1, 4, Died("memory", "400 MB"), 16, 25]


def test_programs_that_it_started_end_with_it(tmp_path: Path) -> None:
    with pool(1) as executor:
        (got,) = gather(executor, start_a_hanging_program, [str(tmp_path / "pid")], limits=SECOND)
    assert isinstance(got, Died)
    assert ended(int((tmp_path / "pid").read_text()))


def test_what_is_printed_is_no_answer() -> None:
    with pool(1) as executor:
        assert gather(executor, print_much, range(3)) == [0, 1, 2]


def test_one_worker_is_one_process_that_is_not_ours() -> None:
    with pool(1) as executor:
        pids = gather(executor, process_of, range(4))
    assert len(set(pids)) == 1
    assert psutil.Process().pid not in pids


def test_no_process_is_started_without_work() -> None:
    before = len(psutil.Process().children(recursive=True))
    with pool(2) as executor:
        assert gather(executor, square_unless_three, [], limits=SECOND) == []
        assert len(psutil.Process().children(recursive=True)) == before


def test_all_processes_end_when_the_block_fails() -> None:
    before = {one.pid for one in psutil.Process().children(recursive=True)}
    with pytest.raises(KeyboardInterrupt), pool(2) as executor:
        executor.submit(time.sleep, 600)
        gather(executor, process_of, [1, 2])
        executor.submit(time.sleep, 600)
        raise KeyboardInterrupt
    left = {one.pid for one in psutil.Process().children(recursive=True)} - before
    assert all(map(ended, left))


def test_children_end_with_a_parent_that_was_killed(tmp_path: Path) -> None:
    """SIGKILL leaves the parent no time to end anything."""
    code = (
        "import sys, time; from pathlib import Path; from pipeline.workers import gather, pool\n"
        "from tests.workers.test_limits import process_of\n"
        "with pool(1) as executor:\n"
        "    Path(sys.argv[1]).write_text(str(gather(executor, process_of, [1])[0]))\n"
        "    executor.submit(time.sleep, 600).result()\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "pid")], cwd=Path(__file__).parents[2])
    until = time.monotonic() + 60
    while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
        assert time.monotonic() < until
        time.sleep(0.05)
    parent.kill()
    parent.wait()
    assert ended(int((tmp_path / "pid").read_text()))
