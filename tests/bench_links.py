"""What linking costs as an archive grows, from 1,000 statements to 600,000: processor time and memory.

`make bench` writes the section into docs/BENCHMARKS.md; alone, without the rest of the page:

    python -m tests.bench_links                                 # 1,000 to 20,000 statements, in one area
    python -m tests.bench_links --sizes 1000 20000 600000       # more than 20,000: in areas of 20,000, on two processes
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from math import log
from multiprocessing import get_context

from pipeline.evaluate.grouping import Grouping, grouping
from pipeline.link import link
from pipeline.model import AreaResult
from tests.archive import Archive, archive_of
from tests.bench_page import PAGE, links_section, with_section

_CORES = 2
_AREA = 20_000  # statements: what one area has gathered in twelve years


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds of linking alone, the wall time of the two processes on it, and the most memory of a process,
    its papers included; how well it was linked."""

    statements: int
    areas: int
    seconds: float
    wall: float
    memory: int
    quality: tuple[float, float, float]


def cost_of(area: int, statements: int) -> Cost:
    """What linking one invented area costs; in a process of its own, for the memory."""
    archive = archive_of(f"Area{area}", statements, seed=41)
    wall, before = time.perf_counter(), time.process_time()
    result = link(archive.area, archive.papers, ())
    seconds, wall = time.process_time() - before, time.perf_counter() - wall
    count = sum(len(paper.statements) for paper in archive.papers)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    found = measured(archive, result)
    return Cost(count, 1, seconds, wall, most, (found.pair_precision, found.pair_recall, found.b_cubed))


def measured(archive: Archive, result: AreaResult) -> Grouping:
    """How the commitments agree with what is known of the archive."""
    held = {one: commitment.commitment_id for commitment in result.commitments for one in commitment.statement_ids}
    return grouping(held, {one: thing for one, thing in archive.truth.items() if thing > 0})


def cost(statements: int) -> Cost:
    """The cost of so many statements: in one area, or in as many of 20,000 as they make."""
    areas = max(1, round(statements / _AREA))
    with ProcessPoolExecutor(_CORES, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        costs = list(pool.map(cost_of, range(1, areas + 1), [min(statements, _AREA)] * areas))
    one, two, three = (sum(each.quality[place] for each in costs) / areas for place in range(3))
    return Cost(
        sum(each.statements for each in costs), areas, sum(each.seconds for each in costs),
        sum(each.wall for each in costs) / min(areas, _CORES), max(each.memory for each in costs) * min(areas, _CORES),
        (one, two, three),
    )  # fmt: skip


def rows(costs: Sequence[Cost]) -> Iterator[tuple[str, ...]]:
    """The cells for each size; growth is against n log n from the first."""
    first = costs[0]
    for one in costs:
        expected = first.seconds * (one.statements * log(one.statements)) / (first.statements * log(first.statements))
        yield (
            f"{one.statements:,}", str(one.areas), f"{one.seconds:,.1f}", f"{1000 * one.seconds / one.statements:.2f}",
            f"{one.seconds / expected:.2f}", f"{one.wall:,.0f}", f"{one.memory / 1e6:,.0f}",
            *(f"{figure:.3f}" for figure in one.quality),
        )  # fmt: skip


def main() -> None:
    """Measure, and write the section."""
    parser = argparse.ArgumentParser(description="measure what linking costs")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 6000, 20_000], help="statements")
    args = parser.parse_args()
    costs = []
    for size in args.sizes:
        costs.append(cost(size))
        print(*list(rows(costs))[-1], sep="  ", flush=True)
    PAGE.write_text(with_section(PAGE.read_text("utf-8"), links_section(rows(costs))), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
