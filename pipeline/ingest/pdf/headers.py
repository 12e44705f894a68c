"""Which rows at the top of a table are its header."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.ingest.pdf.cells import plain_text
from pipeline.ingest.pdf.runs import Pen
from pipeline.ingest.pdf.tables import TableCell
from pipeline.language.columns import column_meaning

_SHORT = 14
Row = tuple[TableCell, ...]


def header_depth(rows: Sequence[Row], pen: Pen) -> int:
    """How many rows at the top are the table's header: bold, painted or known headings over rows that are not."""
    if len(rows) < 2:
        return 0
    first = next((at for at, row in enumerate(rows[:3]) if len(filled_cells(row)) > 1), None)
    if first is None or not _heads(rows[first], rows[first + 1 :], pen):
        return 0
    spans = any(cell.columns > 1 for cell in rows[first])
    if spans and first + 2 < len(rows) and _heads(rows[first + 1], rows[first + 2 :], pen):
        return first + 2
    return first + 1


def filled_cells(row: Row) -> list[TableCell]:
    """The cells of a row that hold words."""
    return [cell for cell in row if cell.words]


def _heads(row: Row, below: Sequence[Row], pen: Pen) -> bool:
    filled = filled_cells(row)
    if not below or any(len(cell.words) > _SHORT for cell in filled):
        return False
    meanings = {column_meaning(plain_text(cell.words, pen)) for cell in filled} - {""}
    if len(meanings) >= 2 and len(meanings) >= 0.4 * len(filled):
        return True
    if _is_form(row, below):
        return False
    bold_below = sum(is_bold(cell) for r in below for cell in filled_cells(r))
    all_below = sum(len(filled_cells(r)) for r in below)
    if all(map(is_bold, filled)) and bold_below < 0.6 * all_below:
        return True
    fills = {cell.fill for cell in row}
    same = sum({cell.fill for cell in other} == fills for other in below)
    return len(fills) == 1 and "" not in fills and same < 0.5 * len(below) and not fills & {"red", "amber", "green"}


def _is_form(row: Row, below: Sequence[Row]) -> bool:
    """Whether a table of two columns is a form: a name on the left, what it is on the right."""
    lefts = [r[0] for r in (row, *below) if len(filled_cells(r)) == 2]
    if not lefts or any(len(r) > 2 for r in (row, *below)):
        return False
    named = sum(_names(cell) for cell in lefts)
    return named >= 0.8 * len(lefts) and not is_bold(filled_cells(row)[-1])


def _names(cell: TableCell) -> bool:
    """Whether a cell names what stands beside it: bold, or ending with a colon."""
    return bool(cell.words) and (is_bold(cell) or cell.words[-1].text.endswith(":"))


def is_bold(cell: TableCell) -> bool:
    """Whether all words of a cell are bold."""
    return all(word.face.bold for word in cell.words)
