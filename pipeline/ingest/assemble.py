"""Pieces of a paper, in reading order, laid into one text with offsets.

Every reader ends here, so that a paper has the same text whatever format it came in: a blank line between blocks, one
line for each list item ("- " or its printed label before it), cells of a row joined by tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from pipeline.model import Block, Box, Cell, Mark

Look = Literal["bold", "italic", "red", "struck", "inserted", "deleted", "highlighted"]


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive characters of one look."""

    text: str
    looks: frozenset[Look] = frozenset()


@dataclass(frozen=True, slots=True)
class PieceCell:
    """A cell before it has offsets. A newline in its runs separates paragraphs or bullets of the cell."""

    runs: tuple[Run, ...]
    heading: str = ""
    meaning: str = ""
    fill: str = ""
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has offsets. `bullet` says that an item without a label was printed with a bullet."""

    kind: Literal["heading", "paragraph", "item", "row", "footnote"]
    runs: tuple[Run, ...] = ()
    level: int = 0
    label: str = ""
    bullet: bool = False
    page: int | None = None
    box: Box | None = None
    cells: tuple[PieceCell, ...] = ()
    table: int = 0
    header: bool = False


@dataclass(slots=True)
class _Sheet:
    parts: list[str] = field(default_factory=list)
    length: int = 0

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def assemble(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The text of the pieces and their blocks with offsets into it. Pieces without words are passed over."""
    sheet = _Sheet()
    blocks: list[Block] = []
    before: Piece | None = None
    for piece in pieces:
        if not _has_words(piece):
            continue
        sheet.put(_gap(before, piece))
        blocks.append(_row(sheet, piece) if piece.kind == "row" else _words(sheet, piece))
        before = piece
    if blocks:
        sheet.put("\n")
    return "".join(sheet.parts), tuple(blocks)


def _has_words(piece: Piece) -> bool:
    runs = [run for cell in piece.cells for run in cell.runs] if piece.kind == "row" else piece.runs
    return any(run.text.strip() for run in runs)


def _gap(before: Piece | None, piece: Piece) -> str:
    if before is None:
        return ""
    close = before.kind == piece.kind and piece.kind in ("item", "row") and before.table == piece.table
    return "\n" if close else "\n\n"


def _words(sheet: _Sheet, piece: Piece) -> Block:
    if piece.kind == "item":
        sheet.put("  " * max(piece.level - 1, 0) + (piece.label or "-") + " ")
    elif piece.label:
        sheet.put(piece.label + " ")
    start, marks = sheet.length, _put_runs(sheet, piece.runs)
    return Block(
        piece.kind,
        start,
        sheet.length,
        piece.level,
        piece.label,
        piece.page,
        piece.box,
        (),
        marks,
        piece.table,
        piece.header,
    )


def _row(sheet: _Sheet, piece: Piece) -> Block:
    start = sheet.length
    cells: list[Cell] = []
    marks: list[Mark] = []
    for index, cell in enumerate(piece.cells):
        if index:
            sheet.put("\t")
        cell_start = sheet.length
        marks.extend(_put_runs(sheet, cell.runs))
        cells.append(Cell(cell_start, sheet.length, cell.heading, cell.meaning, cell.fill, cell.page, cell.box))
    return Block(
        "row", start, sheet.length, piece.level, piece.label, piece.page, piece.box, tuple(cells), tuple(marks),
        piece.table, piece.header,
    )  # fmt: skip


def _put_runs(sheet: _Sheet, runs: tuple[Run, ...]) -> tuple[Mark, ...]:
    """Write runs with white space folded (newlines of a cell kept), and return their marks."""
    marks: list[Mark] = []
    pending, begun = "", False
    for run in runs:
        for part in _parts(run.text):
            if part.isspace():
                pending = "\n" if "\n" in part or "\n" in pending else " "
                continue
            if begun and pending:
                sheet.put(pending)
            pending, begun = "", True
            start = sheet.length
            sheet.put(part)
            marks.extend(Mark(start, sheet.length, look) for look in sorted(run.looks))
    return _joined(marks)


def _parts(text: str) -> list[str]:
    """White space and what stands between; words of one line together, a space between them."""
    if "\n" in text:
        return [part for part in re.split(r"(\s+)", text) if part]
    words = " ".join(text.split())
    if not words:
        return [" "] if text else []
    return [*([" "] if text[0].isspace() else []), words, *([" "] if text[-1].isspace() else [])]


def _joined(marks: list[Mark]) -> tuple[Mark, ...]:
    """Marks of one look that only white space parts, made one."""
    joined: list[Mark] = []
    last: dict[str, int] = {}
    for mark in marks:
        at = last.get(mark.look)
        if at is not None and mark.start - joined[at].end <= 1:
            joined[at] = Mark(joined[at].start, mark.end, mark.look)
        else:
            last[mark.look] = len(joined)
            joined.append(mark)
    return tuple(joined)
