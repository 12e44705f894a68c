"""What linking costs as an area grows, and over many areas at once: processor time and memory; docs/LINKING.md has it.

python -m tests.bench_links                        # areas of 1,000, 5,000 and 20,000 statements
python -m tests.bench_links --sizes 20000 --areas 30   # and thirty areas of 20,000 on two processes
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from math import log
from multiprocessing import get_context

from pipeline.link import link
from tests.archive import archive_of
from tests.gate import ROOT

PAGE = ROOT / "docs" / "LINKING.md"
BEGIN, END = "<!-- bench -->\n", "<!-- /bench -->\n"
_CORES = 2


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds of linking alone, and the most memory of the process, its papers included."""

    statements: int
    seconds: float
    memory: int


def cost_of(area: int, statements: int) -> Cost:
    """What linking one invented area costs; in a process of its own, for the memory."""
    archive = archive_of(f"Area{area}", statements, seed=41)
    before = time.process_time()
    link(archive.area, archive.papers, ())
    seconds = time.process_time() - before
    count = sum(len(paper.statements) for paper in archive.papers)
    return Cost(count, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)


def alone(statements: int) -> Cost:
    """The cost of one area, in a new process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(cost_of, 1, statements).result()


def together(areas: int, statements: int) -> tuple[float, list[Cost]]:
    """Wall seconds, the making of the papers included, and the costs of many areas on two processes."""
    before = time.perf_counter()
    with ProcessPoolExecutor(_CORES, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        costs = list(pool.map(cost_of, range(areas), [statements] * areas))
    return time.perf_counter() - before, costs


def table(costs: Sequence[Cost]) -> str:
    """The rows for areas by size: time for a thousand statements, and growth against n log n from the first."""
    first = costs[0]
    lines = [
        "| statements of one area | processor seconds | for 1,000 | growth by n log n | MB |",
        "|---|---|---|---|---|",
    ]
    for one in costs:
        expected = first.seconds * (one.statements * log(one.statements)) / (first.statements * log(first.statements))
        each = 1000 * one.seconds / one.statements
        lines.append(
            f"| {one.statements:,} | {one.seconds:.1f} | {each:.2f} | {one.seconds / expected:.2f} | {one.memory / 1e6:,.0f} |"
        )
    return "\n".join(lines) + "\n"


def many(wall: float, costs: Sequence[Cost]) -> str:
    """The sentence for many areas."""
    total, seconds = sum(one.statements for one in costs), sum(one.seconds for one in costs)
    most = _CORES * max(one.memory for one in costs)
    return (
        f"\n{len(costs)} areas with {total:,} statements on two processes: {seconds:,.0f} processor seconds of linking, "
        f"{wall:,.0f} seconds by the clock with the making of the papers, at most {most / 1e6:,.0f} MB for both.\n"
    )


def main() -> None:
    """Measure, and write the section."""
    parser = argparse.ArgumentParser(description="measure what linking costs")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000, 20_000], help="statements of one area")
    parser.add_argument("--areas", type=int, default=0, help="areas of the last size, on two processes")
    args = parser.parse_args()
    section = table([alone(size) for size in args.sizes])
    if args.areas:
        section += many(*together(args.areas, args.sizes[-1]))
    page = PAGE.read_text("utf-8")
    head, _, rest = page.partition(BEGIN)
    PAGE.write_text(head + BEGIN + section + END + rest.partition(END)[2], encoding="utf-8", newline="\n")
    print(section)


if __name__ == "__main__":
    main()
