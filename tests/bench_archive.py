"""How a whole archive runs: one worker and two, from nothing and again, one paper more; times and memory.

`make bench` writes the section into docs/BENCHMARKS.md; alone, without the rest of the page:

    python -m tests.bench_archive --sizes 100 1000
    python -m tests.bench_archive --previous v0.1.0     # and as that commit or tag of the repository ran
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psutil

from tests.archive.papers import files, write
from tests.bench_page import PAGE, archive_section, with_section
from tests.clusters import cluster
from tests.gate import ROOT

_ALL_RUNS = 1_000  # papers, above which only two workers are measured
_EVERY = 0.05  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Ran:
    """A run: how long it took, how much processor time, how much of it in the main process, and the most memory that
    this one held."""

    what: str
    papers: int
    pages: int
    seconds: float
    processor: float
    main: float
    memory: int


@contextmanager
def code_of(reference: str) -> Iterator[Path]:
    """A folder with the code and models of a commit or tag of this repository."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["git", "archive", reference, "pipeline", "models"], cwd=ROOT, check=True, stdout=subprocess.PIPE
        ).stdout
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder)


def runs(size: int, home: Path, previous: str = "") -> Iterator[Ran]:
    """All runs over an archive of so many papers, with a commit or tag to run beside; of many those of two workers."""
    papers = home / "papers"
    write(papers, size)
    pages = 0
    alone = (("from nothing, 1 worker", 1, "one"),) if size <= _ALL_RUNS else ()
    for what, workers, cache in (
        *alone,
        ("from nothing, 2 workers", 2, "two"),
        ("again, nothing changed", 2, "two"),
    ):
        cost, said = run(papers, home / f"output-{cache}", home / cache, workers)
        pages = pages or _pages(said)
        yield Ran(what, size, pages, *cost)
    extra = next(one for one in files(1, seed=2) if one.name)
    (papers / f"added-{extra.name}").write_bytes(extra.content)
    cost, _ = run(papers, home / "output-two", home / "two", 2)
    yield Ran("again, one paper more", size, pages, *cost)
    if previous:
        with code_of(previous) as code:
            cost, _ = run(papers, home / "output-previous", home / "previous", 2, code=code)
        yield Ran(f"from nothing, 2 workers, {previous}", size, pages, *cost)
    if find_spec("distributed") and size <= _ALL_RUNS:
        with cluster(home, 2, os.environ | {"PYTHONPATH": str(ROOT)}) as dask:
            (seconds, _, main, memory), _ = run(papers, home / "output-dask", home / "dask", None, dask.address)
        yield Ran("from nothing, Dask cluster of 2", size, pages, seconds, 0.0, main, memory)


def run(
    papers: Path, output: Path, cache: Path, workers: int | None, scheduler: str = "", code: Path = ROOT
) -> tuple[tuple[float, float, float, int], str]:
    """Seconds, seconds of processor time, those of the main process, the most bytes that it held; and what it said.
    Only the tables and texts are written. `code`: the folder of the program to run."""
    arguments = [sys.executable, "-m", "pipeline", "extract", str(papers), str(output), "--formats", "csv"]
    begun, before = time.perf_counter(), os.times()
    options = ["--cache", str(cache), *(["--scheduler", scheduler] if scheduler else ["--workers", str(workers)])]
    process = subprocess.Popen([*arguments, *options], cwd=code, stdout=subprocess.PIPE, text=True)
    seen, most, main = psutil.Process(process.pid), 0, 0.0
    while process.poll() is None:
        try:
            most = max(most, seen.memory_info().rss)
            main = max(main, sum(seen.cpu_times()[:2]))
        except psutil.Error:
            break
        time.sleep(_EVERY)
    said = process.communicate()[0]
    if process.returncode:
        raise SystemExit(f"extract ended with {process.returncode}")
    after = os.times()
    processor = sum(after[2:4]) - sum(before[2:4])
    return (time.perf_counter() - begun, processor, main, most), said


def _pages(said: str) -> int:
    """The pages that the summary counts."""
    return int(said.split(" read, ")[1].split(" pages")[0].replace(",", ""))


def measure(sizes: Sequence[int], previous: str = "") -> str:
    """The section of the page for archives of these sizes, with a commit or tag to run beside."""
    found: list[Ran] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as home:
            for ran in runs(size, Path(home), previous):
                print(
                    f"{ran.papers:6} {ran.what:26} {ran.seconds:8.1f} s {ran.processor:8.1f} s {ran.main:8.1f} s {ran.memory / 1e6:8.0f} MB",
                    flush=True,
                )
                found.append(ran)
    rows = [(one.papers, one.pages, one.what, one.seconds, one.processor, one.main, one.memory) for one in found]
    return archive_section(rows)


def main() -> None:
    """Measure, and write the section."""
    parser = argparse.ArgumentParser(description="measure how a whole archive runs")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000], help="papers (100 1000)")
    parser.add_argument("--previous", default="", metavar="REF", help="a commit or tag to run beside")
    args = parser.parse_args()
    section = measure(args.sizes, args.previous)
    PAGE.write_text(with_section(PAGE.read_text("utf-8"), section), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
