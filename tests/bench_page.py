"""docs/BENCHMARKS.md, made from what tests/bench.py measured."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tests.gate import ROOT

PAGE = ROOT / "docs" / "BENCHMARKS.md"
_TOOLS = ("spacy", "pypdfium2", "pdfplumber", "pdfminer.six", "markitdown")
_OPENING = """\
# How fast plantrace is

Written by `make bench`. All lines of a table were measured in one run on one core, in turns, each the best of its
rounds. Compare the ratios: the speeds themselves are those of the machine, and of whatever else it was doing.
"""
_TEXT = """\
## Understanding text

Segmenting and tagging, in processor time. Each process first reads other papers, so that models are loaded and no
sentence is known. "The papers" are tables, lists and prose as published; "running text" are the texts of
tests/gold/seen, in which nearly every sentence is one to judge. spaCy's tokenizer has every word in its cache by then:
it stands for the least that anything built on its tokens can cost.
"""
_PAGES = """\
## Reading PDF

Processor time, warm. plantrace finds words with font, weight and colour, reading order, headings, lists, tables, fills
and furniture; the others give words or plain text. markitdown is measured where it is installed.
"""
_COLD = """\
## From a cold start

Wall time of whole programs with one worker, imports and models included: `plantrace extract` reads, understands and
links the papers and writes the dataset; the other only calls extract_words. On so few pages the start weighs most;
`make bench ARGS="--papers FOLDER"` measures a larger folder.
"""


_ARCHIVE = """\
## A whole archive

Wall time and processor time of `plantrace extract --formats csv` over invented papers in PDF, Word, HTML and text (tests/archive), start
and all writing included, and the most memory that its main process held. "Again" means with the cache of the run before.
Written by `python -m tests.bench_archive`, each run made once. Where the processor time of one worker is far below its
wall time, the machine was busy with other work, and the wall times say little. What the main process does itself cannot be
shared among workers: its processor time bounds what more of them can win. A run named by a commit or tag is that of the
program as it was then (`make bench PREVIOUS=...`). The processes of a Dask cluster are not
this program's: their processor time is not counted.

Before the reader was added, which about doubles the time of a paper, 10,000 of these papers were run once so with
two workers, on a machine busy with other work: from nothing in 1,346 s of wall
and 828 s of processor time (1,000 papers took 85 s of it), 112 MB in the main process; again in 16 s (5 s). One
paper more to 300 papers took 3.3 s of processor time, to 1,000 papers 4.3 s; with all other formats written too about 50 s,
as these are written whole. No archive of longer papers was measured.
"""


_LINKS = """\
## Linking as an archive grows

Written by `python -m tests.bench_links`, each size linked once, with all that comes of it up to ledger and questions. An
area's archive of twelve years is invented (tests/archive), and up to 20,000 statements are one area; more are as many areas
of 20,000, on two processes. Processor seconds are of linking alone. "Growth" is 1 where they grow as n log n does from the
first row. "Wall" is of linking on the two processes, beside whatever else the machine did; MB are of both processes, the
papers included. The last columns say how well it was linked (docs/LINKING.md).
"""


def links_section(rows: Iterable[tuple[str, ...]]) -> str:
    """The section for linking: statements, areas, processor seconds, for 1,000, growth, wall, MB, and three figures."""
    names = "statements|areas|processor s|for 1,000|growth|wall s|MB|precision|recall|B-cubed".split("|")
    lines = [_LINKS, f"| {' | '.join(names)} |", f"|{' ---: |' * len(names)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)]) + "\n"


def archive_section(rows: Sequence[tuple[int, int, str, float, float, float, int]]) -> str:
    """The section for runs: (papers, pages, what was run, seconds, of processor time, of the main process, its bytes)."""
    lines = [
        _ARCHIVE,
        "| papers | pages | run | seconds | processor seconds | of the main process | times as fast as the first | MB |",
    ]
    lines.append("| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |")
    first = {papers: seconds for papers, _, _, seconds, *_ in reversed(rows)}
    for papers, pages, what, seconds, processor, main, memory in rows:
        figures = f"{seconds:.1f} | {processor:.1f} | {main:.1f} | {first[papers] / seconds:.2f} | {memory / 1e6:,.0f}"
        lines.append(f"| {papers:,} | {pages:,} | {what} | {figures} |")
    return "\n".join(lines) + "\n"


def with_section(page: str, section: str) -> str:
    """The page with a section put in the place of that of its heading, or at the end."""
    heading = section.partition("\n")[0] + "\n"
    head, _, old = page.partition(heading)
    _, more, behind = old.partition("\n## ")
    return head.rstrip("\n") + "\n\n" + section.rstrip("\n") + "\n" + (more + behind)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured: so many `unit` a second, and the ratio to the row that it is set beside."""

    name: str
    rate: float
    unit: str
    ratio: float = 1.0

    def beside(self, other: Row) -> Row:
        """This row with its ratio to another."""
        return replace(self, ratio=self.rate / other.rate)


def bench_page(text: Sequence[Row], pages: Sequence[Row], each: Sequence[Row], cold: Sequence[Row], count: int) -> str:
    """The page; `each` has a row for each PDF, `count` is how many pages they have."""
    parts = [_OPENING, *_machine(), _TEXT, *_table(text, "spaCy's tokenizer"), _PAGES]
    parts += [f"{len(each)} papers, {count} pages.\n", *_table(pages, "pdfplumber")]
    parts += ["plantrace on each paper:\n", *_table(each, "pdfplumber"), _COLD, *_table(cold, "pdfplumber")]
    return "\n".join(parts).rstrip() + "\n"


def _table(rows: Sequence[Row], other: str) -> Iterator[str]:
    yield f"| what | {rows[0].unit} a second | times {other} |"
    yield "| --- | ---: | ---: |"
    for row in rows:
        rate = f"{row.rate:,.0f}" if row.rate >= 100 else f"{row.rate:.1f}"
        yield f"| {row.name} | {rate} | {row.ratio:.{2 if row.ratio >= 0.1 else 3}f} |"
    yield ""


def _machine() -> Iterator[str]:
    yield "## The machine\n"
    yield f"- {_processor()}, {os.cpu_count()} cores, {platform.system()} on {platform.machine()}"
    yield f"- Python {platform.python_version()}, {', '.join(f'{name} {version(name)}' for name in _TOOLS if _installed(name))}"
    yield ""


def _installed(name: str) -> bool:
    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


def _processor() -> str:
    """The processor's name; on Linux as its kernel tells it."""
    table = Path("/proc/cpuinfo")
    lines = table.read_text("utf-8").splitlines() if table.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown processor"
