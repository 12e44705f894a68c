"""How fast PDFs are read beside other readers, on two hundred pages and more: `make bench` writes docs/READING_SPEED.md.

The sample papers are set in every layout of the sample builder, once without their tables and once with nothing else,
and each file is read by each reader in turn, in one run: the ratios hold however busy the machine is.

    make bench MARKITDOWN=path/to/python      a Python in which markitdown is installed; it is no dependency
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench_readers import BARE, Markitdown, Reader, cold, least, pages_of, readers
from tests.gate import ROOT
from tests.sample.as_pdf import to_pdf
from tests.sample.build import read_papers
from tests.sample.source import Block, Paper

PAGE = ROOT / "docs" / "READING_SPEED.md"
LAYOUTS = ("report", "letter", "landscape", "designed", "two-columns")
AREAS = ("Marlshire", "Dunshire", "Fenshire", "Wealdshire", "Moorshire")
_MEMORY = "import resource, sys\nfrom pathlib import Path\nfrom pipeline.ingest.pdf import read_pdf\n"
_MEMORY += "read_pdf(Path(sys.argv[1]))\nheld = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
_MEMORY += "status = Path('/proc/self/status')  # on Linux, the other figure counts what the starting process held\n"
_MEMORY += "lines = status.read_text().splitlines() if status.exists() else []\n"
_MEMORY += "print(next((int(one.split()[1]) for one in lines if one.startswith('VmHWM')), held) / 1024)\n"
_OPENING = """\
# How fast PDFs are read

Written by `make bench`. {pages} pages: the sample papers in {layouts} layouts, without their tables, and their ruled tables
alone. Each file is read by all readers in turn, {rounds} times, warm; the least processor time of each is counted. Compare
the ratios: the speeds themselves are those of the machine and of whatever else it was doing. pdfplumber and pdfminer give
words or plain text and markitdown plain Markdown; plantrace gives words with font, weight and colour, reading order,
headings, lists, tables with their fills, and what was left out.
"""


@dataclass(frozen=True, slots=True)
class Set:
    """Files of one sort and how many pages they have."""

    name: str
    paths: tuple[Path, ...]
    pages: int


def without_tables(paper: Paper) -> Paper:
    """A paper's headings, prose and lists."""
    return replace(paper, blocks=[block for block in paper.blocks if block.kind != "table"])


def only_tables(paper: Paper) -> Paper:
    """A paper's tables, again and again, so that every page has some."""
    tables = [block for block in paper.blocks if block.kind == "table"]
    return replace(paper, blocks=[Block("title", paper.name), *tables * 3] if tables else [])


def moved(paper: Paper, area: str) -> Paper:
    """The paper in the name of another area, so that a run does not take its layouts for reports on each other."""
    blocks = [replace(block, text=block.text.replace(AREAS[0], area)) for block in paper.blocks]
    meta = {
        key: value.replace(AREAS[0], area) if isinstance(value, str) else value for key, value in paper.meta.items()
    }
    return replace(paper, blocks=blocks, meta=meta)


def written(name: str, cut: Callable[[Paper], Paper], folder: Path) -> Set:
    """The sample papers, cut, as PDFs in every layout."""
    paths: list[Path] = []
    for layout, area in zip(LAYOUTS, AREAS, strict=True):
        for paper in map(cut, read_papers()):
            if paper.blocks:
                paths.append(folder / f"{name}-{layout}-{paper.name}.pdf")
                paths[-1].write_bytes(to_pdf(moved(paper, area), layout))
    return Set(name, tuple(paths), sum(map(pages_of, paths)))


def speeds(found: Set, by: dict[str, Reader], rounds: int) -> dict[str, float]:
    """Pages a second of each reader on the files of a set."""
    best = least(list(found.paths), by, rounds)
    return {name: found.pages / sum(spent.values()) for name, spent in best.items()}


def whole(sets: tuple[Set, Set], folder: Path, rounds: int) -> tuple[int, int, dict[str, float]]:
    """Pages, those of them with tables, and pages a second of whole programs: a quarter of the pages are of tables."""
    plain, tables = sets
    paths, ruled = list(plain.paths), 0
    for path in tables.paths:
        if 4 * ruled < plain.pages + ruled:
            paths.append(path)
            ruled += pages_of(path)
    corpus, output = folder / "corpus", folder / "output"
    corpus.mkdir()
    for path in paths:
        (corpus / path.name).write_bytes(path.read_bytes())
    pages = plain.pages + ruled
    ours, bare = cold(corpus, output, paths, rounds)
    return pages, ruled, {"plantrace extract, one worker": pages / ours, BARE: pages / bare}


def memory(folder: Path) -> list[tuple[int, float]]:
    """Peak memory in MB of a process that reads papers of so many pages, each half prose and half tables."""
    (paper,) = [one for one in read_papers() if one.name.startswith("2022-11")]
    found: list[tuple[int, float]] = []
    for times in (50, 200, 800):
        path = folder / f"long-{times}.pdf"
        path.write_bytes(to_pdf(replace(paper, blocks=[*paper.blocks, Block("page")] * (times // 2)), "report"))
        done = subprocess.run(
            [sys.executable, "-c", _MEMORY, str(path)], check=True, cwd=ROOT, capture_output=True, text=True
        )
        found.append((pages_of(path), float(done.stdout)))
    return found


def table(rows: dict[str, float]) -> list[str]:
    """Speeds as a table, with the ratio to bare pdfplumber."""
    lines = ["| reader | pages a second | times pdfplumber |", "| --- | ---: | ---: |"]
    return [*lines, *(f"| {name} | {rate:.1f} | {rate / rows[BARE]:.2f} |" for name, rate in rows.items()), ""]


def main() -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description="measure how fast PDFs are read")
    parser.add_argument("--rounds", type=int, default=2, help="how often each is measured (2)")
    parser.add_argument("--markitdown", default="", help="a Python in which markitdown is installed")
    args = parser.parse_args()
    from pipeline.workers import collect_seldom

    collect_seldom()
    by = readers()
    other = Markitdown(args.markitdown) if args.markitdown else None
    if other is not None:
        by["markitdown"] = other
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sets = (written("plain", without_tables, folder), written("tables", only_tables, folder))
        lines = [_OPENING.format(pages=sum(one.pages for one in sets), layouts=len(LAYOUTS), rounds=args.rounds)]
        for one, title in zip(sets, ("Pages without ruled tables", "Pages of ruled tables"), strict=True):
            lines += [f"## {title}: {one.pages}", "", *table(speeds(one, by, args.rounds))]
            print(*lines[-6:], sep="\n", flush=True)
        if other is None:
            lines.append("markitdown was not at hand (`make bench MARKITDOWN=path/to/python`).\n")
        else:
            other.close()
        pages, ruled, rates = whole(sets, folder, args.rounds)
        lines += ["## From a cold start", "", f"Wall time of whole programs on {pages} pages, {ruled} of them of tables: imports, models,", "reading, understanding, linking and writing on one side, extract_words on the other.", "", *table(rates)]  # fmt: skip
        lines += ["## Memory", "", "| pages of the paper | peak memory, MB |", "| ---: | ---: |"]
        lines += [f"| {count} | {size:.0f} |" for count, size in memory(folder)]
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(PAGE.read_text("utf-8"))


if __name__ == "__main__":
    main()
