"""Tables without lines: a row of known column headings, and under it words that keep to the columns.

Only a row in which two headings or more mean something (models/headings.toml) begins such a table, so that columns of
text are not taken for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.pdf.lines import Line, segments
from pipeline.ingest.pdf.records import Word
from pipeline.ingest.pdf.tables import Table, TableCell
from pipeline.language.columns import column_meaning
from pipeline.model import Box

Row = list[Line]
Span = tuple[float, float]
_LEAST_GAP = 4.0
_FEW = 2


def unruled_tables(lines: Sequence[Line], page: int) -> tuple[list[Table], list[Line]]:
    """The tables without lines among the segments of a page, and the segments that stand in none."""
    rows = _rows(lines)
    found: list[Table] = []
    at = 0
    while at < len(rows):
        end = _end(rows, at) if _is_header(rows[at]) else at
        table = _table(rows[at:end], page) if end - at > 2 else None
        if table is not None:
            found.append(table)
            rows[at:end] = []
        else:
            at += 1
    return found, [line for row in rows for line in row] if found else list(lines)


def regrouped(table: Table) -> Table:
    """A ruled table of one or two rows, with more where its words, lines apart, make a table with known headings: its
    lines go around it or under its header, and not between its rows."""
    words = [word for row in table.rows for cell in row for word in cell.words]
    if len(table.rows) > _FEW or any(word.face.angle for word in words):
        return table
    found, rest = unruled_tables(segments(words, table.page), table.page)
    return found[0] if len(found) == 1 and not rest and len(found[0].rows) > len(table.rows) else table


def _rows(lines: Sequence[Line]) -> list[Row]:
    """Segments by base line."""
    rows: list[Row] = []
    for line in sorted(lines, key=lambda one: (round(one.base), one.x0)):
        if rows and abs(rows[-1][0].base - line.base) < 0.25 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda one: one.x0) for row in rows]


def _is_header(row: Row) -> bool:
    if len(row) < 2 or any(len(line.words) > 6 for line in row):
        return False
    meanings = {column_meaning(line.text) for line in row} - {""}
    return len(meanings) >= 2 and 2 * len(meanings) >= len(row)


def _end(rows: Sequence[Row], start: int) -> int:
    """Where the rows end that leave the gaps of the header white."""
    free: list[Span] = [(one.x1, other.x0) for one, other in pairwise(rows[start])]
    pitch = 0.0
    for at in range(start + 1, len(rows)):
        step = rows[at][0].base - rows[at - 1][0].base
        left = [_narrow(span, rows[at]) for span in free]
        if any(span[1] - span[0] < _LEAST_GAP for span in left) or pitch and step > 3 * pitch:
            return at
        if len(rows[at]) == 1 and rows[at][0].size > 1.1 * rows[start][0].size:
            return at
        free, pitch = left, min(pitch or step, step)
    return len(rows)


def _narrow(span: Span, row: Row) -> Span:
    """What a row leaves of a gap: the part between what ends in it and what begins in it."""
    start, end = span
    for line in row:
        if line.x0 < end and line.x1 > start:
            if line.x0 <= start and line.x1 >= end:
                return (end, end)
            start, end = (max(start, line.x1), end) if line.x0 < (start + end) / 2 else (start, min(end, line.x0))
    return start, end


def _table(rows: Sequence[Row], page: int) -> Table | None:
    header = rows[0]
    free: list[Span] = [(one.x1, other.x0) for one, other in pairwise(header)]
    for row in rows[1:]:
        free = [_narrow(span, row) for span in free]
    lines = [line for row in rows for line in row]
    inner = [(start + end) / 2 for start, end in free]
    xs = (min(line.x0 for line in lines) - 2, *inner, max(line.x1 for line in lines) + 2)
    body = _grouped(rows[1:], xs)
    cells = tuple(_cells(group, at, xs) for at, group in enumerate([header, *body]))
    if sum(sum(bool(cell.words) for cell in row) > 1 for row in cells[1:]) < 2:
        return None
    box = Box(xs[0], min(line.top for line in lines), xs[-1], max(line.bottom for line in lines))
    return Table(page, box, xs, cells)


def _grouped(rows: Sequence[Row], xs: Sequence[float]) -> list[Row]:
    """Base lines that make one row of the table: cut at wide steps, or where the first column has words."""
    steps = [after[0].base - before[0].base for before, after in pairwise(rows)]
    wide = 1.25 * min(steps) if steps and max(steps) > 1.25 * min(steps) else 0.0
    groups: list[Row] = [list(rows[0])]
    for step, row in zip(steps, rows[1:], strict=True):
        if step > wide if wide else row[0].x0 < xs[1]:
            groups.append([])
        groups[-1].extend(row)
    return groups


def _cells(lines: Row, at: int, xs: Sequence[float]) -> tuple[TableCell, ...]:
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    held: list[list[Word]] = [[] for _ in xs[1:]]
    for line in lines:
        for word in line.words:
            middle = (word.x0 + word.x1) / 2
            held[max(0, sum(middle > x for x in xs[1:-1]))].append(word)
    return tuple(
        TableCell(at, column, 1, 1, Box(xs[column], top, xs[column + 1], bottom), tuple(words), "")
        for column, words in enumerate(held)
    )
