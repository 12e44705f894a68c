"""Work side by side: results in order, and a worker that dies costs only its item."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from pipeline.workers import Died, cores, gather, pool


def square(number: int) -> int:
    """Slower for smaller numbers, so that results come in out of order."""
    time.sleep(0.02 * (4 - number % 5))
    return number * number


def square_or_die(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number * number


def fail(number: int) -> int:
    raise ValueError(number)


@pytest.mark.parametrize("workers", [1, 2])
def test_results_are_in_the_items_order(workers: int) -> None:
    seen: list[tuple[int, int]] = []
    with pool(workers) as executor:
        got = gather(executor, square, range(6), lambda done, of: seen.append((done, of)))
    assert got == [0, 1, 4, 9, 16, 25]
    counts = [done for done, _ in seen]
    assert counts[0] == 0 and counts[-1] == 6 and counts == sorted(set(counts)) and {of for _, of in seen} == {6}


def test_a_dead_worker_costs_only_its_item() -> None:
    with pool(2) as executor:
        got = gather(executor, square_or_die, range(6))
    assert [one for one in got if not isinstance(one, Died)] == [0, 1, 4, 16, 25]
    assert isinstance(got[3], Died)


def test_one_pool_serves_again_after_a_death() -> None:
    with pool(2) as executor:
        for _ in range(2):
            got = gather(executor, square_or_die, range(40))
            assert [number for number, one in enumerate(got) if isinstance(one, Died)] == [3]


def test_any_executor_serves() -> None:
    with ThreadPoolExecutor(2) as executor:
        assert gather(executor, square, range(5)) == [0, 1, 4, 9, 16]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_exception_ends_the_whole(workers: int) -> None:
    with pytest.raises(ValueError, match="1"), pool(workers) as executor:
        gather(executor, fail, [1])


def test_nothing_to_do() -> None:
    with pool(1) as executor:
        assert gather(executor, square, []) == []


def test_there_is_a_core() -> None:
    assert cores() >= 1
