"""The page of one paper: its text in reading order, with statements and labels marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline.emit.report.marking import Marked, Run, marked
from pipeline.emit.report.pen import Page
from pipeline.emit.report.shelf import Shelf
from pipeline.emit.safe import visible
from pipeline.model import Block

_LONGEST = 400_000
"""A page shows at most so many characters of a paper; the rest of a longer one stands in its text file."""


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of the paper: a heading, paragraph, item or row; `page` where it is the first of a page.

    `cells` are those of a row, each with the colour that it is shaded in, empty for none."""

    sort: str
    level: int
    label: str
    page: int | None
    runs: tuple[Run, ...]
    cells: tuple[tuple[tuple[Run, ...], str], ...]
    header: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces that stand together: the rows of a table, the items of a list, or one piece."""

    sort: str
    lines: tuple[Line, ...]
    page: int | None


def paper_pages(shelf: Shelf, name: str) -> Iterator[Page]:
    """The page of a paper."""
    paper = shelf.papers[name]
    cut = [block for block in paper.document.blocks if block.end <= _LONGEST]
    yield shelf.address("paper", name), "paper.html", {
        "document": paper.document,
        "published": url if (url := paper.document.facts.url.strip()).startswith(("http://", "https://")) else "",
        "groups": tuple(_groups(marked(paper), cut)),
        "rest": len(paper.document.blocks) - len(cut),
        "plan": shelf.plans.get(shelf.book.plan_of.get(name, "")),
        "statements": sorted(paper.statements, key=lambda one: one.statement.ordinal),
        "commitment_of": shelf.book.commitment_of,
        "problems": [one.message for one in paper.document.problems],
    }  # fmt: skip


def _groups(text: Marked, blocks: Iterable[Block]) -> Iterator[Group]:
    lines = _lines(text, blocks)
    for (sort, _), group in groupby(lines, key=lambda one: (one[0], one[1])):
        found = tuple(line for _, _, line in group)
        if sort in ("item", "row"):
            yield Group(sort, found, found[0].page)
        else:
            yield from (Group(sort, (line,), line.page) for line in found)


def _lines(text: Marked, blocks: Iterable[Block]) -> Iterator[tuple[str, int, Line]]:
    page: int | None = None
    heading, part = 1, 0
    for block in blocks:
        level = block.level
        if block.kind == "heading":
            heading = level = min(max(block.level, 1) + 1, heading + 1, 6)
        begins = block.page if block.page != page else None
        part += begins is not None
        page = block.page or page
        cells = tuple((text.runs(cell.start, cell.end), cell.fill) for cell in block.cells)
        runs = () if cells else text.runs(block.start, block.end)
        line = Line(block.kind, level, visible(block.label), begins, runs, cells, block.header)
        yield block.kind, (block.table or -1) * 10_000 + part, line
