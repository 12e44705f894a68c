"""Tables of a text that hold a line, or several, for each cell: the headings of the columns one under another, then the
rows. Told by the headings (models/headings.toml), and handed on as rows with tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from pipeline.ingest.text.lines import Line, run_end
from pipeline.ingest.text.wrap import begins_low, is_ended
from pipeline.language.columns import column_meaning
from pipeline.language.standings import is_standing

LONGEST_HEAD = 40
MOST_COLUMNS = 8
_NAMING = frozenset(["milestone", "action", "measure", "priority", "recommendation", "decision", "change"])
_DUE = re.compile(r"\d|\b(?:on-?going|tb[ac]|immediate|spring|summer|autumn|winter|continuous|complete|n/?a)\b", re.I)
_STANDINGS = frozenset(["rag", "status", "progress", "completed", "due"])  # what the last column may be called
_SHORT_MEANINGS = {"rag": 3, "status": 12}  # words that a cell of such a column has at most
_EMPTY = re.compile(r"[-–—.]?$")
_NUMBER = re.compile(r"(?:[A-Z]{1,4} ?[-.]?)?\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?[.)]?$|\(?[a-z]{1,2}\)$")
_BETWEEN = 3  # lines of no row that may stand between two rows
_FARTHEST = 30  # lines of a row
_LEAST_LABELS = 3
_TELLING = frozenset(["due", "rag", "status"])
# What a line costs in a cell where it does not look at home, and a further line of a cell.
_STRANGE, _FURTHER, _WRAPPED = 3.0, 0.6, 0.1
_DEAREST = 0.5  # a row, for each of its columns

Row = list[str]
Table = tuple[int, list[Line]]


def row_of(cells: Sequence[str], line: Line) -> Line:
    """Cells as one line, parted by tabs, in the place of a line."""
    text = "\t".join(cells)
    return Line(text, 0, line.number, text.startswith("\t"))


def names_columns(cells: Sequence[str]) -> bool:
    """Whether words head a table: most of them known column headings, one of what is followed up."""
    if not 2 <= len(cells) <= MOST_COLUMNS or any(
        len(cell) > LONGEST_HEAD or (" " in cell and is_ended(cell)) for cell in cells
    ):
        return False
    meanings = [column_meaning(cell) for cell in cells]
    known = {meaning for meaning in meanings if meaning}
    return len(known) >= 2 and sum(map(bool, meanings)) * 2 >= len(cells) and bool(known & _NAMING)


def stacked(lines: list[Line], at: int, heads: Sequence[str]) -> Table | None:
    """The table that begins at a line: how many lines it takes, and those that stand for them. `heads` are the cells
    of that line where it is one of headings, parted by spaces."""
    if lines[at].blank:
        return None
    parted = at == 0 or lines[at - 1].blank
    if parted and len(heads) > 2 and names_columns(heads):
        return _in_groups(lines, at, list(heads), 1)
    head = _head(lines, at)
    if not head:
        return _in_turn(lines, at)
    return (_in_groups(lines, at, head, len(head)) if parted else None) or _in_a_row(lines, at, head)


def _head(lines: list[Line], at: int) -> Row:
    """The headings that stand one under another from a line on; none where no table begins."""
    size = 0
    while at + size < len(lines) and size <= MOST_COLUMNS and _is_heading(lines[at + size].text):
        size += 1
    head = [line.text for line in lines[at : at + size]]
    return head if size > 2 and names_columns(head) else []


def _is_heading(text: str) -> bool:
    return 0 < len(text) <= LONGEST_HEAD and "\t" not in text and ":" not in text and bool(column_meaning(text))


def _in_groups(lines: list[Line], at: int, head: Row, first: int) -> Table | None:
    """A table with a line for each cell, mostly with blank lines between the rows; short groups of lines that are no
    row, such as a heading over those below, may stand between."""
    run = run_end(lines, at)
    groups = [lines[at + first : run]] if first < run - at else []
    end, bands = run, list[int]()
    while end + 1 < len(lines) and lines[end].blank and not lines[end + 1].blank:
        stop = run_end(lines, end + 1)
        group = lines[end + 1 : stop]
        if not _chunks(group, head) and (len(group) >= len(head) or len(groups) in bands):
            break
        bands += [] if _chunks(group, head) else [len(groups) + 1]
        groups.append(group)
        end = stop
    while groups and len(groups) in bands:
        end -= len(groups.pop()) + 1
    parts = [_chunks(group, head) for group in groups]
    rows = list(chain.from_iterable(parts))
    if len(rows) < 2 or (groups and not parts[0]) or not _fit(head, rows):
        return None
    shown = [row_of(head, lines[at])]
    for group, part in zip(groups, parts, strict=True):
        shown += [row_of([line.text for line in row] + [""] * (len(head) - len(row)), row[0]) for row in part]
        shown += [] if part else group
    return end - at, shown


def _chunks(group: list[Line], head: Row) -> list[list[Line]]:
    """The rows that touching lines make: one with perhaps its last cell empty, or several whole ones."""
    width = len(head)
    if any("\t" in line.text for line in group):
        return []
    if len(group) == width or (len(group) == width - 1 and _dated(head, group)):
        return [group]
    if len(group) % width == 0:
        return [group[at : at + width] for at in range(0, len(group), width)]
    return []


def _dated(head: Row, row: list[Line]) -> bool:
    """Whether a row has a date, or nothing, where dates are due."""
    return all(
        _is_due(line.text) or bool(_EMPTY.match(line.text))
        for line, text in zip(row, head, strict=False)
        if column_meaning(text) in ("due", "target")
    )


def _fit(head: Row, rows: list[list[Line]]) -> bool:
    """Whether most rows have a date where dates are due, and few words or first a standing where that is told."""
    told = False
    for column, meaning in enumerate(map(column_meaning, head)):
        cells = [row[column].text for row in rows if column < len(row)]
        if meaning == "due":
            good = [cell for cell in cells if _is_due(cell)]
        elif meaning in _SHORT_MEANINGS:
            good = [cell for cell in cells if len(cell.split()) <= _SHORT_MEANINGS[meaning] or _begins_told(cell)]
        else:
            continue
        told = True
        if len(good) < 0.6 * len(rows):
            return False
    return told


def _begins_told(cell: str) -> bool:
    """Whether a cell begins with a standing: "Delivered. Approved in May"."""
    return is_standing(re.split(r"[.;:,(–—]| - ", cell, maxsplit=1)[0])


def _is_due(cell: str) -> bool:
    return bool(_DUE.search(cell)) and len(cell.split()) < 12


def _in_a_row(lines: list[Line], at: int, head: Row) -> Table | None:
    """A table whose rows begin with their number, or end in their standing: cells may be of several lines, and up to
    `_BETWEEN` lines that are no row, such as a heading over those below, may stand between two rows."""
    meanings = [column_meaning(text) for text in head]
    numbered = meanings[0] == "reference" and bool(_TELLING & set(meanings))
    if not numbered and meanings[-1] not in _STANDINGS:
        return None
    found, waiting = [row_of(head, lines[at])], list[Line]()
    rows, end, place = 0, at, at + len(head)
    while place < len(lines) and sum(not line.blank for line in waiting) <= _BETWEEN:
        taken = _numbered(lines, place, meanings) if numbered else _told(lines, place, meanings)
        if taken is None:
            waiting.append(lines[place])
            place += 1
            continue
        size, cells = taken
        found += [*(line for line in waiting if not line.blank), row_of(cells, lines[place])]
        waiting = []
        rows, place = rows + 1, place + size
        end = place
    return (end - at, found) if rows > 1 else None


def _in_turn(lines: list[Line], at: int) -> Table | None:
    """A table of which each cell stands under its own heading, the headings coming round again with every row: handed
    on as lines with a colon ("Deliverable: A hub")."""
    if not _is_heading(lines[at].text):
        return None
    first, place = _record(lines, at)
    labels = [label for label, _ in first]
    if len(first) < _LEAST_LABELS or not names_columns(labels) or not _TELLING & set(map(column_meaning, labels)):
        return None
    found, rows = list(first), 1
    while place < len(lines) and lines[place].text == lines[at].text:
        record, place = _record(lines, place)
        if [label for label, _ in record] != [label for label, _ in first]:
            return None
        found, rows = found + record, rows + 1
    shown = [Line(f"{label}: {' '.join(line.text for line in value)}", 0, value[0].number) for label, value in found]
    alone = len(first) > _LEAST_LABELS and is_standing(first[-1][1][-1].text)
    return (place - at, shown) if rows > 1 or alone else None


def _record(lines: list[Line], at: int) -> tuple[list[tuple[str, list[Line]]], int]:
    """The headings from a line on, each with the lines under it, up to where the first comes again or a blank line, and
    where that is. The last has one line."""
    opens, found = lines[at].text, list[tuple[str, list[Line]]]()
    while at + 1 < len(lines) and _is_heading(lines[at].text) and (not found or lines[at].text != opens):
        label, value = lines[at].text, list[Line]()
        at += 1
        while at < len(lines) and not lines[at].blank and len(value) < _FARTHEST:
            if value and _is_heading(lines[at].text):
                break
            value.append(lines[at])
            at += 1
            if is_standing(value[0].text):
                break
        if not value:
            break
        found.append((label, value))
    return found, at


def _numbered(lines: list[Line], at: int, meanings: Sequence[str]) -> tuple[int, Row] | None:
    """The row that begins at a line with its number: how many lines it takes, and its cells."""
    if not _NUMBER.match(lines[at].text):
        return None
    texts = list(_until_next(lines, at))
    _, ends = _parted(texts, meanings)
    return (ends[-1], _cells(texts, ends)) if ends else None


def _told(lines: list[Line], at: int, meanings: Sequence[str]) -> tuple[int, Row] | None:
    """The row that begins at a line and ends in a line with its standing alone; its first cell may be that of the row
    above it, which then covers both, and is not written again."""
    if lines[at].blank or is_standing(lines[at].text):
        return None
    texts = list(_until_standing(lines, at))
    if not texts or not is_standing(texts[-1]):
        return None
    ways = [(*_parted(texts, meanings[absent:]), absent) for absent in (0, 1)]
    whole = [way for way in ways if way[1] and way[1][-1] == len(texts)]
    if not whole:
        return None
    _, ends, absent = min(whole, key=lambda way: (way[0], way[2]))
    return len(texts), [""] * absent + _cells(texts, ends)


def _cells(texts: Sequence[str], ends: Sequence[int]) -> Row:
    return [" ".join(texts[a:b]) for a, b in zip((0, *ends), ends, strict=False)]


def _until_next(lines: list[Line], at: int) -> Iterator[str]:
    """The lines from a number to the next one or to a blank line."""
    for place in range(at, min(at + _FARTHEST, len(lines))):
        line = lines[place]
        if line.blank or "\t" in line.text or (place > at + 1 and _NUMBER.match(line.text)):
            return
        yield line.text


def _until_standing(lines: list[Line], at: int) -> Iterator[str]:
    """The lines from one on to that which is a standing."""
    for line in lines[at : at + _FARTHEST]:
        if line.blank or "\t" in line.text:
            return
        yield line.text
        if is_standing(line.text):
            return


def _parted(texts: Sequence[str], meanings: Sequence[str]) -> tuple[float, tuple[int, ...]]:
    """The least cost at which the lines of a row are parted into its cells, and where each cell ends; no ends where no
    way is near enough. What is left behind the last cell costs nothing: it belongs to no row."""
    width = len(meanings)

    @cache
    def best(column: int, start: int) -> tuple[float, tuple[int, ...]]:
        if column == width:
            return 0.0, ()
        ways = [
            (_cost(texts[start:end], meanings[column], column == width - 1) + rest, (end, *ends))
            for end in range(start + 1, len(texts) - (width - column - 1) + 1)
            for rest, ends in [best(column + 1, end)]
        ]
        return min(ways, default=(float("inf"), ()))

    cost, ends = best(0, 0)
    return cost, ends if cost <= _DEAREST * width else ()


def _cost(texts: Sequence[str], meaning: str, last: bool) -> float:
    """What it costs to take some lines for a cell of a column."""
    cost = sum(
        _WRAPPED if begins_low(below) or not is_ended(above) else _FURTHER
        for above, below in zip(texts, texts[1:], strict=False)
    )
    cost += _FURTHER * (len(texts) - 1) if meaning in ("reference", "due", "owner") else 0.0
    cost += _FURTHER if meaning in _NAMING and is_ended(texts[-1]) else 0.0
    words = " ".join(texts).split()
    if len(texts) == 1 and _EMPTY.match(texts[0]):
        return cost
    if meaning == "reference":
        home = len(texts) == 1 and bool(_NUMBER.match(texts[0]))
    elif meaning == "due":
        home = _is_due(" ".join(words)) and len(words) < 7
    elif meaning == "owner":
        home = len(words) < 9 and not is_ended(texts[-1])
    elif last and (meaning in _SHORT_MEANINGS or is_standing(texts[-1])):
        home = len(words) < 5 and not (len(words) > 2 and is_ended(texts[-1]))
        cost += _FURTHER * (len(texts) - 1)
    else:
        home = True
    return cost if home else cost + _STRANGE
