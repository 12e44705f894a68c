"""Tables into rows: header rows found, carried over pages and given to the cells, repeated ones left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.ingest.assemble import Piece, PieceCell, Run
from pipeline.ingest.pdf.cells import cell_runs, plain_text
from pipeline.ingest.pdf.headers import Row, filled_cells, header_depth, is_bold
from pipeline.ingest.pdf.runs import Pen
from pipeline.ingest.pdf.tables import Table, TableCell
from pipeline.language.columns import column_meaning
from pipeline.model import Box, Omission


@dataclass(slots=True)
class Header:
    """The header of a table: the texts of its columns, and its rows as they are repeated on other pages."""

    xs: tuple[float, ...]
    texts: dict[int, str] = field(default_factory=dict)
    rows: tuple[str, ...] = ()
    table: int = 0

    def heading(self, cell: TableCell) -> str:
        """The heading over a cell; of a cell over several columns, their headings joined."""
        found = [self.texts.get(column, "") for column in range(cell.column, cell.column + cell.columns)]
        return " ".join(dict.fromkeys(text for text in found if text))


@dataclass(slots=True)
class Scribe:
    """Writes the tables of a paper one after another."""

    pen: Pen
    count: int = 0
    header: Header | None = None
    omissions: list[Omission] = field(default_factory=list)

    def write(self, table: Table, follows: bool) -> list[Piece]:
        """The rows of a table; `follows` says that nothing stands between it and the table before. Headings inside it,
        which are rows of one cell over the whole width, have no level yet."""
        rows = list(table.rows)
        header = self.header if follows and self.goes_on(table, rows) else None
        if header is None:
            self.count += 1
            depth = header_depth(rows, self.pen)
            header = self.learn(table, rows[:depth])
            pieces = [self.piece(table, row, header, True) for row in rows[:depth]]
        else:
            depth, pieces = self.repeated(table, rows, header), []
        self.header = header
        for at, row in enumerate(rows[depth:], depth):
            is_band = _is_band(table, row, at, len(rows))
            pieces.append(self.band(table, row, header) if is_band else self.piece(table, row, header, False))
        return pieces

    def goes_on(self, table: Table, rows: Sequence[Row]) -> bool:
        """Whether a table carries on the one before it: the same columns, and no other header."""
        if self.header is None or not _alike(self.header.xs, table.xs):
            return False
        return not header_depth(rows, self.pen) or _row_text(rows[0]) in self.header.rows

    def band(self, table: Table, row: Row, header: Header) -> Piece:
        """A row of one short cell over the whole width: the heading of the rows under it."""
        cell = next(cell for cell in row if cell.words)
        return Piece("heading", cell_runs(cell.words, self.pen), 0, "", False, table.page, cell.box, (), header.table)

    def learn(self, table: Table, rows: Sequence[Row]) -> Header:
        """The header that rows make."""
        header = Header(table.xs, {}, tuple(_row_text(row) for row in rows), self.count)
        for row in rows:
            for cell in row:
                text = plain_text(cell.words, self.pen)
                for column in range(cell.column, cell.column + cell.columns):
                    header.texts[column] = f"{header.texts.get(column, '')} {text}".strip()
        return header

    def repeated(self, table: Table, rows: Sequence[Row], header: Header) -> int:
        """How many rows at the top only repeat the header; they become omissions."""
        depth = 0
        while depth < len(header.rows) and depth < len(rows) and _row_text(rows[depth]) == header.rows[depth]:
            words = " ".join(word.text for cell in rows[depth] for word in cell.words)
            self.omissions.append(Omission(table.page, words, "table header repeated"))
            depth += 1
        return depth

    def piece(self, table: Table, row: Row, header: Header, heads: bool) -> Piece:
        """One row with its cells; places that a cell from above covers stay empty."""
        cells = [self.cell(table, cell, header, heads) for cell in _with_covered(row, table.width)]
        boxes = [cell.box for cell in row]
        box = Box(
            min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
        )
        return Piece("row", (), 0, "", False, table.page, box, tuple(cells), header.table, heads)

    def cell(self, table: Table, cell: TableCell, header: Header, heads: bool) -> PieceCell:
        """One cell with its runs, heading, meaning and colour."""
        heading = "" if heads or cell.columns == table.width else header.heading(cell)
        runs: tuple[Run, ...] = cell_runs(cell.words, self.pen, cell.box)
        meaning = column_meaning(heading) if heading else ""
        return PieceCell(runs, heading, meaning, cell.fill, table.page, cell.box)


def is_cut(before: Piece, row: Piece) -> bool:
    """Whether a row at the top of a page is the rest of the row at the foot of the page before."""
    pairs = list(zip(before.cells, row.cells, strict=False))
    filled = [(old, new) for old, new in pairs if _text(new)]
    if len(before.cells) != len(row.cells) or not filled or any(not _text(old) for old, _ in filled):
        return False
    open_ended = [_text(old)[-1] not in ".:;?!" for old, _ in filled]
    lower = [_text(new)[0].islower() for _, new in filled]
    return any(o and low for o, low in zip(open_ended, lower, strict=True)) and (
        all(open_ended) or not _text(row.cells[0])
    )


def _text(cell: PieceCell) -> str:
    return "".join(run.text for run in cell.runs).strip()


def glued(before: Piece, row: Piece) -> Piece:
    """A row and its rest as one row."""
    cells = tuple(
        replace(old, runs=(*old.runs, Run(" "), *new.runs) if _text(new) else old.runs, fill=old.fill or new.fill)
        for old, new in zip(before.cells, row.cells, strict=True)
    )
    return replace(before, cells=cells)


def _is_band(table: Table, row: Row, at: int, rows: int) -> bool:
    """Whether a row is a heading inside the table; the last row of a table heads nothing on its page."""
    filled = filled_cells(row)
    if len(filled) != 1 or filled[0].columns < table.width or table.width < 2 or len(filled[0].words) > 20:
        return False
    return filled[0].words[-1].text[-1:] not in ".;," and (is_bold(filled[0]) or bool(filled[0].fill) or at + 1 < rows)


def _with_covered(row: Row, width: int) -> list[TableCell]:
    """The cells of a row, with an empty one where a cell of a row above reaches into it."""
    found: list[TableCell] = []
    at, top, bottom = 0, row[0].row, row[0].box.bottom
    for cell in row:
        if cell.column > at:
            found.append(
                TableCell(top, at, 1, cell.column - at, replace(cell.box, x1=cell.box.x0, bottom=bottom), (), "")
            )
        found.append(cell)
        at = cell.column + cell.columns
    if at < width:
        found.append(TableCell(top, at, 1, width - at, replace(row[-1].box, x0=row[-1].box.x1), (), ""))
    return found


def _row_text(row: Row) -> str:
    return "|".join("".join(word.text for word in cell.words).lower() for cell in row)


def _alike(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    if len(one) != len(other):
        return False
    widths = [abs((a - one[0]) - (b - other[0])) for a, b in zip(one, other, strict=True)]
    return max(widths) < 6
