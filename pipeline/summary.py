"""What a run did, counted from its dataset, and said in a few lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import KINDS, Dataset
from pipeline.pieces import contents_of


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over a dataset. `unread` are papers that gave no text."""

    papers: int
    unread: int
    pages: int
    areas: int
    kinds: dict[str, int]
    verdicts: dict[str, int]
    problems: int


def summarise(dataset: Dataset) -> Summary:
    """The counts of a dataset."""
    contents = contents_of(dataset)
    kinds: Counter[str] = Counter()
    verdicts: Counter[str] = Counter()
    for paper in contents.papers:
        kinds.update(dict(paper.kinds))
    for area in contents.areas:
        verdicts.update(dict(area.verdicts))
    return Summary(
        papers=len(contents.papers),
        unread=sum(not paper.readable for paper in contents.papers),
        pages=sum(paper.pages for paper in contents.papers),
        areas=len({paper.area for paper in contents.papers} - {""}),
        kinds={kind: kinds[kind] for kind in KINDS if kinds[kind]},
        verdicts=dict(sorted(verdicts.items(), key=lambda pair: (-pair[1], pair[0]))),
        problems=len(tuple(contents.all_problems())),
    )


def lines(summary: Summary, output: str) -> list[str]:
    """The summary as lines for a person."""
    papers = f"{summary.papers - summary.unread:,} of {summary.papers:,}" if summary.unread else f"{summary.papers:,}"
    problems = f"{summary.problems:,}" + (f" (see {output}/problems.csv)" if summary.problems else "")
    return [
        f"papers       {papers} read, {summary.pages:,} pages, {_counted(summary.areas, 'area')}",
        f"statements   {sum(summary.kinds.values()):,}{_parts(summary.kinds)}",
        f"commitments  {sum(summary.verdicts.values()):,}{_parts(summary.verdicts)}",
        f"problems     {problems}",
        f"written to   {output} ({_begin(Path(output))})",
    ]


def _begin(output: Path) -> str:
    """With which file to begin."""
    page = output / "report" / "index.html"
    return f"open {page} in a browser" if page.is_file() else "start with ledger.csv"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _parts(counts: dict[str, int]) -> str:
    listed = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    return f": {listed}" if listed else ""
