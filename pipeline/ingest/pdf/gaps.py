"""Columns of tables that have lines between rows but none between columns: white gaps that the rows share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.ingest.pdf.grid import Grid
from pipeline.ingest.pdf.lines import Line, segments
from pipeline.ingest.pdf.records import Word

_LEAST_GAP = 6.0
_CROSSED = 0.15


def with_columns(grid: Grid, words: list[Word]) -> Grid | None:
    """The grid itself when it has columns, else with columns found in its words; None where there are none."""
    if len(grid.xs) > 2:
        return grid
    found = segments((word for word in words if word.face.angle == 0), 0)
    by_row = _by_row(grid, found)
    if len(by_row) < 2:
        return None
    cuts = shared_gaps(list(by_row.values()))
    if not cuts or sum(_is_cut(line, cuts) for line in by_row.values()) < 0.6 * len(by_row):
        return None
    xs = (grid.xs[0], *cuts, grid.xs[-1])
    owner = tuple(_owners(row, len(xs) - 1, by_row.get(row, []), xs) for row in range(len(grid.ys) - 1))
    return Grid(xs, grid.ys, owner)


def with_open_ends(grid: Grid, words: Sequence[Word]) -> Grid:
    """A grid of lines across, with the row over its first line and the row under its last: tables are often drawn with
    lines between their rows only. Such a row is no higher than those between lines, and keeps to the same columns."""
    rows = len(grid.ys) - 1
    inside = with_columns(grid, [word for word in words if grid.cell_at(*_middle(word)) is not None])
    if len(grid.xs) > 2 or rows < 2 or inside is None:
        return grid
    most = max(after - before for before, after in pairwise(grid.ys))
    top = _open_row(inside, words, grid.ys[0] - most, grid.ys[0])
    foot = _open_row(inside, words, grid.ys[-1], grid.ys[-1] + most)
    ys = [*([top[0] - 1] if top else []), *grid.ys, *([foot[1] + 1] if foot else [])]
    return Grid(grid.xs, tuple(ys), tuple((at,) for at in range(len(ys) - 1)))


def _open_row(grid: Grid, words: Sequence[Word], top: float, bottom: float) -> tuple[float, float] | None:
    """Top and bottom of the words in a stretch beside a grid, where they keep to its columns and fill two of them."""
    near = [
        word
        for word in words
        if word.face.angle == 0 and top <= _middle(word)[1] <= bottom and grid.xs[0] - 2 <= word.x0 <= grid.xs[-1] + 2
    ]
    lines = segments(near, 0)
    columns = {bisect_right(grid.xs, (line.x0 + line.x1) / 2) for line in lines}
    crossed = any(line.x0 < x < line.x1 for line in lines for x in grid.xs[1:-1])
    if len(columns) < 2 or crossed or any(line.x1 > grid.xs[-1] + 2 for line in lines):
        return None
    return min(line.top for line in lines), max(line.bottom for line in lines)


def _middle(word: Word) -> tuple[float, float]:
    return (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2


def _by_row(grid: Grid, found: Iterable[Line]) -> dict[int, list[Line]]:
    rows: dict[int, list[Line]] = {}
    for line in found:
        rows.setdefault(bisect_right(grid.ys, (line.top + line.bottom) / 2) - 1, []).append(line)
    return rows


def shared_gaps(rows: list[list[Line]]) -> tuple[float, ...]:
    """The middles of gaps that (nearly) all rows leave white, left to right."""
    edges = sorted({edge for row in rows for line in row for edge in (line.x0, line.x1)})
    cuts: list[float] = []
    start: float | None = None
    for left, right in pairwise(edges):
        middle = (left + right) / 2
        crossed = sum(any(line.x0 < middle < line.x1 for line in row) for row in rows)
        if crossed <= _CROSSED * len(rows):
            start = left if start is None else start
            end = right
            continue
        if start is not None and end - start >= _LEAST_GAP:
            cuts.append((start + end) / 2)
        start = None
    return tuple(cut for cut in cuts if cut > edges[0])


def _is_cut(row: list[Line], cuts: tuple[float, ...]) -> bool:
    """Whether a row has words on both sides of a cut."""
    return any(any(line.x1 <= cut for line in row) and any(line.x0 >= cut for line in row) for cut in cuts)


def _owners(row: int, wide: int, lines: list[Line], xs: tuple[float, ...]) -> tuple[int, ...]:
    """Cells of a row: boxes that a segment crosses are one cell."""
    owners = [row * wide + column for column in range(wide)]
    for column in range(1, wide):
        if any(line.x0 < xs[column] < line.x1 for line in lines):
            owners[column] = owners[column - 1]
    return tuple(owners)
