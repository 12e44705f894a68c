"""The account of papers as lines of text: where their characters went, what was left out, and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model import Block, Characters, Document

_UNREADABLE = re.compile(r"\S*[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x80-\x9f]\S*")
_WIDTH = 100
_HEADER = ("paper", "pages", "body", "table", "furniture", "lost", "lost %", "bad words")


@dataclass(frozen=True, slots=True)
class Unread:
    """A paper that could not be read, and why."""

    source: str
    message: str


def bad_words(document: Document) -> list[str]:
    """The words of the text that hold a character that stands for nothing readable."""
    return _UNREADABLE.findall(document.text)


def share_lost(counted: Characters) -> float:
    """The share of characters that were lost, in per cent."""
    whole = counted.body + counted.table + counted.furniture + counted.lost
    return 100 * counted.lost / whole if whole else 0.0


def table_of(papers: Sequence[Document | Unread]) -> list[str]:
    """A line for each paper and one for all, then what was left out, by reason."""
    read = [paper for paper in papers if isinstance(paper, Document)]
    rows = [_HEADER, *(_row(paper) for paper in papers), _sum(read)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEADER))]
    lines = ["  ".join(_padded(row, widths)).rstrip() for row in rows]
    return [*lines, "", *_reasons(read), *_warnings(papers)]


def _padded(row: Sequence[str], widths: Sequence[int]) -> Iterable[str]:
    yield row[0].ljust(widths[0])
    for cell, width in zip(row[1:], widths[1:], strict=True):
        yield cell.rjust(width)


def _row(paper: Document | Unread) -> tuple[str, ...]:
    if isinstance(paper, Unread):
        return (paper.source, "", "", "", "", "", "", "unread")
    return _cells(paper.source, paper.pages, paper.characters, len(bad_words(paper)))


def _sum(read: Sequence[Document]) -> tuple[str, ...]:
    parts = [paper.characters for paper in read]
    whole = Characters(
        sum(one.body for one in parts),
        sum(one.table for one in parts),
        sum(one.furniture for one in parts),
        sum(one.lost for one in parts),
    )
    return _cells("all", sum(paper.pages or 0 for paper in read), whole, sum(len(bad_words(paper)) for paper in read))


def _cells(name: str, pages: int | None, counted: Characters, bad: int) -> tuple[str, ...]:
    counts = (counted.body, counted.table, counted.furniture, counted.lost)
    return (name, f"{pages or ''}", *(f"{count:,}" for count in counts), f"{share_lost(counted):.3f}", f"{bad:,}")


def _reasons(read: Iterable[Document]) -> list[str]:
    places: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    for paper in read:
        for omission in paper.omissions:
            places[omission.reason] += 1
            characters[omission.reason] += len("".join(omission.text.split()))
    ordered = sorted(places, key=lambda reason: (-characters[reason], reason))
    return [
        f"left out as {reason}: {characters[reason]:,} characters in {places[reason]:,} places" for reason in ordered
    ]


def _warnings(papers: Iterable[Document | Unread]) -> list[str]:
    found: list[str] = []
    for paper in papers:
        messages = [paper.message] if isinstance(paper, Unread) else [one.message for one in paper.problems]
        found.extend(f"{paper.source}: {message}" for message in dict.fromkeys(messages))
    return ["", *found] if found else []


def paper_lines(paper: Document, page: int | None) -> list[str]:
    """What became of one paper, or of one page of it: its account by page, what was left out, and its bad words."""
    lines = table_of([paper])[:2] if page is None else []
    for number, counted in enumerate(paper.by_page, 1):
        if page in (None, number):
            lines.append(
                f"page {number}: body {counted.body:,}, table {counted.table:,}, furniture {counted.furniture:,}, "
                f"lost {counted.lost:,}"
            )
    shown = [one for one in paper.omissions if page in (None, one.page)]
    lines += ["", "Left out:" if shown else "Nothing was left out."]
    lines += [f"  {_place(one.page)}{one.reason}: {_short(one.text)}" for one in shown]
    bad = bad_words(paper) if page is None else []
    lines += ["", "Words with characters that stand for nothing:", *(f"  {word}" for word in bad)] if bad else []
    messages = [one.message for one in paper.problems if page in (None, one.page)]
    return [*lines, *(["", *messages] if messages else [])]


def page_lines(paper: Document, page: int) -> list[str]:
    """The blocks that begin on a page, in their order, with kind, depth and words."""
    blocks = [block for block in paper.blocks if block.page == page]
    return ["", "Read, in this order:", *(_block(paper, at, block) for at, block in enumerate(blocks, 1))]


def _block(paper: Document, at: int, block: Block) -> str:
    level = f" {block.level}" if block.level else ""
    label = f"{block.label} " if block.label else ""
    return f"  {at:3} {block.kind}{level}: {label}{_short(paper.text[block.start : block.end])}"


def _place(page: int | None) -> str:
    return f"page {page}, " if page else ""


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _WIDTH else folded[: _WIDTH - 3] + "..."
