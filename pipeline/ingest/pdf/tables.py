"""Tables of a page: words put into the cells of a grid, cells given the colour that is painted behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.ingest.pdf.gaps import with_columns, with_open_ends
from pipeline.ingest.pdf.grid import Grid, grids
from pipeline.ingest.pdf.records import Fill, Leaf, Word
from pipeline.ingest.pdf.textrows import with_text_rows
from pipeline.ingest.shades import fill_name
from pipeline.model import Box


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: its first row and column in the grid, how many it spans, its words and its named colour."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    words: tuple[Word, ...]
    fill: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table as far as one page shows it. `rows` holds, for each row with words, the cells that begin in it."""

    page: int
    box: Box
    xs: tuple[float, ...]
    rows: tuple[tuple[TableCell, ...], ...]

    @property
    def width(self) -> int:
        """How many columns the grid has."""
        return len(self.xs) - 1


def find_tables(leaf: Leaf) -> tuple[tuple[Table, ...], tuple[Word, ...]]:
    """The tables of a page, and the words that stand in none."""
    if not leaf.rules:
        return (), leaf.words
    rest: Sequence[Word] = leaf.words
    found: list[Table] = []
    for lines in grids(leaf.rules):
        grid = with_open_ends(lines, rest)
        inside, outside = _parted(grid, rest)
        table = _table(leaf, grid, inside)
        if table is not None:
            found.append(table)
            rest = outside
    return tuple(found), tuple(rest)


def _parted(grid: Grid, words: Iterable[Word]) -> tuple[list[Word], list[Word]]:
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        (inside if grid.cell_at(x, y) is not None else outside).append(word)
    return inside, outside


def _table(leaf: Leaf, grid: Grid, words: list[Word]) -> Table | None:
    """The table of a grid; None where it is a frame, a chart or a box around text."""
    full = with_columns(grid, words)
    if full is None:
        return None
    full = with_text_rows(full, words)
    cells = _cells(leaf, full, words)
    rows = _rows(cells)
    filled = [cell for cell in cells if cell.words]
    if len(rows) < 2 or len(filled) < 3 or len({cell.column for cell in filled}) < 2:
        return None
    box = Box(full.xs[0], full.ys[0], full.xs[-1], full.ys[-1])
    return Table(leaf.number, box, full.xs, rows)


def _rows(cells: list[TableCell]) -> tuple[tuple[TableCell, ...], ...]:
    """Cells by the row in which they begin, rows without words left out."""
    by_row: dict[int, list[TableCell]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    ordered = (tuple(sorted(by_row[row], key=lambda cell: cell.column)) for row in sorted(by_row))
    return tuple(row for row in ordered if any(cell.words for cell in row))


def _cells(leaf: Leaf, grid: Grid, words: Iterable[Word]) -> list[TableCell]:
    places: dict[int, list[tuple[int, int]]] = {}
    for row, line in enumerate(grid.owner):
        for column, owner in enumerate(line):
            places.setdefault(owner, []).append((row, column))
    held: dict[int, list[Word]] = {}
    for word in words:
        at = grid.cell_at((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)
        if at is not None:
            held.setdefault(at, []).append(word)
    near = [
        f
        for f in leaf.fills
        if f.x0 < grid.xs[-1] and f.x1 > grid.xs[0] and f.top < grid.ys[-1] and f.bottom > grid.ys[0]
    ]
    return [_cell(grid, boxes, tuple(held.get(owner, ())), near) for owner, boxes in places.items()]


def _cell(grid: Grid, boxes: list[tuple[int, int]], words: tuple[Word, ...], fills: list[Fill]) -> TableCell:
    row, column = min(r for r, _ in boxes), min(c for _, c in boxes)
    last_row, last_column = max(r for r, _ in boxes), max(c for _, c in boxes)
    box = Box(grid.xs[column], grid.ys[row], grid.xs[last_column + 1], grid.ys[last_row + 1])
    return TableCell(row, column, last_row - row + 1, last_column - column + 1, box, words, _colour(box, words, fills))


def _colour(box: Box, words: tuple[Word, ...], fills: list[Fill]) -> str:
    """The colour of a cell: what is painted last under its centre, a coloured shape in it, or a dot of text."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    under = [f for f in fills if f.x0 <= x <= f.x1 and f.top <= y <= f.bottom]
    name = fill_name(under[-1].colour) if under else ""
    if name in ("", "grey"):
        inside = [
            f
            for f in fills
            if f.x0 >= box.x0 - 1 and f.x1 <= box.x1 + 1 and f.top >= box.top - 1 and f.bottom <= box.bottom + 1
        ]
        dots = [fill_name(f.colour) for f in inside if f not in under and f.x1 - f.x0 > 4 and f.bottom - f.top > 4]
        dots += [
            fill_name(w.face.colour) for w in words if len(words) == 1 and w.text in ("●", "⬤", "■", "•", "l", "n")
        ]
        coloured = [dot for dot in dots if dot in ("red", "amber", "green", "blue")]
        name = coloured[-1] if coloured else name
    return name
