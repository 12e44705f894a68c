"""The parts of a paper where it speaks of itself: title, headings, first page, running headers."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Block

_FIRST = 1800


@dataclass(frozen=True, slots=True)
class Front:
    """The title; the headings and the running headers as one text each; the first 1,800 characters; the whole text."""

    title: str
    headings: str
    start: str
    text: str
    margins: str = ""
    shell: str = ""


def front_of(text: str, blocks: tuple[Block, ...], margins: str, title: str, shell: str = "") -> Front:
    """The front of a paper. `shell` is what a meetings system printed around it that says what it is."""
    headings = "\n".join(text[block.start : block.end] for block in blocks if block.kind == "heading")
    return Front(title, headings, text[:_FIRST], text, margins[:600], shell[:200])
