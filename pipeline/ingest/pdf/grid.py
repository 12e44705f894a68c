"""Tables from their lines: rules that touch make a grid, and boxes of the grid that no rule parts are one cell.

A cell that spans rows or columns is several boxes of the grid; a table without outer lines ends where its rules end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.ingest.pdf.records import Rule
from pipeline.ingest.pdf.tracks import SNAP, Pieces, Track, connected, stretches, tracks

_MOST_BOXES = 20_000


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines of a table and, for each box between them (row by row), the number of the cell that it belongs to."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: tuple[tuple[int, ...], ...]

    def cell_at(self, x: float, y: float) -> int | None:
        """The cell at a point, None outside the table."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.owner[row][column]
        return None


def grids(rules: Iterable[Rule]) -> list[Grid]:
    """The grids of a page, top to bottom."""
    flat, tall = stretches(rules, True), stretches(rules, False)
    found = [_grid(across, down) for across, down in connected(flat, tall)]
    return sorted((grid for grid in found if grid is not None), key=lambda g: (g.ys[0], g.xs[0]))


def _grid(flat: Pieces, tall: Pieces) -> Grid | None:
    across, down = tracks(sorted(flat)), tracks(sorted(tall))
    xs = _places([track.at for track in down], [end for piece in flat for end in piece[1:]])
    ys = _places([track.at for track in across], [end for piece in tall for end in piece[1:]])
    if len(xs) < 2 or len(ys) < 2 or len(xs) + len(ys) < 5 or len(xs) * len(ys) > _MOST_BOXES:
        return None
    return Grid(xs, ys, _owners(xs, ys, {t.at: t for t in across}, {t.at: t for t in down}))


def _places(lines: list[float], ends: list[float]) -> tuple[float, ...]:
    """Places of lines, and where the lines that cross them end."""
    low, high = min(ends, default=0.0), max(ends, default=0.0)
    found = sorted(lines)
    if ends and (not found or low < found[0] - 2 * SNAP):
        found.insert(0, low)
    if ends and high > found[-1] + 2 * SNAP:
        found.append(high)
    return tuple(found)


def _owners(
    xs: tuple[float, ...], ys: tuple[float, ...], across: dict[float, Track], down: dict[float, Track]
) -> tuple[tuple[int, ...], ...]:
    """For each box, the first box of the cell that it is part of."""
    wide = len(xs) - 1
    owner = list(range(wide * (len(ys) - 1)))

    def root(at: int) -> int:
        while owner[at] != at:
            at = owner[at]
        return at

    for row in range(len(ys) - 1):
        for column in range(wide):
            at = row * wide + column
            if column + 1 < wide and not _drawn(down, xs[column + 1], ys[row], ys[row + 1]):
                _join(owner, root(at), root(at + 1))
            if row + 2 < len(ys) and not _drawn(across, ys[row + 1], xs[column], xs[column + 1]):
                _join(owner, root(at), root(at + wide))
    return tuple(tuple(root(row * wide + column) for column in range(wide)) for row in range(len(ys) - 1))


def _join(owner: list[int], one: int, other: int) -> None:
    owner[max(one, other)] = min(one, other)


def _drawn(lines: dict[float, Track], at: float, start: float, end: float) -> bool:
    line = lines.get(at)
    return line is not None and line.covers(start, end)
