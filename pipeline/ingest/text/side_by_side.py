"""Two columns of prose that a text holds side by side, as they stood on a page: the left one first, then the right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from pipeline.ingest.labels import split_label
from pipeline.ingest.text.lines import Line, run_end
from pipeline.ingest.text.stacked import names_columns
from pipeline.ingest.text.wrap import Wrap, join_lines

_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_PAGE = re.compile(r"\D \d{1,3}(?:$| [A-Z])")
_LEAST, _MOST = 7, 120  # lines of a run
_WORDY = 24  # characters: what is shorter may be a cell of a table
_NEAR = 1


def unfolded(lines: list[Line]) -> list[Line]:
    """The lines with such columns one under the other, a blank line behind each; no word is lost."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        size, parts = _unfolded(lines, at) or (1, [lines[at]])
        found += parts
        at += size
    return found


def _unfolded(lines: list[Line], at: int) -> tuple[int, list[Line]] | None:
    """The columns that begin at a line: how many lines they take, and those that stand for them."""
    if not _gaps(lines[at].text):
        return None
    run = lines[at : run_end(lines, at, _MOST)]
    parts = _columns(run) if len(run) >= _LEAST else ()
    if not parts:
        return None
    left, right, size = parts
    inner = _unfolded(right, 0)
    columns = [left, inner[1]] if inner and inner[0] == len(right) else [left, right]
    rows = [[*_joined(column), replace(column[-1], text="", indent=0)] for column in columns]
    return size, [*rows[0], *rows[1]]


def _joined(column: Sequence[Line]) -> list[Line]:
    """The lines of a column, those that go on with the line above joined to it: its width is its own."""
    wrap = Wrap(max(len(line.text) for line in column))
    found, above = list[Line](), ""
    for line in column:
        if found and wrap.joins(above, line.text) and not split_label(line.text):
            found[-1] = replace(found[-1], text=join_lines([found[-1].text, line.text]))
        else:
            found.append(line)
        above = line.text
    return found


def _columns(run: Sequence[Line]) -> tuple[list[Line], list[Line], int] | tuple[()]:
    """The two columns that a run of lines begins with, and how many lines they take; empty where they are none: one gap
    in half of the lines and more, the same everywhere, with words on both sides of it that are too long for cells."""
    if any("\t" in line.text or "|" in line.text for line in run):
        return ()
    starts = Counter(line.indent + end for line in run for _, end in _gaps(line.text))
    column = min(starts, key=lambda start: (-starts[start], start))
    parts = list(takewhile(lambda part: part is not None, (_parted(line, column) for line in run)))
    left = [part[0] for part in parts if part and part[0]]
    right = [part[1] for part in parts if part and part[1]]
    both = sum(all(part) for part in parts if part)
    if both < max(_LEAST - 1, len(parts) / 2) or not (_is_wordy(left) and _is_wordy(right)):
        return ()
    if names_columns([left[0].text, right[0].text]) or _lists_pages(left) or _lists_pages(right):
        return ()
    return left, right, len(parts)


def _parted(line: Line, column: int) -> tuple[Line | None, Line | None] | None:
    """What of a line stands left and right of a column; None where words go over it."""
    if line.indent >= column - _NEAR:
        return None, replace(line, indent=max(0, line.indent - column))
    for start, end in _gaps(line.text):
        over = line.indent + end - column
        if abs(over) <= _NEAR:
            return replace(line, text=line.text[:start]), replace(line, text=line.text[end:], indent=max(0, over))
    return (line, None) if line.indent + len(line.text) < column - 1 else None


@lru_cache(maxsize=1024)
def _gaps(text: str) -> tuple[tuple[int, int], ...]:
    """Where the wide gaps of a line are; the lines of a run are asked again and again."""
    return tuple(gap.span() for gap in _GAP.finditer(text))


def _lists_pages(lines: Sequence[Line]) -> bool:
    """Whether lines hold the numbers of pages, as those of contents do."""
    return sum(bool(_PAGE.search(line.text)) for line in lines) * 4 >= len(lines)


def _is_wordy(lines: Sequence[Line]) -> bool:
    """Whether at least half of some lines are too long for cells of a table."""
    return sum(len(line.text) >= _WORDY for line in lines) * 2 >= len(lines) > 0
