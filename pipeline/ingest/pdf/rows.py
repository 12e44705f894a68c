"""Tables into rows: header rows found, carried over pages and given to the cells, repeated ones left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.ingest.assemble import Piece, PieceCell, Run
from pipeline.ingest.headings import column_meaning
from pipeline.ingest.pdf.cells import cell_runs, plain_text
from pipeline.ingest.pdf.runs import Pen
from pipeline.ingest.pdf.tables import Table, TableCell
from pipeline.model import Box, Omission

_SHORT = 14
Row = tuple[TableCell, ...]


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

    def write(self, table: Table, follows: bool, level: int = 6) -> list[Piece]:
        """The rows of a table; `follows` says that nothing stands between it and the table before, `level` how deep the
        headings inside it stand: rows of one cell over the whole width."""
        rows = list(table.rows)
        header = self.header if follows and self.header is not None and _alike(self.header.xs, table.xs) else None
        if header is None:
            self.count += 1
            depth = header_depth(rows, self.pen)
            header = self.learn(table, rows[:depth])
            pieces = [self.piece(table, row, header, True) for row in rows[:depth]]
        else:
            depth, pieces = self.repeated(table, rows, header), []
        self.header = header
        for at, row in enumerate(rows[depth:], depth):
            pieces.append(self.band(table, row, header, level) if _is_band(table, row, at, len(rows)) else self.piece(table, row, header, False))
        return pieces

    def band(self, table: Table, row: Row, header: Header, level: int) -> Piece:
        """A row of one short cell over the whole width: the heading of the rows under it."""
        cell = next(cell for cell in row if cell.words)
        return Piece("heading", cell_runs(cell.words, self.pen), level, "", False, table.page, cell.box, (), header.table)

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
        box = Box(min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes))
        return Piece("row", (), 0, "", False, table.page, box, tuple(cells), header.table, heads)

    def cell(self, table: Table, cell: TableCell, header: Header, heads: bool) -> PieceCell:
        """One cell with its runs, heading, meaning and colour."""
        heading = "" if heads or cell.columns == table.width else header.heading(cell)
        runs: tuple[Run, ...] = cell_runs(cell.words, self.pen, cell.box)
        meaning = column_meaning(heading) if heading else ""
        return PieceCell(runs, heading, meaning, cell.fill, table.page, cell.box)


def _is_band(table: Table, row: Row, at: int, rows: int) -> bool:
    """Whether a row is a heading inside the table; the last row of a table heads nothing on its page."""
    filled = _filled(row)
    if len(filled) != 1 or filled[0].columns < table.width or table.width < 2 or len(filled[0].words) > 20:
        return False
    return filled[0].words[-1].text[-1:] not in ".;," and (_is_bold(filled[0]) or bool(filled[0].fill) or at + 1 < rows)


def _with_covered(row: Row, width: int) -> list[TableCell]:
    """The cells of a row, with an empty one where a cell of a row above reaches into it."""
    found: list[TableCell] = []
    at, top, bottom = 0, row[0].row, row[0].box.bottom
    for cell in row:
        if cell.column > at:
            found.append(TableCell(top, at, 1, cell.column - at, replace(cell.box, x1=cell.box.x0, bottom=bottom), (), ""))
        found.append(cell)
        at = cell.column + cell.columns
    if at < width:
        found.append(TableCell(top, at, 1, width - at, replace(row[-1].box, x0=row[-1].box.x1), (), ""))
    return found


def header_depth(rows: Sequence[Row], pen: Pen) -> int:
    """How many rows at the top are the table's header: bold, painted or known headings over rows that are not."""
    if len(rows) < 2:
        return 0
    first = next((at for at, row in enumerate(rows[:3]) if len(_filled(row)) > 1), None)
    if first is None or not _heads(rows[first], rows[first + 1 :], pen):
        return 0
    spans = any(cell.columns > 1 for cell in rows[first])
    if spans and first + 2 < len(rows) and _heads(rows[first + 1], rows[first + 2 :], pen):
        return first + 2
    return first + 1


def _filled(row: Row) -> list[TableCell]:
    return [cell for cell in row if cell.words]


def _heads(row: Row, below: Sequence[Row], pen: Pen) -> bool:
    filled = _filled(row)
    if not below or any(len(cell.words) > _SHORT for cell in filled):
        return False
    known = sum(bool(column_meaning(plain_text(cell.words, pen))) for cell in filled)
    if known >= 2 or known and known >= 0.5 * len(filled):
        return True
    bold_below = sum(_is_bold(cell) for r in below for cell in _filled(r))
    all_below = sum(len(_filled(r)) for r in below)
    if all(map(_is_bold, filled)) and bold_below < 0.6 * all_below:
        return True
    fills = {cell.fill for cell in row}
    same = sum({cell.fill for cell in other} == fills for other in below)
    return len(fills) == 1 and "" not in fills and same < 0.5 * len(below) and not fills & {"red", "amber", "green"}


def _is_bold(cell: TableCell) -> bool:
    return all(word.face.bold for word in cell.words)


def _row_text(row: Row) -> str:
    return "|".join("".join(word.text for word in cell.words).lower() for cell in row)


def _alike(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    if len(one) != len(other):
        return False
    widths = [abs((a - one[0]) - (b - other[0])) for a, b in zip(one, other, strict=True)]
    return max(widths) < 6
