"""Rows of a table as every format gives them: which head it, and which heading stands over each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.assemble import Piece, PieceCell
from pipeline.ingest.labels import split_label
from pipeline.language.columns import column_meaning

Row = list[PieceCell]
_LONG = 3000


def words_of(cell: PieceCell) -> str:
    """The words of a cell, white space folded."""
    return " ".join("".join(run.text for run in cell.runs).split())


def rows_of(
    rows: list[Row], table: int, head: bool | None = None, heads: int = 0, titles: Sequence[str] = ()
) -> list[Piece]:
    """The rows as pieces, each cell with its column's heading and meaning.

    `titles` are the headings of a table that this one goes on, taken where it has none of its own and as many columns.

    `head` says that the first row heads the table (None: judge by its words); `heads` how many rows do, where known.
    A header row that is repeated further down keeps its mark. A row of one short cell over the whole width is a
    heading of
    the rows under it (its level, 0 here, is that of its place). A row of one PieceCell stands for such a cell."""
    filled = [row for row in rows if any(words_of(cell) for cell in row)]
    width = max(map(len, filled), default=0)
    count = heads or (1 if head or (head is None and looks_like_head(filled)) else 0)
    count = count if count < len(filled) or (len(filled) == 1 and not heads) else 0
    titles = _titles(filled[:count]) if count or len(titles) != width else list(titles)
    pieces = []
    for at, row in enumerate(filled):
        if at >= count and at + 1 < len(filled) and _is_band(row, width):
            pieces.append(Piece("heading", row[0].runs, table=table))
            continue
        is_head = at < count or (
            bool(count) and [words_of(cell) for cell in row] == [words_of(cell) for cell in filled[count - 1]]
        )
        cells = tuple(row) if is_head else tuple(_headed(row, titles))
        pieces.append(Piece("row", cells=cells, table=table, header=is_head))
    return pieces


def _is_band(row: Row, width: int) -> bool:
    """Whether a row is a heading inside its table."""
    words = words_of(row[0])
    alone = len(row) == 1 or (width > 2 and not any(words_of(cell) for cell in row[1:]) and _bold(row[0]))
    return width > 1 and alone and 0 < len(words.split()) <= 25 and not words.endswith((".", ";"))


def titles_of(pieces: Sequence[Piece]) -> list[str]:
    """The headings of the columns of a table, empty where it has none."""
    heads = [list(piece.cells) for piece in pieces if piece.header]
    return _titles(heads[:1])


def _titles(heads: list[Row]) -> list[str]:
    """The heading of each column; of several header rows the lower goes with the upper ("2018 Target")."""
    width = max((len(row) for row in heads), default=0)
    texts = [[words_of(cell) for cell in row] + [""] * (width - len(row)) for row in heads]
    columns = [[_over(texts, y, x) for y in range(len(texts))] for x in range(width)]
    return [" ".join(dict.fromkeys(word for word in column if word)) for column in columns]


def _over(texts: list[list[str]], y: int, x: int) -> str:
    """The heading at a place; an empty place over a heading of its own lies under the heading to its left."""
    while x and not texts[y][x] and any(row[x] for row in texts[y + 1 :]):
        x -= 1
    return texts[y][x]


def _headed(row: Row, titles: Sequence[str]) -> Row:
    return [
        replace(cell, heading=cell.heading or title, meaning=cell.meaning or column_meaning(cell.heading or title))
        for cell, title in zip(row, [*titles, *[""] * len(row)], strict=False)
    ]


def looks_like_head(rows: list[Row]) -> bool:
    """Whether the first row names columns: short words in every cell, and either known column names or bold over
    plain."""
    first = [words_of(cell) for cell in rows[0]] if rows else []
    if len(first) < 2 or any(
        len(text) > 60 or (text.endswith((".", ";", ":")) and not column_meaning(text)) for text in first
    ):
        return False
    named = [text for text in first if text]
    if (len(named) < max(2, len(first) - 1) and len(first) > 2) or not named:
        return False
    meanings = [column_meaning(text) for text in named]
    known = len([meaning for meaning in meanings if meaning])
    return (known >= 2 and len(set(meanings) - {""}) >= 2 and known * 2 >= len(named)) or (
        len(rows) > 1 and _bold_over_plain(rows)
    )


def _bold_over_plain(rows: list[Row]) -> bool:
    return all(_bold(cell) for cell in rows[0] if words_of(cell)) and not all(
        _bold(cell) for row in rows[1:] for cell in row if words_of(cell)
    )


def _bold(cell: PieceCell) -> bool:
    return all("bold" in run.looks for run in cell.runs if run.text.strip())


def is_layout(texts: list[list[str]]) -> bool:
    """Whether a table only lays out text: one column, a lone row of two, labels beside their words, or cells as long
    as a page."""
    filled = [row for row in texts if any(row)]
    if not filled or max(map(len, filled)) < 2 or max(sum(map(bool, row)) for row in filled) < 2:
        return True
    if all(_is_labelled(row) for row in filled):
        return True
    return any(len(text) > _LONG for row in filled for text in row) or (len(filled) == 1 and len(filled[0]) <= 2)


def _is_labelled(texts: list[str]) -> bool:
    """Whether the first cell holds only a label or a bullet, and one more cell the words."""
    first = split_label(texts[0])
    alone = (first is not None and not first.rest) or (texts[0].rstrip(".").isdigit() and len(texts[0]) <= 4)
    return len([text for text in texts if text]) <= 2 and (alone or not texts[0]) and len(texts) <= 4
