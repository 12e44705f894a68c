"""Rows of tables whose lines part the columns, or only the header, but not the rows: told by the words.

What decides what, and why. Where lines close every cell, our own grid decides: on such tables pdfplumber finds the
same cells, and costs a second parse of the page, about ten times what all else costs. Where lines are missing between
rows, the grid alone would put all rows into one; there pdfplumber's "text" strategy decides (its `words_to_edges_h`,
given our own words, so that nothing is parsed again), which draws a line over each row of words. It cuts every wrapped
line too, so it is asked only where the first column names a new thing on nearly each base line and no cell reads on
from line to line; tables with known headings and wrapped cells are regrouped by unruled.py.

Measured on 32 drawn tables, 16 ways of ruling, once with wrapped cells and once with figures: the grid alone gave 14
as drawn, pdfplumber's find_tables 8 (9 with the best of its strategies for each), the grid with rows told here 18, and
with the rows outside the outermost lines (gaps.py) and regrouped ones 24.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from pipeline.ingest.pdf.grid import Grid
from pipeline.ingest.pdf.lines import Line, segments
from pipeline.ingest.pdf.records import Word

_LEAST = 3
_MOST_RULED = 2
_NAMED = 0.8


def with_text_rows(grid: Grid, words: Sequence[Word]) -> Grid:
    """The grid itself, or with more rows where one of its few rows holds many rows of words."""
    if len(grid.ys) - 1 > _MOST_RULED or len(grid.xs) < 3:
        return grid
    upright = [word for word in words if word.face.angle == 0]
    cuts: list[float] = []
    for row in range(len(grid.ys) - 1):
        own = [word for word in upright if bisect_right(grid.ys, (word.top + word.bottom) / 2) - 1 == row]
        if _are_rows(grid, segments(own, 0)):
            cuts.extend(_edges(own)[1:-1])
    return _cut(grid, cuts) if cuts else grid


def _are_rows(grid: Grid, lines: Sequence[Line]) -> bool:
    """Whether the base lines of a row are rows of their own."""
    by_base: dict[int, set[int]] = {}
    for line in lines:
        column = bisect_right(grid.xs, (line.x0 + line.x1) / 2) - 1
        by_base.setdefault(round(line.base), set()).add(column)
    bases = list(by_base.values())
    if len(bases) < _LEAST:
        return False
    named = sum(min(columns) == 0 and len(columns) > 1 for columns in bases)
    return named >= _NAMED * len(bases) and not _reads_on(grid, lines)


def _reads_on(grid: Grid, lines: Sequence[Line]) -> bool:
    """Whether lines of a column are wrapped: they begin with small letters, or fill their column to its end."""
    small = full = 0
    for line in lines:
        column = min(bisect_right(grid.xs, (line.x0 + line.x1) / 2), len(grid.xs) - 1)
        room = grid.xs[column] - line.x1
        small += line.text[:1].islower()
        full += len(line.words) > 3 and room < 0.15 * (grid.xs[column] - grid.xs[column - 1])
    return small > 0.2 * len(lines) or full > 0.1 * len(lines)


def _edges(words: Sequence[Word]) -> list[float]:
    """Where pdfplumber draws lines over rows of words, and one under the last."""
    from pdfplumber.table import words_to_edges_h

    boxes = [{"x0": word.x0, "x1": word.x1, "top": word.top, "bottom": word.bottom} for word in words]
    return sorted({round(edge["top"], 2) for edge in words_to_edges_h(boxes, word_threshold=1)})


def _cut(grid: Grid, cuts: Sequence[float]) -> Grid:
    """A grid with more rows; each box of the new rows is a cell of its own."""
    ys = tuple(sorted({*grid.ys, *cuts}))
    wide = len(grid.xs) - 1
    owner: list[tuple[int, ...]] = []
    for row, top in enumerate(ys[:-1]):
        old = bisect_right(grid.ys, (top + ys[row + 1]) / 2) - 1
        whole = grid.ys[old] in ys and (top, ys[row + 1]) == (grid.ys[old], grid.ys[old + 1])
        joined = [grid.owner[old].index(one) if whole else at for at, one in enumerate(grid.owner[old])]
        owner.append(tuple(row * wide + column for column in joined))
    return Grid(grid.xs, ys, tuple(owner))
