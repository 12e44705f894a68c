"""How a whole archive runs: one worker and two, from nothing and again, one paper more; times and memory.

`make bench` writes the section into docs/BENCHMARKS.md; alone, without the rest of the page:

    python -m tests.bench_archive --sizes 100 1000
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psutil

from tests.archive.papers import files, write
from tests.bench_page import PAGE, archive_section, with_section
from tests.clusters import cluster
from tests.gate import ROOT

_EVERY = 0.05  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Ran:
    """A run: how long it took, how much processor time, and the most memory that the main process held."""

    what: str
    papers: int
    pages: int
    seconds: float
    processor: float
    memory: int


def runs(size: int, home: Path) -> Iterator[Ran]:
    """All runs over an archive of so many papers."""
    papers = home / "papers"
    write(papers, size)
    pages = 0
    for what, workers, cache in (
        ("from nothing, 1 worker", 1, "one"),
        ("from nothing, 2 workers", 2, "two"),
        ("again, nothing changed", 2, "two"),
    ):
        seconds, processor, memory, said = run(papers, home / f"output-{cache}", home / cache, workers)
        pages = pages or _pages(said)
        yield Ran(what, size, pages, seconds, processor, memory)
    extra = next(one for one in files(1, seed=2) if one.name)
    (papers / f"added-{extra.name}").write_bytes(extra.content)
    seconds, processor, memory, _ = run(papers, home / "output-two", home / "two", 2)
    yield Ran("again, one paper more", size, pages, seconds, processor, memory)
    if find_spec("distributed"):
        with cluster(home, 2, os.environ | {"PYTHONPATH": str(ROOT)}) as dask:
            seconds, processor, memory, _ = run(papers, home / "output-dask", home / "dask", None, dask.address)
        yield Ran("from nothing, Dask cluster of 2", size, pages, seconds, 0.0, memory)


def run(
    papers: Path, output: Path, cache: Path, workers: int | None, scheduler: str = ""
) -> tuple[float, float, int, str]:
    """Seconds, seconds of processor time, the most bytes that the main process held, and what it said. Only the tables and texts are written."""
    arguments = [sys.executable, "-m", "pipeline", "extract", str(papers), str(output), "--formats", "csv"]
    begun, before = time.perf_counter(), os.times()
    options = ["--cache", str(cache), *(["--scheduler", scheduler] if scheduler else ["--workers", str(workers)])]
    process = subprocess.Popen([*arguments, *options], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    seen, most = psutil.Process(process.pid), 0
    while process.poll() is None:
        try:
            most = max(most, seen.memory_info().rss)
        except psutil.Error:
            break
        time.sleep(_EVERY)
    said = process.communicate()[0]
    if process.returncode:
        raise SystemExit(f"extract ended with {process.returncode}")
    after = os.times()
    processor = sum(after[2:4]) - sum(before[2:4])
    return time.perf_counter() - begun, processor, most, said


def _pages(said: str) -> int:
    """The pages that the summary counts."""
    return int(said.split(" read, ")[1].split(" pages")[0].replace(",", ""))


def measure(sizes: Sequence[int]) -> str:
    """The section of the page for archives of these sizes."""
    found: list[Ran] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as home:
            for ran in runs(size, Path(home)):
                print(
                    f"{ran.papers:6} {ran.what:26} {ran.seconds:8.1f} s {ran.processor:8.1f} s {ran.memory / 1e6:8.0f} MB",
                    flush=True,
                )
                found.append(ran)
    rows = [(one.papers, one.pages, one.what, one.seconds, one.processor, one.memory) for one in found]
    return archive_section(rows)


def main() -> None:
    """Measure, and write the section."""
    parser = argparse.ArgumentParser(description="measure how a whole archive runs")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000], help="papers (100 1000)")
    args = parser.parse_args()
    section = measure(args.sizes)
    PAGE.write_text(with_section(PAGE.read_text("utf-8"), section), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
