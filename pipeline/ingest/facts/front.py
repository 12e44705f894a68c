"""The parts of a paper where it speaks of itself: title, headings, first page."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Block

_FIRST = 1800


@dataclass(frozen=True, slots=True)
class Front:
    """`title` and `headings` as one text each, `start` the first page (or its first 1,800 characters), `text` all of it."""

    title: str
    headings: str
    start: str
    text: str


def front_of(text: str, blocks: tuple[Block, ...], title: str) -> Front:
    """The front of a paper."""
    headings = "\n".join(text[block.start : block.end] for block in blocks if block.kind == "heading")
    first_page = [block.end for block in blocks if (block.page or 0) <= 1]
    end = min(max(first_page, default=_FIRST), _FIRST)
    return Front(title, headings, text[: max(end, min(_FIRST, len(text)))], text)
