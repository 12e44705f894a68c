"""Parts into pieces, one after another: words with their looks, tables row by row, depths settled at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, cast

from pipeline.ingest.assemble import Piece, Run
from pipeline.ingest.pdf.outline import Head, Lists, heading_levels
from pipeline.ingest.pdf.parts import Part
from pipeline.ingest.pdf.rows import Scribe, glued, is_cut
from pipeline.ingest.pdf.runs import Pen
from pipeline.ingest.pdf.scroll import Scroll
from pipeline.ingest.titles import title_of, words_of
from pipeline.model import Box

_DEEPEST = 6


@dataclass(slots=True)
class Book:
    """Collects the pieces of a paper. Only their text is kept, and of headings what tells their depth."""

    scribe: Scribe
    pieces: Scroll[Piece] = field(default_factory=Scroll)
    heads: dict[int, Head] = field(default_factory=dict)
    first: list[tuple[float, Piece]] = field(default_factory=list)  # headings of page 1 with their sizes
    lists: Lists = field(default_factory=Lists)
    behind_table: bool = False

    def add(self, part: Part) -> None:
        """Take in the next part of the paper."""
        self.lists.place(part)
        if part.table is not None:
            self.append(self.scribe.write(part.table, self.behind_table))
        else:
            piece = _piece(part, self.scribe.pen)
            if part.kind == "heading":
                head = self.heads[len(self.pieces)] = Head.of(part)
                self.note(piece, round(head.size))
            self.pieces.append(piece)
        self.behind_table = part.table is not None

    def append(self, rows: list[Piece]) -> None:
        """Add the rows of a table as far as a page shows it; a row that the page end cut is made whole."""
        before = self.pieces[-1] if len(self.pieces) else None
        if before is not None and rows and _one_table(before, rows[0]) and is_cut(before, rows[0]):
            self.pieces.replace_last(glued(before, rows[0]))
            rows = rows[1:]
        for row in rows:
            self.note(row, 0)
        self.pieces.extend(rows)

    def note(self, piece: Piece, size: float) -> None:
        """Keep a heading of the first page, which may be the title."""
        if piece.kind == "heading" and piece.page == 1:
            self.first.append((size, piece))

    def whole(self) -> Sequence[Piece]:
        """All pieces, headings with their depth; those inside a table stand under the deepest before it."""
        levels = dict(zip(self.heads, heading_levels(list(self.heads.values())), strict=True))
        deepest = max_before = 0
        table = 0
        whole = Scroll[Piece]()
        for at, piece in enumerate(self.pieces):
            if piece.kind != "heading":
                whole.append(piece)
                continue
            if not piece.table:
                deepest = max(deepest, levels[at])
                whole.append(replace(piece, level=levels[at]))
                continue
            if piece.table != table:
                table, max_before = piece.table, deepest
            whole.append(replace(piece, level=min(_DEEPEST, (max_before or 1) + 1)))
        return whole.flat()

    def title(self) -> str:
        """The paper's title: of the headings on its first page that name a paper, the largest."""
        if not len(self.pieces):
            return ""
        ordered = [one for _, one in sorted(self.first, key=lambda pair: -pair[0]) if not one.label]
        return (title_of(ordered) or words_of(ordered[0])) if ordered else title_of(self.pieces)


def _one_table(before: Piece, row: Piece) -> bool:
    return before.kind == row.kind == "row" and before.table == row.table


def _piece(part: Part, pen: Pen) -> Piece:
    kind = cast(Literal["heading", "paragraph", "item", "footnote"], part.kind)
    runs = pen.write(part.lines)
    if kind == "heading":
        runs = tuple(Run(run.text, run.looks - {"red"}) for run in runs)
    label = part.label.text if part.label else ""
    bullet = part.label is not None and part.label.bullet and not label
    return Piece(kind, runs, part.level, label, bullet, part.page, _box(part))


def _box(part: Part) -> Box:
    """The box around the lines of a part on its first page."""
    page = part.page
    own = [line for line in part.boxes if line.page == page]
    return Box(
        round(min([line.x0 for line in own]), 1),
        round(min([line.top for line in own]), 1),
        round(max([line.x1 for line in own]), 1),
        round(max([line.bottom for line in own]), 1),
    )
