"""Tables that lost their rules on the way to plain text: columns parted by spaces, or a line for each cell.

Both are told by a line, or lines, that name columns (models/headings.toml), and are handed on as rows with tabs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from pipeline.ingest.text.lines import Line
from pipeline.ingest.text.wrap import begins_low, is_ended, is_left_open
from pipeline.language.columns import column_meaning

_CELL = re.compile(r"\S+(?: \S+)*")
_NEAR = 2  # columns by which a cell may stand to the left of its heading
_LONGEST_HEAD = 40
_MOST_COLUMNS = 8
_NAMING = frozenset(["milestone", "action", "measure", "priority", "recommendation", "decision", "change"])
_DUE = re.compile(r"\d|\b(?:on-?going|tb[ac]|immediate|spring|summer|autumn|winter|continuous|complete|n/?a)\b", re.I)
_SHORT_MEANINGS = {"rag": 3, "status": 12}  # words that a cell of such a column has at most

Row = list[str]


def laid_out(lines: list[Line]) -> list[Line]:
    """The lines of a text with such tables as rows whose cells are parted by tabs; no word is lost or moved."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        size, rows = _spaced(lines, at) or _stacked(lines, at) or (1, [lines[at]])
        found += rows
        at += size
    return found


def _segments(line: Line) -> list[tuple[int, str]]:
    """The cells of a line, parted by two spaces or more, each with the column at which it begins."""
    if "\t" in line.text or "|" in line.text:
        return []
    return [(line.indent + cell.start(), cell.group()) for cell in _CELL.finditer(line.text)]


def _names_columns(cells: Sequence[str]) -> bool:
    """Whether words head a table: most of them known column headings, one of what is followed up."""
    if not 2 <= len(cells) <= _MOST_COLUMNS or any(
        len(cell) > _LONGEST_HEAD or (" " in cell and is_ended(cell)) for cell in cells
    ):
        return False
    meanings = [column_meaning(cell) for cell in cells]
    known = {meaning for meaning in meanings if meaning}
    return len(known) >= 2 and sum(map(bool, meanings)) * 2 >= len(cells) and bool(known & _NAMING)


def _row(cells: Sequence[str], line: Line) -> Line:
    text = "\t".join(cells)
    return Line(text, 0, line.number, text.startswith("\t"))


def _spaced(lines: list[Line], at: int) -> tuple[int, list[Line]] | None:
    """A table whose columns are parted by spaces: how many lines it takes, and its rows."""
    head = _segments(lines[at])
    if len(head) < 2 or not _names_columns([text for _, text in head]):
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
    return end - at, [row if isinstance(row, Line) else _row(*row) for row in rows]


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


def _stacked(lines: list[Line], at: int) -> tuple[int, list[Line]] | None:
    """A table of which each cell has a line: its column headings, then the rows, mostly with blank lines between."""
    if lines[at].blank or (at and not lines[at - 1].blank):
        return None
    run = _run(lines, at)
    head, first = _head(lines[at:run])
    if not head:
        return None
    groups = [lines[at + first : run]] if first < run - at else []
    end = run
    while end + 1 < len(lines) and lines[end].blank and not lines[end + 1].blank:
        stop = _run(lines, end + 1)
        if not _chunks(lines[end + 1 : stop], len(head)):
            break
        groups.append(lines[end + 1 : stop])
        end = stop
    rows = list(chain.from_iterable(_chunks(group, len(head)) for group in groups))
    if len(rows) < 2 or not all(_chunks(group, len(head)) for group in groups) or not _fit(head, rows):
        return None
    shown = [_row(head, lines[at])]
    shown += [_row([line.text for line in row] + [""] * (len(head) - len(row)), row[0]) for row in rows]
    return end - at, shown


def _run(lines: list[Line], at: int) -> int:
    """Where the lines from `at` on that touch each other end."""
    while at < len(lines) and not lines[at].blank:
        at += 1
    return at


def _head(run: list[Line]) -> tuple[Row, int]:
    """The headings that open some lines, and how many lines they take; none where no table begins."""
    segments = [text for _, text in _segments(run[0])]
    if len(segments) > 2 and _names_columns(segments):
        return segments, 1
    size = 0
    while size < len(run) and "\t" not in run[size].text and column_meaning(run[size].text):
        size += 1
    head = [line.text for line in run[:size]]
    return (head, size) if size > 2 and _names_columns(head) else ([], 0)


def _chunks(group: list[Line], width: int) -> list[list[Line]]:
    """The rows that touching lines make: one with perhaps its last cell empty, or several whole ones."""
    if any("\t" in line.text for line in group):
        return []
    if len(group) in (width, width - 1):
        return [group]
    if len(group) % width == 0:
        return [group[at : at + width] for at in range(0, len(group), width)]
    return []


def _fit(head: Row, rows: list[list[Line]]) -> bool:
    """Whether most rows have a date where dates are due, and few words where a standing is."""
    told = False
    for column, meaning in enumerate(map(column_meaning, head)):
        cells = [row[column].text for row in rows if column < len(row)]
        if meaning == "due":
            good = [cell for cell in cells if _DUE.search(cell) and len(cell.split()) < 12]
        elif meaning in _SHORT_MEANINGS:
            good = [cell for cell in cells if len(cell.split()) <= _SHORT_MEANINGS[meaning]]
        else:
            continue
        told = True
        if len(good) < 0.6 * len(rows):
            return False
    return told
