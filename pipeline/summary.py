"""What a run did, counted from its dataset, and said in a few lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pipeline.model import KINDS, Dataset


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
    kinds: Counter[str] = Counter()
    verdicts: Counter[str] = Counter()
    problems, areas = set(dataset.problems), set()
    unread = pages = 0
    for paper in dataset.papers:
        document = paper.document
        kinds.update(one.statement.kind for one in paper.statements)
        problems.update(document.problems)
        areas.add(document.facts.area)
        unread += not document.text
        pages += document.pages or 0
    for area in dataset.areas:
        verdicts.update(row.verdict for row in area.ledger)
        problems.update(area.problems)
    return Summary(
        papers=len(dataset.papers),
        unread=unread,
        pages=pages,
        areas=len(areas - {""}),
        kinds={kind: kinds[kind] for kind in KINDS if kinds[kind]},
        verdicts=dict(sorted(verdicts.items(), key=lambda pair: (-pair[1], pair[0]))),
        problems=len(problems),
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
        f"written to   {output} (start with ledger.csv)",
    ]


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _parts(counts: dict[str, int]) -> str:
    listed = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    return f": {listed}" if listed else ""
