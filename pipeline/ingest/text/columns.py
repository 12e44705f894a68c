"""Tables that lost their rules on the way to plain text: columns parted by spaces, or a line for each cell.

Both are told by a line, or lines, that name columns (models/headings.toml), and are handed on as rows with tabs; for
the latter see pipeline/ingest/text/stacked.py.
"""

from __future__ import annotations

import re

from pipeline.ingest.text.lines import Line
from pipeline.ingest.text.stacked import names_columns, row_of, stacked
from pipeline.ingest.text.wrap import begins_low, is_left_open

_CELL = re.compile(r"\S+(?: \S+)*")
_NEAR = 2  # columns by which a cell may stand to the left of its heading

Row = list[str]


def laid_out(lines: list[Line]) -> list[Line]:
    """The lines of a text with such tables as rows whose cells are parted by tabs; no word is lost or moved."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        table = _spaced(lines, at) or stacked(lines, at, [text for _, text in _segments(lines[at])])
        size, rows = table or (1, [lines[at]])
        found += rows
        at += size
    return found


def _segments(line: Line) -> list[tuple[int, str]]:
    """The cells of a line, parted by two spaces or more, each with the column at which it begins."""
    if "\t" in line.text or "|" in line.text:
        return []
    return [(line.indent + cell.start(), cell.group()) for cell in _CELL.finditer(line.text)]


def _spaced(lines: list[Line], at: int) -> tuple[int, list[Line]] | None:
    """A table whose columns are parted by spaces: how many lines it takes, and its rows."""
    head = _segments(lines[at])
    if len(head) < 2 or not names_columns([text for _, text in head]):
        return None
    starts = [start for start, _ in head]
    rows: list[tuple[Row, Line] | Line] = [([text for _, text in head], lines[at])]
    end = at + 1
    while end < len(lines):
        step = 1 if lines[end].blank and end + 1 < len(lines) else 0
        taken = _take(lines, end + step, starts, rows, parted=bool(step))
        if not taken:
            break
        end += step + 1
    full = [row for row in rows[1:] if not isinstance(row, Line)]
    if len(full) < 2:
        return None
    return end - at, [row if isinstance(row, Line) else row_of(*row) for row in rows]


def _take(lines: list[Line], at: int, starts: list[int], rows: list[tuple[Row, Line] | Line], parted: bool) -> bool:
    """Put one more line into the rows: as a row, as more of the last row, or as a line over the rows after it."""
    placed = _placed(lines[at], starts)
    if placed is None:
        return False
    if _is_row(placed):
        rows.append((placed, lines[at]))
        return True
    last = rows[-1]
    if not parted and len(rows) > 1 and not isinstance(last, Line) and _goes_on(last[0], placed):
        for column, text in enumerate(placed):
            last[0][column] = f"{last[0][column]} {text}".strip()
        return True
    after = next((line for line in lines[at + 1 : at + 3] if not line.blank), None)
    following = _placed(after, starts) if after is not None else None
    if placed[0] and sum(map(bool, placed)) == 1 and following is not None and _is_row(following):
        rows.append(lines[at])
        return True
    return False


def _placed(line: Line, starts: list[int]) -> Row | None:
    """The cells of a line under their columns, None where they do not stand under them."""
    segments = _segments(line)
    if len(segments) == len(starts):
        return [text for _, text in segments]
    placed = [""] * len(starts)
    for start, text in segments:
        column = max((at for at, begin in enumerate(starts) if begin <= start + _NEAR), default=None)
        if column is None or placed[column]:
            return None
        placed[column] = text
    return placed if any(placed) else None


def _is_row(placed: Row) -> bool:
    return bool(placed[0]) and sum(map(bool, placed)) >= max(2, len(placed) - 1)


def _goes_on(above: Row, placed: Row) -> bool:
    if placed[0]:
        return sum(map(bool, placed)) == 1 and (begins_low(placed[0]) or is_left_open(above[0]))
    return all(above[column] for column, text in enumerate(placed) if text)
